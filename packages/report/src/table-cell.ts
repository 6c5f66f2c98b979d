import { isSummable } from "./division.ts";
import type { Draft } from "./draft.ts";
import { lastAtMost, type Span } from "./draft-text.ts";
import type { NumberMention } from "./mention.ts";

/** A row that is the sum of those above it, by its whole heading: "Total attendances" may be one measure among others. */
export const TOTAL: RegExp =
  /^(?:grand |overall )?(?:totals?|sum|all|all (?:areas|partners|quarters|ages|panels|years?|categories|agencies|courses)|all together|total \(all\))[.:]?$/i;
/** A row that is no part: the parts above a total are then not known. */
export const NO_PART: RegExp =
  /\b(?:sub-?totals?|totals?|together|all|overall|of which|including|average|mean|median|change|difference|balance|less|net|per cent|rate)\b|%/i;
/** A column that nobody sums. */
export const NO_SUM: RegExp =
  /\b(?:per cent|percentages?|rates?|average|mean|median|ages?|days|score|rank)\b|%/i;

/** The one exact number of a cell; what stands in brackets behind it, such as its percentage, aside. */
export function numberIn(
  draft: Draft,
  { start, end }: Span,
  starts: readonly number[],
): NumberMention | undefined {
  const near = lastAtMost(starts, start);
  const [number, ...others] = draft.mentions
    .slice(near, near + 4)
    .filter((each) => each.start >= start && each.end <= end);
  if (!isSummable(number) || others.some(({ kind }) => kind !== "percentage")) return undefined;
  const { original } = draft.text;
  const before = wordsIn(original.slice(start, number.start));
  const after = wordsIn(original.slice(number.end, end));
  return /^\+?$/.test(before) && /^(?:\(\d{1,3}(?:\.\d+)?\s?%\))?$/.test(after) ? number : undefined;
}

/** What a stretch of a cell says, without the tags of HTML in it. */
export function wordsIn(cell: string): string {
  return cell.replace(/<\/?[a-z][^<>]*>/gi, "").trim();
}
