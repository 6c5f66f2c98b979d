import { expect, it } from "vitest";
import type { Chart } from "./chart.ts";
import { chartSvg } from "./chart-svg.ts";
import { toHtml } from "./html.ts";
import { count } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

const chart: Chart = {
  id: "deaths",
  kind: "bars",
  title: "Deaths notified and reviewed",
  head: "Area",
  categories: ["Dorset", "Bournemouth, Christchurch and Poole"],
  series: [{ name: "2023/24", values: [count(10), count(12)] }],
};
const inLines = (categories: readonly string[]): Chart => ({
  ...chart,
  kind: "lines",
  categories,
  series: [{ name: "Deaths", values: categories.map((_, index) => count(index)) }],
});
const isInLines = (svg: string) => svg.includes("stroke-dasharray");

it("is drawn as wide as a page unless it is told to be narrow", () => {
  expect(chartSvg(chart)).toContain('viewBox="0 0 640 ');
  expect(chartSvg(chart, { width: "page" })).toBe(chartSvg(chart));
  expect(chartSvg(chart, { width: "narrow" })).toContain('viewBox="0 0 340 ');
});

it("has each name above its bars where it is narrow, and more of it than beside them", () => {
  const name = "Bournemouth, Christchurch and Poole";
  expect(chartSvg(chart)).toContain('text-anchor="end">Bournemouth, Christchurch…<');
  expect(chartSvg(chart, { width: "narrow" })).toContain(`text-anchor="start">${name}<`);
});

it("has a title that fits", () => {
  const sizeOf = (title: string, width: "page" | "narrow") =>
    Number(/font-size="([\d.]+)" font-weight/.exec(chartSvg({ ...chart, title }, { width }))?.[1]);
  expect(sizeOf("Deaths", "narrow")).toBe(17);
  expect(sizeOf("Attendances at training by quarter", "page")).toBe(17);
  expect(sizeOf("Attendances at training by quarter", "narrow")).toBe(14.71);
  expect(sizeOf("", "narrow")).toBe(17);
});

it("draws narrow lines only where their names and values stand side by side", () => {
  const [short, long] = [
    inLines(["2021/22", "2022/23", "2023/24"]),
    inLines(["April to June", "July to September", "Then"]),
  ];
  expect([short, long].map((each) => isInLines(chartSvg(each)))).toEqual([true, true]);
  expect([short, long].map((each) => isInLines(chartSvg(each, { width: "narrow" })))).toEqual([true, false]);
});

it("stands twice in a page, with ids of their own, for a wide and for a narrow screen", () => {
  const html = toHtml({
    title: "Report",
    register: createRegister([]),
    sections: [{ id: "s", heading: "S", charts: [chart] }],
  });
  expect(html.match(/<div class="(?:page|narrow)"><svg [^>]*aria-labelledby="[^" ]+/g)).toEqual([
    expect.stringMatching(/class="page".*viewBox="0 0 640 .*"deaths-title$/),
    expect.stringMatching(/class="narrow".*viewBox="0 0 340 .*"deaths-narrow-title$/),
  ]);
});
