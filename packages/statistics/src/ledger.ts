import { frozenCopy } from "@pdscp/core";
import type { CellSelector, ElsewhereCount, LedgerFact } from "./count-table.ts";
import type { ProtectedTable, PublishedCount } from "./protected-table.ts";
import { checkRelease } from "./release-shape.ts";

/**
 * What a release has told everyone, as facts for the ledger of a later one.
 *
 * Without `elsewhere` they are about the counts of the later table itself (the same rows and columns, published again).
 * With it they are about counts that table does not hold, such as last year's; each is named by the function, and the
 * withheld ones are protected from the later release too, and so are the withheld sums, each named by its parts.
 *
 * @throws {StatisticsError} `statistics/certificate-invalid` when it is given no protected table; whether its certificate holds
 * is for `checkCertificate`
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
  checkRelease(table);
  const cells = cellsOf(table);
  const sums = sumsOf(table, cells);
  const term = (cell: Cell): CellSelector | ElsewhereCount =>
    elsewhere === undefined ? { row: cell.row, column: cell.column } : namedBy(elsewhere, cell, table);
  const said = [...cells.map((cell) => ({ parts: [cell], value: cell.value })), ...sums];
  const facts = said.flatMap(({ parts, value }) =>
    typeof value === "number" ? [{ source, sum: parts.map(term), value }] : [],
  );
  if (elsewhere === undefined) return frozenCopy(facts);

  // That a sum was withheld too: its parts, less a count of their joint name, are nothing.
  const withheldSums = sums
    .filter(({ value }) => value === "[c]")
    .map(({ parts }) => ({
      source,
      sum: [
        ...parts.map(term),
        {
          elsewhere: parts.map(({ row, column }) => elsewhere(row, column)).join(" + "),
          withheld: true,
          atLeast: floorOf(table.rule),
          less: true,
        },
      ],
      value: 0,
    }));
  // That a count was withheld which is in no sum: itself, less itself, is nothing.
  const told = new Set(sums.flatMap(({ parts, value }) => (value === undefined ? [] : parts)));
  const withheldAlone = cells
    .filter((cell) => cell.value === "[c]" && !told.has(cell))
    .map((cell) => ({ source, sum: [term(cell), { ...term(cell), less: true }], value: 0 }));
  return frozenCopy([...facts, ...withheldSums, ...withheldAlone]);
}

/** Some counts of a release, and what it says of their sum. */
interface Sum {
  readonly parts: readonly Cell[];
  readonly value: PublishedCount | undefined;
}

function cellsOf({ rows, columns, counts }: ProtectedTable): readonly Cell[] {
  return rows.flatMap((row, i) => columns.map((column, j) => ({ row, column, value: counts[i]![j]! })));
}

/** Every sum that a release can have: of its rows, of its groups and of all, by column and across. */
function sumsOf(table: ProtectedTable, cells: readonly Cell[]): readonly Sum[] {
  const { rows, columns, rowTotals, columnTotals, total, groups } = table;
  const sum = (suits: (cell: Cell) => boolean, value: PublishedCount | undefined): Sum => ({
    parts: cells.filter(suits),
    value,
  });
  const line = (
    names: readonly string[],
    said: readonly PublishedCount[] | undefined,
    all: PublishedCount | undefined,
  ) => [
    ...columns.map((column, j) =>
      sum((cell) => names.includes(cell.row) && cell.column === column, said?.[j]),
    ),
    sum((cell) => names.includes(cell.row), all),
  ];
  return [
    ...rows.map((row, i) => sum((cell) => cell.row === row, rowTotals?.[i])),
    ...groups.flatMap((group) => line(group.rows, group.counts, group.total)),
    ...line(rows, columnTotals, total),
  ];
}

/** A count by the name it has elsewhere, with what everyone knows of it. */
function namedBy(
  elsewhere: (row: string, column: string) => string,
  { row, column, value }: Cell,
  { rule }: ProtectedTable,
): ElsewhereCount {
  const withheld = value === "[c]";
  return {
    elsewhere: elsewhere(row, column),
    withheld,
    atLeast: withheld ? floorOf(rule, { row, column }) : 0,
  };
}

interface Cell extends Required<CellSelector> {
  readonly value: PublishedCount;
}

/** What everyone knows a withheld count, or a withheld sum, to be at least. */
function floorOf({ zeros, always }: ProtectedTable["rule"], cell?: Required<CellSelector>): number {
  const sensitive =
    cell !== undefined &&
    always.some(({ row = cell.row, column = cell.column }) => row === cell.row && column === cell.column);
  return zeros === "protected" || sensitive ? 0 : 1;
}
