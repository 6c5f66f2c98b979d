import {
  addDays,
  addMonths,
  type CalendarDate,
  endOf,
  financialYearSchema,
  isCalendarDate,
  quarterSchema,
} from "@pdscp/core";

/** When something is due, as plans say it. Only the first kind can be late. */
export type Due =
  /** By the end of that day; a month, a quarter or a financial year is due by its last day. */
  | { readonly kind: "dated"; readonly by: CalendarDate }
  | { readonly kind: "ongoing" }
  | { readonly kind: "to-be-confirmed" }
  /** Waits for something else, such as "when the review is published". */
  | { readonly kind: "conditional"; readonly condition: string }
  /** None of these, such as "Spring" or "ASAP". */
  | { readonly kind: "unclear" };

const months = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];
const CONDITION = /^(?:when|once|after|on|upon|following|subject to|depending on|within) ./i;

/**
 * What a plan's due date says. The text stays in the record as it was published; this reads it.
 *
 * Days: "2024-03-31", "31/03/2024", "31 March 2024". By the end of: "Apr 2017", "2024/25 Q1" or "Q1 2024/25", "2024/25". A remark in
 * brackets at the end, as in "Mar 2017 (past)", makes no difference.
 *
 * @example The ways in which published plans say when
 * ```ts
 * import { dueOf } from "@pdscp/priorities";
 *
 * dueOf("Apr 2017"); // => { kind: "dated", by: "2017-04-30" }
 * dueOf("2024/25"); // => { kind: "dated", by: "2025-03-31" }
 * dueOf("Ongoing"); // => { kind: "ongoing" }
 * dueOf("To be confirmed"); // => { kind: "to-be-confirmed" }
 * dueOf("when the review is published"); // => { kind: "conditional", condition: "when the review is published" }
 * dueOf("Spring"); // => { kind: "unclear" }
 * ```
 */
export function dueOf(text: string): Due {
  return Object.freeze(readDue(text));
}

function readDue(text: string): Due {
  if (typeof text !== "string") return { kind: "unclear" };
  const said = text.replace(/\([^()]*\)\s*$/, "").trim();
  const by = dayOf(said);
  if (by !== undefined) return { kind: "dated", by };
  if (/^(?:on-?going|continuous|continuing)$/i.test(said)) return { kind: "ongoing" };
  if (/^(?:to be (?:confirmed|agreed|determined|advised)|tb[acd])$/i.test(said))
    return { kind: "to-be-confirmed" };
  return CONDITION.test(said) ? { kind: "conditional", condition: said } : { kind: "unclear" };
}

function dayOf(said: string): CalendarDate | undefined {
  if (isCalendarDate(said)) return said;
  const quarter = quarterSchema.safeParse(said.replace(/^(Q[1-4]) (\d.*)$/i, "$2 $1"));
  if (quarter.success) return endOf(quarter.data);
  const year = financialYearSchema.safeParse(said);
  if (year.success) return endOf(year.data);

  const slashed = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(said);
  if (slashed !== null) return dayIfReal(`${slashed[3]}-${slashed[2]}-${slashed[1]}`);
  const written = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.? (\d{4})$/i.exec(said);
  if (written === null) return undefined;
  const [, day, name = "", calendarYear] = written;
  const month = String(monthOf(name)).padStart(2, "0");
  if (day !== undefined) return dayIfReal(`${calendarYear}-${month}-${day.padStart(2, "0")}`);
  const first = dayIfReal(`${calendarYear}-${month}-01`);
  return first === undefined ? undefined : addDays(addMonths(first, 1), -1);
}

/** From 1; 0 for a word that is no month. "Sept" is as common as "Sep". */
function monthOf(name: string): number {
  const said = name.toLowerCase();
  const word = said === "sept" ? "sep" : said;
  return months.findIndex((month) => month === word || month.slice(0, 3) === word) + 1;
}

function dayIfReal(text: string): CalendarDate | undefined {
  return isCalendarDate(text) ? text : undefined;
}
