import { type Division, PARTIAL, sumOf } from "./division.ts";
import { between, countOf, type Draft, isExactCount, LOOK, type Sentence, wordsAfter } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { Span } from "./draft-text.ts";
import type { NumberMention } from "./mention.ts";

const PEOPLE =
  /\b(?:child|children|death|deaths|people|person|persons|adult|adults|bab(?:y|ies)|cases?|victims?|boys?|girls?)\b/i;
const SMALL = 5;

/** A small part of a total that is printed with all its other parts: to withhold it alone would not hide it. */
export function checkSmallParts(
  draft: Draft,
  sentence: Sentence,
  { total, parts, whole }: Division,
): readonly DraftFinding[] {
  if (!whole || total.kind !== "count" || sumOf(parts) !== total.value) return [];
  const [first, last] = [parts[0] as NumberMention, parts.at(-1) as NumberMention];
  const about = [
    between(draft, total, first),
    between(draft, first, parts[1] as NumberMention),
    wordsAfter(draft, sentence, last.end).slice(0, 40),
  ];
  if (!about.some((words) => PEOPLE.test(words))) return [];
  return parts
    .filter((part) => countOf(part) >= 1 && countOf(part) <= SMALL)
    .map((part) => {
      const others = parts.filter((each) => each !== part).map(({ value }) => value);
      const working = `${total.value} - ${others.join(" - ")} = ${part.value}`;
      return draftFinding(draft.text, "report/small-count-recoverable", part, {
        message: `${part.text} is a small number of people, and withholding it alone would not hide it: ${working}`,
        why: `${total.text} and every other part are printed, so anyone can subtract`,
        instead: "if it must be withheld, withhold a second part or the total as well",
      });
    });
}

const WITHHELD =
  /\[c\]|\bfewer than (?:five|5|six|6|10|ten)\b|(?<![\w£])<\s?\d{1,2}\b|(?<=^ ?|[(,] ?|and )\*(?= \w)/g;

/** A withheld part whose total and other parts are printed beside it. */
export function checkWithheldParts(draft: Draft, sentence: Sentence): readonly DraftFinding[] {
  const words = draft.text.readable.slice(sentence.start, sentence.end);
  if (!/\[c\]|fewer than|<|\*/.test(words)) return [];
  return sentence.mentions.flatMap((total, index) => {
    const next = sentence.mentions[index + 1];
    if (!isExactCount(total) || next === undefined) return [];
    const head = /^(?:\s+[\w'/-]+){0,6}\s*[(:]/.exec(
      draft.text.readable.slice(total.end, Math.min(sentence.end, total.end + LOOK)),
    );
    if (head === null) return [];
    const open = total.end + head[0].length;
    const closing = head[0].endsWith("(")
      ? open + draft.text.readable.slice(open, sentence.end).indexOf(")")
      : sentence.end;
    const close = closing < open ? sentence.end : closing;
    const inside = draft.text.readable.slice(open, close);
    const marks = [...inside.matchAll(WITHHELD)];
    const hidden = marks.length === 1 ? marks[0] : undefined;
    if (hidden === undefined || PARTIAL.test(inside) || !/\band\b|[,;+&]/.test(inside)) return [];
    const at = { start: open + hidden.index, end: open + hidden.index + hidden[0].length };
    const parts = sentence.mentions.filter(
      (each) => each.start >= open && each.end <= close && (each.end <= at.start || each.start >= at.end),
    );
    const rest = countOf(total) - parts.reduce((sum, part) => sum + Number(part.value), 0);
    if (parts.length === 0 || !parts.every(isExactCount) || rest < 0) return [];
    return [unhidden(draft, at, { total, parts })];
  });
}

/** The finding that a number is withheld in vain. */
export function unhidden(
  draft: Draft,
  span: Span,
  { total, parts }: Pick<Division, "total" | "parts">,
): DraftFinding {
  return draftFinding(draft.text, "report/withheld-recoverable", span, {
    message: "The withheld number can be worked out from the total and the other parts",
    why: `${[total, ...parts].map(({ text }) => text).join(" - ")} leaves it`,
    instead: "withhold a second part, or leave out the total",
  });
}
