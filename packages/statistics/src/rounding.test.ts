import fc from "fast-check";
import { expect, it } from "vitest";
import { refusalAt } from "./refusal.fixture.ts";
import { type DecimalLike, roundHalfUp } from "./rounding.ts";

it.each<{ value: DecimalLike; places: number; text: string }>([
  { value: "51.85", places: 0, text: "52" },
  { value: 82.5, places: 0, text: "83" },
  { value: "0.825", places: 2, text: "0.83" },
  { value: 1.005, places: 2, text: "1.01" },
  { value: "19.0498", places: 1, text: "19.0" },
  { value: "-2.5", places: 0, text: "-3" },
  { value: "-0.4", places: 0, text: "0" },
  { value: -0, places: 1, text: "0.0" },
  { value: "+7", places: 0, text: "7" },
  { value: 12n, places: 1, text: "12.0" },
  { value: 1e21, places: 0, text: "1000000000000000000000" },
  { value: 1.5e-7, places: 7, text: "0.0000002" },
  { value: 5e-324, places: 2, text: "0.00" },
  { value: -2.5e-1, places: 1, text: "-0.3" },
  { value: { toFixed: () => "2.675" }, places: 2, text: "2.68" },
  { value: "99999999999999999999.995", places: 2, text: "100000000000000000000.00" },
])("rounds $value to $text", ({ value, places, text }) => {
  expect(roundHalfUp(value, places)).toBe(text);
});

it("is the nearest of its places, and of two as near the one away from zero", () => {
  const digits = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
  fc.assert(
    fc.property(digits, fc.nat(12), fc.nat(12), (whole, given, places) => {
      const sign = whole < 0n ? "-" : "";
      const text = String(whole < 0n ? -whole : whole).padStart(given + 1, "0");
      const value = given === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -given)}.${text.slice(-given)}`;
      const rounded = roundHalfUp(value, places);
      const scaled = BigInt(rounded.replace(".", "")) * 10n ** BigInt(given);
      const exact = whole * 10n ** BigInt(places);
      const [off, unit] = [scaled - exact, 10n ** BigInt(given)];
      expect(2n * (off < 0n ? -off : off) <= unit).toBe(true);
      if (2n * (off < 0n ? -off : off) === unit) expect(off < 0n).toBe(exact < 0n);
      expect(rounded).toMatch(places === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${places}}$`));
      expect(roundHalfUp(rounded, places)).toBe(rounded);
    }),
  );
});

it.each([
  { value: "", places: 0, code: "statistics/number-invalid", path: ["value"] },
  { value: "1e3", places: 0, code: "statistics/number-invalid", path: ["value"] },
  { value: "0x10", places: 0, code: "statistics/number-invalid", path: ["value"] },
  { value: "1,000", places: 0, code: "statistics/number-invalid", path: ["value"] },
  { value: ".5", places: 0, code: "statistics/number-invalid", path: ["value"] },
  { value: Number.NaN, places: 0, code: "statistics/number-invalid", path: ["value"] },
  { value: Infinity, places: 0, code: "statistics/number-invalid", path: ["value"] },
  { value: "1", places: -1, code: "statistics/places-invalid", path: ["places"] },
  { value: "1", places: 0.5, code: "statistics/places-invalid", path: ["places"] },
  { value: "1", places: 101, code: "statistics/places-invalid", path: ["places"] },
])("refuses $value to $places places with $code", ({ value, places, code, path }) => {
  expect(() => roundHalfUp(value, places)).toThrow(refusalAt(code, path));
});

it.each([
  { value: "84.98", places: 1, beside: [85], text: "84.98" },
  { value: "85", places: 1, beside: [85], text: "85.0" },
  { value: 85.04, places: 1, beside: ["85"], text: "85.04" },
  { value: "84.98", places: 1, beside: ["84.99"], text: "84.98" },
  { value: "84.98", places: 1, beside: [95n, 80n], text: "85.0" },
  { value: 0.0495, places: 2, beside: [0.05], text: "0.0495" },
  { value: 0.0504, places: 2, beside: [0.05], text: "0.0504" },
  { value: 0.044, places: 2, beside: [0.05], text: "0.04" },
  { value: -0.0004, places: 1, beside: [0], text: "-0.0004" },
  { value: -0.00049, places: 1, beside: [0], text: "-0.0005" },
  { value: 1e-21, places: 0, beside: [0], text: "0.000000000000000000001" },
  { value: "2", places: 0, beside: [], text: "2" },
])("rounds $value beside $beside to $text, on its own side", ({ value, places, beside, text }) => {
  expect(roundHalfUp(value, places, { beside })).toBe(text);
});

it("keeps a rounded number in its order among others, with no more places than that takes", () => {
  const decimals = fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: 0, max: 4 }));
  const text = ([digits, shift]: readonly [number, number]) => (digits / 10 ** shift).toFixed(shift);
  fc.assert(
    fc.property(decimals, fc.array(decimals, { maxLength: 3 }), fc.nat(2), (value, others, places) => {
      const [exact, beside] = [text(value), others.map(text)];
      const rounded = roundHalfUp(exact, places, { beside });
      const side = (one: string, other: string) => Math.sign(Number(one) - Number(other));
      for (const other of beside) expect(side(rounded, other)).toBe(side(exact, other));
      const digits = rounded.split(".")[1]?.length ?? 0;
      if (digits === places) return;
      const shorter = roundHalfUp(exact, digits - 1);
      expect(beside.every((other) => side(shorter, other) === side(exact, other))).toBe(false);
    }),
  );
});

it.each(["", "1e3", null, {}])("refuses to round beside %j, which is no number", (other) => {
  expect(() => roundHalfUp("1", 0, { beside: [2, other as string] })).toThrow(
    refusalAt("statistics/number-invalid", ["beside", 1]),
  );
});
