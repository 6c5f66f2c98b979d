import { checkPolarity, type Polarity } from "./benchmark.ts";
import { normalDeviate } from "./confidence.ts";
import type { StatisticsError } from "./errors.ts";
import { checkEvents, checkPart, refusal } from "./guard.ts";
import type { Part } from "./proportion.ts";
import { type Events, rate } from "./rate.ts";

/** Which way a series has been going. */
export type TrendDirection = "increasing" | "decreasing" | "no-change" | "cannot-be-calculated";

/** What the latest five years of a series show. */
export interface RecentTrend {
  readonly direction: TrendDirection;
  /** The same in terms of good and bad, where the polarity was given and there is a trend. */
  readonly verdict: TrendDirection | "getting-better" | "getting-worse";
  /** The statistic, on one degree of freedom; absent when it cannot be calculated. */
  readonly chiSquared?: number;
  /** What the statistic has to exceed: 9.5495, the 99.8% point. */
  readonly critical: number;
  readonly confidence: 0.998;
  readonly method: "chi-squared-for-linear-trend" | "weighted-regression";
  readonly because: string;
}

const pointsUsed = 5;
const confidence = 0.998;

/**
 * The recent trend of a yearly series, by the rule of the Fingertips trend marker: the latest five points, tested for a
 * straight line at 99.8%, and no trend unless the line keeps its direction when any one of the five is left out: flat is none.
 *
 * Counts of a total (`{ count, total }`) are tested with the chi-squared for linear trend and the slope of their log
 * odds; events in a population (`{ count, population }`) by regression weighted with their 95% intervals. The points
 * must be years without a break, oldest first; whether definitions stayed the same is for the caller to know.
 *
 * Fewer than five points, or a proportion of none or all (which has no log odds), cannot be calculated.
 *
 * @throws {StatisticsError} `statistics/choice-unknown` for a polarity that there is not
 * @throws {StatisticsError} `statistics/points-missing` when there is no list of them
 * @throws {StatisticsError} `statistics/point-invalid` when counts of totals and of populations are mixed
 * @throws {StatisticsError} `statistics/count-invalid`, `statistics/total-invalid`, `statistics/count-above-total`,
 * `statistics/population-invalid`, each with the point's place in its path
 *
 * @example Coverage that fell for five years
 * ```ts
 * import { recentTrend } from "@pdscp/statistics";
 *
 * const coverage = [
 *   { count: 926, total: 1000 },
 *   { count: 918, total: 1000 },
 *   { count: 899, total: 1000 },
 *   { count: 881, total: 1000 },
 *   { count: 870, total: 1000 },
 * ];
 *
 * recentTrend(coverage, { polarity: "high-is-good" }).verdict; // => "getting-worse"
 * recentTrend(coverage.slice(1)).verdict; // => "cannot-be-calculated"
 * ```
 */
export function recentTrend(
  points: readonly Part[] | readonly Events[],
  { polarity }: { readonly polarity?: Polarity } = {},
): RecentTrend {
  checkPolarity(polarity);
  if (!Array.isArray(points)) {
    throw refusal("statistics/points-missing", "a list of points is needed", ["points"]);
  }
  const hole = points.findIndex((point) => typeof point !== "object" || point === null);
  if (hole !== -1) throw notAPoint(hole);
  const proportions = points.every((point): point is Part => "total" in point);
  for (const [index, point] of points.entries()) checkPoint(point, proportions, index);

  const method = proportions ? "chi-squared-for-linear-trend" : "weighted-regression";
  const critical = normalDeviate(confidence) ** 2;
  const basis = { critical, confidence, method } as const;
  const latest = points.slice(-pointsUsed);
  const obstacle = obstacleTo(latest);
  if (obstacle !== undefined) {
    return Object.freeze({
      direction: "cannot-be-calculated",
      verdict: "cannot-be-calculated",
      ...basis,
      because: obstacle,
    });
  }

  const { chiSquared, ways } = proportions
    ? proportionTrend(latest as Part[])
    : rateTrend(latest as Events[]);
  const steady = ways.every((way) => way !== 0 && way === ways[0]);
  const significant = chiSquared > critical;
  const direction = significant && steady ? (ways[0] === 1 ? "increasing" : "decreasing") : "no-change";
  return Object.freeze({
    direction,
    verdict: inTermsOf(polarity, direction),
    chiSquared,
    ...basis,
    because: reason(significant, steady),
  });
}

