import fc from "fast-check";
import { expect, it } from "vitest";
import { modifiableFactors } from "./modifiable-factor.ts";
import { day, lastYear, panelCases, thisYear } from "./panel.fixture.ts";
import { refusalOf } from "./plain.fixture.ts";
import { compareYears } from "./year-comparison.ts";

const seed = [
  { count: 14, total: 27, period: thisYear },
  { count: 32, total: 59, period: lastYear },
] as const;

it("finds no evidence of a change from 32 of 59 to 14 of 27", () => {
  const { verdict, sentence, because } = compareYears(...seed);
  expect(verdict).toBe("no-evidence-of-change");
  expect(sentence).toBe(
    "The share of reviews that identified modifiable factors was 52% (14 of 27) in 2023/24 and 54% (32 of 59) in 2022/23: " +
      "there is no evidence of a change.",
  );
  expect(because).toBe(
    "Difference -2.4 percentage points, 95% interval -23.9 to 19.1 (Newcombe); p = 1.00 (Fisher's exact test)",
  );
});

it("compares what the cases give as it does what was printed", () => {
  const share = (period: typeof thisYear) =>
    modifiableFactors(panelCases, { denominator: "all-reviewed", period });
  const { now, before, because, ...rest } = compareYears(share(thisYear), share(lastYear));
  const { now: _, before: __, because: ___, ...printed } = compareYears(...seed);
  expect(rest).toEqual(printed);
  expect([now.count, before.count]).toEqual([14, 32]);
  expect(because).toContain("both of all deaths reviewed");
});

it.each([
  {
    now: [50, 59],
    before: [14, 27],
    verdict: "higher",
    says: "rose from 52% (14 of 27) the year before to 85% (50 of 59) this year.",
  },
  {
    now: [3, 59],
    before: [14, 27],
    verdict: "lower",
    says: "fell from 52% (14 of 27) the year before to 5% (3 of 59) this year.",
  },
  {
    now: [27, 27],
    before: [27, 27],
    verdict: "no-evidence-of-change",
    says: "was 100% (27 of 27) this year and 100% (27 of 27) the year before: there is no evidence of a change.",
  },
  {
    now: [50_200, 100_000],
    before: [49_600, 100_000],
    verdict: "higher",
    says: "rose from 49.6% (49,600 of 100,000) the year before to 50.2% (50,200 of 100,000) this year.",
  },
] as const)("says that $now after $before is $verdict", ({ now, before, verdict, says }) => {
  const change = compareYears({ count: now[0], total: now[1] }, { count: before[0], total: before[1] });
  expect(change.verdict).toBe(verdict);
  expect(change.sentence).toBe(`The share of reviews that identified modifiable factors ${says}`);
});

it.each([
  { now: [3, 59], before: [14, 27], p: "< 0.001" },
  { now: [27, 59], before: [22, 27], p: "= 0.002" },
  { now: [1, 10], before: [7, 10], p: "= 0.02" },
  { now: [32, 59], before: [14, 27], p: "= 1.00" },
  { now: [22, 28], before: [14, 27], p: "= 0.0496" },
  { now: [13, 46], before: [14, 27], p: "= 0.0501" },
] as const)("says that the p value of $now after $before is $p", ({ now, before, p }) => {
  const { because } = compareYears({ count: now[0], total: now[1] }, { count: before[0], total: before[1] });
  expect(because).toContain(`; p ${p} (Fisher's exact test)`);
});

it("never rounds a limit of the interval to no difference where there is evidence of one", () => {
  const [now, before] = [
    { count: 505_000, total: 1_000_000 },
    { count: 503_600, total: 1_000_000 },
  ];
  expect(compareYears(now, before).because).toBe(
    "Difference 0.1 percentage points, 95% interval 0.001 to 0.3 (Newcombe); p = 0.048 (Fisher's exact test)",
  );
});

