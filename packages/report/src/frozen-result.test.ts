import { calendarDate, financialYear, money, valueOn } from "@pdscp/core";
import { equalShares } from "@pdscp/funding";
import { expect, it } from "vitest";
import { type Chart, chartTable } from "./chart.ts";
import { compareEditions } from "./edition.ts";
import { explain } from "./explanation.ts";
import { isFrozenThrough } from "./plain.fixture.ts";
import { count, figureFor, published } from "./register.fixture.ts";
import { checkRegister, createRegister } from "./register.ts";
import { toTables } from "./report-rows.ts";
import { checklist } from "./requirement.ts";
import { shorthandIn } from "./shorthand.ts";
import { yearlyCharts } from "./yearly-charts.ts";
import { yearlyFigures } from "./yearly-figures.ts";
import { yearlyReportRequirements } from "./yearly-report-requirement.ts";

const year = financialYear("2023/24");
const register = createRegister([
  ...published,
  figureFor("a.paper", count(5), {
    from: [{ title: "A paper" }, { figure: "cdop.reviewed" }, { figure: "not.there" }],
  }),
]);
const figures = () =>
  yearlyFigures({ year, funding: { shares: equalShares(money("100.00"), ["Council", "Police"]) } });
const chart: Chart = {
  id: "c",
  kind: "bars",
  title: "Deaths",
  head: "Area",
  categories: ["North"],
  series: [{ name: "Reviewed", values: [count(5)] }],
};

it.each<[string, () => unknown]>([
  ["explain", () => explain(register, "a.paper").sources],
  ["checkRegister", () => checkRegister(register)],
  ["compareEditions", () => compareEditions(createRegister([]), register)],
  ["checklist", () => checklist(valueOn(yearlyReportRequirements, calendarDate("2024-03-31")), register, [])],
  ["yearlyFigures", figures],
  ["yearlyCharts", () => yearlyCharts(createRegister(figures()))],
  ["chartTable", () => chartTable(chart).rows],
  ["shorthandIn", () => shorthandIn(["[c]"])],
  ["toTables", () => toTables({ title: "Report", register, sections: [] })[0]?.records],
])("what %s gives is frozen", (_, result) => {
  const given = result();
  expect(given).not.toHaveLength(0);
  expect(isFrozenThrough(given)).toBe(true);
});

it("keeps the rules of a register as they were when its digest was made", () => {
  const uplift = { percent: "5" };
  const made = createRegister([], { rules: { uplift } });
  uplift.percent = "50";
  expect(made.rules).toEqual({ uplift: { percent: "5" } });
  expect(isFrozenThrough(made.rules)).toBe(true);
});
