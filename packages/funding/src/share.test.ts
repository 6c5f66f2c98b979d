import { money, sumMoney } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { equalShares, type OddPennyRule, sharesByWeight } from "./share.ts";

const amounts = (budget: string, partners: readonly string[], tie?: OddPennyRule) =>
  equalShares(money(budget), partners, tie === undefined ? {} : { tie }).map(({ amount }) =>
    amount.toFixed(2),
  );

it.each([
  { budget: "303140", shares: ["101046.67", "101046.67", "101046.66"], when: "two pence are left over" },
  { budget: "90.00", shares: ["30.00", "30.00", "30.00"], when: "it divides" },
  { budget: "100.00", shares: ["33.34", "33.33", "33.33"], when: "a penny is left over" },
  { budget: "0.02", shares: ["0.01", "0.01", "0.00"], when: "there are fewer pence than partners" },
  { budget: "0", shares: ["0.00", "0.00", "0.00"], when: "there is nothing" },
  { budget: "-100.00", shares: ["-33.34", "-33.33", "-33.33"], when: "it is a refund" },
])("splits $budget into $shares when $when", ({ budget, shares }) => {
  expect(amounts(budget, ["council", "police", "icb"])).toEqual(shares);
});

it("gives the partnership's shares of 2023/24", () => {
  expect(amounts("303140", ["bcp", "dorset", "police", "nhs"])).toEqual(Array(4).fill("75785.00"));
});

it.each<{ tie: OddPennyRule; odd: string; first: string }>([
  { tie: "as-given", odd: "nhs", first: "those named first" },
  { tie: "by-name", odd: "council", first: "those first by name" },
  { tie: { payer: "police" }, odd: "police", first: '"police", then those named first' },
  { tie: { turn: 0 }, odd: "nhs", first: "each in turn, from number 1" },
  { tie: { turn: 1 }, odd: "police", first: "each in turn, from number 2" },
  { tie: { turn: 5 }, odd: "council", first: "each in turn, from number 3" },
])("gives the odd penny by the rule $tie, and says so", ({ tie, odd, first }) => {
  const partners = ["nhs", "police", "council"];
  const shares = equalShares(money("100"), partners, { tie });
  const because = `Largest remainder; equal claims go to ${first}`;
  expect(shares.every(Object.isFrozen)).toBe(true);
  expect(shares.map(({ partner, amount, ...rest }) => [partner, amount.toFixed(2), rest])).toEqual(
    partners.map((partner) =>
      partner === odd
        ? [partner, "33.34", { oddPenny: { exact: "33.3333", because } }]
        : [partner, "33.33", {}],
    ),
  );
});

it("gives a penny to each in turn as the years go by", () => {
  const holders = [0, 1, 2, 3].map((turn) => amounts("100", ["a", "b", "c"], { turn }).indexOf("33.34"));
  expect(holders).toEqual([0, 1, 2, 0]);
});

it("gives shares that sum to the budget and differ by at most a penny", () => {
  const budgets = fc.integer({ min: -1e9, max: 1e9 }).map((pence) => (pence / 100).toFixed(2));
  const partners = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 20 });
  const ties = fc.constantFrom<OddPennyRule>("as-given", "by-name", { turn: 3 });
  fc.assert(
    fc.property(budgets, partners, ties, (budget, names, tie) => {
      const shares = amounts(budget, names, tie).map((amount) => money(amount));
      const pence = shares.map((share) => share.times(100).toNumber());
      expect(sumMoney(shares).toFixed(2)).toBe(money(budget).toFixed(2));
      expect(Math.max(...pence) - Math.min(...pence)).toBeLessThanOrEqual(1);
    }),
  );
});

it("gives weighted shares that sum to the budget, within a penny of the exact share, and nothing for no weight", () => {
  const weights = fc
    .dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.integer({ min: 0, max: 5 }), {
      minKeys: 1,
      maxKeys: 12,
    })
    .filter((record) => Object.values(record).some((weight) => weight > 0));
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), weights, (pence, record) => {
      const budget = money((pence / 100).toFixed(2));
      const shares = sharesByWeight(budget, record);
      const sum = Object.values(record).reduce((total, weight) => total + weight, 0);
      expect(sumMoney(shares.map(({ amount }) => amount)).equals(budget)).toBe(true);
      for (const { partner, amount } of shares) {
        const weight = record[partner] as number;
        expect(Math.abs(amount.toNumber() * 100 - (pence * weight) / sum)).toBeLessThan(1.001);
        if (weight === 0) expect(amount.isZero()).toBe(true);
      }
    }),
  );
});

it.each([
  { partners: [], code: "funding/no-partners", path: ["partners"] },
  { partners: ["icb", "icb"], code: "funding/repeated-partner", path: ["partners", 1] },
])("rejects $partners with $code", ({ partners, code, path }) => {
  expect(() => amounts("1.00", partners)).toThrow(expect.objectContaining({ code, path }));
});

it.each([
  { weights: {}, code: "funding/no-partners", path: ["weights"] },
  { weights: { a: 1, b: -1 }, code: "funding/weight-invalid", path: ["weights", "b"] },
  { weights: { a: 1, b: Number.NaN }, code: "funding/weight-invalid", path: ["weights", "b"] },
  { weights: { a: "1e3" }, code: "funding/weight-invalid", path: ["weights", "a"] },
  { weights: { a: 0, b: "0.0" }, code: "funding/weights-all-zero", path: ["weights"] },
])("rejects the weights $weights with $code", ({ weights, code, path }) => {
  const record: Record<string, number | string> = weights;
  expect(() => sharesByWeight(money("1"), record)).toThrow(expect.objectContaining({ code, path }));
});

it.each([-1, 0.5, Number.NaN])("rejects the turn %s, which is no whole number", (turn) => {
  expect(() => amounts("1", ["a"], { turn })).toThrow(
    expect.objectContaining({ code: "funding/weight-invalid", path: ["tie", "turn"] }),
  );
});

it.each<{ when: string; run: () => unknown }>([
  { when: "there is no partner", run: () => amounts("1", []) },
  { when: "a partner is named twice", run: () => amounts("1", ["icb", "icb"]) },
  { when: "a turn is none", run: () => amounts("1", ["a"], { turn: -1 }) },
  { when: "a payer is no partner", run: () => amounts("1", ["a"], { payer: "c" }) },
  { when: "a weight is negative", run: () => sharesByWeight(money("1"), { a: 1, b: -1 }) },
])("says what is needed when $when", ({ run }) => {
  expect(run).toThrowErrorMatchingSnapshot();
});

it("rejects a payer of odd pence who is no partner", () => {
  const refused = expect.objectContaining({ code: "funding/partner-unknown", path: ["tie", "payer"] });
  expect(() => amounts("1", ["a", "b"], { payer: "c" })).toThrow(refused);
  expect(() => sharesByWeight(money("1"), { a: 1 }, { tie: { payer: "c" } })).toThrow(refused);
});

it.each(["random", "", null])("rejects the rule %j for odd pence, even where no penny is odd", (rule) => {
  const tie = rule as OddPennyRule;
  const refused = expect.objectContaining({
    code: "funding/choice-unknown",
    path: ["tie"],
    message: 'Cannot divide the budget: odd pence go "as-given", "by-name", to a payer or in turn',
  });
  expect(() => amounts("2", ["a", "b"], tie)).toThrow(refused);
  expect(() => sharesByWeight(money("1"), { a: 1 }, { tie })).toThrow(refused);
});
