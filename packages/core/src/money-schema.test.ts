import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { amounts } from "./money.fixture.ts";
import { money } from "./money.ts";
import { moneySchema } from "./money-schema.ts";

describe("moneySchema", () => {
  it("decodes what it encodes", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const stored = moneySchema.encode(amount);
        expect(stored).toMatch(/^-?\d+\.\d{2}$/);
        expect(moneySchema.decode(stored)).toEqual(amount);
      }),
    );
  });

  it.each(["£5", "1,000", "1e3", "", "1.234", 5, null])("refuses %j without throwing", (stored) => {
    expect(moneySchema.safeParse(stored).success).toBe(false);
  });

  it.each([new Decimal("0.001"), new Decimal(Number.NaN), "5", 5, null])("does not encode %s", (value) => {
    expect(z.safeEncode(moneySchema, value as never).success).toBe(false);
  });

  it.each(["-0.05", "-0.50", "0.05", "-1234.50"])("stores %s as it is", (pounds) => {
    expect(moneySchema.encode(money(pounds))).toBe(pounds);
  });

  it("says what it expected, both ways", () => {
    expect(moneySchema.safeParse("£5").error?.issues).toMatchObject([
      { message: 'Expected pounds such as "1234.50"' },
    ]);
    expect(z.safeEncode(moneySchema, "5" as never).error?.issues).toMatchObject([
      { message: "Expected an amount in whole pence" },
    ]);
  });

  it("leaves an optional field absent, refined or not", () => {
    const refined = moneySchema.refine((amount) => !amount.isNegative());
    const record = z.strictObject({
      plain: moneySchema.exactOptional(),
      refined: refined.exactOptional(),
      list: z.array(z.strictObject({ amount: refined.exactOptional() })).min(1),
    });
    expect(z.encode(record, { list: [{}] })).toEqual({ list: [{}] });
    expect(z.safeEncode(record, { list: [{ amount: money(-1) }] }).success).toBe(false);
  });

  it("keeps its stored form", () => {
    expect(z.toJSONSchema(moneySchema, { io: "input" })).toMatchInlineSnapshot(`
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "pattern": "^-?(0|[1-9]\\d{0,23})(\\.\\d{1,2})?$",
        "type": "string",
      }
    `);
  });
});
