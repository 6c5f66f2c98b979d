import { formatMoney, type Money } from "@pdscp/core";

const written = new WeakMap<Money, string>();

/** As core writes it. Core shares the same amounts, so that most are written once. */
export function amountWords(amount: Money): string {
  const known = written.get(amount);
  if (known !== undefined) return known;
  const words = formatMoney(amount);
  written.set(amount, words);
  return words;
}
