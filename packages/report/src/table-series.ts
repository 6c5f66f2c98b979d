import { decimal, formatNumber } from "@pdscp/core";
import type { Draft } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { readNumberWords } from "./number-word.ts";
import { printed } from "./sum-expression.ts";
import { type Cell, NO_PART, NO_SUM, type Value } from "./table-cell.ts";
import { type Judged, mostlyRight } from "./table-row.ts";

const CHANGE =
  /^(?:(?:annual|yearly|year[- ]on[- ]year|net|numerical|actual|%|percentage|per cent|number) )*(?:change|difference|variance|movement|increase|decrease)\b/i;
const MEAN =
  /^(?:(\d|two|three|four|five)[- ]years? |quarterly |monthly |annual |yearly )?(?:average|mean)$/i;
const SHARE = /%|per ?cent/i;
/** What is counted in thousands is rounded, and a difference may be one more or less. */
const THOUSANDS = /\b000s?\b|£m\b|\b(?:thousand|million)s?\b/i;
const TIME = /^(?:year (?:ending|to) )?(?:[a-z]{3,9} )?((?:19|20)\d\d)\b|^q(?:uarter )?([1-4])\b/i;

/** A column of a table, or a row of it that is read like one. */
interface Line {
  readonly heading: string;
  readonly cells: readonly Cell[];
}

/** The columns of a table, or its rows; the cells of the first say what the others are of. */
interface Grid {
  readonly draft: Draft;
  readonly lines: readonly Line[];
  readonly labels: readonly Cell[];
  readonly isInThousands: boolean;
}

/** Checks the columns and the rows of a table that are the change between two others, the change since the one before, or the mean of some. */
export function checkSeries(draft: Draft, rows: readonly (readonly Cell[])[]): readonly DraftFinding[] {
  const [head] = rows as readonly [readonly Cell[]];
  const [corner] = head;
  if (corner === undefined || rows.some(({ length }) => length !== head.length)) return [];
  const columns = linesOf(head.map((_, at) => rows.map((row) => row[at] as Cell)));
  const turned = linesOf(rows);
  const headings = [...columns, ...turned].map(({ heading }) => heading);
  const above = draft.text.readable.slice(Math.max(0, corner.start - 150), corner.start);
  const isInThousands = THOUSANDS.test([above, ...headings].join(" "));
  return [columns, turned].flatMap((lines) => {
    const grid = { draft, lines, labels: (lines[0] as Line).cells, isInThousands };
    return lines.flatMap((line, at) => {
      const mean = MEAN.exec(line.heading);
      return [
        ...(CHANGE.test(line.heading) ? changes(grid, line, at) : []),
        ...(mean ? means(grid, line, at, mean[1]) : []),
      ];
    });
  });
}

function linesOf(lines: readonly (readonly Cell[])[]): readonly Line[] {
  return lines.map(([heading, ...cells]) => ({ heading: (heading as Cell).words, cells }));
}

/** What a column's numbers are rounded to: pence, pounds, tens where all of them end in nought. */
function unitOf({ isInThousands }: Grid, values: readonly Value[]): number {
  const units = values
    .filter(({ size }) => size !== 0)
    .map(({ mention: { kind, value, places, step } }) => {
      if (step !== undefined) return step;
      if (places > 0) return kind === "money" ? 0 : 10 ** -places;
      const zeros = value.length - value.replace(/0+$/, "").length;
      return zeros === 0 && kind === "count" && !isInThousands ? 0 : 10 ** zeros;
    });
  return Math.min(...units);
}

function changes(grid: Grid, { heading, cells }: Line, column: number): readonly DraftFinding[] {
  const levels = linesBefore(grid, column, 5).filter((line) => !CHANGE.test(line.heading));
  const [last, previous, first] = levels.toReversed();
  const inOrder = (from: Line | undefined, to: Line | undefined) =>
    cells.map((change, at) => ({ from: from?.cells[at], to: to?.cells[at], change }));
  const since = (step: number) =>
    inOrder(last, last).flatMap(({ to, change }, at) =>
      isNext(grid.labels[at - step], grid.labels[at]) ? [{ from: last?.cells[at - step], to, change }] : [],
    );
  const fits = [
    { steps: inOrder(previous, last), least: 3 },
    { steps: inOrder(last, previous), least: 3 },
    { steps: since(1), least: 3 },
    { steps: since(-1), least: 3 },
    { steps: inOrder(first, last), least: 4 },
  ].map(({ steps, least }) => judgeSteps(grid, SHARE.test(heading), steps, least));
  return fits.find((each) => each !== undefined) ?? [];
}

/** The columns of numbers before another, as many as may matter. */
function linesBefore({ lines }: Grid, column: number, most: number): readonly Line[] {
  return lines.slice(Math.max(1, column - most), column);
}

interface Step {
  readonly from: Cell | undefined;
  readonly to: Cell | undefined;
  readonly change: Cell;
}

