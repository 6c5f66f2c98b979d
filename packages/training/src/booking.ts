import {
  type CalendarDate,
  calendarDateSchema,
  defineTable,
  type Money,
  moneySchema,
  type RecordProblem,
} from "@pdscp/core";
import * as z from "zod";
import { attendances } from "./attendance.ts";
import type { TrainingErrorCode } from "./errors.ts";
import type { Session } from "./session.ts";
import { timeOfDaySchema } from "./time-of-day.ts";

/** A place on a session, and everything that happened to it. It names the organisation that pays, never the person. */
export const bookingSchema = z
  .strictObject({
    id: z.string().min(1),
    session: z.string().min(1),
    organisation: z.string().min(1),
    /** What kind of payer the organisation is, in the fee schedule's words, such as "statutory-partner" or "charity". */
    payer: z.string().min(1),
    /** The organisation's yearly turnover, where fees go by it. */
    turnover: moneySchema.exactOptional(),
    bookedOn: calendarDateSchema,
    confirmedOn: calendarDateSchema.exactOptional(),
    cancelledOn: calendarDateSchema.exactOptional(),
    /** The time of day at which the place was cancelled, transferred or given to somebody else. */
    cancelledAt: timeOfDaySchema.exactOptional(),
    /** The day on which somebody else was named for the place. */
    substitutedOn: calendarDateSchema.exactOptional(),
    /** The day on which the place was given up for one on another session, which is a booking of its own. */
    transferredOn: calendarDateSchema.exactOptional(),
    transferredTo: z.string().min(1).exactOptional(),
    attendance: z.enum(attendances).exactOptional(),
    /** Somebody came who had not booked: counted apart, so that take-up and attendance are never confused. */
    unscheduled: z.boolean().exactOptional(),
    freePlaceOn: calendarDateSchema.exactOptional(),
    waivedOn: calendarDateSchema.exactOptional(),
    waiverReason: z.string().min(1).exactOptional(),
    waiverEvidence: z.array(z.string().min(1)).readonly().exactOptional(),
    /** The fee agreed when it was booked, where the file has it; otherwise the schedule of that day sets it. */
    fee: moneySchema.exactOptional(),
    /** What was spent for this place alone, such as an interpreter. */
    extraCosts: moneySchema.exactOptional(),
  })
  .readonly();

export interface Booking extends z.output<typeof bookingSchema> {}
/** The same record as it is stored and exchanged. */
export interface BookingJson extends z.input<typeof bookingSchema> {}

/** A booking with what a charge needs to know of its session and course, and the fee of the day it was made. */
export interface PricedBooking extends Booking {
  readonly fee: Money;
  readonly heldOn: CalendarDate;
  readonly startsAt?: string;
  readonly hours: number;
  /** One when absent. */
  readonly days?: number;
  readonly cost?: Money;
  /** Delivered when absent. A session that the partnership cancels costs nobody anything. */
  readonly state?: Session["state"];
}

/** Whether a booking that nobody has charged owes its fee: not one of a free place, nor one that was given up. */
export function owesFee({ freePlaceOn, cancelledOn, transferredOn }: Booking): boolean {
  return freePlaceOn === undefined && cancelledOn === undefined && transferredOn === undefined;
}

/** Bookings as rows: one per place, a column for each thing that can happen to it. */
export const bookingTable = defineTable({
  name: "bookings",
  schema: bookingSchema,
  headings: {
    id: { heading: "Booking", aliases: ["Booking ID", "Booking reference"] },
    session: { heading: "Session", aliases: ["Session ID", "Event"] },
    organisation: { heading: "Organisation", aliases: ["Agency"] },
    payer: { heading: "Payer", aliases: ["Payer type", "Organisation type"] },
    turnover: "Turnover",
    bookedOn: { heading: "Booked on", aliases: ["Booking date"] },
    confirmedOn: "Confirmed on",
    cancelledOn: { heading: "Cancelled on", aliases: ["Cancellation date"] },
    cancelledAt: { heading: "Cancelled at", aliases: ["Cancellation time"] },
    substitutedOn: "Substituted on",
    transferredOn: "Transferred on",
    transferredTo: "Transferred to",
    attendance: "Attendance",
    unscheduled: "Unscheduled",
    freePlaceOn: { heading: "Free place granted on", aliases: ["Free place"] },
    waivedOn: "Waived on",
    waiverReason: { heading: "Waiver reason", sensitive: true },
    waiverEvidence: { heading: "Waiver evidence", sensitive: true },
    fee: "Fee",
    extraCosts: "Extra costs",
  },
  key: ["id"],
  check: historyProblems,
});

