import { expect, it } from "vitest";
import { mutationScore, type StrykerReport, survivorsIn } from "./mutation-report.ts";

const at = (line: number, from: number, to: number) => ({
  start: { line, column: from },
  end: { line, column: to },
});
const report: StrykerReport = {
  files: {
    "src/share.ts": {
      mutants: [
        { mutatorName: "StringLiteral", status: "Killed", location: at(1, 1, 2), testsCompleted: 1 },
        { mutatorName: "ArithmeticOperator", status: "Timeout", location: at(1, 1, 2) },
        { mutatorName: "BooleanLiteral", status: "CompileError", location: at(1, 1, 2) },
        {
          ...{
            mutatorName: "EqualityOperator",
            status: "Survived",
            replacement: "a <= b",
            testsCompleted: 3,
          },
          location: at(2, 8, 13),
        },
        { mutatorName: "BlockStatement", status: "NoCoverage", replacement: "{}", location: at(2, 1, 4) },
      ],
    },
  },
};

it("counts what tests noticed of what could run", () => {
  expect(mutationScore(report)).toEqual({ killed: 2, valid: 4, untested: 0 });
});

it("names a survivor that no test was run against, for then the score says nothing", () => {
  const survivor = {
    ...{ mutatorName: "EqualityOperator", status: "Survived", testsCompleted: 0 },
    location: at(1, 1, 2),
  };
  expect(mutationScore({ files: { "share.ts": { mutants: [survivor] } } }).untested).toBe(1);
});

it("shows each survivor: where, what stood there, and what took its place", () => {
  expect(survivorsIn(report, "export\nreturn a < b;\n")).toEqual([
    "2:8     EqualityOperator: a < b -> a <= b",
    "2:1     BlockStatement (never run): ret -> {}",
  ]);
});
