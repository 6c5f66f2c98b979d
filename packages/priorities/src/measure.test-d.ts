import type { CalendarDate, Table } from "@pdscp/core";
import { expectTypeOf, test } from "vitest";
import { type Direction, direction } from "./direction.ts";
import {
  type Measure,
  measuresOf,
  measureTable,
  type PopulationIndicator,
  type ServiceMeasure,
} from "./measure.ts";
import { ratingFor } from "./rating.ts";
import type { RatingRule } from "./rating-rule.ts";

declare const measure: Measure;
declare const indicator: PopulationIndicator;
declare const service: ServiceMeasure;
declare const on: CalendarDate;

test("keeps population indicators and service measures apart", () => {
  expectTypeOf(measureTable).toEqualTypeOf<Table<Measure>>();
  expectTypeOf(measuresOf).returns.toEqualTypeOf<readonly ServiceMeasure[]>();
  // @ts-expect-error a population indicator is no service measure
  const credited: ServiceMeasure = indicator;
  // @ts-expect-error a population indicator names no action
  const wrong: PopulationIndicator = { ...service, kind: "population", actions: ["a"] };
  expectTypeOf(credited).not.toBeAny();
  expectTypeOf(wrong).not.toBeAny();
});

test("gives a direction in five words", () => {
  expectTypeOf(direction(measure, [])).toEqualTypeOf<Direction>();
});

test("keeps a partnership's own ratings, and asks for the day", () => {
  const rule = {} as RatingRule<"1" | "2">;
  expectTypeOf(ratingFor({ value: 1 }, rule, { on }).rating).toEqualTypeOf<"1" | "2" | "not-rated">();
  // @ts-expect-error a day is needed
  ratingFor({ value: 1 }, rule);
  // @ts-expect-error text is not yet a day
  ratingFor({ value: 1 }, rule, { on: "2024-03-31" });
});
