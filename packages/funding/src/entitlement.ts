import { frozenCopy } from "@pdscp/core";
import { FundingError } from "./errors.ts";
import type { Path } from "./weight.ts";

/** What a contribution in kind buys: so many of something for each unit that is given. */
export interface ExchangeRate {
  /** What is given: "trainer day". */
  readonly given: string;
  /** What it buys: "free place". */
  readonly buys: string;
  /** How many it buys. */
  readonly each: number;
}

/** So much given or used by a partner. */
export interface Quantities {
  readonly partner: string;
  readonly count: number;
}

/** What a partner has earned in kind, used and has left; negative when it has used more than it earned. */
export interface Entitlement {
  readonly partner: string;
  readonly given: number;
  readonly earned: number;
  readonly used: number;
  readonly left: number;
  readonly because: string;
}

/**
 * What contributions in kind entitle each partner to, where they buy something rather than being valued in pounds. Never
 * added to money.
 *
 * @throws {FundingError} `funding/amount-invalid` for a count that is no whole number, none or more.
 *
 * @example A day of a trainer buys ten places
 * ```ts
 * import { entitlements } from "@pdscp/funding";
 *
 * const rate = { given: "trainer day", buys: "free place", each: 10 };
 *
 * entitlements(rate, { given: [{ partner: "police", count: 2 }], used: [{ partner: "police", count: 13 }] })[0]?.left; // => 7
 * ```
 */
export function entitlements(
  rate: ExchangeRate,
  { given, used }: { readonly given: readonly Quantities[]; readonly used: readonly Quantities[] },
): readonly Entitlement[] {
  refuseCounts([rate.each], () => ["rate", "each"]);
  refuseCounts(
    given.map(({ count }) => count),
    (index) => ["given", index],
  );
  refuseCounts(
    used.map(({ count }) => count),
    (index) => ["used", index],
  );
  const total = (list: readonly Quantities[], partner: string) =>
    list.reduce((sum, entry) => (entry.partner === partner ? sum + entry.count : sum), 0);
  const balances = [...new Set([...given, ...used].map(({ partner }) => partner))].map((partner) => {
    const units = total(given, partner);
    const taken = total(used, partner);
    const earned = units * rate.each;
    return {
      partner,
      given: units,
      earned,
      used: taken,
      left: earned - taken,
      because: `${units} × ${rate.given} at ${rate.each} × ${rate.buys} each, less ${taken} used`,
    };
  });
  return frozenCopy(balances);
}

function refuseCounts(counts: readonly number[], pathOf: (index: number) => Path): void {
  const index = counts.findIndex((count) => !Number.isSafeInteger(count) || count < 0);
  if (index === -1) return;
  throw new FundingError("Cannot give the entitlements: whole numbers, none or more, are needed", {
    code: "funding/amount-invalid",
    path: pathOf(index),
  });
}
