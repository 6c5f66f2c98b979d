import { type CalendarDate, formatDate } from "@pdscp/core";
import type { RatingResult, RatingRule } from "@pdscp/priorities";
import { type FigureDraft, idPart } from "./figure-draft.ts";

/** What a rule rated on a day: actions, or measures, by their references in the plan. */
export interface RatedItems {
  readonly rule: RatingRule;
  readonly on: CalendarDate;
  readonly items: readonly { readonly ref: string; readonly result: RatingResult }[];
}

/** How many a rule rated as what: each with the reason of every one of them. */
export function ratingFigures({ rule, on, items }: RatedItems): readonly FigureDraft[] {
  const [first] = items;
  if (first === undefined) return [];
  return [...rule.scale, { rating: "not-rated", means: "not-rated" } as const].map((grade) => {
    const own = items.filter(({ result }) => result.rating === grade.rating);
    return {
      id: `priorities.rated.${idPart(rule.name)}.${idPart(grade.rating)}`,
      label: `${rule.name}: ${ratingText(grade)}`,
      period: on,
      value: { kind: "count", count: own.length },
      because: [
        `How many of ${items.length} are ${ratingText(grade)} ${byRule(rule, first.result)}`,
        ...own.map(({ ref, result }) => `${ref}: ${result.because}`),
      ].join(". "),
    };
  });
}

/** Why a measure has its rating, behind the reason for its number. */
export function ratedReason({ rule, items }: RatedItems, ref: string): string | undefined {
  const result = items.find((item) => item.ref === ref)?.result;
  if (result === undefined) return undefined;
  const next = result.next === null ? "" : `; ${result.next.because}`;
  return `${ratingText(result)} ${byRule(rule, result)}: ${result.because}${next}`;
}

/**
 * A rating with what it means in words, for a colour is never alone.
 *
 * @example
 * ```ts
 * import { ratingText } from "@pdscp/report";
 *
 * ratingText({ rating: "amber", means: "at-risk" }); // => "amber (at risk)"
 * ratingText({ rating: "not-rated", means: "not-rated" }); // => "not rated"
 * ```
 */
export function ratingText({ rating, means }: Pick<RatingResult, "rating" | "means">): string {
  const [said, words] = [rating, means].map((text) => text.replaceAll("-", " ")) as [string, string];
  return said.toLowerCase() === words ? said : `${rating} (${words})`;
}

/** 'by "Actions by their due date", in force from 1 April 2023 (Performance framework, page 4)' */
function byRule({ name, values }: RatingRule, { rule: { from } }: RatingResult): string {
  const { title, at } = values.find((value) => value.from === from)?.reference ?? {};
  const document = [title, at].filter((part) => part !== undefined).join(", ");
  return `by "${name}", in force from ${formatDate(from)} (${document})`;
}
