import { addMonths } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { direction, directionFound, sinceBreak } from "./direction.ts";
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
  expect(directionFound(measure(row), series(values))).toMatchObject({ direction: found, method });
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
  expect(directionFound(yearly, series(values, { months: 12, total: 1000 }))).toMatchObject({
    direction: found,
    method,
  });
});

it("tests yearly counts and rates by regression", () => {
  const rate = measure({ unit: "rate", per: 1000, better: "lower", every: "year" });
  const falling = series([400, 340, 290, 240, 190], { months: 12, total: 10_000 });
  expect(directionFound(rate, falling)).toMatchObject({ direction: "better", method: "recent-trend" });
  const count = measure({ ...counts, every: "year" });
  expect(direction(count, series([400, 340, 290, 240, 190], { months: 12 }))).toBe("better");
});

it("draws no yearly trend over a year that is missing", () => {
  const [first, second, , ...rest] = series([926, 918, 899, 881, 870, 860], { months: 12, total: 1000 });
  expect(direction(measure({ every: "year" }), [first!, second!, ...rest])).toBe("not-enough-data");
});

it("draws the trend of the latest five years, whatever years are missing before them", () => {
  const [first, , ...rest] = series([990, 0, 926, 918, 899, 881, 870], { months: 12, total: 1000 });
  const found = directionFound(measure({ every: "year" }), [first!, ...rest]);
  expect(found).toMatchObject({ direction: "worse", method: "recent-trend", points: 5 });
});

