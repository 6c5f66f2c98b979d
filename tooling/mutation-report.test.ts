import { expect, it } from "vitest";
import { rowOf, type StrykerReport, scoresIn, totalOf } from "./mutation-report.ts";

const at = (line: number, from: number, to: number) => ({
  start: { line, column: from },
  end: { line, column: to },
});
const survived = { mutatorName: "EqualityOperator", status: "Survived", replacement: "a <= b" };
const report: StrykerReport = {
  files: {
    "packages/funding/src/share.ts": {
      source: "export\nreturn a < b;\n",
      mutants: [
        { mutatorName: "StringLiteral", status: "Killed", location: at(1, 1, 2), testsCompleted: 1 },
        { mutatorName: "ArithmeticOperator", status: "Timeout", location: at(1, 1, 2) },
        { mutatorName: "BooleanLiteral", status: "CompileError", location: at(1, 1, 2) },
        { ...survived, location: at(2, 8, 13), testsCompleted: 3 },
        { mutatorName: "BlockStatement", status: "NoCoverage", replacement: "{}", location: at(2, 1, 4) },
      ],
    },
    "packages/funding/src/change.ts": {
      source: "a < b",
      mutants: [{ ...survived, location: at(1, 1, 6), testsCompleted: 0 }],
    },
    "packages/funding/src/index.ts": { source: "", mutants: [] },
  },
};
const [change, share] = scoresIn(report);

it("counts what tests noticed of what could run, in each file that has any", () => {
  expect(share).toMatchObject({ file: "packages/funding/src/share.ts", noticed: 2, changes: 4 });
  expect(scoresIn(report)).toHaveLength(2);
});

it("says of a change at which no test was run that none was", () => {
  expect(change).toMatchObject({ noticed: 0, changes: 1 });
  expect(change?.survivors).toEqual([
    "1:1     EqualityOperator (no test was run: run it again): a < b -> a <= b",
  ]);
});

it("shows each survivor: where, what stood there, and what took its place", () => {
  expect(share?.survivors).toEqual([
    "2:8     EqualityOperator: a < b -> a <= b",
    "2:1     BlockStatement (never run): ret -> {}",
  ]);
});

it("writes a score as a row of the documentation", () => {
  expect(scoresIn(report).map(rowOf)).toEqual([
    "| `funding/src/change.ts` | 0 of 1 | 0.0% |",
    "| `funding/src/share.ts` | 2 of 4 | 50.0% |",
  ]);
});

it("adds the scores of several files", () => {
  expect(rowOf(totalOf(scoresIn(report)))).toBe("| `all of them` | 2 of 5 | 40.0% |");
});
