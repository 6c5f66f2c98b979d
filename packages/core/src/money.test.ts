import { Decimal } from "decimal.js";
import OtherCopy from "decimal.js/decimal.js";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { CoreError } from "./errors.ts";
import { amounts, pence, refused, text } from "./money.fixture.ts";
import {
  addMoney,
  compareMoney,
  formatMoney,
  type Money,
  money,
  negateMoney,
  parseMoney,
  percentOf,
  roundTo,
  roundToPence,
  subtractMoney,
  sumMoney,
} from "./money.ts";
import { moneySchema } from "./money-schema.ts";
import { moneyOf, penceOf, readPence } from "./pence.ts";

declare const performance: { now(): number };

/** A second copy of decimal.js, as a program gets that loads it from CommonJS too. */
const OtherDecimal = OtherCopy as unknown as typeof Decimal;

describe("money", () => {
  it.each([
    ["0", "0.00"],
    ["-0", "0.00"],
    ["12", "12.00"],
    ["12.5", "12.50"],
    ["-7639.00", "-7639.00"],
    ["0.07", "0.07"],
    ["-0.05", "-0.05"],
    ["10000000", "10000000.00"],
    ["90071992547409.91", "90071992547409.91"],
    ["90071992547409.92", "90071992547409.92"],
    ["12345678901234567890.12", "12345678901234567890.12"],
    [75785, "75785.00"],
    [-0, "0.00"],
    [1234.5, "1234.50"],
    [303140n, "303140.00"],
    [90071992547409.9, "90071992547409.90"],
    [-5n, "-5.00"],
    [new Decimal("37892.5"), "37892.50"],
    [new OtherDecimal("37892.5"), "37892.50"],
  ])("reads %s as %s", (pounds, wanted) => {
    expect(text(money(pounds))).toBe(wanted);
  });

  it.each([
    ..."NaN|Infinity|1e400|1e3|0x10|1_000|12,34|1.234,50|1.234|1.|.5|+5|--5| 5|5 |£5|007|00|-|1 000".split(
      "|",
    ),
    "",
    "1".repeat(400),
    `${10n ** 24n}`,
  ])("refuses the text %j", (pounds) => {
    expect(() => money(pounds)).toThrow(refused("core/amount-invalid"));
  });

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    0.1 + 0.2,
    1.005,
    1e-7,
    1e21,
    2 ** 53,
    new Decimal(Number.NaN),
    new Decimal("1.005"),
    new Decimal("1e30"),
    { toStringTag: "[object Decimal]" },
    { toStringTag: "[object Decimal]", s: 1, e: 0, d: ["7"] },
    { toStringTag: "[object Decimal]", s: 1, e: 0, d: [7e7] },
    undefined,
    null,
    [],
    true,
    Object("5"),
  ])("refuses %j, which is no amount", (pounds) => {
    expect(() => money(pounds as never)).toThrow(refused("core/amount-invalid"));
  });

  it("is what decimal.js itself would make of the same text, word for word", () => {
    fc.assert(
      fc.property(pence, (whole) => {
        const made = moneyOf(whole);
        const wanted = new Decimal(`${whole}e-2`);
        expect([made.s, made.e, made.d]).toEqual([whole < 0n ? -1 : 1, wanted.e, wanted.d]);
        expect(BigInt(penceOf(made))).toBe(whole);
      }),
    );
  });

  it("has the digits that decimal.js has at every power of ten, and just below", () => {
    for (let zeros = 0; zeros <= 25; zeros++) {
      for (const whole of [10n ** BigInt(zeros), 10n ** BigInt(zeros) - 1n]) {
        const [made, wanted] = [moneyOf(whole), new Decimal(`${whole}e-2`)];
        expect([made.e, made.d]).toEqual([wanted.e, wanted.d]);
      }
    }
  });

  it.each(["1./0", "1.:0", "1.0/", "1.0:", "1.a", "1.5a", "12.5O", "1.5,", "12:5"])(
    "refuses %j, in which a sign beside the digits stands for one",
    (pounds) => {
      expect(() => money(pounds)).toThrow(refused("core/amount-invalid"));
    },
  );

  it("holds 24 digits of pounds and no more", () => {
    const most = `${"9".repeat(24)}.99`;
    expect(text(money(most))).toBe(most);
    expect(() => money("9".repeat(25))).toThrow(/^Cannot read the amount: /);
    expect(() => moneyOf(10n ** 26n)).toThrow("Cannot hold the amount: less than 10^24 pounds is needed");
  });

  it("is a machine integer of pence as long as there is one", () => {
    const largest = Number.MAX_SAFE_INTEGER;
    for (const whole of [5, -5, largest, -largest]) {
      expect(penceOf(moneyOf(whole))).toBe(whole);
      expect(moneyOf(BigInt(whole))).toBe(moneyOf(whole));
    }
    expect(penceOf(moneyOf(BigInt(largest) + 1n))).toBe(BigInt(largest) + 1n);
  });

  it("is read as a machine integer of pence as long as there is one", () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(0, 1, 2), (amount, fewer) => {
        const written = text(amount).slice(0, fewer === 0 ? undefined : -fewer);
        fc.pre(!written.endsWith("."));
        const [pounds = "", part = ""] = written.split(".");
        const wanted = BigInt(pounds + part.padEnd(2, "0"));
        const isSafe = Number.isSafeInteger(Number(wanted));
        expect(readPence(written)).toBe(isSafe ? Number(wanted) : wanted);
      }),
    );
  });

  it("may come from another copy of decimal.js", () => {
    expect(text(sumMoney([new OtherDecimal("37892.5") as Money, money(1)]))).toBe("37893.50");
  });

  it.each([null, undefined, 0.5, Number.NaN, 2 ** 53, "5"])("is never made of %j pence", (pence) => {
    expect(() => moneyOf(pence as number)).toThrow(
      expect.objectContaining({
        code: "core/amount-invalid",
        message: "Cannot hold the amount: whole pence are needed, as a bigint beyond 2^53",
      }),
    );
  });

  it.each(["1.00000001", "0.00000001", "0.001", "12345678.00001"])(
    "is never %s, which is no whole number of pence",
    (pounds) => {
      expect(() => penceOf(new Decimal(pounds))).toThrow(
        "Cannot use the amount: money in whole pence is needed, as money() and roundToPence() give",
      );
    },
  );

  it("is frozen, digits included, and equal amounts may be one", () => {
    const amount = money("1234.50");
    expect(Object.isFrozen(amount) && Object.isFrozen(amount.d)).toBe(true);
    expect(money("1234.50")).toBe(amount);
    expect(text(amount.times(3).plus(amount).minus("0.5").dividedBy(2) as Money)).toBe("2468.75");
  });

  it("has no minus on nothing", () => {
    expect(formatMoney(negateMoney(money("0")))).toBe("£0");
    expect(penceOf(negateMoney(money(0)))).toBe(0);
    expect(moneySchema.encode(subtractMoney(money("5"), money("5")))).toBe("0.00");
    expect(formatMoney(roundToPence(new Decimal("-0.001")))).toBe("£0");
  });
});

