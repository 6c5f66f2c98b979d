import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { calendarDateSchema } from "./calendar-schema.ts";
import { ABSENT, cellOf, fold } from "./cell.ts";
import { CellFault, needs } from "./cell-fault.ts";
import { financialYearSchema, quarterSchema } from "./financial-year-schema.ts";
import { money } from "./money.ts";
import { moneySchema } from "./money-schema.ts";
import { publishedCountSchema } from "./published-count.ts";

const kinds = {
  text: z.string(),
  choice: z.enum(["cash", "in-kind"]),
  flag: z.boolean(),
  list: z.array(z.string()),
  money: moneySchema,
  date: calendarDateSchema,
  year: financialYearSchema,
  quarter: quarterSchema,
  whole: z.int(),
  number: z.number(),
  count: publishedCountSchema,
};
const read = (schema: z.ZodType, text: string | undefined) => cellOf(schema, ["x"]).read(text);
const codeOf = (schema: z.ZodType, text: string | undefined) => (read(schema, text) as CellFault).code;

it.each([
  { schema: kinds.text, kind: "text" },
  { schema: kinds.choice, kind: "choice", choices: ["cash", "in-kind"] },
  { schema: z.literal(["yes", "in part"]), kind: "choice", choices: ["yes", "in part"] },
  { schema: kinds.flag, kind: "flag" },
  { schema: kinds.list, kind: "list" },
  { schema: z.array(kinds.choice.readonly()).readonly(), kind: "list", choices: ["cash", "in-kind"] },
  { schema: kinds.money, kind: "money" },
  { schema: moneySchema.refine(() => true).meta({ title: "Fee" }), kind: "money" },
  { schema: kinds.date, kind: "date" },
  { schema: kinds.year, kind: "financial-year" },
  { schema: kinds.quarter, kind: "quarter" },
  { schema: kinds.whole, kind: "whole-number" },
  { schema: kinds.number, kind: "number" },
  { schema: kinds.count, kind: "published-count" },
])("finds what a column holds from its schema: $kind", ({ schema, kind, choices = [] }) => {
  expect(cellOf(schema, [])).toMatchObject({ kind, choices, required: true });
  expect(cellOf(schema.exactOptional().readonly(), [])).toMatchObject({ kind, choices, required: false });
  expect(cellOf(schema.optional(), [])).toMatchObject({ kind, choices, required: false });
});

it.each([
  { what: "an object", schema: z.strictObject({ a: z.string() }) },
  { what: "a list of numbers", schema: z.array(z.number()) },
  { what: "a list of lists", schema: z.array(z.array(z.string())) },
  { what: "a literal that is no text", schema: z.literal(["a", 1]) },
  {
    what: "a codec of another's",
    schema: z.codec(z.string(), z.number(), { decode: Number, encode: String }),
  },
])("has no cell for $what", ({ schema }) => {
  expect(() => cellOf(schema, ["schema", "a"])).toThrow(
    expect.objectContaining({
      code: "core/table-invalid",
      path: ["schema", "a"],
      message: "Cannot make a table: each field must be one value that a cell can hold",
    }),
  );
});

