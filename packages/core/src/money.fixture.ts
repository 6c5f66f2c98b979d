import fc from "fast-check";
import { expect } from "vitest";
import type { Money } from "./money.ts";
import { moneyOf } from "./pence.ts";

export const text = (amount: Money) => amount.toFixed(2);
export const refused = (code: string) => expect.objectContaining({ code });

/** Pence with the places where representations change: zero, one digit, word edges of 10^7, the edge of safe integers, beyond. */
export const pence = fc.oneof(
  fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  fc.bigInt({ min: -1_000n, max: 1_000n }),
  fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }),
  fc
    .tuple(
      fc.constantFrom(10n ** 9n, 10n ** 16n, 10n ** 23n, 9_007_199_254_740_991n),
      fc.bigInt({ min: -2n, max: 2n }),
    )
    .map(([edge, by]) => edge + by),
);
export const amounts = pence.map(moneyOf);
