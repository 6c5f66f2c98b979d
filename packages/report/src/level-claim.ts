import { CHANGE_OF, directionIn, FALL, MOVED, RISE } from "./change-word.ts";
import { between, type Draft, isExactCount, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import type { Span } from "./draft-text.ts";
import type { NumberMention } from "./mention.ts";
import { halfUnit, wrongWay } from "./stated-change.ts";

/** Where something stands, as one number or as a count and its share: "32 (54%) of 59", "54% (32 of 59)". */
interface Level extends Span {
  /** What is said of it, the first to be named before the other. */
  readonly said: readonly NumberMention[];
  /** How many numbers of the sentence it takes. */
  readonly length: number;
}

/** Checks the levels on both sides of a change that are more than one number, or in the order "300, down from 250". */
export function checkLevels(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((_, index) => {
      const level = levelAt(draft, sentence, index);
      return level === undefined
        ? []
        : [...checkMoved(draft, sentence, index, level), ...checkSince(draft, sentence, index, level)];
    }),
  );
}

const LEVELS: ReadonlySet<NumberMention["kind"]> = new Set([
  "count",
  "percentage",
  "money",
  "rate",
  "duration",
]);
const OF = /^\)? (?:of|out of) (?:the |all )?(?:[\w'-]+ )?$/;

function levelAt(draft: Draft, sentence: Sentence, index: number): Level | undefined {
  const [first, second, third] = sentence.mentions.slice(index, index + 3);
  if (first === undefined || !LEVELS.has(first.kind)) return undefined;
  const single = { said: [first], length: 1, start: first.start, end: first.end };
  if (second === undefined) return single;
  const opens = /^(?: [\w'-]+){0,3} ?\($/;
  const joint = between(draft, first, second);
  if ((first.kind === "money" || isExactCount(first)) && second.kind === "percentage" && opens.test(joint)) {
    const hasTotal = isExactCount(third) && OF.test(between(draft, second, third));
    return {
      said: [first, second],
      length: hasTotal ? 3 : 2,
      start: first.start,
      end: hasTotal ? third.end : second.end,
    };
  }
  if (isExactCount(first) && isExactCount(second) && OF.test(joint)) {
    const isShared = third?.kind === "percentage" && opens.test(between(draft, second, third));
    return isShared ? { said: [first, third], length: 3, start: first.start, end: third.end } : undefined;
  }
  if (first.kind === "percentage" && isExactCount(second) && joint === " (") {
    const hasTotal = isExactCount(third) && OF.test(between(draft, second, third));
    return hasTotal ? { said: [first, second], length: 3, start: first.start, end: third.end } : undefined;
  }
  return single;
}

const TO = /^\)?(?: [\w'/-]+){0,8} to (?:around |about |just |over |nearly )?$/i;

/** "rose from 32 (54%) of 59 to 14 (52%) of 27": both the count and its share went the other way. */
function checkMoved(draft: Draft, sentence: Sentence, index: number, before: Level): readonly DraftFinding[] {
  if (before.said.length < 2) return [];
  const after = levelAt(draft, sentence, index + before.length);
  if (after === undefined || !TO.test(between(draft, before, after))) return [];
  const said = MOVED.exec(wordsBefore(draft, sentence, before.start))?.[0] ?? "";
  return judge(draft, before, after, said);
}

const SINCE =
  /^\)?(?: (?!below\b|above\b|under\b|over\b|behind\b|short\b|more\b|less\b|fewer\b|higher\b|lower\b)[a-z'-]+){0,6}(?:,| [–—-])? ?\(?(?:(?:up|down) (?:from|on the)|an? (?:increase|rise|decrease|reduction|fall|drop) from)(?: the)? $/i;
const IS = "(?: (?:is|was|are|were|remains|remained))";
/** "above the target of", "lower than the England average of", "exceeded our" */
const THAN = `(?: (?:still|now|well|just|far|much|[a-z]+ly))?(?: (?:(above|(?:higher|more) than|exceed(?:s|ed|ing))|below|(?:lower|less|fewer) than))(?: (?:the|our|its|a|last year's))?(?: (?:england|english|national|regional|local|county|corporate|internal|agreed|statistical|neighbours?'?|(?:19|20)\\d\\d[\\d/-]*)){0,3}(?: (?:average|mean|target|rate|figure|level|benchmark|threshold)(?: of)?)? \\(?$`;
/** A level beside another's: "22%, which is below", "43.1 is above", and after "At 22%", ", we exceeded". */
const BESIDE = new RegExp(`^(?:(?: [a-z'-]+){0,3},(?: (?:which|and)${IS})?|${IS})${THAN}`, "i");
const SHARE_BESIDE = new RegExp(`^ [a-z'-]+${IS}${THAN}`, "i");
const AT_BESIDE = new RegExp(`^,?(?: [a-z'-]+){1,6}?${IS}?${THAN}`, "i");
/** The same at the end of what was said of the first: "of referrals were seen in a day, which was above the target of". */
const SAID_BESIDE = new RegExp(
  `^(?: [\\w'(),/-]+){1,30}?(?:(?=.*\\btarget of )(?!.*\\b(?:that|who|those|whose)\\b)|,| which${IS}| (?:al)?though(?: (?:it|this|that)${IS})?)${THAN}`,
  "i",
);
/** Before a level that something came to: "a drop in the number of those seen in time (", "increased to". */
const CAME_TO = new RegExp(
  `\\b(?:increase|rise|decrease|reduction|fall|drop) in(?: (?!(?:was|were|is|are|has|had|and|with|by|while)\\b)[\\w'-]+){1,14} \\($|(?<![\\w-])(?:${RISE}|${FALL}) to $`,
  "i",
);
const COMPARED = /^(?:\)?[^.;()£%]{0,40} (?:when )?compared (?:to|with)(?: the)?| from) $/i;
/** What came from so many schools did not come from that level. */
const ENDS = /^(?:[.,;)]|$| (?:last|in (?:20|the (?:previous|year))|the (?:year|previous)|a year)\b)/i;
const THEN = /^\)? (?:last year|the (?:year before|previous year)|in the (?:previous year|year before))\b/i;
/** "in 2012/13, which fell to", "before climbing back up to" */
const THEN_TO = new RegExp(
  `^[^.;()£%]{0,60}(?: which| before|,? (?:and )?then|,(?= [a-z]+ing to ))(?: (?:has|had|have|since|then))*(?: [a-z]+)? ((?:${RISE}|${FALL}|jump\\w*)(?: back| again| further)?(?: up| down)? )to $`,
  "i",
);
const EACH = /^\)?(?: [a-z'-]+){0,4} (?:an?|per|each|every) [a-z]|^\)? to /i;
const RANKED = /\b(?:rank\w*|position\w*|place|placed|league|rated|graded?|scored?|scores|top|target) /i;

const PLACING: ReadonlySet<NumberMention["kind"]> = new Set(["duration", "age", "year", "date"]);

/** "300, down from 250" */
function checkSince(draft: Draft, sentence: Sentence, index: number, after: Level): readonly DraftFinding[] {
  const kind = after.said[0]?.kind;
  const next = sentence.mentions.findIndex(
    (each, at) => at >= index + after.length && (each.kind === kind || !PLACING.has(each.kind)),
  );
  const before = levelAt(draft, sentence, next);
  if (before === undefined) return [];
  const joint = between(draft, after, before);
  const isRound = [...after.said, ...before.said].some(({ qualifier }) => qualifier !== undefined);
  const head = draft.text.readable.slice(sentence.start, after.start);
  const clause = sentence.start + (/\swith\s$/.test(head) ? head.length : head.lastIndexOf(";") + 1);
  const words = wordsBefore(draft, { start: clause, end: sentence.end }, after.start);
  const earlier = sentence.mentions.slice(0, index).filter((each) => each.kind === kind);
  const isAlone = earlier.length === 0 && !/\s(?:from|of)(?:\s(?:the|all|our))?\s$/.test(head);
  const then = isAlone && (!isRound || joint.endsWith(" up to ")) ? THEN_TO.exec(joint)?.[1] : undefined;
  if (then !== undefined) return judge(draft, after, before, then);
  // A list may have one line with a number and the next with "down from": only words in small letters run on.
  const runsOn = !/[A-Z]/.test(joint) || !draft.text.readable.slice(after.end, before.start).includes("\n");
  const isEach =
    kind !== "percentage" && [after, before].some(({ end }) => EACH.test(wordsAfter(draft, sentence, end)));
  const beside =
    BESIDE.exec(joint) ??
    (kind === "count" ? null : (SHARE_BESIDE.exec(joint) ?? SAID_BESIDE.exec(joint))) ??
    (/^\s*At $/.test(words) ? AT_BESIDE.exec(joint) : null);
  const cameTo =
    COMPARED.test(joint) && (joint === " from " ? ENDS : THEN).test(wordsAfter(draft, sentence, before.end))
      ? CAME_TO.exec(words)?.[0]
      : undefined;
  if (
    (beside === null && cameTo === undefined && !SINCE.test(joint)) ||
    !runsOn ||
    isRound ||
    (cameTo === undefined && earlier.some(({ start }) => start >= clause)) ||
    isEach ||
    RANKED.test(words) ||
    CHANGE_OF.test(words)
  )
    return [];
  return beside === null
    ? judge(draft, before, after, cameTo ?? joint)
    : judge(draft, before, after, beside[1] === undefined ? "less" : "more");
}

/** Wrong only when everything that is said of both levels goes the other way, by more than their rounding. */
function judge(draft: Draft, before: Level, after: Level, words: string): readonly DraftFinding[] {
  const direction = directionIn(words);
  const isAlike = before.said.every(({ kind, unit, step }, place) => {
    const other = after.said[place];
    return other?.kind === kind && other.unit === unit && other.step === step;
  });
  const [was, is] = [before.said[0], after.said[0]];
  if (direction === undefined || was === undefined || is === undefined) return [];
  if (!isAlike || before.said.length !== after.said.length) return [];
  const goesOtherWay = before.said.every((each, place) => {
    const other = after.said[place] as NumberMention;
    const rise = (Number(other.value) - Number(each.value)) * (direction === "up" ? 1 : -1);
    return rise < 0 && -rise >= halfUnit(each).plus(halfUnit(other)).toNumber();
  });
  if (!goesOtherWay) return [];
  const span = { start: Math.min(was.start, is.start), end: Math.max(before.end, after.end) };
  return [wrongWay(draft, span, was, is, direction, /^(?:more|less)$/.test(words))];
}
