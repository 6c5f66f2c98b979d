import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { calendarDateSchema } from "./calendar-schema.ts";
import { ABSENT, cellOf, fold } from "./cell.ts";
import { CellFault, needs, textFault } from "./cell-fault.ts";
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

  it.each(["£-5", "x £-", "£--"])("%j is no amount, and nothing is guessed of it", (text) => {
    expect(read(kinds.money, text)).toMatchObject({ message: 'an amount such as "1,234.50" is needed' });
  });

  it.each([" £-   ", "£-", "£ -"])("%j is not taken for nothing, and its likely cause is said", (text) => {
    expect(read(kinds.money, text)).toMatchObject({
      code: "core/amount-invalid",
      message:
        'an amount such as "1,234.50" is needed (an accounting format\'s 0? format the column as a number)',
    });
  });

  it.each([
    ["03/31/2024", " (the month stands first here)"],
    ["45383", " (a spreadsheet's number of a day: format the column as a date)"],
    ["31/02/2024", ""],
    ["13/13/2024", ""],
    ...["03/31/24", "1/4/24", "01-04-24", "31.03.24"].map((text) => [
      text,
      " (a year of two digits: write all four)",
    ]),
    ...["1/4/2024", "01/4/2024", "1/04/2024", "31.3.2024", "1-4-2024"].map((text) => [
      text,
      " (one digit: write two for the day and two for the month)",
    ]),
    ...["31/03/2024 00:00", "2024-03-31 00:00:00.000", "2024-03-31T23:00:00Z", "31/03/2024 12:00:00 AM"].map(
      (text) => [text, " (a time of day stands with it: format the column as a date)"],
    ),
    ["03/31/2024 00:00", " (a time of day stands with it: format the column as a date)"],
    ["2024-03-31T", ""],
    ["1/4/202", ""],
    ["2024", ""],
    ["145383", ""],
    ["45383 days", ""],
  ])("%s is no day, and what it seems to be is said where it can be told%s", (text, cause) => {
    expect(read(kinds.date, text)).toMatchObject({
      code: "core/date-invalid",
      message: `a day such as "31/03/2024" or "2024-03-31" is needed${cause}`,
    });
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

describe("the rules of a schema", () => {
  const { text } = kinds;
  it.each<{ schema: z.ZodType; fits: readonly string[]; not: readonly string[]; rule: string }>([
    { schema: text.min(2).max(3), fits: ["ab", "abc"], not: ["a", "abcd"], rule: "lengths" },
    {
      schema: text.min(3).min(2).max(4).max(5),
      fits: ["abc", "abcd"],
      not: ["ab", "abcde"],
      rule: "the narrowest",
    },
    { schema: text.length(2), fits: ["ab"], not: ["a", "abc"], rule: "a length" },
    { schema: text.regex(/^a/).regex(/b$/), fits: ["ab"], not: ["a", "b"], rule: "each pattern" },
    { schema: text.regex(/^a/i), fits: ["a", "A"], not: ["b"], rule: "patterns with flags" },
    { schema: text.regex(/a/g), fits: ["a", "a", "ba"], not: ["b"], rule: "patterns that remember" },
    { schema: text.regex(/a/y), fits: ["a", "a", "ab"], not: ["b"], rule: "patterns that stick" },
    { schema: text.startsWith("a"), fits: ["ab"], not: ["b"], rule: "a beginning" },
    { schema: text.refine((it) => it.length === 1), fits: ["a"], not: ["ab"], rule: "what only it can say" },
    { schema: text.min(2).refine((it) => it !== "ab"), fits: ["abc"], not: ["a", "ab"], rule: "both" },
    { schema: z.email(), fits: ["a@example.org"], not: ["a"], rule: "formats" },
    { schema: kinds.list.max(2), fits: ["a;b", "a"], not: ["a;b;c"], rule: "how many" },
    { schema: z.array(kinds.choice), fits: ["cash; in-kind"], not: ["cash; card"], rule: "each of a list" },
    { schema: kinds.whole.min(0).max(9), fits: ["0", "9"], not: ["-1", "10"], rule: "limits" },
    {
      schema: kinds.choice.refine((it) => it !== "cash"),
      fits: ["in-kind"],
      not: ["cash"],
      rule: "some choices",
    },
    { schema: kinds.flag.refine((it) => it), fits: ["yes"], not: ["no"], rule: "some answers" },
    {
      schema: moneySchema.refine((it) => !it.isNegative()),
      fits: ["£5"],
      not: ["-£5"],
      rule: "some amounts",
    },
    {
      schema: calendarDateSchema.refine((it) => it > "2024"),
      fits: ["01/04/2024"],
      not: ["31/03/2023"],
      rule: "some days",
    },
  ])("hold for a cell: $rule", ({ schema, fits, not }) => {
    const cell = cellOf(schema, []);
    for (const fit of fits) expect(cell.read(fit)).not.toBeInstanceOf(CellFault);
    for (const one of not) expect(cell.read(one)).toMatchObject({ code: "core/value-invalid" });
  });

  it.each<[z.ZodType, string, string]>([
    [z.int(), "1.5", "a whole number is needed"],
    [z.int().min(1).max(10), "0", "a number from 1 up is needed"],
    [z.int().min(1).max(10), "11", "a number up to 10 is needed"],
    [z.number().positive(), "0", "a number above 0 is needed"],
    [z.number().lt(5), "5", "a number below 5 is needed"],
    [z.number().multipleOf(5), "7", needs["core/value-invalid"]],
    [z.string().regex(/^\d\d$/, { error: 'Expected two digits, "09"' }), "9", 'two digits, "09" is needed'],
    [z.string().regex(/^\d\d$/), "9", needs["core/value-invalid"]],
    [z.string().max(2), "987", needs["core/value-invalid"]],
    [moneySchema.refine((it) => !it.isNegative()), "-£5", needs["core/value-invalid"]],
    [z.array(kinds.choice), "cash; card", needs["core/value-invalid"]],
  ])("say what is needed, where they say it themselves: %s %j", (schema, text, message) => {
    for (const each of [schema, schema.exactOptional()]) {
      expect(read(each, text)).toEqual({ code: "core/value-invalid", message });
    }
  });

  it("say which choices there are", () => {
    const message = 'one of "cash", "in-kind" is needed';
    expect(read(kinds.choice, "card")).toEqual({ code: "core/choice-unknown", message });
    expect(read(kinds.choice.exactOptional(), "card")).toEqual({ code: "core/choice-unknown", message });
    expect(read(z.literal(["only"]), "card")).toMatchObject({ message: '"only" is needed' });
  });

  it("give the value that their checks leave", () => {
    expect(read(z.string().trim(), " a ")).toBe("a");
    expect(
      read(
        moneySchema.refine(() => true),
        "£5",
      ),
    ).toEqual(money("5"));
  });

  it("are named as they name themselves", () => {
    const given = { params: { code: "x/odd" }, error: "an even number is needed" };
    expect(
      read(
        z.int().refine((it) => it % 2 === 0, given),
        "3",
      ),
    ).toEqual({
      code: "x/odd",
      message: "an even number is needed",
    });
    const unnamed = z.int().refine((it) => it % 2 === 0, { params: { code: 5 }, error: "canary" });
    expect(codeOf(unnamed, "3")).toBe("core/value-invalid");
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

describe("a text", () => {
  it.each<readonly [string, string]>([
    ["\u200b", "core/text-invisible"],
    ["soft\u00adhyphen", "core/text-invisible"],
    ["\u200dx", "core/text-invisible"],
    ["\u200c", "core/text-invisible"],
    ["x\u200c\u0634", "core/text-invisible"],
    ["\u0634\u200cx", "core/text-invisible"],
    ["\u0634\u200c", "core/text-invisible"],
    ["\u200d\u0634", "core/text-invisible"],
    ["\u0634\u202e", "core/text-invisible"],
    ["a\ufeff", "core/text-invisible"],
    ...[
      "\u034f",
      "\u115f",
      "\u1160",
      "\u17b4",
      "\u3164",
      "\uffa0",
      "\ufff9",
      "\u{1d173}",
      "\u{e0001}",
      "\u{e0041}",
    ].map((unseen) => [`Dor${unseen}set`, "core/text-invisible"] as const),
    ["\u{e0041}", "core/text-invisible"],
    ["1.23457e+11", "core/text-scientific"],
    ["1E+10", "core/text-scientific"],
    [" 4.57E+11 ", "core/text-scientific"],
    [" #N/A", "core/text-excel-error"],
    ["#ERROR!", "core/text-excel-error"],
    ["Err:502", "core/text-excel-error"],
    ["0.5E-10", "core/text-scientific"],
    ["-1.25E+100", "core/text-scientific"],
    ["9E+05", "core/text-scientific"],
    ["#N/A", "core/text-excel-error"],
    ["##", "core/text-excel-error"],
    ["########", "core/text-excel-error"],
  ])("that a person cannot have meant is not kept: %j", (text, code) => {
    expect(textFault(text)?.code).toBe(code);
  });

  it.each([
    "",
    "plain",
    "é – ü",
    "\u0634\u200c\u0634",
    "👩\u200d👧",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u2764\ufe0f",
    "e+11",
    "1e+5",
    "1E+5",
    "1E+1000",
    "12E+10",
    "A1E+10",
    "1E+10 pounds",
    "1.E+10",
    "1E10",
    "#",
    "#1",
    "#REF! again",
    "see #REF!",
  ])("that means something is kept: %j", (text) => {
    expect(textFault(text)).toBeUndefined();
  });
});
