import { expect, it } from "vitest";
import { directionFound } from "./direction.ts";
import { refusalOf } from "./plain.fixture.ts";
import { measure, observation } from "./record.fixture.ts";
import { seedEvidence, seedMeasure, seedObservations } from "./seed.fixture.ts";
import { twoPoints } from "./two-points.ts";

const counts = measure({ unit: "count", better: "lower", every: "month" });

it("says what 28 and then 14 children allow, and what they do not", () => {
  const said = twoPoints(seedMeasure, seedObservations);
  expect(said.direction).toBe("better");
  // Twice the chance of 14 or fewer heads in 42 throws.
  const tail = [...Array(15).keys()].reduce((sum, k) => sum + choose(42, k), 0);
  expect(said.pValue).toBeCloseTo((2 * tail) / 2 ** 42, 12);
  expect(said.pValue?.toFixed(3)).toBe("0.044");
  expect(said.ratio?.value).toBe(0.5);
  expect(said.ratio?.lower).toBeLessThan(0.27);
  expect(said.ratio?.upper).toBeLessThan(1);
  expect(said.maySay).toEqual([
    "Children at significant risk of extra-familial harm: 28 on 30 September 2023, 14 on 31 March 2024",
    "the difference between the two is more than chance alone would explain (exact test, p = 0.044)",
  ]);
  expect(said.mayNotSay.map((sentence) => sentence.split(":")[0])).toEqual([
    "that it is a trend",
    "that it fell from its usual level",
    "that children's circumstances changed rather than the counting",
    "that the risk to each child changed",
    "that any action brought it about",
  ]);
});

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k;
}

it("does not say that a difference is one where chance explains it", () => {
  const { maySay, mayNotSay, direction } = twoPoints(counts, [
    observation("2024-01-01", 9),
    observation("2024-02-01", 5),
  ]);
  expect(direction).toBe("no-clear-change");
  expect(maySay[1]).toContain("no more than chance alone explains");
  expect(mayNotSay[0]).toBe("that it rose or fell");
});

it("gives a percentage its difference test and no ratio", () => {
  const points = [
    observation("2024-01-01", 5, 60, { chosenAs: "previous-low" }),
    observation("2024-02-01", 50, 60),
  ];
  const said = twoPoints(measure(), points);
  expect(said).not.toHaveProperty("ratio");
  expect(said.maySay[1]).toContain("p < 0.001");
  expect(said.mayNotSay[1]).toContain("that it rose from its usual level");
});

it("gives no ratio to nothing", () => {
  expect(twoPoints(counts, [observation("2024-01-01", 0), observation("2024-02-01", 9)])).not.toHaveProperty(
    "ratio",
  );
});

it("does not compare across a break", () => {
  const broken = measure({ unit: "count", better: "lower", breaks: ["2024-02-01"] });
  const said = twoPoints(broken, [observation("2024-01-01", 28), observation("2024-02-01", 14)]);
  expect(said.direction).toBe("series-break");
  expect(said).not.toHaveProperty("pValue");
  expect(said.maySay).toEqual(["Plans in time: 28 on 1 January 2024, 14 on 1 February 2024"]);
  expect(said.mayNotSay[0]).toContain("that the two can be compared");
});

it.each([0, 1, 3])("refuses %i observations", (count) => {
  const observations = [1, 2, 3].slice(0, count).map((month) => observation(`2024-0${month}-01`, 5));
  expect(refusalOf(() => twoPoints(counts, observations))).toMatchSnapshot();
  expect(() => twoPoints(counts, observations)).toThrow(
    expect.objectContaining({ code: "priorities/observation-missing", path: ["observations"] }),
  );
});

it("keeps the seed's evidence of the number away from actions", () => {
  expect(seedEvidence.some(({ measure: read, actions }) => read === "EFH" && actions !== undefined)).toBe(
    false,
  );
});

it.each([
  { count: 22, total: 28, says: "more than chance alone would explain (exact test, p = 0.0496)" },
  { count: 13, total: 46, says: "no more than chance alone explains (exact test, p = 0.0501)" },
])("prints no p value as the limit that it is not: $count of $total", ({ count, total, says }) => {
  const points = [observation("2023-12-31", 14, 27), observation("2024-03-31", count, total)];
  expect(twoPoints(measure(), points).maySay[1]).toBe(`the difference between the two is ${says}`);
});

it("prints two percentages that differ as two, however near they are", () => {
  const points = [
    observation("2023-12-31", 4_996_000, 10_000_000),
    observation("2024-03-31", 5_004_000, 10_000_000),
  ];
  const [before, now] = ["49.96% (4,996,000 of 10,000,000)", "50.04% (5,004,000 of 10,000,000)"];
  expect(twoPoints(measure(), points).maySay[0]).toBe(
    `Plans in time: ${before} on 31 December 2023, ${now} on 31 March 2024`,
  );
  expect(directionFound(measure(), points).because).toBe(
    `${now} on 31 March 2024 after ${before} on 31 December 2023 is more than chance explains`,
  );
});
