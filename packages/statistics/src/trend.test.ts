import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Polarity } from "./benchmark.ts";
import { refusalAt } from "./refusal.fixture.ts";
import { recentTrend } from "./trend.ts";

const parts = (counts: readonly number[], total: number) => counts.map((count) => ({ count, total }));
const events = (counts: readonly number[], population: number) =>
  counts.map((count) => ({ count, population }));

describe("gives the published marker", () => {
  it("for diabetes on practice registers in England, 2020 to 2024", () => {
    const points = [
      { count: 3_455_176, total: 48_783_947 },
      { count: 3_491_868, total: 49_122_259 },
      { count: 3_625_401, total: 49_956_777 },
      { count: 3_774_801, total: 50_649_129 },
      { count: 3_938_080, total: 51_441_896 },
    ];
    expect(recentTrend(points)).toMatchObject({ direction: "increasing", verdict: "increasing" });
  });

  it("for measles, mumps and rubella coverage in Yorkshire and the Humber, 2020 to 2024", () => {
    const points = [
      { count: 57_274, total: 61_834 },
      { count: 55_865, total: 60_511 },
      { count: 53_681, total: 59_074 },
      { count: 51_767, total: 57_508 },
      { count: 53_185, total: 59_028 },
    ];
    expect(recentTrend(points, { polarity: "high-is-good" })).toMatchObject({
      direction: "decreasing",
      verdict: "getting-worse",
      method: "chi-squared-for-linear-trend",
      confidence: 0.998,
    });
  });

  it("for sight loss from diabetic eye disease in England, 2020 to 2024", () => {
    const points = [
      { count: 1416, population: 48_246_126 },
      { count: 935, population: 48_440_507 },
      { count: 1344, population: 48_753_376 },
      { count: 1415, population: 49_300_918 },
      { count: 1502, population: 49_866_388 },
    ];
    expect(recentTrend(points, { polarity: "low-is-good" })).toMatchObject({
      direction: "increasing",
      verdict: "getting-worse",
      method: "weighted-regression",
    });
  });
});

describe("by hand", () => {
  it("works the chi-squared for linear trend", () => {
    // N = 500, X = 250, sum of xt = 850, sum of nt = 1500, sum of nt squared = 5500.
    const expected = (500 * (500 * 850 - 250 * 1500) ** 2) / (250 * 250 * (500 * 5500 - 1500 ** 2));
    const { chiSquared, critical } = recentTrend(parts([30, 40, 50, 60, 70], 100));
    expect(chiSquared).toBeCloseTo(expected, 9);
    expect(critical).toBeCloseTo(9.54953570608324, 12);
  });

  it.each([
    { counts: [30, 40, 50, 60, 70], direction: "increasing", because: "whichever point is left out" },
    { counts: [70, 60, 50, 40, 30], direction: "decreasing", because: "whichever point is left out" },
    { counts: [50, 50, 50, 50, 50], direction: "no-change", because: "is not significant" },
    { counts: [42, 46, 50, 54, 58], direction: "no-change", because: "is not significant" },
    { counts: [45, 48, 50, 52, 55], direction: "no-change", because: "is not significant" },
    { counts: [50, 49, 48, 47, 90], direction: "no-change", because: "one point alone makes its direction" },
    // Of the log odds, without the last: 0.04, 4.60, 0.28 and 0.71 fall, though the shares 51, 99, 57 and 67 rise a little.
    { counts: [51, 99, 57, 67, 94], direction: "no-change", because: "one point alone makes its direction" },
  ])("finds $counts of 100 to be $direction", ({ counts, direction, because }) => {
    const result = recentTrend(parts(counts, 100));
    expect(result.direction).toBe(direction);
    expect(result.because).toContain(because);
  });

  it.each([
    [100, 100, 100, 100, 200],
    [200, 200, 200, 200, 100],
    [200, 100, 100, 100, 100],
    [100, 200, 200, 200, 200],
    [70, 70, 70, 70, 170],
    [300, 300, 300, 300, 500],
    [110, 130, 130, 110, 300],
  ])("finds no trend in %d, %d, %d, %d, %d, for without one of them the line is flat", (...counts) => {
    for (const points of [parts(counts, 1000), events(counts, 100_000), events(counts, 7_919)]) {
      expect(recentTrend(points)).toMatchObject({
        direction: "no-change",
        because: expect.stringContaining("one point alone makes its direction") as string,
      });
    }
  });

  it("tests the latest five points and no others", () => {
    const points = parts([90, 10, 30, 40, 50, 60, 70], 100);
    expect(recentTrend(points)).toEqual(recentTrend(points.slice(2)));
  });
});

it.each([
  { points: [], because: "needs 5 points" },
  { points: parts([1, 2, 3, 4], 10), because: "needs 5 points" },
  { points: parts([0, 2, 3, 4, 5], 10), because: "no log odds" },
  { points: parts([1, 2, 3, 4, 10], 10), because: "no log odds" },
])("cannot be calculated when $because", ({ points, because }) => {
  const result = recentTrend(points, { polarity: "low-is-good" });
  expect(result).toMatchObject({ direction: "cannot-be-calculated", verdict: "cannot-be-calculated" });
  expect(result.because).toContain(because);
  expect(result).not.toHaveProperty("chiSquared");
});

it("can be calculated for rates of nothing", () => {
  expect(recentTrend(events([0, 0, 0, 0, 0], 1000)).direction).toBe("no-change");
});

const turned = { increasing: "decreasing", decreasing: "increasing" } as Readonly<Record<string, string>>;

it("turns round when time does, and better is worse when the polarity is the other", () => {
  const counts = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(counts, fc.boolean(), (given, asRates) => {
      const points = asRates ? events(given, 1000) : parts(given, 100);
      const forward = recentTrend(points);
      const back = recentTrend(points.toReversed() as typeof points);
      expect(back.chiSquared!).toBeCloseTo(forward.chiSquared!, 6);
      expect(back.direction).toBe(turned[forward.direction] ?? forward.direction);
      const [low, high] = (["low-is-good", "high-is-good"] as const).map(
        (polarity) => recentTrend(points, { polarity }).verdict,
      );
      const meanings = new Set([low, high]);
      expect(meanings).toEqual(
        new Set(forward.direction === "no-change" ? ["no-change"] : ["getting-better", "getting-worse"]),
      );
    }),
  );
});

it.each([
  { points: [{ count: 3, total: 2 }], code: "statistics/count-above-total", path: ["points", 0, "count"] },
  { points: events([1, -1], 10), code: "statistics/count-invalid", path: ["points", 1, "count"] },
  { points: events([1], 0), code: "statistics/population-invalid", path: ["points", 0, "population"] },
])("refuses a point with $code", ({ points, code, path }) => {
  expect(() => recentTrend(points as { count: number; total: number }[])).toThrow(refusalAt(code, path));
});

it("refuses counts of totals among counts of populations", () => {
  const points = [
    { count: 1, population: 10 },
    { count: 1, total: 10 },
  ] as unknown as { count: number; total: number }[];
  const error = { code: "statistics/point-invalid", path: ["points", 1] };
  expect(() => recentTrend(points)).toThrow(refusalAt(error.code, error.path));
});

it.each(["lower-is-good", "", null])("refuses the polarity %j, even where there is no trend", (given) => {
  const polarity = given as Polarity;
  expect(() => recentTrend([], { polarity })).toThrow(refusalAt("statistics/choice-unknown", ["polarity"]));
});
