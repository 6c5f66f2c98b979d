import { roundRatio } from "@pdscp/core";
import type { Position, Span } from "./draft-text.ts";

/** What a number in a text is. */
export type NumberKind =
  | "money"
  | "count"
  | "percentage"
  /** Percentage points: the difference of two percentages. */
  | "points"
  /** So many per so many: "98 crimes per 1,000". */
  | "rate"
  /** "two-thirds", "a quarter", "4 in 10". */
  | "fraction"
  /** "2500 and 3000", "10-15%". */
  | "range"
  | "duration"
  | "age"
  | "year"
  | "date"
  | "ordinal";

/** A number as a text mentions it. */
export interface NumberMention extends Span, Position {
  readonly kind: NumberKind;
  /** As it stands in the text, from `start` up to `end`. */
  readonly text: string;
  /**
   * What it says, written plainly: "75785" for £75,785, "1200000" for £1.2 million, "54.2" for 54.2 %, "2/3" for two-thirds,
   * "2500-3000" for a range, "2023/24" for a year, "2023-10-18" for a date.
   */
  readonly value: string;
  /** Digits after the point, as printed. */
  readonly places: number;
  /** What its words add: "over 2876", "nearly 3,000", "around 4 in 10". */
  readonly qualifier?: "over" | "under" | "about";
  /** What the last digit printed is worth, where it is more than one: 100000 in "£1.2 million". */
  readonly step?: number;
  /** "GBP", or another currency that the text names. */
  readonly currency?: string;
  /** How many a rate is per. */
  readonly per?: number;
  /** "day", "week", "month" and so on, of a duration. */
  readonly unit?: string;
}

/** The kinds that state a figure, and so need a source; years, dates, ages and ordinals place it. */
const FIGURES: ReadonlySet<NumberKind> = new Set([
  "money",
  "count",
  "percentage",
  "points",
  "rate",
  "fraction",
  "range",
]);

/** Whether a mention states a figure that a register should hold. Of durations, days alone do: they are counted. */
export function statesFigure({ kind, unit }: Pick<NumberMention, "kind" | "unit">): boolean {
  return FIGURES.has(kind) || (kind === "duration" && unit === "day");
}

/** What a decimal text is worth in units of so many places after the point: "54.25" in hundredths is 5425. */
export function unitsOf(decimal: string, places: number): bigint {
  const negative = decimal.startsWith("-");
  const [whole = "0", part = ""] = decimal.replace("-", "").split(".");
  const digits = BigInt(`${whole}${part.padEnd(places, "0").slice(0, places)}`);
  return negative ? -digits : digits;
}

/** A whole number of such units, as decimal text. */
export function decimalOf(units: bigint, places: number): string {
  return roundRatio(units, 10n ** BigInt(places), { places });
}
