import { expect, it } from "vitest";
import * as z from "zod";
import { fundingAgreementSchema } from "./agreement.ts";
import { fundingFormulaSchema } from "./formula.ts";

it("says what is expected of a number and of an amount that is stored", () => {
  const messages = [
    { kind: "weights", weights: { a: "1e3" } },
    { kind: "fixed", amounts: { a: "1,000" } },
  ].map((stored) => fundingFormulaSchema.safeParse(stored).error?.issues[0]);
  expect(JSON.stringify(messages)).toContain('Expected a number such as \\"57.5\\"');
  expect(JSON.stringify(messages)).toContain('Expected pounds such as \\"1234.50\\"');
});

it.each([
  { formula: '{"kind":"weights","weights":{"__proto__":1,"b":3}}', path: ["weights", "__proto__"] },
  { formula: '{"kind":"percent","percents":{"b":100,"__proto__":0}}', path: ["percents", "__proto__"] },
  { formula: '{"kind":"fixed","amounts":{"__proto__":1}}', path: ["amounts", "__proto__"] },
  {
    formula:
      '{"kind":"members","formula":{"kind":"equal","partners":["a"]},"members":{"__proto__":{"kind":"equal","partners":["b"]}}}',
    path: ["members", "__proto__"],
  },
  {
    formula: '{"kind":"blend","factors":[{"name":"x","percent":100,"weights":{"__proto__":1,"b":3}}]}',
    path: ["factors", 0, "weights", "__proto__"],
  },
])("refuses a partner whom an object would hide, at $path", ({ formula, path }) => {
  const { error } = fundingFormulaSchema.safeParse(JSON.parse(formula));
  expect(error?.issues).toMatchObject([{ path, message: "Expected another name of a partner" }]);
  expect(() => z.encode(fundingFormulaSchema, JSON.parse(formula))).toThrow(z.ZodError);
});

it("keeps the shape of what is stored", () => {
  expect(z.toJSONSchema(fundingAgreementSchema, { io: "input" })).toMatchSnapshot();
});
