import fc from "fast-check";
import { expect, it } from "vitest";
import { binomialMass, poissonMass } from "./probability.ts";

it.each([
  { count: 0, mean: 2.5, gives: Math.exp(-2.5) },
  { count: 0, mean: 700, gives: Math.exp(-700) },
  { count: 1, mean: 2.5, gives: 2.5 * Math.exp(-2.5) },
  { count: 3, mean: 0.5, gives: 0.125 * Math.exp(-0.5) * (1 / 6) },
])("expects $count events of $mean with the probability of the formula", ({ count, mean, gives }) => {
  expect(poissonMass(count, mean) / gives).toBeCloseTo(1, 12);
});

it("gives counts of events that sum to certainty", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), (mean) => {
      const masses = Array.from({ length: 200 }, (_, count) => poissonMass(count, mean));
      expect(masses.reduce((sum, mass) => sum + mass)).toBeCloseTo(1, 12);
    }),
  );
});

it("counts the heads of a fair coin as the rows of Pascal's triangle do", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (trials, some) => {
      const count = Math.min(some, trials);
      let ways = 1n;
      for (let step = 1n; step <= BigInt(count); step++) ways = (ways * (BigInt(trials) - step + 1n)) / step;
      expect((binomialMass(count, trials, 1) * 2 ** trials) / Number(ways)).toBeCloseTo(1, 12);
    }),
  );
});
