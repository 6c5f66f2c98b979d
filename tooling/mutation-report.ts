/** What this reads of the report that Stryker writes: the mutation testing report schema, version 2. */
export interface StrykerReport {
  readonly files: Readonly<Record<string, MutatedFile>>;
}

interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly testsCompleted?: number;
  readonly location: Readonly<Record<"start" | "end", { readonly line: number; readonly column: number }>>;
}

/** What the tests noticed of the changes to one file that could run. */
export interface MutationScore {
  readonly file: string;
  readonly noticed: number;
  readonly changes: number;
  /** Each change that no test noticed, a line each: where it is, what stood there, what was put in its place. */
  readonly survivors: readonly string[];
}

/** A score for each file in which something could be changed, by path. */
export function scoresIn({ files }: StrykerReport): MutationScore[] {
  return Object.entries(files)
    .map(([file, { source, mutants }]) => {
      const noticed = mutants.filter(isNoticed).length;
      const unnoticed = mutants.filter(isUnnoticed);
      const lines = source.split("\n");
      return {
        file,
        noticed,
        changes: noticed + unnoticed.length,
        survivors: unnoticed.map((mutant) => survivor(mutant, lines)),
      };
    })
    .filter(({ changes }) => changes > 0)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

export function percentOf({ noticed, changes }: MutationScore): number {
  return (100 * noticed) / changes;
}

/** What was noticed in all of the files together. */
export function totalOf(scores: readonly MutationScore[]): MutationScore {
  return {
    file: "all of them",
    noticed: scores.reduce((sum, { noticed }) => sum + noticed, 0),
    changes: scores.reduce((sum, { changes }) => sum + changes, 0),
    survivors: [],
  };
}

/** A row of the table in `docs/mutation.md`. */
export function rowOf(score: MutationScore): string {
  const { file, noticed, changes } = score;
  return `| \`${file.replace(/^packages\//, "")}\` | ${noticed} of ${changes} | ${percentOf(score).toFixed(1)}% |`;
}

function isNoticed({ status }: Mutant): boolean {
  return status === "Killed" || status === "Timeout";
}

function isUnnoticed({ status }: Mutant): boolean {
  return status === "Survived" || status === "NoCoverage";
}

function survivor(mutant: Mutant, lines: readonly string[]): string {
  const { location, mutatorName, replacement = "", status, testsCompleted } = mutant;
  const { start, end } = location;
  const last = start.line === end.line ? end.column - 1 : undefined;
  const was = (lines[start.line - 1] ?? "").slice(start.column - 1, last);
  const place = `${start.line}:${start.column}`.padEnd(8);
  const untested =
    status === "NoCoverage" ? " (never run)" : testsCompleted === 0 ? " (no test was run: run it again)" : "";
  return `${place}${mutatorName}${untested}: ${was} -> ${replacement.split("\n")[0]}`;
}