describe("a cell with text", () => {
  it.each<[z.ZodType, string, unknown]>([
    [kinds.text, " as it is ", " as it is "],
    [kinds.text, " ", " "],
    [kinds.text, "n/a", "n/a"],
    [kinds.choice, "cash", "cash"],
    [kinds.choice, " IN__Kind ", "in-kind"],
    [kinds.choice, "in \u00a0– kind", "in-kind"],
    [kinds.flag, "Yes", true],
    [kinds.flag, " y", true],
    [kinds.flag, "TRUE", true],
    [kinds.flag, "no", false],
    [kinds.flag, "N", false],
    [kinds.flag, "False", false],
    [kinds.list, " a ;b;; c", ["a", "b", "c"]],
    [kinds.list, " ; ", []],
    [kinds.date, "2024-02-29", "2024-02-29"],
    [kinds.date, "29/02/2024", "2024-02-29"],
    [kinds.date, " 29/02/2024 ", "2024-02-29"],
    [kinds.year, "2023-24", "2023/24"],
    [kinds.quarter, "2023/24 q1", "2023/24 Q1"],
    [kinds.whole, " 1,234,567 ", 1234567],
    [kinds.whole, "12,345", 12345],
    [kinds.whole, "007", 7],
    [kinds.whole, "999999999999999", 999_999_999_999_999],
    [kinds.whole, "0000999999999999999", 999_999_999_999_999],
    [kinds.number, "-1.50", -1.5],
    [kinds.number, "0.0000000001234567890", 1.23456789e-10],
    [kinds.number, "-0", 0],
    [kinds.count, " 1,234 ", { kind: "count", count: 1234 }],
    [kinds.count, "[c]", { kind: "withheld", marker: "[c]" }],
  ])("is read: %s %j", (schema, text, value) => {
    expect(read(schema, text)).toStrictEqual(value);
  });

  it.each([
    ["45", "45.00"],
    ["£45.50", "45.50"],
    ["£1,234.5", "1234.50"],
    ["-£7", "-7.00"],
    ["(£7)", "-7.00"],
  ])("is an amount: %s", (text, pounds) => {
    expect(read(kinds.money, text)).toEqual(money(pounds));
  });

  it.each<[z.ZodType, string, string]>([
    [kinds.choice, "inkind", "core/choice-unknown"],
    [kinds.choice, "in-kind too", "core/choice-unknown"],
    [kinds.flag, "1", "core/flag-invalid"],
    [kinds.flag, "yes no", "core/flag-invalid"],
    [kinds.money, "£-5", "core/amount-invalid"],
    [kinds.money, "$5", "core/amount-invalid"],
    [kinds.money, "££5", "core/amount-invalid"],
    [kinds.date, "30/02/2024", "core/date-invalid"],
    [kinds.date, "2024-02-30", "core/date-invalid"],
    [kinds.year, "2023/25", "core/year-invalid"],
    [kinds.quarter, "2023/24 Q5", "core/quarter-invalid"],
    [kinds.whole, "1.5", "core/value-invalid"],
    [kinds.whole, "1,23", "core/number-invalid"],
    [kinds.whole, "1234,567", "core/number-invalid"],
    [kinds.whole, "12,34,567", "core/number-invalid"],
    [kinds.whole, "1e3", "core/number-invalid"],
    [kinds.whole, "5 people", "core/number-invalid"],
    [kinds.whole, "no. 5", "core/number-invalid"],
    [kinds.number, "1.", "core/number-invalid"],
    [kinds.number, ".5", "core/number-invalid"],
    [kinds.number, "9999999999999999", "core/number-invalid"],
    [kinds.number, "0.12345678901234567", "core/number-invalid"],
    [kinds.number, `0.${"0".repeat(400)}1`, "core/number-invalid"],
    [kinds.count, "-1", "core/number-invalid"],
    [kinds.list, "a; b\u200bc", "core/text-invisible"],
    [kinds.text, "1.5E+10", "core/text-scientific"],
  ])("is refused: %s %j with %s", (schema, text, code) => {
    expect(read(schema, text)).toBeInstanceOf(CellFault);
    expect(codeOf(schema, text)).toBe(code);
    expect(codeOf(schema.exactOptional(), text)).toBe(code);
  });

  it("says what the spreadsheet could not compute, under the code of its column", () => {
    const message = needs["core/text-excel-error"];
    expect(read(kinds.money, " #DIV/0! ")).toEqual({ code: "core/amount-invalid", message });
    expect(read(kinds.whole, "#####")).toEqual({ code: "core/number-invalid", message });
    expect(read(kinds.list, "#REF!")).toEqual({ code: "core/value-invalid", message });
    expect(read(kinds.text, "#REF!")).toEqual({ code: "core/text-excel-error", message });
    expect(
      read(
        kinds.text.refine(() => true),
        "#REF!",
      ),
    ).toEqual({ code: "core/text-excel-error", message });
    expect(read(kinds.money, "see #REF!")).toEqual({
      code: "core/amount-invalid",
      message: needs["core/amount-invalid"],
    });
  });

  it.each([
    ["*", "core/value-withheld"],
    [" <5 ", "core/value-withheld"],
    ["n/a", "core/value-not-available"],
    ["[x]", "core/value-not-available"],
  ])("that says why there is no value is no value: %j", (text, code) => {
    for (const schema of [kinds.money, kinds.date, kinds.whole, kinds.flag, kinds.choice, kinds.year]) {
      expect(codeOf(schema, text)).toBe(code);
      expect(codeOf(schema.optional(), text)).toBe(code);
    }
  });
});

