import { decimal } from "@pdscp/core";
import { directionIn } from "./change-word.ts";
import { between, type Draft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { judgeChange } from "./stated-change.ts";

const SINCE = /^(?: [a-z'-]+){0,4},? \(?(?:up|down) from $/i;
const FROM = /\bfrom $/i;
const TO = /\bto $/i;
const THEN_TO = /^[\w' /-]* to $/i;
const THEN_FROM = /^[\w' /-]* from $/i;
/** What stands between the second level and the change: " (", " (+", " last year (up by ", ", down ". */
const BEHIND =
  /^(?: (?:last|the previous) year| the year before)?(?: \((\+|(?:up|down) (?:by )?)?|, ((?:up|down) (?:by )?))$/i;

/** Checks a change in per cent that stands behind both of its levels: "92%, up from 80% (12%)", "from 90 to 92 (up 12%)". */
export function checkBracketedChanges(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((change, index) => {
      if (change.kind !== "percentage" || index < 2) return [];
      const [first, last] = sentence.mentions.slice(index - 2, index) as [NumberMention, NumberMention];
      const behind = BEHIND.exec(between(draft, last, change));
      if (behind === null || !/^ ?(?:[).;]|$)/.test(wordsAfter(draft, sentence, change.end))) return [];
      const levels = levelsOf(draft, sentence, first, last);
      const sign = change.value.startsWith("-") ? "down" : (behind[1] ?? behind[2]);
      return levels === undefined ? [] : judge(draft, change, sign?.replace("+", "up"), levels);
    }),
  );
}

interface Levels {
  readonly before: NumberMention;
  readonly after: NumberMention;
}

/** Two numbers as levels, where the words say which was first, and no other number of their kind stands before them. */
function levelsOf(
  draft: Draft,
  sentence: Sentence,
  first: NumberMention,
  last: NumberMention,
): Levels | undefined {
  if (first.kind !== last.kind || first.qualifier !== undefined) return undefined;
  const [words, joint] = [wordsBefore(draft, sentence, first.start), between(draft, first, last)];
  const isForward = FROM.test(words) && THEN_TO.test(joint);
  const isBackward = SINCE.test(joint) || (TO.test(words) && THEN_FROM.test(joint));
  if (!isForward && !isBackward) return undefined;
  if (sentence.mentions.some(({ kind, end }) => kind === first.kind && end <= first.start)) return undefined;
  return isForward ? { before: first, after: last } : { before: last, after: first };
}

function judge(
  draft: Draft,
  change: NumberMention,
  sign: string | undefined,
  { before, after }: Levels,
): readonly DraftFinding[] {
  // A share in brackets with no word to it may be of anything, unless it is what lies between two shares.
  const steps = decimal(after.value).minus(decimal(before.value)).abs();
  const isBetween = before.kind === "percentage" && steps.equals(decimal(change.value));
  if (sign === undefined && !isBetween) return [];
  return judgeChange(draft, { change, direction: directionIn(sign ?? ""), before, after });
}
