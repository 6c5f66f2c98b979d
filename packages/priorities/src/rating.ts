import {
  type CalendarDate,
  calendarDate,
  type Decimal,
  daysBetween,
  decimal,
  foldHeading,
  formatDate,
  valueOn,
} from "@pdscp/core";
import { type Action, isOpen } from "./action.ts";
import { dueOf } from "./due.ts";
import { PrioritiesError, type PrioritiesErrorCode } from "./errors.ts";
import { type Completion, completion, type Evidence } from "./evidence.ts";
import type { Measure } from "./measure.ts";
import { type Observation, seriesOf } from "./observation.ts";
import { expectedOn } from "./path.ts";
import { asGood, meets } from "./progress.ts";
import { amountText, decimalText, quantityText } from "./quantity.ts";
import { type RatingResult, rateAmount, result, type Scheme, unrated } from "./rated-amount.ts";
import { checkRatingRule, type RatingRule } from "./rating-rule.ts";
import { counted } from "./wording.ts";

/** A measure and what was observed of it. */
export interface MeasuredItem {
  readonly measure: Measure;
  readonly observations: readonly Observation[];
}

/** An action and its evidence. */
export interface EvidencedAction {
  readonly action: Action;
  readonly evidence: readonly Evidence[];
  readonly measures?: readonly Measure[];
}

/** What can be rated: an action, a measure with its observations, or a number that is at hand. */
export type RatedItem = Action | EvidencedAction | MeasuredItem | { readonly value: number };

/**
 * Rates by a local rule, on a day: with the reason, and with the threshold that comes next.
 *
 * "On track" is never "complete": an action is complete when evidence shows an output or an outcome. What cannot be rated,
 * such as an action due "ongoing", is "not-rated", with the reason.
 *
 * @throws {PrioritiesError} `priorities/rule-invalid` when {@link checkRatingRule} finds a fault
 * @throws {PrioritiesError} `priorities/rule-does-not-fit` when the rule is of something that the item has not, or the item is none
 * @throws {CoreError} `core/not-in-force` when the rule has no thresholds on that day
 * @throws {PrioritiesError} as `progress` does, for a measure
 *
 * @example Amber, and what would make it green
 * ```ts
 * import { calendarDate } from "@pdscp/core";
 * import { ratingFor, type RatingRule } from "@pdscp/priorities";
 *
 * const rule: RatingRule<"green" | "amber" | "red"> = {
 *   name: "Assessments in time", unit: "per cent", of: "value", better: "higher",
 *   scale: [
 *     { rating: "green", means: "on-track" }, { rating: "amber", means: "at-risk" }, { rating: "red", means: "off-track" },
 *   ],
 *   values: [{
 *     from: calendarDate("2023-04-01"), reference: { title: "Performance framework 2023" },
 *     value: [{ rating: "green", limit: 95 }, { rating: "amber", limit: 85 }, { rating: "red" }],
 *   }],
 * };
 *
 * const { rating, because, next } = ratingFor({ value: 88 }, rule, { on: calendarDate("2024-03-31") });
 *
 * rating; // => "amber"
 * because; // => "88 is 85 or more, and less than the 95 of green: amber, at risk"
 * next?.because; // => "green from 95: 7 more"
 * ```
 */
export function ratingFor<Rating extends string>(
  item: RatedItem,
  rule: RatingRule<Rating>,
  { on }: { readonly on: CalendarDate },
): RatingResult<Rating> {
  calendarDate(on);
  if (!isItem(item)) {
    const need = "an action, a measure with its observations, or a { value } is needed";
    throw refusal("priorities/rule-does-not-fit", need, "item");
  }
  const [fault] = checkRatingRule(rule);
  if (fault !== undefined) throw refusal("priorities/rule-invalid", fault.message, ...(fault.path ?? []));
  const scheme = { rule, thresholds: valueOn(rule, on), from: inForceFrom(rule, on) };

  if ("value" in item) return rateValue(scheme, item.value);
  if ("measure" in item) return rateMeasure(scheme, item, on);
  const {
    action,
    evidence,
    measures = [],
  }: EvidencedAction = "action" in item ? item : { action: item, evidence: [] };
  return rateAction(scheme, { action, completed: completion(action, evidence, { measures }), on });
}

function isItem(item: RatedItem): boolean {
  if (typeof item !== "object" || item === null) return false;
  if ("value" in item || "measure" in item) return true;
  const action: Partial<Action> | null = "action" in item ? item.action : item;
  return typeof action?.due === "string";
}

/** The newest date by the day: `valueOn` has made sure that there is one. */
function inForceFrom({ values }: RatingRule, on: CalendarDate): CalendarDate {
  return values.reduce(
    (latest, { from }) => (from <= on && from > latest ? from : latest),
    values.at(-1)!.from,
  );
}

function rateValue<Rating extends string>(scheme: Scheme<Rating>, value: number): RatingResult<Rating> {
  refuseUnless(scheme.rule.of === "value", "a number is rated by a rule of values");
  refuseUnless(Number.isFinite(value), "a finite number is needed");
  return rateAmount(scheme, { amount: decimal(value), text: String, said: String(value) });
}

