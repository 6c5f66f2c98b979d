import { calendarDate, financialYear, money, sumMoney } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type PhaseInTerms, phaseIn } from "./phase-in.ts";
import { refusalOf } from "./plain.fixture.ts";
import { equalShares } from "./share.ts";

const share = (partner: string, amount: string) => ({ partner, amount: money(amount) });
const years = ["2023/24", "2024/25", "2025/26"].map((name) => financialYear(name));
const terms = {
  from: [
    share("bcp-council", "83424"),
    share("dorset-council", "68932"),
    share("dorset-police", "48845"),
    share("nhs-dorset", "75000"),
  ],
  to: equalShares(money("303140"), ["bcp-council", "dorset-council", "dorset-police", "nhs-dorset"]),
  years,
  ends: financialYear("2025/26"),
} satisfies PhaseInTerms;
const amounts = (list: readonly { readonly amount: ReturnType<typeof money> }[]) =>
  list.map(({ amount }) => amount.toFixed(2));

it("moves in equal steps, ends with the new shares, and says what the protection costs whom", () => {
  const { years: steps, cost, borneBy, protects, because } = phaseIn(terms);
  expect(steps.map(({ year, step }) => [year, step])).toEqual([
    ["2023/24", "1/3"],
    ["2024/25", "2/3"],
    ["2025/26", "3/3"],
  ]);
  expect(amounts(steps[0]?.shares ?? [])).toEqual(["86302.12", "75698.48", "61001.03", "80138.37"]);
  expect(amounts(steps[2]?.shares ?? [])).toEqual(Array(4).fill("75785.00"));
  expect(steps.map((step) => step.cost.toFixed(2))).toEqual(["14870.49", "7435.24", "0.00"]);
  expect(cost.toFixed(2)).toBe("22305.73");
  expect(borneBy.map(({ partner }) => partner)).toEqual(["bcp-council", "nhs-dorset"]);
  expect(protects.map(({ partner }) => partner)).toEqual(["dorset-council", "dorset-police"]);
  expect(because).toContain("in full from 2025/26");
});

it("takes a number of years, or a day on which it ends", () => {
  const byCount = phaseIn({ ...terms, years: 3, ends: calendarDate("2026-03-31") });
  expect(byCount).toEqual(phaseIn(terms));
  expect(phaseIn({ ...terms, years: 1 }).cost.isZero()).toBe(true);
  const century = phaseIn({ ...terms, years: 100, ends: financialYear("2123/24") });
  expect([century.years.length, century.years[0]?.year]).toEqual([100, "2024/25"]);
});

it("lets partners join and leave, and follows the budget of each year", () => {
  const { years: steps } = phaseIn({
    from: [share("leaves", "100"), share("stays", "100")],
    to: [share("stays", "150"), share("joins", "50")],
    years: 2,
    ends: financialYear("2025/26"),
    budgets: [money("300"), money("200.01")],
  });
  expect(steps.map(({ budget, shares }) => [budget.toFixed(2), amounts(shares)])).toEqual([
    ["300.00", ["75.00", "187.50", "37.50"]],
    ["200.01", ["0.00", "150.01", "50.00"]],
  ]);
});

it("sums each year to its budget, the adjustments to nothing, and the cost to what the protected save", () => {
  const pence = fc.array(fc.integer({ min: 0, max: 1e7 }), { minLength: 3, maxLength: 3 });
  const list = pence
    .filter((all) => all.some((amount) => amount > 0))
    .map((all) => all.map((amount, index) => share(`p${index}`, (amount / 100).toFixed(2))));
  fc.assert(
    fc.property(list, list, fc.integer({ min: 1, max: 6 }), (from, to, count) => {
      const {
        years: steps,
        cost,
        borneBy,
        protects,
      } = phaseIn({ from, to, years: count, ends: financialYear("2030/31") });
      for (const { budget, shares, adjustments } of steps) {
        expect(sumMoney(shares.map(({ amount }) => amount)).equals(budget)).toBe(true);
        expect(sumMoney(adjustments.map(({ amount }) => amount)).isZero()).toBe(true);
      }
      expect(amounts(steps.at(-1)?.shares ?? [])).toEqual(amounts(to));
      expect(sumMoney(borneBy.map(({ amount }) => amount)).equals(cost)).toBe(true);
      expect(sumMoney(protects.map(({ amount }) => amount)).equals(cost)).toBe(true);
    }),
  );
});

it.each([
  { change: { ends: undefined as never }, code: "funding/phase-in-endless", path: ["ends"] },
  { change: { ends: financialYear("2026/27") }, code: "funding/phase-in-endless", path: ["years"] },
  { change: { years: [] }, code: "funding/phase-in-endless", path: ["years"] },
  { change: { years: 0 }, code: "funding/phase-in-endless", path: ["years"] },
  { change: { years: 2.5 }, code: "funding/phase-in-endless", path: ["years"] },
  { change: { years: 101 }, code: "funding/phase-in-endless", path: ["years"] },
  { change: { ends: null as never }, code: "funding/phase-in-endless", path: ["ends"] },
  { change: { from: [share("a", "-1"), share("b", "2")] }, code: "funding/amount-invalid", path: ["from"] },
  {
    change: { years: [years[1], years[0], years[2]] as typeof years },
    code: "funding/years-not-in-order",
    path: ["years", 1],
  },
  { change: { budgets: [money("1")] }, code: "funding/budget-not-met", path: ["budgets"] },
  { change: { from: [share("a", "-1")] }, code: "funding/amount-invalid", path: ["from"] },
  { change: { to: [share("a", "0")] }, code: "funding/weights-all-zero", path: ["to"] },
  { change: { to: [] }, code: "funding/no-partners", path: ["to"] },
  {
    change: { from: [share("a", "1"), share("a", "1")] },
    code: "funding/repeated-partner",
    path: ["from", 1],
  },
])("refuses a phase-in with $code at $path", ({ change, code, path }) => {
  expect(() => phaseIn({ ...terms, ...change })).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(() => phaseIn({ ...terms, ...change }))).toMatchSnapshot();
});
