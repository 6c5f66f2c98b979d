import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refusalAt } from "./refusal.fixture.ts";
import { type XmrOptions, xmr } from "./xmr.ts";

const outlier = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
const week = [10, 12, 8, 11, 9, 12, 8];
const calm = [...week, ...week, ...week, ...week];
const increase = { improvement: "increase" } as const;

it.each([
  { screenOutliers: true, lines: ["-0.72", "1.94", "4.60"] },
  { screenOutliers: false, lines: ["-3.06", "1.94", "6.95"] },
])("draws the published limits when screening is $screenOutliers", ({ screenOutliers, lines }) => {
  const { lower, mean, upper } = xmr(outlier, { ...increase, screenOutliers });
  expect([lower, mean, upper].map((line) => line.toFixed(2))).toEqual(lines);
});

it("does not screen unless asked", () => {
  expect(xmr(outlier, increase)).toEqual(xmr(outlier, { ...increase, screenOutliers: false }));
});

const rulesOf = (points: readonly number[]) => xmr(points, increase).points.map(({ rule }) => rule ?? "-");

describe("marks", () => {
  it("a point outside the limits, and no other", () => {
    expect(rulesOf(outlier)).toEqual(outlier.map((value) => (value === 10 ? "outside-limits" : "-")));
  });

  it("seven points that rise, and not six", () => {
    const noise = [20, 50, 15, 55, 18, 52, 19, 51];
    expect(rulesOf([...noise, 30, 31, 32, 33, 34, 35, 36]).filter((rule) => rule === "trend")).toHaveLength(
      7,
    );
    expect(rulesOf([...noise, 30, 31, 32, 33, 34, 35]).filter((rule) => rule === "trend")).toHaveLength(0);
    expect(
      rulesOf([...noise, 30, 31, 32, 33, 33, 34, 35, 36]).filter((rule) => rule === "trend"),
    ).toHaveLength(0);
  });

  it("seven points on one side of the mean, and not six", () => {
    const shifted = (length: number) => [
      ...Array.from({ length }, (_, index) => (index % 2 === 0 ? 64 : 52)),
      ...Array.from({ length }, (_, index) => (index % 2 === 0 ? 48 : 36)),
    ];
    expect(rulesOf(shifted(7)).every((rule) => rule === "shift")).toBe(true);
    expect(rulesOf(shifted(6)).every((rule) => rule === "-")).toBe(true);
  });

  it("two in three near a limit, with the third on the same side, but not the third itself", () => {
    const chart = xmr([...calm, 18, 11, 18, 8, 12, 9], increase);
    const near = (2 * (chart.upper - chart.mean)) / 3;
    const marked = chart.points.filter(({ rule }) => rule === "two-of-three");
    expect(marked.map(({ value }) => value)).toEqual([18, 18]);
    expect(18 - chart.mean).toBeGreaterThan(near);
    expect(rulesOf([...calm, 18, 9, 18, 8, 12, 9])).not.toContain("two-of-three");
  });

  it("a point with its strongest rule only", () => {
    const rising = [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 30];
    const chart = xmr(rising, increase);
    expect(chart.points.at(-1)).toEqual({ value: 30, rule: "outside-limits", cause: "improvement" });
    expect(chart.points.at(-2)).toEqual({ value: 6, rule: "trend", cause: "improvement" });
  });
});

it.each([
  { improvement: "increase", value: 10, cause: "improvement" },
  { improvement: "decrease", value: 10, cause: "concern" },
  { improvement: "neither", value: 10, cause: "neutral-high" },
  { improvement: "increase", value: -10, cause: "concern" },
  { improvement: "decrease", value: -10, cause: "improvement" },
  { improvement: "neither", value: -10, cause: "neutral-low" },
] satisfies ({ value: number; cause: string } & XmrOptions)[])(
  "calls $value a $cause when the wanted change is $improvement",
  ({ improvement, value, cause }) => {
    const points = outlier.map((each) => (each === 10 ? value : each));
    expect(xmr(points, { improvement }).points[4]).toEqual({ value, rule: "outside-limits", cause });
  },
);

it.each([
  {
    rule: "shift",
    points: [64, 52, 64, 52, 64, 52, 64, 48, 36, 48, 36, 48, 36, 48],
    at: 2,
  },
  { rule: "trend", points: [20, 50, 15, 55, 18, 52, 19, 51, 30, 31, 32, 33, 34, 35, 36], at: 10 },
  { rule: "two-of-three", points: [...calm.slice(7), 18, 11, 18, 8, 12, 9], at: 21 },
])("says which way a $rule goes", ({ rule, points, at }) => {
  const down = points.map((value) => 100 - value);
  const pointOf = (series: readonly number[], improvement: XmrOptions["improvement"]) =>
    xmr(series, { improvement }).points[at];
  expect(pointOf(points, "increase")).toEqual({ value: points[at], rule, cause: "improvement" });
  expect(pointOf(down, "increase")).toEqual({ value: down[at], rule, cause: "concern" });
  expect(pointOf(down, "neither")).toEqual({ value: down[at], rule, cause: "neutral-low" });
});

