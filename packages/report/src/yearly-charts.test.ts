import { calendarDate, financialYear, formatFigure, quarterOf } from "@pdscp/core";
import { expect, it } from "vitest";
import type { Chart } from "./chart.ts";
import { chartSvg } from "./chart-svg.ts";
import { count, figureFor, pounds, share, withheld } from "./register.fixture.ts";
import { createRegister } from "./register.ts";
import { yearlyCharts } from "./yearly-charts.ts";

const before = { period: financialYear("2022/23") };
const quarter = quarterOf(calendarDate("2023-06-01"));
const first = { period: financialYear("2021/22") };
const register = createRegister([
  figureFor("funding.contribution.police", pounds("75785.00"), { label: "Contribution of Police" }),
  figureFor("funding.contribution.fund", pounds("1.00"), { label: "The Contribution of Friends" }),
  figureFor("funding.contribution.police-2022-23", pounds("48845.00"), before),
  figureFor("funding.opening", pounds("21697.00")),
  figureFor("funding.closing", pounds("68853.00")),
  figureFor("funding.closing-2022-23", pounds("21697.00"), before),
  figureFor("cdop.notified", withheld),
  figureFor("cdop.notified.out-of-area", count(9)),
  figureFor("cdop.reviewed", count(27)),
  figureFor("cdop.reviewed-2022-23", count(59), before),
  figureFor("cdop.reviewed-2021-22", count(50), first),
  figureFor("training.attendances", count(20)),
  figureFor("training.attendances.2023-24-q1", count(20), { period: quarter }),
  figureFor("priorities.m1", share(42, 60), { label: "Plans that are timed" }),
  figureFor("priorities.m2", count(3), { label: "Visits" }),
  figureFor("another.m3", share(1, 2), { label: "No measure" }),
]);

it("draws what the register has figures for, by partner, year and quarter", () => {
  expect(yearlyCharts(register).map(({ title, kind, categories }) => [title, kind, ...categories])).toEqual([
    ["Contributions by partner", "bars", "Police", "The Contribution of Friends"],
    ["Balances by year", "bars", "2022/23", "2023/24"],
    ["Deaths notified and reviewed", "lines", "2021/22", "2022/23", "2023/24"],
    ["Attendances at training by quarter", "bars", "2023/24 Q1"],
    ["Measures of the priorities", "bars", "Plans that are timed"],
  ]);
});

it("names each chart, its head and its series, with the values of each", () => {
  const inWords = ({ id, head, series }: Chart) => [
    `${id} by ${head}`,
    ...series.map(
      ({ name, values }) => `${name}: ${values.map((value) => formatFigure({ value })).join(", ")}`,
    ),
  ];
  expect(yearlyCharts(register).map(inWords)).toEqual([
    ["contributions by Partner", "Contribution: £75,785, £1"],
    ["balances by Year", "Brought forward: [x], £21,697", "Carried forward: £21,697, £68,853"],
    ["deaths by Year", "Notified: [x], [x], [c]", "Reviewed: 50, 59, 27"],
    ["training by Quarter", "Attendances: 20"],
    ["measures by Measure", "Latest: 70%"],
  ]);
  expect(yearlyCharts(register)[1]?.series[0]?.values[0]).toEqual({
    kind: "not-available",
    why: "no figure for the year",
  });
});

it("leaves what is withheld or missing as its mark", () => {
  const deaths = yearlyCharts(register).find(({ id }) => id === "deaths");
  expect(deaths && chartSvg(deaths)).toContain(
    "2021/22, Notified: [x]; 2021/22, Reviewed: 50; 2022/23, Notified: [x]; 2022/23, Reviewed: 59; 2023/24, Notified: [c]; 2023/24, Reviewed: 27.",
  );
});

it("draws nothing of nothing", () => {
  expect(yearlyCharts(createRegister([]))).toEqual([]);
});
