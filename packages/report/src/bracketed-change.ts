import { decimal, formatNumber } from "@pdscp/core";
import { DOWN, directionIn, UP } from "./change-word.ts";
import {
  between,
  type Draft,
  isExactCount,
  type Sentence,
  wordsAfter,
  wordsBefore,
  wordsOf,
} from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { judgeChange } from "./stated-change.ts";

const SINCE =
  /^(?: [a-z'-]+){0,10}(?: (?:19|20)\d\d(?:[/-]\d{2,4})?)?,? \(?(?:(?:up|down) from|(?:when )?compared (?:to|with)) (?:the )?$|^(?: [a-z'-]+){0,5} \($/i;
/** What follows a level in brackets, which only a word of time makes one: "(1,630 last year)". */
const THEN = /^ (?:last year|the (?:year before|previous year)|in 20\d\d)\b/i;
const FROM = /\bfrom $/i;
const TO = /\bto $/i;
const THEN_TO = /^[\w' /-]* to $/i;
const THEN_FROM = /^[\w' /-]* from $/i;
/** What stands between the second level and the change: " (", " (+", " last year (up by ", ", an increase of ", " in 2022/23), a ". */
const BEHIND = new RegExp(
  `^(?: (?:received |recorded |seen )?(?:last|the previous|in the previous) year| the year before| in 20\\d\\d(?:[/-]\\d{2,4})?)?(?:\\)?(?:,| [–-]))?( \\(?(\\+|(?:(?:an? )?(?:${UP}|${DOWN}) )?(?:by |of )?(?:an? )?))$`,
  "i",
);
const SAID_BEHIND = new RegExp(`^ (${UP}|${DOWN})(?= ?(?:[).;]|$))`, "i");

/** Checks a change that stands behind both of its levels: "92%, up from 80% (12%)", "45 compared with 30 last year, a rise of 50%". */
export function checkBracketedChanges(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) => {
    const mentions = sentence.mentions.filter(({ kind }) => kind !== "year");
    const behindBoth = mentions.flatMap((change, index) => {
      const [first, last] = mentions.slice(Math.max(0, index - 2), index);
      if (first === undefined || last === undefined) return [];
      const behind = BEHIND.exec(between(draft, last, change));
      const after = wordsAfter(draft, sentence, change.end);
      const tail = SAID_BEHIND.exec(after);
      if (behind === null || (tail === null && !/^ ?(?:[).;]|$)/.test(after))) return [];
      const levels = levelsOf(draft, sentence, first, last);
      const sign = change.value.startsWith("-")
        ? "down"
        : `${behind[2] ?? ""}${tail?.[1] ?? ""}`.replace("+", "up");
      return levels === undefined ? [] : judge(draft, change, sign, levels);
    });
    return [...behindBoth, ...sentence.mentions.flatMap((_, index) => checkBothSaid(draft, sentence, index))];
  });
}

const BOTH = new RegExp(`[,;(–-] (?:an? )?(${UP}|${DOWN})(?: (?:of|by))? $`, "i");

/** "There were 10,750, up by 7.0% (750) since 2020": the share is of what there was before. */
function checkBothSaid(draft: Draft, sentence: Sentence, index: number): readonly DraftFinding[] {
  const [one, two] = sentence.mentions.slice(index, index + 2);
  if (one === undefined || two === undefined || between(draft, one, two) !== " (") return [];
  const [change, amount] = one.kind === "percentage" ? [one, two] : [two, one];
  const [level, ...others] = sentence.mentions.slice(0, index).filter(({ kind }) => kind === amount.kind);
  const words = wordsOf(draft, sentence.start, one.start);
  const direction = directionIn(BOTH.exec(words)?.[1] ?? "");
  if (change.kind !== "percentage" || !isExactCount(amount) || !isExactCount(level) || others.length > 0)
    return [];
  if (direction === undefined || !/^(?: [a-z]+)?\)/.test(wordsAfter(draft, sentence, two.end))) return [];
  const isFirst =
    wordsOf(draft, sentence.start, level.start)
      .replace(/^\s*\([^()]*\)/, "")
      .trim() === "";
  if (!isFirst && !/\b(?:were|was|are|is|had|has|have|received|recorded)\b/.test(words)) return [];
  const before = Number(level.value) + Number(amount.value) * (direction === "up" ? -1 : 1);
  if (before <= 0) return [];
  const text = formatNumber(before);
  return judgeChange(draft, {
    change,
    direction,
    before: { ...level, value: String(before), text },
    after: level,
  });
}

export interface Levels {
  readonly before: NumberMention;
  readonly after: NumberMention;
}

/** Two numbers as levels, where the words say which was first, and no other number of their kind stands before them. */
export function levelsOf(
  draft: Draft,
  sentence: Sentence,
  first: NumberMention,
  last: NumberMention,
): Levels | undefined {
  if (first.kind !== last.kind || first.qualifier !== undefined) return undefined;
  const [words, joint] = [wordsBefore(draft, sentence, first.start), between(draft, first, last)];
  const isForward = FROM.test(words) && THEN_TO.test(joint);
  const isSince =
    SINCE.test(joint) && (!joint.endsWith("(") || THEN.test(wordsAfter(draft, sentence, last.end)));
  const isBackward = isSince || (TO.test(words) && THEN_FROM.test(joint));
  if (!isForward && !isBackward) return undefined;
  if (sentence.mentions.some(({ kind, end }) => kind === first.kind && end <= first.start)) return undefined;
  return isForward ? { before: first, after: last } : { before: last, after: first };
}

function judge(
  draft: Draft,
  change: NumberMention,
  sign: string,
  { before, after }: Levels,
): readonly DraftFinding[] {
  const direction = directionIn(sign);
  if (change.kind !== "percentage" && change.kind !== "points" && change.kind !== before.kind) return [];
  // A share in brackets with no word to it may be of anything, unless it is what lies between two shares.
  const steps = decimal(after.value).minus(decimal(before.value)).abs();
  const isBetween = before.kind === "percentage" && steps.equals(decimal(change.value));
  if (direction === undefined && !(change.kind === "percentage" && isBetween)) return [];
  return judgeChange(draft, { change, direction, before, after });
}
