import fc from "fast-check";
import { expect, it } from "vitest";
import { compareWithBenchmark, type Polarity } from "./benchmark.ts";
import { refusalAt } from "./refusal.fixture.ts";

it.each([
  { lower: 1, upper: 2, benchmark: 3, plain: "lower", low: "better", high: "worse" },
  { lower: 4, upper: 5, benchmark: 3, plain: "higher", low: "worse", high: "better" },
  { lower: 1, upper: 3, benchmark: 3, plain: "similar", low: "similar", high: "similar" },
  { lower: 3, upper: 5, benchmark: 3, plain: "similar", low: "similar", high: "similar" },
  { lower: 3, upper: 3, benchmark: 3, plain: "similar", low: "similar", high: "similar" },
  { lower: 3, upper: 3, benchmark: 2, plain: "higher", low: "worse", high: "better" },
  { lower: 2, upper: 4, benchmark: 3, plain: "similar", low: "similar", high: "similar" },
])("$lower to $upper beside $benchmark is $plain", ({ lower, upper, benchmark, plain, low, high }) => {
  const interval = { lower, upper };
  expect(compareWithBenchmark(interval, benchmark)).toBe(plain);
  expect(compareWithBenchmark(interval, benchmark, { polarity: "low-is-good" })).toBe(low);
  expect(compareWithBenchmark(interval, benchmark, { polarity: "high-is-good" })).toBe(high);
});

it("turns round with the polarity, and is similar exactly when the interval holds the benchmark", () => {
  const number = fc.double({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(number, number, number, (a, b, benchmark) => {
      const interval = { lower: Math.min(a, b), upper: Math.max(a, b) };
      const low = compareWithBenchmark(interval, benchmark, { polarity: "low-is-good" });
      const high = compareWithBenchmark(interval, benchmark, { polarity: "high-is-good" });
      const turned = { better: "worse", worse: "better", similar: "similar" };
      expect(high).toBe(turned[low]);
      expect(low === "similar").toBe(interval.lower <= benchmark && benchmark <= interval.upper);
    }),
  );
});

it.each([
  { interval: { lower: 1, upper: 2 }, benchmark: Number.NaN, path: ["benchmark"] },
  { interval: { lower: 1, upper: 2 }, benchmark: Infinity, path: ["benchmark"] },
  { interval: { lower: 2, upper: 1 }, benchmark: 1, path: ["interval"] },
  { interval: { lower: Number.NaN, upper: 1 }, benchmark: 1, path: ["interval"] },
  { interval: { lower: null as never, upper: 1 }, benchmark: 1, path: ["interval"] },
  { interval: { lower: 0, upper: null as never }, benchmark: 1, path: ["interval"] },
])("refuses $interval beside $benchmark", ({ interval, benchmark, path }) => {
  const error = { code: "statistics/benchmark-invalid", path };
  expect(() => compareWithBenchmark(interval, benchmark)).toThrow(refusalAt(error.code, error.path));
});

it.each(["lower-is-good", "", null])(
  "refuses the polarity %j, even beside a benchmark that is similar",
  (given) => {
    const polarity = given as Polarity;
    for (const benchmark of [0, 1.5]) {
      expect(() => compareWithBenchmark({ lower: 1, upper: 2 }, benchmark, { polarity })).toThrow(
        refusalAt("statistics/choice-unknown", ["polarity"]),
      );
    }
  },
);
