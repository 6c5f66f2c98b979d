import type { CellSelector, CountTable, RowGroup } from "./count-table.ts";

/** One place of a complete table: a count, or one of its sums. */
export interface Figure {
  readonly at: number;
  /** The counts it is the sum of; itself alone for a count. */
  readonly parts: readonly number[];
  readonly inner: boolean;
  /** Whether it is printed (or marked) at all. */
  readonly shown: boolean;
  readonly row?: string;
  readonly column?: string;
  readonly group?: string;
}

/**
 * The places of a table with all its sums: a line per row, per group and for the total; in each, a place per column and
 * one for the line's own total.
 */
export interface Grid {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly groups: readonly RowGroup[];
  readonly height: number;
  readonly width: number;
  readonly figures: readonly Figure[];
  /** Places of which the last is the sum of the others. */
  readonly sums: readonly (readonly number[])[];
}

/** The grid of a table, in the order its rows and columns stand in. */
export function gridOf({ rows, columns, groups = [], margins = {} }: CountTable): Grid {
  const height = rows.length + groups.length + 1;
  const width = columns.length + 1;
  const place = (line: number, column: number) => line * width + column;
  const indexOf = new Map(rows.map((row, index) => [row, index]));
  const members = groups.map((group) => group.rows.map((row) => indexOf.get(row)!));
  const everyRow = rows.map((_, index) => index);

  const lines = [
    ...rows.map((row, index) => ({ name: { row }, rows: [index], shown: true, totalShown: margins.rows })),
    ...groups.map(({ label }, index) => ({
      name: { group: label },
      rows: members[index]!,
      shown: true,
      totalShown: margins.rows,
    })),
    { name: {}, rows: everyRow, shown: margins.columns ?? true, totalShown: margins.total },
  ];
  const figures = lines.flatMap((line, index) =>
    Array.from({ length: width }, (_, column): Figure => {
      const isTotal = column === columns.length;
      const across = isTotal ? columns.map((_, each) => each) : [column];
      return {
        at: place(index, column),
        parts: line.rows.flatMap((row) => across.map((each) => place(row, each))),
        inner: index < rows.length && !isTotal,
        shown: isTotal ? (line.totalShown ?? true) : line.shown,
        ...line.name,
        ...(isTotal ? {} : { column: columns[column]! }),
      };
    }),
  );

  const grouped = new Set(members.flat());
  const topLines = [
    ...everyRow.filter((row) => !grouped.has(row)),
    ...groups.map((_, index) => rows.length + index),
  ];
  const sums = [
    ...lines.map((_, line) => Array.from({ length: width }, (_, column) => place(line, column))),
    ...Array.from({ length: width }, (_, column) => [
      ...members.map((rowsOf, index) => [...rowsOf, rows.length + index].map((line) => place(line, column))),
      [...topLines, height - 1].map((line) => place(line, column)),
    ]).flat(),
  ];
  return { rows, columns, groups, height, width, figures, sums };
}

/** The value of every place, summed up from its counts. */
export function completeValues({ figures, width }: Grid, counts: CountTable["counts"]): readonly number[] {
  const countAt = (place: number) => counts[Math.floor(place / width)]![place % width]!;
  return figures.map(({ parts }) => parts.reduce((sum, part) => sum + countAt(part), 0));
}

/** The places of the counts that a selector takes in. */
export function selected({ figures }: Grid, { row, column }: CellSelector): readonly number[] {
  return figures
    .filter((figure) => figure.inner)
    .filter((figure) => row === undefined || figure.row === row)
    .filter((figure) => column === undefined || figure.column === column)
    .map(({ at }) => at);
}

/** The same table with its rows, columns and groups in code-unit order, so that nothing hangs on how it was given. */
export function inLabelOrder(table: CountTable): CountTable {
  const { groups = [] } = table;
  const rows = ranks(table.rows);
  const columns = ranks(table.columns);
  return {
    ...table,
    rows: rows.map((row) => table.rows[row]!),
    columns: columns.map((column) => table.columns[column]!),
    counts: rows.map((row) => columns.map((column) => table.counts[row]![column]!)),
    groups: ranks(groups.map(({ label }) => label)).map((group) => groups[group]!),
  };
}

/** Lays values of a grid out line by line, in the order that the labels are given in. */
export function laidOut<Value>(
  grid: Grid,
  values: readonly Value[],
  given: Pick<CountTable, "rows" | "columns" | "groups">,
): readonly (readonly Value[])[] {
  const names = ({ rows, groups = [] }: typeof given) => [...rows, ...groups.map(({ label }) => label)];
  const lineOf = new Map(names(grid).map((name, line) => [name, line]));
  const columnOf = new Map(grid.columns.map((name, column) => [name, column]));
  const lines = [...names(given).map((name) => lineOf.get(name)!), grid.height - 1];
  const columns = [...given.columns.map((name) => columnOf.get(name)!), grid.width - 1];
  return lines.map((line) => columns.map((column) => values[line * grid.width + column]!));
}

/** Where the labels stand, the first of them in code-unit order first. */
function ranks(labels: readonly string[]): readonly number[] {
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  return labels.toSorted().map((label) => indexOf.get(label)!);
}
