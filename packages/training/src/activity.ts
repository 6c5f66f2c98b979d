import {
  type Accumulator,
  formatPeriod,
  frozenCopy,
  type Period,
  type Quarter,
  quarterOf,
} from "@pdscp/core";
import { countFirst, type Place, placesBySession } from "./activity-place.ts";
import {
  type ActivityTallies,
  cellsOf,
  mergeTallies,
  noTallies,
  sentTallies,
  type Tallies,
  tallyOf,
} from "./activity-tally.ts";
import type { Booking, PricedBooking } from "./booking.ts";
import { refuseUnfitBooking } from "./booking-fit.ts";
import type { Charge } from "./cancellation-charge.ts";
import { type BookingCharge, type RefusedBooking, refusedBooking } from "./charging.ts";
import type { Course } from "./course.ts";
import { deliveredSessions, quartersIn, type ReasonLeftOut } from "./delivered-session.ts";
import {
  type Delivery,
  type DeliveryCounts,
  deliveryOf,
  type Grouped,
  groupsOf,
  type Of,
} from "./delivery.ts";
import { refusal } from "./errors.ts";
import { compareText, inCodeUnitOrder } from "./order.ts";
import type { Session } from "./session.ts";
import { countsOf, emptyTally, mergeTally, type PlaceCounts, type Tally } from "./tally.ts";

/** What training was delivered in a period, to whom, and what it brought in. */
export interface TrainingActivity extends DeliveryCounts {
  readonly period: Period;
  /**
   * Every quarter that lies in the period, those in which nothing was delivered too. Of a quarter that begins before the period, or ends
   * after it, the sessions in the period count; where there are none it is left out, for nobody looked at the rest of it.
   */
  readonly byQuarter: readonly Grouped<DeliveryCounts, Quarter>[];
  readonly byCourse: readonly Grouped<DeliveryCounts>[];
  /** By kind of payer; places belong to nobody, so there is no fill rate. */
  readonly byPayer: readonly Grouped<PlaceCounts>[];
  /** By strategic priority; courses that serve none are under "none". */
  readonly byPriority: readonly Grouped<DeliveryCounts>[];
  /** Bookings left out of every count above, and why. */
  readonly leftOut: {
    readonly outsidePeriod: number;
    readonly sessionPlanned: number;
    readonly sessionCancelled: number;
    readonly refused: readonly Omit<RefusedBooking, "row">[];
  };
  readonly because: string;
}

/** What an accumulator of training activity is told before the first booking. */
export interface ActivityOptions {
  readonly sessions: readonly Session[];
  readonly period: Period;
  /** For the split by priority. */
  readonly courses?: readonly Course[];
  /** Charges each booking as it comes, as `bookingCharger` does; without it, a place that is neither free nor given up owes its fee. */
  readonly charge?: (booking: Booking) => Pick<BookingCharge, "terms" | "charge">;
}

/**
 * Counts training activity from bookings in any order and in any split, in one pass. It counts each booking that it is handed: no part
 * knows the ids of another, so whoever splits them sees to it that each stands once. {@link trainingActivity} does.
 *
 * @throws {TrainingError} `training/id-repeated` when two sessions share an id; `training/record-invalid` for one that fits no table.
 *   A booking that fits none is in `leftOut.refused`.
 *
 * @example Two machines count a file each, and one of them reports
 * ```ts
 * import { calendarDate, financialYear } from "@pdscp/core";
 * import { activityAccumulator } from "@pdscp/training";
 *
 * const heldOn = calendarDate("2023-06-14");
 * const session = { id: "S1", course: "Neglect", heldOn, capacity: 4, place: "Online", provider: "A provider", state: "delivered" } as const;
 * const options = { sessions: [session], period: financialYear("2023/24") };
 * const place = { session: "S1", organisation: "A school", payer: "school", bookedOn: calendarDate("2023-05-02") };
 *
 * const there = activityAccumulator(options);
 * there.add({ ...place, id: "B1", attendance: "attended" });
 * const sent = JSON.stringify(there.tallies);
 *
 * const here = activityAccumulator(options);
 * here.add({ ...place, id: "B2", attendance: "did-not-attend" });
 * here.mergeTallies(JSON.parse(sent));
 * here.result().attendanceRate; // => { count: 1, total: 2, percent: "50" }
 * ```
 */
