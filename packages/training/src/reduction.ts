import type { Money } from "@pdscp/core";
import { amountWords } from "./amount.ts";
import { nothing } from "./charge-line.ts";
import type { Place } from "./compiled-policy.ts";
import { refusal } from "./errors.ts";
import type { Notice } from "./notice.ts";

/** What the policy sets, before anything is waived. */
export interface Settled {
  readonly amount: Money;
  readonly feeStands: boolean;
  readonly rule: string;
  readonly notice: Notice | null;
  readonly late: boolean;
  readonly because: string;
}

/** What is charged in the end. */
export interface Outcome extends Pick<Settled, "amount" | "rule" | "because"> {
  readonly waived?: { readonly reason: string; readonly amount: Money };
}

/** A charge that the payer, a free place or a waiver takes away. */
export function reduced({ booking, compiled: { policy } }: Place, settled: Settled): Outcome {
  const { amount, because } = settled;
  const was = `, so ${amountWords(amount)} is not charged`;
  if (policy.exemptPayers?.includes(booking.payer))
    return { amount: nothing, rule: "exempt-payer", because: `${because}, but the payer is exempt${was}` };
  if (booking.freePlaceOn !== undefined && policy.freePlaces === "not-charged")
    return { amount: nothing, rule: "free-place", because: `${because}, but the place is free${was}` };
  if (booking.waivedOn === undefined) return settled;

  const { waiverReason: reason, waiverEvidence: evidence = [] } = booking;
  if (reason === undefined) {
    throw refusal(
      "training/waiver-without-reason",
      "Cannot waive the charge: a reason is needed",
      "waiverReason",
    );
  }
  const waiver = (policy.waivers ?? []).find((allowed) => allowed.reason === reason);
  if (waiver === undefined) {
    throw refusal(
      "training/waiver-not-in-policy",
      `Cannot waive the charge: a reason that "${policy.id}" allows is needed`,
      "waiverReason",
    );
  }
  const missing = (waiver.needs ?? []).filter((need) => !evidence.includes(need));
  if (missing.length > 0)
    return { ...settled, because: `${because}; not waived, for want of ${missing.join(" and ")}` };
  return {
    amount: nothing,
    rule: "waived",
    because: `${because}, but it was waived on ${booking.waivedOn}${was}`,
    waived: Object.freeze({ reason, amount }),
  };
}
