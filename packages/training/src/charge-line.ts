import { addMoney, compareMoney, decimal, type Money, money, percentOf, roundToPence } from "@pdscp/core";
import type { CancellationPolicy, ChargeLine } from "./cancellation-policy.ts";
import type { Place, Terms } from "./compiled-policy.ts";
import { lineFor } from "./condition.ts";
import { refusal } from "./errors.ts";
import { lengthOf } from "./length.ts";
import { amountWords } from "./wording.ts";

export const nothing = money("0");

/** What lines of charges ask for one booking. */
export function priceOf(
  lines: readonly ChargeLine[],
  { booking, terms, compiled: { policy } }: Place,
): { readonly amount: Money; readonly words: string } {
  const line = lineFor(lines, {
    payer: booking.payer,
    turnover: booking.turnover,
    length: policy.lengths === undefined ? undefined : lengthOf(terms, policy.lengths),
  });
  if (line === undefined) {
    // An exempt payer is charged nothing, so nothing need be set for it.
    if (policy.exemptPayers?.includes(booking.payer))
      return { amount: nothing, words: "an exempt payer nothing" };
    throw notSet(policy, `this length of course for "${booking.payer}"`);
  }
  const asked = amountOfLine(line, terms);
  if (asked === undefined) throw notSet(policy, "the cost of the place, which the course must state");
  const capped = policy.neverAboveFee === true && compareMoney(asked, terms.fee) > 0;
  const amount = capped ? terms.fee : asked;
  const extra = policy.extraCosts === "recharged" && !amount.isZero() ? booking.extraCosts : undefined;
  const words = `${lineWords(line)}${capped ? `, never above the fee of ${amountWords(terms.fee)}` : ""}`;
  return extra === undefined
    ? { amount, words }
    : { amount: addMoney(amount, extra), words: `${words} and extra costs of ${amountWords(extra)}` };
}

/** What a line asks; nothing is known where it goes by a cost that is not given. */
export function amountOfLine(
  line: ChargeLine,
  { fee, cost, days = 1 }: Pick<Terms, "fee" | "cost" | "days">,
): Money | undefined {
  switch (line.kind) {
    case "none":
      return nothing;
    case "fixed":
      return line.amount;
    case "per-day":
      return days === 1 ? line.amount : roundToPence(decimal(line.amount).times(days));
    case "percent-of-fee":
      return percentOf(fee, line.percent);
    case "full-fee":
      return fee;
    case "full-cost":
      return cost;
  }
}

function lineWords(line: ChargeLine): string {
  switch (line.kind) {
    case "none":
      return "nothing";
    case "fixed":
      return amountWords(line.amount);
    case "per-day":
      return `${amountWords(line.amount)} a day`;
    case "percent-of-fee":
      return `${line.percent}% of the fee`;
    case "full-fee":
      return "the full fee";
    case "full-cost":
      return "the full cost of the place";
  }
}

/** A gap in a policy, which nobody fills by guessing. */
export function notSet({ id }: CancellationPolicy, what: string) {
  return refusal(
    "training/fee-not-set",
    `Cannot tell the charge: "${id}" must set one for ${what}`,
    "charges",
  );
}
