import { type Decimal, decimal } from "@pdscp/core";
import { between, type Draft, type Sentence, wordsAfter, wordsBefore, wordsOf } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { halfUnit } from "./stated-change.ts";

const WHOLE = " of the (?:budget|total|costs?|funding|expenditure|income)";
const ASKED =
  / of (?:the )?(?:respondents|delegates|pupils|parents|staff|practitioners|those (?:asked|who (?:replied|answered|responded)))\b/i;
/** What stands between two shares of a list: who or what has the next. */
const JOINT = /^\)?(?: [a-z'-]+){0,3}(?:,|;|,? (?:and|or))(?: [\w'&-]+){0,4} \(?$/i;
/** A word by which a share is another's, or a change. */
const OTHER =
  /\b(?:of|from|to|up|down|by|than|against|compared|more|less|fewer|higher|lower|further|both|either|on|in|at|with)\b/i;
const NOT_OF_ONE = /\b(?:received|so far|to date|chang\w+|target|last year|previous|attend\w+)\b/i;
const DIVIDED =
  /\b(?:(?:split|shared|divided|apportioned) (?:as follows|between)|(?:contributions|costs?|expenditure|income|funding) by (?:partner|agency|organisation))\b[^;%.]{0,40}$/i;
const PAID = /\b(?:pays?|paid|contributes?|contributed|funds|funded|provides?|provided) $/i;
const OF_ONE = new RegExp(`^\\)?${WHOLE}(?=[.,;)]|$| and\\b)`, "i");
/** Answers and colours of which each has one. */
const ALTERNATIVES = [
  ["yes", "no", "(?:not know|not sure|unsure)"],
  ["green", "amber", "red"],
] as const;

/** Checks that parts of one whole make no more than it: what partners pay of a budget, answers of which each person gives one. */
export function checkExclusiveShares(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    listsIn(draft, sentence)
      .filter((shares) => shares.length > 2 && isOfOne(draft, sentence, shares))
      .flatMap((shares) => judge(draft, shares)),
  );
}

/** Percentages that follow each other as a list. */
function listsIn(draft: Draft, sentence: Sentence): readonly (readonly NumberMention[])[] {
  const lists: NumberMention[][] = [];
  for (const mention of sentence.mentions) {
    const last = lists.at(-1)?.at(-1);
    const isShare = mention.kind === "percentage" && mention.qualifier === undefined;
    if (last !== undefined && isShare && isJoined(between(draft, last, mention))) lists.at(-1)?.push(mention);
    else lists.push(isShare ? [mention] : []);
  }
  return lists;
}

function isJoined(joint: string): boolean {
  const rest = joint.replace(new RegExp(WHOLE, "i"), "").replace(ASKED, "");
  return JOINT.test(rest) && !OTHER.test(rest);
}

function isOfOne(draft: Draft, sentence: Sentence, shares: readonly NumberMention[]): boolean {
  const before = shares.map(({ start }) => wordsBefore(draft, sentence, start));
  const after = shares.map(({ end }) => wordsAfter(draft, sentence, end));
  const wholes = after.filter((words) => OF_ONE.test(words)).length;
  if (NOT_OF_ONE.test(wordsOf(draft, sentence.start, sentence.end))) return false;
  if (shares.length === 3 && ALTERNATIVES.some((words) => areAlternatives(words, before, after))) return true;
  if (/^\)? (?:of|more|less|fewer)\b/i.test(after.at(-1) ?? "") && !OF_ONE.test(after.at(-1) ?? ""))
    return false;
  return DIVIDED.test(before[0] ?? "") || (wholes === 1 && PAID.test(before[0] ?? ""));
}

function areAlternatives(
  words: readonly string[],
  before: readonly string[],
  after: readonly string[],
): boolean {
  const isBehind = words.every((word, at) =>
    new RegExp(`^ (?:(?:said|answered|replied|did|were|are|rated) )*${word}\\b`, "i").test(
      (after[at] ?? "").replace(ASKED, ""),
    ),
  );
  return isBehind || words.every((word, at) => new RegExp(`\\b${word}:? \\(?$`, "i").test(before[at] ?? ""));
}

/** Shares that make far more are of wholes of their own. */
function judge(draft: Draft, shares: readonly NumberMention[]): readonly DraftFinding[] {
  const add = (sum: Decimal, more: Decimal) => sum.plus(more);
  const sum = shares.map(({ value }) => decimal(value)).reduce(add, decimal("0"));
  const most = shares.map(halfUnit).reduce(add, decimal("100"));
  if (sum.lessThanOrEqualTo(most) || sum.greaterThan("125")) return [];
  const [first, last] = [shares[0], shares.at(-1)] as [NumberMention, NumberMention];
  return [
    draftFinding(
      draft.text,
      "report/percentages-exceed-100",
      { start: first.start, end: last.end },
      {
        message: `${shares.map(({ text }) => text).join(", ")} make more than 100%`,
        why: `${shares.map(({ value }) => value).join(" + ")} = ${sum.toFixed()}`,
      },
    ),
  ];
}
