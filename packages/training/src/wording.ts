import { formatDate, formatMoney, type Money } from "@pdscp/core";
import { rememberedBy } from "./remembered.ts";

const written = new WeakMap<Money, string>();

/** As core writes it. Core shares the same amounts, so that most are written once. */
export function amountWords(amount: Money): string {
  const known = written.get(amount);
  if (known !== undefined) return known;
  const words = formatMoney(amount);
  written.set(amount, words);
  return words;
}

/** As core writes it; the days of bookings are few. */
export const dayWords = rememberedBy(formatDate);
