import fc from "fast-check";
import { expect, it } from "vitest";
import { type Chart, chartTable } from "./chart.ts";
import { chartSvg } from "./chart-svg.ts";
import { escaped } from "./mark.ts";
import { refusalOf } from "./plain.fixture.ts";
import { count, pounds, withheld } from "./register.fixture.ts";

const series = (...names: readonly string[]) =>
  names.map((name, index) => ({ name, values: [count(index), count(10 * index), withheld] }));
const chart: Chart = {
  id: "a&b",
  kind: "bars",
  title: "Deaths <reviewed>",
  head: "Area",
  categories: ["Dorset", "A name of 26 letters, no more"],
  series: [
    { name: "Opening", values: [pounds("-21697.00"), pounds("68853.00")] },
    { name: "Closing", values: [withheld, pounds("1.00")] },
  ],
  target: { label: "Aim", value: pounds("10000.00") },
};
const years = ["2021/22", "2022/23", "2023/24"];

it.each<{ of: string; drawn: Chart }>([
  { of: "bars of two series, with a loss, a gap and an aim", drawn: chart },
  { of: "bars of one series", drawn: { ...chart, series: chart.series.slice(0, 1) } },
  { of: "bars with an aim that is withheld", drawn: { ...chart, target: { label: "Aim", value: withheld } } },
  {
    of: "four lines, with gaps and an aim",
    drawn: {
      ...chart,
      kind: "lines",
      categories: years,
      series: series("One", "Two", "Three", "Four"),
      target: { label: "Aim", value: count(40) },
    },
  },
  {
    of: "a line with an aim that is withheld",
    drawn: {
      ...chart,
      kind: "lines",
      categories: years,
      series: series("One"),
      target: { label: "Aim", value: withheld },
    },
  },
])("draws $of, mark by mark", ({ drawn }) => {
  expect(chartSvg(drawn)).toMatchSnapshot();
});

it("draws bars as long as their values, and all marks within the drawing", () => {
  const values = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(values, (sizes) => {
      const svg = chartSvg({
        id: "c",
        kind: "bars",
        title: "T",
        head: "H",
        categories: sizes.map(String),
        series: [{ name: "All", values: sizes.map(count) }],
      });
      const widths = [...svg.matchAll(/<rect x="[^"]+" y="[^"]+" width="([^"]+)" height="18"/g)].map(
        ([, width]) => Number(width),
      );
      const most = Math.max(...sizes);
      const longest = Math.max(...widths);
      expect(widths).toHaveLength(sizes.length);
      for (const [index, size] of sizes.entries())
        expect((widths[index] as number) / longest).toBeCloseTo(size / most, 3);
      const height = Number(/ height="(\d+)" role/.exec(svg)?.[1]);
      for (const [, x, y] of svg.matchAll(/ x="([^"]+)" y="([^"]+)"/g)) {
        expect(Number(x) >= 0 && Number(x) <= 640).toBe(true);
        expect(Number(y) >= 0 && Number(y) <= height).toBe(true);
      }
    }),
  );
});

it("gives its values as a table, with a mark where a series is too short", () => {
  const { target: _, ...aimless } = chart;
  const short = { ...aimless, series: [{ name: "Opening", values: [pounds("1.00")] }] };
  expect(chartTable(short)).toEqual({
    id: "a&b-data",
    caption: "Deaths <reviewed>",
    head: "Area",
    columns: ["Opening"],
    rows: [
      { heading: "Dorset", cells: [pounds("1.00")] },
      { heading: "A name of 26 letters, no more", cells: [{ kind: "not-available", why: "no value" }] },
    ],
  });
  expect(chartTable(chart).note).toBe("Aim: £10,000");
});

it.each([
  { words: "a".repeat(26), printed: "a".repeat(26) },
  { words: "a".repeat(27), printed: `${"a".repeat(25)}…` },
])("prints $words as $printed", ({ words, printed }) => {
  const svg = chartSvg({ ...chart, categories: [words, "b"] });
  expect(svg).toContain(`>${printed}<`);
});

it.each([
  { text: `<a href="b">R&D</a>`, safe: "&lt;a href=&quot;b&quot;&gt;R&amp;D&lt;/a&gt;" },
  { text: "a\u0000b\ufffec\uffffd\ud800e", safe: "abcde" },
  { text: "a\tb\nc\rd é £", safe: "a\tb\nc\rd é £" },
  { text: "𝒵oë 😀\ud83d\u{1fffe}", safe: "𝒵oë 😀\u{1fffe}" },
])("makes $text safe", ({ text, safe }) => {
  expect(escaped(text)).toBe(safe);
});

it.each<{ wrong: Partial<Chart>; path: readonly unknown[]; need: string }>([
  {
    wrong: { series: [{ name: "a", values: [count(1)] }] },
    path: ["series", 0, "values"],
    need: "each series needs a value for each category",
  },
  {
    wrong: { series: [] },
    path: ["series"],
    need: "one to four series and at least one category are needed",
  },
  {
    wrong: { categories: [], series: [{ name: "a", values: [] }] },
    path: ["series"],
    need: "one to four series and at least one category are needed",
  },
  {
    wrong: {
      categories: years,
      series: series("1", "2", "3", "4", "5"),
      target: { label: "Aim", value: count(1) },
    },
    path: ["series"],
    need: "one to four series and at least one category are needed",
  },
  {
    wrong: { target: { label: "Aim", value: count(1) } },
    path: ["series"],
    need: "values of one kind are needed",
  },
])("refuses $wrong: $need", ({ wrong, path, need }) => {
  const drawn = () => chartSvg({ ...chart, ...wrong });
  expect(drawn).toThrow(expect.objectContaining({ code: "report/chart-invalid", path }));
  expect(refusalOf(drawn)).toBe(`Cannot draw the chart "Deaths <reviewed>": ${need}`);
});
