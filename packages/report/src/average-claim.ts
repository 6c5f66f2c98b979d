import { decimal } from "@pdscp/core";
import { type Draft, isExactCount, isTime, wordsAfter, wordsBefore, wordsOf } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";

const MEAN = /\b(?:an average of|(?:which|this) averages|averaging|on average|averages?) $/i;
const EACH =
  /^(?: ([a-z'-]+)){0,2} (?:each|apiece|per|an?|every)\b(?: (second|minute|hour|day|night|week|month|year|term)\b)?/i;

/** Checks an average against the two numbers that the sentence gives for it: "12 courses for 300 people, an average of 25 each". */
export function checkAverages(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((mean) => {
      const rest = sentence.mentions.filter((other) => other !== mean && !isTime(other));
      const [first, second] = rest;
      const [each, noun = "", unit] = EACH.exec(wordsAfter(draft, sentence, mean.end)) ?? [];
      const isSaid =
        each !== undefined &&
        (mean.kind === "count" || mean.kind === "money") &&
        mean.qualifier === undefined &&
        MEAN.test(wordsBefore(draft, sentence, mean.start));
      if (!isSaid || rest.length !== 2 || first === undefined || second === undefined) return [];
      if (!rest.every((other) => other.end < mean.start && isDivided(other))) return [];
      // Of what no number is, none is the mean: "84 families with 240 children, an average of 5 visits each", "6 each week".
      const isOfThem =
        wordsOf(draft, sentence.start, mean.start).toLowerCase().includes(noun.toLowerCase()) &&
        (unit === undefined || rest.some((other) => other.unit === unit.toLowerCase()));
      return isOfThem ? judge(draft, mean, first, second) : [];
    }),
  );
}

/** "Over 12 months" is mostly in their course. */
function isDivided(each: NumberMention): boolean {
  const { kind, qualifier, value } = each;
  const isExact = isExactCount(each) || kind === "duration" || (kind === "money" && qualifier === undefined);
  return isExact && Number(value) > 1;
}

function judge(
  draft: Draft,
  mean: NumberMention,
  first: NumberMention,
  second: NumberMention,
): readonly DraftFinding[] {
  const [one, two, printed] = [decimal(first.value), decimal(second.value), decimal(mean.value)];
  const slack = decimal(String((mean.step ?? 1) / 2)).div(mean.step === undefined ? 10 ** mean.places : 1);
  const ratios = [one.div(two), two.div(one)];
  // Money is never divided into courses, and a number of one kind is not a mean of another.
  if (mean.kind === "money" && first.kind !== "money" && second.kind !== "money") return [];
  if (ratios.some((ratio) => ratio.minus(printed).abs().lessThanOrEqualTo(slack))) return [];
  const [ratio = one] = ratios.filter((each) => each.greaterThanOrEqualTo(1));
  return [
    draftFinding(
      draft.text,
      "report/multiple-does-not-follow",
      { start: first.start, end: mean.end },
      {
        message: `${first.text} and ${second.text} make an average of ${ratio.toDecimalPlaces(Math.max(1, mean.places), 4).toFixed()}, not ${mean.text}`,
        why: `${one.greaterThan(two) ? `${first.value} ÷ ${second.value}` : `${second.value} ÷ ${first.value}`} = ${ratio.toDecimalPlaces(mean.places + 2, 4).toFixed()}`,
      },
    ),
  ];
}
