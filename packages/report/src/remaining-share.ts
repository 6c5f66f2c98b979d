import { decimal } from "@pdscp/core";
import { sumOf } from "./division.ts";
import { type Draft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { FURTHER } from "./missing-total.ts";

/** "82% ... the remaining 18%": with the percentage before it, 100, give or take the rounding. */
export function checkRemaining(draft: Draft, sentence: Sentence): readonly DraftFinding[] {
  return sentence.mentions.flatMap((rest, index) => {
    if (
      rest.kind !== "percentage" ||
      !/\b(?:the remaining|the remainder|the rest|the other) (?:\(|of )?$/i.test(
        wordsBefore(draft, sentence, rest.start),
      )
    )
      return [];
    const shares = sentence.mentions
      .slice(Math.max(0, index - 12), index)
      .filter(({ kind }) => kind === "percentage");
    const sums = [...shares.map((share) => [share]), shares];
    const fits = sums.some((group) => group.length > 0 && isHundred([...group, rest]));
    if (fits || shares.length !== 1) return [];
    const [share] = shares as [NumberMention];
    const missing = decimal("100").minus(decimal(share.value)).toFixed();
    return [
      draftFinding(
        draft.text,
        "report/parts-do-not-sum",
        { start: share.start, end: rest.end },
        {
          message: `${share.text} and the remaining ${rest.text} do not make 100%`,
          why: `100 - ${share.value} = ${missing}`,
          instead: `${missing}%`,
        },
      ),
    ];
  });
}

function isHundred(shares: readonly NumberMention[]): boolean {
  const gap = shares
    .reduce((sum, { value }) => sum.plus(decimal(value)), decimal("0"))
    .minus(decimal("100"))
    .abs();
  const slack = shares.reduce((sum, { places }) => sum.plus(decimal("0.5").div(10 ** places)), decimal("0"));
  return gap.lessThanOrEqualTo(slack);
}

/** "75% ... with a further 40%": more than there is. */
export function checkExceeding(draft: Draft, sentence: Sentence): readonly DraftFinding[] {
  return sentence.mentions.flatMap((more, index) => {
    const share = sentence.mentions[index - 1];
    if (more.kind !== "percentage" || share?.kind !== "percentage") return [];
    if (!FURTHER.test(wordsBefore(draft, sentence, more.start))) return [];
    if (/^ of (?:those|these|them|whom|which|the)\b/i.test(wordsAfter(draft, sentence, more.end))) return [];
    return Number(share.value) + Number(more.value) > 101 ? [exceeding(draft, [share, more])] : [];
  });
}

/** The finding that shares of one whole make more than it. */
export function exceeding(draft: Draft, shares: readonly NumberMention[]): DraftFinding {
  const [first, last] = [shares[0], shares.at(-1)] as [NumberMention, NumberMention];
  return draftFinding(
    draft.text,
    "report/percentages-exceed-100",
    { start: first.start, end: last.end },
    {
      message: `${shares.map(({ text }) => text).join(" and ")} make more than 100%`,
      why: `${shares.map(({ value }) => value).join(" + ")} = ${sumOf(shares).replace(/\.0+$/, "")}`,
    },
  );
}
