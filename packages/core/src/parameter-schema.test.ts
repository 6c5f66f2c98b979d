import { expect, it } from "vitest";
import * as z from "zod";
import { parameterSchema, referenceSchema } from "./parameter-schema.ts";

const reference = { title: "Annual report", href: "https://example.org", at: "paragraph 18" };
const fee = {
  name: "Cancellation fee",
  unit: "pounds",
  values: [{ from: "2022-04-01", value: 25, reference }],
};
const schema = parameterSchema(z.int());

it("reads a dated rule, which nothing can change afterwards", () => {
  const read = schema.parse(fee);
  expect(read).toEqual(fee);
  expect([read.values, read.values[0], read.values[0]?.reference].map(Object.isFrozen)).toEqual([
    true,
    true,
    true,
  ]);
});

it.each([
  { wrong: { ...fee, name: "" }, at: "name" },
  { wrong: { ...fee, unit: "" }, at: "unit" },
  { wrong: { ...fee, values: [] }, at: "values" },
  { wrong: { ...fee, values: [{ ...fee.values[0], from: "01/04/2022" }] }, at: "values.0.from" },
  { wrong: { ...fee, values: [{ ...fee.values[0], value: "25" }] }, at: "values.0.value" },
  { wrong: { ...fee, values: [{ ...fee.values[0], reference: {} }] }, at: "values.0.reference.title" },
  { wrong: { ...fee, values: [{ ...fee.values[0], until: "2024-04-01" }] }, at: "values.0" },
  { wrong: { ...fee, currency: "pounds" }, at: "" },
])("refuses what is wrong at $at", ({ wrong, at }) => {
  expect(schema.safeParse(wrong).error?.issues.map(({ path }) => path.join("."))).toEqual([at]);
});

it("needs of a document its title alone", () => {
  expect(referenceSchema.parse({ title: "Annual report" })).toEqual({ title: "Annual report" });
  for (const wrong of [
    { ...reference, title: "" },
    { ...reference, at: "" },
    { ...reference, page: 3 },
  ]) {
    expect(referenceSchema.safeParse(wrong).success).toBe(false);
  }
});
