import { formatDate, frozenCopy } from "@pdscp/core";
import { compareProportions, compareRates, type RecentTrend, recentTrend, xmr } from "@pdscp/statistics";
import { cautionsOf, notByAction } from "./caution.ts";
import type { Measure } from "./measure.ts";
import { type Observation, type Point, seriesOf } from "./observation.ts";
import { quantityText } from "./quantity.ts";

/** Which way a measure has been going, as far as its numbers can tell. */
export type Direction = "better" | "worse" | "no-clear-change" | "not-enough-data" | "series-break";

/** A direction, and how it was found. */
export interface DirectionFound {
  readonly direction: Direction;
  /** How it was found; "none" where nothing may be compared. */
  readonly method: "process-chart" | "recent-trend" | "exact-comparison" | "none";
  /** How many observations it rests on. */
  readonly points: number;
  /** Of an exact comparison. */
  readonly pValue?: number;
  readonly because: string;
  /** What the numbers do not show: "that it is a trend: ..." and the like. */
  readonly mayNotSay: readonly string[];
}

const pointsForChart = 12;
const yearsForTrend = 5;

/**
 * Which way a measure is going: "better" or "worse" only where chance alone does not explain its numbers. That is not why they
 * moved; {@link directionFound} says what else they do not show.
 *
 * A yearly measure of five points or more is tested as the Fingertips trend marker is; any other of twelve or more is put
 * on a process chart, and the latest point decides; fewer are compared exactly, the latest with the first. A break in the
 * series stops all of these: {@link sinceBreak} gives the observations that may be compared again.
 *
 * @throws {PrioritiesError} as {@link directionFound} does
 *
 * @example A fall, and a break
 * ```ts
 * import { direction, measureTable, observationTable } from "@pdscp/priorities";
 *
 * const measure = measureTable.schema.parse({
 *   cycle: "2023-25", ref: "M2", title: "Children at significant risk of extra-familial harm", kind: "population",
 *   unit: "count", better: "lower", every: "month", priorities: ["A"], aim: "track",
 * });
 * const observations = [
 *   { measure: "M2", on: "2023-09-30", count: 28 },
 *   { measure: "M2", on: "2024-03-31", count: 14 },
 * ].map((row) => observationTable.schema.parse(row));
 *
 * direction(measure, observations); // => "better"
 * direction({ ...measure, breaks: ["2024-01-01"] }, observations); // => "series-break"
 * ```
 */
export function direction(measure: Measure, observations: readonly Observation[]): Direction {
  return directionFound(measure, observations).direction;
}

/**
 * The same as {@link direction}, with the method, the reason, and what the numbers do not show.
 *
 * @throws {PrioritiesError} `priorities/percentage-without-count`, `priorities/population-missing`,
 * `priorities/count-above-total`, `priorities/observation-before-measure`, `priorities/observation-repeated`
 */
export function directionFound(measure: Measure, observations: readonly Observation[]): DirectionFound {
  const points = seriesOf(measure, observations);
  const found = foundIn(measure, points);
  const compared = found.method === "exact-comparison" || found.direction === "series-break";
  const general = measure.kind === "population" && points.length > 1 ? [notByAction] : [];
  return frozenCopy({ ...found, mayNotSay: compared ? cautionsOf(measure, points) : general });
}

type Found = Omit<DirectionFound, "mayNotSay">;

function foundIn(measure: Measure, points: readonly Point[]): Found {
  const stop = breakIn(measure, points);
  const nothing = { method: "none", points: points.length } as const;
  if (points.length < 2) {
    return {
      ...nothing,
      direction: "not-enough-data",
      because: "a direction needs at least two observations",
    };
  }
  if (stop !== undefined) {
    const because = `it is counted differently from ${formatDate(stop.on)}: what came before is not comparable with what comes after`;
    return { ...nothing, direction: "series-break", because };
  }
  if (measure.every === "year" && points.length >= yearsForTrend) {
    const latest = points.slice(-yearsForTrend);
    const gap = latest.findIndex((point, index) => index > 0 && !followsByAYear(latest[index - 1]!, point));
    return gap === -1
      ? trendOf(measure, points)
      : {
          ...nothing,
          direction: "not-enough-data",
          because: "a yearly trend needs five years without a gap",
        };
  }
  return points.length >= pointsForChart ? chartOf(measure, points) : comparisonOf(measure, points);
}

