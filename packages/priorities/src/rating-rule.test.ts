import { expect, it } from "vitest";
import { refusalOf } from "./plain.fixture.ts";
import { ratingFor } from "./rating.ts";
import { checkRatingRule, type RatingRule, ratingRuleSchema } from "./rating-rule.ts";
import { colours, day, oneToFour, ragByDays, ragByShortfall, ragByValue } from "./record.fixture.ts";

const march = { on: day("2024-03-31") };
const [current, previous] = ragByValue.values as [RatingRule["values"][number], RatingRule["values"][number]];

const withThresholds = (value: RatingRule["values"][number]["value"]): RatingRule => ({
  ...(ragByValue as RatingRule),
  values: [{ ...previous, value }],
});

it.each([
  { rule: withThresholds([{ rating: "blue" }]), path: ["values", 0, "value", 0] },
  { rule: withThresholds([]), path: ["values", 0, "value", 0] },
  { rule: withThresholds([{ rating: "green", limit: 5 }]), path: ["values", 0, "value", 0] },
  { rule: withThresholds([{ rating: "green" }, { rating: "red" }]), path: ["values", 0, "value", 0] },
  {
    rule: withThresholds([{ rating: "green", limit: 5 }, { rating: "amber", limit: 6 }, { rating: "red" }]),
    path: ["values", 0, "value", 1],
  },
  {
    rule: withThresholds([{ rating: "amber", limit: 5 }, { rating: "green" }]),
    path: ["values", 0, "value", 1],
  },
  {
    rule: {
      ...ragByDays,
      values: [{ ...previous, value: [{ rating: "blue", limit: 5 }, { rating: "red" }] }],
    },
    path: ["values", 0, "value", 0],
  },
  {
    rule: { ...ragByValue, scale: [...ragByValue.scale, ragByValue.scale[0]!] } as RatingRule,
    path: ["scale", 3],
  },
  { rule: { ...ragByDays, of: "value" as const }, path: ["better"] },
  { rule: { ...ragByValue, better: "up" } as unknown as RatingRule, path: ["better"] },
  { rule: { ...ragByValue, values: [previous, current] } as RatingRule, path: ["values", 1, "from"] },
  {
    rule: {
      ...oneToFour,
      values: [{ ...previous, value: [{ rating: "2" }, { rating: "1" }] }],
    } as RatingRule,
    path: ["values", 0, "value", 1],
  },
])("refuses a rule that is wrong at $path", ({ rule, path }) => {
  expect(checkRatingRule(rule)).toContainEqual(
    expect.objectContaining({ code: "priorities/rule-invalid", path }),
  );
  expect(checkRatingRule(rule)).toMatchSnapshot();
  expect(refusalOf(() => ratingFor({ value: 5 }, rule, march))).toMatchSnapshot();
  expect(() => ratingFor({ value: 5 }, rule, march)).toThrow(
    expect.objectContaining({ code: "priorities/rule-invalid" }),
  );
});

it("finds nothing wrong with rules that are right", () => {
  for (const rule of [ragByValue, ragByShortfall, ragByDays, oneToFour, colours] as RatingRule[]) {
    expect(checkRatingRule(rule)).toEqual([]);
    expect(ratingRuleSchema.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
  }
});

it.each<{ wrong: object; path: readonly PropertyKey[] }>([
  { wrong: { scale: undefined }, path: ["scale"] },
  { wrong: { scale: "green" }, path: ["scale"] },
  { wrong: { scale: [null] }, path: ["scale", 0] },
  { wrong: { scale: [{ rating: "green", means: "fine" }] }, path: ["scale", 0, "means"] },
  { wrong: { scale: [{ rating: 1, means: "on-track" }] }, path: ["scale", 0, "rating"] },
  { wrong: { values: null }, path: ["values"] },
  { wrong: { values: [null] }, path: ["values", 0] },
  { wrong: { values: [{ ...previous, value: undefined }] }, path: ["values", 0, "value"] },
  { wrong: { values: [{ ...previous, value: [null] }] }, path: ["values", 0, "value", 0] },
  {
    wrong: { values: [{ ...previous, value: [{ rating: "green", limit: "95" }, { rating: "red" }] }] },
    path: ["values", 0, "value", 0, "limit"],
  },
  {
    wrong: { values: [{ ...previous, value: [{ rating: "green", limit: Infinity }, { rating: "red" }] }] },
    path: ["values", 0, "value", 0, "limit"],
  },
  { wrong: { values: [{ ...previous, reference: null }] }, path: ["values", 0, "reference"] },
  { wrong: { name: 7 }, path: ["name"] },
  { wrong: { unit: null }, path: ["unit"] },
  { wrong: { of: "colour" }, path: ["of"] },
])("finds what is missing from a rule that nothing has read, at $path", ({ wrong, path }) => {
  const rule = { ...ragByValue, ...wrong } as unknown as RatingRule;
  expect(checkRatingRule(rule)).toEqual([
    expect.objectContaining({ code: "priorities/rule-invalid", severity: "error", path }),
  ]);
  expect(() => ratingFor({ value: 5 }, rule, march)).toThrow(
    expect.objectContaining({ code: "priorities/rule-invalid", path }),
  );
});

it.each([null, undefined, "rule", []])("finds that %j is no rule", (rule) => {
  expect(checkRatingRule(rule as unknown as RatingRule)[0]).toMatchObject({
    code: "priorities/rule-invalid",
  });
});
