import { type DraftText, draftText } from "./draft-text.ts";
import type { NumberMention } from "./mention.ts";
import { readNumbers } from "./number-grammar.ts";
import { withSharedUnits } from "./shared-unit.ts";
import { type VisibleText, visibleText } from "./visible-text.ts";

/**
 * Every number that a text mentions, in order, with its place in the text as given: money, counts, percentages and percentage
 * points, rates, fractions, ranges, durations, ages, years, dates and ordinals; in digits or in words.
 *
 * It reads plain text, Markdown, HTML and text taken from a PDF. What only looks like a number is left out: page numbers, list
 * marks, footnote marks, addresses, telephone numbers, identifiers, and names such as "Level 2".
 *
 * @throws {ReportError} `report/text-invalid` when it is no text.
 *
 * @example A sentence of a yearly report
 * ```ts
 * import { findNumbers } from "@pdscp/report";
 *
 * const mentions = findNumbers("In 2023/24 the panel reviewed 22 (10 Dorset and 12 BCP) deaths; 52 % had such factors.");
 *
 * mentions.map(({ kind, value }) => `${kind} ${value}`);
 * // => ["year 2023/24", "count 22", "count 10", "count 12", "percentage 52"]
 * ```
 */
export function findNumbers(text: string): readonly NumberMention[] {
  const visible = visibleText(text);
  return Object.freeze(mentionsIn(draftText(visible.text)).map((mention) => placedMention(mention, visible)));
}

/** A mention of the visible text, as it stands in the text as given. */
export function placedMention<Mention extends NumberMention>(
  mention: Mention,
  { given, text, spanOf, positionOf }: VisibleText,
): Mention {
  if (text === given) return mention;
  const { start, end } = spanOf(mention);
  return Object.freeze({ ...mention, start, end, text: given.slice(start, end), ...positionOf(start) });
}

/** The numbers of a text already made ready. */
export function mentionsIn({ original, readable, positionOf }: DraftText): readonly NumberMention[] {
  return withSharedUnits(readable, readNumbers(readable)).map((read) =>
    Object.freeze({ ...read, text: original.slice(read.start, read.end), ...positionOf(read.start) }),
  );
}
