import type { CellSelector, ElsewhereCount, LedgerFact } from "./count-table.ts";
import type { ProtectedTable } from "./protected-table.ts";

/**
 * What a release has told everyone, as facts for the ledger of a later one.
 *
 * Without `elsewhere` they are about the counts of the later table itself (the same rows and columns, published again).
 * With it they are about counts that table does not hold, such as last year's; each is named by the function, and the
 * withheld ones are protected from the later release too, and so are the withheld sums, each named by its parts.
 *
 * @example Last year's release, then a total of both years
 * ```ts
 * import { ledgerOf, oneWayTable, protectTable } from "@pdscp/statistics";
 *
 * const lastYear = protectTable(oneWayTable({ a: 3, b: 9, c: 22 }), { threshold: 5 });
 * const named = (row: string) => `2022/23 ${row}`;
 * const ledger = ledgerOf(lastYear, { source: "Report 2022/23", elsewhere: named });
 *
 * ledger.map(({ value }) => value); // => [22, 34]
 * ```
 */
export function ledgerOf(
  table: ProtectedTable,
  {
    source,
    elsewhere,
  }: {
    readonly source: string;
    readonly elsewhere?: (row: string, column: string) => string;
  },
): readonly LedgerFact[] {
  const { rows, columns, counts, rowTotals, columnTotals, total, groups } = table;
  const terms = rows.map((row, i) =>
    columns.map((column, j): CellSelector | ElsewhereCount => {
      if (elsewhere === undefined) return { row, column };
      const withheld = counts[i]![j] === "[c]";
      return {
        elsewhere: elsewhere(row, column),
        withheld,
        atLeast: withheld ? floorOf(table, { row, column }) : 0,
      };
    }),
  );
  const line = (rowNames: readonly string[]) => rowNames.map((row) => terms[rows.indexOf(row)]!);
  const cells = terms.flatMap((each, i) => each.map((term, j) => ({ sum: [term], value: counts[i]![j] })));
  const sums = [
    ...rows.map((_, i) => ({ sum: terms[i]!, value: rowTotals?.[i] })),
    ...groups.flatMap((group) => [
      ...columns.map((_, j) => ({ sum: line(group.rows).map((each) => each[j]!), value: group.counts[j] })),
      { sum: line(group.rows).flat(), value: group.total },
    ]),
    ...columns.map((_, j) => ({ sum: terms.map((each) => each[j]!), value: columnTotals?.[j] })),
    { sum: terms.flat(), value: total },
  ];
  return [
    ...[...cells, ...sums].flatMap(({ sum, value }) =>
      typeof value === "number" ? [{ source, sum, value }] : [],
    ),
    ...sums.flatMap(({ sum, value }) =>
      value === "[c]" && elsewhere !== undefined ? [withheldSum(table, sum, source)] : [],
    ),
  ];
}

/** That a release withheld a sum too: its parts, less a count of their joint name, are nothing. */
function withheldSum(
  { rule }: ProtectedTable,
  parts: readonly (CellSelector | ElsewhereCount)[],
  source: string,
): LedgerFact {
  const names = parts.map((part) => ("elsewhere" in part ? part.elsewhere : ""));
  const atLeast = rule.zeros === "protected" ? 0 : 1;
  const sum = [...parts, { elsewhere: names.join(" + "), withheld: true, atLeast, less: true }];
  return { source, sum, value: 0 };
}

function floorOf({ rule }: ProtectedTable, { row, column }: Required<CellSelector>): number {
  const sensitive = rule.always.some(
    (selector) => (selector.row ?? row) === row && (selector.column ?? column) === column,
  );
  return rule.zeros === "protected" || sensitive ? 0 : 1;
}
