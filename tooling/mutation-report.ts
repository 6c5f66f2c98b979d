/** What this reads of the report that Stryker writes: the mutation testing report schema, version 2. */
export interface StrykerReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly testsCompleted?: number;
  readonly location: Readonly<Record<"start" | "end", { readonly line: number; readonly column: number }>>;
}

/** What the tests noticed of the changes that could run; `untested` were called survivors without one test run. */
export interface MutationScore {
  readonly killed: number;
  readonly valid: number;
  readonly untested: number;
}

const noticed = ["Killed", "Timeout"];
const unnoticed = ["Survived", "NoCoverage"];

export function mutationScore(report: StrykerReport): MutationScore {
  const mutants = mutantsOf(report);
  const killed = mutants.filter(({ status }) => noticed.includes(status)).length;
  const survived = mutants.filter(({ status }) => unnoticed.includes(status)).length;
  const untested = mutants.filter(
    ({ status, testsCompleted }) => status === "Survived" && testsCompleted === 0,
  ).length;
  return { killed, valid: killed + survived, untested };
}

/** Each change that no test noticed, a line each: where it is, what stood there, what was put in its place. */
export function survivorsIn(report: StrykerReport, source: string): string[] {
  const lines = source.split("\n");
  return mutantsOf(report)
    .filter(({ status }) => unnoticed.includes(status))
    .map(({ location: { start, end }, mutatorName, replacement = "", status }) => {
      const last = start.line === end.line ? end.column - 1 : undefined;
      const was = (lines[start.line - 1] ?? "").slice(start.column - 1, last);
      const place = `${start.line}:${start.column}`.padEnd(8);
      return `${place}${mutatorName}${status === "NoCoverage" ? " (never run)" : ""}: ${was} -> ${replacement.split("\n")[0]}`;
    });
}

function mutantsOf({ files }: StrykerReport): Mutant[] {
  return Object.values(files).flatMap(({ mutants }) => mutants);
}
