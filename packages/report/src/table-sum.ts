import { decimal } from "@pdscp/core";
import { isSummable, sumOf } from "./division.ts";
import type { Draft } from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import { lastAtMost, type Span } from "./draft-text.ts";
import type { NumberMention } from "./mention.ts";
import { unsummed } from "./part.ts";
import { unhidden } from "./recoverable-part.ts";

/** A row of a table: the places of its cells. */
type Row = readonly Span[];

/** A row that is the sum of those above it, by its whole heading: "Total attendances" may be one measure among others. */
const TOTAL =
  /^(?:grand |overall )?(?:totals?|sum|all|all (?:areas|partners|quarters|ages|panels|years?|categories|agencies|courses)|all together|total \(all\))[.:]?$/i;
/** A row that is no part: the parts above a total are then not known. */
const NO_PART =
  /\b(?:sub-?totals?|totals?|together|all|overall|of which|including|average|mean|median|change|difference|balance|less|net|per cent|rate)\b|%/i;
/** A column that nobody sums. */
const NO_SUM = /\b(?:per cent|percentages?|rates?|average|mean|median|ages?|days|score|rank)\b|%/i;
const WITHHELD = /^(?:\[c\]|\*|<\s?\d{1,2})$/i;

/** Checks the last row of every table against the rows above it, where it is their total: in Markdown, or with tabs between its cells. */
export function checkTableSums(draft: Draft): readonly DraftFinding[] {
  const starts = draft.mentions.map(({ start }) => start);
  return tablesOf(draft.text.original).flatMap((rows) => checkTable(draft, rows, starts));
}

function checkTable(draft: Draft, rows: readonly Row[], starts: readonly number[]): readonly DraftFinding[] {
  const { original } = draft.text;
  const textOf = (cell: Span | undefined) => (cell ? original.slice(cell.start, cell.end).trim() : "");
  const [head = [], ...body] = rows;
  const last = body.findLastIndex(([heading]) => TOTAL.test(textOf(heading)));
  const total = body[last];
  const parts = body.slice(0, Math.max(0, last));
  if (total === undefined || parts.length < 2) return [];
  if (parts.some(([heading]) => NO_PART.test(textOf(heading)) || textOf(heading) === "")) return [];
  return total.flatMap((cell, column) => {
    if (column === 0 || NO_SUM.test(textOf(head[column]))) return [];
    const sum = numberIn(draft, cell, starts);
    if (sum === undefined) return [];
    const cells = parts.map((row) => row[column]);
    const numbers = cells.map((each) => (each === undefined ? undefined : numberIn(draft, each, starts)));
    const known = numbers.filter((number) => number?.kind === sum.kind) as readonly NumberMention[];
    const others = cells.filter((_, index) => numbers[index]?.kind !== sum.kind);
    const [hidden] = others;
    if (others.length === 0) {
      const isSum = decimal(sumOf(known)).equals(decimal(sum.value));
      return isSum || isRounding(known, sum) ? [] : [unsummed(draft, sum, { total: sum, parts: known })];
    }
    const isWorkedOut =
      hidden !== undefined && others.length === 1 && WITHHELD.test(textOf(hidden)) && sum.kind === "count";
    return isWorkedOut && Number(sumOf(known)) <= Number(sum.value)
      ? [unhidden(draft, hidden, { total: sum, parts: known })]
      : [];
  });
}

/** Pounds without pence may each be rounded. */
function isRounding(parts: readonly NumberMention[], total: NumberMention): boolean {
  if ([total, ...parts].some(({ kind, places }) => kind !== "money" || places > 0)) return false;
  return Math.abs(Number(sumOf(parts)) - Number(total.value)) <= parts.length / 2;
}

/** The one exact number of a cell; what stands in brackets behind it, such as its percentage, aside. */
function numberIn(draft: Draft, { start, end }: Span, starts: readonly number[]): NumberMention | undefined {
  const near = lastAtMost(starts, start);
  const [number, ...others] = draft.mentions
    .slice(near, near + 4)
    .filter((each) => each.start >= start && each.end <= end);
  if (!isSummable(number) || others.some(({ kind }) => kind !== "percentage")) return undefined;
  const { original } = draft.text;
  const before = original.slice(start, number.start).trim();
  const after = original.slice(number.end, end).trim();
  return /^\+?$/.test(before) && /^(?:\(\d{1,3}(?:\.\d+)?\s?%\))?$/.test(after) ? number : undefined;
}

/** Stretches of three lines or more whose cells are parted by bars, below a line of dashes, or by tabs. */
function tablesOf(text: string): readonly (readonly Row[])[] {
  const tables: Row[][] = [];
  let open: { readonly mark: string; readonly rows: Row[] } | undefined;
  let start = 0;
  for (const line of text.split("\n")) {
    const mark = /^\s*\|/.test(line) ? "|" : line.includes("\t") ? "\t" : "";
    if (mark === "" || mark !== open?.mark) {
      if (open !== undefined) tables.push(open.rows);
      open = mark === "" ? undefined : { mark, rows: [] };
    }
    if (!/^[\s|:-]*$/.test(line)) open?.rows.push(cellsOf(line, start, mark));
    start += line.length + 1;
  }
  if (open !== undefined) tables.push(open.rows);
  return tables.filter((rows) => rows.length > 3);
}

function cellsOf(line: string, start: number, mark: string): Row {
  const cells: Span[] = [];
  let from = mark === "|" ? line.indexOf("|") + 1 : 0;
  for (const { index } of line.matchAll(mark === "|" ? /(?<!\\)\|/g : /\t/g)) {
    if (index < from) continue;
    cells.push({ start: start + from, end: start + index });
    from = index + 1;
  }
  if (line.slice(from).trim() !== "") cells.push({ start: start + from, end: start + line.length });
  return cells;
}
