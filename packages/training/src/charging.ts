import {
  type CalendarDate,
  type Finding,
  isPdscpError,
  type Money,
  type SourceLocation,
  subtractMoney,
  type WorkingCalendar,
} from "@pdscp/core";
import { type Booking, historyProblems, type PricedBooking } from "./booking.ts";
import { refuseUnfitBooking } from "./booking-fit.ts";
import { type Charge, chargeOn, refuseImpossible } from "./cancellation-charge.ts";
import { newestPolicy, type Policies, policyInForce, refuseUnfitPolicies } from "./cancellation-policy.ts";
import { nothing } from "./charge-line.ts";
import { type CompiledPolicy, compiledOf, type Terms } from "./compiled-policy.ts";
import { type Course, courseSchema } from "./course.ts";
import { refusal, type TrainingError } from "./errors.ts";
import {
  type Fee,
  type FeeSchedule,
  type FeeVersion,
  feeFor,
  newestBy,
  refuseUnfitSchedule,
} from "./fee-schedule.ts";
import { refuseUnfit, unfit } from "./fit.ts";
import { remembered, rememberedBy } from "./remembered.ts";
import { refuseUnfitSessions, type Session } from "./session.ts";

/** What bookings are priced and charged by. */
export interface ChargingRules {
  readonly sessions: readonly Session[];
  readonly courses: readonly Course[];
  readonly schedule: FeeSchedule;
  readonly policies: Policies;
  readonly calendar: WorkingCalendar;
}

/** A booking with its fee, and what it was charged. */
export interface ChargedBooking {
  readonly booking: PricedBooking;
  readonly charge: Charge;
  /** The fee of a whole session, or of a school's year, that covers this place; see {@link sharedFees}. */
  readonly sharedFee?: Fee;
  /** What the policy asks of that fee for a place that was given up, such as all of it for a late cancellation. */
  readonly askedOfSharedFee?: Money;
}

/** The terms of a booking and what it was charged, without a copy of it. */
export interface BookingCharge {
  readonly terms: Terms;
  readonly charge: Charge;
  readonly sharedFee?: Fee;
  readonly askedOfSharedFee?: Money;
}

/** A booking that could not be charged: its row, its id, and why. */
export interface RefusedBooking extends Finding {
  /** The place in what was given, from 1. */
  readonly row: number;
  readonly booking: string;
}

/** Every booking, charged or refused. */
export interface ChargedBookings {
  readonly charged: readonly ChargedBooking[];
  readonly refused: readonly RefusedBooking[];
}

/**
 * A function that prices a booking by the schedule, and charges it by the policy, of the day it was made. What is the same for many
 * bookings is worked out once, so that it can be handed a million of them.
 *
 * @throws {TrainingError} `training/id-repeated` when two sessions, or two courses, share an id; `training/record-invalid` for one that
 *   fits no table, and for rules that are none. The function throws it for a booking that fits none, what
 *   {@link feeFor} and `cancellationCharge` throw, and `training/session-unknown`, `training/course-unknown`.
 */
export function bookingCharger({
  sessions,
  courses,
  schedule,
  policies,
  calendar,
}: ChargingRules): (booking: Booking) => BookingCharge {
  const offerOf = offersById(sessions, courses);
  const inForceOn = rulesByDay(schedule, policies);

  return (booking) => {
    refuseUnfitBooking(booking, "Cannot charge the booking");
    const problem = historyProblems(booking)[0];
    if (problem !== undefined)
      throw refusal(problem.code, `Cannot charge the booking: ${problem.message}`, problem.field);
    const offer = offerOf.get(booking.session);
    if (offer === undefined) throw unknown("training/session-unknown", "session");
    const { course } = offer;
    if (course === undefined) throw unknown("training/course-unknown", "session");

    const inForce = inForceOn(booking.bookedOn);
    const listed = booking.fee === undefined ? listedFee(booking, course, { schedule, inForce }) : undefined;
    const sharedFee = listed?.per === "session" || listed?.per === "school-and-year" ? listed : undefined;
    const fee = booking.fee ?? (sharedFee === undefined ? (listed as Fee).amount : nothing);
    const terms = termsAt(offer, course, fee);
    refuseImpossible(booking, terms);
    const compiled = inForce.policy ?? compiledOf(policyInForce(policies, booking.bookedOn));
    const charge = chargeOn({ booking, terms, compiled, calendar });
    if (sharedFee === undefined) return { terms, charge };
    if (charge.event !== "cancelled" && charge.event !== "transferred") return { terms, charge, sharedFee };
    const alone = { booking, terms: termsAt(offer, course, sharedFee.amount), compiled, calendar };
    const askedOfSharedFee = subtractMoney(chargeOn(alone).amount, charge.amount);
    return { terms, charge, sharedFee, askedOfSharedFee };
  };
}

/** A session with its course, where that is known, and the terms on which places on it were booked of late. */
interface Offer {
  readonly session: Session;
  readonly course: Course | undefined;
  terms: readonly Terms[];
}

/** A session has few fees. Where each booking has one of its own, no more terms than these are kept. */
const mostTerms = 8;

function termsAt(offer: Offer, course: Course, fee: Money): Terms {
  // By number: V8 steps through frozen and other lists in one loop only by a call for each item.
  for (let index = 0; index < offer.terms.length; index++) {
    const terms = offer.terms[index];
    if (terms?.fee === fee) return terms;
  }
  const terms = placeTerms({ session: offer.session, course, fee });
  offer.terms = [...offer.terms, terms].slice(-mostTerms);
  return terms;
}

