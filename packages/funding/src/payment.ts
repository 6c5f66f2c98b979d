import {
  calendarDateSchema,
  defineTable,
  type FinancialYear,
  financialYear,
  financialYearOf,
  financialYearSchema,
  frozenCopy,
  isCalendarDate,
  moneySchema,
} from "@pdscp/core";
import * as z from "zod";
import { listOf, problem, refuse } from "./weight.ts";

/** Money that arrived from a partner. */
export const paymentSchema = z
  .strictObject({
    partner: z.string().min(1),
    /** What arrived; negative for what was paid back. */
    amount: moneySchema,
    receivedOn: calendarDateSchema,
    /** The year that it is for, where that is not the one in which it arrived. */
    year: financialYearSchema.exactOptional(),
    /** The number of the invoice or of the payment. */
    reference: z.string().min(1).exactOptional(),
  })
  .readonly();

export interface Payment extends z.output<typeof paymentSchema> {}
/** The same record as it is stored and exchanged. */
export interface PaymentJson extends z.input<typeof paymentSchema> {}

/** Payments as rows. */
export const paymentTable = defineTable({
  name: "payments",
  schema: paymentSchema,
  headings: {
    partner: { heading: "Partner", aliases: ["Organisation", "Agency", "Contributor"] },
    amount: { heading: "Amount", aliases: ["Payment", "£"] },
    receivedOn: { heading: "Received on", aliases: ["Date received", "Paid on"] },
    year: { heading: "Financial year", aliases: ["Year"] },
    reference: { heading: "Reference", aliases: ["Invoice", "Invoice number"] },
  },
});

/**
 * The payments that are for a year: those that name it, and those that name none and arrived in it. For {@link expectedAndReceived}, which
 * counts whatever it is handed.
 *
 * @throws {FundingError} `funding/date-invalid` for a payment on no day, with its place in the path.
 * @throws {CoreError} `core/year-invalid`
 *
 * @example A payment that came in April for the year before
 * ```ts
 * import { calendarDate, financialYear, money } from "@pdscp/core";
 * import { paymentsIn } from "@pdscp/funding";
 *
 * const payment = { partner: "police", amount: money("75785"), receivedOn: calendarDate("2024-04-12") };
 * const payments = [payment, { ...payment, year: financialYear("2023/24") }];
 *
 * paymentsIn(payments, financialYear("2023/24")).length; // => 1
 * ```
 */
export function paymentsIn(payments: readonly Payment[], year: FinancialYear): readonly Payment[] {
  const wanted = financialYear(year);
  const strange = listOf(payments).findIndex((payment) => !isCalendarDate(payment?.receivedOn));
  if (strange !== -1) {
    const need = "the day on which each arrived is needed";
    refuse("Cannot give the payments", [
      problem("funding/date-invalid", need, ["payments", strange, "receivedOn"]),
    ]);
  }
  return frozenCopy(
    payments.filter(({ year: of, receivedOn }) => (of ?? financialYearOf(receivedOn)) === wanted),
  );
}
