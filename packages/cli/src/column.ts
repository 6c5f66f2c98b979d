/** Lines of text in columns as wide as what they hold. */
export function inColumns(
  rows: readonly (readonly string[])[],
  { right }: { readonly right: readonly number[] },
): string {
  const widths = (rows[0] as readonly string[]).map((_, column) =>
    rows.reduce((most, row) => Math.max(most, (row[column] as string).length), 0),
  );
  const cellText = (cell: string, column: number) => {
    const width = widths[column] as number;
    return right.includes(column) ? cell.padStart(width) : cell.padEnd(width);
  };
  return rows.map((row) => row.map(cellText).join("  ").trimEnd()).join("\n");
}
