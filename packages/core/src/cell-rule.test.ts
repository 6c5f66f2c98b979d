import { describe, expect, it } from "vitest";
import * as z from "zod";
import { calendarDateSchema } from "./calendar-schema.ts";
import { cellOf } from "./cell.ts";
import { CellFault, needs } from "./cell-fault.ts";
import { money } from "./money.ts";
import { moneySchema } from "./money-schema.ts";

const text = z.string();
const choice = z.enum(["cash", "in-kind"]);
const read = (schema: z.ZodType, cell: string) => cellOf(schema, ["x"]).read(cell);

describe("the rules of a schema", () => {
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
    { schema: z.array(text).max(2), fits: ["a;b", "a"], not: ["a;b;c"], rule: "how many" },
    { schema: z.array(choice), fits: ["cash; in-kind"], not: ["cash; card"], rule: "each of a list" },
    { schema: z.int().min(0).max(9), fits: ["0", "9"], not: ["-1", "10"], rule: "limits" },
    {
      schema: choice.refine((it) => it !== "cash"),
      fits: ["in-kind"],
      not: ["cash"],
      rule: "some choices",
    },
    { schema: z.boolean().refine((it) => it), fits: ["yes"], not: ["no"], rule: "some answers" },
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
    [z.string().regex(/^\d\d$/, { error: "We Expected two digits" }), "9", needs["core/value-invalid"]],
    [z.string().regex(/^\d\d$/, { error: "Expected two digits\nor so" }), "9", needs["core/value-invalid"]],
    [z.string().min(2).max(3), "9", needs["core/value-invalid"]],
    [z.string().max(2), "987", needs["core/value-invalid"]],
    [moneySchema.refine((it) => !it.isNegative()), "-£5", needs["core/value-invalid"]],
    [z.array(choice), "cash; card", needs["core/value-invalid"]],
  ])("say what is needed, where they say it themselves: %s %j", (schema, text, message) => {
    for (const each of [schema, schema.exactOptional()]) {
      expect(read(each, text)).toEqual({ code: "core/value-invalid", message });
    }
  });

  it("say which choices there are", () => {
    const message = 'one of "cash", "in-kind" is needed';
    expect(read(choice, "card")).toEqual({ code: "core/choice-unknown", message });
    expect(read(choice.exactOptional(), "card")).toEqual({ code: "core/choice-unknown", message });
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
    expect(read(unnamed, "3")).toMatchObject({ code: "core/value-invalid" });
  });
});
