import { decimal } from "@pdscp/core";
import { sumOf } from "./division.ts";
import type { Draft } from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import { tablesOf } from "./draft-table.ts";
import type { NumberMention } from "./mention.ts";
import { unsummed } from "./part.ts";
import { unhidden } from "./recoverable-part.ts";
import { type Cell, cellOf, NO_PART, NO_SUM, TOTAL } from "./table-cell.ts";
import { checkRows } from "./table-row.ts";
import { checkSeries } from "./table-series.ts";

const WITHHELD = /^(?:\[c\]|\*|(?:<|&lt;)\s?\d{1,2})$/i;

/** Checks every table: its last row where it is the total of those above it, and the rows and columns that follow from others. */
export function checkTableSums(draft: Draft): readonly DraftFinding[] {
  const starts = draft.mentions.map(({ start }) => start);
  return tablesOf(draft.text.original).flatMap((rows) => {
    const cells = rows.map((row) => row.map((cell) => cellOf(draft, cell, starts)));
    return [...checkTable(draft, cells), ...checkRows(draft, cells), ...checkSeries(draft, cells)];
  });
}

function checkTable(draft: Draft, rows: readonly (readonly Cell[])[]): readonly DraftFinding[] {
  const [head = [], ...body] = rows;
  const last = body.findLastIndex(([heading]) => TOTAL.test(heading?.words ?? ""));
  const total = body[last];
  const parts = body.slice(0, Math.max(0, last));
  if (total === undefined || parts.length < 2) return [];
  if (parts.some(([heading]) => NO_PART.test(heading?.words ?? "") || !heading?.words)) return [];
  return total.flatMap(({ number: sum }, column) => {
    if (column === 0 || sum === undefined || NO_SUM.test(head[column]?.words ?? "")) return [];
    const cells = parts.map((row) => row[column]);
    const known = cells.flatMap((cell) => (cell?.number?.kind === sum.kind ? cell.number : []));
    const others = cells.filter((cell) => cell?.number?.kind !== sum.kind);
    const [hidden] = others;
    if (others.length === 0) {
      const isSum = decimal(sumOf(known)).equals(decimal(sum.value));
      return isSum || isRounding(known, sum) ? [] : [unsummed(draft, sum, { total: sum, parts: known })];
    }
    const isWorkedOut =
      hidden !== undefined && others.length === 1 && WITHHELD.test(hidden.words) && sum.kind === "count";
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
