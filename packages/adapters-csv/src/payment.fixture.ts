import {
  calendarDateSchema,
  defineTable,
  moneySchema,
  type ReadOutcome,
  type RecordReader,
} from "@pdscp/core";
import * as z from "zod";
import { csvReader } from "./index.ts";

/** The table that the hostile files are read as. */
export const payments = defineTable({
  name: "payments",
  schema: z.strictObject({
    Partner: z.string().min(1),
    Amount: moneySchema,
    Date: calendarDateSchema,
    Ref: z.string(),
  }),
  headings: {
    Partner: { heading: "Partner", aliases: ["Organisation"] },
    Amount: "Amount",
    Date: "Date",
    Ref: "Ref",
  },
});

export const headings = "Partner,Amount,Date,Ref";

/** A payment as most files have it. */
export const row = "Police,100.00,01/04/2024,A1";

export const file = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");

/** What a reading of payments gave. */
export const tell = (text: string | Uint8Array, options = {}) => told(csvReader(payments, text, options));

/** What a reading gave: a line for each outcome, the warnings, and what refused the file. */
export async function told(reader: RecordReader<object>) {
  const rows: string[] = [];
  const warnings: string[] = [];
  const outcomes: ReadOutcome<object>[] = [];
  const warning = ({ code, at }: { code: string; at?: { line: number } }) =>
    warnings.push(`${code} ${at?.line}`);
  const error = await (async () => {
    for await (const outcome of reader.read({ warning })) {
      outcomes.push(outcome);
      rows.push(
        outcome.ok
          ? `${outcome.at.line} ok`
          : outcome.issues.map(({ line, column, code }) => `${line}:${column} ${code}`).join(", "),
      );
    }
  })().catch((thrown: unknown) => thrown);
  const refused =
    error === undefined
      ? undefined
      : `${(error as { line?: number }).line}:${(error as { column?: number }).column} ${(error as { code: string }).code}`;
  return {
    rows,
    warnings,
    refused,
    error: error as (Error & { readonly hint?: string }) | undefined,
    outcomes,
  };
}
