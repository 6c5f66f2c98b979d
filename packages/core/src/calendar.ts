import { UTCDateMini } from "@date-fns/utc/date/mini";
import { addMonths as addMonthsTo } from "date-fns/addMonths";
import { parseISO } from "date-fns/parseISO";
import { CoreError } from "./errors.ts";

declare const day: unique symbol;

/** A day of the calendar as text, `YYYY-MM-DD`, from 1583 to 9999: the same day in every time zone; sorts as it reads. */
export type CalendarDate = string & { readonly [day]: true };

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * A day, from its ISO 8601 text.
 *
 * @throws {CoreError} `core/date-invalid` for anything but a day that exists, as `YYYY-MM-DD`.
 *
 * @example
 * ```ts
 * import { addMonths, calendarDate, daysBetween } from "@pdscp/core";
 *
 * addMonths(calendarDate("2024-01-31"), 1); // => "2024-02-29"
 * daysBetween(calendarDate("2024-03-30"), calendarDate("2024-04-01")); // => 2
 * calendarDate("2023-02-29"); // => throws core/date-invalid
 * ```
 */
export function calendarDate(text: string): CalendarDate {
  dayNumber(text);
  return text as CalendarDate;
}

/** Whether the text is a day that exists, as `YYYY-MM-DD`. */
export function isCalendarDate(text: unknown): text is CalendarDate {
  return typeof text === "string" && !Number.isNaN(readDay(text));
}

/**
 * A day as British offices write it, `dd/mm/yyyy`: "03/04/2024" is 3 April.
 *
 * @throws {CoreError} `core/date-invalid` for anything else, two-digit years included.
 */
export function parseUkDate(text: string): CalendarDate {
  const date = readUkDate(text);
  if (date === undefined) throw invalidDate('a day such as "31/03/2024" is needed');
  return date;
}

/** What `parseUkDate` accepts. */
export function readUkDate(text: string): CalendarDate | undefined {
  if (typeof text !== "string" || text.charCodeAt(2) !== 47 || text.charCodeAt(5) !== 47) return undefined;
  const iso = `${text.slice(6)}-${text.slice(3, 5)}-${text.slice(0, 2)}`;
  return isCalendarDate(iso) ? iso : undefined;
}

/**
 * The day that many days later; earlier when `days` is negative.
 *
 * @throws {CoreError} `core/date-invalid` when there is no such day, or `days` is no whole number.
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  if (!Number.isSafeInteger(days)) throw invalidDate("a whole number of days is needed");
  return dateOfDay(dayNumber(date) + days);
}

/**
 * The same day of a later month, or that month's last day when it is shorter; earlier when `months` is negative.
 * Add all months at once: one month after another drifts from 31 January to 28 March.
 *
 * @throws {CoreError} `core/date-invalid` when there is no such day, or `months` is no whole number.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  if (!Number.isSafeInteger(months)) throw invalidDate("a whole number of months is needed");
  dayNumber(date);
  // The full class of dates in UTC would bring the platform's formats, 8 MB of them, to every import.
  const day = parseISO(date, { in: (value) => new UTCDateMini(value.valueOf()) });
  const later = addMonthsTo(day, months);
  return dateOfDay(Math.floor(later.getTime() / 86_400_000));
}

const months = "January|February|March|April|May|June|July|August|September|October|November|December".split(
  "|",
);

/**
 * A day as a report prints it: "31 March 2024".
 *
 * @throws {CoreError} `core/date-invalid` when there is no such day.
 */
export function formatDate(date: CalendarDate): string {
  dayNumber(date);
  const [year, month, day] = date.split("-");
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}

/**
 * How many days lie between: 1 from a day to the next, negative when `to` comes first.
 *
 * @throws {CoreError} `core/date-invalid` when there is no such day.
 */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The number of a day, counted from 1 January 1970: for work by the million.
 *
 * @throws {CoreError} `core/date-invalid` when there is no such day.
 */
export function dayNumber(date: string): number {
  const number = typeof date === "string" ? readDay(date) : Number.NaN;
  if (Number.isNaN(number)) throw invalidDate('a day such as "2024-03-31" is needed');
  return number;
}

/** The number of the day that `YYYY-MM-DD` names, or NaN. */
function readDay(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
  const year = digits(text, 0) * 100 + digits(text, 2);
  const month = digits(text, 5);
  const dayOfMonth = digits(text, 8);
  if (!(year >= 1583 && dayOfMonth >= 1)) return Number.NaN;
  /** Of a month that is none nothing is known, and no day is within it. */
  const longest = month === 2 && isLeap(year) ? 29 : (lengths[month - 1] as number);
  return dayOfMonth <= longest ? daysBefore(year, month) + dayOfMonth - 1 : Number.NaN;
}

/** Two digits as a number; NaN when either is none, which carries through every sum. */
function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days from 1 January 1970 to the first of the month, counting each year from its March so that leap days come last. */
function daysBefore(year: number, month: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) - 719_468;
}

/**
 * The day with that number.
 *
 * @throws {CoreError} `core/date-invalid` for a number that is not whole, and outside the years 1583 to 9999.
 */
export function dateOfDay(number: number): CalendarDate {
  const fromMarchOfYear0 = number + 719_468;
  const era = Math.floor(fromMarchOfYear0 / 146_097);
  const dayOfEra = fromMarchOfYear0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 1583 && year <= 9999)) throw invalidDate("a year from 1583 to 9999 is needed");
  if (!Number.isInteger(number)) throw invalidDate("the whole number of a day is needed");
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}` as CalendarDate;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

function invalidDate(need: string): CoreError {
  return new CoreError(`Cannot read the day: ${need}`, { code: "core/date-invalid" });
}
