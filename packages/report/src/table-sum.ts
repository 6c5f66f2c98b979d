import { decimal } from "@pdscp/core";
import { sumOf } from "./division.ts";
import type { Draft } from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import { type Row, tablesOf } from "./draft-table.ts";
import type { Span } from "./draft-text.ts";
import type { NumberMention } from "./mention.ts";
import { unsummed } from "./part.ts";
import { unhidden } from "./recoverable-part.ts";
import { NO_PART, NO_SUM, numberIn, TOTAL, wordsIn } from "./table-cell.ts";
import { checkRows } from "./table-row.ts";
import { checkSeries } from "./table-series.ts";

const WITHHELD = /^(?:\[c\]|\*|(?:<|&lt;)\s?\d{1,2})$/i;

/** Checks the last row of every table against the rows above it, where it is their total. */
export function checkTableSums(draft: Draft): readonly DraftFinding[] {
  const starts = draft.mentions.map(({ start }) => start);
  return tablesOf(draft.text.original).flatMap((rows) => [
    ...checkTable(draft, rows, starts),
    ...checkRows(draft, rows, starts),
    ...checkSeries(draft, rows, starts),
  ]);
}

function checkTable(draft: Draft, rows: readonly Row[], starts: readonly number[]): readonly DraftFinding[] {
  const { original } = draft.text;
  const textOf = (cell: Span | undefined) => (cell ? wordsIn(original.slice(cell.start, cell.end)) : "");
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
