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
  const { column = "Count", total = true, ...rest } = options;
  return {
    ...rest,
    rows: Object.keys(counts),
    columns: [column],
    counts: Object.values(counts).map((count) => [count]),
    margins: { rows: false, columns: total, total: false },
  };
}
