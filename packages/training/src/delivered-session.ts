import {
  type CalendarDate,
  type DateRange,
  type Period,
  type Quarter,
  quarterOf,
  rangeOf,
} from "@pdscp/core";
import type { Tallies } from "./activity-tally.ts";
import { refuseUnfitSessions, type Session } from "./session.ts";

/** Why the bookings of a session are in no count. */
export type ReasonLeftOut = keyof Tallies["leftOut"];

/** The quarters all of whose days are in a period, in order. */
export function quartersIn(period: Period): readonly Quarter[] {
  const { from, to } = rangeOf(period);
  const first = quartersTo(from) + (/-(?:01|04|07|10)-01$/.test(from) ? 0 : 1);
  const end = quartersTo(to) + (/-(?:03-31|06-30|09-30|12-31)$/.test(to) ? 1 : 0);
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => {
    const number = first + index;
    const month = String((number % 4) * 3 + 1).padStart(2, "0");
    return quarterOf(`${Math.floor(number / 4)}-${month}-01` as CalendarDate);
  });
}

/** How many quarters end before that of a day. */
function quartersTo(day: CalendarDate): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}

export function reasonLeftOut(
  { state, heldOn }: Session,
  { from, to }: DateRange,
): ReasonLeftOut | undefined {
  if (heldOn < from || heldOn > to) return "outsidePeriod";
  if (state === "delivered") return undefined;
  return state === "planned" ? "sessionPlanned" : "sessionCancelled";
}

/**
 * The sessions that were delivered in a period: those that its activity, income and statements are about.
 *
 * @throws {TrainingError} `training/record-invalid` for a session that fits no table.
 *
 * @example A session of the next year, and one that was called off
 * ```ts
 * import { calendarDate, financialYear } from "@pdscp/core";
 * import { deliveredSessions, type Session } from "@pdscp/training";
 *
 * const held = (id: string, heldOn: string, state: Session["state"]): Session => ({
 *   id, course: "Neglect", heldOn: calendarDate(heldOn), capacity: 4, place: "Online", provider: "A provider", state,
 * });
 * const sessions = [
 *   held("S1", "2023-06-07", "delivered"),
 *   held("S2", "2024-04-12", "delivered"),
 *   held("S3", "2023-07-05", "cancelled"),
 * ];
 *
 * deliveredSessions(sessions, { period: financialYear("2023/24") }).map(({ id }) => id); // => ["S1"]
 * ```
 */
export function deliveredSessions(
  sessions: readonly Session[],
  { period }: { readonly period: Period },
): readonly Session[] {
  refuseUnfitSessions(sessions, "Cannot tell the sessions");
  const within = rangeOf(period);
  return Object.freeze(sessions.filter((session) => reasonLeftOut(session, within) === undefined));
}
