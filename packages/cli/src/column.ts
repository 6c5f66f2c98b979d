/** Lines of text in columns as wide as what they hold; the last one is left to run on. */
export function inColumns(
  rows: readonly (readonly string[])[],
  { right }: { readonly right: readonly number[] },
): string {
  const widths = (rows[0] as readonly string[]).map((_, column) =>
    rows.reduce((most, row) => Math.max(most, (row[column] as string).length), 0),
  );
  const cellText = (cell: string, column: number, isLast: boolean) => {
    const width = widths[column] as number;
    if (right.includes(column)) return cell.padStart(width);
    return isLast ? cell : cell.padEnd(width);
  };
  return rows
    .map((row) =>
      row
        .map((cell, column) => cellText(cell, column, column === row.length - 1))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
