import { type Accumulator, financialYear, type Period } from "@pdscp/core";
import type { CountTable, Proportion } from "@pdscp/statistics";
import { expectTypeOf, test } from "vitest";
import {
  type ChildDeath,
  compareYears,
  crossTabulate,
  type DeathAccumulator,
  type DeathCount,
  deathsNotified,
  deathTally,
  infantMortalityRate,
  modifiableFactors,
  timeToReview,
} from "./index.ts";

declare const cases: readonly ChildDeath[];
const period = financialYear("2023/24");

test("gives the same type for an array and for a summary in parts", () => {
  expectTypeOf(deathsNotified(cases, { period })).toEqualTypeOf<DeathCount>();
  expectTypeOf(deathTally("notified", { period })).toEqualTypeOf<DeathAccumulator<DeathCount>>();
  expectTypeOf(deathTally("notified", { period })).toExtend<Accumulator<ChildDeath, DeathCount>>();
});

test("names the denominator of a share", () => {
  const share = modifiableFactors(cases, { denominator: "all-reviewed" });
  expectTypeOf(share).toExtend<Proportion>();
  expectTypeOf(share.excluded).toEqualTypeOf<number>();
  expectTypeOf(compareYears).parameter(0).toExtend<{ readonly period?: Period }>();
  // @ts-expect-error no share without its denominator
  modifiableFactors(cases, { period });
  // @ts-expect-error deaths notified have no outcome yet
  modifiableFactors(cases, { denominator: "notified" });
});

test("keeps the months asked for", () => {
  expectTypeOf(timeToReview(cases, { period }).withinMonths[12]).toEqualTypeOf<Proportion>();
  const three = timeToReview(cases, { period, months: [3] });
  expectTypeOf(three.withinMonths).toEqualTypeOf<Readonly<Record<3, Proportion>>>();
  // @ts-expect-error twelve was not asked for
  three.withinMonths[12];
});

test("takes only dimensions that there are", () => {
  expectTypeOf(crossTabulate(cases, { rows: "area", columns: "ageBand" })).toEqualTypeOf<CountTable>();
  // @ts-expect-error a case reference is no dimension
  crossTabulate(cases, { rows: "caseId", columns: "ageBand" });
});

test("asks for the births of an infant rate", () => {
  // @ts-expect-error a population is no number of births
  infantMortalityRate({ count: 18, population: 6_000, source: "ONS births", year: 2023 });
});
