import {
  type CalendarDate,
  calendarDate,
  calendarDateSchema,
  type Decimal,
  defineTable,
  type RecordProblem,
} from "@pdscp/core";
import { checkPercentage } from "@pdscp/statistics";
import * as z from "zod";
import { PrioritiesError, type PrioritiesErrorCode } from "./errors.ts";
import type { Measure } from "./measure.ts";
import { amountOf } from "./quantity.ts";
import { referenceSchema } from "./reference.ts";

const observationSchema = z
  .strictObject({
    measure: referenceSchema,
    /** The day it is of, or the last day of the time it is of. */
    on: calendarDateSchema,
    /** A percentage alone is refused, so whoever writes one writes the count too. */
    count: z.int().min(0).exactOptional(),
    /** What the count is of: the denominator of a percentage, the population of a rate. */
    total: z.int().min(1).exactOptional(),
    /** As printed, such as "52"; held against the count and never used instead of it. */
    percent: z
      .string()
      .regex(/^\d{1,3}(?:\.\d{1,6})? ?%?$/, { error: 'Expected a percentage such as "49%"' })
      .exactOptional(),
    provider: z.string().min(1).exactOptional(),
    /** Which definition it was counted by; another one is a break in the series. */
    definition: z.string().min(1).exactOptional(),
    /** That this point was picked to compare with because it was the highest, or the lowest, so far. */
    chosenAs: z.enum(["previous-high", "previous-low"]).exactOptional(),
  })
  .readonly();

/** What a measure was on a day: a count, and the total it is of. */
export interface Observation extends z.output<typeof observationSchema> {}

/** Observations as rows. */
export const observationTable = defineTable({
  name: "observations",
  schema: observationSchema,
  headings: {
    measure: "Measure",
    on: { heading: "On", aliases: ["Date", "Period end"] },
    count: { heading: "Count", aliases: ["Numerator"] },
    total: { heading: "Total", aliases: ["Denominator", "Population"] },
    percent: { heading: "Per cent as printed", aliases: ["Percentage", "%"] },
    provider: "Provider",
    definition: "Definition",
    chosenAs: "Chosen as",
  },
  key: ["measure", "on"],
  check: ({ count, total, percent }): readonly RecordProblem<keyof Observation>[] => {
    if (count === undefined) {
      const message = "a number is kept with its count: a percentage alone cannot be compared with anything";
      return [{ code: "priorities/percentage-without-count", message, field: "count" }];
    }
    if (percent === undefined) return [];
    if (total === undefined) {
      const message = "a percentage needs the total that it is of";
      return [{ code: "priorities/percentage-without-count", message, field: "total" }];
    }
    return count <= total && isConsistent(percent, count, total)
      ? []
      : [
          {
            code: "priorities/percentage-impossible",
            message: "the count and the total do not give the percentage that is printed",
            field: "percent",
          },
        ];
  },
});

function isConsistent(percent: string, count: number, total: number): boolean {
  return checkPercentage({ printed: percent, total, count }).verdict === "consistent";
}

/** An observation that its measure can use. */
export interface Point {
  readonly observation: Observation;
  readonly on: CalendarDate;
  readonly count: number;
  readonly total?: number;
  /** In the measure's unit. */
  readonly amount: Decimal;
}

/**
 * A measure's observations in the order of their days, up to a day when one is given. Those of other measures are left
 * aside.
 *
 * @throws {PrioritiesError} `priorities/percentage-without-count`, `priorities/population-missing`,
 * `priorities/count-above-total`, `priorities/observation-before-measure`, `priorities/observation-repeated`, each with the
 * observation's place in its path
 */
export function seriesOf(
  measure: Measure,
  observations: readonly Observation[],
  { on }: { readonly on?: CalendarDate } = {},
): readonly Point[] {
  const days = new Set<CalendarDate>();
  return observations
    .flatMap((observation, index): readonly Point[] => {
      if (observation.measure !== measure.ref) return [];
      if (on !== undefined && calendarDate(observation.on) > on) return [];
      const point = pointOf(measure, observation, index);
      if (days.has(point.on))
        throw refusal("priorities/observation-repeated", "one observation a day", index, "on");
      days.add(point.on);
      return [point];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

function pointOf(measure: Measure, observation: Observation, index: number): Point {
  const { count, total } = observation;
  const on = calendarDate(observation.on);
  if (measure.since !== undefined && on < measure.since) {
    throw refusal(
      "priorities/observation-before-measure",
      "a day on which the measure was counted",
      index,
      "on",
    );
  }
  if (count === undefined || !isWhole(count, 0)) {
    throw refusal("priorities/percentage-without-count", "its count", index, "count");
  }
  if (measure.unit !== "count" && !isWhole(total, 1)) {
    const code =
      measure.unit === "rate" ? "priorities/population-missing" : "priorities/percentage-without-count";
    throw refusal(code, "the total that it is of", index, "total");
  }
  if (measure.unit === "percentage" && total !== undefined && count > total) {
    throw refusal("priorities/count-above-total", "a count that is at most its total", index, "count");
  }
  const amount = amountOf(measure, { count, total });
  return { observation, on, count, ...(total === undefined ? {} : { total }), amount };
}

function isWhole(value: number | undefined, least: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

function refusal(code: PrioritiesErrorCode, need: string, index: number, field: string): PrioritiesError {
  return new PrioritiesError(`Cannot use the observation: it needs ${need}`, {
    code,
    path: ["observations", index, field],
  });
}
