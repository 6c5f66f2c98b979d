import { calendarDate } from "@pdscp/core";
import { expect, it } from "vitest";
import { checkCases } from "./case-check.ts";
import { primaryCategory } from "./category.ts";
import type { ChildDeath } from "./child-death.ts";
import { crossTabulate } from "./cross-tabulation.ts";
import { deathsNotified, deathsOccurred, deathsReviewed } from "./death-count.ts";
import { followUp } from "./follow-up.ts";
import { modifiableFactors } from "./modifiable-factor.ts";
import { nationalValue } from "./national-value.ts";
import { openCases } from "./open-case.ts";
import { panelCases, thisYear as period } from "./panel.fixture.ts";
import { checkOverall } from "./published-claim.ts";
import { explainPercentage } from "./published-percentage.ts";
import { fromPublishedCounts } from "./published-year.ts";
import { rollingPeriods } from "./rolling-period.ts";
import { timeToReview } from "./time-to-review.ts";
import { compareYears } from "./year-comparison.ts";

type Use = (other: never) => unknown;
const reviewed = { total: 27 };

/** What plain JavaScript may hand over, or a file of JSON hold, where the compiler is not asked. */
it.each<[others: readonly unknown[], use: Use, code: string, path: readonly PropertyKey[]]>([
  [[null, 7, true, {}], (by) => deathsNotified(panelCases, { period, by }), "cdop/dimension-invalid", []],
  [[null, 7, true, {}], (by) => openCases(panelCases, { period, by }), "cdop/dimension-invalid", []],
  [[null, {}], (rows) => crossTabulate([], { rows, columns: "area" }), "cdop/dimension-invalid", []],
  [[null, {}], (columns) => crossTabulate([], { rows: "area", columns }), "cdop/dimension-invalid", []],
  [
    [null, 7, "Dorset", {}, { name: "Pan-Dorset" }, { name: 7, areas: [] }, { name: "x", areas: [null] }],
    (other) => deathsNotified(panelCases, { period, by: [{ name: "Somerset", areas: ["Somerset"] }, other] }),
    "cdop/dimension-invalid",
    [1],
  ],
  [
    [null, 7, "modifiable", "Deaths"],
    (other) => nationalValue(other, period),
    "cdop/choice-unknown",
    ["measure"],
  ],
  [
    [null, 7, "31/03/2024", "2024-03-31T09:00"],
    (on) => checkCases(panelCases, { on }),
    "core/date-invalid",
    [],
  ],
  [[null, 7, "78", {}, []], (other) => primaryCategory(other), "cdop/category-invalid", ["categories"]],
  [[null, 6, "6", {}], (months) => timeToReview([], { period, months }), "cdop/months-invalid", ["months"]],
  [[null, 7, "2023/24", {}, []], (years) => followUp([], { years }), "cdop/years-invalid", ["years"]],
  [[null, 7, "2023/24", {}, []], (years) => rollingPeriods(years), "cdop/years-invalid", ["years"]],
  [
    [null, 7, ""],
    (now) => compareYears(now, reviewed as never),
    "statistics/total-invalid",
    ["now", "total"],
  ],
  [
    [-1, 0.5, Number.NaN, "1", null],
    (places) => compareYears({ count: 1, total: 2 }, { count: 1, total: 3 }, { places }),
    "statistics/places-invalid",
    ["places"],
  ],
  [
    [52, null, ["52"]],
    (printed) => fromPublishedCounts({ period, reviewed, modifiable: { printed } }),
    "statistics/printed-invalid",
    ["printed"],
  ],
  [
    [52, null],
    (other) => explainPercentage(other, { reviewed: 27 }),
    "statistics/printed-invalid",
    ["printed"],
  ],
  [
    [28, null, undefined],
    (overall) => checkOverall({ label: "All", overall, groups: { girls: "30" } }),
    "core/number-invalid",
    [],
  ],
  [
    [30, null, "thirty"],
    (girls) => checkOverall({ label: "All", overall: "28", groups: { girls } }),
    "core/number-invalid",
    [],
  ],
])("refuses %j by a code", (others, use, code, path) => {
  for (const other of others) {
    expect(() => use(other as never), JSON.stringify(other)).toThrow(expect.objectContaining({ code, path }));
  }
});

const summaries: readonly ((cases: readonly ChildDeath[]) => unknown)[] = [
  (cases) => deathsOccurred(cases, { period }),
  (cases) => deathsNotified(cases, { period }),
  (cases) => deathsReviewed(cases, { period, by: "area" }),
  (cases) => modifiableFactors(cases, { denominator: "all-reviewed" }),
  (cases) => openCases(cases, { period }),
  (cases) => timeToReview(cases, { period }),
  (cases) => followUp(cases, { years: [period] }),
  (cases) => crossTabulate(cases, { rows: "area", columns: "ageBand" }),
];

it.each<[field: keyof ChildDeath, others: readonly unknown[]]>([
  ["caseId", [undefined, null, 7]],
  ["area", [undefined, null, 7]],
  ["diedOn", [undefined, null, "02/11/2022", "2022-11-02T09:00", new Date(0)]],
  ["notifiedOn", [undefined, null, "03/11/2022", "2022-11-03T09:00", "2022-02-30"]],
  ["ageBand", [null, "1-4", 3]],
  ["ageInDays", [null, "3", -1]],
  ["reviewedOn", [null, "", "14/09/2023", "2023-09-14T09:00"]],
  ["categoryOfDeath", [null, "8", 0.5]],
  ["modifiable", [null, "", "yes", true]],
  ["outOfArea", [undefined, null, "no", "yes", 0]],
  ["closedOn", [null, "", "14/09/2023"]],
])("counts no record with a %s that no table would give", (field, others) => {
  const death: ChildDeath = {
    caseId: "C-1",
    area: "Dorset",
    diedOn: calendarDate("2022-11-02"),
    notifiedOn: calendarDate("2022-11-03"),
    ageBand: "0-27 days",
    reviewedOn: calendarDate("2023-09-14"),
    categoryOfDeath: 8,
    modifiable: "identified",
    outOfArea: false,
  };
  for (const other of others) {
    for (const summary of summaries) {
      expect(() => summary([death, { ...death, [field]: other } as never]), JSON.stringify(other)).toThrow(
        expect.objectContaining({
          code: "cdop/record-invalid",
          path: [field],
          message: `Cannot count the death: ${field} as the table of child deaths reads it is needed`,
        }),
      );
    }
  }
  expect(() => deathsNotified([null as never], { period })).toThrow(
    expect.objectContaining({ code: "cdop/record-invalid" }),
  );
});
