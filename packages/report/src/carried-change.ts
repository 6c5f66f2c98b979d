import { levelsOf } from "./bracketed-change.ts";
import { DOWN, directionIn, UP } from "./change-word.ts";
import { between, type Draft, wordsAfter, wordsBefore, wordsOf } from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { judgeChange } from "./stated-change.ts";

/** "This equates to an overall increase of", "That represents a" */
const POINTING = new RegExp(
  `^\\s*(?:This|That|It) (?:is|was|represent(?:s|ed)|equate[sd] to|amount(?:s|ed) to) an? (?:(?:overall|total|net) )?(?:(${UP}|${DOWN}) of )?(?:about |around |over |nearly |almost |just )*$`,
);
const SAID_AFTER = new RegExp(`^ (${UP}|${DOWN})\\b`, "i");
/** Where nothing is said that would make it a change of another thing, or since another time. */
const ENDS =
  /^(?: (?!on\b|in\b|since\b|from\b|over\b|of\b|compar)[a-z]+)?(?: (?:on|from|over|compared (?:to|with)) (?:the )?(?:previous|last|prior) (?:year|quarter|month|period)|(?: from| on)? the year before)?[.,;)]/i;
const ON =
  /^(?: (?:on|from|compared (?:to|with))) (?:the |last year's )?(?:(?:[\w/'-]+ ){0,3}(?:figure|total|number|level|rate) of )?$/i;

/** Before a number that a sentence is about, where it has no other. */
const ABOUT =
  /(?:^\s*|\b(?:there (?:were|was|are)|total of|stood at|received|recorded|show(?:s|ed)? that) )$/i;
/** What "this" may be of instead, behind a level. */
const OTHERWISE = /\b(?:while|whilst|when|as|and|but|which|also|although)\b|.{60}/i;

const LEVELS: readonly NumberMention["kind"][] = ["count", "money", "percentage", "rate"];

/** Checks a change that a sentence states of the one before it: "It rose from 655 to 684. This equates to an increase of 29." */
export function checkCarriedChanges(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) => {
    const earlier = draft.sentences[sentence.index - 1];
    const [change, next] = sentence.mentions.filter(({ kind }) => kind !== "year");
    if (earlier === undefined || change === undefined) return [];
    const lead = POINTING.exec(wordsOf(draft, sentence.start, change.start));
    const rest = wordsAfter(draft, sentence, change.end);
    const tail = lead?.[1] === undefined ? SAID_AFTER.exec(rest) : null;
    const said = lead?.[1] ?? tail?.[1];
    if (lead === null || said === undefined) return [];
    const end = change.end + (tail?.[0].length ?? 0);
    const ofKind = (kind: NumberMention["kind"]) => earlier.mentions.filter((each) => each.kind === kind);
    const stated = { change, direction: directionIn(said) };
    if (ENDS.test(wordsAfter(draft, sentence, end))) {
      const [levels, ...others] = LEVELS.map(ofKind).filter(({ length }) => length > 1);
      const [first, last] = levels ?? [];
      if (first === undefined || last === undefined || levels?.length !== 2 || others.length > 0) return [];
      if (OTHERWISE.test(wordsOf(draft, (last ?? first).end, earlier.end))) return [];
      if (change.kind !== "percentage" && change.kind !== "points" && change.kind !== first.kind) return [];
      const isForward =
        /\bfrom $/i.test(wordsBefore(draft, earlier, first.start)) &&
        /\bto $/.test(between(draft, first, last));
      const found = isForward ? { before: first, after: last } : levelsOf(draft, earlier, first, last);
      return found === undefined ? [] : judgeChange(draft, { ...stated, ...found });
    }
    const [after, ...more] = next === undefined ? [] : ofKind(next.kind);
    if (next === undefined || after === undefined || more.length > 0 || change.kind !== "percentage")
      return [];
    const ratio = Number(after.value) / Number(next.value);
    const isOn =
      ABOUT.test(wordsBefore(draft, earlier, after.start)) &&
      LEVELS.includes(next.kind) &&
      ON.test(wordsOf(draft, end, next.start)) &&
      ratio > 0.2 &&
      ratio < 5;
    return isOn ? judgeChange(draft, { ...stated, before: next, after }) : [];
  });
}
