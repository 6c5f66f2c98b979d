import { compareMoney, financialYearOf, formatMoney, type Money } from "@pdscp/core";
import { nothing } from "./charge-line.ts";
import type { ChargedBooking } from "./charging.ts";
import { inCodeUnitOrder } from "./order.ts";
import { remembered } from "./remembered.ts";

/** One fee for a whole session, or for all of a school's places in a financial year. */
export interface SharedFee {
  readonly organisation: string;
  readonly per: "session" | "school-and-year";
  /** The session, or the financial year. */
  readonly of: string;
  readonly line: string;
  readonly amount: Money;
  /** How many places it is for; where every place was given up, how many of them it is due for. */
  readonly bookings: number;
  readonly because: string;
}

/** The places of one organisation that share a fee. */
interface Sharing extends Pick<SharedFee, "organisation" | "per" | "of" | "line"> {
  /** The lowest fee of any of them. */
  fee: Money;
  /** The places that stand, and those that were given up and for which something is due all the same. */
  stand: number;
  givenUp: number;
  /** The most that the policy asks for one of those. */
  asked: Money;
}

/**
 * The fees that several places share, once each, in whatever order the bookings come. Where the fee rose between two bookings of the
 * same, the lower one stands.
 *
 * A place that stands shares the fee, whether or not anybody came. One that was given up has no fee of its own to be charged by: what
 * the policy asks of the fee for it, such as the full fee for a late cancellation, is due once, and only where no place stands to share
 * the fee. A free place shares none.
 */
export function sharedFees(charged: Iterable<ChargedBooking>): readonly SharedFee[] {
  const found = new Map<string, Sharing>();
  for (const { booking, charge, sharedFee, askedOfSharedFee: asked } of charged) {
    const { organisation, session, heldOn, freePlaceOn } = booking;
    if (sharedFee === undefined || freePlaceOn !== undefined || charge.event === "session-cancelled")
      continue;
    const isGivenUp = charge.event === "cancelled" || charge.event === "transferred";
    if (isGivenUp && (asked === undefined || asked.isZero())) continue;
    const { per, line, amount: fee } = sharedFee;
    if (per !== "session" && per !== "school-and-year") continue;
    const of = per === "session" ? session : financialYearOf(heldOn);
    const key = JSON.stringify([organisation, per, of, line]);
    const sharing = remembered(
      found,
      key,
      (): Sharing => ({ organisation, per, of, line, fee, stand: 0, givenUp: 0, asked: nothing }),
    );
    sharing.fee = lower(sharing.fee, fee);
    if (isGivenUp) {
      sharing.givenUp += 1;
      if (asked !== undefined && compareMoney(asked, sharing.asked) > 0) sharing.asked = asked;
    } else sharing.stand += 1;
  }
  return Object.freeze(inCodeUnitOrder(found.keys()).map((key) => sharedFeeOf(found.get(key) as Sharing)));
}

function sharedFeeOf({ organisation, per, of, line, fee, stand, givenUp, asked }: Sharing): SharedFee {
  const amount = stand > 0 ? fee : lower(asked, fee);
  const what = per === "session" ? `session ${of}` : of;
  const places =
    stand > 0 ? "whatever the number of places" : "of which every place was given up, and not in time";
  const because = `${formatMoney(amount)} once for ${what}, ${places} (line "${line}")`;
  return Object.freeze({
    organisation,
    per,
    of,
    line,
    amount,
    bookings: stand > 0 ? stand : givenUp,
    because,
  });
}

function lower(one: Money, other: Money): Money {
  return compareMoney(one, other) <= 0 ? one : other;
}
