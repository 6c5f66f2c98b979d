import { isCalendarDate } from "@pdscp/core";
import { attendances } from "./attendance.ts";
import type { Booking, PricedBooking } from "./booking.ts";
import { unfit } from "./fit.ts";
import { sessionStates } from "./session-state.ts";

/**
 * Refuses a booking that no table has read, with nulls or words where there can be none: a null would make a place free. By hand, for
 * there are millions of them, and without a look at the texts themselves, which lie all over the memory.
 */
export function refuseUnfitBooking(booking: Booking, refused: string): void {
  const field = unfitField(booking);
  if (field !== undefined) throw unfit(refused, field);
}

/** The same, with what a charge needs to know besides. */
export function refuseUnfitPrice(booking: PricedBooking, refused: string): void {
  const field = unfitField(booking) ?? unfitTerm(booking);
  if (field !== undefined) throw unfit(refused, field);
}

function unfitTerm({
  fee,
  heldOn,
  startsAt,
  hours,
  days = 1,
  cost,
  state,
}: PricedBooking): keyof PricedBooking | undefined {
  if (isMissing(fee)) return "fee";
  if (!isCalendarDate(heldOn)) return "heldOn";
  if (startsAt !== undefined && typeof startsAt !== "string") return "startsAt";
  if (!Number.isFinite(hours)) return "hours";
  if (!Number.isFinite(days)) return "days";
  if (isNoAmount(cost)) return "cost";
  return state === undefined || sessionStates.includes(state) ? undefined : "state";
}

function unfitField(booking: Booking): keyof Booking | undefined {
  if (isMissing(booking) || isMissing(booking.id)) return "id";
  if (isMissing(booking.session)) return "session";
  if (isMissing(booking.organisation)) return "organisation";
  if (isMissing(booking.payer)) return "payer";
  if (isNoAmount(booking.turnover)) return "turnover";
  if (isMissing(booking.bookedOn)) return "bookedOn";
  if (booking.confirmedOn === null) return "confirmedOn";
  if (booking.cancelledOn === null) return "cancelledOn";
  if (booking.cancelledAt === null) return "cancelledAt";
  if (booking.substitutedOn === null) return "substitutedOn";
  if (booking.transferredOn === null) return "transferredOn";
  if (booking.transferredTo === null) return "transferredTo";
  if (booking.attendance !== undefined && !attendances.includes(booking.attendance)) return "attendance";
  if (booking.unscheduled === null) return "unscheduled";
  if (booking.freePlaceOn === null) return "freePlaceOn";
  if (booking.waivedOn === null) return "waivedOn";
  if (booking.waiverReason === null) return "waiverReason";
  if (booking.waiverEvidence === null) return "waiverEvidence";
  if (isNoAmount(booking.fee)) return "fee";
  return isNoAmount(booking.extraCosts) ? "extraCosts" : undefined;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}

function isNoAmount(value: unknown): boolean {
  return value !== undefined && (typeof value !== "object" || value === null);
}
