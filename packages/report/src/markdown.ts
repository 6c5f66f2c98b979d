import { type PrintedTable, printed, type ReportDocument, withChartTables } from "./report-document.ts";

/**
 * A report as Markdown: its sections, each table with its caption, each chart as the table of its values, and the marks that it
 * uses explained at the end.
 *
 * @throws {ReportError} `report/figure-unknown`, `report/format-unknown`, `report/placeholder-unclosed`, `report/table-uneven`
 */
export function toMarkdown(report: ReportDocument): string {
  const { title, subtitle, sections, shorthand } = printed(withChartTables(report));
  const blocks = [
    `# ${line(title)}`,
    ...(subtitle === undefined ? [] : [line(subtitle)]),
    ...sections.flatMap(({ heading, paragraphs, tables }) => [
      `## ${line(heading)}`,
      ...paragraphs.map(inert),
      ...tables.flatMap(tableBlocks),
    ]),
    ...(shorthand.length === 0
      ? []
      : ["## Marks used", shorthand.map(({ mark, meaning }) => `- ${mark} ${meaning}`).join("\n")]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function tableBlocks({ caption, head, columns, rows, note }: PrintedTable): readonly string[] {
  const isNumber = columns.map(
    (_, index) => rows.length > 0 && rows.every(({ cells }) => cells[index]?.isNumber === true),
  );
  const lines = [
    row([head, ...columns]),
    `| --- | ${isNumber.map((each) => (each ? "---:" : "---")).join(" | ")} |`,
    ...rows.map(({ heading, cells }) => row([heading, ...cells.map(({ text }) => text)])),
  ];
  return [`**${line(caption)}**`, lines.join("\n"), ...(note === undefined ? [] : [line(note)])];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => line(cell).replace(/\|/g, "\\|")).join(" | ")} |`;
}

/** Text of figures and files on one line, in which nothing is taken for HTML. */
function line(text: string): string {
  return inert(text.replace(/\s*\n\s*/g, " "));
}

/** Text in which nothing is taken for HTML; "<5" needs no escape, and a link between angles stays one. */
function inert(text: string): string {
  return text.replace(/<(?!https?:|mailto:)(?=[a-z/!?])/gi, "\\<");
}
