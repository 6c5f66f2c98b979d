import * as z from "zod";
import { calendarDateSchema } from "./calendar-schema.ts";

const text = z.string().min(1);

/** The document that sets a rule, and where to read it, as it is stored and exchanged. */
export const referenceSchema = z
  .strictObject({ title: text, href: text.exactOptional(), at: text.exactOptional() })
  .readonly();

/**
 * A dated parameter as it is stored and exchanged, of values that `value` describes. A rule that says more of itself extends it.
 *
 * @example
 * ```ts
 * import { calendarDate, moneySchema, formatMoney, parameterSchema, valueOn } from "@pdscp/core";
 *
 * const fee = parameterSchema(moneySchema).parse({
 *   name: "Cancellation fee",
 *   unit: "pounds",
 *   values: [{ from: "2022-04-01", value: "25.00", reference: { title: "Annual report 2022/23" } }],
 * });
 *
 * formatMoney(valueOn(fee, calendarDate("2023-06-01"))); // => "£25"
 * ```
 */
export function parameterSchema<Value extends z.ZodType>(value: Value) {
  return z.strictObject({
    name: text,
    unit: text,
    values: z
      .array(z.strictObject({ from: calendarDateSchema, value, reference: referenceSchema }).readonly())
      .min(1)
      .readonly(),
  });
}
