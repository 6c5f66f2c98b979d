import { formatDate, type Money } from "@pdscp/core";
import type { ChargeEvent } from "./cancellation-charge.ts";
import { nothing } from "./charge-line.ts";
import type { Place } from "./compiled-policy.ts";
import { refusal } from "./errors.ts";
import type { Notice } from "./notice.ts";
import { amountWords } from "./wording.ts";

/**
 * What the policy sets for a booking. Each is written out field by field: V8 may give what is spread from another object a hidden
 * class of its own, which costs microseconds where it is made and read.
 */
export interface Settled {
  readonly amount: Money;
  readonly feeStands: boolean;
  readonly rule: string;
  readonly notice: Notice | null;
  readonly late: boolean;
  readonly waived: { readonly reason: string; readonly amount: Money } | null;
  readonly because: string;
}

/** All that a charge says besides whose it is, with the whole of the reason. */
export interface Ruling extends Settled {
  readonly event: ChargeEvent;
}

/** A charge less what the payer, a free place or a waiver takes away. */
export function reduced({ booking, compiled: { policy } }: Place, settled: Settled): Settled {
  if (settled.amount.isZero()) return settled;
  if (policy.exemptPayers?.includes(booking.payer))
    return takenAway(settled, { rule: "exempt-payer", why: "the payer is exempt" });
  if (booking.freePlaceOn !== undefined && policy.freePlaces === "not-charged")
    return takenAway(settled, { rule: "free-place", why: "the place is free" });
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
    return saying(settled, `${settled.because}; not waived, for want of ${missing.join(" and ")}`);
  return takenAway(settled, {
    rule: "waived",
    why: `it was waived on ${formatDate(booking.waivedOn)}`,
    waived: Object.freeze({ reason, amount: settled.amount }),
  });
}

function takenAway(
  settled: Settled,
  {
    rule,
    why,
    waived = null,
  }: { readonly rule: string; readonly why: string; readonly waived?: Settled["waived"] },
): Settled {
  const because = `${settled.because}, but ${why}, so ${amountWords(settled.amount)} is not charged`;
  const { feeStands, notice, late } = settled;
  return { amount: nothing, feeStands, rule, notice, late, waived, because };
}

/** The same for another reason. */
export function saying(settled: Settled, because: string): Settled {
  const { amount, feeStands, rule, notice, late, waived } = settled;
  return { amount, feeStands, rule, notice, late, waived, because };
}
