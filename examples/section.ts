import { type Figure, type FigureSource, formatFigure, formatMoney } from "@pdscp/core";
import { inColumns, lines } from "./print.ts";
import { type Published, type Verdict, verdictOn } from "./published.ts";

/** A part of the report: its figures in the order they are read, and what should be said beside them. */
export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** The figures that are changes, and so show their sign. */
  readonly changes?: ReadonlySet<string>;
  readonly notes: readonly string[];
}

/** A section as a table a person would put in a report, each figure beside what the papers print and where it came from. */
export function sectionText(section: Section, published: ReadonlyMap<string, Published>): string {
  const rows = section.figures.map((figure) => {
    const claim = published.get(figure.id);
    return [
      figure.label,
      shown(figure, section.changes?.has(figure.id) === true),
      claim?.printed ?? "not printed",
      words[verdictOn(figure, claim)],
      sources(figure.from),
    ];
  });
  const table = inColumns([["Figure", "Computed", "In the papers", "Verdict", "From"], ...rows], [1]);
  return [section.title, "", table, ...section.notes.map((note) => `\n${note}`)].join("\n");
}

/** How many of the figures that the papers print agree, and which do not. */
export function verdicts(section: Section, published: ReadonlyMap<string, Published>) {
  const given = section.figures.map(
    (figure) => [figure.id, verdictOn(figure, published.get(figure.id))] as const,
  );
  const named = (wanted: Verdict) => given.filter(([, verdict]) => verdict === wanted).map(([id]) => id);
  return { agree: named("agrees"), differ: named("differs") };
}

const words: Readonly<Record<Verdict, string>> = {
  agrees: "agrees",
  differs: "DIFFERS",
  "not printed": "-",
};

function shown(figure: Figure, signed: boolean): string {
  const { value } = figure;
  if (signed && value.kind === "money" && value.amount.greaterThan(0)) return `+${formatMoney(value.amount)}`;
  return formatFigure(figure);
}

/** Sources by file, briefly; the reason is in the figure. */
export function sources(from: readonly FigureSource[]): string {
  const files = new Map<string, number[]>();
  const others: string[] = [];
  for (const source of from) {
    if ("line" in source) files.set(source.source, [...(files.get(source.source) ?? []), source.line]);
    else if ("figure" in source) others.push(source.figure);
    else others.push(source.title);
  }
  const places = [...files].map(([file, numbers]) => `${file}, ${lines(numbers)}`);
  return [...places, ...new Set(others)].join("; ");
}
