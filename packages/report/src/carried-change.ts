import { levelsOf } from "./bracketed-change.ts";
import { isOfOneKind } from "./change-claim.ts";
import { CHANGE_OF, type Direction, DOWN, directionIn, UP, WHEN } from "./change-word.ts";
import { between, type Draft, isTime, type Sentence, wordsAfter, wordsBefore, wordsOf } from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { judgeChange, type StatedChange, wrongWay } from "./stated-change.ts";

/** "This equates to an overall increase of", "That represents a" */
const POINTING = new RegExp(
  `^\\s*(?:This|That|It)(?:'s| is| was| represent(?:s|ed)| equate[sd] to| amount(?:s|ed) to) an? (?:(?:overall|total|net) )?(?:(${UP}|${DOWN}) of )?(?:about |around |over |nearly |almost |just )*$`,
);
/** "This is an increase from", "That was a slight fall on the figure of" */
const MOVED_FROM =
  /^\s*(?:This|That|It)(?:'s| is| was| represent(?:s|ed)) an? (?:[a-z]+ )?(increase|rise|decrease|reduction|fall|drop) (?:on|from|compared (?:to|with)) (?:(?:the|last year's) )?(?:(?:[\w/'-]+ ){0,3}(?:figure|total|number|level|rate) of )?$/;
/** "This compares with 52 the year before, a rise of" */
const COMPARES = /^\s*(?:This|That|It|These) compare[sd]? (?:to|with) (?:the )?$/;
const SAID_AFTER = new RegExp(`^ (${UP}|${DOWN})\\b`);
/** Where nothing is said that would make it a change of another thing, or since another time. */
const ENDS =
  /^(?: (?!on\b|in\b|since\b|from\b|over\b|of\b|compar)[a-z]+)?(?: (?:on|from|over|compared (?:to|with)) (?:the year before|(?:the )?(?:previous|last|prior) (?:year|quarter|month|period)))?[.,;)]/i;
const ON = new RegExp(
  `^(?: (?:on|from|compared (?:to|with)) (?:the |last year's )?(?:(?:[\\w/'-]+ ){0,3}(?:figure|total|number|level|rate) of )?|${WHEN})$`,
  "i",
);

/** Before a number that a sentence is about, where it has no other. */
const ABOUT =
  /(?:^[\s•*-]*(?:(?:Of (?:these|those|them)|(?:At|On|In|By|During) )[^,;%]{0,40}, )?|\b(?:there (?:were|was|are)|total of|stood at|received|recorded|show(?:s|ed)? that) )$/i;
/** What "this" may be of instead, behind a level. */
const OTHERWISE = /\b(?:while|whilst|when|as|and|but|which|also|although)\b|.{60}/i;

const LEVELS: readonly NumberMention["kind"][] = ["count", "money", "percentage", "rate"];

/** Checks a change that a sentence states of the one before it: "It rose from 655 to 684. This equates to an increase of 29." */
export function checkCarriedChanges(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) => {
    const earlier = draft.sentences[sentence.index - 1];
    const [change, next] = sentence.mentions.filter((each) => !isTime(each));
    if (earlier === undefined || change === undefined) return [];
    const words = wordsOf(draft, sentence.start, change.start);
    const moved = MOVED_FROM.exec(words)?.[1];
    if (moved !== undefined) return judgeLevel(draft, sentence, change, moved);
    if (next !== undefined && COMPARES.test(words)) return judgeSince(draft, sentence, change, next);
    const lead = POINTING.exec(words);
    if (lead === null) return [];
    const tail = SAID_AFTER.exec(wordsAfter(draft, sentence, change.end));
    const said = lead[1] ?? tail?.[1];
    if (said === undefined) return [];
    const behind = tail?.[0].length ?? 0;
    const stated = { change, direction: directionIn(said) };
    if (ENDS.test(wordsAfter(draft, sentence, change.end).slice(behind)))
      return judgeBetween(draft, earlier, stated);
    if (next === undefined || !ON.test(between(draft, change, next).slice(behind))) return [];
    return judgeOn(draft, sentence, stated, next);
  });
}

/** Holds a change to the two levels of a sentence: "It rose from 655 to 684." */
function judgeBetween(draft: Draft, earlier: Sentence, stated: StatedChange): readonly DraftFinding[] {
  const levels = LEVELS.map((kind) => earlier.mentions.filter((each) => each.kind === kind))
    .filter(({ length }) => length > 1)
    .flat();
  if (levels.length !== 2) return [];
  const [first, last] = levels as [NumberMention, NumberMention];
  const { kind } = stated.change;
  if (kind !== "percentage" && kind !== "points" && kind !== first.kind) return [];
  if (OTHERWISE.test(wordsOf(draft, last.end, earlier.end))) return [];
  const isForward =
    /\bfrom $/i.test(wordsBefore(draft, earlier, first.start)) && /\bto $/.test(between(draft, first, last));
  const found = isForward ? { before: first, after: last } : levelsOf(draft, earlier, first, last);
  return judgeChange(draft, { ...stated, ...found });
}

/** Holds a change on a level to the one level of the sentence before: "There were 684. This is 4% up on the 655 of 2020." */
function judgeOn(
  draft: Draft,
  sentence: Sentence,
  stated: StatedChange,
  before: NumberMention,
): readonly DraftFinding[] {
  const { kind } = stated.change;
  const after = levelSince(draft, sentence, before);
  if (after === undefined) return [];
  if (kind !== "percentage" && (kind !== "points" || before.kind !== "percentage")) return [];
  return judgeChange(draft, { ...stated, before, after });
}

/** "There were 60. This compares with 52 the year before, a rise of 15%." */
function judgeSince(
  draft: Draft,
  sentence: Sentence,
  before: NumberMention,
  change: NumberMention,
): readonly DraftFinding[] {
  const after = levelSince(draft, sentence, before);
  const direction = directionIn(CHANGE_OF.exec(wordsBefore(draft, sentence, change.start))?.[0] ?? "");
  if (direction === undefined || !isExact(before, after)) return [];
  return judgeChange(draft, { change, direction, before, after });
}

/** "There were 52. This is an increase from 60." */
function judgeLevel(
  draft: Draft,
  sentence: Sentence,
  before: NumberMention,
  said: string,
): readonly DraftFinding[] {
  const direction = directionIn(said) as Direction;
  const after = levelSince(draft, sentence, before);
  // "It was a rise from 20 to 35 in attendance" has a path of its own.
  if (!isExact(before, after) || / to [£\d]/.test(wordsAfter(draft, sentence, before.end))) return [];
  const rise = Number(after.value) - Number(before.value);
  const isOtherWay = direction === "up" ? rise < 0 : rise > 0;
  return isOtherWay ? [wrongWay(draft, before, before, after, direction)] : [];
}

/** What became of a level of another time: the one number of its kind that the sentence before is about. */
function levelSince(draft: Draft, sentence: Sentence, before: NumberMention): NumberMention | undefined {
  const earlier = draft.sentences[sentence.index - 1] as Sentence;
  const [after, ...others] = earlier.mentions.filter(({ kind }) => kind === before.kind);
  const isOne =
    after !== undefined &&
    others.length === 0 &&
    LEVELS.includes(before.kind) &&
    ABOUT.test(wordsBefore(draft, earlier, after.start)) &&
    isOfOneKind(draft, sentence, after, before);
  return isOne ? after : undefined;
}

function isExact(before: NumberMention, after: NumberMention | undefined): after is NumberMention {
  return before.qualifier === undefined && after !== undefined && after.qualifier === undefined;
}
