import { addMonths } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { direction, sinceBreak, travel } from "./direction.ts";
import { day, measure, observation } from "./record.fixture.ts";

const counts = { unit: "count", better: "lower", every: "month" };

/** Counts on the first of each month, quarter or year. */
const series = (values: readonly number[], { months = 1, total }: { months?: number; total?: number } = {}) =>
  values.map((value, index) => observation(addMonths(day("2010-01-01"), index * months), value, total));

it.each([
  { row: counts, values: [28, 14], found: "better", method: "exact-comparison" },
  { row: { ...counts, better: "higher" }, values: [28, 14], found: "worse", method: "exact-comparison" },
  {
    row: { ...counts, better: "neither" },
    values: [28, 14],
    found: "no-clear-change",
    method: "exact-comparison",
  },
  { row: counts, values: [28, 15], found: "no-clear-change", method: "exact-comparison" },
  { row: counts, values: [14, 14], found: "no-clear-change", method: "exact-comparison" },
  { row: counts, values: [0, 0], found: "no-clear-change", method: "exact-comparison" },
  { row: counts, values: [28], found: "not-enough-data", method: "none" },
  { row: counts, values: [], found: "not-enough-data", method: "none" },
  {
    row: counts,
    values: [5, 4, 6, 5, 4, 6, 5, 4, 6, 5, 4, 5],
    found: "no-clear-change",
    method: "process-chart",
  },
  { row: counts, values: [5, 4, 6, 5, 4, 6, 5, 4, 6, 5, 4, 20], found: "worse", method: "process-chart" },
  {
    row: { ...counts, better: "higher" },
    values: [5, 4, 6, 5, 4, 6, 5, 4, 6, 5, 4, 20],
    found: "better",
    method: "process-chart",
  },
  {
    row: { ...counts, better: "neither" },
    values: [5, 4, 6, 5, 4, 6, 5, 4, 6, 5, 4, 20],
    found: "no-clear-change",
    method: "process-chart",
  },
  {
    row: counts,
    values: [9, 8, 9, 8, 9, 8, 3, 2, 3, 2, 3, 2, 3, 2],
    found: "better",
    method: "process-chart",
  },
])("is $found for $values, by $method", ({ row, values, found, method }) => {
  expect(travel(measure(row), series(values))).toMatchObject({ direction: found, method });
  expect(direction(measure(row), series(values))).toBe(found);
});

it.each([
  { values: [926, 918, 899, 881, 870], found: "worse", method: "recent-trend" },
  { values: [870, 881, 899, 918, 926], found: "better", method: "recent-trend" },
  { values: [900, 901, 899, 900, 901], found: "no-clear-change", method: "recent-trend" },
  { values: [0, 0, 0, 0, 0], found: "not-enough-data", method: "recent-trend" },
  { values: [926, 918, 899, 870], found: "worse", method: "exact-comparison" },
])("is $found for the years $values, by $method", ({ values, found, method }) => {
  const yearly = measure({ every: "year" });
  expect(travel(yearly, series(values, { months: 12, total: 1000 }))).toMatchObject({
    direction: found,
    method,
  });
});

it("tests yearly counts and rates by regression", () => {
  const rate = measure({ unit: "rate", per: 1000, better: "lower", every: "year" });
  const falling = series([400, 340, 290, 240, 190], { months: 12, total: 10_000 });
  expect(travel(rate, falling)).toMatchObject({ direction: "better", method: "recent-trend" });
  const count = measure({ ...counts, every: "year" });
  expect(direction(count, series([400, 340, 290, 240, 190], { months: 12 }))).toBe("better");
});

it("draws no yearly trend over a year that is missing", () => {
  const [first, second, , ...rest] = series([926, 918, 899, 881, 870, 860], { months: 12, total: 1000 });
  expect(direction(measure({ every: "year" }), [first!, second!, ...rest])).toBe("not-enough-data");
});

it("stops at a break, whether the measure or a definition says so", () => {
  const falling = series([28, 27, 12, 3]);
  const broken = measure({ ...counts, breaks: ["2010-03-01"] });
  expect(travel(broken, falling)).toMatchObject({ direction: "series-break", method: "none", points: 4 });
  expect(direction(broken, sinceBreak(broken, falling))).toBe("better");
  expect(sinceBreak(broken, falling)).toEqual(falling.slice(2));

  const redefined = falling.map((each, index) => ({
    ...each,
    definition: index < 2 ? "screened" : "assessed",
  }));
  expect(direction(measure(counts), redefined)).toBe("series-break");
  expect(sinceBreak(measure(counts), redefined)).toEqual(redefined.slice(2));
  expect(sinceBreak(measure(counts), falling)).toEqual(falling);
});

it("takes no notice of a break before the first point or after the last", () => {
  const row = { ...counts, breaks: ["2010-01-01", "2010-02-02"] };
  expect(direction(measure(row), series([28, 14]))).toBe("better");
});

it("does not depend on the order of the observations, and mirrors when better is the other way", () => {
  const values = fc.array(fc.nat({ max: 60 }), { maxLength: 16 });
  const opposite: Readonly<Record<string, string>> = { better: "worse", worse: "better" };
  fc.assert(
    fc.property(values, fc.constantFrom("month", "year"), (numbers, every) => {
      const months = every === "year" ? 12 : 1;
      const observations = series(numbers, { months });
      const low = direction(measure({ ...counts, every }), observations);
      expect(direction(measure({ ...counts, every }), observations.toReversed())).toBe(low);
      expect(direction(measure({ ...counts, every, better: "higher" }), observations)).toBe(
        opposite[low] ?? low,
      );
    }),
  );
});