/** The observations of a measure from its last break on: those that may be compared with each other. */
export function sinceBreak(measure: Measure, observations: readonly Observation[]): readonly Observation[] {
  const points = seriesOf(measure, observations);
  const last = breakIn(measure, points);
  const comparable = points.filter(({ on }) => last === undefined || on >= last.on);
  return Object.freeze(comparable.map(({ observation }) => observation));
}

/** The last point from which a series is counted differently from the point before. */
function breakIn({ breaks = [] }: Measure, points: readonly Point[]): Point | undefined {
  return points.findLast((point, index) => {
    const before = points[index - 1];
    if (before === undefined) return false;
    return (
      before.observation.definition !== point.observation.definition ||
      breaks.some((day) => before.on < day && day <= point.on)
    );
  });
}

function followsByAYear(before: Point, point: Point): boolean {
  return Number(point.on.slice(0, 4)) - Number(before.on.slice(0, 4)) === 1;
}

function trendOf(measure: Measure, points: readonly Point[]): Found {
  const { direction: way, because } = recentTrendOf(measure, points);
  const basis = { method: "recent-trend", points: Math.min(points.length, yearsForTrend) } as const;
  if (way === "cannot-be-calculated") return { ...basis, direction: "not-enough-data", because };
  if (way === "no-change") return { ...basis, direction: "no-clear-change", because };
  return { ...basis, ...judged(measure, way === "increasing", because) };
}

function recentTrendOf({ unit }: Measure, points: readonly Point[]): RecentTrend {
  return unit === "percentage"
    ? recentTrend(points.map(({ count, total = 1 }) => ({ count, total })))
    : recentTrend(points.map((point) => eventsOf(unit, point)));
}

/** A count without a population is of the same one each time: its counts are compared as they are. */
function eventsOf(unit: Measure["unit"], { count, total = 1 }: Point) {
  return { count, population: unit === "rate" ? total : 1 };
}

function chartOf(measure: Measure, points: readonly Point[]): Found {
  const improvement = { higher: "increase", lower: "decrease", neither: "neither" } as const;
  const chart = xmr(
    points.map(({ amount }) => amount.toNumber()),
    { improvement: improvement[measure.better] },
  );
  const latest = chart.points.at(-1)!;
  const basis = { method: "process-chart", points: points.length } as const;
  if (latest.rule === undefined) {
    const because = `the latest of ${points.length} points is within the ordinary variation`;
    return { ...basis, direction: "no-clear-change", because };
  }
  const upward =
    measure.better === "neither"
      ? latest.cause === "neutral-high"
      : (latest.cause === "improvement") === (measure.better === "higher");
  const because = `the latest of ${points.length} points is out of the ordinary (${latest.rule})`;
  return { ...basis, ...judged(measure, upward, because) };
}

function comparisonOf(measure: Measure, points: readonly Point[]): Found {
  const [first, latest] = [points[0]!, points.at(-1)!];
  const { verdict, pValue } = exactComparison(measure, first, latest);
  const basis = { method: "exact-comparison", points: points.length, pValue } as const;
  const numbers = `${pointText(measure, latest, first)} after ${pointText(measure, first, latest)}`;
  if (verdict === "no-evidence-of-change") {
    const because = `${numbers} is no more than chance explains`;
    return { ...basis, direction: "no-clear-change", because };
  }
  return { ...basis, ...judged(measure, verdict === "higher", `${numbers} is more than chance explains`) };
}

/** A point and its day, to as many places as tell it from another that it is compared with. */
export function pointText(measure: Measure, point: Point, other: Point): string {
  const between = point.amount.plus(other.amount).div(2);
  return `${quantityText(measure, point, [between])} on ${formatDate(point.on)}`;
}

/** Two points compared exactly. */
export function exactComparison({ unit }: Measure, before: Point, now: Point) {
  return unit === "percentage"
    ? compareProportions(
        { count: now.count, total: now.total ?? 1 },
        { count: before.count, total: before.total ?? 1 },
      )
    : compareRates(eventsOf(unit, now), eventsOf(unit, before));
}

/** A change in terms of good and bad, where the measure says which is which. */
function judged(
  { better }: Measure,
  upward: boolean,
  because: string,
): Pick<DirectionFound, "direction" | "because"> {
  if (better === "neither") {
    return {
      direction: "no-clear-change",
      because: `${because}: ${upward ? "higher" : "lower"}, which is neither better nor worse`,
    };
  }
  return { direction: upward === (better === "higher") ? "better" : "worse", because };
}
