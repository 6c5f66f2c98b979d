import * as z from "zod";
import { isMoney, type Money, money } from "./money.ts";
import { formatPence, penceOf } from "./pence.ts";

/** Pounds as text: "1234.50". Read with up to two decimal places, written with exactly two. */
export const moneySchema = z.codec(
  z.string().regex(/^-?(0|[1-9]\d{0,23})(\.\d{1,2})?$/, { error: 'Expected pounds such as "1234.50"' }),
  z.custom<Money>(isMoney, {
    error: "Expected an amount in whole pence",
  }),
  {
    decode: (pounds) => money(pounds),
    // zod runs a refined codec even where an optional field is absent.
    encode: (amount) => (amount === undefined ? (amount as never) : formatPence(penceOf(amount))),
  },
);
