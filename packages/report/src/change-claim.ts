import { CHANGE_OF, DOWN, directionIn, MOVED, QUALITY, TURN, UP, WHEN } from "./change-word.ts";
import { between, type Draft, isTime, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { fractionPart, fractionWords, numberWords, readNumberWords } from "./number-word.ts";
import { BEYOND, bearsMultiple } from "./said-multiple.ts";
import { halfUnit, judgeChange, type StatedChange, wrongWay } from "./stated-change.ts";

const CHANGE_BARE =
  /\b(up|down|rose|fell|risen|fallen|increased|decreased|grew|dropped) (?:around |about |nearly |almost |over )?$/i;
const CHANGE_AFTER = new RegExp(`^ (?:[a-z-]+ )?(${UP}|${DOWN}|${QUALITY}|change)\\b`, "i");
const A_CHANGE =
  /^ (?:reduction|increase|decrease|rise|fall|drop|cut|saving|uplift|more|fewer|less|higher|lower)\b/i;
/** What a number does and no change is: "the rate per 10,000 rose". */
const VERB =
  /^(?:ros|ris(?:en|es)|grew|grown|fell|fallen|falls|went|gone|(?:increas|decreas|reduc|gain|climb|dropp|declin)ed)/i;
/** What a number is by which something is more or less. */
const ADJECTIVE = new RegExp(`^(?:up|down|more|less|higher|lower|fewer|${QUALITY})$`, "i");
/** A change that comes again and again, and is not all of what lies between two levels: "by 10% a year". */
const REPEATED =
  /^ (?:(?:an?|per|each|every) (?:day|week|month|quarter|term|year)|annually|yearly|monthly)\b/i;
/** Before the level that a change began at, and no source: "from last year's total of", and not "from schools in". */
const FROM =
  /\bfrom (?:(?:the|an?|its|our|last|previous|prior|years?(?:'s)?|peak|high|low|total|average|mean|median|figure|level|rate|baseline|of|just|only|about|around|approximately|roughly|nearly|almost|over|under|some) ){0,6}$/i;
const FROM_TIME =
  /\bfrom [^.;%£]{0,45}\b(?:year|quarter|month|before|earlier|previous|last|survey|census|\d{4}(?:[/-]\d{2,4})?)\b[^.;%£()]{0,20} \($/i;
/** "Down from 12" began there; "referrals from 12 schools" came from them. */
const MOVED_FROM = new RegExp(
  `\\b(?:${UP}|${DOWN}|${QUALITY}|changed?|to [£\\d,.]+%?)(?: [a-z]+ly)? ${FROM.source}`,
  "i",
);
/** What stands between a change and the level it is a change of: "an increase of 39% on the 1,630", "9 points higher than last year's 72%". */
const AGAINST = new RegExp(
  `^(?: (?:${UP}|${DOWN}))?(?: (?:on|over|than|from|against|compared (?:to|with)) (?:the |those |last year's |the previous year's )?|${WHEN})$`,
  "i",
);
const TO = /\bto (?:around |about |just |over |nearly )?$/i;

/** Checks every change that a text states against the levels it gives: from, to and by; per cent and percentage points. */
export function checkChanges(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((change, index) => [
      ...(isLevel(change) || change.kind === "points" ? checkStated(draft, sentence, index) : []),
      ...(isLevel(change) || change.kind === "duration" ? checkDirection(draft, sentence, index) : []),
    ]),
  );
}

function isLevel({ kind }: NumberMention): boolean {
  return kind === "percentage" || kind === "count" || kind === "money" || kind === "rate";
}

/** What falls short, by itself: what is said of it is less than nothing. */
const SHORT = "deficit|shortfall|overspend|overspent|overspending|overdrawn|loss";
const SHORT_OF = new RegExp(
  `\\b(?:${SHORT})(?: of| by)? (?:around |about |nearly |almost |over |just )?$`,
  "i",
);
const SHORT_AFTER = new RegExp(`^ (?:${SHORT})\\b`, "i");

/** Less than something else, and not than at another time. */
const LESS_THAN =
  /^ (?:less|lower|fewer) than (?!(?:in|for|on|at|it|they|before|last|the (?:year|previous|one|last))\b|(?:a|one) year|\d{4})/i;

/**
 * Whether the words about a number call it a change, whether they say that something fell, or fell short, by it, and whether they
 * only compare two things by it: "£47,156 less than our income".
 */
export function changeSaid(
  draft: Draft,
  sentence: Sentence,
  { start, end }: NumberMention,
): { readonly isChange: boolean; readonly isFall: boolean; readonly isCompared: boolean } {
  const [before, after] = [wordsBefore(draft, sentence, start), wordsAfter(draft, sentence, end)];
  const lead = (CHANGE_OF.exec(before) ?? CHANGE_BARE.exec(before))?.[0];
  const found = lead === undefined ? CHANGE_AFTER.exec(after)?.[1] : undefined;
  const tail = found === undefined || VERB.test(found) ? undefined : found;
  return {
    isChange: lead !== undefined || (tail !== undefined && !ADJECTIVE.test(tail)),
    isFall: directionIn(lead ?? tail ?? "") === "down" || SHORT_OF.test(before) || SHORT_AFTER.test(after),
    isCompared: LESS_THAN.test(after),
  };
}

const THIRD =
  /^(?: in \d{4}[\d/-]*)?(?:,? and then|,? then|,? and|,)(?: to)? £?[\d,.]*\d%?(?:[.;)]|$| (?:in|by) \w+ ?\d| (?:this|last) year)/i;

/** Whether a third level follows the second, so that what is said may be of all the way: "from 28 to 20 and then 14". */
function goesOn(draft: Draft, sentence: Sentence, after: NumberMention): boolean {
  return THIRD.test(wordsAfter(draft, sentence, after.end));
}

/** A number that the words call a change: "increased by 12.9%", "a decrease of 6%", "a 6% fall". */
function statedAt(draft: Draft, sentence: Sentence, index: number): StatedChange | undefined {
  const change = sentence.mentions[index] as NumberMention;
  if (isInBrackets(draft, sentence, index)) {
    const stated = statedAt(draft, sentence, index - 1);
    return stated && { ...stated, change };
  }
  const words = wordsBefore(draft, sentence, change.start);
  const isBare =
    (change.kind === "percentage" || change.kind === "points") &&
    /^(?:, from| from| on| since| compared| over| against)\b/i.test(wordsAfter(draft, sentence, change.end));
  const lead = CHANGE_OF.exec(words) ?? (isBare ? CHANGE_BARE.exec(words) : null);
  const tail = lead === null ? CHANGE_AFTER.exec(wordsAfter(draft, sentence, change.end)) : null;
  const said = lead?.[0] ?? tail?.[1];
  if (said === undefined || REPEATED.test(wordsAfter(draft, sentence, change.end))) return undefined;
  if (tail !== null && VERB.test(said)) return undefined;
  const mentions = sentence.mentions.filter((each) => !isTime(each));
  const at = mentions.indexOf(change);
  const near = mentions.slice(Math.max(0, at - 4), at + 5).filter((each) => each !== change);
  const beside = new Set([
    ...sentence.mentions.slice(Math.max(0, index - 3), index + 4),
    ...mentions.slice(Math.max(0, at - 3), at + 3),
  ]);
  const levels = near.filter(
    (each) =>
      each.kind === levelKind(change, near) &&
      !isChange(draft, sentence, each) &&
      !TURN.test(each.start < change.start ? between(draft, each, change) : between(draft, change, each)),
  );
  const ahead = levels.filter(({ start }) => start > change.start);
  const behind = levels.filter(({ start }) => start < change.start).toReversed();
  const isAhead = /^,? (?:from|to)\b/i.test(wordsAfter(draft, sentence, change.end));
  const nearest = isAhead ? [...ahead, ...behind] : [...behind, ...ahead];
  // Held to a level that no word but "on" or "than" names, where the sentence has no other level but that which changed.
  const [next] = ahead;
  const isAgainst =
    next !== undefined &&
    behind.length === 1 &&
    sentence.mentions
      .filter(({ kind }) => kind === next.kind)
      .every((each) => each === change || levels.includes(each)) &&
    ahead.length === 1 &&
    AGAINST.test(between(draft, change, next)) &&
    // "a fall of 20% on the 2010 figure of 45,910, and of 67% on 2006, when there were": each is of a number said before.
    !sentence.mentions.some(
      (each) =>
        each.kind === "percentage" && each !== change && each.start < (behind[0] as NumberMention).start,
    ) &&
    isOfOneKind(draft, sentence, behind[0] as NumberMention, next);
  if (isAgainst) return { change, direction: directionIn(said), before: next, after: behind[0] };
  if (tail !== null && ADJECTIVE.test(said) && change.kind !== "points") return undefined;
  const [now, then] = ahead;
  if (behind.length === 0 && ahead.length === 2 && now !== undefined && then !== undefined) {
    // "a 9% increase in those who came (91% compared to 82% last year)"
    const isCompared =
      / \($/.test(wordsBefore(draft, sentence, now.start)) &&
      /^ compared (?:to|with) (?:the )?$/.test(between(draft, now, then)) &&
      /^(?: (?:last year|previously|the year before|in (?:the previous year|20\d\d[\d/-]*)))?\)/.test(
        wordsAfter(draft, sentence, then.end),
      );
    if (isCompared) return { change, direction: directionIn(said), before: then, after: now };
  }
  const before = nearest.find((each) => isFrom(draft, sentence, each, change));
  const after =
    nearest.find(
      (each) => each !== before && beside.has(each) && TO.test(wordsBefore(draft, sentence, each.start)),
    ) ??
    // Not where another change began: "up 6% from 11,540 on the quarter and up 2% from 11,990 on the year".
    behind.find((each) => each !== before && !FROM.test(wordsBefore(draft, sentence, each.start)));
  if (after !== undefined && goesOn(draft, sentence, after)) return undefined;
  return { change, direction: directionIn(said), before, after };
}

/** Whether two levels may be of one thing: "512, 20% more than the 30 a month it was made for" are of two. */
export function isOfOneKind(
  draft: Draft,
  sentence: Sentence,
  one: NumberMention,
  two: NumberMention,
): boolean {
  const ratio = Number(one.value) / Number(two.value);
  return ratio > 0.2 && ratio < 5 && !REPEATED.test(wordsAfter(draft, sentence, two.end));
}

/** "an increase of £26,939 (9.8%)" */
function isInBrackets(draft: Draft, sentence: Sentence, index: number): boolean {
  const [amount, share] = [sentence.mentions[index - 1], sentence.mentions[index]];
  return (
    share?.kind === "percentage" &&
    (amount?.kind === "money" || amount?.kind === "count") &&
    /^,? \(?$/.test(between(draft, amount, share)) &&
    /^(?:\)|[.,;]|$)/.test(wordsAfter(draft, sentence, share.end)) &&
    CHANGE_OF.test(wordsBefore(draft, sentence, amount.start))
  );
}

/** What a change is a change of: percentages when it is in points or beside percentages, else whatever has its kind. */
function levelKind({ kind }: NumberMention, near: readonly NumberMention[]): NumberMention["kind"] {
  if (kind === "points") return "percentage";
  if (kind !== "percentage") return kind;
  const kinds = ["percentage", "money", "count", "rate"] as const;
  return kinds.find((each) => near.filter((mention) => mention.kind === each).length >= 2) ?? "percentage";
}

function isChange(draft: Draft, sentence: Sentence, { start, end }: NumberMention): boolean {
  return (
    CHANGE_OF.test(wordsBefore(draft, sentence, start)) ||
    CHANGE_BARE.test(wordsBefore(draft, sentence, start)) ||
    A_CHANGE.test(wordsAfter(draft, sentence, end)) ||
    /\b(?:remaining|national\w*|england|average of)[ (]*$/i.test(wordsBefore(draft, sentence, start))
  );
}

function isFrom(draft: Draft, sentence: Sentence, each: NumberMention, change: NumberMention): boolean {
  const words = wordsBefore(draft, sentence, each.start);
  if (FROM_TIME.test(words)) return true;
  if (!FROM.test(words) || each.start > change.start || MOVED_FROM.test(words)) return FROM.test(words);
  const next = sentence.mentions.find((other) => other.start > each.start && !isTime(other));
  return next !== undefined && TO.test(wordsBefore(draft, sentence, next.start));
}

function checkStated(draft: Draft, sentence: Sentence, index: number): readonly DraftFinding[] {
  const stated = statedAt(draft, sentence, index);
  return stated === undefined ? [] : judgeChange(draft, stated);
}

/** "rose from 28 to 14": the words go one way and the numbers the other. "halved", "doubled" and "trebled" are held to theirs. */
function checkDirection(draft: Draft, sentence: Sentence, index: number): readonly DraftFinding[] {
  const before = sentence.mentions[index] as NumberMention;
  const after = sentence.mentions.slice(index + 1, index + 3).find((each) => !isTime(each));
  if (
    after?.kind !== before.kind ||
    after.unit !== before.unit ||
    !/^(?: [\w'/-]+){0,8},? to (?:around |about |just |over |nearly )?$/i.test(
      between(draft, before, after).replace(/ ?\([^()]*\)/g, ""),
    ) ||
    goesOn(draft, sentence, after)
  )
    return [];
  const words = wordsBefore(draft, sentence, before.start);
  const span = { start: before.start, end: after.end };
  const [from, to] = [Number(before.value), Number(after.value)];
  const direction = directionIn(MOVED.exec(words)?.[0] ?? "");
  if (direction !== undefined && from !== to && to > from !== (direction === "up")) {
    return [wrongWay(draft, span, before, after, direction)];
  }
  const multiple = multipleSaid(words);
  if (multiple === undefined || from === 0) return [];
  const { said, lead, expected } = multiple;
  const ratio = to / from;
  if ((ratio - 1) * (expected - 1) < 0)
    return [wrongWay(draft, span, before, after, expected > 1 ? "up" : "down")];
  const rounding =
    before.kind === "count" ? 0.5 : halfUnit(after).plus(halfUnit(before).times(expected)).toNumber();
  const isBorne = BEYOND.test(lead)
    ? (ratio - expected) * (expected - 1) >= 0
    : bearsMultiple(ratio, expected, lead) || Math.abs(to - from * expected) <= rounding;
  if (isBorne) return [];
  return [
    draftFinding(draft.text, "report/change-does-not-follow", span, {
      message: `From ${before.text} to ${after.text} is not what "${said}" says`,
      why: `${after.value} ÷ ${before.value} = ${ratio.toFixed(2)}, and the words say ${expected.toFixed(2)}`,
    }),
  ];
}

const MULTIPLE = /\b(halv\w+|doubl\w+|trebl\w+|tripl\w+)\b(?: [a-z'-]+){0,5},? from $/i;
const BY_PART = new RegExp(
  `^(.* by )((?:(?:just |slightly |well )?(?:over|more than|under|less than|nearly|almost|about|around|roughly|approximately) )?)((?:an? |(${numberWords})[ -])?(${fractionWords})),? from $`,
  "i",
);

/** What "more than halved" or "fell by nearly a third" makes of the level before: how many times it. */
function multipleSaid(
  words: string,
): { readonly said: string; readonly lead: string; readonly expected: number } | undefined {
  const multiple = MULTIPLE.exec(words);
  if (multiple !== null) {
    const said = (multiple[1] as string).toLowerCase();
    const expected = said.startsWith("halv") ? 0.5 : said.startsWith("doubl") ? 2 : 3;
    return { said, lead: words.slice(0, multiple.index), expected };
  }
  const [, by = "", lead = "", said = "", count = "", part = ""] = BY_PART.exec(words) ?? [];
  const direction = directionIn(CHANGE_OF.exec(by)?.[0] ?? "");
  const share = (readNumberWords(count, 0)?.value ?? 1) / (fractionPart(part) ?? 1);
  return direction === undefined
    ? undefined
    : { said, lead, expected: direction === "up" ? 1 + share : 1 - share };
}
