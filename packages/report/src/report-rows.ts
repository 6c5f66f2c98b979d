import {
  defineTable,
  type Figure,
  type FigureSource,
  formatFigure,
  formatNumber,
  frozenCopy,
  type Table,
} from "@pdscp/core";
import * as z from "zod";
import { periodOf } from "./register.ts";
import { type PrintedTable, printed, type ReportDocument, withChartTables } from "./report-document.ts";

/** A table of a report with its rows, for any adapter to write. */
export interface ReportRows {
  /** Fit for a file name. */
  readonly name: string;
  readonly title: string;
  readonly table: Table<Readonly<Record<string, string>>>;
  readonly records: readonly Readonly<Record<string, string>>[];
}

/**
 * Every table of a report, each chart's values, all its figures and the marks it uses, as records that any adapter can write.
 * Values are as printed, so what is withheld is its mark.
 *
 * @throws {ReportError} `report/figure-unknown`, `report/format-unknown`, `report/placeholder-unclosed`, `report/table-uneven`
 * @throws {CoreError} `core/table-invalid` for a table of which a heading is blank, or stands twice
 */
export function toTables(report: ReportDocument): readonly ReportRows[] {
  const { sections, shorthand } = printed(withChartTables(report));
  return Object.freeze([
    ...sections.flatMap(({ tables }) => tables.map(rowsOf)),
    rowsFrom("figures", "Figures", FIGURE_HEADINGS, report.register.figures.map(figureCells)),
    ...(shorthand.length === 0
      ? []
      : [
          rowsFrom(
            "marks",
            "Marks used",
            ["Mark", "Meaning"],
            shorthand.map(({ mark, meaning }) => [mark, meaning]),
          ),
        ]),
  ]);
}

const FIGURE_HEADINGS = ["Id", "Figure", "Period", "Value", "Of", "Because", "From"];

function figureCells(figure: Figure): readonly string[] {
  const { id, label, value, because, from } = figure;
  const of =
    value.kind === "percentage"
      ? `${formatNumber(value.count)} of ${formatNumber(value.total)} ${value.of}`
      : value.kind === "rate"
        ? `${formatNumber(value.count)} in ${formatNumber(value.population)}`
        : "[z]";
  return [
    id,
    label,
    periodOf(figure),
    formatFigure(figure),
    of,
    because,
    from.map(sourceText).join("; ") || "[x]",
  ];
}

function sourceText(source: FigureSource): string {
  if ("figure" in source) return source.figure;
  return "source" in source ? `${source.source} line ${source.line}` : source.title;
}

function rowsOf({ id, caption, head, columns, rows }: PrintedTable): ReportRows {
  return rowsFrom(
    id,
    caption,
    [head, ...columns],
    rows.map(({ heading, cells }) => [heading, ...cells.map(({ text }) => text)]),
  );
}

function rowsFrom(
  name: string,
  title: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): ReportRows {
  const fields = headings.map((_, index) => `column${index + 1}`);
  const shape = Object.fromEntries(fields.map((field) => [field, z.string()]));
  const table = defineTable({
    name,
    schema: z.strictObject(shape).readonly(),
    headings: Object.fromEntries(fields.map((field, index) => [field, headings[index] ?? field])),
  });
  const records = rows.map((cells) =>
    Object.fromEntries(fields.map((field, index) => [field, cells[index] ?? ""])),
  );
  return Object.freeze({ name, title, table, records: frozenCopy(records) });
}
