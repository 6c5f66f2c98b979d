import { type FigureValue, formatFigure } from "@pdscp/core";
import { type Chart, chartTable } from "./chart.ts";
import { ReportError } from "./errors.ts";
import type { FigureRegister } from "./register.ts";
import { type Shorthand, shorthandIn } from "./shorthand.ts";
import { fillTemplate } from "./template.ts";

/** What a cell of a table holds: a value, or text, in which placeholders are filled from the register. */
export type TableCell = FigureValue | string;

/** A table with one idea: a row heading, then a cell for each column. */
export interface ReportTable {
  readonly id: string;
  readonly caption: string;
  /** The heading above the row headings. */
  readonly head: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly heading: string; readonly cells: readonly TableCell[] }[];
  readonly note?: string;
}

/** A section of a report. Its paragraphs may hold placeholders such as `{{ cdop.reviewed }}`. */
export interface ReportSection {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly tables?: readonly ReportTable[];
  readonly charts?: readonly Chart[];
  /** The ids of the requirements that it meets. */
  readonly meets?: readonly string[];
}

/** A report before it is printed: words, tables and charts, with the register that all numbers come from. */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle?: string;
  readonly register: FigureRegister;
  readonly sections: readonly ReportSection[];
}

/** A table whose cells are printed. */
export interface PrintedTable extends Omit<ReportTable, "rows"> {
  readonly rows: readonly { readonly heading: string; readonly cells: readonly PrintedCell[] }[];
}

/** A printed cell, and whether it is a number, which is set to the right. */
export interface PrintedCell {
  readonly text: string;
  readonly isNumber: boolean;
}

/** A section with its placeholders filled and its cells printed. */
export interface PrintedSection {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly PrintedTable[];
  readonly charts: readonly Chart[];
}

/** A report with its placeholders filled, its cells printed, and the marks that it uses explained. */
export interface PrintedReport {
  readonly title: string;
  readonly subtitle?: string;
  readonly sections: readonly PrintedSection[];
  readonly shorthand: readonly Shorthand[];
}

/** Fills a report: from here on there are only texts, so what is withheld is a mark and nothing else. */
export function printed({ title, subtitle, register, sections }: ReportDocument): PrintedReport {
  const filled = sections.map(({ id, heading, paragraphs = [], tables = [], charts = [] }) => ({
    id,
    heading: fillTemplate(heading, register),
    paragraphs: paragraphs.map((paragraph) => fillTemplate(paragraph, register)),
    tables: tables.map((table) => printedTable(table, register)),
    charts,
  }));
  return {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    sections: filled,
    shorthand: shorthandIn(textsOf(filled)),
  };
}

/** The same report with each chart's values as one more table of its section. */
export function withChartTables(report: ReportDocument): ReportDocument {
  const sections = report.sections.map((section) => ({
    ...section,
    tables: [...(section.tables ?? []), ...(section.charts ?? []).map(chartTable)],
  }));
  return { ...report, sections };
}

function printedTable(table: ReportTable, register: FigureRegister): PrintedTable {
  const rows = table.rows.map(({ heading, cells }, index) => {
    if (cells.length !== table.columns.length) {
      throw new ReportError(
        `Cannot print the table "${table.caption}": each row needs a cell for each column`,
        {
          code: "report/table-uneven",
          path: ["rows", index],
        },
      );
    }
    return { heading, cells: cells.map((cell) => printedCell(cell, register)) };
  });
  return { ...table, rows };
}

/** A text that is a number or a mark and no more; prose may begin with one. */
const NUMBER = /^(?:[-+]?£?[\d,.]+(?:%| days?| per [\d,]+)?(?: \([\d,.%]+(?: of [\d,]+)?\))?|\[[a-z]+\])$/;

function printedCell(cell: TableCell, register: FigureRegister): PrintedCell {
  const text = typeof cell === "string" ? fillTemplate(cell, register) : formatFigure({ value: cell });
  return { text, isNumber: typeof cell !== "string" || NUMBER.test(text) };
}

function* textsOf(sections: readonly PrintedSection[]): Generator<string> {
  for (const { paragraphs, tables, charts } of sections) {
    yield* paragraphs;
    for (const { rows, note = "" } of tables) {
      yield note;
      for (const { cells } of rows) yield cells.map(({ text }) => text).join(" ");
    }
    for (const { series } of charts) {
      for (const { values } of series) yield values.map((value) => formatFigure({ value })).join(" ");
    }
  }
}
