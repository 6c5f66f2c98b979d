import { type FinancialYear, financialYear } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { deathsReviewed } from "./death-count.ts";
import { anyRecord, lastYear, thisYear } from "./panel.fixture.ts";
import { refusalOf } from "./plain.fixture.ts";
import { rollingPeriods } from "./rolling-period.ts";

const years = ["2019/20", "2020/21", "2021/22", "2022/23", "2023/24"].map(financialYear);

it("gives a period of three years from each year that has two after it, and says which share deaths", () => {
  const { periods, findings } = rollingPeriods(years);
  expect(periods.map(({ from, to, label }) => [from, to, label])).toEqual([
    ["2019-04-01", "2022-03-31", "2019/20 to 2021/22"],
    ["2020-04-01", "2023-03-31", "2020/21 to 2022/23"],
    ["2021-04-01", "2024-03-31", "2021/22 to 2023/24"],
  ]);
  expect(findings).toEqual([
    {
      code: "cdop/periods-share-deaths",
      severity: "warning",
      message:
        "2020/21 to 2022/23 and 2019/20 to 2021/22 share the deaths of 2020/21 and 2021/22: do not compare them",
      path: ["periods", 1],
    },
    expect.objectContaining({ path: ["periods", 2] }),
  ]);
});

it("warns of nothing where nothing is shared", () => {
  expect(rollingPeriods(years.slice(2)).findings).toEqual([]);
  const { periods, findings } = rollingPeriods(years, { length: 1 });
  expect([periods.map(({ label }) => label), findings]).toEqual([years, []]);
});

it("pools what its years have", () => {
  const pooled = ["2021/22", "2022/23", "2023/24"].map(financialYear);
  const [period] = rollingPeriods(pooled).periods;
  fc.assert(
    fc.property(fc.array(anyRecord), (cases) => {
      const each = pooled.map((year) => deathsReviewed(cases, { period: year }).total);
      expect(period && deathsReviewed(cases, { period }).total).toBe(each.reduce((a, b) => a + b, 0));
    }),
  );
});

it.each<{ given: readonly FinancialYear[]; length?: number; path: readonly PropertyKey[] }>([
  { given: [lastYear, thisYear], path: ["years"] },
  { given: [years[0]!, years[2]!, years[3]!], path: ["years", 1] },
  { given: [thisYear, lastYear], length: 1, path: ["years", 1] },
  { given: years, length: 0, path: ["years"] },
])("refuses $given with length $length", ({ given, length, path }) => {
  expect(refusalOf(() => rollingPeriods(given, length === undefined ? {} : { length }))).toBe(
    "Cannot pool the years: years that follow one another, enough for one period, are needed",
  );
  expect(() => rollingPeriods(given, length === undefined ? {} : { length })).toThrow(
    expect.objectContaining({ code: "cdop/years-invalid", path }),
  );
});
