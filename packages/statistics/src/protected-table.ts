import { frozenCopy } from "@pdscp/core";
import type { Audit, Completion, Statement } from "./audit.ts";
import { checkCertificate } from "./certificate.ts";
import { type CellSelector, type CountTable, checkTable, type LedgerFact } from "./count-table.ts";
import { type DisclosureRule, settledRule } from "./disclosure-rule.ts";
import { completeValues, gridOf, inLabelOrder, laidOut } from "./grid.ts";
import { certifiedPattern } from "./pattern.ts";

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
  /** A withheld count of the ledger, instead of one of this table. */
  readonly elsewhere?: string;
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

/**
 * Protects a table of counts for publication: withholds small counts, and as many others as it takes that nobody can
 * work a withheld one out, or narrow it further than the rule allows, from everything published here and in the ledger.
 *
 * Whoever reads the result is taken to know all the sums, the ledger, the rule, and that a withheld count is at least 1
 * where zeros are printed. Against that, each withheld count comes with two complete tables that
 * agree with everything said and differ in it by the rule's width ({@link checkCertificate}). They are worked out from
 * what is published, never from the counts.
 *
 * It does not protect against what people close to a case already know, against guesses as to which of several withheld
 * counts is the small one, against whoever runs this algorithm over every table that fits and keeps those it would have
 * withheld alike, or against releases that the ledger does not name. The order of rows is published as given:
 * do not sort them by count.
 *
 * @throws {StatisticsError} `statistics/not-certified` when nothing can be published safely; no table is returned
 * @throws {StatisticsError} `statistics/table-ragged`, `statistics/count-invalid`, `statistics/label-repeated`,
 * `statistics/label-unknown`, `statistics/ledger-contradicted`, `statistics/rule-invalid`
 *
 * @example One small count takes three others with it
 * ```ts
 * import { checkCertificate, protectTable } from "@pdscp/statistics";
 *
 * const deaths = {
 *   rows: ["Dorset", "BCP", "Somerset"],
 *   columns: ["Under 1", "1 to 17"],
 *   counts: [
 *     [8, 2],
 *     [7, 5],
 *     [12, 9],
 *   ],
 * };
 * const safe = protectTable(deaths, { threshold: 5 });
 *
 * safe.counts; // => [["[c]", "[c]"], ["[c]", "[c]"], [12, 9]]
 * safe.rowTotals; // => [10, 12, 21]
 * checkCertificate(safe); // => true
 * ```
 */
export function protectTable(table: CountTable, rule: DisclosureRule): ProtectedTable {
  checkTable(table);
  const sorted = inLabelOrder(table);
  const grid = gridOf(sorted);
  const draft = {
    grid,
    values: completeValues(grid, sorted.counts),
    rule: settledRule(rule, table),
    ledger: table.ledger ?? [],
  };
  const { statement, audit } = certifiedPattern(draft);
  const result = release(statement, audit, { table: titlesOf(table), rule: draft.rule });
  checkCertificate(result);
  return result;
}

/** What a release takes over from its table: words, and the order they stand in. */
export type Titles = Omit<CountTable, "counts" | "ledger">;

/** Everything about a table but its counts. */
export function titlesOf({ counts: _, ledger: __, ...titles }: CountTable): Titles {
  return titles;
}

/** The release of a certified statement, its rows and columns in the order of the titles. Counts do not come into it. */
export function release(
  { grid, said, ledger }: Statement,
  { proofs }: Audit,
  { table, rule }: { readonly table: Titles; readonly rule: Required<DisclosureRule> },
): ProtectedTable {
  const { groups = [], label, period } = table;
  const [height, width] = [table.rows.length, table.columns.length];
  // What is not shown is undefined, and not taken from the lines below.
  const lines = laidOut(grid, said as readonly PublishedCount[], table);

  const completed = new Map<Completion, CompleteTable>();
  const complete = (completion: Completion) => {
    const known = completed.get(completion) ?? {
      counts: laidOut(grid, completion.values, table),
      elsewhere: completion.elsewhere,
    };
    completed.set(completion, known);
    return known;
  };
  const certificate = proofs.map(({ target, low, high }): Witness => {
    const tables = { low: complete(low), high: complete(high) };
    if (!("place" in target)) return { elsewhere: target.elsewhere, ...tables };
    const { row, column, group } = grid.figures[target.place]!;
    return {
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column }),
      ...(group === undefined ? {} : { group }),
      ...tables,
    };
  });
  const rowTotals = lines.slice(0, height).map((line) => line[width]!);
  const columnTotals = lines.at(-1)!.slice(0, width);
  const total = lines.at(-1)![width];
  return frozenCopy({
    ...(label === undefined ? {} : { label }),
    ...(period === undefined ? {} : { period }),
    rows: [...table.rows],
    columns: [...table.columns],
    counts: lines.slice(0, height).map((line) => line.slice(0, width)),
    ...(table.margins?.rows === false ? {} : { rowTotals }),
    ...(table.margins?.columns === false ? {} : { columnTotals }),
    ...(total === undefined ? {} : { total }),
    groups: groups.map((group, index) => {
      const line = lines[height + index]!;
      const groupTotal = line[width];
      return {
        label: group.label,
        rows: [...group.rows],
        counts: line.slice(0, width),
        ...(groupTotal === undefined ? {} : { total: groupTotal }),
      };
    }),
    ledger: ledger.map(factOf),
    rule: { ...rule, always: rule.always.map(selectorOf) },
    certificate,
  });
}

/** A fact of the ledger, and no more than that: what else the caller keeps in it stays with the caller. */
function factOf({ source, sum, value }: LedgerFact): LedgerFact {
  const terms = sum.map((term) => {
    if (!("elsewhere" in term)) return selectorOf(term);
    const { elsewhere, atLeast = 0, withheld = false, less = false } = term;
    return { elsewhere, atLeast, withheld, less };
  });
  return { source, sum: terms, value };
}

function selectorOf({ row, column }: CellSelector): CellSelector {
  return { ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
}
