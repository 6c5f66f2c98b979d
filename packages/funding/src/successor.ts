import {
  type Finding,
  formatMoney,
  frozenCopy,
  type Money,
  money,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import { type Basis, basisText } from "./basis.ts";
import { distribute, type Place } from "./distribution.ts";
import { FundingError } from "./errors.ts";
import { amountsOf, jointPortion, type Portion, successorPortions } from "./portion.ts";
import {
  daysOf,
  functionsOf,
  refusePartners,
  type Separation,
  type SeparationFindingCode,
  separationFindings,
  sharesOf,
  type TimedFunction,
} from "./separation.ts";
import type { Share } from "./share.ts";

/** A total, the sum of its parts, and what is between them. */
export interface Conservation {
  readonly total: Money;
  readonly parts: Money;
  readonly residual: Money;
}

/** What {@link splitBetweenSuccessors} gives. */
export interface Split {
  readonly successors: readonly (Portion & { readonly id: string })[];
  /** What stays joint; absent when nothing does. */
  readonly joint?: Portion;
  /** What falls on the days before the separation; absent when it is not inside a year. */
  readonly before?: {
    readonly days: number;
    readonly of: number;
    readonly budget: Money;
    readonly shares: readonly Share[];
  };
  /** That nothing was lost: budget, balance and each partner's share, added up again from the parts. */
  readonly proof: {
    readonly holds: boolean;
    readonly budget: Conservation;
    readonly balance: Conservation;
    readonly partners: readonly (Conservation & { readonly partner: string })[];
  };
  readonly because: string;
  readonly findings: readonly Finding<SeparationFindingCode>[];
}

const none = money("0");

/**
 * Divides the budget and the balance of an arrangement that separates, so that every successor is funded, every partner
 * pays what it paid, and every penny is somewhere.
 *
 * The basis settles how large each successor's budget is. A partner of one successor pays all of its share there; a
 * partner of several spreads its share so that each is filled.
 *
 * @throws {FundingError} `funding/no-successors`, `funding/partner-missing` when a partner who pays is in no successor,
 *   `funding/basis-invalid`, `funding/basis-unworkable` when the partners of one successor alone pay more or less than the
 *   basis gives it, `funding/budget-not-met` when shares or functions do not make the budget, `funding/amount-invalid` for
 *   a negative budget or share, and for what is no money, `funding/date-invalid`, and what {@link sharesUnder} throws.
 *
 * @example The Pan-Dorset separation in equal halves
 * ```ts
 * import { formatMoney, money } from "@pdscp/core";
 * import { splitBetweenSuccessors } from "@pdscp/funding";
 *
 * const { successors, proof } = splitBetweenSuccessors({
 *   budget: money("303140"),
 *   balance: money("68853"),
 *   arrangement: { id: "pan-dorset", partners: ["bcp-council", "dorset-council", "dorset-police", "nhs-dorset"] },
 *   successors: [
 *     { id: "dorset", partners: ["dorset-council", "dorset-police", "nhs-dorset"] },
 *     { id: "bcp", partners: ["bcp-council", "dorset-police", "nhs-dorset"] },
 *   ],
 *   basis: "equal",
 * });
 *
 * successors.map(({ id, budget, balance }) => `${id} ${formatMoney(budget)} and ${formatMoney(balance)}`);
 * // => ["dorset £151,570 and £34,426.50", "bcp £151,570 and £34,426.50"]
 * successors[0]?.shares.map(({ partner, amount }) => `${partner} ${formatMoney(amount)}`);
 * // => ["dorset-council £75,785", "dorset-police £37,892.50", "nhs-dorset £37,892.50"]
 * proof.holds; // => true
 * ```
 */
export function splitBetweenSuccessors(separation: Separation): Split {
  const { budget, balance, arrangement, successors, basis, on } = separation;
  const shares = sharesOf(separation);
  refusePartners(shares, successors);
  const days = daysOf(on);
  const functions = functionsOf(separation, days);
  const staying = functions.filter(({ goes }) => goes === "joint");
  const dividing = functions.filter(({ goes }) => goes !== "joint");

  const total = (of: "before" | "after", among: readonly TimedFunction[]) =>
    sumMoney(among.map((part) => part[of]));
  const parts = distribute(shares, [
    placeForAll(total("before", functions)),
    placeForAll(total("after", staying)),
    placeForAll(total("after", dividing)),
  ]) as readonly (readonly Money[])[];
  const partOf = (place: number) =>
    shares.map(({ partner }, index) => ({ partner, amount: parts[index]?.[place] as Money }));

  const portions = successorPortions(dividing, successors, { shares, rows: partOf(2) });
  const joint = jointPortion(staying, partOf(1));
  const before = days && { ...days, budget: total("before", functions), shares: partOf(0) };
  const split = { successors: portions, ...(joint && { joint }), ...(before && { before }) };
  return frozenCopy({
    ...split,
    proof: proofOf(separation, shares, split),
    because: `${arrangement.id}: ${formatMoney(budget)} and a balance of ${formatMoney(balance)} divided ${basisText(basis)} between ${successors.map(({ id }) => id).join(", ")}${before ? `; the first ${before.days} of ${before.of} days stay` : ""}${joint ? `; ${formatMoney(joint.budget)} and a balance of ${formatMoney(joint.balance)} stay joint` : ""}`,
    findings: separationFindings(separation, shares),
  });
}

/** One separation on several bases, side by side. */
export interface BasisComparison {
  readonly basis: string;
  /** The split; absent where the basis cannot work. */
  readonly split?: Split;
  /** Why it cannot. */
  readonly unworkable?: string;
}

/**
 * The same separation on several bases, side by side, so that those who decide see what each would mean. A basis that
 * cannot work is in the list with the reason.
 *
 * @param bases - By the names under which they are to be compared.
 * @throws {FundingError} What {@link splitBetweenSuccessors} throws, save `funding/basis-unworkable`.
 */
export function compareBases(
  separation: Omit<Separation, "basis">,
  bases: Readonly<Record<string, Basis>>,
): readonly BasisComparison[] {
  const compared = Object.entries(bases).map(([name, basis]): BasisComparison => {
    try {
      return { basis: name, split: splitBetweenSuccessors({ ...separation, basis }) };
    } catch (error) {
      if (error instanceof FundingError && error.code === "funding/basis-unworkable") {
        return { basis: name, unworkable: error.message };
      }
      throw error;
    }
  });
  return frozenCopy(compared);
}

/** Puts together again what was divided: the budget, the balance and each partner's share, as they were. */
export function mergeSuccessors(split: Omit<Split, "proof" | "because" | "findings">): {
  readonly budget: Money;
  readonly balance: Money;
  readonly shares: readonly Share[];
} {
  const portions = [...split.successors, ...(split.joint ? [split.joint] : [])];
  const paid = [...(split.before?.shares ?? []), ...portions.flatMap(({ shares }) => shares)];
  const byPartner = new Map<string, Money[]>();
  for (const { partner, amount } of paid) byPartner.set(partner, [...(byPartner.get(partner) ?? []), amount]);
  return frozenCopy({
    budget: sumMoney([split.before?.budget ?? none, ...portions.map(({ budget }) => budget)]),
    balance: sumMoney(portions.map(({ balance }) => balance)),
    shares: [...byPartner].map(([partner, amounts]) => ({ partner, amount: sumMoney(amounts) })),
  });
}

/** Adds the parts of a split up again, and compares them with what was divided. */
export function proofOf(
  { budget, balance }: Separation,
  shares: readonly Share[],
  split: Omit<Split, "proof" | "because" | "findings">,
): Split["proof"] {
  const merged = mergeSuccessors(split);
  const conservation = (total: Money, parts: Money): Conservation => ({
    total,
    parts,
    residual: subtractMoney(total, parts),
  });
  const partners = shares.map(({ partner, amount }) => ({
    partner,
    ...conservation(amount, merged.shares.find((share) => share.partner === partner)?.amount ?? none),
  }));
  const proof = {
    budget: conservation(budget, merged.budget),
    balance: conservation(balance, merged.balance),
    partners,
  };
  const funded = [...split.successors, ...(split.joint ? [split.joint] : [])].every((portion) =>
    sumMoney(amountsOf(portion.shares)).equals(portion.budget),
  );
  const holds =
    funded && [proof.budget, proof.balance, ...partners].every(({ residual }) => residual.isZero());
  return { holds, ...proof };
}

/** Every share fits in places that take all of them and make the budget together. */
function placeForAll(amount: Money): Place {
  return { amount, takes: () => true };
}