it("marks nothing that stands on the mean, however long, nor one point alone near a limit", () => {
  expect(rulesOf([4, 4, 4, 4, 4, 4, 4, 4, 3, 5]).slice(0, 8)).toEqual(Array(8).fill("-"));
  const chart = xmr([...calm, 11, 18, 11, 8, 12, 9], increase);
  expect(18 - chart.mean).toBeGreaterThan((2 * (chart.upper - chart.mean)) / 3);
  expect(18).toBeLessThan(chart.upper);
  expect(chart.points.every(({ rule }) => rule === undefined)).toBe(true);
});

it("leaves out ranges of 3.267 times their mean or more, in whatever unit they are", () => {
  const screened = (points: readonly number[]) => xmr(points, { ...increase, screenOutliers: true });
  const tenfold = outlier.map((value) => value * 10);
  expect(screened(tenfold).upper).toBeCloseTo(10 * screened(outlier).upper, 9);
  expect(screened(outlier.map((value) => value / 10)).upper).toBeCloseTo(screened(outlier).upper / 10, 9);
  expect(screened([5, 5, 5]).upper).toBe(5);
  // Ranges of 733 five times, 3,267 and 68: their mean is 1,000, and the largest is exactly 3.267 times that.
  const atLimit = [0, 733, 0, 733, 0, 733, 4000, 4068];
  expect(screened(atLimit).upper - screened(atLimit).mean).toBeCloseTo((2.66 * 3733) / 6, 9);
});

it("says how it was made, and why its limits are on trial", () => {
  const { method, warnings } = xmr([1, 2], increase);
  expect(method).toBe("making-data-count");
  expect(warnings[0]!.message).toMatch(/^Fewer than 12 points/);
});

it("warns of trial limits below 12 points", () => {
  const counts = Array.from({ length: 12 }, (_, index) => index % 3);
  expect(xmr(counts, increase).warnings).toEqual([]);
  const { warnings } = xmr(counts.slice(1), increase);
  expect(warnings).toMatchObject([{ code: "statistics/trial-limits", severity: "warning" }]);
});

it("calls a series that never changes common cause", () => {
  const { lower, mean, upper, points } = xmr([4, 4, 4, 4], increase);
  expect([lower, mean, upper]).toEqual([4, 4, 4]);
  expect(points.every(({ cause }) => cause === "common")).toBe(true);
});

it("marks nothing of a series that does not move, whatever it stands at", () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: 2, max: 40 }), (value, length) => {
      for (const unit of [1, 10, 100]) {
        const { mean, points } = xmr(Array(length).fill(value / unit), increase);
        expect(mean).toBe(value / unit);
        expect(points.every(({ cause }) => cause === "common")).toBe(true);
      }
    }),
  );
  expect(rulesOf([0.1, 0.3, ...Array(10).fill(0.2)]).slice(2)).toEqual(Array(10).fill("-"));
});

it("draws lines at any size", () => {
  const lines = (points: readonly number[]) => {
    const { lower, mean, upper } = xmr(points, increase);
    return [lower, mean, upper];
  };
  expect(lines([1e-300, 3e-300])).toEqual([-3.32e-300, 2e-300, 7.32e-300]);
  expect(lines([1e21, 3e21])).toEqual([-3.32e21, 2e21, 7.32e21]);
  expect(lines([1e200, -1e200])).toEqual([-5.32e200, 0, 5.32e200]);
  expect(lines([1e-7, 0, 0])[1]).toBeCloseTo(1e-7 / 3, 20);
  expect(lines([-0, 0])).toEqual([0, 0, 0]);
});

it("marks tenths and hundredths as it marks whole numbers", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 2, maxLength: 30 }), (points) => {
      for (const unit of [10, 100, 1_000])
        expect(rulesOf(points.map((value) => value / unit))).toEqual(rulesOf(points));
    }),
  );
});

it("moves and turns with its points", () => {
  const series = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(series, fc.boolean(), (points, screenOutliers) => {
      const chart = xmr(points, { improvement: "increase", screenOutliers });
      const mirror = xmr(
        points.map((value) => -value),
        { improvement: "decrease", screenOutliers },
      );
      expect(mirror.points.map(({ rule, cause }) => [rule, cause])).toEqual(
        chart.points.map(({ rule, cause }) => [rule, cause]),
      );
      expect(mirror.upper).toBeCloseTo(-chart.lower, 9);
      expect(chart.points.map(({ value }) => value)).toEqual(points);
    }),
  );
});

it.each([
  { points: [], code: "statistics/points-missing", path: ["points"] },
  { points: [1], code: "statistics/points-missing", path: ["points"] },
  { points: [1, Number.NaN], code: "statistics/point-invalid", path: ["points", 1] },
  { points: [Infinity, 1], code: "statistics/point-invalid", path: ["points", 0] },
])("refuses $points with $code", ({ points, code, path }) => {
  expect(() => xmr(points, increase)).toThrow(refusalAt(code, path));
});

it.each(["higher", "", undefined, null])(
  "refuses the improvement %j, even where no point is marked",
  (given) => {
    const improvement = given as XmrOptions["improvement"];
    expect(() => xmr([1, 2, 1], { improvement })).toThrow(
      refusalAt("statistics/choice-unknown", ["improvement"]),
    );
  },
);