describe("parseMoney", () => {
  it.each([
    ["£1,234.50", "1234.50"],
    ["-£7,639", "-7639.00"],
    ["\u2212£7,639", "-7639.00"],
    ["(£500.00)", "-500.00"],
    ["(123.45)", "-123.45"],
    [" £12 ", "12.00"],
    ["£ 12", "12.00"],
    ["\u00a0£12\u00a0", "12.00"],
    [".50", "0.50"],
    ["-£.5", "-0.50"],
    ["1234567", "1234567.00"],
    ["1,234,567.8", "1234567.80"],
    ["(£0.00)", "0.00"],
    ["£99,999,999,999,999,999.99", "99999999999999999.99"],
  ])("reads %j as %s", (written, wanted) => {
    expect(text(parseMoney(written))).toBe(wanted);
  });

  it.each([
    ..."NaN|1e400|1e3|0x10|1_000|12,34|1.234,50|1.234|1,2345|1234,567|,500|£|-|()|(5|5)|-(5)|(-5)|£-5|--5|+5|5-|£7,63O|£75k|5%|$5|€5|1 234|0.0.1|five|=5|007|£5 £6|".split(
      "|",
    ),
    "9".repeat(5_000),
  ])("refuses %j", (written) => {
    expect(() => parseMoney(written)).toThrow(refused("core/amount-invalid"));
  });

  it("undoes formatMoney, whichever way the pence are shown", () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom("auto" as const, "always" as const), (amount, shown) => {
        const written = formatMoney(amount, { pence: shown });
        expect(written).toMatch(/^-?£\d{1,3}(,\d{3})*(\.\d{2})?$/);
        expect(written).not.toMatch(/^-£0(\.00)?$/);
        expect(penceOf(parseMoney(written))).toBe(penceOf(amount));
      }),
    );
  });

  it("never repeats the text that it refuses", () => {
    const error = caught(() => parseMoney("canary-4471"));
    expect(error).toBeInstanceOf(CoreError);
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain("canary-4471");
  });

  it("is done with hostile text at once", () => {
    const hostile = [
      `£${"1,".repeat(50_000)}`,
      "(".repeat(100_000),
      " ".repeat(100_000),
      `${"1".repeat(100_000)}x`,
    ];
    const started = performance.now();
    for (const written of hostile) expect(() => parseMoney(written)).toThrow(CoreError);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("formatMoney", () => {
  it("refuses a way to show pence that there is not", () => {
    expect(() => formatMoney(money(5), { pence: "never" as "auto" })).toThrow(
      expect.objectContaining({ code: "core/choice-unknown", path: ["pence"] }),
    );
  });

  it.each([
    ["75785", "£75,785", "£75,785.00"],
    ["37892.50", "£37,892.50", "£37,892.50"],
    ["-7639", "-£7,639", "-£7,639.00"],
    ["0.05", "£0.05", "£0.05"],
    ["-0.05", "-£0.05", "-£0.05"],
    ["-0.50", "-£0.50", "-£0.50"],
    ["0", "£0", "£0.00"],
    ["999", "£999", "£999.00"],
    ["1000000", "£1,000,000", "£1,000,000.00"],
  ])("prints %s as %s, or %s with its pence", (pounds, auto, always) => {
    expect(formatMoney(money(pounds))).toBe(auto);
    expect(formatMoney(money(pounds), { pence: "always" })).toBe(always);
  });
});

describe("sums", () => {
  it("is exact where two amounts that a machine integer holds have a sum that it does not", () => {
    const sum = addMoney(money("90071992547409.91"), money("90071992547409.90"));
    expect(text(sum)).toBe("180143985094819.81");
    expect(text(subtractMoney(money("-90071992547409.91"), money("90071992547409.90")))).toBe(
      "-180143985094819.81",
    );
  });

  it("are those of whole numbers, however large and however many", () => {
    fc.assert(
      fc.property(fc.array(pence, { maxLength: 50 }), (all) => {
        const total = all.reduce((sum, one) => sum + one, 0n);
        fc.pre(total < 10n ** 26n && total > -(10n ** 26n));
        expect(BigInt(penceOf(sumMoney(all.map(moneyOf))))).toBe(total);
      }),
    );
  });

  it("add, subtract, negate and compare as their pence do", () => {
    fc.assert(
      fc.property(pence, pence, (a, b) => {
        const [left, right] = [moneyOf(a), moneyOf(b)];
        expect(BigInt(penceOf(addMoney(left, right)))).toBe(a + b);
        expect(BigInt(penceOf(subtractMoney(left, right)))).toBe(a - b);
        expect(BigInt(penceOf(negateMoney(left)))).toBe(-a);
        expect(compareMoney(left, right)).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it("refuse what is no money", () => {
    expect(() => sumMoney([money(1), new Decimal("0.001") as Money])).toThrow(refused("core/amount-invalid"));
    expect(() => sumMoney([5 as unknown as Money])).toThrow(refused("core/amount-invalid"));
    expect(() => addMoney(money(1), new Decimal(Number.NaN) as Money)).toThrow(
      refused("core/amount-invalid"),
    );
    expect(() => moneyOf(10n ** 30n)).toThrow(refused("core/amount-invalid"));
  });
});

describe("a host program that configures decimal.js", () => {
  afterEach(() => {
    Decimal.set({ defaults: true });
  });

  it("changes nothing", () => {
    const work = () => [
      text(money("1234.56")),
      text(addMoney(money("1234.56"), money("0.01"))),
      text(roundToPence(money("100").div(3))),
      text(percentOf(money("75785"), "5.5")),
      formatMoney(sumMoney([money("303140"), money("21697")])),
      text(roundTo(money("1234.56").times("1.05"), money("0.50"))),
    ];
    const before = work();
    Decimal.set({ precision: 2, rounding: 0, toExpPos: 1 });
    expect(work()).toEqual(before);
    expect(before).toEqual(["1234.56", "1234.57", "33.33", "4168.18", "£324,837", "1296.50"]);
  });
});

describe("what is refused", () => {
  const notFinite = new Decimal(Number.NaN) as Money;

  it.each([
    { code: "core/amount-invalid", when: "of money()", run: () => money("5p") },
    { code: "core/amount-invalid", when: "of parseMoney()", run: () => parseMoney("five") },
    { code: "core/amount-invalid", when: "of roundToPence()", run: () => roundToPence(notFinite) },
    { code: "core/amount-invalid", when: "of roundTo()", run: () => roundTo(notFinite, money(1)) },
    { code: "core/amount-invalid", when: "of a step", run: () => roundTo(money(5), money(0)) },
    { code: "core/percentage-invalid", when: "of percentOf()", run: () => percentOf(money(5), "5%") },
  ])("says what is needed $when", ({ code, run }) => {
    const error = caught(run);
    expect(error).toMatchObject({ code });
    expect(error.message).toMatchSnapshot();
  });

  it.each([5, null, undefined])("is %s as the text of an amount", (text) => {
    expect(() => parseMoney(text as never)).toThrow(refused("core/amount-invalid"));
  });

  it("is a step that is no number", () => {
    expect(() => roundTo(money(5), notFinite)).toThrow(refused("core/amount-invalid"));
  });

  it("is text of more than a hundred characters", () => {
    expect(text(parseMoney("5".padStart(100)))).toBe("5.00");
    expect(() => parseMoney("5".padStart(101))).toThrow(refused("core/amount-invalid"));
  });

  it("is a number whose thousands are parted by spaces, of whatever width", () => {
    for (const space of [" ", "\u00a0", "\u202f"]) {
      expect(() => parseMoney(`1${space}000`)).toThrow(refused("core/amount-invalid"));
    }
  });

  it.each(["-£", "("])("is what no amount can hold, after %j", (before) => {
    const after = before === "(" ? ")" : "";
    expect(() => parseMoney(`${before}${"9".repeat(25)}${after}`)).toThrow(refused("core/amount-invalid"));
  });
});

it("finds equal amounts equal", () => {
  expect(compareMoney(money(5), money("5.00"))).toBe(0);
  expect(compareMoney(money(`${10n ** 20n}`), money(10n ** 20n))).toBe(0);
});

function caught(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("Expected an error");
}
