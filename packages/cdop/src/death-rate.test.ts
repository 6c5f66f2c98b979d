import { expect, it } from "vitest";
import { deathRate, infantMortalityRate, rateReliability } from "./death-rate.ts";
import { refusalOf } from "./plain.fixture.ts";

const births = { liveBirths: 6_000, source: "ONS births", year: 2023 };
const children = { population: 140_000, source: "ONS mid-year population estimates", year: "mid-2023" };

it.each([
  { count: 27, value: 19.2857, lower: 12.7064, upper: 28.0608, method: "byar", reliability: "usual" },
  { count: 20, value: 14.2857, method: "byar", reliability: "usual" },
  { count: 19, value: 13.5714, method: "byar", reliability: "unreliable" },
  { count: 4, value: 2.8571, lower: 0.7785, upper: 7.3154, method: "exact", reliability: "unreliable" },
  { count: 2, value: 1.4286, method: "exact", reliability: "not-for-publication" },
  { count: 0, value: 0, lower: 0, upper: 2.6349, method: "exact", reliability: "not-for-publication" },
])(
  "gives $count deaths in 140,000 children as $value per 100,000",
  ({ count, value, lower, upper, method, reliability }) => {
    const rate = deathRate({ ...children, count });
    expect(rate.value).toBeCloseTo(value, 4);
    if (lower !== undefined) expect(rate.lower).toBeCloseTo(lower, 4);
    if (upper !== undefined) expect(rate.upper).toBeCloseTo(upper, 4);
    expect(rate).toMatchObject({
      per: 100_000,
      method,
      reliability,
      source: children.source,
      year: "mid-2023",
    });
    expect(rate.because).toBe(
      "Deaths under 18, per 100,000 children: ONS mid-year population estimates, mid-2023",
    );
  },
);

it("gives infant deaths per 1,000 live births", () => {
  const rate = infantMortalityRate({ ...births, count: 18 });
  expect(rate).toMatchObject({ value: 3, per: 1_000, population: 6_000, year: 2023 });
  expect(rate.because).toContain("live births");
});

it.each([
  { told: { population: -1 }, code: "statistics/population-invalid", path: ["population"] },
  { told: { population: 0 }, code: "statistics/population-invalid", path: ["population"] },
  { told: { count: -1 }, code: "statistics/count-invalid", path: ["count"] },
  { told: { source: " " }, code: "cdop/source-missing", path: ["source"] },
  { told: { year: "" }, code: "cdop/source-missing", path: ["year"] },
  { told: { year: undefined as never }, code: "cdop/source-missing", path: ["year"] },
  { told: { source: undefined as never }, code: "cdop/source-missing", path: ["source"] },
  { told: { per: 0 }, code: "statistics/per-invalid", path: ["per"] },
  { told: { count: 5, population: 4 }, code: "cdop/count-above-population", path: ["count"] },
])("refuses $told with $code", ({ told, code, path }) => {
  expect(() => deathRate({ ...children, count: 27, ...told })).toThrow(
    expect.objectContaining({ code, path }),
  );
});

it.each([0, -1, Number.NaN, Infinity, "6000", null, undefined])(
  "refuses %j live births where they are given",
  (given) => {
    const liveBirths = given as number;
    expect(() => infantMortalityRate({ ...births, count: 3, liveBirths })).toThrow(
      expect.objectContaining({
        code: "statistics/population-invalid",
        path: ["liveBirths"],
        message: "Cannot give the rate: live births are a number above 0",
      }),
    );
  },
);

it("says what a rate needs, and takes a rate of all", () => {
  const rate = (told: object) => () => deathRate({ ...children, count: 1, ...told });
  expect([
    refusalOf(rate({ source: " " })),
    refusalOf(rate({ year: "" })),
    refusalOf(rate({ count: 140_001 })),
    refusalOf(() => infantMortalityRate({ ...births, count: 6_001 })),
  ]).toMatchInlineSnapshot(`
    [
      "Cannot give the rate: the source of its children is needed",
      "Cannot give the rate: the year of its children is needed",
      "Cannot give the rate: no more deaths than children are needed",
      "Cannot give the rate: no more deaths than live births are needed",
    ]
  `);
  expect(rate({ count: 140_000 })().value).toBe(100_000);
  expect(infantMortalityRate({ ...births, count: 18 }).because).toBe(
    "Deaths before the first birthday, per 1,000 live births: ONS births, 2023",
  );
  expect([2, 3, 19, 20].map((count) => rate({ count })().reliability)).toEqual([
    "not-for-publication",
    "unreliable",
    "unreliable",
    "usual",
  ]);
  expect(rateReliability).toMatchInlineSnapshot(`
    {
      "publishedFrom": 3,
      "reference": {
        "at": "Death rates",
        "title": "Office for National Statistics, reply FOI/2021/3301",
      },
      "reliableFrom": 20,
    }
  `);
});
