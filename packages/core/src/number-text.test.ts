import fc from "fast-check";
import { expect, test } from "vitest";
import { formatNumber } from "./index.ts";

test.each([
  [0, "0"],
  [-7, "-7"],
  [999, "999"],
  [-999, "-999"],
  [1000, "1,000"],
  [-1000, "-1,000"],
  [123_456, "123,456"],
  [9_007_199_254_740_991n, "9,007,199,254,740,991"],
  ["0.5", "0.5"],
  ["-1234.5678", "-1,234.5678"],
  ["100000.00", "100,000.00"],
])("prints %s as %s", (number, printed) => {
  expect(formatNumber(number)).toBe(printed);
});

const digits = fc.oneof(
  fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }).map(String),
  fc
    .tuple(fc.constantFrom("", "-"), fc.integer({ min: 0, max: 21 }), fc.constantFrom("", ".0", ".1234"))
    .map(([sign, zeros, part]) => `${sign}1${"0".repeat(zeros)}${part}`),
);

test("the commas stand before each three digits of the whole part, and nothing else changes", () => {
  fc.assert(
    fc.property(digits, (text) => {
      const printed = formatNumber(text);
      expect(printed.replaceAll(",", "")).toBe(text);
      expect(printed).toMatch(/^-?\d{1,3}(?:,\d{3})*(?:\.\d+)?$/);
    }),
  );
});
