import { sumOf } from "./division.ts";
import { between, countOf, type Draft, isExactCount, wordsAfter, wordsOf } from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { unsummed } from "./part.ts";

const OF_THESE = /^\s*Of (?:these|those|them|(?:that|this) number|the total),? $/;
const ARE = /^ (?:\(\d{1,3}(?:\.\d+)? ?%\) )?(?:were|was|had|have|are|is)\b/;
const FURTHER = /^[^,;:]{1,80} and a further $/;

/** Checks that a part is no more than the number which the sentence before gives: "There were 352. Of these, 255 were here and a further 97 there." */
export function checkCarriedParts(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) => {
    const [first, second] = sentence.mentions;
    const earlier = draft.sentences[sentence.index - 1];
    // What is "of these" itself is a part, and no whole of the next.
    const isPart =
      earlier !== undefined &&
      /^\s*Of (?:these|those|them|that|this)\b/.test(wordsOf(draft, earlier.start, earlier.end));
    const wholes = isPart ? [] : (earlier?.mentions ?? []);
    if (!isExactCount(first) || !OF_THESE.test(wordsOf(draft, sentence.start, first.start))) return [];
    if (!ARE.test(wordsAfter(draft, sentence, first.end))) return [];
    const isTwo = isExactCount(second) && FURTHER.test(between(draft, first, second));
    const parts: readonly NumberMention[] = isTwo ? [first, second] : [first];
    const total = wholes
      .filter(({ kind }) => kind === "count")
      .toSorted((a, b) => countOf(b) - countOf(a))[0];
    if (!isExactCount(total) || Number(sumOf(parts)) <= countOf(total)) return [];
    return [unsummed(draft, { start: first.start, end: (parts.at(-1) ?? first).end }, { total, parts })];
  });
}
