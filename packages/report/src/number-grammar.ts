import { isCalendarDate } from "@pdscp/core";
import type { NumberKind, NumberMention } from "./mention.ts";
import { fractionPart, fractionWords, numberWords, readNumberWords } from "./number-word.ts";

/** A number as the grammar reads it, before it knows its place in lines. */
export type ReadNumber = Omit<NumberMention, "text" | "line" | "column">;

/** What stands at a place where a number may begin. */
export interface NumberSite {
  readonly text: string;
  readonly start: number;
  /** The end of the bare number: digits with their commas and point, or words. */
  readonly end: number;
  /** Its plain value: "2876", "1.2". */
  readonly value: string;
  /** Whether it is in words. */
  readonly spelled: boolean;
  /** What goes before and after, as far as it can matter. */
  readonly before: string;
  readonly after: string;
}

const NEAR = 60;
const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?`;
const MONTHS =
  "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";
const NUMBER = String.raw`(?:${DIGITS}|(?:${numberWords})\b)`;

const CANDIDATE = new RegExp(
  String.raw`(?<![\w]|\d[.,])(?:${DIGITS}|(?:${numberWords})(?![a-z])|(?:an?|${numberWords})[ -](?:${fractionWords})\b|half\b)`,
  "gi",
);

/** Reads every number of a text, in order. Each place is looked at once, with a bounded look around it. */
export function readNumbers(text: string): readonly ReadNumber[] {
  const found: ReadNumber[] = [];
  const scan = new RegExp(CANDIDATE);
  for (let match = scan.exec(text); match !== null; match = scan.exec(text)) {
    const site = siteAt(text, match.index, match[0]);
    const read = site === undefined ? undefined : readSite(site);
    if (read === undefined) {
      scan.lastIndex = Math.max(site?.end ?? 0, match.index + 1);
    } else {
      if (read.value !== "") found.push(read);
      scan.lastIndex = Math.max(read.end, match.index + 1);
    }
  }
  return found;
}

/** What is a number to look at and none to read: a page, a list mark, a name such as Level 2. */
const LEFT_OUT: ReadNumber = { kind: "count", start: 0, end: 0, value: "", places: 0 };

function siteAt(text: string, start: number, match: string): NumberSite | undefined {
  const spelled = !/^\d/.test(match);
  const words = spelled ? readNumberWords(text, start) : undefined;
  const end = spelled ? start + (words?.length ?? match.length) : start + match.length;
  return {
    text,
    start,
    end,
    value: spelled ? String(words?.value ?? "") : match.replaceAll(",", ""),
    spelled,
    before: text.slice(Math.max(0, start - NEAR), start).replace(/\s+/g, " "),
    after: text.slice(end, end + NEAR),
  };
}

type Reader = (site: NumberSite) => ReadNumber | undefined;

/** The first that recognises the place decides. */
const readers: readonly Reader[] = [
  readDate,
  readYear,
  readMoney,
  readLeftOut,
  readFraction,
  readRange,
  readPercentage,
  readAge,
  readDuration,
  readOrdinal,
  readCalendarYear,
  readCount,
];

function readSite(site: NumberSite): ReadNumber | undefined {
  for (const reader of readers) {
    const read = reader(site);
    if (read !== undefined) return read;
  }
  return undefined;
}

function placesOf(value: string): number {
  const point = value.indexOf(".");
  return point === -1 ? 0 : value.length - point - 1;
}

/** A mention of this kind, from the site's start (or another) to so far after the bare number. */
function mention(
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
function plain(value: string): string {
  return value.replace(/^0+(?=\d)/, "");
}

function leftOut({ end }: NumberSite, reach = 0): ReadNumber {
  return { ...LEFT_OUT, end: end + reach };
}

const OVER = /\b(?:over|more than|above|at least|in excess of|exceeding|upwards of)(?: a)? ?[£$€]?$/i;
const UNDER =
  /\b(?:under|fewer than|less than|below|nearly|almost|up to|just short of|at most)(?: a)? ?[£$€]?$/i;
const ABOUT =
  /\b(?:about|around|approximately|approx\.?|roughly|circa|c\.|some|an estimated|estimated at)(?: a)? ?[£$€]?$/i;

function qualifierOf({ before }: NumberSite): NumberMention["qualifier"] {
  if (OVER.test(before)) return "over";
  if (UNDER.test(before)) return "under";
  return ABOUT.test(before) ? "about" : undefined;
}

const DAY_MONTH = new RegExp(
  String.raw`^(?:st|nd|rd|th)?\s{1,8}(?:of\s)?(${MONTHS})\b\.?(?:,?\s{1,8}((?:19|20)\d\d)(?!\d))?`,
  "i",
);
const MONTH_BEFORE = new RegExp(String.raw`\b(${MONTHS})\.?,? $`, "i");

function readDate(site: NumberSite): ReadNumber | undefined {
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
  const month = MONTH_BEFORE.exec(site.before);
  if (month === null || /^may/.test(month[1] ?? "")) return undefined;
  const back = new RegExp(String.raw`(?:${MONTHS})\.?,?\s+$`, "i").exec(
    text.slice(Math.max(0, start - NEAR), start),
  );
  return mention(site, "date", {
    start: start - (back?.[0].length ?? 0),
    value: `${value}-${monthNumber(month[1] ?? "")}`,
  });
}

function monthNumber(month: string): string {
  const names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  return String(names.indexOf(month.slice(0, 3).toLowerCase()) + 1).padStart(2, "0");
}

/** Two years joined: "2023/24", "2022 to 2024" after "for", "2023-2025", "23/24". */
function readYear(site: NumberSite): ReadNumber | undefined {
  const { value, after, spelled } = site;
  if (spelled) return undefined;
  const long = /^(?:19|20)\d\d$/.test(value);
  const joined = long
    ? /^\s?[/–-]\s?((?:19|20)\d\d|\d\d)(?!\d|[,.]\d|\s?%)/.exec(after)
    : /^\d\d$/.test(value)
      ? /^[/–-](\d\d)(?!\d|[,.]\d|\/|\s?%)/.exec(after)
      : null;
  if (joined !== null) {
    const [whole, next = ""] = joined;
    const first = long ? value : `20${value}`;
    const follows = Number(next.slice(-2)) === (Number(first) + 1) % 100;
    if (follows && (long || Number(value) >= 10)) {
      const isYear = long || /\/$/.test(whole.slice(0, 1)) || /^-/.test(whole);
      if (isYear && (long || whole.startsWith("/") || /report|year|financial/i.test(site.before + after))) {
        return mention(site, "year", { reach: whole.length, value: `${first}/${next.slice(-2)}` });
      }
    }
    if (
      long &&
      (next.length === 4 || /^\s?\//.test(whole)) &&
      Number(next.slice(-2)) > Number(first.slice(-2))
    ) {
      return mention(site, "year", {
        reach: whole.length,
        value: `${first}-${first.slice(0, 2)}${next.slice(-2)}`,
      });
    }
    if (/^\d\d$/.test(value) && whole.startsWith("/")) return leftOut(site, whole.length);
  }
  if (!long) return undefined;
  const spread = /^\sto\s((?:19|20)\d\d)(?!\d|,\d|%)/.exec(after);
  if (spread === null || /\b(?:from|between) $/i.test(site.before)) return undefined;
  const [whole, next = ""] = spread;
  const consecutive = Number(next) === Number(value) + 1;
  return mention(site, "year", {
    reach: whole.length,
    value: consecutive ? `${value}/${next.slice(-2)}` : `${value}-${next}`,
  });
}

const CURRENCIES: Readonly<Record<string, string>> = { "£": "GBP", "€": "EUR", $: "USD" };
const SCALE = /^(?:\s?(million|billion|thousand)\b|(m|bn|k)(?![A-Za-z]))/i;

function scaleOf(after: string): { readonly zeros: number; readonly length: number } | undefined {
  const match = SCALE.exec(after);
  if (match === null) return undefined;
  const unit = (match[1] ?? match[2] ?? "").toLowerCase();
  return { zeros: unit.startsWith("b") ? 9 : unit.startsWith("m") ? 6 : 3, length: match[0].length };
}

/** A decimal moved so many places up: "1.2" by 6 is "1200000". */
function scaledUp(value: string, zeros: number): string {
  const [whole = "", part = ""] = value.split(".");
  const moved = `${whole}${part.padEnd(zeros, "0").slice(0, zeros)}`;
  const rest = part.slice(zeros);
  return plain(rest === "" ? moved : `${moved}.${rest}`);
}

function scaled(site: NumberSite): Partial<ReadNumber> & { readonly reach: number } {
  const scale = scaleOf(site.after);
  if (scale === undefined) return { reach: 0 };
  const places = placesOf(site.value);
  return {
    reach: scale.length,
    value: scaledUp(site.value, scale.zeros),
    places: Math.max(0, places - scale.zeros),
    step: 10 ** Math.max(0, scale.zeros - places),
  };
}

function readMoney(site: NumberSite): ReadNumber | undefined {
  const { text, start, spelled, after, value } = site;
  if (spelled) return undefined;
  const sign = /(?:(?:^|[^\w])([-–]))?([£€$])\s?(-?)$/.exec(text.slice(Math.max(0, start - 4), start));
  if (sign === null) {
    const pence = /^p(?:ence)?\b/.exec(after);
    if (pence !== null && /^\d{1,2}$/.test(value)) {
      return mention(site, "money", {
        reach: pence[0].length,
        value: `0.${value.padStart(2, "0")}`,
        places: 2,
        currency: "GBP",
      });
    }
    const pounds = /^\spounds?\b/.exec(after);
    return pounds === null ? undefined : mention(site, "money", { reach: pounds[0].length, currency: "GBP" });
  }
  const [, before = "", symbol = "", inside = ""] = sign;
  const head = text.lastIndexOf(symbol, start) - before.length;
  const { reach, ...amount } = scaled(site);
  const negative = before !== "" || inside !== "" || isBracketedLoss(site, reach);
  const size = amount.value ?? plain(value);
  return mention(site, "money", {
    ...amount,
    reach,
    start: head,
    value: negative && /[1-9]/.test(size) ? `-${size}` : size,
    currency: CURRENCIES[symbol] ?? "GBP",
  });
}

/** Accounts write a loss in brackets; prose writes asides in them. Only pence inside make it a loss, as in "(£500.00)". */
function isBracketedLoss({ before, after, value }: NumberSite, reach: number): boolean {
  return /\([£€$] ?$/.test(before) && after.slice(reach).startsWith(")") && /\.\d\d$/.test(value);
}

const NAMED =
  /\b(?:page|pages|pp?\.|chapters?|sections?|appendix|appendices|annexe?|tables?|figures?|fig\.?|levels?|key stages?|stage|priority|priorities|paragraphs?|paras?\.?|items?|tier|grade|steps?|phase|wave|version|question|no\.|number|ref\.?|reference|band|category|categories|schedule|regulation|article|volume|vol\.|notes?|goal|objective|recommendation|action|standard|module|room|form|part|attainment|progress|agenda item|slide|footnote|rule|clause|ward|key|covid|option|case|case no\.?|hub)[ :#-]{1,2}$/i;
const NAMED_YEAR = /\b[Yy]ears? $/;

/** Page numbers, list marks, section numbers, identifiers and names with a number in them. */
function readLeftOut(site: NumberSite): ReadNumber | undefined {
  const { text, start, before, after, value, spelled } = site;
  const follower = /^(?:(?:st|nd|rd|th)\b|'?s\b|[km]\b|bn\b)/i;
  if (spelled)
    return NAMED.test(before) && !/\b(?:key|progress|number|action) $/i.test(before)
      ? leftOut(site)
      : undefined;
  if (/^[A-Za-z_]/.test(after) && !follower.test(after)) return leftOut(site, /^\w+/.exec(after)?.[0].length);
  if (/^0\d/.test(value) || /^\d{9,}$/.test(value)) return leftOut(site);
  if (/^(?:\.\d+)+/.test(after) || /[A-Za-z]-$/.test(before)) {
    return /^(?:19|20)\d\d$/.test(value) || /\bpost-$/i.test(before)
      ? undefined
      : leftOut(site, /^(?:\.\d+)+/.exec(after)?.[0].length);
  }
  if (
    /^\s?(?:KB|MB|GB|kB)\b/.test(after) ||
    /^:\d\d\b/.test(after) ||
    /^(?:\.\d\d)? ?[ap]\.?m\b/i.test(after)
  ) {
    return leftOut(site, /^:\d\d/.exec(after)?.[0].length);
  }
  if (/^\d{1,3}$/.test(value) && /[a-z][.,;:)"”']$/.test(text.slice(Math.max(0, start - 2), start))) {
    return /^(?:\s|$)/.test(after) ? leftOut(site) : undefined;
  }
  const isName = NAMED.test(before) && !/^\s?(?:%|per ?cent)/.test(after);
  if (isName && !(/\b(?:progress|action|number|figures?|cases?) $/i.test(before) && /^\s[a-z]/.test(after))) {
    return leftOut(site, /^(?:\s?(?:-|–|of|and|to|&)\s?\d{1,4})(?!\d|,\d)/.exec(after)?.[0].length);
  }
  if (NAMED_YEAR.test(before) && /^\d{1,2}$/.test(value)) return leftOut(site);
  return isListMark(site) ? leftOut(site) : undefined;
}

function isListMark({ text, start, after, value, before }: NumberSite): boolean {
  if (!/^\d{1,3}(?:\.\d{1,2})?$/.test(value)) return false;
  if (
    /^\s?- [A-Z]/.test(after) &&
    /(?:\b(?:and|areas?|priorities|are)|[:;,]) $/.test(before) &&
    value.length <= 2
  )
    return true;
  const near = text.slice(Math.max(0, start - 20), start);
  const lead = near.includes("\n") || start < 20 ? near.slice(near.lastIndexOf("\n") + 1) : undefined;
  if (lead === undefined || !/^[\s>*•·–(-]*(?:\d{1,3}\.\s{1,3})?$/.test(lead)) return false;
  const lineStart = start - lead.length;
  if (/^[.)]\s+\S/.test(after) || (/^\d+\.\d+$/.test(value) && /^\s+[A-Z]/.test(after))) {
    return !isCarriedOver(text, lineStart);
  }
  if (/^\s*[-–—]\s+[A-Z]/.test(after)) return true;
  return /^\s+[A-Z]/.test(after) && isHeading(text, lineStart);
}

/** Whether the line before breaks off in the middle of a sentence. */
function isCarriedOver(text: string, lineStart: number): boolean {
  const before = text.slice(Math.max(0, lineStart - 80), lineStart);
  return /[a-z,(]\s*$/.test(before) && !/\n\s*\n\s*$/.test(before);
}

/** A line that begins with a number and a capital, and is the heading of an item rather than a sentence. */
function isHeading(text: string, lineStart: number): boolean {
  const lineEnd = text.indexOf("\n", lineStart);
  const line = text
    .slice(lineStart, Math.min(lineEnd === -1 ? text.length : lineEnd, lineStart + 200))
    .trim();
  const before = text.slice(Math.max(0, lineStart - 120), lineStart).trimEnd();
  return (
    (before === "" || /[.!?)]$/.test(before)) &&
    line.length < 200 &&
    !/[.!?,;:]$/.test(line) &&
    /^\d+ [A-Z]\w+['s]* (?:[A-Z]|\w+ [A-Z])/.test(line)
  );
}

const FRACTION = new RegExp(String.raw`^(?:(an?|${numberWords})[ -])?(${fractionWords})\b`, "i");
const IN_MANY = new RegExp(String.raw`^\s(?:in|out of)\s(?:every\s)?(${NUMBER})`, "i");
const OF_FRACTION = /^\s(?:of|in|were|was|said|attend|had|have|agreed|did|\()|^[.,;)]/;

function readFraction(site: NumberSite): ReadNumber | undefined {
  const { text, start, end, before, after } = site;
  const part = FRACTION.exec(text.slice(start, start + 30));
  if (part !== null) {
    const [whole, many, word = ""] = part;
    const rest = text.slice(start + whole.length, start + whole.length + NEAR);
    const bounded = OVER.test(before) || UNDER.test(before) || ABOUT.test(before) || /\bjust $/i.test(before);
    const alone = many === undefined || /^an?$/i.test(many) || /^one$/i.test(many);
    if (/^[ -](?:day|term|year|hour|way|time|party|parties)/i.test(rest))
      return leftOut({ ...site, end: start + whole.length });
    if (
      alone &&
      !bounded &&
      !/^\s(?:of|in every)\b|^ \(\d/.test(rest) &&
      !(many !== undefined && /^one$/i.test(many) && OF_FRACTION.test(rest))
    ) {
      return many === undefined || /^an?$/i.test(many)
        ? leftOut({ ...site, end: start + whole.length })
        : undefined;
    }
    const count = many === undefined || /^an?$/i.test(many) ? 1 : (readNumberWords(many, 0)?.value ?? 1);
    const total = fractionPart(word) ?? 1;
    if (count > total) return undefined;
    return mention(site, "fraction", { end: start + whole.length, value: `${count}/${total}`, places: 0 });
  }
  if (site.value === "") return undefined;
  const many = IN_MANY.exec(after);
  if (many === null) return undefined;
  const total = readNumberWords(many[1] ?? "", 0)?.value ?? Number((many[1] ?? "").replaceAll(",", ""));
  const tail = text.slice(end + many[0].length, end + many[0].length + 20);
  const isRound = [3, 4, 5, 6, 8, 10, 20, 50, 100, 1000].includes(total) || total === 2;
  if (
    !isRound ||
    Number(site.value) > total ||
    !/^\d+$/.test(site.value) ||
    /^\s(?:months?|weeks?|years?|days?|areas?)\b/.test(tail)
  ) {
    return undefined;
  }
  if (/out of/.test(many[0]) && total > 10) return undefined;
  return mention(site, "fraction", { reach: many[0].length, value: `${site.value}/${total}`, places: 0 });
}

const RANGE_DASH = new RegExp(String.raw`^(\s?[-–—]\s?)(${DIGITS})`);
const RANGE_WORD = new RegExp(String.raw`^(\s(?:to|and|or)\s)(${NUMBER})`, "i");

function readRange(site: NumberSite): ReadNumber | undefined {
  const { value, before, after, end, text } = site;
  const between = /\bbetween (?:about |around )?$/i.test(before);
  const dash = site.spelled ? null : RANGE_DASH.exec(after);
  const word = RANGE_WORD.exec(after);
  const joined =
    dash ??
    (word !== null && (between ? /and/.test(word[1] ?? "") : isSpread(site, word[1] ?? "")) ? word : null);
  if (joined === null) return undefined;
  const [whole, , second = ""] = joined;
  const upper = readNumberWords(second, 0)?.value ?? Number(second.replaceAll(",", ""));
  if (!(Number(value) < upper)) return undefined;
  if (/^(?:19|20)\d\d$/.test(value) && /^(?:19|20)\d\d$/.test(second)) return undefined;
  const rest = text.slice(end + whole.length, end + whole.length + NEAR);
  const percent = /^\s?(?:%|per ?cent\b)/.exec(rest)?.[0] ?? "";
  const at = { reach: whole.length + percent.length, value: `${value}-${upper}`, places: 0 };
  if (
    percent === "" &&
    ((value === "0" && upper <= 25) || isAged(before, rest) || /\baged? (?:of )?(?:between )?$/i.test(before))
  ) {
    const tail = AGE_TAIL.exec(rest)?.[0].length ?? 0;
    return mention(site, "age", { ...at, reach: at.reach + tail });
  }
  const unit = DURATION.exec(rest);
  if (unit !== null && percent === "") {
    return mention(site, "duration", {
      ...at,
      reach: at.reach + unit[0].length,
      unit: unitOf(unit[1] ?? ""),
    });
  }
  return mention(site, "range", at);
}

/** "10 to 14" is a range unless something rose from one to the other. */
function isSpread({ before, value, text, end }: NumberSite, joint: string): boolean {
  if (!/to/i.test(joint)) return false;
  const wide = text.slice(end - NEAR, end);
  return (
    !/\b(?:from|rose|fell|increased|decreased|reduced|risen|fallen|grew|grown|up|down|dropped|changed)\b/i.test(
      `${before}${wide}`,
    ) && value !== ""
  );
}

const PERCENT = /^\s?(?:%|per\s?cent\b|percent\b)/i;
const POINTS = /^\s?(?:(?:%|per\s?cent(?:age)?|percentage)[\s-]{0,2}points?\b|pp\b|ppts?\b|%\s?pts?\b)/i;

const RATE = new RegExp(
  String.raw`^(?:\s{1,3}[A-Za-z'-]{1,30}){0,4}\s{1,3}(?:per|for every|in every)\s(?:an?\s)?(${DIGITS}|hundred thousand|ten thousand|thousand|million|hundred)\b(\s(?:thousand|million))?`,
  "i",
);

function readPercentage(site: NumberSite): ReadNumber | undefined {
  const { before, after, text, start } = site;
  const points = POINTS.exec(after);
  const sign = /(?:^|[\s(])[-+]$/.test(text.slice(Math.max(0, start - 2), start)) ? text[start - 1] : "";
  const signed = sign === "-" ? { value: `-${plain(site.value)}`, start: start - 1 } : {};
  if (points !== null) return mention(site, "points", { reach: points[0].length, ...signed });
  const percent = PERCENT.exec(after);
  if (percent !== null) return mention(site, "percentage", { reach: percent[0].length, ...signed });
  const rate = RATE.exec(after);
  if (rate === null || /\bper $/i.test(before)) return undefined;
  const per = perOf(rate[1] ?? "") * (rate[2] === undefined ? 1 : perOf(rate[2].trim()));
  return per >= 2 ? mention(site, "rate", { reach: rate[0].length, per }) : undefined;
}

function perOf(words: string): number {
  const known: Readonly<Record<string, number>> = {
    hundred: 100,
    thousand: 1_000,
    "ten thousand": 10_000,
    "hundred thousand": 100_000,
    million: 1_000_000,
  };
  return known[words.toLowerCase()] ?? Number(words.replaceAll(",", ""));
}

const AGE_TAIL = /^(?:'?s\b|[\s-]{0,2}(?:years?|months?|weeks?|days?)[\s-]{1,3}(?:olds?|of age)\b)/i;
const AGE_BEFORE =
  /\b(?:aged?|ages|age of|aged (?:under|over|between|up to)|under the age of|turns?|turned|age range|ages of|aged? \w{1,10} (?:and|or)) $/i;
const AGE_LIMIT = /\b(?:children|babies|infants|people|adults|were|was|are|is|those) (?:under|over) $/i;

function isAged(before: string, after: string): boolean {
  return (
    AGE_BEFORE.test(before) ||
    /^[\s-]{0,2}(?:years?|months?|weeks?|days?)[\s-]{1,3}(?:olds?|of age)\b/i.test(after) ||
    /^'?s\b/.test(after) ||
    /^\s(?:age (?:group|range)|or (?:over|older|under)\b|and (?:over|older|under)\b)/i.test(after)
  );
}

function readAge(site: NumberSite): ReadNumber | undefined {
  const { before, after, value } = site;
  if (!/^\d{1,3}$/.test(value) || Number(value) > 120) return undefined;
  const under =
    /\b(?:under|over|post)[ -]$/i.test(before) && (/^'?s\b/.test(after) || /post-$/i.test(before));
  const limit = AGE_LIMIT.test(before) && Number(value) <= 25 && /^(?:[.,;)]|$)/.test(after.trim());
  if (!under && !limit && (site.spelled && /^'?s\b/.test(after) ? true : !isAged(before, after)))
    return undefined;
  if (
    /^'?s\b/.test(after) &&
    !under &&
    !/\d/.test(before.slice(-3)) &&
    Number(value) >= 20 &&
    value.endsWith("0")
  )
    return undefined;
  const tail = AGE_TAIL.exec(after) ?? (AGE_BEFORE.test(before) ? DURATION.exec(after) : null);
  return mention(site, "age", { reach: tail?.[0].length ?? 0 });
}

const DURATION =
  /^[\s-]{1,3}(?:working |calendar |full )?(second|minute|hour|day|night|week|month|year|term)(?:s|ly)?(?:'s?)?\b(?![\s-]{1,3}(?:olds?|of age)\b)/i;

function unitOf(unit: string): string {
  return unit.toLowerCase();
}

function readDuration(site: NumberSite): ReadNumber | undefined {
  if (site.value === "") return undefined;
  const unit = DURATION.exec(site.after);
  if (unit === null || (/^(?:19|20)\d\d$/.test(site.value) && /^\s*(?:year)/i.test(site.after)))
    return undefined;
  return mention(site, "duration", { reach: unit[0].length, unit: unitOf(unit[1] ?? "") });
}

function readOrdinal(site: NumberSite): ReadNumber | undefined {
  if (site.spelled) return undefined;
  const suffix = /^(?:st|nd|rd|th)\b/.exec(site.after);
  return suffix === null ? undefined : mention(site, "ordinal", { reach: suffix[0].length });
}

/** Four digits that are a year, unless the words about them count something. */
function readCalendarYear(site: NumberSite): ReadNumber | undefined {
  const { before, after, value } = site;
  if (!/^(?:19|20)\d\d$/.test(value)) return undefined;
  if (site.text.slice(site.start, site.end).includes(",")) return undefined;
  const placed =
    /\b(?:in|by|since|for|of|the|during|from|until|to|and|between|before|after|early|late|mid|spring|summer|autumn|winter|together|year|ending|act)[ -]\(?$/i.test(
      before,
    );
  const counted =
    qualifierOf(site) !== undefined ||
    /\b(?:total of|reached|attended by|delivered to|another|further)\s?$/i.test(before);
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

function readCount(site: NumberSite): ReadNumber | undefined {
  const { value, spelled, after } = site;
  if (value === "" || /^'?s\b/.test(after)) return leftOut(site);
  if (spelled && value === "1" && !isCountedOne(site)) return undefined;
  if (spelled && value === "0" && /^[- ](?:tolerance|hours?)/i.test(after)) return undefined;
  return mention(site, "count", scaled(site));
}

/** "One" is mostly no number: it counts in "one death" beside other counts, not in "one of the reasons". */
function isCountedOne({ before, after }: NumberSite): boolean {
  return (
    /\b(?:only|just|and|or) $/i.test(before) &&
    /^\s(?:child|death|review|case|further|more|adult|person|infant|baby|was|in|meeting|course|session|audit)\b/i.test(
      after,
    )
  );
}
