/** Lines of text in columns as wide as what they hold; the last one is left to run on. */
export function inColumns(
  rows: readonly (readonly string[])[],
  rightAligned: readonly number[] = [],
): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          if (column === row.length - 1) return cell;
          return rightAligned.includes(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Numbers of lines, briefly: "lines 2 to 5", "line 3", "lines 2, 4 and 7". */
export function lines(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const last = sorted.at(-1) ?? 0;
  if (sorted.length === 1) return `line ${first}`;
  if (last - first === sorted.length - 1) return `lines ${first} to ${last}`;
  return `lines ${sorted.slice(0, -1).join(", ")} and ${last}`;
}
