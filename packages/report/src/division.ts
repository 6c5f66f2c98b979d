import {
  between,
  type Draft,
  isExactCount,
  isTime,
  LOOK,
  type Sentence,
  wordsAfter,
  wordsBefore,
  wordsOf,
} from "./draft.ts";
import { decimalOf, type NumberMention, unitsOf } from "./mention.ts";
import { MONTHS } from "./number-date.ts";

/** A total of a draft and the parts that the text divides it into. */
export interface Division {
  readonly total: NumberMention;
  readonly parts: readonly NumberMention[];
  /** Whether the words say that these are all the parts; else they may only not exceed it. */
  readonly whole: boolean;
}

/** Words by which a list is not all of a total. */
export const PARTIAL =
  /\b(?:includ\w*|such as|e\.g|for example|mainly|mostly|particularly|at least|aged|up to|each|per|every|plus a further|half of|so far|to date|the rest|the others)\b/i;
const MADE_UP =
  /\b(?:made up (?:of|by)|(?:comprising|comprise[sd]?)(?: of)?|consist(?:ing|ed) of|split (?:between|into)|divided into|namely|being) $/i;
const OF_WHICH = /\b(?:of (?:which|whom|these|those|them)),? $/i;
const IN_ALL =
  /\b(?:a total of|totalling|making|in total|altogether|combined total of|giving|sum(?:ming)? to|total of) $/i;

/** Whether a number is stated exactly, so that it can be a part or a total. */
export function isSummable(mention: NumberMention | undefined): mention is NumberMention {
  if (mention?.kind !== "money") return isExactCount(mention);
  const { qualifier, currency, step = 1 } = mention;
  return qualifier === undefined && currency === "GBP" && step === 1;
}

/**
 * What the text divides the number at this place of a sentence into. Parts that make far more or less are no parts of it: "2 courses
 * (12 and 16 places)", "27 deaths, of which 14 had factors, 12 were of boys and 9 of infants".
 */
export function divisionAt(draft: Draft, sentence: Sentence, index: number): Division | undefined {
  if (!isSummable(sentence.mentions[index])) return undefined;
  for (const divided of [totalledBefore, partsOf, dividedAfter]) {
    const division = divided(draft, sentence, index);
    if (division !== undefined && isNearSum(division)) return division;
  }
  return undefined;
}

/** Whether a total is near enough to what the parts make to be meant as their sum, and none of them is more than it. */
function isNearSum({ total, parts }: Division): boolean {
  const ratio = Number(total.value) / Number(sumOf(parts));
  const values = parts.map(({ value }) => Number(value));
  const isWithin = values.some((value) => value < 0) || Math.max(...values) <= Number(total.value);
  return ratio > 0.8 && ratio < 1.25 && isWithin;
}

