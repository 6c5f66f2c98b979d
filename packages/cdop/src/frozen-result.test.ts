import { frozenCopy } from "@pdscp/core";
import { expect, it } from "vitest";
import { ageBandNames, ageBands } from "./age-band.ts";
import { checkCases } from "./case-check.ts";
import { categoriesOfDeath, categoryLabels } from "./category.ts";
import { crossTabulate } from "./cross-tabulation.ts";
import { deathsNotified } from "./death-count.ts";
import { deathRate } from "./death-rate.ts";
import { followUp } from "./follow-up.ts";
import { modifiableFactors } from "./modifiable-factor.ts";
import { nationalValues } from "./national-value.ts";
import { openCases } from "./open-case.ts";
import { lastYear, panDorset, panelCases, panels, thisYear } from "./panel.fixture.ts";
import { checkOverall, checkParts, checkPooled } from "./published-claim.ts";
import { explainPercentage } from "./published-percentage.ts";
import { fromPublishedCounts } from "./published-year.ts";
import { rollingPeriods } from "./rolling-period.ts";
import { timeToReview } from "./time-to-review.ts";
import { compareYears } from "./year-comparison.ts";

const period = thisYear;
const modifiable = (of = period) =>
  modifiableFactors(panelCases, { denominator: "all-reviewed", period: of });

it.each<[string, () => unknown]>([
  ["ageBands", () => ageBands],
  ["ageBandNames", () => ageBandNames],
  ["categoriesOfDeath", () => categoriesOfDeath],
  ["categoryLabels", () => categoryLabels],
  ["nationalValues", () => nationalValues],
  ["deathsNotified", () => deathsNotified(panelCases, { period, by: panels })],
  ["modifiableFactors", () => modifiable()],
  ["compareYears", () => compareYears(modifiable(), modifiable(lastYear))],
  ["openCases", () => openCases(panelCases, { period, by: "area" })],
  ["timeToReview", () => timeToReview(panelCases, { period })],
  ["followUp", () => followUp(panelCases, { years: [lastYear, thisYear] })],
  ["crossTabulate", () => crossTabulate(panelCases, { rows: panels, columns: "ageBand", period })],
  ["checkCases", () => checkCases([...panelCases, ...panelCases])],
  ["explainPercentage", () => explainPercentage("52", { reviewed: 27, notified: 57 })],
  ["checkParts", () => checkParts({ label: "All", total: 5, parts: { a: 2 } })],
  ["checkPooled", () => checkPooled({ label: "All", total: 5, known: { a: 6 } })],
  ["checkOverall", () => checkOverall({ label: "All", overall: "28", groups: { a: "30" } })],
  ["rollingPeriods", () => rollingPeriods([lastYear, thisYear], { length: 1 })],
  ["deathRate", () => deathRate({ count: 27, population: 139_896, source: "Estimates", year: "mid-2023" })],
  [
    "fromPublishedCounts",
    () =>
      fromPublishedCounts({
        period,
        reviewed: { total: 27, by: { area: { Dorset: 10, BCP: 12 } } },
        notified: { total: 59 },
        open: { opening: 41, closing: 69 },
        modifiable: { identified: 14, printed: "57" },
      }),
  ],
])("gives what nothing can be changed in: %s", (_, result) => {
  const given = result();
  // It copies whatever is not frozen all the way down.
  expect(frozenCopy(given)).toBe(given);
});

it("takes what it is given without freezing it", () => {
  expect([Object.isFrozen(panelCases[0]), Object.isFrozen(panDorset.areas)]).toEqual([false, false]);
});
