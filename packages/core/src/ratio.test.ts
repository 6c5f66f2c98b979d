import fc from "fast-check";
import { expect, it } from "vitest";
import { roundRatio } from "./ratio.ts";

it.each([
  [14, 27, 100, 0, "52"],
  [32, 59, 100, 1, "54.2"],
  [231, 280, 100, 0, "83"],
  [31, 40, 100, 0, "78"],
  [73_013, 383_274, 100, 1, "19.0"],
  [1, 3, 1, 4, "0.3333"],
  [-1, 2, 1, 0, "-1"],
  [-1, 3, 1, 0, "0"],
  [1, -2, 1, 1, "-0.5"],
  [0, 5, 1, 2, "0.00"],
  [0, -5, 1, 0, "0"],
  [1, 1, 1, 100, `1.${"0".repeat(100)}`],
  [10n ** 30n, 3n, 1, 0, "333333333333333333333333333333"],
])("%s of %s, times %s, is to %i places %s", (numerator, denominator, times, places, wanted) => {
  expect(roundRatio(numerator, denominator, { times, places })).toBe(wanted);
});

it("is within half a step of the ratio, and mirrors", () => {
  const whole = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
  fc.assert(
    fc.property(whole, whole, fc.integer({ min: 0, max: 6 }), (numerator, denominator, places) => {
      fc.pre(denominator !== 0n);
      const text = roundRatio(numerator, denominator, { places });
      const steps = BigInt(text.replace(".", ""));
      const twice = 2n * (steps * denominator - numerator * 10n ** BigInt(places));
      const size = denominator < 0n ? -denominator : denominator;
      expect(twice <= size && twice >= -size).toBe(true);
      const mirrored = roundRatio(-numerator, denominator, { places });
      expect(BigInt(mirrored.replace(".", ""))).toBe(-steps);
    }),
  );
});

it.each([
  [1, 0, {}, "a denominator other than zero"],
  [0.5, 1, {}, "whole numbers"],
  [1, 2, { places: -1 }, "places from 0 to 100"],
  [1, 2, { places: 0.5 }, "places from 0 to 100"],
  [1, 2, { places: 101 }, "places from 0 to 100"],
  [1, Number.NaN, {}, "whole numbers"],
  [1, 2, { times: 0.1 }, "whole numbers"],
])("refuses %s of %s with %j: it needs %s", (numerator, denominator, options, need) => {
  expect(() => roundRatio(numerator, denominator, options)).toThrow(
    expect.objectContaining({
      code: "core/number-invalid",
      message: `Cannot round the ratio: it needs ${need}`,
    }),
  );
});
