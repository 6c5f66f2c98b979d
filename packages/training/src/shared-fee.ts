import { compareMoney, financialYearOf, formatMoney, type Money } from "@pdscp/core";
import type { ChargedBooking } from "./charging.ts";
import { inCodeUnitOrder } from "./order.ts";

/** One fee for a whole session, or for all of a school's places in a financial year. */
export interface SharedFee {
  readonly organisation: string;
  readonly per: "session" | "school-and-year";
  /** The session, or the financial year. */
  readonly of: string;
  readonly line: string;
  readonly amount: Money;
  readonly bookings: number;
  readonly because: string;
}

/**
 * The fees that several places share, once each, in whatever order the bookings come. Places that were cancelled or transferred
 * share none. Where the fee rose between two bookings of the same, the lower one stands.
 */
export function sharedFees(charged: Iterable<ChargedBooking>): readonly SharedFee[] {
  const found = new Map<string, SharedFee>();
  for (const { booking, charge, sharedFee } of charged) {
    if (sharedFee === undefined || ["cancelled", "transferred", "session-cancelled"].includes(charge.event))
      continue;
    const { per, line } = sharedFee;
    if (per !== "session" && per !== "school-and-year") continue;
    const of = per === "session" ? booking.session : financialYearOf(booking.heldOn);
    const key = JSON.stringify([booking.organisation, per, of, line]);
    const known = found.get(key);
    const amount =
      known !== undefined && compareMoney(known.amount, sharedFee.amount) < 0
        ? known.amount
        : sharedFee.amount;
    const bookings = (known?.bookings ?? 0) + 1;
    const what = per === "session" ? `session ${of}` : of;
    const because = `${formatMoney(amount)} once for ${what}, whatever the number of places (line "${line}")`;
    found.set(key, { organisation: booking.organisation, per, of, line, amount, bookings, because });
  }
  return inCodeUnitOrder(found.keys()).map((key) => Object.freeze(found.get(key) as SharedFee));
}
