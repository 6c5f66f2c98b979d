import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "./decimal.ts";
import { refused, text } from "./money.fixture.ts";
import { money, negateMoney, percentOf, type RoundingMode, roundTo, roundToPence } from "./money.ts";
import { moneyOf } from "./pence.ts";

describe("rounding", () => {
  const modes: readonly RoundingMode[] = ["half-up", "half-even", "up", "down"];

  it.each([
    ["1.005", "1.01", "1.00", "1.01", "1.00"],
    ["1.015", "1.02", "1.02", "1.02", "1.01"],
    ["-1.005", "-1.01", "-1.00", "-1.01", "-1.00"],
    ["1.0049999", "1.00", "1.00", "1.01", "1.00"],
    ["1.00", "1.00", "1.00", "1.00", "1.00"],
    ["0.001", "0.00", "0.00", "0.01", "0.00"],
  ])("takes %s to %s half up, %s half even, %s up and %s down", (exact, ...wanted) => {
    expect(modes.map((mode) => text(roundToPence(new Decimal(exact), mode)))).toEqual(wanted);
  });

  it.each([
    ["26.25", "0.05", "half-up", "26.25"],
    ["26.27", "0.05", "half-up", "26.25"],
    ["26.25", "0.50", "half-up", "26.50"],
    ["26.25", "1.00", "half-up", "26.00"],
    ["26.25", "0.10", "half-up", "26.30"],
    ["26.25", "0.10", "half-even", "26.20"],
    ["26.01", "1.00", "up", "27.00"],
    ["-26.25", "0.10", "half-up", "-26.30"],
    ["10", "0.03", "down", "9.99"],
  ] as const)("takes %s to the nearest %s, %s: %s", (exact, step, mode, wanted) => {
    expect(text(roundTo(new Decimal(exact), money(step), mode))).toBe(wanted);
  });

  it.each(["0", "-1"])("refuses a step of %s", (step) => {
    expect(() => roundTo(money("5"), money(step))).toThrow(refused("core/amount-invalid"));
  });

  it("mirrors: the refund of a charge is the charge", () => {
    const exact = fc.tuple(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.integer({ min: 0, max: 6 }),
    );
    fc.assert(
      fc.property(exact, fc.constantFrom(...modes), ([digits, places], mode) => {
        const amount = new Decimal(`${digits}e-${places}`);
        const [rounded, mirrored] = [roundToPence(amount, mode), roundToPence(amount.negated(), mode)];
        expect(text(negateMoney(rounded))).toBe(text(mirrored));
        expect(rounded.minus(amount).abs().lessThan("0.01")).toBe(true);
      }),
    );
  });

  it("refuses what is not finite", () => {
    expect(() => roundToPence(new Decimal(1).div(0))).toThrow(refused("core/amount-invalid"));
    expect(() => roundTo(new Decimal(Number.NaN), money(1))).toThrow(refused("core/amount-invalid"));
  });
});

const strangeModes = ["ceil", "Half-up", "", "toString", "__proto__", null, 4].map((mode) => ({
  mode: mode as RoundingMode,
}));

describe.each(strangeModes)("the rounding mode $mode", ({ mode }) => {
  it.each([
    { by: "roundToPence()", run: () => roundToPence(new Decimal("0.01"), mode) },
    { by: "roundTo()", run: () => roundTo(money("5"), money("0.50"), mode) },
    { by: "percentOf()", run: () => percentOf(money("100"), 5, mode) },
    { by: "percentOf() beyond machine integers", run: () => percentOf(money(10n ** 20n), 5, mode) },
  ])("is refused by $by, even where nothing is to be rounded", ({ run }) => {
    const needed = '"half-up", "half-even", "up" or "down"';
    const message = `Cannot round the amount: the mode ${needed} is needed`;
    expect(run).toThrow(expect.objectContaining({ code: "core/choice-unknown", path: ["mode"], message }));
  });
});

describe("percentOf", () => {
  it.each([
    ["25", 5, "1.25"],
    ["33.33", "2.5", "0.83"],
    ["-100", "33.333", "-33.33"],
    ["0.10", 5, "0.01"],
    ["100", new Decimal("17.5"), "17.50"],
    ["0", 5, "0.00"],
    ["5", 0, "0.00"],
    ["-5", "0.00", "0.00"],
    ["12345678901234.56", "123456789012", "15241578753196150602426.55"],
    ["90000000000000.00", "0.0000000000000000000000001", "0.00"],
    ["50000000000000.00", "0.00000000000001", "0.01"],
  ])("takes %s at %s per cent to %s", (amount, percent, wanted) => {
    expect(text(percentOf(money(amount), percent))).toBe(wanted);
  });

  it.each([
    ["0.10", 5, ["0.01", "0.00", "0.01", "0.00"]],
    ["-0.10", 5, ["-0.01", "0.00", "-0.01", "0.00"]],
    ["0.30", -5, ["-0.02", "-0.02", "-0.02", "-0.01"]],
    ["0.12", 5, ["0.01", "0.01", "0.01", "0.00"]],
    ["0.08", 5, ["0.00", "0.00", "0.01", "0.00"]],
    ["0.20", 5, ["0.01", "0.01", "0.01", "0.01"]],
  ] as const)("takes %s at %s per cent half up, half even, up and down to %j", (amount, percent, wanted) => {
    const modes = ["half-up", "half-even", "up", "down"] as const;
    expect(modes.map((mode) => text(percentOf(money(amount), percent, mode)))).toEqual(wanted);
  });

  it("gives what decimals would, at any size and in every mode", () => {
    const amounts = fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.maxSafeInteger());
    const percents = fc.tuple(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: 0, max: 12 }));
    const modes = fc.constantFrom<RoundingMode[]>("half-up", "half-even", "up", "down");
    fc.assert(
      fc.property(amounts, percents, modes, (pence, [digits, places], mode) => {
        const amount = moneyOf(pence);
        const percent = decimal(digits).div(10 ** places);
        const exact = roundToPence(decimal(amount).times(percent).div(100), mode);
        expect(text(percentOf(amount, percent.toFixed(), mode))).toBe(text(exact));
        expect(text(percentOf(amount, percent, mode))).toBe(text(exact));
      }),
    );
  });

  it.each(["5%", "", Number.NaN, "1e2", undefined])("refuses %s per cent", (percent) => {
    expect(text(percentOf(money(1), 5))).toBe("0.05");
    expect(() => percentOf(money(1), percent as string)).toThrow(refused("core/percentage-invalid"));
  });
});
