/** How many tests passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** What this reads of the report that vitest's JSON reporter writes. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export const nothingRun: Tally = { passed: 0, failed: 0 };

/** A file that cannot be loaded has no failed test of its own, so it counts as one. */
export function tallyOf({ numPassedTests, numFailedTests, testResults }: VitestReport): Tally {
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((assertion) => assertion.status !== "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length };
}

export function addTallies(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** A step that fails without a failed test, such as the compiler, counts as one failure. */
export function withFailure(tally: Tally): Tally {
  return { ...tally, failed: Math.max(tally.failed, 1) };
}

export function closingLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}