it("is as sure as it is told to be, and says of what both shares are only where both say so", () => {
  const [now, before] = seed;
  const denominator = "all-reviewed" as const;
  const becauseOf = (...[a, b, options]: Parameters<typeof compareYears>) =>
    compareYears(a, b, options).because;
  expect(becauseOf(now, before, { confidence: 0.998 })).toMatchInlineSnapshot(
    `"Difference -2.4 percentage points, 99.8% interval -34.0 to 29.2 (Newcombe); p = 1.00 (Fisher's exact test)"`,
  );
  expect(becauseOf(now, before, { confidence: 0.9 })).toMatchInlineSnapshot(
    `"Difference -2.4 percentage points, 90% interval -20.8 to 15.9 (Newcombe); p = 1.00 (Fisher's exact test)"`,
  );
  expect(becauseOf({ ...now, denominator }, { ...before, denominator })).toMatch(
    /test\); both of all deaths reviewed$/,
  );
  expect(becauseOf({ ...now, denominator }, before)).toMatch(/test\)$/);
  expect(becauseOf(now, { ...before, denominator })).toMatch(/test\)$/);
});

it("says of what both shares are in the sentence, where it is not all reviews", () => {
  const sentenceOf = (
    denominator: "all-reviewed" | "sufficient-information",
    before = { count: 32, total: 59 },
  ) => compareYears({ count: 14, total: 27, denominator }, { ...before, denominator }).sentence;
  expect(sentenceOf("all-reviewed")).toMatch(
    /^The share of reviews that identified modifiable factors was 52%/,
  );
  expect(sentenceOf("sufficient-information")).toBe(
    "The share of reviews that identified modifiable factors, of deaths reviewed with enough information to tell, was " +
      "52% (14 of 27) this year and 54% (32 of 59) the year before: there is no evidence of a change.",
  );
  expect(sentenceOf("sufficient-information", { count: 59, total: 59 })).toContain(
    "of deaths reviewed with enough information to tell, fell from 100% (59 of 59)",
  );
});

it("compares a year with one that ended on the day before it began", () => {
  const { period: _, ...undated } = seed[0];
  expect(compareYears(undated, seed[1]).sentence).toContain("this year and 54% (32 of 59) in 2022/23");
});

it("prints to the places and of the share that it is told", () => {
  const { sentence } = compareYears(...seed, { places: 1, share: "The share of inquests" });
  expect(sentence).toContain("The share of inquests was 51.9% (14 of 27) in 2023/24 and 54.2% (32 of 59)");
});

it("says rose or fell only where the verdict does, and prints both shares to one precision", () => {
  const share = fc
    .integer({ min: 1, max: 400 })
    .chain((total) => fc.record({ count: fc.integer({ min: 0, max: total }), total: fc.constant(total) }));
  fc.assert(
    fc.property(share, share, (now, before) => {
      const { verdict, sentence } = compareYears(now, before);
      const { verdict: turned } = compareYears(before, now);
      expect(sentence.includes(" rose ")).toBe(verdict === "higher");
      expect(sentence.includes(" fell ")).toBe(verdict === "lower");
      expect(sentence.includes("no evidence of a change")).toBe(verdict === "no-evidence-of-change");
      expect(turned).toBe({ higher: "lower", lower: "higher", "no-evidence-of-change": verdict }[verdict]);
      const places = [...sentence.matchAll(/\d+(?:\.(\d+))?%/g)].map(([, digits = ""]) => digits.length);
      expect(places).toHaveLength(2);
      expect(places[0]).toBe(places[1]);
    }),
  );
});

it.each([
  {
    before: { ...seed[1], denominator: "sufficient-information" as const },
    code: "cdop/denominators-differ",
    path: ["before", "denominator"],
  },
  {
    before: { ...seed[1], period: { from: day("2021-04-01"), to: day("2023-04-01") } },
    code: "cdop/periods-overlap",
    path: ["before", "period"],
  },
  {
    before: { ...seed[1], period: { from: day("2024-03-31"), to: day("2024-06-30") } },
    code: "cdop/periods-overlap",
    path: ["before", "period"],
  },
  {
    before: { ...seed[1], period: { from: day("2024-04-01"), to: day("2024-04-30") } },
    code: "cdop/periods-reversed",
    path: ["before", "period"],
  },
  { before: { count: 60, total: 59 }, code: "statistics/count-above-total", path: ["before", "count"] },
  { before: { count: -1, total: 59 }, code: "statistics/count-invalid", path: ["before", "count"] },
])("refuses with $code", ({ before, code, path }) => {
  const compare = () => compareYears({ ...seed[0], denominator: "all-reviewed" }, before);
  expect(compare).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(compare)).toMatchSnapshot();
});
