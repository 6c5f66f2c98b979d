import type * as z from "zod";
import { isCalendarDate, readUkDate } from "./calendar.ts";
import { calendarDateSchema } from "./calendar-schema.ts";
import { accountingZero, dayFault } from "./cell-cause.ts";
import type { FaultCode } from "./cell-fault.ts";
import { readFinancialYear, readQuarter } from "./financial-year.ts";
import { financialYearSchema, quarterSchema } from "./financial-year-schema.ts";
import { readWrittenPence } from "./money.ts";
import { moneySchema } from "./money-schema.ts";
import { moneyOf, readPence } from "./pence.ts";
import { publishedCountSchema, readPublishedCount } from "./published-count.ts";

/** The value that a cell's text stands for; why it is refused; or `undefined`, for the reason that its kind has. */
export type Read = (text: string) => unknown;

interface Scalar {
  readonly kind: "money" | "date" | "financial-year" | "quarter" | "published-count";
  readonly read: Read;
  readonly code: FaultCode;
}

/** How each of core's own schemas is read, found again by its inner schema, which checks and descriptions leave alone. */
const scalars = new Map<unknown, Scalar>([
  [
    moneySchema._zod.def.out,
    {
      kind: "money",
      code: "core/amount-invalid",
      read: (text) => {
        const pence = readPounds(text) ?? readWrittenPence(text);
        if (pence !== undefined) return moneyOf(pence);
        return accountingZero(text);
      },
    },
  ],
  [
    calendarDateSchema._zod.def.out,
    {
      kind: "date",
      code: "core/date-invalid",
      read: (text) => {
        const day = text.trim();
        return isCalendarDate(day) ? day : (readUkDate(day) ?? dayFault(day));
      },
    },
  ],
  [
    financialYearSchema._zod.def.out,
    { kind: "financial-year", code: "core/year-invalid", read: readFinancialYear },
  ],
  [quarterSchema._zod.def.out, { kind: "quarter", code: "core/quarter-invalid", read: readQuarter }],
  [
    publishedCountSchema._zod.def.out,
    { kind: "published-count", code: "core/number-invalid", read: readPublishedCount },
  ],
]);

/** How the cells of one of core's own schemas are read; `undefined` for a schema of another kind. */
export function scalarOf(schema: z.ZodType): Scalar | undefined {
  return scalars.get((schema._zod.def as { readonly out?: unknown }).out);
}

/** "£45.00", as most amounts in an office's files stand, without an expression. */
function readPounds(text: string): number | bigint | undefined {
  return text.charCodeAt(0) === 163 && text.charCodeAt(1) !== 45 ? readPence(text.slice(1)) : undefined;
}
