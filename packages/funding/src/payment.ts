import { calendarDateSchema, defineTable, financialYearSchema, moneySchema } from "@pdscp/core";
import * as z from "zod";

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