it("stops at a break, whether the measure or a definition says so", () => {
  const falling = series([28, 27, 12, 3]);
  const broken = measure({ ...counts, breaks: ["2010-03-01"] });
  expect(directionFound(broken, falling)).toMatchObject({
    direction: "series-break",
    method: "none",
    points: 4,
  });
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

it("says what may not be said of each direction", () => {
  const rows = {
    "two counts": [counts, series([28, 14])],
    "three yearly shares": [{ every: "year" }, series([28, 14, 20], { months: 12, total: 60 })],
    "a population, two counts": [{ ...counts, kind: "population" }, series([28, 14])],
    "a population, one count": [{ ...counts, kind: "population" }, series([28])],
    "a population by a chart": [
      { ...counts, kind: "population" },
      series([5, 4, 6, 5, 4, 6, 5, 4, 6, 5, 4, 5]),
    ],
    "a chart": [counts, series([5, 4, 6, 5, 4, 6, 5, 4, 6, 5, 4, 5])],
    "after a high": [
      counts,
      [
        observation("2010-01-01", 28, undefined, { chosenAs: "previous-high" }),
        observation("2010-02-01", 14),
      ],
    ],
    "after a low": [
      counts,
      [observation("2010-01-01", 14, undefined, { chosenAs: "previous-low" }), observation("2010-02-01", 28)],
    ],
    "new counting": [{ ...counts, since: "2009-10-02" }, series([28, 14])],
    "settled counting": [{ ...counts, since: "2009-10-01" }, series([28, 14])],
    "a break": [{ ...counts, breaks: ["2010-01-15"] }, series([28, 14])],
    rates: [{ unit: "rate", per: 1000, better: "neither" }, series([28, 90], { total: 1000 })],
    "a neutral chart, high": [
      { ...counts, better: "neither" },
      series([5, 4, 6, 5, 4, 6, 5, 4, 6, 5, 4, 20]),
    ],
    "a neutral chart, low": [
      { ...counts, better: "neither" },
      series([25, 24, 26, 25, 24, 26, 25, 24, 26, 25, 24, 5]),
    ],
    "higher, neither better": [{ ...counts, better: "neither" }, series([14, 40])],
  } as const;
  const said = Object.entries(rows).map(([name, [row, observations]]) => {
    const { direction: way, because, mayNotSay } = directionFound(measure(row), observations);
    return [`${name}: ${way}, ${because}`, ...mayNotSay.map((text) => `  ${text}`)].join("\n");
  });
  expect(said.join("\n")).toMatchInlineSnapshot(`
    "two counts: better, 14 on 1 February 2010 after 28 on 1 January 2010 is more than chance explains
      that it is a trend: two points make none, and a process chart needs twelve
      that the risk to each child changed: these are counts without a total, and the test assumes that as many children were looked at both times, and that each was counted independently
    three yearly shares: no-clear-change, 33.3% (20 of 60) on 1 January 2012 after 46.7% (28 of 60) on 1 January 2010 is no more than chance explains
      that it is a trend: 3 points make none, and a yearly one needs five
    a population, two counts: better, 14 on 1 February 2010 after 28 on 1 January 2010 is more than chance explains
      that it is a trend: two points make none, and a process chart needs twelve
      that the risk to each child changed: these are counts without a total, and the test assumes that as many children were looked at both times, and that each was counted independently
      that any action brought it about: it describes all children in the area, not what a service did
    a population, one count: not-enough-data, a direction needs at least two observations
    a population by a chart: no-clear-change, the latest of 12 points is within the ordinary variation
      that any action brought it about: it describes all children in the area, not what a service did
    a chart: no-clear-change, the latest of 12 points is within the ordinary variation
    after a high: better, 14 on 1 February 2010 after 28 on 1 January 2010 is more than chance explains
      that it is a trend: two points make none, and a process chart needs twelve
      that it fell from its usual level: the first number was chosen as the previous high, and what follows a high is lower more often than not
      that the risk to each child changed: these are counts without a total, and the test assumes that as many children were looked at both times, and that each was counted independently
    after a low: worse, 28 on 1 February 2010 after 14 on 1 January 2010 is more than chance explains
      that it is a trend: two points make none, and a process chart needs twelve
      that it rose from its usual level: the first number was chosen as the previous low, and what follows a low is higher more often than not
      that the risk to each child changed: these are counts without a total, and the test assumes that as many children were looked at both times, and that each was counted independently
    new counting: better, 14 on 1 February 2010 after 28 on 1 January 2010 is more than chance explains
      that it is a trend: two points make none, and a process chart needs twelve
      that children's circumstances changed rather than the counting: it has been counted only since 2 October 2009, and new counting takes time to settle
      that the risk to each child changed: these are counts without a total, and the test assumes that as many children were looked at both times, and that each was counted independently
    settled counting: better, 14 on 1 February 2010 after 28 on 1 January 2010 is more than chance explains
      that it is a trend: two points make none, and a process chart needs twelve
      that the risk to each child changed: these are counts without a total, and the test assumes that as many children were looked at both times, and that each was counted independently
    a break: series-break, it is counted differently from 1 February 2010: what came before is not comparable with what comes after
      that it is a trend: two points make none, and a process chart needs twelve
      that the risk to each child changed: these are counts without a total, and the test assumes that as many children were looked at both times, and that each was counted independently
    rates: no-clear-change, 90.0 per 1,000 (90 of 1,000) on 1 February 2010 after 28.0 per 1,000 (28 of 1,000) on 1 January 2010 is more than chance explains: higher, which is neither better nor worse
      that it is a trend: two points make none, and a process chart needs twelve
    a neutral chart, high: no-clear-change, the latest of 12 points is out of the ordinary (outside-limits): higher, which is neither better nor worse
    a neutral chart, low: no-clear-change, the latest of 12 points is out of the ordinary (outside-limits): lower, which is neither better nor worse
    higher, neither better: no-clear-change, 40 on 1 February 2010 after 14 on 1 January 2010 is more than chance explains: higher, which is neither better nor worse
      that it is a trend: two points make none, and a process chart needs twelve
      that the risk to each child changed: these are counts without a total, and the test assumes that as many children were looked at both times, and that each was counted independently"
  `);
});

it("compares rates by what they are rates of, and counts as they are", () => {
  const rated = measure({ unit: "rate", per: 1000, better: "lower" });
  const halved = [observation("2010-01-01", 30, 1000), observation("2010-02-01", 30, 4000)];
  expect(direction(rated, halved)).toBe("better");
  expect(direction(measure(counts), [observation("2010-01-01", 30), observation("2010-02-01", 30)])).toBe(
    "no-clear-change",
  );
});
