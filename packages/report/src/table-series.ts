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
  /^(?:(\d|two|three|four|five)[- ]?years? |quarterly |monthly |annual |yearly )?(?:average|mean)$/i;
const SHARE = /%|per ?cent/i;
/** What is counted in thousands is rounded, and a difference may be one more or less. */
const THOUSANDS = /£0{3}|\b0{3}s?\b|£ ?m\b|\bthousands?\b|\bmillions?\b/i;
const TIME = /^(?:year (?:ending|to) )?(?:[a-z]{3,9} )?((?:19|20)\d\d)\b|^q(?:uarter )?([1-4])\b/i;

/** A table whose columns are read; turned, it is one whose rows are. */
interface Grid {
  readonly draft: Draft;
  readonly cells: readonly (readonly Cell[])[];
  readonly isInThousands: boolean;
}

/** Checks the columns and the rows of a table that are the change between two others, the change since the one before, or the mean of some. */
export function checkSeries(draft: Draft, cells: readonly (readonly Cell[])[]): readonly DraftFinding[] {
  const [head = []] = cells;
  if (cells.some(({ length }) => length !== head.length)) return [];
  const turned = head.map((_, column) => cells.map((row) => row[column] as Cell));
  const start = head[0]?.start ?? 0;
  const about = `${draft.text.readable.slice(Math.max(0, start - 150), start)} ${[...head, ...(turned[0] ?? [])].map(({ words }) => words).join(" ")}`;
  const isInThousands = THOUSANDS.test(about);
  return [cells, turned].flatMap((each) => {
    const grid = { draft, cells: each, isInThousands };
    return (each[0] ?? []).flatMap(({ words }, column) => [
      ...(column > 1 && CHANGE.test(words) ? changes(grid, column) : []),
      ...(column > 1 && MEAN.test(words) ? means(grid, column) : []),
    ]);
  });
}

/** What a column's numbers are rounded to: pence, pounds, tens where all of them end in nought. */
function unitOf({ isInThousands }: Grid, values: readonly Value[]): number {
  const units = values.map(({ mention: { kind, value, places, step } }) => {
    if (step !== undefined) return step;
    if (places > 0) return kind === "money" ? 0 : 10 ** -places;
    const zeros = /0+$/.exec(value)?.[0].length ?? 0;
    return zeros > 0 && Number(value) !== 0 ? 10 ** zeros : kind === "count" && !isInThousands ? 0 : 1;
  });
  return Math.min(...units.filter((_, index) => values[index]?.size !== 0));
}

function changes(grid: Grid, column: number): readonly DraftFinding[] {
  const [head = [], ...body] = grid.cells;
  const levels = columnsBefore(head, column, 5).filter((at) => !CHANGE.test(head[at]?.words ?? ""));
  const [last, previous, first] = levels.toReversed();
  const inOrder = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined
      ? []
      : body.map((row) => ({ from: row[from], to: row[to], change: row[column] }));
  const since = (step: number) =>
    last === undefined
      ? []
      : body.flatMap((row, at) => {
          const before = body[at - step];
          return isNext(before?.[0], row[0])
            ? [{ from: before?.[last], to: row[last], change: row[column] }]
            : [];
        });
  const fits = [
    { steps: inOrder(previous, last), least: 2 },
    { steps: inOrder(last, previous), least: 2 },
    { steps: since(1), least: 2 },
    { steps: since(-1), least: 2 },
    { steps: inOrder(first, last), least: 3 },
  ].map(({ steps, least }) => judgeSteps(grid, SHARE.test(head[column]?.words ?? ""), steps, least));
  return fits.find((each) => each !== undefined) ?? [];
}

/** The columns of numbers before another, as many as may matter. */
function columnsBefore(head: readonly Cell[], column: number, most: number): readonly number[] {
  const first = Math.max(1, column - most);
  return head.slice(first, column).map((_, index) => first + index);
}

