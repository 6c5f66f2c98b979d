import { decimal, formatNumber } from "@pdscp/core";
import { between, type Draft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import { decimalOf, type NumberMention, unitsOf } from "./mention.ts";
import { EQUALS, GOES_ON_AFTER, GOES_ON_BEFORE, printed, roundingOf } from "./sum-expression.ts";

const EACH = /^ (?:per |for each |from each |each\b|apiece\b)/i;
const TOTAL = /\b(?:total(?: \w+){0,3} of|total is|total was|in total,?|totalling|altogether) $/i;

/** Checks a total against the equal share that the same or the next sentence gives: "£75,785 per partner ... a total of £303,140". */
export function checkMultiples(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((share) => {
      if (share.kind !== "money" || share.qualifier !== undefined || !isShare(draft, sentence, share))
        return [];
      const total = totalAfter(draft, sentence, share);
      return total === undefined ? [] : judge(draft, share, total);
    }),
  );
}

const TIMES = /^(?: [a-z'-]+){0,2} ?[x×*] ?$/i;

/** Checks every product that a text writes out: "4 x £75,785 = £303,140", "£75,785 × 4 partners = £303,140". */
export function checkProducts(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((first, index) => {
      const [second, result] = sentence.mentions.slice(index + 1);
      if (second === undefined || result === undefined) return [];
      const isProduct =
        TIMES.test(between(draft, first, second)) &&
        EQUALS.test(between(draft, second, result)) &&
        !GOES_ON_BEFORE.test(wordsBefore(draft, sentence, first.start)) &&
        !GOES_ON_AFTER.test(wordsAfter(draft, sentence, result.end));
      return isProduct ? judgeProduct(draft, [first, second], result) : [];
    }),
  );
}

function judgeProduct(
  draft: Draft,
  factors: readonly [NumberMention, NumberMention],
  result: NumberMention,
): readonly DraftFinding[] {
  const [count, unit] = factors[0].kind === "count" ? factors : [factors[1], factors[0]];
  const isWhole = count.kind === "count" && count.step === undefined && unit.kind === result.kind;
  const isPlain = [count, unit, result].every(({ qualifier }) => qualifier === undefined);
  if (!isWhole || !isPlain || unit.currency !== result.currency || !MULTIPLIED.has(unit.kind)) return [];
  const product = decimal(count.value).times(decimal(unit.value));
  const slack = roundingOf(unit).times(decimal(count.value).abs()).plus(roundingOf(result));
  if (product.minus(decimal(result.value)).abs().lessThanOrEqualTo(slack)) return [];
  const instead = printed(result, product);
  return [
    draftFinding(
      draft.text,
      "report/multiple-does-not-follow",
      { start: factors[0].start, end: result.end },
      {
        message: `The product comes to ${instead}, not ${result.text}`,
        why: `${factors[0].text} × ${factors[1].text} = ${instead}`,
        instead,
      },
    ),
  ];
}

const MULTIPLIED: ReadonlySet<NumberMention["kind"]> = new Set(["count", "money"]);

function isShare(draft: Draft, sentence: Sentence, { end }: NumberMention): boolean {
  return EACH.test(wordsAfter(draft, sentence, end));
}

function totalAfter(draft: Draft, sentence: Sentence, share: NumberMention): NumberMention | undefined {
  return [sentence, draft.sentences[sentence.index + 1]]
    .flatMap((each) => (each === undefined ? [] : each.mentions.map((mention) => ({ each, mention }))))
    .filter(({ mention }) => mention.start > share.end && mention.kind === "money")
    .slice(0, 1)
    .find(
      ({ each, mention }) =>
        TOTAL.test(wordsBefore(draft, each, mention.start)) && mention.qualifier === undefined,
    )?.mention;
}

function judge(draft: Draft, share: NumberMention, total: NumberMention): readonly DraftFinding[] {
  const [each, whole] = [unitsOf(share.value, 2), unitsOf(total.value, 2)];
  if (each <= 0n || whole <= each) return [];
  const payers = (whole + each / 2n) / each;
  const gap = whole - payers * each;
  const unit = share.places > 0 ? 1n : 100n;
  if (gap === 0n || (gap < 0n ? -gap : gap) <= (payers * unit) / 2n) return [];
  const product = decimalOf(payers * each, 2).replace(/\.00$/, "");
  return [
    draftFinding(
      draft.text,
      "report/multiple-does-not-follow",
      { start: share.start, end: total.end },
      {
        message: `${total.text} is not a whole number of shares of ${share.text}`,
        why: `${payers} × ${share.value} = ${product}`,
        instead: `£${formatNumber(product)}, if ${payers} pay`,
      },
    ),
  ];
}
