import {
  type Accumulator,
  endOf,
  fold,
  formatPeriod,
  type Period,
  quarterOf,
  roundRatio,
  startOf,
} from "@pdscp/core";
import type { Booking, PricedBooking } from "./booking.ts";
import type { Charge } from "./cancellation-charge.ts";
import { type BookingCharge, type RefusedBooking, refusedBooking } from "./charging.ts";
import type { Course } from "./course.ts";
import { refusal } from "./errors.ts";
import { inCodeUnitOrder } from "./order.ts";
import { remembered } from "./remembered.ts";
import type { Session } from "./session.ts";
import { type Share, shareOf } from "./share.ts";
import { countsOf, emptyTally, mergeTally, type PlaceCounts, type Tally, tallyBooking } from "./tally.ts";

/** What was delivered, and what became of its places. */
export interface DeliveryCounts extends PlaceCounts {
  /** Courses delivered: each session counts, as in "156 courses to 2,876 practitioners". */
  readonly courses: number;
  /** How many different courses they were. */
  readonly distinctCourses: number;
  /** Places there were. */
  readonly places: number;
  /** Take-up: `attendances` of `places`, those who came without a booking included. */
  readonly fillRate: Share | null;
  /** Attendances for each course delivered, to one place; `null` when none was. */
  readonly averageAttendance: string | null;
}

/** The counts of one quarter, course, payer or priority. */
export type Grouped<Counts> = Counts & { readonly name: string };

/** What training was delivered in a period, to whom, and what it brought in. */
export interface TrainingActivity extends DeliveryCounts {
  readonly period: Period;
  readonly byQuarter: readonly Grouped<DeliveryCounts>[];
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
  /** Charges each booking as it comes, as `bookingCharger` does; a booking without one owes the fee it carries. */
  readonly charge?: (booking: Booking) => Pick<BookingCharge, "terms" | "charge">;
}

/**
 * Counts training activity from bookings in any order and in any split, in one pass.
 *
 * @throws {TrainingError} `training/id-repeated` when two sessions share an id.
 */
export function activityAccumulator(options: ActivityOptions): ActivityAccumulator {
  const { period, charge } = options;
  const sessions = sessionsById(options.sessions);
  const [from, to] = [startOf(period), endOf(period)];
  const tallies: Tallies = {
    cells: new Map(),
    leftOut: { outsidePeriod: 0, sessionPlanned: 0, sessionCancelled: 0 },
    refused: [],
  };

  const tallyFor = ({ session: id, payer }: Booking, session: Session): Tally | undefined => {
    const known = tallies.cells.get(id)?.get(payer);
    if (known !== undefined) return known;
    const reason = reasonLeftOut(session, from, to);
    if (reason === undefined) return cellOf(tallies, id, payer);
    tallies.leftOut[reason] += 1;
    return undefined;
  };

  return Object.freeze({
    tallies,
    add(booking: Booking) {
      try {
        const session = sessions.get(booking.session);
        if (session === undefined) throw unknownSession();
        const charged = charge?.(booking);
        const tally = tallyFor(booking, session);
        if (tally === undefined) return;
        tallyBooking(tally, booking, {
          fee: charged === undefined ? booking.fee : charged.terms.fee,
          charge: charged?.charge,
        });
      } catch (error) {
        tallies.refused.push(refusedBooking(booking, error));
      }
    },
    merge({ tallies: other }: ActivityAccumulator) {
      for (const [id, byPayer] of other.cells)
        for (const [payer, tally] of byPayer) mergeTally(cellOf(tallies, id, payer), tally);
      for (const reason of ["outsidePeriod", "sessionPlanned", "sessionCancelled"] as const)
        tallies.leftOut[reason] += other.leftOut[reason];
      tallies.refused.push(...other.refused);
    },
    result: () => activityOf(tallies, options),
  });
}

/** What {@link activityAccumulator} gives. */
export interface ActivityAccumulator extends Accumulator<Booking, TrainingActivity> {
  readonly tallies: Tallies;
}

/** Sums by session and payer: every count is made of these. */
export interface Tallies {
  readonly cells: Map<string, Map<string, Tally>>;
  readonly leftOut: { outsidePeriod: number; sessionPlanned: number; sessionCancelled: number };
  readonly refused: Omit<RefusedBooking, "row">[];
}

function cellOf({ cells }: Tallies, session: string, payer: string): Tally {
  const byPayer = remembered(cells, session, () => new Map<string, Tally>());
  return remembered(byPayer, payer, emptyTally);
}

