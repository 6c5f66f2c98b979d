import { frozenCopy } from "@pdscp/core";
import { checkCount, type Path, refusal } from "./guard.ts";
import { fits, flag, listOf, optional, recordOf, termChecks, text } from "./shape.ts";

/** Some of a table's cells: those of a row, of a column, of both (one cell), or of neither (all of them). */
export interface CellSelector {
  readonly row?: string;
  readonly column?: string;
}

/** A count that a fact of the ledger mentions and this table does not hold: another year, another area. */
export interface ElsewhereCount {
  readonly elsewhere: string;
  /** What everyone knows it to be at least: 1 for a marked cell of a release that prints its zeros; 0 unless told. */
  readonly atLeast?: number;
  /** Whether its own release withheld it: then this one must not reveal it either. */
  readonly withheld?: boolean;
  /** Whether it is taken off the sum: so that a total which was withheld itself can be named beside its parts. */
  readonly less?: boolean;
}

/** Something already published, by anyone: these counts sum to this. */
export interface LedgerFact {
  /** Where it stands: "Annual report 2022/23, table 4". */
  readonly source: string;
  readonly sum: readonly (CellSelector | ElsewhereCount)[];
  readonly value: number;
}

/** Rows that are shown under a subtotal of their own. A row stands in one group at most. */
export interface RowGroup {
  readonly label: string;
  readonly rows: readonly string[];
}

/** Which sums are published beside the counts; each is, unless it is false. */
export interface Margins {
  /** A total for each row. */
  readonly rows?: boolean;
  /** A total for each column. */
  readonly columns?: boolean;
  /** The total of all. */
  readonly total?: boolean;
}

/**
 * Counts by two dimensions (or by one: a single column), before anything is protected, and all that is or will be known
 * about them. It is for {@link protectTable}, never for publication.
 */
export interface CountTable {
  readonly label?: string;
  readonly period?: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** One list per row, one count per column. */
  readonly counts: readonly (readonly number[])[];
  readonly margins?: Margins;
  readonly groups?: readonly RowGroup[];
  readonly ledger?: readonly LedgerFact[];
}

/**
 * Counts by one dimension, as a {@link CountTable} of a single column.
 *
 * @throws {StatisticsError} `statistics/table-ragged` when the counts are no record
 *
 * @example Deaths by area
 * ```ts
 * import { oneWayTable } from "@pdscp/statistics";
 *
 * const table = oneWayTable({ Dorset: 10, BCP: 12 }, { column: "Deaths reviewed" });
 *
 * table.counts; // => [[10], [12]]
 * table.margins; // => { rows: false, columns: true, total: false }
 * ```
 */
export function oneWayTable(
  counts: Readonly<Record<string, number>>,
  options: Omit<CountTable, "rows" | "columns" | "counts" | "margins"> & {
    /** The heading of the counts. */
    readonly column?: string;
    /** Whether their total is published too; it is unless false. */
    readonly total?: boolean;
  } = {},
): CountTable {
  if (typeof counts !== "object" || counts === null) {
    throw refusal("statistics/table-ragged", "a record of counts by label is needed", ["counts"]);
  }
  const { column = "Count", total = true, ...rest } = options;
  return frozenCopy({
    ...rest,
    rows: Object.keys(counts),
    columns: [column],
    counts: Object.values(counts).map((count) => [count]),
    margins: { rows: false, columns: total, total: false },
  });
}

const anything = fits(() => true);

/** What a table is made of; whether its parts fit each other is another matter. */
const tableShape = recordOf({
  label: optional(text),
  period: optional(text),
  rows: listOf(text),
  columns: listOf(text),
  counts: listOf(listOf(anything)),
  margins: optional(recordOf({ rows: optional(flag), columns: optional(flag), total: optional(flag) })),
  groups: optional(listOf(recordOf({ label: text, rows: listOf(text) }))),
  ledger: optional(
    listOf(
      recordOf({
        source: text,
        sum: listOf(recordOf(termChecks)),
      }),
    ),
  ),
});

