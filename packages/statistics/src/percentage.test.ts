import fc from "fast-check";
import { expect, it } from "vitest";
import { percentagesOf } from "./percentage.ts";
import { refusalAt } from "./refusal.fixture.ts";

it.each([
  { counts: [14, 13], places: 0, own: ["52", "48"], whole: ["52", "48"] },
  { counts: [1, 1, 1], places: 0, own: ["33", "33", "33"], whole: ["34", "33", "33"] },
  { counts: [1, 1, 1], places: 1, own: ["33.3", "33.3", "33.3"], whole: ["33.4", "33.3", "33.3"] },
  {
    counts: [1, 1, 1, 1, 1, 1, 1, 1],
    places: 0,
    own: Array(8).fill("13"),
    whole: [..."aaaabbbb"].map((at) => (at === "a" ? "13" : "12")),
  },
  { counts: [33, 7], places: 0, own: ["83", "18"], whole: ["83", "17"] },
  { counts: [1, 3, 4], places: 0, own: ["13", "38", "50"], whole: ["12", "38", "50"] },
  { counts: [0, 5], places: 0, own: ["0", "100"], whole: ["0", "100"] },
])("prints $counts to $places places", ({ counts, places, own, whole }) => {
  expect(percentagesOf(counts, { places }).map(({ printed }) => printed)).toEqual(own);
  const summing = percentagesOf(counts, { places, sumTo100: true });
  expect(summing.map(({ printed }) => printed)).toEqual(whole);
  expect(summing.map(({ adjusted }) => adjusted)).toEqual(own.map((text, index) => text !== whole[index]));
});

const lists = fc
  .array(fc.oneof(fc.nat(3), fc.nat(1000), fc.nat(1e12)), { minLength: 1, maxLength: 20 })
  .filter((counts) => counts.some((count) => count > 0));

it("shows 100 when it must, each within one last digit of the truth, and no larger count behind a smaller", () => {
  fc.assert(
    fc.property(lists, fc.nat(4), (counts, places) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      const unit = 10n ** BigInt(places);
      const digits = percentagesOf(counts, { places, sumTo100: true }).map(({ printed }) =>
        BigInt(printed.replace(".", "")),
      );
      expect(digits.reduce((sum, each) => sum + each, 0n)).toBe(100n * unit);
      for (const [index, each] of digits.entries()) {
        const off = each * BigInt(total) - BigInt(counts[index]!) * 100n * unit;
        expect(off < BigInt(total) && -off < BigInt(total)).toBe(true);
        for (const [other, rival] of digits.entries()) {
          if (counts[other]! > counts[index]!) expect(rival >= each).toBe(true);
        }
      }
    }),
  );
});

it("carries each count and the total", () => {
  fc.assert(
    fc.property(lists, (counts) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      const printed = percentagesOf(counts, { places: 1 });
      expect(printed.map(({ count }) => count)).toEqual(counts);
      expect(printed.every((each) => each.total === total && !each.adjusted)).toBe(true);
    }),
  );
});

it.each([
  { counts: [], places: 0, code: "statistics/total-invalid", path: ["counts"] },
  { counts: [0, 0], places: 0, code: "statistics/total-invalid", path: ["counts"] },
  { counts: [1, -1], places: 0, code: "statistics/count-invalid", path: ["counts", 1] },
  { counts: [1.5], places: 0, code: "statistics/count-invalid", path: ["counts", 0] },
  { counts: [Number.MAX_SAFE_INTEGER, 1], places: 0, code: "statistics/count-invalid", path: ["counts"] },
  { counts: [1], places: 1.5, code: "statistics/places-invalid", path: ["places"] },
])("refuses $counts to $places places with $code", ({ counts, places, code, path }) => {
  expect(() => percentagesOf(counts, { places })).toThrow(refusalAt(code, path));
});
