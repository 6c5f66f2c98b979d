import { type CalendarDate, type Money, moneyOfPence, penceOf } from "@pdscp/core";
import { type Booking, owesFee } from "./booking.ts";
import { nothing } from "./charge-line.ts";
import type { BookingCharge } from "./charging.ts";
import { refusal } from "./errors.ts";
import { unfit } from "./fit.ts";
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

/** What became of a booking: the one count of {@link PlaceCounts} that it is in. */
export type BookingOutcome =
  | "attended"
  | "didNotAttend"
  | "cancelled"
  | "transferred"
  | "unrecorded"
  | "unscheduled";

/**
 * What became of a booking, as `trainingActivity` counts it.
 *
 * @throws {TrainingError} `training/record-invalid` for a booking that fits no table.
 *
 * @example Somebody came without a booking
 * ```ts
 * import { calendarDate } from "@pdscp/core";
 * import { bookingOutcome } from "@pdscp/training";
 *
 * const place = { id: "B1", session: "S1", organisation: "A school", payer: "school", bookedOn: calendarDate("2023-05-01") };
 *
 * bookingOutcome({ ...place, attendance: "attended", unscheduled: true }); // => "unscheduled"
 * bookingOutcome({ ...place, attendance: "refused-for-lateness" }); // => "didNotAttend"
 * bookingOutcome(place); // => "unrecorded"
 * ```
 */
export function bookingOutcome(booking: Booking): BookingOutcome {
  const { unscheduled, attendance } = booking;
  if (unscheduled === true) return "unscheduled";
  if (unscheduled !== undefined && unscheduled !== false) throw uncountable("unscheduled");
  if (isThere(booking.cancelledOn, "cancelledOn")) return "cancelled";
  if (isThere(booking.transferredOn, "transferredOn")) return "transferred";
  switch (attendance) {
    case undefined:
      return "unrecorded";
    case "attended":
    case "part-attended":
    case "not-completed":
      return "attended";
    case "did-not-attend":
    case "refused-for-lateness":
      return "didNotAttend";
    default:
      throw uncountable("attendance");
  }
}

/** Whether a day stands in the booking; null, which no table reads, is neither a day nor none. */
function isThere(day: CalendarDate | undefined, field: keyof Booking): boolean {
  if (day === null) throw uncountable(field);
  return day !== undefined;
}

function uncountable(field: keyof Booking) {
  return unfit("Cannot count the booking", field);
}

/** Running sums over bookings: whole numbers alone, so that any order and any split give the same. */
export interface Tally {
  booked: number;
  attended: number;
  partAttended: number;
  notCompleted: number;
  didNotAttend: number;
  refusedForLateness: number;
  cancelled: number;
  late: number;
  charged: number;
  transferred: number;
  substituted: number;
  unscheduled: number;
  incomePence: number;
  lostPence: number;
  waivers: number;
  waivedPence: number;
  freePlaces: number;
  freePence: number;
}

/** Written out, so that every tally has one shape. */
export function emptyTally(): Tally {
  return {
    booked: 0,
    attended: 0,
    partAttended: 0,
    notCompleted: 0,
    didNotAttend: 0,
    refusedForLateness: 0,
    cancelled: 0,
    late: 0,
    charged: 0,
    transferred: 0,
    substituted: 0,
    unscheduled: 0,
    incomePence: 0,
    lostPence: 0,
    waivers: 0,
    waivedPence: 0,
    freePlaces: 0,
    freePence: 0,
  };
}

export const sums = Object.keys(emptyTally()) as readonly (keyof Tally)[];

export function mergeTally(into: Tally, other: Readonly<Tally>): void {
  for (const sum of sums) into[sum] += other[sum];
}

/** What a booking was charged, as far as it counts. */
export type Charged = Pick<BookingCharge, "terms" | "charge">;

/** Counts bookings into a tally. */
export class Counter {
  readonly #tally: Tally;
  /** The fee met last, and its pence: most fees of one payer and course are one object, which is then read once. */
  #fee = nothing;
  #pence = 0;

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  /** A booking that was not charged is worth the fee that stands with it, if one does. All that may be refused is read before it counts. */
  add(booking: Booking, charged: Charged | undefined): void {
    const outcome = bookingOutcome(booking);
    const tally = this.#tally;
    const { fee = nothing } = charged === undefined ? booking : charged.terms;
    const { attendance, cancelledOn, transferredOn } = booking;
    const isFree = isThere(booking.freePlaceOn, "freePlaceOn");
    const isSubstituted = isThere(booking.substitutedOn, "substitutedOn");
    const isAbsent = attendance === "did-not-attend" || attendance === "refused-for-lateness";
    const isGivenUp = cancelledOn !== undefined || transferredOn !== undefined;
    const full = this.#penceOf(fee);
    let due = owesFee(booking) ? full : 0;
    if (charged !== undefined) {
      const { feeDue, amount, late, waived } = charged.charge;
      due = (feeDue === fee ? full : penceIn(feeDue)) + (amount === fee ? full : penceIn(amount));
      if (waived !== null) {
        tally.waivedPence += penceIn(waived.amount);
        tally.waivers += 1;
      }
      tally.charged += 1;
      if (late) tally.late += 1;
    }
    tally.incomePence += due;
    if (isFree && !isGivenUp) {
      tally.freePlaces += 1;
      tally.freePence += full;
    }
    if (!isFree && (cancelledOn !== undefined || isAbsent)) tally.lostPence += Math.max(0, full - due);

    if (outcome === "unscheduled") {
      tally.unscheduled += 1;
      return;
    }
    tally.booked += 1;
    if (isSubstituted) tally.substituted += 1;
    if (outcome === "cancelled") tally.cancelled += 1;
    else if (outcome === "transferred") tally.transferred += 1;
    else if (outcome === "didNotAttend") {
      tally.didNotAttend += 1;
      if (attendance === "refused-for-lateness") tally.refusedForLateness += 1;
    } else if (outcome === "attended") {
      tally.attended += 1;
      if (attendance === "part-attended") tally.partAttended += 1;
      if (attendance === "not-completed") tally.notCompleted += 1;
    }
  }

  #penceOf(fee: Money): number {
    if (fee === this.#fee) return this.#pence;
    if (typeof fee !== "object" || fee === null) throw uncountable("fee");
    this.#pence = penceIn(fee);
    this.#fee = fee;
    return this.#pence;
  }
}

function penceIn(amount: Money): number {
  return amount === nothing ? 0 : Number(penceOf(amount));
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
