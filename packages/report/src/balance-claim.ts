import { decimal, formatMoney, roundToPence } from "@pdscp/core";
import { type Draft, type Sentence, wordsAfter, wordsBefore, wordsOf } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { roundingOf } from "./sum-expression.ts";

const UNDER = "underspen[dt]";
const OVER = "overspen[dt]";
const LEFT = new RegExp(`\\b(?:(${UNDER})|${OVER})(?: of| by)? $`, "i");
const LEFT_AFTER = new RegExp(`^ (?:(${UNDER})|${OVER})\\b`, "i");
/** Where the three are not of one time, or one would be what it is not. */
const SUPPOSED = /\b(?:would|but for|although|though|we (?:forecast|expect)|to date|so far)\b/i;
/** A part of the whole, or another time: "an underspend of £5,000 on staff". */
const OF_PART =
  /^(?:(?: (?:was|were|has been|had been))? spent)? (?:on|in|for|from|of|by|within|last|relat\w+)\b(?! (?:the|its|our|this) (?:budget|year)\b| 20\d\d| all\b)/i;
const BUDGET_BEFORE = /\bbudget(?: (?:of|was|is|for [a-z ]{1,30} (?:of|was)))? $/i;
const BUDGET_AFTER = /^ (?:(?:annual|total|agreed|approved|net|revenue|revised|original) )?budget\b/i;
const SPENT_BEFORE =
  /\b(?:spen[dt]|spending|spend (?:was|of)|expenditure|outturn|costs?)(?: position)?(?: (?:of|was|is|were|came to|totalled))? $/i;
const SPENT_AFTER = /^ (?:was|were|had been|has been|of (?:this|it) was)? ?spent\b/i;

/** Checks what is left of a budget, or lacks, against the budget and the spending that the sentence gives. */
export function checkBalances(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) => {
    const sums = sentence.mentions.filter(({ kind }) => kind === "money");
    const is = (before: RegExp, after: RegExp) =>
      sums.find(
        ({ start, end }) =>
          before.test(wordsBefore(draft, sentence, start)) || after.test(wordsAfter(draft, sentence, end)),
      );
    const [budget, spent] = [is(BUDGET_BEFORE, BUDGET_AFTER), is(SPENT_BEFORE, SPENT_AFTER)];
    const left = is(LEFT, LEFT_AFTER);
    const isPlain = sums.length === 3 && new Set([budget, spent, left]).size === 3;
    if (!isPlain || budget === undefined || spent === undefined || left === undefined) return [];
    if (sums.some(({ qualifier, currency }) => qualifier !== undefined || currency !== budget.currency))
      return [];
    const isOfPart = [spent, left].some(({ end }) => OF_PART.test(wordsAfter(draft, sentence, end)));
    return isOfPart || SUPPOSED.test(wordsOf(draft, sentence.start, sentence.end))
      ? []
      : judge(draft, sentence, { budget, spent, left });
  });
}

function judge(
  draft: Draft,
  sentence: Sentence,
  { budget, spent, left }: Readonly<Record<"budget" | "spent" | "left", NumberMention>>,
): readonly DraftFinding[] {
  const said = (LEFT.exec(wordsBefore(draft, sentence, left.start)) ??
    LEFT_AFTER.exec(wordsAfter(draft, sentence, left.end))) as RegExpExecArray;
  const rest = decimal(budget.value).minus(decimal(spent.value));
  const stated = decimal(left.value)
    .abs()
    .times(said[1] === undefined ? -1 : 1);
  const slack = [budget, spent, left].reduce((most, each) => most.plus(roundingOf(each)), decimal("0"));
  if (rest.minus(stated).abs().lessThanOrEqualTo(slack)) return [];
  const instead = `${rest.isNegative() ? "an overspend" : "an underspend"} of ${formatMoney(roundToPence(rest.abs()))}`;
  const span = {
    start: Math.min(budget.start, spent.start, left.start),
    end: Math.max(budget.end, spent.end, left.end),
  };
  return [
    draftFinding(draft.text, "report/parts-do-not-sum", span, {
      message: `A budget of ${budget.text} of which ${spent.text} is spent leaves ${instead}, not ${left.text}`,
      why: `${budget.value} - ${spent.value} = ${rest.toFixed()}`,
      instead,
    }),
  ];
}
