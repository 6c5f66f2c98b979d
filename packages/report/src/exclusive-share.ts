import { sumOf } from "./division.ts";
import { between, type Draft, type Sentence, wordsAfter, wordsBefore, wordsOf } from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { exceeding } from "./remaining-share.ts";
import { halfUnit } from "./stated-change.ts";

const WHOLE = " of the (?:budget|total|costs?|funding|expenditure|income)";
const ASKED = / of (?:the )?(?:respondents|delegates|pupils|staff|those asked)\b/i;
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
const ONE_EACH = /\byes\b.*\bno\b.*\b(?:not know|not sure|unsure)\b|\bgreen\b.*\bamber\b.*\bred\b/i;

/** "42% were female", and no "42% girls said so" */
const SEX = /^ (?:(?:were|was|are) (girls|boys|(?:fe)?male)|((?:fe)?male))\b/i;

/** Checks that parts of one whole make no more than it: what partners pay of a budget, answers of which each person gives one. */
export function checkExclusiveShares(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    listsIn(draft, sentence)
      .filter((shares) => shares.length > 1 && isOfOne(draft, sentence, shares))
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
  const [first, last] = [shares[0], shares.at(-1)] as [NumberMention, NumberMention];
  if (NOT_OF_ONE.test(wordsOf(draft, sentence.start, sentence.end))) return false;
  if (shares.length === 2) {
    const [one, two] = shares.map(({ end }) =>
      SEX.exec(wordsAfter(draft, sentence, end))
        ?.slice(1)
        .join(""),
    );
    return one !== undefined && two !== undefined && one !== two;
  }
  const about = wordsOf(
    draft,
    Math.max(sentence.start, first.start - 12),
    Math.min(sentence.end, last.end + 14),
  );
  if (shares.length === 3 && ONE_EACH.test(about)) return true;
  const before = wordsBefore(draft, sentence, first.start);
  const wholes = shares.filter(({ end }) => OF_ONE.test(wordsAfter(draft, sentence, end)));
  const rest = wordsAfter(draft, sentence, last.end).replace(OF_ONE, "");
  return (
    !/^\)? (?:of|more|less|fewer)\b/i.test(rest) &&
    (DIVIDED.test(before) || (wholes.length === 1 && PAID.test(before)))
  );
}

/** Shares that make far more are of wholes of their own. */
function judge(draft: Draft, shares: readonly NumberMention[]): readonly DraftFinding[] {
  const sum = Number(sumOf(shares));
  const slack = shares.reduce((most, share) => most + halfUnit(share).toNumber(), 100);
  return sum <= slack || sum > 125 ? [] : [exceeding(draft, shares)];
}