function checkPoint(point: Part | Events, proportions: boolean, index: number): void {
  if (proportions) checkPart(point as Part, ["points", index]);
  else if ("population" in point) checkEvents(point, ["points", index]);
  else throw notAPoint(index);
}

function notAPoint(index: number): StatisticsError {
  const need = "all points are counts of totals, or all of populations";
  return refusal("statistics/point-invalid", need, ["points", index]);
}

function obstacleTo(latest: readonly (Part | Events)[]): string | undefined {
  if (latest.length < pointsUsed) return `a trend needs ${pointsUsed} points`;
  const extreme = latest.some(
    (point) => "total" in point && (point.count === 0 || point.count === point.total),
  );
  return extreme ? "a proportion of none or of all has no log odds" : undefined;
}

function reason(significant: boolean, steady: boolean): string {
  if (!significant) return "a straight line through the five points is not significant at 99.8%";
  return steady
    ? "a straight line through the five points is significant at 99.8%, whichever point is left out"
    : "a straight line through the five points is significant at 99.8%, but one point alone makes its direction";
}

function inTermsOf(polarity: Polarity | undefined, direction: TrendDirection): RecentTrend["verdict"] {
  if (polarity === undefined || (direction !== "increasing" && direction !== "decreasing")) return direction;
  return (direction === "increasing") === (polarity === "high-is-good") ? "getting-better" : "getting-worse";
}

/** 1 up, -1 down, 0 neither. */
type Way = -1 | 0 | 1;

interface Fit {
  readonly chiSquared: number;
  /** Whether the line rises, falls or is flat: through all points, then without each of them in turn. */
  readonly ways: readonly Way[];
}

function proportionTrend(points: readonly Part[]): Fit {
  const [all, hits] = [sumOf(points, ({ total }) => total), sumOf(points, ({ count }) => count)];
  const hitsByTime = sumOf(points, ({ count }, time) => count * time);
  const allByTime = sumOf(points, ({ total }, time) => total * time);
  const allByTimeSquared = sumOf(points, ({ total }, time) => total * time * time);
  const covariance = all * hitsByTime - hits * allByTime;
  const chiSquared =
    (all * covariance ** 2) / (hits * (all - hits) * (all * allByTimeSquared - allByTime ** 2));
  const logOdds = points.map(({ count, total }) => ({ value: Math.log(count / (total - count)), weight: 1 }));
  return { chiSquared, ways: waysOf(logOdds) };
}

function rateTrend(points: readonly Events[]): Fit {
  const weighted = points.map((point) => {
    const { value, lower, upper } = rate({ ...point, per: 1, confidence: 0.95 });
    return { value, weight: (3.92 / (upper - lower)) ** 2 };
  });
  const { slope, precision } = line(weighted);
  return { chiSquared: slope ** 2 * precision, ways: waysOf(weighted) };
}

interface WeightedPoint {
  readonly value: number;
  readonly weight: number;
}

function waysOf(points: readonly WeightedPoint[]): readonly Way[] {
  const without = (left: number) =>
    points.map((point, index) => (index === left ? { value: 0, weight: 0 } : point));
  return [points, ...points.map((_, index) => without(index))].map((some) => line(some).way);
}

interface Line {
  readonly slope: number;
  /** 1 over the slope's variance. */
  readonly precision: number;
  readonly way: Way;
}

/** A slope that is so small a part of what it is the difference of is rounding alone. */
const ROUNDING = 1e-12;

/** The weighted least-squares line over times 0, 1, 2, ... */
function line(points: readonly WeightedPoint[]): Line {
  const weight = sumOf(points, (point) => point.weight);
  const byTime = sumOf(points, (point, time) => point.weight * time);
  const byTimeSquared = sumOf(points, (point, time) => point.weight * time * time);
  const value = sumOf(points, (point) => point.weight * point.value);
  const valueByTime = sumOf(points, (point, time) => point.weight * point.value * time);
  const spread = weight * byTimeSquared - byTime ** 2;
  const rise = weight * valueByTime - byTime * value;
  const size = sumOf(
    points,
    (point, time) => point.weight * Math.abs(point.value) * (weight * time + byTime),
  );
  const way = Math.abs(rise) <= ROUNDING * size ? 0 : rise > 0 ? 1 : -1;
  return { slope: rise / spread, precision: spread / weight, way };
}

function sumOf<Point>(points: readonly Point[], term: (point: Point, time: number) => number): number {
  return points.reduce((sum, point, index) => sum + term(point, index), 0);
}
