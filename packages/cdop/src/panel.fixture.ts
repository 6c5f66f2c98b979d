import { addDays, type CalendarDate, calendarDate, type FinancialYear, financialYear } from "@pdscp/core";
import fc from "fast-check";
import { ageBandNames } from "./age-band.ts";
import { type ChildDeath, closedReasons, modifiableOutcomes } from "./child-death.ts";
import type { Dimension } from "./dimension.ts";

export const thisYear = financialYear("2023/24");
export const lastYear = financialYear("2022/23");

export const panDorset = { name: "Pan-Dorset", areas: ["Dorset", "BCP"] };
export const somerset = { name: "Somerset", areas: ["Somerset"] };
export const panels = [panDorset, somerset];

/** A made-up open case, with whatever else is told. */
export function death(told: Partial<ChildDeath> = {}): ChildDeath {
  return {
    caseId: "C-1",
    area: "Dorset",
    diedOn: calendarDate("2023-05-10"),
    notifiedOn: calendarDate("2023-05-11"),
    ageBand: "1-4 years",
    outOfArea: false,
    ...told,
  };
}

/** What a completed review adds. */
export function review(on: string, told: Partial<ChildDeath> = {}): Partial<ChildDeath> {
  return { reviewedOn: calendarDate(on), categoryOfDeath: 4, modifiable: "none-identified", ...told };
}

/** How many cases of a kind, each like the one given. */
interface Quota {
  readonly cases: number;
  readonly like: Partial<ChildDeath>;
}

function casesOf(quotas: readonly Quota[]): readonly ChildDeath[] {
  const all = quotas.flatMap(({ cases, like }) => Array.from({ length: cases }, () => like));
  return all.map((like, index) => death({ caseId: `C-${index + 1}`, ...like }));
}

const before = { diedOn: calendarDate("2022-02-01"), notifiedOn: calendarDate("2022-02-02") };
const inLastYear = { diedOn: calendarDate("2022-09-01"), notifiedOn: calendarDate("2022-09-02") };
const reviewedNow = (modifiable: ChildDeath["modifiable"]) =>
  review("2023-10-12", { modifiable: modifiable ?? "identified" });
const reviewedThen = (modifiable: ChildDeath["modifiable"]) =>
  review("2022-10-13", { modifiable: modifiable ?? "identified" });

/** The panel's two published years, as cases that could stand behind them. */
export const panelCases = casesOf([
  { cases: 6, like: { ...inLastYear, ...reviewedNow("identified"), area: "Dorset" } },
  { cases: 4, like: { ...inLastYear, ...reviewedNow("none-identified"), area: "Dorset" } },
  { cases: 6, like: { ...inLastYear, ...reviewedNow("identified"), area: "BCP" } },
  { cases: 6, like: { ...inLastYear, ...reviewedNow("none-identified"), area: "BCP" } },
  { cases: 2, like: { ...inLastYear, ...reviewedNow("identified"), area: "Somerset" } },
  { cases: 2, like: { ...inLastYear, ...reviewedNow("none-identified"), area: "Somerset" } },
  { cases: 1, like: { ...inLastYear, ...reviewedNow("insufficient-information"), area: "Somerset" } },
  { cases: 32, like: { ...before, ...reviewedThen("identified"), area: "BCP" } },
  { cases: 27, like: { ...before, ...reviewedThen("none-identified"), area: "Dorset" } },
  { cases: 12, like: { area: "Dorset" } },
  { cases: 15, like: { area: "BCP" } },
  { cases: 30, like: { area: "Somerset" } },
  { cases: 9, like: { area: "Elsewhere", outOfArea: true } },
]);

const firstDay = calendarDate("2021-04-01");
const days = fc.integer({ min: 0, max: 1095 }).map((day) => addDays(firstDay, day));
const gaps = fc.oneof(fc.constantFrom(0, 1, 181, 182, 183, 365, 366), fc.integer({ min: 0, max: 900 }));
const areas = fc.constantFrom("Dorset", "BCP", "Somerset", "__proto__");

type Ending = "open" | "reviewed" | "closed";

/** Cases that the table would accept: ties, both ends of years, and the out of area among them. */
export const anyDeath: fc.Arbitrary<ChildDeath> = fc
  .record({
    id: fc.integer({ min: 1, max: 1e6 }),
    area: areas,
    diedOn: days,
    toNotify: fc.constantFrom(0, 0, 1, 2, 400),
    toEnd: gaps,
    ending: fc.constantFrom<Ending>("open", "reviewed", "reviewed", "closed"),
    ageBand: fc.constantFrom(...ageBandNames),
    categoryOfDeath: fc.integer({ min: 1, max: 10 }),
    modifiable: fc.constantFrom(...modifiableOutcomes),
    closedBecause: fc.constantFrom(...closedReasons),
    outOfArea: fc.boolean(),
  })
  .map(({ id, toNotify, toEnd, ending, categoryOfDeath, modifiable, closedBecause, ...rest }): ChildDeath => {
    const notifiedOn = addDays(rest.diedOn, toNotify);
    const on = addDays(notifiedOn, toEnd);
    return {
      ...rest,
      caseId: `C-${id}`,
      notifiedOn,
      ...(ending === "reviewed" ? { reviewedOn: on, categoryOfDeath, modifiable } : {}),
      ...(ending === "closed" ? { closedOn: on, closedBecause } : {}),
    };
  });

/** The same, and cases whose days are in disorder, as no table would let through. */
export const anyRecord: fc.Arbitrary<ChildDeath> = fc
  .tuple(anyDeath, days, fc.boolean())
  .map(([each, day, disorder]) =>
    disorder && each.reviewedOn !== undefined ? { ...each, reviewedOn: day } : each,
  );

export const anyYear: fc.Arbitrary<FinancialYear> = fc
  .constantFrom("2021/22", "2022/23", "2023/24")
  .map(financialYear);

export const anyDimension: fc.Arbitrary<Dimension> = fc.constantFrom<Dimension[]>(
  "area",
  "ageBand",
  "categoryOfDeath",
  "modifiable",
  panels,
);

export const day = (text: string): CalendarDate => calendarDate(text);