/**
 * Refuses a table that is no table of counts.
 *
 * @throws {StatisticsError} `statistics/table-ragged`, `statistics/count-invalid`, `statistics/label-repeated`,
 * `statistics/label-unknown`, `statistics/ledger-contradicted`
 */
export function checkTable(table: CountTable): void {
  const flaw = tableShape(table);
  if (flaw !== undefined) {
    const need = "a table has lines of counts, and text for labels";
    throw refusal("statistics/table-ragged", need, flaw.length === 0 ? ["table"] : flaw);
  }
  const { rows, columns, counts, groups = [], ledger = [] } = table;
  checkDistinct(rows, ["rows"]);
  checkDistinct(columns, ["columns"]);
  checkGroups(table, groups);

  if (counts.length !== rows.length) throw ragged(["counts"]);
  let all = 0;
  for (const [row, line] of counts.entries()) {
    if (line.length !== columns.length) throw ragged(["counts", row]);
    for (let column = 0; column < line.length; column++) {
      checkCount(line[column]!, ["counts", row, column]);
      all += line[column]!;
    }
  }
  checkCount(all, ["counts"]);
  for (const [index, fact] of ledger.entries()) checkFact(table, fact, ["ledger", index]);
}

/** Refuses a selector of rows or columns that the table does not have. */
export function checkSelector(
  { rows, columns }: CountTable,
  { row, column }: CellSelector,
  path: Path,
): void {
  if (row !== undefined && !rows.includes(row)) {
    throw refusal("statistics/label-unknown", "a row is one of the table's", path);
  }
  if (column !== undefined && !columns.includes(column)) {
    throw refusal("statistics/label-unknown", "a column is one of the table's", path);
  }
}

function checkGroups(table: CountTable, groups: readonly RowGroup[]): void {
  const labels = groups.map(({ label }) => label);
  checkDistinct(labels, ["groups"]);
  const clash = labels.findIndex((label) => table.rows.includes(label));
  if (clash !== -1) throw repeated(["groups", clash]);

  const grouped = new Set<string>();
  for (const [index, { rows }] of groups.entries()) {
    if (rows.length === 0) throw refusal("statistics/table-ragged", "a group has rows", ["groups", index]);
    for (const [at, row] of rows.entries()) {
      const path = ["groups", index, "rows", at];
      checkSelector(table, { row }, path);
      if (grouped.has(row)) throw repeated(path);
      grouped.add(row);
    }
  }
}

function checkFact(table: CountTable, { sum, value }: LedgerFact, path: Path): void {
  checkCount(value, [...path, "value"]);
  let [least, most] = [0, 0];
  for (const [index, term] of sum.entries()) {
    if ("elsewhere" in term) {
      const { atLeast = 0, less = false } = term;
      checkCount(atLeast, [...path, "sum", index, "atLeast"]);
      least += less ? -Infinity : atLeast;
      most += less ? -atLeast : Infinity;
    } else {
      checkSelector(table, term, [...path, "sum", index]);
      const count = countIn(table, term);
      least += count;
      most += count;
    }
  }
  if (least > value || most < value) {
    throw refusal("statistics/ledger-contradicted", "a published sum agrees with the counts it sums", path);
  }
}

function countIn({ rows, columns, counts }: CountTable, { row, column }: CellSelector): number {
  let sum = 0;
  for (const [i, line] of counts.entries()) {
    if (row !== undefined && rows[i] !== row) continue;
    for (const [j, count] of line.entries()) {
      if (column === undefined || columns[j] === column) sum += count;
    }
  }
  return sum;
}

function checkDistinct(labels: readonly string[], path: Path): void {
  const seen = new Set<string>();
  for (const [index, label] of labels.entries()) {
    if (seen.has(label))
      throw refusal("statistics/label-repeated", "each label stands once", [...path, index]);
    seen.add(label);
  }
}

function repeated(path: Path) {
  return refusal("statistics/label-repeated", "each label stands once", path);
}

function ragged(path: Path) {
  return refusal("statistics/table-ragged", "one list per row, with one count per column", path);
}
