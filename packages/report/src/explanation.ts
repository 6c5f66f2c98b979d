import {
  type Figure,
  type FigureSource,
  formatFigure,
  formatNumber,
  frozenCopy,
  type Reference,
  type SourceLocation,
} from "@pdscp/core";
import { type FigureRegister, figureOf, periodOf } from "./register.ts";

/** One source of a figure: lines of a file, a document, another figure with its own sources, or what is wrong with that. */
export type ExplainedSource =
  | { readonly kind: "file"; readonly source: string; readonly lines: readonly number[] }
  | { readonly kind: "document"; readonly document: Reference }
  | { readonly kind: "figure"; readonly explanation: Explanation }
  /** Already explained further up or above it: not followed again. */
  | { readonly kind: "again"; readonly id: string }
  | { readonly kind: "unknown"; readonly id: string };

/** Where a figure comes from: itself, its reason, and its sources as a tree down to file and line. */
export interface Explanation {
  readonly id: string;
  readonly figure: Figure;
  /** As a report prints it. */
  readonly printed: string;
  readonly because: string;
  readonly sources: readonly ExplainedSource[];
  /** The tree as lines to print. */
  readonly text: string;
}

/**
 * Why a figure is what it is, and from what: followed through other figures to the lines of the files.
 *
 * @throws {ReportError} `report/figure-unknown` when the register has no such figure.
 *
 * @example From the figure to the line
 * ```ts
 * import { figure, financialYear } from "@pdscp/core";
 * import { createRegister, explain } from "@pdscp/report";
 *
 * const reviewed = figure({
 *   id: "cdop.reviewed",
 *   label: "Deaths reviewed",
 *   period: financialYear("2023/24"),
 *   value: { kind: "count", count: 2 },
 *   because: "Reviews that the panel completed in the year",
 *   from: [{ source: "cases.csv", line: 7 }, { source: "cases.csv", line: 8 }],
 * });
 *
 * explain(createRegister([reviewed]), "cdop.reviewed").text.split("\n");
 * // => ["Deaths reviewed, 2023/24: 2 (cdop.reviewed)", "  because: Reviews that the panel completed in the year", "  from cases.csv, lines 7-8"]
 * ```
 */
export function explain(register: FigureRegister, id: string): Explanation {
  return explained(register, figureOf(register, id), new Set());
}

function explained(register: FigureRegister, figure: Figure, seen: Set<string>): Explanation {
  seen.add(figure.id);
  const sources = together(figure.from).map((source): ExplainedSource => {
    if (!("figure" in source)) return source;
    const below = register.byId.get(source.figure);
    if (below === undefined) return { kind: "unknown", id: source.figure };
    if (seen.has(below.id)) return { kind: "again", id: below.id };
    return { kind: "figure", explanation: explained(register, below, seen) };
  });
  const printed = formatFigure(figure);
  const text = [
    `${figure.label}, ${periodOf(figure)}: ${printed}${spelledOut(figure)} (${figure.id})`,
    `  because: ${figure.because}`,
    ...sources.flatMap(linesOf),
  ].join("\n");
  return Object.freeze({
    id: figure.id,
    figure,
    printed,
    because: figure.because,
    sources: frozenCopy(sources),
    text,
  });
}

/** The count and total behind a percentage, the population behind a rate, the reason behind a marker. */
function spelledOut({ value }: Figure): string {
  switch (value.kind) {
    case "percentage":
      return `, ${formatNumber(value.count)} of ${formatNumber(value.total)} ${value.of}`;
    case "rate":
      return `, ${formatNumber(value.count)} in a population of ${formatNumber(value.population)}`;
    case "withheld":
    case "not-available":
      return `, ${value.why}`;
    default:
      return "";
  }
}

type Grouped = Extract<ExplainedSource, { kind: "file" | "document" }> | { readonly figure: string };

/** The sources with the lines of one file together, in the order in which each first comes. */
function together(sources: readonly FigureSource[]): readonly Grouped[] {
  const lines = new Map<string, number[]>();
  for (const source of sources) {
    if (isLocation(source)) lines.set(source.source, [...(lines.get(source.source) ?? []), source.line]);
  }
  const given = new Set<string>();
  return sources.flatMap((source): readonly Grouped[] => {
    if ("figure" in source) return [source];
    if (!isLocation(source)) return [{ kind: "document", document: source }];
    if (given.has(source.source)) return [];
    given.add(source.source);
    const own = [...new Set(lines.get(source.source))].toSorted((a, b) => a - b);
    return [{ kind: "file", source: source.source, lines: own }];
  });
}

function isLocation(source: FigureSource): source is SourceLocation {
  return "source" in source;
}

function linesOf(source: ExplainedSource): readonly string[] {
  switch (source.kind) {
    case "file":
      return [
        `  from ${source.source}, ${source.lines.length === 1 ? "line" : "lines"} ${spansOf(source.lines)}`,
      ];
    case "document": {
      const { title, at, href } = source.document;
      return [`  from ${title}${at === undefined ? "" : `, ${at}`}${href === undefined ? "" : ` <${href}>`}`];
    }
    case "figure":
      return ["  from", ...source.explanation.text.split("\n").map((line) => `    ${line}`)];
    case "again":
      return [`  from ${source.id}, explained above`];
    case "unknown":
      return [`  from ${source.id}, which is not in the register`];
  }
}

/** Ascending line numbers with runs drawn together: "2-5, 9". */
function spansOf(lines: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run?.last === line - 1) run.last = line;
    else runs.push({ first: line, last: line });
  }
  return runs.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
}
