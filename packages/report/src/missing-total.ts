import { type Draft, isExactCount, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";

const OF_ANSWERERS =
  /^ of (?:those (?:who|that|(?!housing)\w+ing)|respondents|responses|delegates|attendees|participants)\b/;
/** What stands before a share that comes on top of another. */
export const FURTHER: RegExp = /\b(?:a further|another|an additional) $/i;

/** "98% of those who responded", and "a further 1%" behind it, without how many responded. */
export function missingTotal(
  draft: Draft,
  sentence: Sentence,
  percentage: NumberMention,
): readonly DraftFinding[] {
  const isOfAnswerers = ({ kind, end }: NumberMention) =>
    kind === "percentage" && OF_ANSWERERS.test(wordsAfter(draft, sentence, end));
  const isFurther = () =>
    FURTHER.test(wordsBefore(draft, sentence, percentage.start)) &&
    sentence.mentions.some((each) => each.start < percentage.start && isOfAnswerers(each));
  if (!isOfAnswerers(percentage) && !isFurther()) return [];
  if (sentence.mentions.some(isExactCount)) return [];
  return [
    draftFinding(draft.text, "report/total-not-given", percentage, {
      message: `${percentage.text} does not say of how many: print the number who answered beside it`,
      why: "A percentage without its total cannot be checked, and of a few answers it says little",
    }),
  ];
}
