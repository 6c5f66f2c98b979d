import * as z from "zod";
import { calendarDateSchema } from "./calendar-schema.ts";
import { financialYearSchema, quarterSchema } from "./financial-year-schema.ts";
import { moneySchema } from "./money-schema.ts";
import { publishedCountSchema } from "./published-count.ts";
import { defineTable } from "./table.ts";

export const schema = z
  .strictObject({
    partner: z.string().min(1).max(40),
    reference: z
      .string()
      .regex(/^[A-Z]\d+$/)
      .exactOptional(),
    note: z.string().exactOptional(),
    amount: moneySchema,
    paidOn: calendarDateSchema.exactOptional(),
    kind: z.enum(["cash", "in-kind"]),
    year: financialYearSchema,
    quarter: quarterSchema.exactOptional(),
    attendances: z.int().min(0).max(5_000),
    hours: z.number().exactOptional(),
    agreed: z.boolean(),
    deaths: publishedCountSchema,
    boards: z.array(z.string()).readonly(),
  })
  .readonly();
export type Item = z.output<typeof schema>;
export const headings = {
  partner: "Partner",
  reference: { heading: "Ref", aliases: ["Reference"], sensitive: true },
  note: "Note",
  amount: "Amount",
  paidOn: "Paid on",
  kind: "Kind",
  year: "Year",
  quarter: "Quarter",
  attendances: "Attendances",
  hours: "Hours",
  agreed: "Agreed",
  deaths: "Deaths",
  boards: "Boards",
};
export const table = defineTable({ name: "payments", schema, headings, key: ["partner", "year"] });

export const good: Readonly<Record<keyof Item, string>> = {
  partner: "NHS Dorset",
  reference: "A1",
  note: "",
  amount: "£75,785",
  paidOn: "03/04/2023",
  kind: "Cash",
  year: "2023-24",
  quarter: "2023/24 q1",
  attendances: "2,876",
  hours: "1.50",
  agreed: "Yes",
  deaths: "<5",
  boards: "Dorset; BCP",
};
export const row = (change: Partial<Record<keyof Item, string | undefined>> = {}) =>
  table.columns.map(({ field }) => ({ ...good, ...change })[field as keyof Item]);
export const codes = (change: Partial<Record<keyof Item, string | undefined>>) => {
  const outcome = table.readRow(row(change));
  return outcome.ok ? [] : outcome.issues.map(({ field, code }) => `${field} ${code}`);
};
