import { frozenCopy } from "@pdscp/core";
import { roundHalfUp } from "@pdscp/statistics";
import { type Direction, directionFound, exactComparison, pointText } from "./direction.ts";
import { PrioritiesError } from "./errors.ts";
import type { Measure } from "./measure.ts";
import { type Observation, seriesOf } from "./observation.ts";

/** What may be said of two numbers, and what may not. */
export interface TwoPoints {
  readonly direction: Direction;
  /** From the exact test; absent where a break forbids the comparison. */
  readonly pValue?: number;
  /** The second divided by the first, and its 95% interval; absent for percentages, and where the first was none. */
  readonly ratio?: { readonly value: number; readonly lower: number; readonly upper: number };
  readonly maySay: readonly string[];
  readonly mayNotSay: readonly string[];
}

/**
 * What may and what may not be said of two numbers, such as "14, from a high of 28": whether chance alone explains the
 * difference, and what no two numbers can show however far apart they are.
 *
 * @throws {PrioritiesError} `priorities/observation-missing` unless there are exactly two of the measure
 * @throws {PrioritiesError} as `direction` does
 *
 * @example 28 children in September 2023, 14 in March 2024
 * ```ts
 * import { measureTable, observationTable, twoPoints } from "@pdscp/priorities";
 *
 * const measure = measureTable.schema.parse({
 *   cycle: "2023-25", ref: "M2", title: "Children at significant risk of extra-familial harm", kind: "population",
 *   unit: "count", better: "lower", every: "month", priorities: ["A"], aim: "track", since: "2023-09-01",
 * });
 * const observations = [
 *   { measure: "M2", on: "2023-09-30", count: 28, chosenAs: "previous-high" },
 *   { measure: "M2", on: "2024-03-31", count: 14 },
 * ].map((row) => observationTable.schema.parse(row));
 *
 * const { direction, pValue, mayNotSay } = twoPoints(measure, observations);
 *
 * direction; // => "better"
 * pValue?.toFixed(3); // => "0.044"
 * mayNotSay[1]; // => "that it fell from its usual level: the first number was chosen as the previous high, and what follows a high is lower more often than not"
 * ```
 */
export function twoPoints(measure: Measure, observations: readonly Observation[]): TwoPoints {
  const points = seriesOf(measure, observations);
  const [before, now] = points;
  if (before === undefined || now === undefined || points.length > 2) {
    throw new PrioritiesError(
      "Cannot compare the two points: exactly two observations of the measure are needed",
      {
        code: "priorities/observation-missing",
        path: ["observations"],
      },
    );
  }
  const { direction, because, mayNotSay } = directionFound(measure, observations);
  const numbers = `${measure.title}: ${pointText(measure, before, now)}, ${pointText(measure, now, before)}`;
  if (direction === "series-break") {
    return frozenCopy({
      direction,
      maySay: [numbers],
      mayNotSay: [`that the two can be compared: ${because}`, ...mayNotSay],
    });
  }

  const comparison = exactComparison(measure, before, now);
  const p =
    comparison.pValue < 0.001 ? "< 0.001" : `= ${roundHalfUp(comparison.pValue, 3, { beside: [0.05] })}`;
  const changed = comparison.verdict !== "no-evidence-of-change";
  const found = changed ? "more than chance alone would explain" : "no more than chance alone explains";
  return frozenCopy({
    direction,
    pValue: comparison.pValue,
    ...ratioOf(comparison),
    maySay: [numbers, `the difference between the two is ${found} (exact test, p ${p})`],
    mayNotSay: [...(changed ? [] : ["that it rose or fell"]), ...mayNotSay],
  });
}

function ratioOf(comparison: ReturnType<typeof exactComparison>): Pick<TwoPoints, "ratio"> {
  if (comparison.test !== "binomial" || comparison.ratio === null || comparison.upper === null) return {};
  const { ratio, lower, upper } = comparison;
  return { ratio: { value: ratio, lower, upper } };
}
