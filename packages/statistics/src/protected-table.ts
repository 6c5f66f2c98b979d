import type { LedgerFact } from "./count-table.ts";
import type { DisclosureRule } from "./disclosure-rule.ts";

/** A count as it may be published: the number, or the one marker for all that is withheld. */
export type PublishedCount = number | "[c]";

/** A subtotal line: what the rows of a group sum to, in each column and (where row totals are published) in all. */
export interface PublishedGroup {
  readonly label: string;
  readonly rows: readonly string[];
  readonly counts: readonly PublishedCount[];
  readonly total?: PublishedCount;
}

/** Two complete tables that agree with everything published and lie at least the rule's width apart in one count. */
export interface Witness {
  /** Which count: absent `row` or `column` stands for the total. */
  readonly row?: string;
  readonly column?: string;
  readonly group?: string;
  readonly low: CompleteTable;
  readonly high: CompleteTable;
}

/** Counts with all their sums, and a value for each count of the ledger that stands elsewhere. */
export interface CompleteTable {
  /** One list per row, then one per group, then the column totals; each ends with its own total. */
  readonly counts: readonly (readonly number[])[];
  readonly elsewhere: Readonly<Record<string, number>>;
}

/** A table that may be published as it stands: nothing in it, nor anything reachable from it, holds a protected count. */
export interface ProtectedTable {
  readonly label?: string;
  readonly period?: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly counts: readonly (readonly PublishedCount[])[];
  readonly rowTotals?: readonly PublishedCount[];
  readonly columnTotals?: readonly PublishedCount[];
  readonly total?: PublishedCount;
  readonly groups: readonly PublishedGroup[];
  readonly ledger: readonly LedgerFact[];
  readonly rule: Required<DisclosureRule>;
  /** Why no protected count can be narrowed further than the rule allows: one witness for each. */
  readonly certificate: readonly Witness[];
}