export function activityAccumulator(options: ActivityOptions): ActivityAccumulator {
  return new RunningActivity(options);
}

/** What {@link activityAccumulator} gives. */
export interface ActivityAccumulator extends Accumulator<Booking, TrainingActivity> {
  /** What it has counted, as another accumulator of the same sessions, period and rules can take it, through JSON too. */
  readonly tallies: ActivityTallies;
  /**
   * Adds what another has counted elsewhere, from the `tallies` that it sent.
   *
   * @throws {TrainingError} `training/record-invalid` for what no accumulator has counted.
   */
  mergeTallies(tallies: ActivityTallies): void;
}

/** A class, so that every accumulator has one `add`, which V8 then compiles once and for all of them. */
class RunningActivity implements ActivityAccumulator {
  readonly #tallies = noTallies();
  readonly #options: ActivityOptions;
  readonly #charge: ActivityOptions["charge"];
  readonly #placeOf: ReadonlyMap<string, Place | ReasonLeftOut>;

  constructor(options: ActivityOptions) {
    this.#options = options;
    this.#charge = options.charge;
    this.#placeOf = placesBySession(options, this.#tallies);
    Object.freeze(this);
  }

  add(booking: Booking): void {
    try {
      const place = this.#placeOf.get(booking?.session);
      if (place === undefined) throw unknownSession();
      const charged = this.#charge?.(booking);
      if (typeof place === "string") {
        this.#tallies.leftOut[place] += 1;
        return;
      }
      const counter = place.counters.get(booking.payer);
      if (counter === undefined) countFirst(place, booking, charged);
      else counter.add(booking, charged);
    } catch (error) {
      this.refuse(booking, error);
    }
  }

  /** Says in the result why a booking is in no count. */
  refuse(booking: Booking, error: unknown): void {
    this.#tallies.refused.push(refusedBooking(booking, error));
  }