interface Step {
  readonly from: Cell | undefined;
  readonly to: Cell | undefined;
  readonly change: Cell | undefined;
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
    from?.value === undefined || to?.value === undefined || change?.value === undefined
      ? []
      : [{ from: from.value, to: to.value, change: change.value }],
  );
  const isOfOneKind = known.every(({ from, to }) => from.mention.kind === to.mention.kind);
  if (known.length <= least || !isOfOneKind) return undefined;
  const unit = unitOf(
    grid,
    known.flatMap(({ from, to }) => [from, to]),
  );
  const isSigned = steps.some(({ change }) => /^[-+–\u2212(]/.test(change?.words ?? ""));
  const judged = known.map(({ from, to, change }): Judged => {
    const { kind, places } = change.mention;
    const isOfShare = from.mention.kind !== "percentage" && (isShare || kind === "percentage");
    if (isOfShare && from.size === 0) return {};
    const exact = isOfShare ? ((to.size - from.size) / Math.abs(from.size)) * 100 : to.size - from.size;
    const rounding = isOfShare
      ? 0.5 * 10 ** -places + ((unit / 2) * (1 + Math.abs(to.size / from.size)) * 100) / Math.abs(from.size)
      : unit * 1.5;
    const fits = [exact, ...(isSigned ? [] : [Math.abs(exact)])];
    if (fits.some((each) => Math.abs(each - change.size) <= rounding + 1e-9)) return {};
    return { finding: unchanged(grid.draft, { from, to, change }, exact) };
  });
  const right = judged.filter(({ finding }) => finding === undefined).length;
  return right >= least && right * 2 > judged.length ? mostlyRight(judged) : undefined;
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

function means(grid: Grid, column: number): readonly DraftFinding[] {
  const [head = [], ...body] = grid.cells;
  const columns = columnsBefore(head, column, MOST).filter((at) => {
    const { words = "" } = head[at] ?? {};
    return !NO_PART.test(words) && !NO_SUM.test(words);
  });
  const [, named = ""] = MEAN.exec(head[column]?.words ?? "") ?? [];
  const many = Number(named) || (readNumberWords(named, 0)?.value ?? columns.length);
  const of = columns.slice(-many);
  if (of.length < many) return [];
  const isOfTimes = of.every((at) => TIME.test(head[at]?.words ?? ""));
  const judged = body.flatMap((row): readonly Judged[] => {
    const mean = row[column]?.value;
    const parts = of.flatMap((at) => row[at]?.value ?? []);
    const isWhole =
      parts.length === of.length && parts.every(({ mention }) => mention.kind === mean?.mention.kind);
    if (mean === undefined || !isWhole || parts.length < 2) return [];
    const exact = parts.reduce((sum, { size }) => sum + size, 0) / parts.length;
    const rounding = 0.5 * 10 ** -mean.mention.places + unitOf(grid, parts) / 2;
    if (Math.abs(exact - mean.size) <= rounding + 1e-9) return [{}];
    const instead = printedAs(mean.mention, exact);
    return [
      {
        finding: draftFinding(grid.draft.text, "report/multiple-does-not-follow", mean.mention, {
          message: `The mean of ${parts.map(({ mention }) => mention.text).join(", ")} is ${instead}, not ${mean.mention.text}`,
          why: `They make ${formatNumber(String(Math.round(exact * parts.length * 100) / 100))} in all, divided by ${parts.length}`,
          instead,
        }),
      },
    ];
  });
  const wrong = judged.flatMap(({ finding }) => finding ?? []);
  // Of years or quarters a mean is one of each, and not of what is larger and smaller.
  const isOfEach = isOfTimes && of.length > 2 && !body.some(([label]) => NO_SUM.test(label?.words ?? ""));
  return isOfEach && (judged.length === 1 || wrong.length * 2 <= judged.length) ? wrong : mostlyRight(judged);
}
