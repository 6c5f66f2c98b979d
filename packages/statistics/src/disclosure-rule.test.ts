import { expect, it } from "vitest";
import { type DisclosureRule, settledRule } from "./disclosure-rule.ts";
import type { StatisticsErrorCode } from "./errors.ts";
import { refusalAt } from "./refusal.fixture.ts";
import { tableOf } from "./table.fixture.ts";

const table = tableOf([[9, 9]]);

it("assumes nothing but what is said", () => {
  expect(settledRule({ threshold: 5 }, table)).toEqual({
    threshold: 5,
    zeros: "published",
    width: 3,
    always: [],
  });
  const whole = {
    threshold: 1,
    zeros: "protected",
    width: 1,
    always: [{ row: "r0" }, { column: "c1" }],
  } as const;
  expect(settledRule(whole, table)).toEqual(whole);
  expect(settledRule({ threshold: 5, zeros: "published" }, table).zeros).toBe("published");
});

it("has no rounding to offer: what is not a rule is left behind", () => {
  const rounding = { threshold: 5, base: 5, round: "half-up" };
  expect(settledRule(rounding, table)).toEqual(settledRule({ threshold: 5 }, table));
});

it.each<{ given: Partial<DisclosureRule>; code: StatisticsErrorCode; path: readonly (string | number)[] }>([
  { given: { threshold: 0 }, code: "statistics/rule-invalid", path: ["rule", "threshold"] },
  { given: { threshold: 4.5 }, code: "statistics/rule-invalid", path: ["rule", "threshold"] },
  { given: { width: 0 }, code: "statistics/rule-invalid", path: ["rule", "width"] },
  { given: { zeros: "hidden" as "protected" }, code: "statistics/rule-invalid", path: ["rule", "zeros"] },
  { given: { always: [{ row: "x" }] }, code: "statistics/label-unknown", path: ["rule", "always", 0] },
])("a rule with $code at $path", ({ given, code, path }) => {
  expect(() => settledRule({ threshold: 5, ...given }, table)).toThrow(refusalAt(code, path));
});
