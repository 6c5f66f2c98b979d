import {
  type CalendarDate,
  calendarDate,
  type Decimal,
  decimal,
  type FigureValue,
  formatDate,
  frozenCopy,
} from "@pdscp/core";
import type { Measure } from "./measure.ts";
import { type Observation, type Point, seriesOf } from "./observation.ts";
import { type Expected, expectedOn } from "./path.ts";
import { amountOf, amountText, figureValueOf, quantityText } from "./quantity.ts";

/** How far a measure has come, in a word. */
export type ProgressState = "met" | "on-path" | "behind" | "no-target" | "not-measured";

/** How far a measure has come on a day. */
export interface Progress {
  readonly measure: Measure;
  readonly state: ProgressState;
  /** The latest observation by the day, with its denominator. */
  readonly value?: FigureValue;
  readonly observedOn?: CalendarDate;
  readonly baseline?: FigureValue;
  /** What it should have come to by the last quarter that had ended. */
  readonly expected?: Expected;
  /**
   * The part of the way from the baseline to the target: 0.5 is half, below 0 is worse than the baseline. Absent where
   * there is no way to go, because the baseline stood at the target or either is missing.
   */
  readonly share?: number;
  readonly because: string;
}

/**
 * How far a measure has come by a day: its latest observation against its target, and against what was expected by then.
 *
 * A number is "behind" when it has not met its target and is worse than its path, or has no path to be measured against.
 * Nothing here says why it moved.
 *
 * @throws {PrioritiesError} `priorities/percentage-without-count`, `priorities/population-missing`,
 * `priorities/count-above-total`, `priorities/observation-before-measure`, `priorities/observation-repeated`
 *
 * @example Half of the way
 * ```ts
 * import { calendarDate } from "@pdscp/core";
 * import { measureTable, observationTable, progress } from "@pdscp/priorities";
 *
 * const measure = measureTable.schema.parse({
 *   cycle: "2023-25", ref: "M1", title: "Plans that are specific and timed", kind: "service", unit: "percentage",
 *   better: "higher", every: "quarter", priorities: ["1"], aim: "reach", target: 90, targetOn: "2025-03-31",
 *   baselineCount: 30, baselineTotal: 60, baselineOn: "2023-03-31",
 * });
 * const observation = observationTable.schema.parse({ measure: "M1", on: "2024-03-31", count: 42, total: 60 });
 *
 * const { state, share, because } = progress(measure, [observation], { on: calendarDate("2024-04-15") });
 *
 * [state, share]; // => ["on-path", 0.5]
 * because; // => "70.0% (42 of 60) on 31 March 2024; the target is 90% or more; 70% was expected by 31 March 2024"
 * ```
 */
export function progress(
  measure: Measure,
  observations: readonly Observation[],
  { on }: { readonly on: CalendarDate },
): Progress {
  calendarDate(on);
  const latest = seriesOf(measure, observations, { on }).at(-1);
  const baseline = baselineOf(measure);
  const basis = {
    measure,
    ...(baseline === undefined ? {} : { baseline: figureValueOf(measure, baseline) }),
  };
  if (latest === undefined) {
    return frozenCopy({
      ...basis,
      state: "not-measured",
      because: `nothing was observed by ${formatDate(on)}`,
    });
  }

  const expected = expectedOn(measure, { on });
  const share = shareOfWay(measure, latest.amount);
  return frozenCopy({
    ...basis,
    state: stateOf(measure, latest, expected),
    value: figureValueOf(measure, latest),
    observedOn: latest.on,
    ...(expected === undefined ? {} : { expected }),
    ...(share === undefined ? {} : { share }),
    because: [
      `${quantityText(measure, latest, goalsOf(measure, expected))} on ${formatDate(latest.on)}`,
      targetText(measure),
      ...(expected === undefined
        ? []
        : [`${amountText(measure, expected.amount)} was expected by ${formatDate(expected.by)}`]),
    ].join("; "),
  });
}

function baselineOf({ baselineCount, baselineTotal }: Measure) {
  return baselineCount === undefined ? undefined : { count: baselineCount, total: baselineTotal };
}

function stateOf(measure: Measure, { amount }: Point, expected: Expected | undefined): ProgressState {
  const met = meets(measure, amount);
  if (met === undefined) return "no-target";
  if (met) return "met";
  return expected !== undefined && asGood(measure, amount, expected.amount) ? "on-path" : "behind";
}

/** Whether an amount meets the measure's target; `undefined` where it has none to meet. */
export function meets(measure: Measure, amount: Decimal): boolean | undefined {
  const { aim, target, targetTo } = measure;
  if (aim === "track" || target === undefined) return undefined;
  if (aim === "range") return amount.gte(target) && targetTo !== undefined && amount.lte(targetTo);
  return asGood(measure, amount, decimal(target));
}

/** Whether one amount is at least as good as another, by the way that the measure is meant to go. */
export function asGood(measure: Measure, amount: Decimal, other: Decimal): boolean {
  return isUpward(measure) ? amount.gte(other) : amount.lte(other);
}

function isUpward({ aim, better }: Measure): boolean {
  return aim === "reach" || (aim !== "reduce" && better !== "lower");
}

function shareOfWay(measure: Measure, amount: Decimal): number | undefined {
  const { aim, target } = measure;
  const baseline = baselineOf(measure);
  if ((aim !== "reach" && aim !== "reduce") || target === undefined || baseline === undefined)
    return undefined;
  const start = amountOf(measure, baseline);
  const way = decimal(target).minus(start);
  return way.isZero() ? undefined : amount.minus(start).div(way).toNumber();
}

/** All that a latest number is held against. */
function goalsOf(
  { target, targetTo }: Measure,
  expected: Expected | undefined,
): readonly (Decimal | number)[] {
  return [target, targetTo, expected?.amount].flatMap((goal) => goal ?? []);
}

function targetText(measure: Measure): string {
  const { aim, target, targetTo } = measure;
  if (aim === "track" || target === undefined) return "it is watched, without a target";
  const limit = amountText(measure, target);
  if (aim === "range") return `the target is ${limit} to ${amountText(measure, targetTo ?? target)}`;
  return `the target is ${limit} or ${isUpward(measure) ? "more" : "less"}`;
}