/** Whether one year, or quarter, comes right after another. */
function isNext(one: Cell | undefined, two: Cell | undefined): boolean {
  const [before, after] = [one, two].map((cell) => TIME.exec(cell?.words ?? ""));
  if (!before || !after) return false;
  return Number(after[1] ?? after[2]) - Number(before[1] ?? before[2]) === 1;
}

/** What is wrong of some changes, where most of them are right; nothing where they are not these levels' changes at all. */
function judgeSteps(
  grid: Grid,
  isShare: boolean,
  steps: readonly Step[],
  least: number,
): readonly DraftFinding[] | undefined {
  const known = steps.flatMap(({ from, to, change }) =>
    from?.value === undefined || to?.value === undefined || change.value === undefined
      ? []
      : [{ from: from.value, to: to.value, change: change.value }],
  );
  const isMixed = known.some(({ from, to }) => from.mention.kind !== to.mention.kind);
  if (known.length < least || isMixed) return undefined;
  const unit = unitOf(
    grid,
    known.flatMap(({ from, to }) => [from, to]),
  );
  const isSigned = steps.some(({ change }) => /^[-+–\u2212(]/.test(change.words));
  const wrong = known.flatMap(({ from, to, change }) => {
    const { kind, places } = change.mention;
    const isOfShare = from.mention.kind !== "percentage" && (isShare || kind === "percentage");
    if (isOfShare && from.size === 0) return [];
    const exact = isOfShare ? ((to.size - from.size) / Math.abs(from.size)) * 100 : to.size - from.size;
    const rounding = isOfShare
      ? 0.5 * 10 ** -places + ((unit / 2) * (1 + Math.abs(to.size / from.size)) * 100) / Math.abs(from.size)
      : unit * 1.5;
    const off = Math.abs((isSigned ? exact : Math.abs(exact)) - change.size);
    return off > rounding + 1e-9 ? [unchanged(grid.draft, { from, to, change }, exact)] : [];
  });
  return wrong.length * 2 < known.length ? wrong : undefined;
}

function unchanged(
  draft: Draft,
  { from, to, change }: Readonly<Record<"from" | "to" | "change", Value>>,
  exact: number,
): DraftFinding {
  const { mention } = change;
  const instead = `${exact > 0 && mention.kind === "count" ? "+" : ""}${printedAs(mention, exact)}`;
  return draftFinding(draft.text, "report/change-does-not-follow", mention, {
    message: `From ${from.mention.text} to ${to.mention.text} is a change of ${instead}, not ${mention.text}`,
    why: `${to.mention.value} - ${from.mention.value}, as the others are worked out`,
    instead,
  });
}

/** A number as another of its kind is printed, to as many places. */
function printedAs(mention: NumberMention, number: number): string {
  return printed(mention, decimal(number.toFixed(mention.places)));
}

/** How many columns a mean may be of. */
const MOST = 40;

function means(
  grid: Grid,
  { cells }: Line,
  column: number,
  named: string | undefined,
): readonly DraftFinding[] {
  const columns = linesBefore(grid, column, MOST).filter(
    ({ heading }) => !NO_PART.test(heading) && !NO_SUM.test(heading),
  );
  const many = Number(named) || readNumberWords(named ?? "", 0)?.value || columns.length;
  const of = columns.slice(-many);
  if (of.length < Math.max(many, 2)) return [];
  const judged = cells.flatMap((cell, at): readonly Judged[] => {
    const mean = cell.value;
    const parts = of.flatMap((line) => line.cells[at]?.value ?? []);
    if (mean === undefined || parts.length < of.length) return [];
    if (parts.some(({ mention }) => mention.kind !== mean.mention.kind)) return [];
    const sum = parts.reduce((all, { size }) => all + size, 0);
    const exact = sum / parts.length;
    const rounding = 0.5 * 10 ** -mean.mention.places + unitOf(grid, parts) / 2;
    if (Math.abs(exact - mean.size) <= rounding + 1e-9) return [{}];
    const instead = printedAs(mean.mention, exact);
    return [
      {
        finding: draftFinding(grid.draft.text, "report/multiple-does-not-follow", mean.mention, {
          message: `The mean of ${parts.map(({ mention }) => mention.text).join(", ")} is ${instead}, not ${mean.mention.text}`,
          why: `They make ${formatNumber(String(Math.round(sum * 100) / 100))} in all, divided by ${parts.length}`,
          instead,
        }),
      },
    ];
  });
  const wrong = judged.flatMap(({ finding }) => finding ?? []);
  // Of years or quarters a mean is one of each, and not of what is larger and smaller.
  const isOfEach =
    of.length > 2 &&
    of.every(({ heading }) => TIME.test(heading)) &&
    !grid.labels.some(({ words }) => NO_SUM.test(words));
  return isOfEach && (judged.length === 1 || wrong.length * 2 <= judged.length) ? wrong : mostlyRight(judged);
}
