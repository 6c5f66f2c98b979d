import {
  addDays,
  type CalendarDate,
  dayNumber,
  daysBetween,
  type WorkingCalendar,
  workingDaysBetween,
} from "@pdscp/core";
import * as z from "zod";
import { refusal } from "./errors.ts";
import { minuteOf, minutesOfDay } from "./time-of-day.ts";

const amount = z.number().min(0).exactOptional();

const bounds = {
  unit: z.enum(["calendarDays", "workingDays", "weeks", "hours"]),
  atLeast: amount,
  moreThan: amount,
  lessThan: amount,
  atMost: amount,
};

/** How much notice a band of a policy is for; any at all on the side where no bound is given. */
export const noticeBandSchema = z
  .strictObject({
    ...bounds,
    /** Other words for the same bounds, where the policy gives two: `checkPolicy` says whether they agree. */
    alsoStatedAs: z.array(z.strictObject(bounds).readonly()).readonly().exactOptional(),
  })
  .readonly();

export interface NoticeBand extends z.output<typeof noticeBandSchema> {}
/** What notice is counted in. */
export type NoticeUnit = NoticeBand["unit"];

/** Notice given: the days from the cancellation up to, not including, the day of the session. Hours are by the clock. */
export interface Notice {
  readonly unit: "calendarDays" | "workingDays" | "hours";
  readonly count: number;
}

/** What notice is counted from and to. */
export interface NoticeGiven {
  readonly on: CalendarDate;
  readonly at?: string | undefined;
  readonly heldOn: CalendarDate;
  readonly startsAt?: string | undefined;
}

/** How many steps of a unit's own measure make one of it: weeks are measured in days, hours in minutes. */
const steps = { calendarDays: 1, workingDays: 1, weeks: 7, hours: 60 } as const;

/** What notice of a unit is counted in: weeks in days; working days and hours each in their own. */
export function countedIn(unit: NoticeUnit): Notice["unit"] {
  return unit === "weeks" ? "calendarDays" : unit;
}

/** A band in whole steps of its unit, from the first up to, not including, the last. */
export function rangeOfBand(band: Omit<NoticeBand, "alsoStatedAs">): {
  readonly from: number;
  readonly to: number;
} {
  const step = steps[band.unit];
  const { atLeast, moreThan, lessThan, atMost } = band;
  const lower = [0, ...(atLeast === undefined ? [] : [Math.ceil(atLeast * step)])];
  if (moreThan !== undefined) lower.push(Math.floor(moreThan * step) + 1);
  const upper = [Infinity, ...(lessThan === undefined ? [] : [Math.ceil(lessThan * step)])];
  if (atMost !== undefined) upper.push(Math.floor(atMost * step) + 1);
  return { from: Math.max(...lower), to: Math.min(...upper) };
}

/**
 * The notice given, in whole steps of the unit.
 *
 * A cancellation after the cut-off counts as made on the next day.
 *
 * @throws {TrainingError} `training/time-missing` when hours, or a cut-off, need a time that is not there.
 * @throws {CoreError} `core/calendar-not-covered`
 */
export function noticeSteps(
  unit: NoticeUnit,
  { on, at, heldOn, startsAt }: NoticeGiven,
  { cutOff, calendar }: { readonly cutOff?: string | undefined; readonly calendar: WorkingCalendar },
): number {
  if (unit === "hours") {
    if (at === undefined || startsAt === undefined) throw timeMissing(at === undefined);
    const minutes = (dayNumber(heldOn) - dayNumber(on)) * minutesOfDay + minuteOf(startsAt) - minuteOf(at);
    return Math.max(0, minutes);
  }
  if (cutOff !== undefined && at === undefined && on < heldOn) throw timeMissing(true);
  const counted =
    cutOff !== undefined && at !== undefined && at > cutOff && on < heldOn ? addDays(on, 1) : on;
  return unit === "workingDays"
    ? workingDaysBetween(counted, heldOn, calendar)
    : Math.max(0, daysBetween(counted, heldOn));
}

function timeMissing(cancellation: boolean) {
  return cancellation
    ? refusal(
        "training/time-missing",
        "Cannot tell the notice: the time of the cancellation is needed",
        "cancelledAt",
      )
    : refusal(
        "training/time-missing",
        "Cannot tell the notice: the time the session starts is needed",
        "startsAt",
      );
}

/** Steps as notice that a person can read. */
export function noticeOf(unit: NoticeUnit, count: number): Notice {
  if (unit === "hours") return { unit, count: count / steps.hours };
  return { unit: countedIn(unit), count };
}

const words = {
  calendarDays: ["calendar day", "calendar days"],
  workingDays: ["working day", "working days"],
  weeks: ["week", "weeks"],
  hours: ["hour", "hours"],
} as const;

/** "2 working days". */
export function noticeWords({ unit, count }: { readonly unit: NoticeUnit; readonly count: number }): string {
  return `${String(Math.round(count * 100) / 100)} ${words[unit][count === 1 ? 0 : 1]}`;
}

/** "1 working day's notice", "2 weeks' notice". */
export function ofNotice(notice: { readonly unit: NoticeUnit; readonly count: number }): string {
  return `${noticeWords(notice)}${notice.count === 1 ? "'s" : "'"} notice`;
}

/** "at least 2 weeks and less than 4 weeks"; "any notice" without bounds. */
export function bandWords({
  unit,
  atLeast,
  moreThan,
  lessThan,
  atMost,
}: Omit<NoticeBand, "alsoStatedAs">): string {
  const said = [
    ["at least", atLeast],
    ["more than", moreThan],
    ["less than", lessThan],
    ["at most", atMost],
  ] as const;
  const parts = said.flatMap(([word, count]) =>
    count === undefined ? [] : [`${word} ${noticeWords({ unit, count })}`],
  );
  return parts.length === 0 ? "any notice" : parts.join(" and ");
}
