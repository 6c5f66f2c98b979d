import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalDeviate } from "./confidence.ts";
import { proportion } from "./proportion.ts";
import { deviates, proportions, relativeError } from "./published.fixture.ts";
import { refusalAt } from "./refusal.fixture.ts";

describe("agrees", () => {
  it.each(proportions)(
    "with the interval computed elsewhere for $count of $total at $confidence",
    (given) => {
      const result = proportion(given);
      expect(result).toMatchObject({ value: given.value, confidence: given.confidence, method: "wilson" });
      expect(relativeError(result.lower, given.interval[0])).toBeLessThan(1e-12);
      expect(relativeError(result.upper, given.interval[1])).toBeLessThan(1e-12);
    },
  );

  it.each([
    { count: 14, total: 27, limits: ["0.33986", "0.69257"] },
    { count: 32, total: 59, limits: ["0.41658", "0.66299"] },
  ])("with the published interval for $count of $total", ({ limits, ...part }) => {
    const { lower, upper } = proportion(part);
    expect([lower.toFixed(5), upper.toFixed(5)]).toEqual(limits);
  });

  it.each(deviates)("with the normal deviate for confidence %d", (confidence, deviate) => {
    expect(relativeError(normalDeviate(confidence), deviate)).toBeLessThan(1e-15);
  });
});

/** Binomial probabilities of 0 to `trials` successes, each from the last. */
function binomial(trials: number, chance: number): number[] {
  const masses = [(1 - chance) ** trials];
  for (let count = 1; count <= trials; count++) {
    masses.push((masses[count - 1]! * (trials - count + 1) * chance) / (count * (1 - chance)));
  }
  return masses;
}

it.each([
  { total: 10, least: "0.8424", mean: "0.9542" },
  { total: 25, least: "0.8389", mean: "0.9524" },
  { total: 50, least: "0.8605", mean: "0.9517" },
])(
  "holds the truth as often as it should in samples of $total, over chances of 0.1% to 99.9%",
  ({ total, ...pinned }) => {
    const intervals = Array.from({ length: total + 1 }, (_, count) => proportion({ count, total }));
    const coverages = Array.from({ length: 999 }, (_, index) => {
      const chance = (index + 1) / 1000;
      return binomial(total, chance).reduce((sum, mass, count) => {
        const { lower, upper } = intervals[count]!;
        return lower <= chance && chance <= upper ? sum + mass : sum;
      }, 0);
    });
    const mean = coverages.reduce((sum, each) => sum + each, 0) / coverages.length;
    expect({ least: Math.min(...coverages).toFixed(4), mean: mean.toFixed(4) }).toEqual(pinned);
  },
);

const parts = fc
  .integer({ min: 1, max: 1e6 })
  .chain((total) => fc.record({ total: fc.constant(total), count: fc.integer({ min: 0, max: total }) }));

it("stays between 0 and 1, around its value, and mirrors its complement", () => {
  fc.assert(
    fc.property(
      parts,
      fc.double({ min: 0.001, max: 0.999999, noNaN: true }),
      ({ count, total }, confidence) => {
        const { lower, value, upper } = proportion({ count, total, confidence });
        expect([0, lower, value, upper, 1]).toEqual([0, lower, value, upper, 1].toSorted((a, b) => a - b));
        const other = proportion({ count: total - count, total, confidence });
        expect(other.lower).toBeCloseTo(1 - upper, 12);
      },
    ),
  );
});

it("reaches exactly 0 for none and exactly 1 for all", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (total) => {
      expect(proportion({ count: 0, total }).lower).toBe(0);
      expect(proportion({ count: total, total }).upper).toBe(1);
    }),
  );
});

it("widens with confidence and narrows with the total", () => {
  fc.assert(
    fc.property(parts, ({ count, total }) => {
      const widthOf = (scale: number, confidence: number) => {
        const { lower, upper } = proportion({ count: count * scale, total: total * scale, confidence });
        return upper - lower;
      };
      expect(widthOf(1, 0.998)).toBeGreaterThan(widthOf(1, 0.95));
      expect(widthOf(4, 0.95)).toBeLessThan(widthOf(1, 0.95));
    }),
  );
});

it.each([
  { count: 28, total: 27, code: "statistics/count-above-total", path: ["count"] },
  { count: -1, total: 27, code: "statistics/count-invalid", path: ["count"] },
  { count: 1.5, total: 27, code: "statistics/count-invalid", path: ["count"] },
  { count: Number.NaN, total: 27, code: "statistics/count-invalid", path: ["count"] },
  { count: 0, total: 0, code: "statistics/total-invalid", path: ["total"] },
  { count: 0, total: Infinity, code: "statistics/total-invalid", path: ["total"] },
  { count: 0, total: 2.5, code: "statistics/total-invalid", path: ["total"] },
  { count: 1, total: 2, confidence: 95, code: "statistics/confidence-invalid", path: ["confidence"] },
  { count: 1, total: 2, confidence: 1, code: "statistics/confidence-invalid", path: ["confidence"] },
  { count: 1, total: 2, confidence: 0, code: "statistics/confidence-invalid", path: ["confidence"] },
  { count: 1, total: 2, confidence: Number.NaN, code: "statistics/confidence-invalid", path: ["confidence"] },
])("refuses $count of $total with $code", ({ code, path, ...part }) => {
  expect(() => proportion(part)).toThrow(refusalAt(code, path));
});
