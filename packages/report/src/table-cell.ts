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

/** A cell of a table, as far as it is read. */
export interface Cell extends Span {
  /** What it says, without the tags of HTML in it. */
  readonly words: string;
  readonly mentions: readonly NumberMention[];
  /** Its one exact number; what stands in brackets behind it, such as its percentage, aside. */
  readonly number?: NumberMention | undefined;
  /** Its one number, if it says nothing else, below nothing where a sign or brackets say so. */
  readonly value?: Value | undefined;
}

/** A number that may be below nothing, and how it is mentioned. */
export interface Value {
  readonly mention: NumberMention;
  readonly size: number;
}

const KINDS: ReadonlySet<NumberMention["kind"]> = new Set(["count", "money", "percentage", "points"]);

/** Reads a cell; `starts` are the places of the draft's numbers, in order. */
export function cellOf(draft: Draft, { start, end }: Span, starts: readonly number[]): Cell {
  const { original } = draft.text;
  const near = lastAtMost(starts, start);
  const mentions = draft.mentions
    .slice(near, near + 4)
    .filter((each) => each.start >= start && each.end <= end);
  const cell = { start, end, words: wordsIn(original.slice(start, end)), mentions };
  const [mention, ...others] = mentions;
  if (mention === undefined) return cell;
  const before = wordsIn(original.slice(start, mention.start));
  const after = wordsIn(original.slice(mention.end, end));
  const isNumber =
    isSummable(mention) &&
    others.every(({ kind }) => kind === "percentage") &&
    /^\+?$/.test(before) &&
    /^(?:\(\d{1,3}(?:\.\d+)?\s?%\))?$/.test(after);
  const isValue =
    KINDS.has(mention.kind) &&
    others.length === 0 &&
    mention.qualifier === undefined &&
    /^[-+(–\u2212]?$/.test(before) &&
    /^\)?$/.test(after);
  const size = Number(mention.value) * (/^[-(–\u2212]/.test(before) ? -1 : 1);
  return {
    ...cell,
    number: isNumber ? mention : undefined,
    value: isValue ? { mention, size } : undefined,
  };
}

function wordsIn(cell: string): string {
  return cell.replace(/<\/?[a-z][^<>]*>/gi, "").trim();
}
