import { frozenCopy } from "@pdscp/core";
import { PrioritiesError } from "./errors.ts";
import type { RatingResult } from "./rated-amount.ts";
import type { RatingRule } from "./rating-rule.ts";
import { listed } from "./wording.ts";

/** Several ratings as one. */
export interface RollUp<Rating extends string = string> {
  /** The worst of those that are rated; "not-rated" when none is. */
  readonly rating: Rating | "not-rated";
  /** How many there are of each rating, and of those not rated. */
  readonly counts: Readonly<Record<Rating | "not-rated", number>>;
  /** How many evidence shows to be complete. */
  readonly complete: number;
  readonly because: string;
}

/**
 * The worst of several ratings, with how many there are of each. There is no average of colours: one red among ten is red,
 * 1 of 10.
 *
 * @throws {PrioritiesError} `priorities/rule-does-not-fit` when one is a rating of another scale
 */
export function rollUp<Rating extends string>(
  results: readonly RatingResult<Rating>[],
  { scale }: RatingRule<Rating>,
): RollUp<Rating> {
  const known = new Set<string>(scale.map(({ rating }) => rating)).add("not-rated");
  const stray = results.findIndex(({ rating }) => !known.has(rating));
  if (stray !== -1) {
    throw new PrioritiesError("Cannot roll up the ratings: each has to be of the rule's scale", {
      code: "priorities/rule-does-not-fit",
      path: ["results", stray, "rating"],
    });
  }
  const ratings = [...scale.map(({ rating }) => rating), "not-rated"] as const;
  const count = (rating: Rating | "not-rated") => results.filter((each) => each.rating === rating).length;
  const counts = Object.fromEntries(ratings.map((rating) => [rating, count(rating)]));
  const worst = scale.findLast(({ rating }) => counts[rating] !== 0);
  const complete = results.filter((each) => each.complete).length;
  const spread = listed(
    ratings.filter((rating) => counts[rating] !== 0).map((each) => `${counts[each]} ${each}`),
  );
  return frozenCopy({
    rating: worst?.rating ?? "not-rated",
    counts: counts as Record<Rating | "not-rated", number>,
    complete,
    because: `the worst of ${results.length}: ${spread === "" ? "none" : spread}; ${complete} complete`,
  });
}
