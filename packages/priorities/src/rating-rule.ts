import { checkParameter, type DatedParameter, type Finding, frozenCopy, parameterSchema } from "@pdscp/core";
import * as z from "zod";
import type { PrioritiesFindingCode } from "./errors.ts";

/** What a rating says in words, so that its colour is never alone. Only the first says that anything is finished. */
export type Standing = "complete" | "on-track" | "at-risk" | "off-track";

/** One step of a local scale. */
export interface Grade<Rating extends string = string> {
  /** As the partnership writes it: "green", "2", "fully achieved". */
  readonly rating: Rating;
  readonly means: Standing;
}

/** What earns a rating. */
export interface Threshold<Rating extends string = string> {
  readonly rating: Rating;
  /** The limit that a value has to reach, and may equal; the last rating has none and takes the rest. */
  readonly limit?: number;
  /** For a rule of assessments: the words of plans that stand for the rating, besides its own. */
  readonly words?: readonly string[];
}

/**
 * How a partnership rates, as data: its scale and its thresholds, which have dates and documents, newest first. A rating
 * that means "complete" has no threshold: completion is shown by evidence.
 */
export interface RatingRule<Rating extends string = string>
  extends DatedParameter<readonly Threshold<Rating>[]> {
  /**
   * What is held against the thresholds: a measure's `value` in its unit; its `shortfall`, how many per cent it is worse than
   * its path, or than its target where it has none; the `days-left` until an action is due; or the plan's own `assessment`.
   */
  readonly of: "value" | "shortfall" | "days-left" | "assessment";
  /** For a rule of values: which way is better. A shortfall is better lower, and days left are better higher. */
  readonly better?: "higher" | "lower";
  /** Best first. */
  readonly scale: readonly Grade<Rating>[];
}

const text = z.string().min(1);

/** A rule as it is stored and exchanged, as JSON. */
export const ratingRuleSchema = parameterSchema(
  z
    .array(
      z
        .strictObject({
          rating: text,
          limit: z.number().exactOptional(),
          words: z.array(text).readonly().exactOptional(),
        })
        .readonly(),
    )
    .min(1)
    .readonly(),
)
  .extend({
    of: z.enum(["value", "shortfall", "days-left", "assessment"]),
    better: z.enum(["higher", "lower"]).exactOptional(),
    scale: z
      .array(
        z
          .strictObject({
            rating: text,
            means: z.enum(["complete", "on-track", "at-risk", "off-track"]),
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
  })
  .readonly() satisfies z.ZodType<RatingRule>;

/** Whether a higher number earns a better rating. */
export function isHigherBetter({ of, better }: RatingRule): boolean {
  return of === "days-left" || (of === "value" && better === "higher");
}

/**
 * What is wrong with a rule: a rating that its scale does not have or has twice, thresholds out of order, none for what is
 * left over, one for "complete", a part that is missing or of another kind, and what `checkParameter` finds.
 */
export function checkRatingRule(rule: RatingRule): readonly Finding<PrioritiesFindingCode>[] {
  const gap = gapIn(rule);
  if (gap !== undefined) {
    const message = "a rating rule has all its parts, each of its kind";
    return frozenCopy([{ code: "priorities/rule-invalid", severity: "error", message, path: gap }]);
  }
  const problem = (message: string, ...path: readonly PropertyKey[]): Finding<PrioritiesFindingCode> => ({
    code: "priorities/rule-invalid",
    severity: "error",
    message: `"${rule.name}": ${message}`,
    path,
  });
  const ratings = rule.scale.map(({ rating }) => rating);
  const repeated = ratings.findIndex((rating, index) => ratings.indexOf(rating) < index);
  return frozenCopy([
    ...checkParameter(rule).map(({ message, path = [] }) => ({ ...problem("", ...path), message })),
    ...(repeated === -1 ? [] : [problem("a rating stands twice in the scale", "scale", repeated)]),
    ...(rule.of === "value" && rule.better !== "higher" && rule.better !== "lower"
      ? [problem("a rule of values says which way is better", "better")]
      : []),
    ...rule.values.flatMap(({ value }, version) =>
      thresholdFaults(rule, value).map(({ need, index }) => problem(need, "values", version, "value", index)),
    ),
  ]);
}

/** Where a rule that no schema has read lacks a part, or has one of another kind. */
function gapIn(rule: RatingRule): readonly PropertyKey[] | undefined {
  const issues = ratingRuleSchema.safeParse(rule).error?.issues ?? [];
  const ofKind = issues.filter(({ code }) => code === "invalid_type" || code === "invalid_value");
  return ofKind.find(({ path }) => path[0] !== "better")?.path;
}

interface Fault {
  readonly need: string;
  readonly index: number;
}

function thresholdFaults(rule: RatingRule, thresholds: readonly Threshold[]): readonly Fault[] {
  const grades = new Map(rule.scale.map(({ rating, means }, place) => [rating, { means, place }]));
  const last = thresholds.length - 1;
  if (last === -1) return [{ need: "at least one threshold is needed", index: 0 }];
  return thresholds.flatMap(({ rating, limit }, index): readonly Fault[] => {
    const grade = grades.get(rating);
    if (grade === undefined) return [{ need: "each threshold is of a rating in the scale", index }];
    const above = thresholds[index - 1];
    const place = above === undefined ? -1 : (grades.get(above.rating)?.place ?? -1);
    const disordered = grade.place <= place && [{ need: "thresholds come best first", index }];
    if (rule.of === "assessment") return disordered || [];
    return [
      ...(grade.means === "complete"
        ? [{ need: "complete is shown by evidence, and has no threshold", index }]
        : []),
      ...(disordered || []),
      ...((limit === undefined) === (index === last)
        ? []
        : [{ need: "each threshold has a limit, save the last, which takes the rest", index }]),
      ...(limit === undefined || above?.limit === undefined || isFurther(rule, above.limit, limit)
        ? []
        : [{ need: "each limit is easier to reach than the one before", index }]),
    ];
  });
}

function isFurther(rule: RatingRule, above: number, limit: number): boolean {
  return isHigherBetter(rule) ? limit < above : limit > above;
}
