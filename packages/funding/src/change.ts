import {
  type Finding,
  frozenCopy,
  type Money,
  money,
  penceOf,
  roundRatio,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import { refuseShares, type Share } from "./share.ts";

const none = money("0");

/** How an amount changed between two years or two formulas. */
export interface Change {
  readonly from: Money;
  readonly to: Money;
  /** `to` less `from`; negative for a reduction. */
  readonly change: Money;
  /** The change as a percentage of `from`, as decimal text to two places such as "55.15"; `null` where there is none. */
  readonly percent: string | null;
  /** Why there is no percentage. */
  readonly why?: string;
}

/** How one partner's contribution changed. */
export interface ContributionChange<Partner extends string = string> extends Change {
  readonly partner: Partner;
}

/** What {@link contributionChanges} gives. */
export interface ContributionChanges<Partner extends string = string> {
  readonly changes: readonly ContributionChange<Partner>[];
  readonly total: Change;
  readonly findings: readonly Finding<ChangeFindingCode>[];
}

/** What there is to know about a change besides its amount. */
export type ChangeFindingCode =
  | "funding/percent-of-negative"
  | "funding/percent-of-nothing"
  | "funding/partner-joined"
  | "funding/partner-left";

/**
 * What each partner pays more or less than before, and the whole.
 *
 * A partner in one list only pays nothing in the other, and a finding says so. There is no percentage of a base of zero
 * or less: a rise from minus £301 to £399 is no fall of 233%.
 *
 * @returns The partners of `before` in their order, then those who are new.
 * @throws {FundingError} `funding/no-partners`, `funding/repeated-partner`, and for a share without a name or an amount
 *   `funding/partner-missing`, `funding/amount-invalid`, with "before" or "after" in the path.
 *
 * @example From unequal to equal shares, 2022/23 to 2023/24
 * ```ts
 * import { formatMoney, money } from "@pdscp/core";
 * import { contributionChanges, equalShares } from "@pdscp/funding";
 *
 * const before = [
 *   { partner: "dorset-police", amount: money("48845") },
 *   { partner: "bcp-council", amount: money("83424") },
 * ];
 * const { changes, total } = contributionChanges(before, equalShares(money("151570"), ["dorset-police", "bcp-council"]));
 *
 * changes.map(({ partner, change, percent }) => `${partner} ${formatMoney(change)} (${percent}%)`);
 * // => ["dorset-police £26,940 (55.15%)", "bcp-council -£7,639 (-9.16%)"]
 * formatMoney(total.change); // => "£19,301"
 * ```
 */
export function contributionChanges<Before extends string, After extends string>(
  before: readonly Share<Before>[],
  after: readonly Share<After>[],
): ContributionChanges<Before | After> {
  const was = amountsBy(before, "before");
  const is = amountsBy(after, "after");
  const partners = [...new Set<Before | After>([...was.keys(), ...is.keys()])];
  const changes = partners.map((partner) => ({
    partner,
    ...changeBetween(was.get(partner as Before) ?? none, is.get(partner as After) ?? none),
  }));
  const findings = changes.flatMap(({ partner, from, why }, index) => {
    const found = (code: ChangeFindingCode, message: string): Finding<ChangeFindingCode> => ({
      code,
      severity: "note",
      message: `${partner}: ${message}`,
      path: ["changes", index],
    });
    return [
      ...(was.has(partner as Before) ? [] : [found("funding/partner-joined", "did not contribute before")]),
      ...(is.has(partner as After) ? [] : [found("funding/partner-left", "does not contribute any more")]),
      ...(why === undefined
        ? []
        : [found(from.isZero() ? "funding/percent-of-nothing" : "funding/percent-of-negative", why)]),
    ];
  });
  return frozenCopy({
    changes,
    total: changeBetween(sumMoney(was.values()), sumMoney(is.values())),
    findings,
  });
}

/** The change from one amount to another, with a percentage where there can be one. */
export function changeBetween(from: Money, to: Money): Change {
  const change = subtractMoney(to, from);
  const why = from.isZero()
    ? "there is no percentage of nothing"
    : from.isNegative()
      ? "a percentage of a negative amount would show a rise as a fall"
      : undefined;
  return why === undefined
    ? { from, to, change, percent: roundRatio(penceOf(change), penceOf(from), { times: 100, places: 2 }) }
    : { from, to, change, percent: null, why };
}

/** The amounts by partner, none of whom is named twice. */
export function amountsBy<Partner extends string>(
  shares: readonly Share<Partner>[],
  name: string,
): ReadonlyMap<Partner, Money> {
  refuseShares(shares, [name]);
  return new Map(shares.map(({ partner, amount }) => [partner, amount]));
}