  get tallies(): ActivityTallies {
    return sentTallies(this.#tallies);
  }

  mergeTallies(tallies: ActivityTallies): void {
    mergeTallies(this.#tallies, tallies);
  }

  merge({ tallies }: ActivityAccumulator): void {
    this.mergeTallies(tallies);
  }

  result(): TrainingActivity {
    return activityOf(this.#tallies, this.#options);
  }
}

function unknownSession() {
  return refusal("training/session-unknown", "Cannot count the booking: its session is needed", "session");
}

/**
 * What training was delivered in a period: courses, places, who came, what was cancelled, and what it brought in.
 *
 * Everything counts on the day of its session, in whatever year it was booked or paid. With `charges`, income is what is due under
 * the policy; without, it is the fees of the places that are neither free nor given up. Of bookings that share an id the first counts,
 * and the others are in `leftOut.refused` with `training/booking-repeated`. Fees that places share (see {@link sharedFees}) belong to no
 * one booking, course or quarter: they are in no income here, and are added to it.
 *
 * @throws {TrainingError} `training/id-repeated` when two sessions share an id; `training/record-invalid` for one that fits no table.
 * @throws {TrainingError} `training/booking-repeated` when two charges are for one booking.
 *
 * @example Take-up is not attendance
 * ```ts
 * import { calendarDate, financialYear } from "@pdscp/core";
 * import { trainingActivity } from "@pdscp/training";
 *
 * const day = calendarDate("2023-06-01");
 * const session = { id: "S1", course: "Neglect", heldOn: day, capacity: 4, place: "Online", provider: "A provider", state: "delivered" } as const;
 * const place = { session: "S1", organisation: "A school", payer: "school", bookedOn: day } as const;
 *
 * const { fillRate, attendanceRate } = trainingActivity({
 *   sessions: [session],
 *   bookings: [
 *     { ...place, id: "B1", attendance: "attended" },
 *     { ...place, id: "B2", attendance: "did-not-attend" },
 *     { ...place, id: "B3", attendance: "attended", unscheduled: true },
 *   ],
 *   period: financialYear("2023/24"),
 * });
 * fillRate; // => { count: 2, total: 4, percent: "50" }
 * attendanceRate; // => { count: 1, total: 2, percent: "50" }
 * ```
 */
export function trainingActivity({
  bookings,
  charges,
  ...options
}: Omit<ActivityOptions, "charge"> & {
  readonly bookings: Iterable<Booking | PricedBooking>;
  readonly charges?: Iterable<Charge>;
}): TrainingActivity {
  const activity = new RunningActivity(
    charges === undefined ? options : { ...options, charge: chargeFrom(charges) },
  );
  const seen = new Set<string>();
  const refuseUncounted = (booking: Booking) => {
    refuseUnfitBooking(booking, "Cannot count the booking");
    if (!seen.has(booking.id)) return;
    throw refusal("training/booking-repeated", "Cannot count the booking: its id must stand once", "id");
  };
  for (const booking of bookings) {
    try {
      refuseUncounted(booking);
      activity.add(booking);
      seen.add(booking.id);
    } catch (error) {
      activity.refuse(booking, error);
    }
  }
  return activity.result();
}

/** What a booking was charged, by its id. */
function chargeFrom(charges: Iterable<Charge>): NonNullable<ActivityOptions["charge"]> {
  const chargeOf = new Map<string, Charge>();
  for (const charge of charges) {
    if (chargeOf.has(charge.booking)) {
      throw refusal(
        "training/booking-repeated",
        "Cannot count the activity: each charge must stand once",
        "charges",
      );
    }
    chargeOf.set(charge.booking, charge);
  }
  return (booking) => {
    const found = chargeOf.get(booking.id);
    if (found !== undefined) return { terms: booking as PricedBooking, charge: found };
    throw refusal("training/booking-unknown", "Cannot count the booking: its charge is needed", "id");
  };
}

function activityOf(tallies: Tallies, { sessions, period, courses = [] }: ActivityOptions): TrainingActivity {
  const delivered = deliveredSessions(sessions, { period }).map(
    ({ heldOn, course, capacity }): Delivery => ({ quarter: quarterOf(heldOn), course, capacity }),
  );
  const cells = [...cellsOf(tallies)];
  const priorityOf = new Map(courses.map(({ id, priority }) => [id, priority]));
  const byPayer = new Map<string, Tally>();
  for (const { payer, tally } of cells) mergeTally(tallyOf(byPayer, payer), tally);
  const split = <Name extends string>(nameOf: (of: Of) => Name, names: readonly Name[] = []) =>
    groupsOf({ delivered, cells, names }, nameOf);
  const [all] = split(() => "all");
  const { name: _, ...total } = all ?? { name: "all", ...deliveryOf([], emptyTally()) };
  return frozenCopy({
    ...total,
    period,
    byQuarter: split(({ quarter }) => quarter, quartersIn(period)),
    byCourse: split(({ course }) => course),
    byPayer: inCodeUnitOrder(byPayer.keys()).map((name) => ({
      name,
      ...countsOf(byPayer.get(name) as Tally),
    })),
    byPriority: split(({ course }) => priorityOf.get(course) ?? "none"),
    leftOut: { ...tallies.leftOut, refused: tallies.refused.toSorted(byBooking) },
    because: `Sessions delivered in ${formatPeriod(period)}, by the day they were held`,
  });
}

type Refused = Tallies["refused"][number];

/** By what is wrong as well, so that bookings that share an id stand in one order whichever came first. */
function byBooking(one: Refused, other: Refused): number {
  return (
    compareText(one.booking, other.booking) ||
    compareText(one.code, other.code) ||
    compareText(one.message, other.message)
  );
}