function rateMeasure<Rating extends string>(
  scheme: Scheme<Rating>,
  { measure, observations }: MeasuredItem,
  on: CalendarDate,
): RatingResult<Rating> {
  const { of, better } = scheme.rule;
  refuseUnless(of === "value" || of === "shortfall", "a measure is rated by its value or its shortfall");
  refuseUnless(
    of === "shortfall" || measure.better === "neither" || measure.better === better,
    "the rule and the measure must agree on which way is better",
  );
  const latest = seriesOf(measure, observations, { on }).at(-1);
  if (latest === undefined) return unrated(scheme, `nothing was observed by ${formatDate(on)}`);
  const limits = scheme.thresholds.flatMap(({ limit }) => limit ?? []);
  const said = (beside: readonly (Decimal | number)[]) =>
    `${quantityText(measure, latest, beside)} on ${formatDate(latest.on)}`;
  if (of === "value") {
    return rateAmount(scheme, {
      amount: latest.amount,
      text: (amount) => amountText(measure, amount),
      ...(measure.unit === "percentage" ? { apart: percentagePoints } : {}),
      said: said(limits),
    });
  }
  const shortfall = shortfallOf(measure, latest.amount, on);
  if (shortfall === undefined) return unrated(scheme, "the measure has neither a target nor a path");
  return rateAmount(scheme, {
    amount: shortfall.percent,
    text: percent,
    apart: percentagePoints,
    said: `${said([shortfall.goal])} falls ${decimalText(shortfall.percent, limits)}% short of ${shortfall.of}, which`,
  });
}

function percent(amount: Decimal | number): string {
  return `${decimalText(amount)}%`;
}

function percentagePoints(amount: Decimal): string {
  const points = decimalText(amount);
  return `${points} percentage ${points === "1" ? "point" : "points"}`;
}

/** How many per cent worse than its path, or its target where it has none; 0 when it is no worse. */
function shortfallOf(measure: Measure, amount: Decimal, on: CalendarDate) {
  const met = meets(measure, amount);
  if (met === undefined) return undefined;
  const expected = expectedOn(measure, { on });
  const goal = expected?.amount ?? nearestLimit(measure, amount);
  const of = `the ${amountText(measure, goal)} ${expected === undefined ? "of its target" : `expected by ${formatDate(expected.by)}`}`;
  if (expected === undefined ? met : asGood(measure, amount, goal)) return { percent: decimal(0), goal, of };
  const share = goal.isZero() ? decimal(100) : amount.minus(goal).abs().times(100).div(goal.abs());
  // Amounts have sixty figures, and their last is rounded: exactly a tenth is within a limit of 10.
  const percent = share.toDecimalPlaces(20);
  return { percent, goal, of };
}

function nearestLimit({ target = 0, targetTo, aim }: Measure, amount: Decimal): Decimal {
  return decimal(aim === "range" && targetTo !== undefined && amount.gt(targetTo) ? targetTo : target);
}

interface ActionOnDay {
  readonly action: Action;
  readonly completed: Completion;
  readonly on: CalendarDate;
}

function rateAction<Rating extends string>(
  scheme: Scheme<Rating>,
  { action, completed, on }: ActionOnDay,
): RatingResult<Rating> {
  const { rule } = scheme;
  refuseUnless(
    rule.of === "days-left" || rule.of === "assessment",
    "an action is rated by days or assessment",
  );
  if (completed.complete) {
    const grade = rule.scale.find(({ means }) => means === "complete") ?? rule.scale[0]!;
    return { ...result(scheme, grade, completed.because, null), complete: true };
  }
  if (action.state === "stopped") return unrated(scheme, "it was stopped");
  const due = dueOf(action.due);
  if (rule.of === "assessment") {
    const late = isOpen(action) && due.kind === "dated" && due.by < on;
    const lateness = late ? `, though it was due by ${formatDate(due.by)}` : "";
    return rateAssessment(scheme, action, `${lateness}; ${completed.because}`);
  }
  if (action.state === "complete") {
    const onTrack = rule.scale.find(({ means }) => means === "on-track");
    return onTrack === undefined
      ? unrated(scheme, completed.because)
      : result(scheme, onTrack, completed.because, null);
  }
  if (due.kind !== "dated") {
    return unrated(scheme, `its due date is ${due.kind}, so that it can be neither on time nor late`);
  }
  const days = daysBetween(on, due.by);
  const distance = days < 0 ? `${counted(-days, "day")} ago` : `${counted(days, "day")} left`;
  return rateAmount(scheme, {
    amount: decimal(days),
    text: (amount) => counted(decimal(amount).toNumber(), "day"),
    said: `due ${formatDate(due.by)}, ${distance}`,
    needs: (limit) =>
      limit < 0 ? `at most ${counted(-limit, "day")} ago` : `${counted(limit, "day")} left or more`,
  });
}

function rateAssessment<Rating extends string>(
  scheme: Scheme<Rating>,
  { assessment }: Action,
  circumstances: string,
): RatingResult<Rating> {
  if (assessment === undefined) return unrated(scheme, "the plan does not assess it");
  const said = foldHeading(assessment);
  const grade = scheme.rule.scale.find(({ rating }) => {
    const words = scheme.thresholds.find((threshold) => threshold.rating === rating)?.words ?? [];
    return [rating, ...words].some((word) => foldHeading(word) === said);
  });
  return grade === undefined
    ? unrated(scheme, `"${assessment}" is not a rating of the scale`)
    : result(scheme, grade, `the plan says "${assessment}"${circumstances}`, null);
}

function refuseUnless(fits: boolean, need: string): void {
  if (!fits) throw refusal("priorities/rule-does-not-fit", need, "rule", "of");
}

function refusal(code: PrioritiesErrorCode, need: string, ...path: readonly PropertyKey[]): PrioritiesError {
  return new PrioritiesError(`Cannot rate the item: ${need}`, { code, path });
}
