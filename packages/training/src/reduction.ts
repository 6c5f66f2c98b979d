import type { Money } from "@pdscp/core";
import { amountWords } from "./amount.ts";
import type { ChargeEvent } from "./cancellation-charge.ts";
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
  readonly waived: { readonly reason: string; readonly amount: Money } | null;
}

/** All that a charge says besides whose it is. */
export interface Ruling extends Settled, Outcome {
  readonly event: ChargeEvent;
}

/** A charge that the payer, a free place or a waiver takes away. */
export function reduced({ booking, compiled: { policy } }: Place, settled: Settled): Outcome {
  if (settled.amount.isZero()) return standing(settled);
  if (policy.exemptPayers?.includes(booking.payer))
    return takenAway(settled, { rule: "exempt-payer", why: "the payer is exempt" });
  if (booking.freePlaceOn !== undefined && policy.freePlaces === "not-charged")
    return takenAway(settled, { rule: "free-place", why: "the place is free" });
  if (booking.waivedOn === undefined) return standing(settled);

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
  if (missing.length > 0) return standing(settled, `; not waived, for want of ${missing.join(" and ")}`);
  return takenAway(settled, {
    rule: "waived",
    why: `it was waived on ${booking.waivedOn}`,
    waived: Object.freeze({ reason, amount: settled.amount }),
  });
}

function standing({ amount, rule, because }: Settled, more = ""): Outcome {
  return { amount, rule, because: because + more, waived: null };
}

function takenAway(
  { amount, because }: Settled,
  {
    rule,
    why,
    waived = null,
  }: { readonly rule: string; readonly why: string; readonly waived?: Outcome["waived"] },
): Outcome {
  const reason = `${because}, but ${why}, so ${amountWords(amount)} is not charged`;
  return { amount: nothing, rule, because: reason, waived };
}
