import { expect, it } from "vitest";
import { primaryCategory } from "./category.ts";
import { crossTabulate } from "./cross-tabulation.ts";
import { deathsNotified } from "./death-count.ts";
import { followUp } from "./follow-up.ts";
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
