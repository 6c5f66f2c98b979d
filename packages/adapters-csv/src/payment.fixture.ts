import {
  calendarDateSchema,
  defineTable,
  moneySchema,
  type ReadOutcome,
  type RecordReader,
} from "@pdscp/core";
import * as z from "zod";

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
