import { expect, it } from "vitest";
import { addTallies, closingLine, nothingRun, tallyOf, withFailure } from "./tally.ts";

const file = (status: string, ...assertions: string[]) => ({
  status,
  assertionResults: assertions.map((assertion) => ({ status: assertion })),
});

it.each([
  {
    when: "all pass",
    report: { numPassedTests: 2, numFailedTests: 0, testResults: [file("passed", "passed", "passed")] },
    line: "2 passed, 0 failed",
  },
  {
    when: "a test fails",
    report: { numPassedTests: 1, numFailedTests: 1, testResults: [file("failed", "passed", "failed")] },
    line: "1 passed, 1 failed",
  },
  {
    when: "a file cannot be loaded",
    report: { numPassedTests: 1, numFailedTests: 0, testResults: [file("passed", "passed"), file("failed")] },
    line: "1 passed, 1 failed",
  },
])("counts $line when $when", ({ report, line }) => {
  expect(closingLine(tallyOf(report))).toBe(line);
});

it("adds runs up, and shows a failure that is no test's", () => {
  const both = addTallies({ passed: 3, failed: 0 }, { passed: 4, failed: 2 });
  expect(both).toEqual({ passed: 7, failed: 2 });
  expect(withFailure(both)).toEqual(both);
  expect(withFailure(nothingRun)).toEqual({ passed: 0, failed: 1 });
});
