import { type CellKind, describeTable, foldHeading, type RecordWriter, type Table } from "@pdscp/core";
import { CsvError } from "./errors.ts";
import { bareKinds, guarded, guardedHeading, isTotals } from "./guard.ts";

/** How a file is written: in UTF-8 with one row of headings, as GOV.UK asks of published tables. */
export interface CsvWriterOptions {
  /** What the file is called in messages; the target's own name when left out. */
  readonly name?: string;
  readonly newline?: "\r\n" | "\n";
  /** Whether a byte order mark comes first, which lets Excel see that a file is UTF-8. */
  readonly bom?: boolean;
  /** Whether the table's description, a Frictionless Table Schema, is written beside it. */
  readonly schema?: boolean;
}

/** Where the text of a file goes; what was there before stays until all of it has arrived. */
export interface Destination {
  readonly name: string;
  /** Takes the whole text, in pieces, and the description if there is one. */
  readonly replace: (pieces: Iterable<string>, schema: string | undefined) => Promise<void>;
}

const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\ufffd|\p{Surrogate}/u;

/** How much text is gathered before it is handed on. */
const PIECE = 65_536;

/** Writes to one destination. */
export function writerOf<Item extends object>(
  table: Table<Item>,
  destination: Destination,
  options: CsvWriterOptions,
): RecordWriter<Item> {
  const { newline = "\r\n", bom = false, schema = false } = options;
  if (newline !== "\r\n" && newline !== "\n") {
    throw new CsvError("the new line must be CRLF or LF", {
      code: "csv/option-invalid",
      source: destination.name,
      doing: "write",
    });
  }
  return Object.freeze({
    write: async (records: Iterable<Item>) => {
      const description = schema ? `${JSON.stringify(describeTable(table), null, 2)}\n` : undefined;
      await destination.replace(
        pieces(table, records, { newline, bom, name: destination.name }),
        description,
      );
    },
  });
}

/**
 * An empty table as CSV: the headings, for people to fill in.
 *
 * @example
 * ```ts
 * import { csvTemplate } from "@pdscp/adapters-csv";
 * import { defineTable, moneySchema } from "@pdscp/core";
 * import * as z from "zod";
 *
 * const shares = defineTable({
 *   name: "shares",
 *   schema: z.strictObject({ partner: z.string(), amount: moneySchema }),
 *   headings: { partner: "Partner", amount: "Amount" },
 * });
 *
 * csvTemplate(shares); // => "Partner,Amount\r\n"
 * ```
 */
export function csvTemplate({ columns }: Pick<Table<object>, "columns">): string {
  return `${columns.map(({ heading }) => headingCell(heading)).join(",")}\r\n`;
}

function* pieces<Item extends object>(
  table: Table<Item>,
  records: Iterable<Item>,
  { newline, bom, name }: { readonly newline: string; readonly bom: boolean; readonly name: string },
): Generator<string> {
  const cells = table.columns.map(({ kind, heading }) => cellWriter(kind, heading, name));
  const headings = table.columns.map(({ heading }) => foldHeading(heading));
  const mark = cells.findIndex((_, index) => table.columns[index]?.kind !== "text");
  let text = `${bom ? "\ufeff" : ""}${csvTemplate(table).replace(/\r\n$/, newline)}`;
  let index = -1;
  for (const record of records) {
    const row = table.writeRow(record, ++index);
    if (row.every((cell, index) => cell !== undefined && foldHeading(cell) === headings[index])) {
      throw new CsvError("a record that does not repeat the headings is needed", {
        code: "csv/record-unreadable",
        source: name,
        record: index,
      });
    }
    if (row.every((cell) => cell === undefined)) {
      if (mark === -1) {
        throw new CsvError("a record with at least one value is needed", {
          code: "csv/record-unreadable",
          source: name,
          record: index,
        });
      }
      text += row.map((_, column) => (column === mark ? '""' : "")).join(",");
    } else {
      for (let column = 0; column < row.length; column++) {
        if (column > 0) text += ",";
        const cell = row[column];
        if (cell !== undefined) text += (cells[column] as CellWriter)(cell, index);
      }
    }
    text += newline;
    if (text.length >= PIECE) {
      yield text;
      text = "";
    }
  }
  yield text;
}

/** The cell for a text of the record that stands there among those that are written. */
type CellWriter = (text: string, record: number) => string;

/** Numbers and days stand bare; text is quoted, so that "" can be told from nothing, and cannot be run as a formula. */
function cellWriter(kind: CellKind, heading: string, source: string): CellWriter {
  if (bareKinds.includes(kind)) return (text) => text;
  return (text, record) => {
    if (UNWRITABLE.test(text)) {
      throw new CsvError(`text without control or lost characters is needed in "${heading}"`, {
        code: "csv/text-unwritable",
        source,
        record,
        heading,
      });
    }
    // A choice that says "total" is known for one by the table itself.
    return quoted(kind === "choice" && isTotals(text) ? text : guarded(text));
  };
}

function headingCell(heading: string): string {
  const cell = guardedHeading(heading);
  return /[",\r\n]|^\s|\s$/.test(cell) ? quoted(cell) : cell;
}

function quoted(text: string): string {
  return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;
}
