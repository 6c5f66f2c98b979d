import { type BankHoliday, bankHolidaysOfEnglandAndWales } from "./bank-holiday.ts";
import { type CalendarDate, calendarDate, dateOfDay, dayNumber, isCalendarDate } from "./calendar.ts";
import { CoreError } from "./errors.ts";
import { frozenCopy } from "./frozen-copy.ts";

/** Which days are worked: Monday to Friday except the holidays, and only within the days for which those are known. */
export interface WorkingCalendar {
  readonly name: string;
  /** The first and the last day that the holidays cover; no day outside is ever guessed. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly holidays: readonly BankHoliday[];
  /** The document that sets the holidays. */
  readonly reference: { readonly title: string; readonly href: string };
}

/** England and Wales, with the bank holidays of 2012 to 2028. */
export const englandAndWales: WorkingCalendar = frozenCopy({
  name: "England and Wales",
  from: calendarDate("2012-01-01"),
  to: calendarDate("2028-12-31"),
  holidays: bankHolidaysOfEnglandAndWales,
  reference: { title: "UK bank holidays, GOV.UK", href: "https://www.gov.uk/bank-holidays" },
});

/**
 * Whether a day is worked.
 *
 * @throws {CoreError} `core/calendar-not-covered` when the calendar does not know the day.
 */
export function isWorkingDay(date: CalendarDate, calendar: WorkingCalendar): boolean {
  const { first, before } = ordinalsOf(calendar);
  const index = dayNumber(date) - first;
  if (index < 0 || index > before.length - 2) throw notCovered(calendar);
  return (before[index + 1] as number) > (before[index] as number);
}

/**
 * How many working days there are from `from` up to, not including, `to`: notice, when `to` is the day of a session.
 * None when `to` comes first.
 *
 * @throws {CoreError} `core/calendar-not-covered` when the calendar does not know every day of them.
 *
 * @example Notice over Easter
 * ```ts
 * import { calendarDate, englandAndWales, workingDaysBetween } from "@pdscp/core";
 *
 * workingDaysBetween(calendarDate("2024-03-27"), calendarDate("2024-04-02"), englandAndWales); // => 2
 * ```
 */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate, calendar: WorkingCalendar): number {
  const { first, before } = ordinalsOf(calendar);
  const start = dayNumber(from) - first;
  const end = dayNumber(to) - first;
  const last = before.length - 1;
  if (start < 0 || end < 0 || start > last || end > last) throw notCovered(calendar);
  return end <= start ? 0 : (before[end] as number) - (before[start] as number);
}

/**
 * The working day that many working days after a day; before it when `days` is negative, and the day itself for none.
 * The day itself never counts, so five working days from a Monday without holidays is the next Monday.
 *
 * @throws {CoreError} `core/calendar-not-covered` when the calendar ends first.
 */
export function addWorkingDays(date: CalendarDate, days: number, calendar: WorkingCalendar): CalendarDate {
  if (!Number.isSafeInteger(days)) {
    throw new CoreError("Cannot add the days: a whole number is needed", { code: "core/number-invalid" });
  }
  const { first, before } = ordinalsOf(calendar);
  const start = dayNumber(date) - first;
  if (start < 0 || start > before.length - 2) throw notCovered(calendar);
  if (days === 0) return date;
  const counted = days > 0 ? (before[start + 1] as number) + days : (before[start] as number) + days + 1;
  const end = firstReaching(before, counted);
  if (counted < 1 || end === undefined) throw notCovered(calendar);
  return dateOfDay(first + end - 1);
}

/** The first index at which as many working days lie before, by halving. */
function firstReaching(before: Int32Array, count: number): number | undefined {
  let low = 0;
  let high = before.length - 1;
  if ((before[high] as number) < count) return undefined;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[middle] as number) >= count) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Ordinals {
  /** The number of the first day covered. */
  readonly first: number;
  /** At index i, how many working days lie before the day `first + i`. */
  readonly before: Int32Array;
}

const ordinals = new WeakMap<WorkingCalendar, Ordinals>();

function ordinalsOf(calendar: WorkingCalendar): Ordinals {
  const known = ordinals.get(calendar);
  if (known !== undefined) return known;
  const made = countWorkingDays(calendar);
  ordinals.set(calendar, made);
  return made;
}

function countWorkingDays(calendar: WorkingCalendar): Ordinals {
  const { from, to, holidays }: Partial<WorkingCalendar> = calendar ?? {};
  if (!isCalendarDate(from) || !isCalendarDate(to) || from > to)
    throw invalidCalendar("from and to, in order, are needed");
  if (!Array.isArray(holidays)) throw invalidCalendar("its holidays are needed", "holidays");
  const misplaced = holidays.findIndex(
    (holiday) => !isCalendarDate(holiday?.date) || holiday.date < from || holiday.date > to,
  );
  if (misplaced !== -1)
    throw invalidCalendar("each holiday must be a day that the calendar covers", "holidays", misplaced);

  const first = dayNumber(from);
  const closed = new Set(holidays.map(({ date }) => dayNumber(date)));
  const before = new Int32Array(dayNumber(to) - first + 2);
  for (let index = 0; index < before.length - 1; index++) {
    const weekday = (((first + index + 3) % 7) + 7) % 7;
    before[index + 1] = (before[index] as number) + (weekday < 5 && !closed.has(first + index) ? 1 : 0);
  }
  return { first, before };
}

function notCovered({ name, from, to }: WorkingCalendar): CoreError {
  return new CoreError(`Cannot tell the working days: ${name} is known from ${from} to ${to}`, {
    code: "core/calendar-not-covered",
  });
}

function invalidCalendar(need: string, ...path: readonly (string | number)[]): CoreError {
  return new CoreError(`Cannot use the calendar: ${need}`, { code: "core/calendar-invalid", path });
}
