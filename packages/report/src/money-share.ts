import { type Decimal, decimal } from "@pdscp/core";
import { between, type Draft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { roundingOf } from "./sum-expression.ts";

const WHOSE = "(?:the|its|our|their|a|an)";
const WHOLE = "(?:budget|income|grant|fund|funding|allocation|total|cost)";
const THEN = /^(?: [a-z'-]+){0,3}(?:,? (?:or|(?:which )?(?:is|was)|representing|equivalent to)|,| \() ?$/;
const OF_ITS = new RegExp(`^ of ${WHOSE} (?:[a-z-]+ ){0,2}${WHOLE} of $`);
/** "25% of the £80,000 budget", and what goes before "an overspend of £1,200 against a budget of £96,000 (1.25%)". */
const OF_THE = new RegExp(`^ of ${WHOSE} $`);
const NAMED = new RegExp(`^ (?:[a-z-]+ )?${WHOLE}\\b(?: |[.,;)]|$)`);
const AGAINST = new RegExp(`^ against ${WHOSE} (?:[a-z-]+ )?${WHOLE} of $`);
const BEYOND = /\b(?:overspen[dt]|underspen[dt]|saving|shortfall|deficit|surplus|variance)(?: of| by)? $/i;
const BEHIND = new RegExp(`^ ?\\) of (?:${WHOSE} )?(?:[a-z-]+ )?(?:${WHOLE} of )?$`);
const OF = new RegExp(`^ of (?:${WHOSE} )?(?:[a-z-]+ )?(?:${WHOLE} of )?$`);
/** "(7% of the budget)", where the budget is said elsewhere */
const OF_NAMED = new RegExp(`^ of (?:${WHOSE} )?(${WHOLE})\\)`, "i");
const IN_BRACKETS = /^(?: of (?:[a-z'-]+ ){0,3}[a-z'-]+)? \($/;

/** Checks each share that a text gives of a sum of money: "£255,984, 84% of its budget of £303,140". */
export function checkMoneyShares(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((_, index) => {
      const said = shareAt(draft, sentence, index);
      return said === undefined ? [] : judge(draft, said);
    }),
  );
}

interface MoneyShare {
  readonly part: NumberMention;
  readonly whole: NumberMention;
  readonly percentage: NumberMention;
}

function shareAt(draft: Draft, sentence: Sentence, index: number): MoneyShare | undefined {
  const [part, second, third] = sentence.mentions.slice(index, index + 3);
  if (part?.kind === "percentage" && second?.kind === "money" && third?.kind === "money") {
    const isBehind = IN_BRACKETS.test(between(draft, part, second)) && OF.test(between(draft, second, third));
    const isClosed = isBehind && wordsAfter(draft, sentence, third.end).startsWith(")");
    return isClosed ? { part: second, whole: third, percentage: part } : undefined;
  }
  if (part?.kind !== "money" || second === undefined) return undefined;
  const isBeside = /^(?: [\w'-]+){0,6} \($/.test(between(draft, part, second));
  const named = isBeside ? OF_NAMED.exec(wordsAfter(draft, sentence, second.end)) : null;
  if (second.kind === "percentage" && named !== null) {
    const [whole, ...others] = sentence.mentions.filter((each) => each.kind === "money" && each !== part);
    const isNamed = new RegExp(`\\b(?:${WHOSE}|net|total|annual|overall) ${named[1]} (?:of|is|was) $`, "i");
    const isSaid = whole !== undefined && isNamed.test(wordsBefore(draft, sentence, whole.start));
    return isSaid && others.length === 0 ? { part, percentage: second, whole } : undefined;
  }
  if (third === undefined) return undefined;
  const [joint, next] = [between(draft, part, second), between(draft, second, third)];
  const after = wordsAfter(draft, sentence, third.end);
  if (second.kind === "percentage" && third.kind === "money") {
    const isOf = OF_ITS.test(next) ? /^ ?(?:[).,;]|$)/ : NAMED;
    const isSaid = THEN.test(joint) && (OF_ITS.test(next) || OF_THE.test(next)) && isOf.test(after);
    const isBehind = joint === " (" && BEHIND.test(next);
    return isSaid || isBehind ? { part, percentage: second, whole: third } : undefined;
  }
  if (second.kind === "money" && third.kind === "percentage") {
    const isBeyond = AGAINST.test(joint) && BEYOND.test(wordsBefore(draft, sentence, part.start));
    const isShare =
      (OF.test(joint) || isBeyond) &&
      /^(?: [a-z'-]+){0,2} \($/.test(next) &&
      /^(?: of [a-z' -]{1,40})?\)/i.test(after);
    return isShare ? { part, whole: second, percentage: third } : undefined;
  }
  return undefined;
}

function judge(draft: Draft, { part, whole, percentage }: MoneyShare): readonly DraftFinding[] {
  const said = [part, whole, percentage];
  if (said.some(({ qualifier, value }) => qualifier !== undefined || value.startsWith("-"))) return [];
  if (part.currency !== whole.currency || Number(whole.value) === 0) return [];
  const rounded = (of: Decimal) => of.times(100).toDecimalPlaces(percentage.places, 4);
  // Pounds in full may be rounded pence.
  const at = (sum: NumberMention, side: 1 | -1) => decimal(sum.value).plus(roundingOf(sum).times(side));
  const [least, most] = [rounded(at(part, -1).div(at(whole, 1))), rounded(at(part, 1).div(at(whole, -1)))];
  const printed = decimal(percentage.value);
  if (printed.greaterThanOrEqualTo(least) && printed.lessThanOrEqualTo(most)) return [];
  const exact = decimal(part.value).div(decimal(whole.value));
  const instead = `${rounded(exact).toFixed(percentage.places)}%`;
  return [
    draftFinding(
      draft.text,
      "report/percentage-does-not-follow",
      { start: Math.min(part.start, percentage.start), end: Math.max(whole.end, percentage.end) },
      {
        message: `${part.text} of ${whole.text} is ${instead}, not ${percentage.text}`,
        why: `${part.value} ÷ ${whole.value} = ${exact.times(100).toFixed(percentage.places + 2)}%`,
        instead,
      },
    ),
  ];
}
