import { type CalendarDate, daysBetween, isCalendarDate } from "@pdscp/core";
import { between, type Draft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";

const FROM = /\b(?:from|between)(?: [a-z]+){0,2} $/i;
const TO = /^(?: [a-z]+)? (?:to|until|till|and|-|–)(?: [a-z]+){0,2} $/i;
/** What stands between two days and how long it is from one to the other: ", a period of", " (". */
const LONG =
  /^(?:,| \(| -)? ?(?:(?:which (?:is|was)|that is|being|lasting|or) )?(?:an? )?(?:(?:total )?(?:period|span|time|term|length) of )?(?:about |around |approximately |over |nearly |almost |just |more than |under )*$/i;
const LASTED = /\b(?:for|lasted|lasting|period of|term of) (?:about |around |over |nearly )?$/i;
const APART =
  /^(?: [\w'-]+){0,6}(?:, | \()(?:just |exactly |only |some |about |around |over |nearly |almost )*$/i;
const AFTER =
  /^ (?:after|(before|prior to)|following|from)(?: (?!born|who|which|that|whose|when|since|start|due|end)[a-z'-]+){0,4} $/i;
const LATER = /^ (?:later|afterwards|(earlier|before)|after(?: that| it)?)(?=[.,;)]|$)/i;
const OF_PART = /\b(?:within|up to|at least|at most|every|each|first|last|next|another|further) $/i;
/** Ends of a clause: what goes on says something of the time instead of saying how long it is. */
const ENDS = /^(?:[.,;)]|$)/;

/** How many days each unit of time has. */
const DAYS: ReadonlyMap<string | undefined, number> = new Map([
  ["day", 1],
  ["week", 7],
  ["month", 365.25 / 12],
  ["year", 365.25],
]);

/** Checks each length of time against the two days that the sentence gives for it: "from 1 April 2023 to 31 March 2024, a period of 12 months". */
export function checkDateSpans(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((length, index) => {
      if (!DAYS.has(length.unit)) return [];
      if (OF_PART.test(wordsBefore(draft, sentence, length.start)) || /working/i.test(length.text)) return [];
      const days = daysOf(draft, sentence, index);
      return days === undefined ? checkConverted(draft, sentence, index) : judge(draft, length, days);
    }),
  );
}

/** Two days, and whether both are counted. */
interface Days {
  readonly from: NumberMention;
  readonly to: NumberMention;
  readonly isInclusive: boolean;
}

function daysOf(draft: Draft, sentence: Sentence, index: number): Days | undefined {
  const { mentions } = sentence;
  const length = mentions[index] as NumberMention;
  const [first, last, next, second] = [-2, -1, 1, 2].map((step) => mentions[index + step]);
  const after = wordsAfter(draft, sentence, length.end);
  if (isDay(first) && isDay(last)) {
    const isSpan =
      FROM.test(wordsBefore(draft, sentence, first.start)) &&
      TO.test(between(draft, first, last)) &&
      LONG.test(between(draft, last, length)) &&
      ENDS.test(after);
    if (isSpan) return { from: first, to: last, isInclusive: true };
    const later = LATER.exec(after);
    const isOnly = mentions.filter(isDay).length === 2;
    if (later !== null && isOnly && APART.test(between(draft, last, length)))
      return inOrder(first, last, later[1] === undefined);
  }
  if (isDay(next) && isDay(second)) {
    const isSpan =
      /^ (?:from|between) $/.test(between(draft, length, next)) &&
      LASTED.test(wordsBefore(draft, sentence, length.start)) &&
      TO.test(between(draft, next, second));
    return isSpan ? { from: next, to: second, isInclusive: true } : undefined;
  }
  if (!isDay(last) || !isDay(next) || !APART.test(between(draft, last, length))) return undefined;
  const [said, before] = AFTER.exec(between(draft, length, next)) ?? [];
  return said === undefined ? undefined : inOrder(next, last, before === undefined);
}

function inOrder(one: NumberMention, two: NumberMention, isForward: boolean): Days {
  return isForward ? { from: one, to: two, isInclusive: false } : { from: two, to: one, isInclusive: false };
}

function isDay(mention: NumberMention | undefined): mention is NumberMention {
  return mention?.kind === "date";
}

/** Nearly a whole unit: three months and three weeks may be said to be three or four. */
const SLACK = 0.97;

function judge(
  draft: Draft,
  length: NumberMention,
  { from, to, isInclusive }: Days,
): readonly DraftFinding[] {
  const { qualifier, unit } = length;
  const gap = gapOf(from.value, to.value);
  if (gap === undefined) return [];
  const ends = isInclusive ? 1 : 0;
  const [least, most] = [(gap.least + ends) / daysIn(length), (gap.most + ends) / daysIn(length)];
  const said = Number(length.value);
  const slack = Math.max(unit === "day" ? 1.5 : SLACK, qualifier === "about" ? said / 4 : 0);
  const isLong = said - most >= slack && qualifier !== "under";
  const isShort = least - said >= slack && qualifier !== "over";
  if (!isLong && !isShort) return [];
  const exact = Math.round(most * 10) / 10;
  const instead = `${exact} ${unit}${exact === 1 ? "" : "s"}`;
  return [
    draftFinding(draft.text, "report/duration-does-not-follow", length, {
      message: `From ${from.text} to ${to.text} is ${instead}, not ${length.text}`,
      why: `These are ${gap.most + ends} days${isInclusive ? ", both counted" : ""}`,
      instead,
    }),
  ];
}

/** "547 days (18 months)": one length in a larger unit. "6 months (24 days)" may be the days that count, and so may weeks of days. */
function checkConverted(draft: Draft, sentence: Sentence, index: number): readonly DraftFinding[] {
  const [one, two] = sentence.mentions.slice(index, index + 2) as [NumberMention, NumberMention?];
  if (two === undefined || !(daysIn(two) > daysIn(one)) || two.unit === "week") return [];
  const isOne =
    between(draft, one, two) === " (" &&
    wordsAfter(draft, sentence, two.end).startsWith(")") &&
    [one, two].every(({ qualifier }) => qualifier === undefined);
  const exact = (Number(one.value) * daysIn(one)) / daysIn(two);
  if (!isOne || !(Math.abs(exact - Number(two.value)) >= SLACK)) return [];
  const instead = `${Math.round(exact * 10) / 10} ${two.unit}s`;
  return [
    draftFinding(draft.text, "report/duration-does-not-follow", two, {
      message: `${one.text} are ${instead}, not ${two.text}`,
      why: "They stand for one length of time",
      instead,
    }),
  ];
}

function daysIn({ unit }: NumberMention): number {
  return DAYS.get(unit) ?? Number.NaN;
}

/** How many days lie between two dates, at least and at most: of a month without a day, either end may be meant. */
function gapOf(from: string, to: string): { readonly least: number; readonly most: number } | undefined {
  const [own, its] = [from, to].map((date) => /\d{4}/.exec(date)?.[0]);
  const year = Number(own ?? its ?? 2023);
  const starts = own === undefined ? [`${year - 1}-${from}`, `${year}-${from}`] : [from];
  const ends = its === undefined ? [`${year}-${to}`, `${year + 1}-${to}`] : [to];
  const gaps = starts.flatMap((start) => ends.map((end) => gapsOf(start, end)));
  return gaps
    .map((days) => ({ least: Math.min(...days), most: Math.max(...days) }))
    .filter(({ most }) => most >= 0)
    .toSorted((a, b) => a.most - b.most)[0];
}

function gapsOf(start: string, end: string): readonly number[] {
  return endsOf(start).flatMap((from) => endsOf(end).map((to) => daysBetween(from, to)));
}

/** The day that a date is, or of a month its first and its last. */
function endsOf(date: string): readonly CalendarDate[] {
  return ["", "-01", "-28", "-29", "-30", "-31"].map((day) => `${date}${day}`).filter(isCalendarDate);
}
