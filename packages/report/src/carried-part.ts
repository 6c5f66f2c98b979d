import { sumOf } from "./division.ts";
import { between, countOf, type Draft, isExactCount, wordsAfter, wordsBefore, wordsOf } from "./draft.ts";
import type { DraftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { unsummed } from "./part.ts";

const OF_THESE = /\bOf (?:(these|those|them)|(?:that|this) number),? $/;
/** Where "these" are those counted, and nobody else that is named: "There were 352 children in care at the end of March." */
const THERE_WERE = /\b(?:there (?:were|are)|a total of) $/i;
const COUNTED =
  /^(?: (?!(?:with|of|for|from|and|who|that|whose|to|by)\b)[a-z'-]+){1,4}(?: (?:in|at|on|during) [^,;]*)?[.]?$/i;
const ARE = /^ (?:\([\d.]+ ?%\) )?(?:were|was|had|have|are|is)\b/;
const FURTHER = /^[^,;:]{1,80} and a further $/;

/** Checks that a part is no more than the number which the sentence before gives: "There were 352. Of these, 255 were here and a further 97 there." */
export function checkCarriedParts(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) => {
    const [first, second] = sentence.mentions;
    const earlier = draft.sentences[sentence.index - 1];
    const lead = isExactCount(first) ? OF_THESE.exec(wordsOf(draft, sentence.start, first.start)) : null;
    if (earlier === undefined || !isExactCount(first) || lead === null) return [];
    const [total] = earlier.mentions
      .filter(({ kind }) => kind === "count")
      .toSorted((a, b) => countOf(b) - countOf(a));
    // What is "of these" itself is a part, and no whole of the next.
    if (!isExactCount(total) || /\bOf\b/.test(wordsOf(draft, earlier.start, total.start))) return [];
    const isCounted =
      THERE_WERE.test(wordsBefore(draft, earlier, total.start)) &&
      COUNTED.test(wordsOf(draft, total.end, earlier.end));
    if ((lead[1] !== undefined && !isCounted) || !ARE.test(wordsAfter(draft, sentence, first.end))) return [];
    const isTwo = isExactCount(second) && FURTHER.test(between(draft, first, second));
    const parts: readonly NumberMention[] = isTwo ? [first, second] : [first];
    const { end } = isTwo ? second : first;
    if (Number(sumOf(parts)) <= countOf(total)) return [];
    return [unsummed(draft, { start: first.start, end }, { total, parts })];
  });
}
