/** A table in Markdown, of rows whose cells bars part. */
export function table(...rows: readonly string[]): string {
  const [head = "", ...body] = rows;
  return [head, head.replace(/[^|]+/g, "---"), ...body].map((row) => `| ${row} |`).join("\n");
}

/** The same in HTML. */
export function html(...rows: readonly string[]): string {
  const made = rows.map((row) =>
    row
      .split("|")
      .map((cell) => `<td>${cell}</td>`)
      .join(""),
  );
  return `<table>${made.map((cells) => `<tr>${cells}</tr>`).join("")}</table>`;
}

/** The columns of such a table as its rows. */
export function turned(rows: readonly string[]): readonly string[] {
  const cells = rows.map((row) => row.split("|"));
  return (cells[0] ?? []).map((_, column) => cells.map((row) => row[column]).join("|"));
}