const noTerms: readonly Terms[] = Object.freeze([]);

function offersById(sessions: readonly Session[], courses: readonly Course[]): ReadonlyMap<string, Offer> {
  refuseUnfitSessions(sessions, "Cannot use the sessions");
  if (!Array.isArray(courses)) throw unfit("Cannot use the courses", "courses");
  for (const [index, course] of courses.entries())
    refuseUnfit(courseSchema, course, "Cannot use the courses", "courses", index);
  const courseOf = byId(courses, "course");
  return new Map(
    [...byId(sessions, "session")].map(([id, session]) => [
      id,
      { session, course: courseOf.get(session.course), terms: noTerms },
    ]),
  );
}

/** What a session, its course and a fee make of any booking: `{ ...booking, ...placeTerms(...) }` can be charged. */
export function placeTerms({
  session,
  course,
  fee,
}: {
  readonly session: Session;
  readonly course: Course;
  readonly fee: Money;
}): Terms {
  const { heldOn, startsAt, state } = session;
  const { hours, days, cost } = course;
  return Object.freeze({
    fee,
    heldOn,
    hours,
    state,
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(days === undefined ? {} : { days }),
    ...(cost === undefined ? {} : { cost }),
  });
}

/**
 * Prices and charges every booking. Nothing is lost: each is charged, or refused with its row and a code.
 *
 * @param options - `locate` is what core's `readAll` gives, to say the line of the file as well.
 * @throws {TrainingError} `training/id-repeated`, `training/record-invalid` for sessions, courses and rules as {@link bookingCharger}.
 */
export function chargeBookings(
  bookings: Iterable<Booking>,
  rules: ChargingRules,
  { locate }: { readonly locate?: (booking: Booking) => SourceLocation | undefined } = {},
): ChargedBookings {
  const chargeOf = bookingCharger(rules);
  const charged: ChargedBooking[] = [];
  const refused: RefusedBooking[] = [];
  const seen = new Set<string>();
  let row = 0;
  for (const booking of bookings) {
    row += 1;
    try {
      if (seen.has(booking?.id)) {
        throw refusal("training/booking-repeated", "Cannot charge the booking: its id must stand once", "id");
      }
      seen.add(booking?.id);
      const { terms, charge, ...shared } = chargeOf(booking);
      // Not by spreading, which may give each booking a hidden class of its own.
      const priced = Object.assign({}, booking, terms);
      charged.push(
        shared.sharedFee === undefined ? { booking: priced, charge } : { booking: priced, charge, ...shared },
      );
    } catch (error) {
      refused.push({ ...refusedBooking(booking, error), row, ...placed(locate?.(booking)) });
    }
  }
  return Object.freeze({ charged, refused });
}

function placed(at: SourceLocation | undefined): { readonly at?: SourceLocation } {
  return at === undefined ? {} : { at };
}

/** A coded error of ours as a finding about its booking; any other error is not ours to hide. */
export function refusedBooking(booking: Booking, error: unknown): Omit<RefusedBooking, "row"> {
  if (!isPdscpError(error)) throw error;
  const { code, message, path } = error;
  return { booking: booking?.id ?? "", code, severity: "error", message, path };
}

function byId<Item extends { readonly id: string }>(
  items: readonly Item[],
  what: "course" | "session",
): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  for (const [index, item] of items.entries()) {
    if (found.has(item.id)) {
      const path = [`${what}s`, index, "id"];
      throw refusal("training/id-repeated", `Cannot use the ${what}s: each id must stand once`, ...path);
    }
    found.set(item.id, item);
  }
  return found;
}

function unknown(code: "training/session-unknown" | "training/course-unknown", field: string): TrainingError {
  const what = code === "training/session-unknown" ? "a session" : "a session of a course";
  return refusal(code, `Cannot charge the booking: ${what} that is known is needed`, field);
}

/** What is in force on a day. */
interface InForce {
  /** By course and payer, as far as they were asked for; nothing before the schedule's first version. */
  readonly fees: Map<Course, Map<string, Fee>> | undefined;
  readonly policy: CompiledPolicy | undefined;
}

/** Days of one version share its fees. */
function rulesByDay(schedule: FeeSchedule, policies: Policies): (on: CalendarDate) => InForce {
  refuseUnfitSchedule(schedule);
  refuseUnfitPolicies(policies);
  const feesOf = rememberedBy((_: FeeVersion) => new Map<Course, Map<string, Fee>>());
  return rememberedBy((on) => {
    const version = newestBy(schedule.versions, on);
    const policy = newestPolicy(policies, on);
    return {
      fees: version === undefined ? undefined : feesOf(version),
      policy: policy === undefined ? undefined : compiledOf(policy),
    };
  });
}

/** A fee of the schedule, looked up once; those by turnover, each time. */
function listedFee(
  { payer, turnover, bookedOn: on }: Booking,
  course: Course,
  { schedule, inForce: { fees } }: { readonly schedule: FeeSchedule; readonly inForce: InForce },
): Fee {
  if (turnover !== undefined) return feeFor(schedule, { course, payer: { kind: payer, turnover }, on });
  const known = fees?.get(course)?.get(payer);
  if (known !== undefined) return known;
  const fee = feeFor(schedule, { course, payer, on });
  if (fees !== undefined) remembered(fees, course, () => new Map<string, Fee>()).set(payer, fee);
  return fee;
}
