import { TURN } from "./change-word.ts";
import { between, type Draft, LOOK, type Sentence, wordsAfter, wordsOf } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { Span } from "./draft-text.ts";
import type { NumberMention } from "./mention.ts";
import { numberWords, readNumberWords } from "./number-word.ts";

const LEAD =
  "(?:(?:just |well |slightly )?(?:over|more than|under|less than|nearly|almost|about|around|roughly|approximately) |at least )";
/** "more than twice as many", "half the", "2.5 times that", "three times more" */
const MULTIPLE = new RegExp(
  `(?<![\\w-])(?<lead>${LEAD}?)(?<name>twice|double|treble|triple|half|(?<count>\\d{1,2}(?:\\.\\d+)?|${numberWords}) times)(?= (?:as (?:many|much|high|large|great)|more than|higher than|the|that|those|our|its|last year's)\\b)`,
  "gi",
);
/** What leads from a level to what it is a multiple of: ", which is", " was". */
const JOINT =
  /^(?: [\w'%/-]+){0,8}?(?:(?:,| \(| -)(?: (?:which|that|this))?(?: (?:is|was|were|are|being))?| (?:is|was|were|are|being))(?: still| now)? $/;
const TIME =
  "(?:the|in|for|of|at|on|those|that|last|previous|prior|year(?:'s)?|before|our|its|(?:19|20)\\d\\d(?:[/-]\\d\\d)?)";
/** What leads from a multiple to the level below it: "as many as the", "the national average of", "that of 2019/20 (". */
const BEHIND = new RegExp(
  `^ (?:as \\w+(?: [\\w'-]+){0,3} as|more than|higher than)(?: ${TIME})* $|^ (?:the|our|its|last year's)(?: (?:[\\w'-]+ ){0,4}(?:average|rate|figure|level|number|total|mean|target|budget) of)? $|^(?: [\\w'/-]+){1,9} \\($`,
  "i",
);
const OF_BOTH = /^ as \w+(?: [\w'-]+){1,4} \($/i;
const AS_BOTH = /^\) as(?: [\w'-]+){1,4} \($/i;
const ENDS = /^(?:[.,;)]|$| (?:in|per|for|last|at|on|recorded|seen|reported|received|to|and)\b)/;
export const BEYOND: RegExp = /\b(?:more than|over|at least) $/i;
const BELOW = /\b(?:less than|under) $/i;
const NEARLY = /\b(?:nearly|almost|about|around|roughly|approximately) $/i;

/** Whether a ratio is near enough to a multiple, which is rarely exact, and less so behind "nearly". */
export function bearsMultiple(ratio: number, expected: number, lead: string): boolean {
  return Math.abs(ratio / expected - 1) <= (NEARLY.test(lead) || BELOW.test(lead) ? 0.2 : 0.15);
}

const LEVELS: ReadonlySet<NumberMention["kind"]> = new Set(["count", "money", "percentage", "rate"]);

/** Checks each multiple that a text states against the two numbers it is of: "54, twice as many as the 27 of last year". */
export function checkSaidMultiples(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    multiplesIn(draft, sentence).flatMap(({ said, span }) => {
      const pair = pairAt(draft, sentence, span);
      if (pair === undefined) return [];
      const { first, second } = pair;
      const isMore = /^ (?:more|higher) /.test(wordsOf(draft, span.end, second.start));
      const own = { start: Math.min(first.start, span.start), end: second.end };
      return judge(draft, first, second, { ...said, isMore, span: own });
    }),
  );
}

/** The multiples that a stretch of a draft names. */
function multiplesIn(
  draft: Draft,
  { start, end }: Span,
): readonly { readonly said: Omit<Said, "span">; readonly span: Span }[] {
  const words = draft.text.readable.slice(start, end).replace(/\s/g, " ");
  return [...words.matchAll(MULTIPLE)].map(({ 0: { length }, index, groups }) => {
    const { lead, name, count } = groups as { lead: string; name: string; count?: string };
    return {
      said: { expected: timesOf(name.toLowerCase(), count), lead },
      span: { start: start + index, end: start + index + length },
    };
  });
}

const TIMES: ReadonlyMap<string, number> = new Map([
  ["half", 0.5],
  ["treble", 3],
  ["triple", 3],
]);

function timesOf(name: string, count: string | undefined): number {
  return count === undefined ? (TIMES.get(name) ?? 2) : Number(readNumberWords(count, 0)?.value ?? count);
}

interface Pair {
  readonly first: NumberMention;
  readonly second: NumberMention;
}

function pairAt(draft: Draft, sentence: Sentence, { start, end }: Span): Pair | undefined {
  const { mentions } = sentence;
  const before = mentions.findLast((each) => each.end <= start && LEVELS.has(each.kind));
  const [next, third] = mentions.filter((each) => each.start >= end && LEVELS.has(each.kind));
  if (next === undefined) return undefined;
  const tail = wordsOf(draft, end, next.start);
  if (third !== undefined && OF_BOTH.test(tail) && AS_BOTH.test(between(draft, next, third)))
    return areAlike(next, third) ? { first: next, second: third } : undefined;
  if (before === undefined || !areAlike(before, next)) return undefined;
  const joint = wordsOf(draft, before.end, start);
  const isOfAnother = tail.endsWith(" of ") && !ENDS.test(wordsAfter(draft, sentence, next.end));
  const isOfAll = /(?:^|[,;]) ?of (?:the |our |all |these )?$/i.test(
    wordsOf(draft, sentence.start, before.start),
  );
  const isPair = JOINT.test(joint) && !TURN.test(joint) && BEHIND.test(tail) && !isOfAnother && !isOfAll;
  return isPair ? { first: before, second: next } : undefined;
}

function areAlike(one: NumberMention, two: NumberMention): boolean {
  const isPlain = one.qualifier === undefined && two.qualifier === undefined;
  return isPlain && one.kind === two.kind && one.per === two.per && one.currency === two.currency;
}

/** What a text says, and where: how many times the level before, with the words that make it more or less. */
interface Said {
  readonly expected: number;
  readonly lead: string;
  readonly span: Span;
  /** Whether "three times more" may be four times. */
  readonly isMore?: boolean;
}

const LAST =
  /^(?: as \w+(?: [\w'-]+){0,3} as| (?:the|that|those)(?: (?:number|total|figure|amount|level|rate))?)?(?: (?:in|of|for|than))?(?: the)? (?:last year|previous year|year before)(?:'s)?\b(?! [(\d])/i;

/** Checks a number that the words call a multiple of last year's against the figure of last year. */
export function checkMultipleOfLast(
  draft: Draft,
  sentence: Sentence,
  mention: NumberMention,
  last: string,
): readonly DraftFinding[] {
  return multiplesIn(draft, { start: mention.end, end: mention.end + LOOK }).flatMap(({ said, span }) => {
    const isOfLast =
      JOINT.test(wordsOf(draft, mention.end, span.start)) && LAST.test(wordsAfter(draft, sentence, span.end));
    const own = { ...said, span: { start: mention.start, end: span.end } };
    const value = last.replace(/[£,%]/g, "");
    return isOfLast ? judge(draft, mention, { value, text: last }, own) : [];
  });
}

function judge(
  draft: Draft,
  first: Pick<NumberMention, "value" | "text">,
  second: Pick<NumberMention, "value" | "text">,
  { expected, lead, span, isMore = false }: Said,
): readonly DraftFinding[] {
  const ratio = Number(first.value) / Number(second.value);
  const fits = (times: number) =>
    BEYOND.test(lead)
      ? ratio >= times
      : bearsMultiple(ratio, times, lead) && !(BELOW.test(lead) && ratio >= expected);
  if (!(Number(second.value) > 0) || fits(expected) || (isMore && fits(expected + 1))) return [];
  return [
    draftFinding(draft.text, "report/multiple-does-not-follow", span, {
      message: `${first.text} is ${ratio.toFixed(2)} times ${second.text}, not ${expected} times`,
      why: `${first.value} ÷ ${second.value} = ${ratio.toFixed(2)}, and the words say ${expected}`,
    }),
  ];
}
