import { decimal } from "@pdscp/core";
import { directionIn } from "./change-word.ts";
import { between, type Draft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { judgeChange } from "./stated-change.ts";

const SINCE = /^(?: [a-z'-]+){0,4},? \(?(?:up|down) from $/i;
const FROM = /\bfrom $/i;
const TO = /\bto $/i;
const THEN_TO = /^(?: [\w'/-]+){0,4} to $/i;
const THEN_FROM = /^(?: [\w'/-]+){0,4} from $/i;
/** What stands between the second level and the change: "(", "(+", "last year (up by", ", down". */
const BRACKET = /^(?: (?:last|the previous) year| the year before)? \((\+|(?:up|down) (?:by )?)?$/i;
const COMMA = /^, ((?:up|down) (?:by )?)$/i;

/** Checks a change in per cent that stands behind both of its levels: "92%, up from 80% (12%)", "from 90 to 92 (up 12%)". */
export function checkBracketedChanges(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((change, index) => {
      const said = saidAt(draft, sentence, index);
      const levels = said === undefined ? undefined : levelsBefore(draft, sentence, index);
      return said === undefined || levels === undefined ? [] : judge(draft, change, said, levels);
    }),
  );
}

/** The word or sign of a change that stands alone in brackets or at the end; empty where it has none. */
function saidAt(draft: Draft, sentence: Sentence, index: number): string | undefined {
  const [last, change] = sentence.mentions.slice(Math.max(0, index - 1), index + 1);
  if (last === undefined || change?.kind !== "percentage") return undefined;
  const rest = wordsAfter(draft, sentence, change.end);
  if (!/^ ?(?:[).;]|$)/.test(rest)) return undefined;
  const said = (/^ ?\)/.test(rest) ? BRACKET : COMMA).exec(between(draft, last, change));
  if (said === null) return undefined;
  return change.value.startsWith("-") ? "down" : (said[1]?.replace("+", "up") ?? "");
}

interface Levels {
  readonly before: NumberMention;
  readonly after: NumberMention;
}

/** The two levels right before a number, where the words say which was first and no other number of their kind is before them. */
function levelsBefore(draft: Draft, sentence: Sentence, index: number): Levels | undefined {
  const [first, last] = sentence.mentions.slice(Math.max(0, index - 2), index);
  if (first === undefined || last === undefined || !isAlike(first, last)) return undefined;
  const [words, joint] = [wordsBefore(draft, sentence, first.start), between(draft, first, last)];
  const isForward = FROM.test(words) && THEN_TO.test(joint);
  const isBackward = SINCE.test(joint) || (TO.test(words) && THEN_FROM.test(joint));
  if (!isForward && !isBackward) return undefined;
  if (sentence.mentions.slice(0, index - 2).some(({ kind }) => kind === first.kind)) return undefined;
  return isForward ? { before: first, after: last } : { before: last, after: first };
}

function isAlike(one: NumberMention, two: NumberMention): boolean {
  return one.kind === two.kind && one.qualifier === undefined && two.qualifier === undefined;
}

function judge(
  draft: Draft,
  change: NumberMention,
  said: string,
  { before, after }: Levels,
): readonly DraftFinding[] {
  // A share in brackets with no word to it may be of anything, unless it is what lies between two shares.
  const steps = decimal(after.value).minus(decimal(before.value)).abs();
  const isBetween = before.kind === "percentage" && steps.equals(decimal(change.value));
  if (said === "" && !isBetween) return [];
  return judgeChange(draft, { change, direction: directionIn(said), before, after });
}
