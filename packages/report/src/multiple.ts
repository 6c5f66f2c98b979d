import { type Draft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import { decimalOf, type NumberMention, unitsOf } from "./mention.ts";

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
        instead: `£${product.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}, if ${payers} pay`,
      },
    ),
  ];
}