describe("a cell without text", () => {
  const { text, list, choice, money: amount } = kinds;
  const missing = expect.objectContaining({
    code: "core/value-missing",
    message: needs["core/value-missing"],
  });
  it.each<{ schema: z.ZodType; empty: unknown; none: unknown; when: string }>([
    { schema: text, empty: "", none: "", when: "text" },
    { schema: text.optional(), empty: "", none: ABSENT, when: "text that may be absent" },
    { schema: text.min(1), empty: missing, none: missing, when: "text that may not be empty" },
    { schema: text.min(1).optional(), empty: ABSENT, none: ABSENT, when: "the same, that may be absent" },
    {
      schema: text.refine((it) => it !== ""),
      empty: missing,
      none: missing,
      when: "text that a rule refuses",
    },
    { schema: z.email().optional(), empty: ABSENT, none: ABSENT, when: "an address that may be absent" },
    { schema: list, empty: [], none: [], when: "a list" },
    { schema: list.optional(), empty: ABSENT, none: ABSENT, when: "a list that may be absent" },
    { schema: list.min(1), empty: missing, none: missing, when: "a list that may not be empty" },
    { schema: amount, empty: missing, none: missing, when: "an amount" },
    { schema: amount.optional(), empty: ABSENT, none: ABSENT, when: "an amount that may be absent" },
    { schema: z.enum(["", "a"]), empty: missing, none: missing, when: "a choice, one of which is empty" },
    { schema: choice.exactOptional(), empty: ABSENT, none: ABSENT, when: "a choice that may be absent" },
  ])("is $when", ({ schema, empty, none }) => {
    expect(read(schema, "")).toEqual(empty);
    expect(read(schema, undefined)).toEqual(none);
  });

  it("may hold spaces, which are a text and no other value", () => {
    expect(read(text.optional(), "  ")).toBe("  ");
    expect(read(amount, "  ")).toEqual(missing);
    expect(read(amount.optional(), "\t ")).toBe(ABSENT);
  });
});

it.each<[z.ZodType, unknown, string | undefined]>([
  [kinds.text, "a", "a"],
  [kinds.text, "", ""],
  [kinds.text.optional(), undefined, undefined],
  [kinds.flag, true, "yes"],
  [kinds.flag, false, "no"],
  [kinds.list, ["a", "b"], "a; b"],
  [kinds.list, [], ""],
  [kinds.money, "5.00", "5.00"],
  [kinds.money.optional(), undefined, undefined],
  [kinds.whole, 1234567, "1234567"],
  [kinds.number, -0.5, "-0.5"],
  [kinds.number, 1e-7, "0.0000001"],
  [kinds.number, 2.5e-10, "0.00000000025"],
  [kinds.number, 1e21, "1000000000000000000000"],
])("writes: %s %j as %j", (schema, stored, text) => {
  expect(cellOf(schema, []).write(stored)).toBe(text);
});

it("reads every number that it writes", () => {
  const numbers = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(
      0.1 + 0.2,
      1 / 3,
      1e15,
      1e16,
      2 ** 53,
      -1e300,
      5e-324,
      Number.MAX_VALUE,
      2.2250738585072014e-308,
    ),
  );
  fc.assert(
    fc.property(numbers, (number) => {
      const { read: readNumber, write } = cellOf(kinds.number, ["x"]);
      expect(readNumber(write(number))).toBe(number === 0 ? 0 : number);
    }),
  );
});

it("folds letter case, spaces, hyphens and underscores", () => {
  expect(fold(" Paid__on –  \u00a0DAY ")).toBe("paid on day");
  expect(["a-b", "a b", "a_b", "a\u2010b", "a\u2011b", "a–b"].map(fold)).toEqual(Array(6).fill("a b"));
  expect(fold("ab")).not.toBe(fold("a b"));
});
