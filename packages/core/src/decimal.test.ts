import { Decimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import { decimal, OwnDecimal } from "./decimal.ts";

it.each([
  ["0.25", "0.25"],
  ["-12", "-12"],
  [5, "5"],
  [0.1, "0.1"],
  [1e21, "1000000000000000000000"],
  [10n ** 20n, "100000000000000000000"],
  [new Decimal("1.5"), "1.5"],
  [new Decimal("-1.5"), "-1.5"],
  ["1".repeat(60), "1".repeat(60)],
  [new Decimal("1e999"), `1${"0".repeat(999)}`],
  [new Decimal("1e-999"), `0.${"0".repeat(998)}1`],
  [new OwnDecimal(`1.${"1".repeat(198 * 7)}`), `1.${"1".repeat(198 * 7)}`],
  [{ toStringTag: "[object Decimal]", s: -1, e: 7, d: [1, 9_999_999] }, "-19999999"],
])("reads %s as %s", (value, wanted) => {
  expect(decimal(value as never).toFixed()).toBe(wanted);
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

describe("what passes for a Decimal by its tag alone", () => {
  const digits = { toStringTag: "[object Decimal]", s: 1, e: 0, d: [7] };

  it.each<[string, object]>([
    ["a sign of 0", { s: 0 }],
    ["no sign", { s: Number.NaN }],
    ["an exponent that is no whole number", { e: 0.5 }],
    ["an exponent of 1000", { e: 1_000 }],
    ["an exponent of -1000", { e: -1_000 }],
    ["no digits", { d: [] }],
    ["digits in no array", { d: { length: 1, every: () => true } }],
    ["200 words of digits", { d: new Array(200).fill(1) }],
    ["an ending word of zeros", { d: [1, 0] }],
    ["a word below zero", { d: [1, -1, 1] }],
    ["a word with a fraction", { d: [1, 0.5, 1] }],
    ["a word of eight digits", { d: [1, 1e7, 1] }],
    ["a word of text", { d: [1, "7", 1] }],
  ])("is refused with %s", (_, wrong) => {
    expect(decimal(digits as never).toFixed()).toBe("7");
    expect(() => decimal({ ...digits, ...wrong } as never)).toThrow(
      expect.objectContaining({ code: "core/number-invalid" }),
    );
  });
});

it("says what is needed", () => {
  expect(() => decimal("1e3")).toThrowErrorMatchingInlineSnapshot(
    `[CoreError: Cannot read the number: plain decimal notation such as "0.25" is needed]`,
  );
});

it("cannot be configured by anyone", () => {
  expect(() => OwnDecimal.set({ precision: 2 })).toThrow(TypeError);
  expect(decimal("1").div(3).toFixed(30)).toBe(`0.${"3".repeat(30)}`);
});
