import {
  type CalendarDate,
  formatMoney,
  frozenCopy,
  type Money,
  money,
  negateMoney,
  penceOf,
  type Reference,
  sumMoney,
} from "@pdscp/core";
import { amountsBy } from "./change.ts";
import { FundingError } from "./errors.ts";
import { divided, type Share } from "./share.ts";

/** What the partners may do with a surplus. */
export type DisposalChoice = "carry-forward" | "refund" | "credit";

/** A choice on record: what, when, by whom, and where it is written. */
export interface DisposalDecision {
  readonly choice: DisposalChoice | "undecided";
  readonly on?: CalendarDate;
  readonly by?: string;
  readonly reference?: Reference;
}

/** What becomes of a surplus. Carried forward, refunded and credited always sum to it. */
export interface Disposal {
  /** Undecided is a state of its own: the money stays in the balance, and no one may count on it. */
  readonly state: "decided" | "undecided";
  readonly decision: DisposalDecision;
  readonly surplus: Money;
  /** What stays in the balance. */
  readonly carriedForward: Money;
  /** What is paid back now. */
  readonly refunded: Money;
  /** What is taken off the next contributions. */
  readonly credited: Money;
  /** Each partner's part of what is refunded or credited, in proportion to what it paid; none when it is carried. */
  readonly shares: readonly Share[];
  readonly because: string;
}

const none = money("0");

/**
 * What becomes of a surplus: carried forward, refunded, or credited against the next contributions, as the partners have
 * chosen. A deficit is the mirror image: refunding or crediting it calls the partners' parts of it in.
 *
 * @param choice - The choice, or the whole decision; `undefined` or "undecided" while there is none.
 * @param shares - What each partner paid, by which a refund or credit is divided.
 * @throws {FundingError} `funding/choice-unknown`; `funding/no-partners`, `funding/repeated-partner`; `funding/amount-invalid`
 *   for a negative share; `funding/weights-all-zero` when a refund is to be divided and no one paid anything.
 *
 * @example The surplus of 2023/24, if it were credited
 * ```ts
 * import { formatMoney, money } from "@pdscp/core";
 * import { disposeSurplus, equalShares } from "@pdscp/funding";
 *
 * const shares = equalShares(money("303140"), ["bcp-council", "dorset-council", "dorset-police", "nhs-dorset"]);
 *
 * disposeSurplus(money("47156"), "credit", shares).shares.map(({ amount }) => formatMoney(amount));
 * // => ["£11,789", "£11,789", "£11,789", "£11,789"]
 * disposeSurplus(money("47156"), undefined, shares).state; // => "undecided"
 * ```
 */
export function disposeSurplus(
  surplus: Money,
  choice: DisposalChoice | "undecided" | DisposalDecision | undefined,
  shares: readonly Share[],
): Disposal {
  const decision = typeof choice === "object" && choice !== null ? choice : { choice: choice ?? "undecided" };
  const kept = { surplus, decision, refunded: none, credited: none, shares: [] };
  const amount = formatMoney(surplus);
  switch (decision.choice) {
    case "undecided":
      return frozenCopy({
        ...kept,
        state: "undecided",
        carriedForward: surplus,
        because: `${amount} stays in the balance: it is not decided whether it is carried forward, refunded or credited`,
      });
    case "carry-forward":
      return frozenCopy({
        ...kept,
        state: "decided",
        carriedForward: surplus,
        because: `${amount} is carried forward`,
      });
    case "refund":
    case "credit": {
      const credit = decision.choice === "credit";
      return frozenCopy({
        ...kept,
        state: "decided",
        carriedForward: none,
        [credit ? "credited" : "refunded"]: surplus,
        shares: inProportion(surplus, shares),
        because: `${amount} is ${credit ? "credited against the next contributions" : "refunded"}, in proportion to what each partner paid`,
      });
    }
    default:
      throw refusal("funding/choice-unknown", '"carry-forward", "refund" or "credit" is needed', "choice");
  }
}

/**
 * What is still to be paid once a credit is taken off: the next contributions less each partner's part.
 *
 * @throws {FundingError} `funding/partner-unknown` when a partner with a credit does not contribute any more; refund it.
 */
export function creditShares(next: readonly Share[], credited: readonly Share[]): readonly Share[] {
  const credits = amountsBy(credited, "credited");
  const payers = amountsBy(next, "next");
  const gone = [...credits.keys()].find((partner) => !payers.has(partner));
  if (gone !== undefined) {
    throw refusal("funding/partner-unknown", `"${gone}" must still contribute, or be refunded`, "credited");
  }
  const left = next.map(({ partner, amount }) => ({
    partner,
    amount: sumMoney([amount, negateMoney(credits.get(partner) ?? none)]),
  }));
  return frozenCopy(left);
}

function inProportion(surplus: Money, shares: readonly Share[]): readonly Share[] {
  const paid = amountsBy(shares, "shares");
  const amounts = [...paid.values()];
  if (amounts.some((amount) => amount.lessThan(0))) {
    throw refusal("funding/amount-invalid", "what a partner paid must not be negative", "shares");
  }
  if (amounts.every((amount) => amount.isZero())) {
    throw refusal("funding/weights-all-zero", "at least one partner must have paid something", "shares");
  }
  return divided(surplus, [...paid.keys()], (partner) => String(penceOf(paid.get(partner) ?? none)));
}

function refusal(code: FundingError["code"], need: string, key: string): FundingError {
  return new FundingError(`Cannot dispose of the surplus: ${need}`, { code, path: [key] });
}