type Problem = Required<RecordProblem<keyof Booking & string>> & { readonly code: TrainingErrorCode };

const none: readonly Problem[] = Object.freeze([]);

/** What cannot have happened, or not in that order. Nothing is made where nothing is wrong, as with most of a million. */
export function historyProblems(booking: Booking): readonly Problem[] {
  const { bookedOn, cancelledOn, transferredOn, attendance } = booking;
  const wasCancelled = cancelledOn !== undefined;
  const wasTransferred = transferredOn !== undefined;
  let problems = none;
  if (isBefore(cancelledOn, bookedOn)) problems = [...problems, impossible.cancelledOn];
  if (isBefore(booking.confirmedOn, bookedOn)) problems = [...problems, impossible.confirmedOn];
  if (isBefore(booking.substitutedOn, bookedOn)) problems = [...problems, impossible.substitutedOn];
  if (isBefore(transferredOn, bookedOn)) problems = [...problems, impossible.transferredOn];
  const wasGivenUp = wasCancelled || wasTransferred || booking.substitutedOn !== undefined;
  if (booking.cancelledAt !== undefined && !wasGivenUp) problems = [...problems, impossible.cancelledAt];
  if (wasTransferred !== (booking.transferredTo !== undefined))
    problems = [...problems, impossible.transferredTo];
  if (wasCancelled && wasTransferred) problems = [...problems, impossible.both];
  if (attendance !== undefined && (wasCancelled || wasTransferred))
    problems = [...problems, impossible.attendance];
  if (booking.waivedOn !== undefined && booking.waiverReason === undefined)
    problems = [...problems, impossible.waiverReason];
  if (isNegative(booking.fee)) problems = [...problems, impossible.fee];
  if (isNegative(booking.extraCosts)) problems = [...problems, impossible.extraCosts];
  return problems;
}

function isBefore(day: CalendarDate | undefined, bookedOn: CalendarDate): boolean {
  return day !== undefined && day < bookedOn;
}

function isNegative(amount: Money | undefined): boolean {
  return amount?.isNegative() === true;
}

const disordered = {
  code: "training/history-disordered",
  message: "this happens on or after the day of the booking",
} as const;

const negative = {
  code: "training/amount-negative",
  message: "an amount of nothing or more is needed",
} as const;

const impossible = {
  cancelledOn: {
    code: "training/cancelled-before-booked",
    field: "cancelledOn",
    message: "a place is cancelled on or after the day it is booked",
  },
  confirmedOn: { ...disordered, field: "confirmedOn" },
  substitutedOn: { ...disordered, field: "substitutedOn" },
  transferredOn: { ...disordered, field: "transferredOn" },
  cancelledAt: {
    code: "training/history-disordered",
    field: "cancelledAt",
    message: "a time needs the day on which the place was given up",
  },
  transferredTo: {
    code: "training/transfer-without-session",
    field: "transferredTo",
    message: "a transfer needs its day and its session",
  },
  both: {
    code: "training/history-disordered",
    field: "transferredOn",
    message: "a place is cancelled or transferred, not both",
  },
  attendance: {
    code: "training/attended-after-cancelling",
    field: "attendance",
    message: "a place given up has no attendance",
  },
  waiverReason: {
    code: "training/waiver-without-reason",
    field: "waiverReason",
    message: "a waiver needs its reason",
  },
  fee: { ...negative, field: "fee" },
  extraCosts: { ...negative, field: "extraCosts" },
} as const satisfies Readonly<Record<string, Problem>>;
