import { type CalendarDate, calendarDate, formatDate, isCalendarDate } from "./calendar.ts";
import { CoreError } from "./errors.ts";

declare const year: unique symbol;
declare const quarter: unique symbol;

/** A local authority's financial year, 1 April to 31 March, as text: "2023/24". */
export type FinancialYear = string & { readonly [year]: true };

/** A quarter of a financial year as text: "2023/24 Q1" is April to June 2023. */
export type Quarter = `${string} Q${1 | 2 | 3 | 4}` & { readonly [quarter]: true };

const WRITTEN = /^(?:(\d{4})(?:\/|-|–| to )(\d{4}|\d{2})|(\d{2})[/–-](\d{2})|(\d{4})(\d{2}))$/;

/**
 * A financial year, from any of the ways people write it: 2023/24, 2023-24, 2023/2024, 2023-2024, 23/24, 202324,
 * "2023 to 2024".
 *
 * @throws {CoreError} `core/year-invalid` for anything else, and when the two years do not follow one another.
 *
 * @example
 * ```ts
 * import { endOf, financialYear, startOf } from "@pdscp/core";
 *
 * financialYear("2023-2024"); // => "2023/24"
 * [startOf(financialYear("202324")), endOf(financialYear("202324"))]; // => ["2023-04-01", "2024-03-31"]
 * financialYear("2023/25"); // => throws core/year-invalid
 * ```
 */
export function financialYear(text: string): FinancialYear {
  const read = readFinancialYear(text);
  if (read === undefined) {
    throw new CoreError(
      'Cannot read the financial year: two years that follow one another, such as "2023/24", are needed',
      {
        code: "core/year-invalid",
      },
    );
  }
  return read;
}

/** What `financialYear` accepts. */
export function readFinancialYear(text: string): FinancialYear | undefined {
  const match = typeof text === "string" ? WRITTEN.exec(text.trim()) : null;
  if (match === null) return undefined;
  const [, long, after, short, afterShort, joined, afterJoined] = match;
  const first = Number(long ?? joined ?? (Number(short) >= 70 ? `19${short}` : `20${short}`));
  const second = after ?? afterShort ?? afterJoined;
  const next = String(first + 1);
  const follows = second === next || second === next.slice(2);
  return follows && first >= 1583 ? yearFrom(first) : undefined;
}

function yearFrom(first: number): FinancialYear {
  return `${first}/${String(first + 1).slice(2)}` as FinancialYear;
}

function firstOf(year: FinancialYear): number {
  return Number(financialYear(year).slice(0, 4));
}

/**
 * The financial year that a day falls in.
 *
 * @throws {CoreError} `core/date-invalid` when there is no such day.
 */
export function financialYearOf(date: CalendarDate): FinancialYear {
  calendarDate(date);
  const calendarYear = Number(date.slice(0, 4));
  return yearFrom(date.slice(5) >= "04-01" ? calendarYear : calendarYear - 1);
}

/**
 * The financial year before.
 *
 * @throws {CoreError} `core/year-invalid` when it is no financial year.
 */
export function previousYear(year: FinancialYear): FinancialYear {
  return yearFrom(firstOf(year) - 1);
}

/**
 * The financial year after.
 *
 * @throws {CoreError} `core/year-invalid` when it is no financial year.
 */
export function nextYear(year: FinancialYear): FinancialYear {
  return yearFrom(firstOf(year) + 1);
}

/**
 * The quarter of the financial year that a day falls in.
 *
 * @throws {CoreError} `core/date-invalid` when there is no such day.
 */
export function quarterOf(date: CalendarDate): Quarter {
  const year = financialYearOf(date);
  const month = Number(date.slice(5, 7));
  return `${year} Q${(Math.floor(((month + 8) % 12) / 3) + 1) as 1 | 2 | 3 | 4}` as Quarter;
}

/**
 * The four quarters of a financial year, in order.
 *
 * @throws {CoreError} `core/year-invalid` when it is no financial year.
 */
export function quartersOf(year: FinancialYear): readonly [Quarter, Quarter, Quarter, Quarter] {
  const name = yearFrom(firstOf(year));
  return Object.freeze([
    `${name} Q1` as Quarter,
    `${name} Q2` as Quarter,
    `${name} Q3` as Quarter,
    `${name} Q4` as Quarter,
  ] as const);
}

/** A quarter, from its year in any spelling and "Q1" to "Q4". */
export function readQuarter(text: string): Quarter | undefined {
  const match = typeof text === "string" ? /^(.+?) ?[Qq]([1-4])$/.exec(text.trim()) : null;
  const year = match === null ? undefined : readFinancialYear(match[1] as string);
  return year === undefined ? undefined : (`${year} Q${match?.[2]}` as Quarter);
}

/** A stretch of days, both ends included. */
export interface DateRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What figures are of: a financial year, a quarter of one, or any days from and to, such as an unusual 27 months. */
export type Period = FinancialYear | Quarter | DateRange;

/**
 * The first and the last day of a period.
 *
 * @throws {CoreError} `core/period-invalid` when it is none, or ends before it starts.
 */
export function rangeOf(period: Period): DateRange {
  if (typeof period === "string") {
    const quarter = readQuarter(period);
    if (quarter !== undefined) return quarterRange(quarter);
    const year = readFinancialYear(period);
    if (year !== undefined) return yearRange(firstOf(year));
  } else if (isCalendarDate(period?.from) && isCalendarDate(period.to) && period.from <= period.to) {
    return Object.freeze({ from: period.from, to: period.to });
  }
  throw new CoreError('Cannot read the period: "2023/24", "2023/24 Q1" or { from, to } in order is needed', {
    code: "core/period-invalid",
  });
}

/**
 * The first day of a financial year, a quarter or another period.
 *
 * @throws {CoreError} `core/period-invalid` when it is none.
 */
export function startOf(period: Period): CalendarDate {
  return rangeOf(period).from;
}

/**
 * The last day of a financial year, a quarter or another period.
 *
 * @throws {CoreError} `core/period-invalid` when it is none.
 */
export function endOf(period: Period): CalendarDate {
  return rangeOf(period).to;
}

/**
 * A period as a report prints it: "2023/24", "2023/24 Q1", "1 April 2023 to 30 June 2025".
 *
 * @throws {CoreError} `core/period-invalid` when it is none.
 */
export function formatPeriod(period: Period): string {
  if (typeof period !== "string") {
    const { from, to } = rangeOf(period);
    return `${formatDate(from)} to ${formatDate(to)}`;
  }
  rangeOf(period);
  return readQuarter(period) ?? financialYear(period);
}

function yearRange(first: number): DateRange {
  return Object.freeze({ from: `${first}-04-01` as CalendarDate, to: `${first + 1}-03-31` as CalendarDate });
}

function quarterRange(quarter: Quarter): DateRange {
  const first = Number(quarter.slice(0, 4));
  const ends = [
    ["04-01", "06-30"],
    ["07-01", "09-30"],
    ["10-01", "12-31"],
    ["01-01", "03-31"],
  ] as const;
  const number = Number(quarter.slice(-1)) as 1 | 2 | 3 | 4;
  const [from, to] = ends[number - 1] as readonly [string, string];
  const year = number === 4 ? first + 1 : first;
  return Object.freeze({ from: `${year}-${from}` as CalendarDate, to: `${year}-${to}` as CalendarDate });
}
