import { decimal } from "@pdscp/core";
import { type Division, divisionAt, sumOf } from "./division.ts";
import type { Draft } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { checkSmallParts, checkWithheldParts } from "./recoverable-part.ts";
import { checkExceeding, checkRemaining } from "./remaining-share.ts";
import { grouped } from "./share-claim.ts";

/** Checks every total against the parts that the text gives for it. */
export function checkParts(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) => [
    ...sentence.mentions.flatMap((_, index) => {
      const division = divisionAt(draft, sentence, index);
      return division === undefined
        ? []
        : [...judge(draft, division), ...checkSmallParts(draft, sentence, division)];
    }),
    ...checkRemaining(draft, sentence),
    ...checkExceeding(draft, sentence),
    ...checkWithheldParts(draft, sentence),
  ]);
}

/** A value as the mention of its kind is printed. */
function printed({ kind }: NumberMention, value: string): string {
  const [whole = "", part] = value.split(".");
  const number = part === undefined ? grouped(BigInt(whole)) : `${grouped(BigInt(whole))}.${part}`;
  return kind === "money" ? `£${number}` : number;
}

function judge(draft: Draft, { total, parts, whole }: Division): readonly DraftFinding[] {
  const sum = sumOf(parts);
  const difference = decimal(sum).minus(decimal(total.value));
  if (difference.isZero() || (!whole && difference.isNegative())) return [];
  const last = parts.reduce((latest, part) => (part.end > latest.end ? part : latest), total);
  const working = `${parts.map(({ text }) => text).join(" + ")} = ${printed(total, sum)}`;
  return [
    draftFinding(
      draft.text,
      "report/parts-do-not-sum",
      { start: Math.min(total.start, parts[0]?.start ?? total.start), end: last.end },
      {
        message: `The parts make ${printed(total, sum)}, but the total printed is ${total.text}`,
        why: working,
        instead: `either ${printed(total, sum)} for the total, or parts that sum to ${total.text}`,
      },
    ),
  ];
}
