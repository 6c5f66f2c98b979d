import { Decimal } from "decimal.js";
import { expect, it } from "vitest";
import { decimal, OwnDecimal } from "./decimal.ts";

it.each([
  ["0.25", "0.25"],
  ["-12", "-12"],
  [5, "5"],
  [0.1, "0.1"],
  [1e21, "1000000000000000000000"],
  [10n ** 20n, "100000000000000000000"],
  [new Decimal("1.5"), "1.5"],
])("reads %s as %s", (value, wanted) => {
  expect(decimal(value).toFixed()).toBe(wanted);
});

it.each([
  "",
  "1e3",
  "0x10",
  "1_000",
  "NaN",
  "Infinity",
  ".5",
  "5.",
  " 5",
  "1".repeat(61),
  Number.NaN,
  null,
  undefined,
  {},
  new Decimal(Number.NaN),
])("refuses %s", (value) => {
  expect(() => decimal(value as never)).toThrow(expect.objectContaining({ code: "core/number-invalid" }));
});

it("cannot be configured by anyone", () => {
  expect(() => OwnDecimal.set({ precision: 2 })).toThrow(TypeError);
  expect(decimal("1").div(3).toFixed(30)).toBe(`0.${"3".repeat(30)}`);
});