function reasonLeftOut(
  { state, heldOn }: Session,
  from: string,
  to: string,
): "outsidePeriod" | "sessionPlanned" | "sessionCancelled" | undefined {
  if (heldOn < from || heldOn > to) return "outsidePeriod";
  if (state === "delivered") return undefined;
  return state === "planned" ? "sessionPlanned" : "sessionCancelled";
}

function sessionsById(sessions: readonly Session[]): ReadonlyMap<string, Session> {
  const found = new Map(sessions.map((session) => [session.id, session]));
  if (found.size === sessions.length) return found;
  throw refusal(
    "training/id-repeated",
    "Cannot count the activity: each session must stand once",
    "sessions",
  );
}

function unknownSession() {
  return refusal("training/session-unknown", "Cannot count the booking: its session is needed", "session");
}

/**
 * What training was delivered in a period: courses, places, who came, what was cancelled, and what it brought in.
 *
 * Everything counts on the day of its session, in whatever year it was booked or paid. With `charges`, income is what is due under
 * the policy; without, it is the fees that the bookings carry.
 *
 * @throws {TrainingError} `training/id-repeated` when two sessions share an id.
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
  if (charges === undefined) return fold(bookings, activityAccumulator(options));
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
  const charge = (booking: Booking) => {
    const found = chargeOf.get(booking.id);
    if (found !== undefined) return { terms: booking as PricedBooking, charge: found };
    throw refusal("training/booking-unknown", "Cannot count the booking: its charge is needed", "id");
  };
  return fold(bookings, activityAccumulator({ ...options, charge }));
}

function activityOf({ cells, leftOut, refused }: Tallies, options: ActivityOptions): TrainingActivity {
  const { period, courses = [] } = options;
  const [from, to] = [startOf(period), endOf(period)];
  const delivered = options.sessions.filter((session) => reasonLeftOut(session, from, to) === undefined);
  const priorityOf = new Map(courses.map(({ id, priority }) => [id, priority]));
  const byPayer = new Map<string, Tally>();
  for (const tallies of cells.values()) {
    for (const [payer, tally] of tallies) {
      mergeTally(remembered(byPayer, payer, emptyTally), tally);
    }
  }
  const split = (nameOf: (session: Session) => string) => groupsOf(delivered, cells, nameOf);
  const [all] = split(() => "all");
  const { name: _, ...total } = all ?? { name: "all", ...deliveryOf([], emptyTally()) };
  return Object.freeze({
    ...total,
    period,
    byQuarter: split(({ heldOn }) => quarterOf(heldOn)),
    byCourse: split(({ course }) => course),
    byPayer: inCodeUnitOrder(byPayer.keys()).map((name) => ({
      name,
      ...countsOf(byPayer.get(name) as Tally),
    })),
    byPriority: split(({ course }) => priorityOf.get(course) ?? "none"),
    leftOut: Object.freeze({
      ...leftOut,
      refused: refused.toSorted((a, b) => (a.booking < b.booking ? -1 : a.booking > b.booking ? 1 : 0)),
    }),
    because: `Sessions delivered in ${formatPeriod(period)}, by the day they were held`,
  });
}

interface Group {
  readonly sessions: Session[];
  readonly tally: Tally;
}

function groupsOf(
  sessions: readonly Session[],
  cells: Tallies["cells"],
  nameOf: (session: Session) => string,
): readonly Grouped<DeliveryCounts>[] {
  const groups = new Map<string, Group>();
  for (const session of sessions) {
    const group = remembered(groups, nameOf(session), () => ({ sessions: [], tally: emptyTally() }));
    group.sessions.push(session);
    for (const tally of cells.get(session.id)?.values() ?? []) mergeTally(group.tally, tally);
  }
  return inCodeUnitOrder(groups.keys()).map((name) => {
    const { sessions: own, tally } = groups.get(name) as Group;
    return Object.freeze({ name, ...deliveryOf(own, tally) });
  });
}

function deliveryOf(sessions: readonly Session[], tally: Tally): DeliveryCounts {
  const counts = countsOf(tally);
  const places = sessions.reduce((sum, { capacity }) => sum + capacity, 0);
  const courses = sessions.length;
  return {
    courses,
    distinctCourses: new Set(sessions.map(({ course }) => course)).size,
    places,
    ...counts,
    fillRate: shareOf(counts.attendances, places),
    averageAttendance: courses === 0 ? null : roundRatio(counts.attendances, courses, { places: 1 }),
  };
}
