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

it("keeps every value as its source printed it", () => {
  const lines = nationalValues.map(
    ({ measure, year, value, edition: { title, published, at = "", restated, href = "" } }) =>
      [measure, year, value, title, published, at, restated ? "restated" : "", href].join(" | "),
  );
  expect(lines).toMatchInlineSnapshot(`
    [
      "deaths | 2020/21 | 3,068 | National Child Mortality Database, child death review data release 2021 | 2021 |  |  | ",
      "deaths | 2021/22 | 3,452 | National Child Mortality Database, child death review data release 2023 | 2023 |  | restated | ",
      "deaths | 2022/23 | 3,743 | National Child Mortality Database, child death review data release 2023 | 2023 |  |  | ",
      "deaths | 2023/24 | 3,577 | National Child Mortality Database, child death review data release 2024 | 2024 |  |  | ",
      "deaths | 2024/25 | 3,492 | National Child Mortality Database, child death review data release 2025 | 2025 |  |  | ",
      "deaths-per-100,000-children | 2021/22 | 29.3 | National Child Mortality Database, child death review data release 2023 | 2023 |  |  | ",
      "deaths-per-100,000-children | 2022/23 | 31.8 | National Child Mortality Database, child death review data release 2023 | 2023 |  |  | ",
      "deaths-per-100,000-children | 2023/24 | 29.8 | National Child Mortality Database, child death review data release 2024 | 2024 |  |  | ",
      "infant-deaths-per-1,000-live-births | 2021/22 | 3.6 | National Child Mortality Database, child death review data release 2023 | 2023 |  |  | ",
      "infant-deaths-per-1,000-live-births | 2022/23 | 3.8 | National Child Mortality Database, child death review data release 2023 | 2023 |  |  | ",
      "infant-deaths-per-1,000-live-births | 2024/25 | 3.8 | National Child Mortality Database, child death review data release 2025 | 2025 |  |  | ",
      "neonatal-deaths-per-1,000-live-births | 2024/25 | 2.6 | National Child Mortality Database, child death review data release 2025 | 2025 | any gestation |  | ",
      "reviews | 2011/12 | 4,012 | Department for Education, child death reviews: year ending March 2012 | 2012 |  |  | ",
      "reviews | 2016/17 | 3,575 | NHS Digital, child death reviews: year ending 31 March 2018 | 2018 |  |  | https://digital.nhs.uk/data-and-information/publications/statistical/child-death-reviews/2018/number-of-reviews",
      "reviews | 2017/18 | 3,595 | NHS Digital, child death reviews: year ending 31 March 2018 | 2018 |  |  | https://digital.nhs.uk/data-and-information/publications/statistical/child-death-reviews/2018/number-of-reviews",
      "reviews | 2020/21 | 2,575 | National Child Mortality Database, child death review data release 2021 | 2021 |  |  | ",
      "reviews-with-sufficient-information | 2017/18 | 3,540 | NHS Digital, child death reviews: year ending 31 March 2018 | 2018 |  |  | https://digital.nhs.uk/data-and-information/publications/statistical/child-death-reviews/2018/number-of-reviews",
      "percent-with-modifiable-factors | 2011/12 | 20 | Department for Education, child death reviews: year ending March 2012 | 2012 | 784 of 4,012 |  | ",
      "percent-with-modifiable-factors | 2013/14 | 22 | NHS Digital, child death reviews: year ending 31 March 2018 | 2018 |  |  | https://digital.nhs.uk/data-and-information/publications/statistical/child-death-reviews/2018/number-of-reviews",
      "percent-with-modifiable-factors | 2017/18 | 28 | NHS Digital, child death reviews: year ending 31 March 2018 | 2018 | of reviews with sufficient information |  | https://digital.nhs.uk/data-and-information/publications/statistical/child-death-reviews/2018/number-of-reviews",
      "percent-with-modifiable-factors | 2024/25 | 48 | National Child Mortality Database, child death review data release 2025 | 2025 |  |  | ",
    ]
  `);
});

it("takes the first of two editions of one year", () => {
  const [value] = nationalValues as [NationalValue];
  const again = { ...value, value: "1" };
  expect(nationalValue(value.measure, value.year, { values: [value, again] })).toBe(value);
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
