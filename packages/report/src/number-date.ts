import { isCalendarDate } from "@pdscp/core";
import { DURATION, isAged } from "./number-age.ts";
import { leftOut, mention, NEAR, type NumberSite, qualifierOf, type ReadNumber } from "./number-site.ts";

/** The months, for a regular expression. */
export const MONTHS =
  "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";

const DAY_MONTH = new RegExp(
  String.raw`^(?:\s?(?:st|nd|rd|th)\b)?\s{1,8}(?:of\s)?(${MONTHS})\b(?:\.?,?\s{1,8}((?:19|20)\d\d)(?!\d))?`,
  "i",
);
const MONTH_BEFORE = new RegExp(String.raw`\b(${MONTHS})\.?,? $`, "i");
/** A month that belongs to the day before it, far as it may stand from its year in a text with marks between. */
const TAKEN = new RegExp(
  String.raw`(?<!\d)(?:[12]?\d|3[01])(?:st|nd|rd|th)? (?:of )?(?:${MONTHS})\.?,? $`,
  "i",
);
/** What stands before the year of "Apr-14", and behind the day of "April 1, 2017". */
const SHORT_MONTH = new RegExp(String.raw`\b(${MONTHS})(?:-| ?['’])$`, "i");
const DAY_YEAR = /^(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)(?!\d)/;

