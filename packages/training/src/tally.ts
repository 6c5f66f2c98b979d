import { type Money, moneyOfPence, penceOf } from "@pdscp/core";
import type { Booking } from "./booking.ts";
import type { Charge } from "./cancellation-charge.ts";
import { refusal } from "./errors.ts";
import { type Share, shareOf } from "./share.ts";

/**
 * What became of bookings. Each is in exactly one of `attended`, `didNotAttend`, `cancelled`, `transferred` and `unrecorded`, which
 * sum to `booked`; who came without a booking is in `unscheduled` alone.
 */
export interface PlaceCounts {
  readonly booked: number;
  /** Came, whether to the end or not. */
  readonly attended: number;
  /** Of those who attended. */
  readonly partAttended: number;
  readonly notCompleted: number;
  /** Did not come, or came too late to be let in. */
  readonly didNotAttend: number;
  readonly refusedForLateness: number;
  readonly cancelled: number;
  /** Cancelled in a band that carries a charge; `null` where bookings were not charged. */
  readonly lateCancellations: number | null;
  readonly transferred: number;
  readonly unrecorded: number;
  /** Places for which somebody else was named. */
  readonly substituted: number;
  /** Came without a booking. */
  readonly unscheduled: number;
  /** Everybody who came: `attended` and `unscheduled`. */
  readonly attendances: number;
  /** `attended` of `booked`: those who came without a booking are in neither. */
  readonly attendanceRate: Share | null;
  /** Fees and charges due, by the day of the session. */
  readonly income: Money;
  /** Fees credited for places not used, less what was charged for them. */
  readonly incomeLost: Money;
  readonly waivers: { readonly count: number; readonly amount: Money };
  readonly freePlaces: { readonly count: number; readonly amount: Money };
}

const sums = [
  "booked",
  "attended",
  "partAttended",
  "notCompleted",
  "didNotAttend",
  "refusedForLateness",
  "cancelled",
  "late",
  "charged",
  "transferred",
  "substituted",
  "unscheduled",
  "incomePence",
  "lostPence",
  "waivers",
  "waivedPence",
  "freePlaces",
  "freePence",
] as const;

/** Running sums over bookings: whole numbers alone, so that any order and any split give the same. */
export type Tally = Record<(typeof sums)[number], number>;

export function emptyTally(): Tally {
  return Object.fromEntries(sums.map((sum) => [sum, 0])) as Tally;
}

export function mergeTally(into: Tally, other: Tally): void {
  for (const sum of sums) into[sum] += other[sum];
}

/** @param fee - Nothing where the file has no fee and no schedule sets one. */
export function tallyBooking(
  tally: Tally,
  booking: Booking,
  { fee, charge }: { readonly fee: Money | undefined; readonly charge: Charge | undefined },
): void {
  countPlace(tally, booking);
  const full = fee === undefined ? 0 : Number(penceOf(fee));
  const isFree = booking.freePlaceOn !== undefined;
  const givenUp = (booking.cancelledOn ?? booking.transferredOn) !== undefined;
  const unused = booking.cancelledOn !== undefined || isAbsent(booking);
  if (isFree && !givenUp) {
    tally.freePlaces += 1;
    tally.freePence += full;
  }
  const feeDue = isFree || givenUp ? 0 : full;
  const due = charge === undefined ? feeDue : Number(penceOf(charge.feeDue)) + Number(penceOf(charge.amount));
  tally.incomePence += due;
  if (unused && !isFree) tally.lostPence += Math.max(0, full - due);
  if (charge === undefined) return;
  tally.charged += 1;
  if (charge.late) tally.late += 1;
  if (charge.waived !== null) {
    tally.waivers += 1;
    tally.waivedPence += Number(penceOf(charge.waived.amount));
  }
}

function isAbsent({ attendance }: Booking): boolean {
  return attendance === "did-not-attend" || attendance === "refused-for-lateness";
}

function countPlace(tally: Tally, booking: Booking): void {
  const { attendance } = booking;
  if (booking.unscheduled === true) {
    tally.unscheduled += 1;
    return;
  }
  tally.booked += 1;
  if (booking.substitutedOn !== undefined) tally.substituted += 1;
  if (booking.cancelledOn !== undefined) tally.cancelled += 1;
  else if (booking.transferredOn !== undefined) tally.transferred += 1;
  else if (isAbsent(booking)) {
    tally.didNotAttend += 1;
    if (attendance === "refused-for-lateness") tally.refusedForLateness += 1;
  } else if (attendance !== undefined) {
    tally.attended += 1;
    if (attendance === "part-attended") tally.partAttended += 1;
    if (attendance === "not-completed") tally.notCompleted += 1;
  }
}

/** @throws {TrainingError} `training/sum-too-large` beyond 90 trillion pounds, where pence would no longer be exact. */
export function countsOf(tally: Tally): PlaceCounts {
  const { booked, attended, didNotAttend, cancelled, transferred, unscheduled } = tally;
  return Object.freeze({
    booked,
    attended,
    partAttended: tally.partAttended,
    notCompleted: tally.notCompleted,
    didNotAttend,
    refusedForLateness: tally.refusedForLateness,
    cancelled,
    lateCancellations: tally.charged === 0 && booked > 0 ? null : tally.late,
    transferred,
    unrecorded: booked - attended - didNotAttend - cancelled - transferred,
    substituted: tally.substituted,
    unscheduled,
    attendances: attended + unscheduled,
    attendanceRate: shareOf(attended, booked),
    income: exactly(tally.incomePence),
    incomeLost: exactly(tally.lostPence),
    waivers: Object.freeze({ count: tally.waivers, amount: exactly(tally.waivedPence) }),
    freePlaces: Object.freeze({ count: tally.freePlaces, amount: exactly(tally.freePence) }),
  });
}

function exactly(pence: number): Money {
  if (Number.isSafeInteger(pence)) return moneyOfPence(pence);
  throw refusal("training/sum-too-large", "Cannot sum the amounts: less than 90 trillion pounds is needed");
}
