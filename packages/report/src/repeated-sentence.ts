import { type Draft, isExactCount, type Sentence, wordsOf } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { MONTHS } from "./number-date.ts";

/** A sentence longer than this says more than one thing, and is not said twice by mistake. */
const LONGEST = 240;
/** How far apart two sentences may stand and still be of one account. */
const FAR = 2_000;

/** Who speaks for a whole report: what another number is of, the same words do not say of somebody else. */
const BODY =
  /^(?:in [\d/-]+,? )?(?:we|(?:the|our) (?:[a-z]+ ){0,3}(?:partnership|panel|board|executive|cdop)) [a-z]/;
const NUMBER_FIRST = /^(?:in [\d/-]+,? )?# [a-z]/;
/** Words that lean on what was said before: the same sentence with one of them is of something else each time. */
const LEANING =
  /\b(?:another|further|additional|also|again|then|each|every|per|this|that|these|those|it|its|they|them|their|there|here|same|first|second|third|fourth|next|previous|prior|last|later|latter|former|earlier|before|after|afterwards|since|once|twice|still|now|other|others|both|quarter\w*|half|halves|q[1-4])\b/i;
/** Words that move to another time, place or topic, so that the same sentence after them may be of something else. */
const MOVING = new RegExp(
  String.raw`\b(?:times?|update\w*|year|yearly|annual\w*|month\w*|week\w*|day|days|spring|summer|autumn|winter|${MONTHS}|met|meet\w*|session\w*|area\w*|place|places|local\w*|neighbour\w*|region\w*|county|borough|district|town|city|council\w*|national\w*|joint\w*|theme\w*|type|types|group\w*|team\w*|project\w*|event\w*|conference\w*|workshop\w*|draft\w*|provisional\w*|revised|corrected|target\w*|aim\w*|plan\w*|hope\w*|expect\w*|would|should|will)\b`,
  "i",
);
/** How a sentence may begin that brings in no name of a place, a time or a topic. */
const PLAIN_BEGINNING =
  /^(?:The|We|Our|All|Most|Many|Some|Members|Partners|Staff|Children|Families|Thanks)\b/;

interface Said {
  readonly sentence: Sentence;
  readonly mention: NumberMention;
}

/** Checks that one sentence is not said twice, near by and alike to the letter, with two numbers. */
export function checkRepeatedSentences(draft: Draft): readonly DraftFinding[] {
  const seen = new Map<string, Said>();
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((mention) => {
      const frame = frameOf(draft, sentence, mention);
      if (frame === undefined) return [];
      const first = seen.get(frame);
      seen.set(frame, { sentence, mention });
      if (first === undefined || first.mention.value === mention.value) return [];
      if (first.sentence === sentence || !isOneAccount(draft, first.sentence, sentence, frame)) return [];
      return [
        draftFinding(draft.text, "report/printed-twice-differently", mention, {
          message: `${mention.text} here, and ${first.mention.text} on line ${first.mention.line}, in what is otherwise the same sentence`,
          why: `Both say "${frame.replace("#", "…")}"`,
          instead: "one of them in both places, or words that tell the two apart",
        }),
      ];
    }),
  );
}

/** A whole sentence without one of its exact numbers, where it says by itself what that number is of. */
function frameOf(draft: Draft, { start, end }: Sentence, mention: NumberMention): string | undefined {
  const { kind, qualifier, step, places } = mention;
  const isExact = isExactCount(mention) || kind === "money" || kind === "percentage";
  if (!isExact || qualifier !== undefined || end - start > LONGEST) return undefined;
  const before = wordsOf(draft, start, mention.start).trimStart();
  const frame = `${before}#${wordsOf(draft, mention.end, end).trimEnd()}`.toLowerCase();
  if (!/[a-z\d)][.!?]$/.test(frame) || !(BODY.test(frame) || NUMBER_FIRST.test(frame))) return undefined;
  const telling = frame.match(/[a-z]{4,}/g) ?? [];
  if (telling.length < 2 || LEANING.test(frame)) return undefined;
  return `${frame}${kind === "count" ? "" : ` (${kind} ${step ?? places})`}`;
}

/** Whether nothing stands between two sentences that might make the second one of another place, time or topic. */
function isOneAccount(draft: Draft, first: Sentence, second: Sentence, frame: string): boolean {
  if (second.start - first.end > FAR) return false;
  const between = draft.sentences.slice(first.index + 1, second.index);
  if (between.length > 0 && NUMBER_FIRST.test(frame)) return false;
  return between.every((sentence) => {
    const words = wordsOf(draft, sentence.start, sentence.end).trim();
    return (
      PLAIN_BEGINNING.test(words) &&
      /[.!?]$/.test(words) &&
      sentence.mentions.length === 0 &&
      !LEANING.test(words) &&
      !MOVING.test(words) &&
      !/\S [("']?[A-Z]/.test(words)
    );
  });
}