function dividedAfter(draft: Draft, sentence: Sentence, index: number): Division | undefined {
  const { mentions } = sentence;
  const next = mentions.slice(index + 1, index + 4).find((each) => !isTime(each));
  if (next === undefined) return undefined;
  const joint = between(draft, mentions[index] as NumberMention, next);
  if (/^(?: [\w'/-]+){0,6} ?\($/.test(joint.trimEnd())) return inBrackets(draft, sentence, index);
  if (/^(?: [\w'/-]+){0,12} ?: ?$/.test(joint)) return afterColon(draft, sentence, index);
  if (MADE_UP.test(joint) && joint.length < LOOK) return listed(draft, sentence, index, true);
  if (OF_WHICH.test(joint) && joint.length < LOOK) return listed(draft, sentence, index, false);
  return undefined;
}

/** An aside about some months is no division of a year: "9 (2 in April and 3 in May)". */
const IN_MONTH = new RegExp(`\\bin (?:${MONTHS})\\b`, "i");

/** "22 (10 Dorset and 12 BCP)" */
function inBrackets(draft: Draft, sentence: Sentence, index: number): Division | undefined {
  const total = sentence.mentions[index] as NumberMention;
  const ahead = draft.text.readable.slice(total.end, total.end + 500);
  const [opening, closing] = [ahead.indexOf("("), ahead.indexOf(")")];
  const [open, close] = [total.end + opening, total.end + closing];
  const inside = sentence.mentions.filter(({ start, end }) => start > open && end <= close);
  const parts = inside.filter(({ kind }) => kind === total.kind);
  if (inside.some(({ kind }) => kind !== total.kind && kind !== "age")) return undefined;
  const words = wordsOf(draft, open, close);
  return isList(draft, parts, words) && !IN_MONTH.test(words) ? { total, parts, whole: true } : undefined;
}

/** "27 deaths: 22 Pan-Dorset deaths (...) and 5 Somerset deaths", with "a further 5" of the next sentence. */
function afterColon(draft: Draft, sentence: Sentence, index: number): Division | undefined {
  const total = sentence.mentions[index] as NumberMention;
  const after = sentence.mentions.slice(index + 1, index + 40);
  const top = outsideBrackets(draft, total.end, sentence.end);
  const parts = after.filter((each) => each.kind === total.kind && top(each.start));
  const words = wordsOf(draft, total.end, sentence.end).replace(/\([^()]*\)/g, "");
  if (!isList(draft, parts, words) || areSeparateShares(after)) return undefined;
  const nextSentence = draft.sentences[sentence.index + 1];
  const further =
    nextSentence !== undefined &&
    /\b(?:further|other|another|additional|in addition|remaining|also)\b/i.test(
      wordsOf(draft, nextSentence.start, Math.min(nextSentence.end, nextSentence.start + LOOK)),
    )
      ? nextSentence.mentions.filter(({ kind }) => kind === total.kind)
      : [];
  return { total, parts: [...parts, ...further], whole: further.every(isSummable) };
}

/** Percentages that make more than 100 together are of answers that overlap, and so are the counts before them. */
function areSeparateShares(mentions: readonly NumberMention[]): boolean {
  const shares = mentions.filter(({ kind }) => kind === "percentage");
  return shares.reduce((sum, { value }) => sum + Number(value), 0) > 100 + shares.length;
}

function listed(draft: Draft, sentence: Sentence, index: number, whole: boolean): Division | undefined {
  const total = sentence.mentions[index] as NumberMention;
  const ahead = sentence.mentions.slice(index + 1, index + 20);
  const time = ahead.findIndex(isTime);
  const after = time === -1 ? ahead : ahead.slice(0, time);
  const last = after.at(-1);
  // "made up of 20 old and 28 new in 2023" may be of one year each.
  const isOfOneTime = time === -1 || /[,;]/.test(between(draft, last ?? total, ahead[time] as NumberMention));
  if (last === undefined || !isOfOneTime) return undefined;
  const top = outsideBrackets(draft, total.end, last.end);
  const parts = after.filter((each) => each.kind === total.kind && top(each.start));
  return isList(draft, parts, wordsOf(draft, total.end, last.end)) ? { total, parts, whole } : undefined;
}

/** "12 girls and 14 boys, a total of 26" */
function totalledBefore(draft: Draft, sentence: Sentence, index: number): Division | undefined {
  const total = sentence.mentions[index] as NumberMention;
  const isTotal =
    IN_ALL.test(wordsBefore(draft, sentence, total.start)) ||
    /^(?: [\w'-]+){0,3} (?:in total|in all|altogether)\b/.test(wordsAfter(draft, sentence, total.end));
  if (!isTotal) return undefined;
  const before = sentence.mentions
    .slice(Math.max(0, index - 12), index)
    .filter(({ kind }) => kind === total.kind);
  // "Of 3 panels, the first saw 10, the second 9 and the third 8, 27 in total": those that make the total are its parts.
  const fitting = before
    .map((_, at) => before.slice(at))
    .find((some) => Number(sumOf(some)) === Number(total.value));
  const parts = fitting ?? before;
  const first = parts[0];
  if (first === undefined || !isList(draft, parts, wordsOf(draft, first.start, total.start)))
    return undefined;
  return { total, parts, whole: true };
}

const OF = /^ (?:out )?of (?:(?:the|a|our|its|their) )?$/i;
/** Where each part has a whole of its own: "£500 and £700 of £1,000 each", "of £60 and £120", "of £1,000 grants". */
const OF_EACH =
  /^(?:(?:,| and| &| or) ?[£$€]| (?:[a-z-]+ )?(?:each|apiece|respectively)\b| (?:per|an?)\b| (?!(?:was|is|has|this|as)\b)[a-z-]+s\b)/i;

/** "£10,000 and £59,853 of £69,853": sums of money, with nothing between them, that are of one sum. They may leave a rest. */
function partsOf(draft: Draft, sentence: Sentence, index: number): Division | undefined {
  const total = sentence.mentions[index] as NumberMention;
  const before = sentence.mentions.slice(Math.max(0, index - 12), index);
  const last = before.at(-1);
  if (last?.kind !== "money" || !OF.test(between(draft, last, total))) return undefined;
  const joints = before.slice(1).map((part, at) => between(draft, before[at] as NumberMention, part));
  const parts = before.slice(joints.findLastIndex((joint) => !/^(?:,|,? (?:and|&)) $/i.test(joint)) + 1);
  const isOneSum = parts.length > 1 && parts.every((part) => isSummable(part) && part.kind === total.kind);
  if (!isOneSum || OF_EACH.test(wordsAfter(draft, sentence, total.end))) return undefined;
  return { total, parts, whole: false };
}

/** Whether several exact numbers are joined as a list, with nothing that makes it partial. */
function isList(draft: Draft, parts: readonly NumberMention[], words: string): boolean {
  if (parts.length < 2 || !parts.every(isSummable) || PARTIAL.test(words)) return false;
  return parts.slice(1).every((part, index) => {
    const joint = between(draft, parts[index] as NumberMention, part).replace(/\([^()]*\)/g, "");
    return joint.length < 160 && /\b(?:and|plus)\b|[&+;,]/.test(joint) && !/[.!?] /.test(joint);
  });
}

/** Tells which places of a stretch stand outside brackets. */
function outsideBrackets(draft: Draft, start: number, end: number): (at: number) => boolean {
  const text = draft.text.readable;
  const depths: { readonly from: number; readonly depth: number }[] = [];
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === "(") depth += 1;
    else if (character === ")") depth = Math.max(0, depth - 1);
    else continue;
    depths.push({ from: at, depth });
  }
  return (at) => (depths.findLast(({ from }) => from <= at)?.depth ?? 0) === 0;
}

/** What numbers make together, to as many places as the finest of them. */
export function sumOf(parts: readonly NumberMention[]): string {
  const places = Math.max(...parts.map((part) => part.places));
  return decimalOf(
    parts.reduce((sum, { value }) => sum + unitsOf(value, places), 0n),
    places,
  );
}