/** A day, or a month of a year: "18th October 2023", "17/07/2024", "October 2023". */
export function readDate(site: NumberSite): ReadNumber | undefined {
  const { text, start, value, after, spelled } = site;
  if (spelled || !/^\d{1,4}$/.test(value)) return undefined;
  const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text.slice(start, start + 12));
  if (numeric !== null) {
    const [whole, day = "", , month = "", year = ""] = numeric;
    const date = `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isCalendarDate(date))
      return { kind: "date", start, end: start + whole.length, value: date, places: 0 };
  }
  const stored = /^\d{4}-\d{2}-\d{2}(?![\d-])/.exec(text.slice(start, start + 11))?.[0];
  if (stored !== undefined && isCalendarDate(stored)) {
    return { kind: "date", start, end: start + 10, value: stored, places: 0 };
  }
  const shortMonth = /^\d\d$/.test(value) && !/^[-/]/.test(after) ? SHORT_MONTH.exec(site.before) : null;
  if (shortMonth !== null) return monthOf(site, shortMonth, `20${value}`);
  const dayYear = value.length <= 2 ? DAY_YEAR.exec(after) : null;
  const first = dayYear === null ? null : MONTH_BEFORE.exec(site.before);
  if (first !== null && dayYear !== null) {
    return monthOf(site, first, dayYear[1] ?? "", { day: value, reach: dayYear[0].length });
  }
  const dayMonth = value.length <= 2 ? DAY_MONTH.exec(after) : null;
  if (dayMonth !== null) {
    const [whole, month = "", year] = dayMonth;
    if (!(/^may$/i.test(month) && month !== "May") && Number(value) >= 1 && Number(value) <= 31) {
      const date = `${monthNumber(month)}-${value.padStart(2, "0")}`;
      return mention(site, "date", {
        reach: whole.length,
        value: year === undefined ? date : `${year}-${date}`,
      });
    }
  }
  if (!/^(?:19|20)\d\d$/.test(value)) return undefined;
  const month = TAKEN.test(site.before) ? null : MONTH_BEFORE.exec(site.before);
  return month === null ? undefined : monthOf(site, month, value);
}

const BACK = new RegExp(String.raw`(?:${MONTHS})(?:\.?,?\s+|-|\s?['’])$`, "i");

/** A date whose month stands before the number. */
function monthOf(
  site: NumberSite,
  [, month = ""]: RegExpExecArray,
  year: string,
  { day = "", reach = 0 } = {},
): ReadNumber | undefined {
  if (month.startsWith("may")) return undefined;
  const { text, start } = site;
  const back = BACK.exec(text.slice(Math.max(0, start - NEAR), start));
  return mention(site, "date", {
    start: start - (back?.[0].length ?? 0),
    reach,
    value: `${year}-${monthNumber(month)}${day === "" ? "" : `-${day.padStart(2, "0")}`}`,
    places: 0,
  });
}

function monthNumber(month: string): string {
  const names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  return String(names.indexOf(month.slice(0, 3).toLowerCase()) + 1).padStart(2, "0");
}

/** Whether two numbers are a count of a total, by the percentage beside them: "14/27 (52%)", "52% (14/27)". */
function isShare(before: string, after: string): boolean {
  return /^\s?\(\d{1,3}(?:\.\d+)?\s?%/.test(after) || (/% ?\($/.test(before) && after.startsWith(")"));
}

/** Two years joined: "2023/24", "2022 to 2024" after "for", "2023-2025", "23/24". */
export function readYear(site: NumberSite): ReadNumber | undefined {
  const { value, before, after, spelled } = site;
  if (spelled) return undefined;
  const long = /^(?:19|20)\d\d$/.test(value);
  const joined = long
    ? /^(?:\s?[/–-]\s?((?:19|20)\d\d|\d\d)|\/(\d))(?![\d/]|[,.]\d|\s?%)/.exec(after)
    : /^\d\d$/.test(value)
      ? /^[/–-](\d\d)(?!\d|[,.]\d|\/|\s?%)/.exec(after)
      : null;
  if (joined !== null) {
    const [whole, last = "", digit] = joined;
    const next = digit === undefined ? last : `0${digit}`;
    const rest = after.slice(whole.length);
    if (!long && (isAged(before, rest) || DURATION.test(rest))) return undefined;
    const first = long ? value : `20${value}`;
    const follows = Number(next.slice(-2)) === (Number(first) + 1) % 100;
    if (follows && (long || Number(value) >= 10)) {
      const isYear = long || /^[/-]/.test(whole);
      if (isYear && (long || whole.startsWith("/") || /report|year|financial/i.test(before + after))) {
        return mention(site, "year", { reach: whole.length, value: `${first}/${next.slice(-2)}` });
      }
    }
    if (
      long &&
      (next.length === 4 || /^(?:\s?\/|[–-])/.test(whole)) &&
      Number(next.slice(-2)) > Number(first.slice(-2))
    ) {
      return mention(site, "year", {
        reach: whole.length,
        value: `${first}-${first.slice(0, 2)}${next.slice(-2)}`,
      });
    }
    if (/^\d\d$/.test(value) && whole.startsWith("/") && !isShare(before, rest)) {
      return leftOut(site, whole.length);
    }
  }
  if (!long) return undefined;
  const spread = /^\sto\s((?:19|20)\d\d)(?!\d|,\d|%)/.exec(after);
  if (spread === null || /\b(?:from|between) $/i.test(before)) return undefined;
  const [whole, next = ""] = spread;
  const consecutive = Number(next) === Number(value) + 1;
  return mention(site, "year", {
    reach: whole.length,
    value: consecutive ? `${value}/${next.slice(-2)}` : `${value}-${next}`,
  });
}

/** "It rose from 1490 in 2017/18 to 1967." */
const FROM_COUNT = /\bfrom (?!(?:19|20)\d\d\b)[\d,]+\b[^.;]{0,20} to $/i;

/** "3 fewer than 2014", "9 (6%) more than 2015" */
const THAN_YEAR = /\d(?:\)|\s?%\)?| per ?cent)? (?:more|fewer|less|higher|lower) than $/i;

/** Four digits that are a year, unless the words about them count something. */
export function readCalendarYear(site: NumberSite): ReadNumber | undefined {
  const { before, after, value } = site;
  if (!/^(?:19|20)\d\d$/.test(value)) return undefined;
  if (site.text.slice(site.start, site.end).includes(",") || FROM_COUNT.test(before)) return undefined;
  const placed =
    /\b(?:in|by|since|for|of|the|during|from|until|to|and|between|before|after|early|late|mid|spring|summer|autumn|winter|together|year|ending|act)[ -]\(?$/i.test(
      before,
    );
  const counted =
    qualifierOf(site) !== undefined ||
    /\b(?:total of|reached|attended by|delivered to|another|further)\s?$/i.test(before);
  if (THAN_YEAR.test(before)) return mention(site, "year");
  if (counted && !/\b(?:since|in|by)\s/i.test(before.slice(-12))) return undefined;
  if (
    !placed &&
    /^\s(?!(?:was|is|has|as|its|this|does|sets)\b)[a-z-]{2,}s\b|^\s(?:children|people|young|women|men|multi-agency)\b/.test(
      after,
    )
  )
    return undefined;
  return mention(site, "year");
}
