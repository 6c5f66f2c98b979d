import type { NumberKind, NumberMention } from "./mention.ts";
import { numberWords, readNumberWords } from "./number-word.ts";

/** A number as the grammar reads it, before it knows its place in lines. */
export type ReadNumber = Omit<NumberMention, "text" | "line" | "column">;

/** What stands at a place where a number may begin. */
export interface NumberSite {
  readonly text: string;
  readonly start: number;
  /** The end of the bare number: digits with their commas, point and "½", or words. */
  readonly end: number;
  /** Its plain value: "2876", "1.2". */
  readonly value: string;
  /** Whether it is in words. */
  readonly spelled: boolean;
  /** What goes before and after, as far as it can matter. */
  readonly before: string;
  readonly after: string;
}

export const NEAR = 60;

/** A number in digits, for a regular expression. */
export const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?`;

/** A number in digits or words, for a regular expression. */
export const NUMBER = String.raw`(?:${DIGITS}|(?:${numberWords})\b)`;

/** The parts of a number that are one character and a decimal: "2½". */
const PARTS: ReadonlyMap<string | undefined, string> = new Map([
  ["½", ".5"],
  ["¼", ".25"],
  ["¾", ".75"],
  ["⅕", ".2"],
  ["⅖", ".4"],
  ["⅗", ".6"],
  ["⅘", ".8"],
  ["⅛", ".125"],
  ["⅜", ".375"],
  ["⅝", ".625"],
  ["⅞", ".875"],
]);

/** What is a number to look at and none to read: a page, a list mark, a name such as Level 2. */
const LEFT_OUT: ReadNumber = { kind: "count", start: 0, end: 0, value: "", places: 0 };

/** What there is to know of the place where a number begins; `match` is what the scan found. */
export function siteAt(text: string, start: number, match: string): NumberSite {
  const spelled = !/\d/.test(match);
  const words = spelled ? readNumberWords(text, start) : undefined;
  const bare = start + (words?.length ?? match.length);
  const part = spelled || match.includes(".") ? undefined : PARTS.get(text[bare]);
  const end = part === undefined ? bare : bare + 1;
  return {
    text,
    start,
    end,
    value: spelled
      ? String(words?.value ?? "")
      : `${match.replaceAll(",", "").replace(/^\./, "0.")}${part ?? ""}`,
    spelled,
    before: text.slice(Math.max(0, start - NEAR), start).replace(/\s+/g, " "),
    after: text.slice(end, end + NEAR),
  };
}

export function placesOf(value: string): number {
  const point = value.indexOf(".");
  return point === -1 ? 0 : value.length - point - 1;
}

/** A mention of this kind, from the site's start (or another) to so far after the bare number. */
export function mention(
  site: NumberSite,
  kind: NumberKind,
  rest: Partial<ReadNumber> & { readonly reach?: number } = {},
): ReadNumber {
  const { reach = 0, ...more } = rest;
  const value = more.value ?? plain(site.value);
  const qualifier = PLACED.has(kind) ? undefined : qualifierOf(site);
  return {
    kind,
    start: site.start,
    end: site.end + reach,
    value,
    places: placesOf(site.value),
    ...(qualifier === undefined ? {} : { qualifier }),
    ...more,
  };
}

/** The kinds that place a figure rather than state one: nothing qualifies them. */
const PLACED: ReadonlySet<NumberKind> = new Set(["year", "date", "age", "ordinal"]);

/** Without noughts before: "007" never comes here, "0.50" stays. */
export function plain(value: string): string {
  return value.replace(/^0+(?=\d)/, "");
}

export function leftOut({ end }: NumberSite, reach = 0): ReadNumber {
  return { ...LEFT_OUT, end: end + reach };
}

export const OVER = /\b(?:over|more than|above|at least|in excess of|exceeding|upwards of)(?: a)? ?[£$€]?$/i;
export const UNDER =
  /(?:\b(?:under|fewer than|less than|below|nearly|almost|up to|just short of|at most)(?: a)?|<) ?[£$€]?$/i;
export const ABOUT =
  /\b(?:about|around|approximately|approx\.?|roughly|circa|c\.|some|an estimated|estimated at)(?: a)? ?[£$€]?$/i;

export function qualifierOf({ before }: NumberSite): NumberMention["qualifier"] {
  if (OVER.test(before)) return "over";
  if (UNDER.test(before)) return "under";
  return ABOUT.test(before) ? "about" : undefined;
}
