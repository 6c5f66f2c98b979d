import { expectTypeOf, test } from "vitest";
import * as z from "zod";
import {
  addDays,
  type CalendarDate,
  calendarDate,
  defineTable,
  financialYearOf,
  type Money,
  moneySchema,
  type Table,
} from "./index.ts";

test("takes only days that have been read", () => {
  expectTypeOf(addDays(calendarDate("2024-03-31"), 1)).toEqualTypeOf<CalendarDate>();
  // @ts-expect-error text is not yet a day
  addDays("2024-03-31", 1);
  // @ts-expect-error a Date is an instant, not a day
  financialYearOf(new Date());
});

test("gives a table its record's type, and wants a heading for each field", () => {
  const schema = z.strictObject({ partner: z.string(), amount: moneySchema });
  const table = defineTable({ name: "x", schema, headings: { partner: "Partner", amount: "Amount" } });
  expectTypeOf(table).toEqualTypeOf<Table<{ partner: string; amount: Money }>>();
  // @ts-expect-error the amount has no heading
  () => defineTable({ name: "x", schema, headings: { partner: "Partner" } });
});
