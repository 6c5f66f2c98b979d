import { financialYear } from "@pdscp/core";
import { expect, it } from "vitest";
import { type NationalValue, nationalValue, nationalValues } from "./national-value.ts";

it("has a source for every value, each year and edition once", () => {
  for (const { value, edition, year } of nationalValues) {
    expect(value).toMatch(/^\d{1,3}(,\d{3})*(\.\d)?$/);
    expect(edition.title.trim()).not.toBe("");
    expect(edition.published).toBeGreaterThan(Number(year.slice(0, 4)));
  }
  const keys = nationalValues.map(({ measure, year, edition }) => `${measure} ${year} ${edition.published}`);
  expect(new Set(keys).size).toBe(keys.length);
});

it("agrees with what it is computed from, where that is known", () => {
  const count = (measure: NationalValue["measure"], year: string) =>
    Number(nationalValue(measure, financialYear(year))?.value.replace(",", ""));
  expect(Math.round((100 * 784) / count("reviews", "2011/12"))).toBe(
    count("percent-with-modifiable-factors", "2011/12"),
  );
  expect(count("reviews-with-sufficient-information", "2017/18")).toBe(count("reviews", "2017/18") - 55);
  expect(Math.round(100 * (count("deaths", "2023/24") / count("deaths", "2022/23") - 1))).toBe(-4);
  expect(Math.round(100 * (count("deaths", "2024/25") / count("deaths", "2023/24") - 1))).toBe(-2);
});

it("says nothing of what was not found", () => {
  expect(nationalValue("infant-deaths-per-1,000-live-births", financialYear("2023/24"))).toBeUndefined();
  expect(nationalValue("deaths", financialYear("2025/26"))).toBeUndefined();
  expect(nationalValue("deaths", financialYear("2021/22"), { published: 2022 })).toBeUndefined();
});

it("keeps the first edition beside one that restates it", () => {
  const year = financialYear("2023/24");
  const first = nationalValue("deaths", year) as NationalValue;
  const later: NationalValue = {
    ...first,
    value: "3,580",
    edition: { title: "A later release", published: 2025, restated: true },
  };
  for (const values of [
    [first, later],
    [later, first],
  ]) {
    expect(nationalValue("deaths", year, { values })).toBe(later);
    expect(nationalValue("deaths", year, { values, published: 2024 })).toBe(first);
  }
  expect(nationalValue("deaths", financialYear("2021/22"))?.edition).toMatchObject({
    published: 2023,
    restated: true,
  });
});
