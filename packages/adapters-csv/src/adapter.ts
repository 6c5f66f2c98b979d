import type { Adapter, RecordReader, RecordWriter, Table } from "@pdscp/core";
import { destinationOf } from "./destination.ts";
import { wholeDigest } from "./digest.ts";
import { type CsvReaderOptions, readerOf } from "./reader.ts";
import { sourceOf } from "./source.ts";
import type { CsvTarget } from "./target.ts";
import { type CsvWriterOptions, writerOf } from "./writer.ts";

/**
 * Reads CSV as the records of a table: every row one outcome, with its line and column, in bounded memory.
 *
 * @throws {CsvError} while reading, when the file as a whole is refused; its codes are in the README.
 *
 * @example
 * ```ts
 * import { csvReader } from "@pdscp/adapters-csv";
 * import { defineTable, formatMoney, moneySchema, readAll } from "@pdscp/core";
 * import * as z from "zod";
 *
 * const shares = defineTable({
 *   name: "shares",
 *   schema: z.strictObject({ partner: z.string().min(1), amount: moneySchema }),
 *   headings: { partner: "Partner", amount: "Amount" },
 * });
 * const text = 'Partner,Amount\r\nPolice,"£75,785.00"\r\nICB,n/a\r\n';
 *
 * const { records, rejects } = await readAll(csvReader(shares, text), { acceptRejects: true });
 *
 * records.map(({ partner, amount }) => `${partner} ${formatMoney(amount)}`); // => ["Police £75,785"]
 * rejects.map(({ at, issues }) => `${at.line}:${at.column} ${issues[0]?.code}`); // => ["3:2 core/value-not-available"]
 * ```
 */
export function csvReader<Item extends object>(
  table: Table<Item>,
  target: CsvTarget,
  options: CsvReaderOptions = {},
): RecordReader<Item> {
  const source = sourceOf(target);
  return readerOf(table, source, options, { digest: () => wholeDigest(source) });
}

/**
 * Writes the records of a table as CSV: all of them, or nothing.
 *
 * Numbers and days stand bare and text in quotes, so that what is written is read back identical. Text that a spreadsheet
 * would run as a formula gets an apostrophe, which the reader takes off again.
 *
 * @throws {CsvError} while writing: `csv/record-unreadable`, `csv/text-unwritable`, `csv/write-failed`; and what the table's
 *   `writeRow` throws.
 */
export function csvWriter<Item extends object>(
  table: Table<Item>,
  target: CsvTarget,
  options: CsvWriterOptions = {},
): RecordWriter<Item> {
  return writerOf(table, destinationOf(target, options.name), options);
}

/** Reads and writes any table as CSV: text, bytes and streams. Paths are for `@pdscp/adapters-csv/node`. */
export const csvAdapter: Adapter<CsvTarget> = Object.freeze({
  name: "csv",
  reader: <Item extends object>(table: Table<Item>, target: CsvTarget) => csvReader(table, target),
  writer: <Item extends object>(table: Table<Item>, target: CsvTarget) => csvWriter(table, target),
});
