import { decimal } from "@pdscp/core";
import { type Division, divisionAt, sumOf } from "./division.ts";
import type { Draft } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { Span } from "./draft-text.ts";
import { checkSmallParts, checkWithheldParts } from "./recoverable-part.ts";
import { checkExceeding, checkRemaining } from "./remaining-share.ts";
import { printed } from "./sum-expression.ts";

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

function judge(draft: Draft, { total, parts, whole }: Division): readonly DraftFinding[] {
  const difference = decimal(sumOf(parts)).minus(decimal(total.value));
  if (difference.isZero() || (!whole && difference.isNegative())) return [];
  const last = parts.reduce((latest, part) => (part.end > latest.end ? part : latest), total);
  const span = { start: Math.min(total.start, parts[0]?.start ?? total.start), end: last.end };
  return [unsummed(draft, span, { total, parts })];
}

/** The finding that parts do not make their total. */
export function unsummed(
  draft: Draft,
  span: Span,
  { total, parts }: Pick<Division, "total" | "parts">,
): DraftFinding {
  const sum = printed(total, decimal(sumOf(parts)));
  const isOne = parts.length === 1;
  return draftFinding(draft.text, "report/parts-do-not-sum", span, {
    message: isOne
      ? `A part of ${sum} is more than the ${total.text} that it is of`
      : `The parts make ${sum}, but the total printed is ${total.text}`,
    why: isOne
      ? `${sum} is more than ${total.text}`
      : `${parts.map(({ text }) => text).join(" + ")} = ${sum}`,
    instead: `either ${sum} for the total, or ${isOne ? "a part of no more than" : "parts that sum to"} ${total.text}`,
  });
}
