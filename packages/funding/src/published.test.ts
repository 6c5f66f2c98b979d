import { financialYear, money, sumMoney } from "@pdscp/core";
import { expect, it } from "vitest";
import { contributionChanges } from "./change.ts";
import { disposeSurplus } from "./disposal.ts";
import { entitlements } from "./entitlement.ts";
import type { FundingFormula } from "./formula.ts";
import { sharesUnder } from "./formula-share.ts";
import { impliedExpenditure } from "./implied.ts";
import { phaseIn } from "./phase-in.ts";
import { plain } from "./plain.fixture.ts";
import { areaSchedule, fundingMovements, panDorset, panLondon } from "./published.fixture.ts";
import { checkPublishedChange, checkPublishedPercentage, checkPublishedSum } from "./published.ts";
import { equalShares } from "./share.ts";

const m = (amount: number | string) => money(amount);

it("reproduces Pan-Dorset 2023/24: equal shares, the four changes and the net movement", () => {
  const before = Object.entries(panDorset.before).map(([partner, amount]) => ({
    partner,
    amount: m(amount),
  }));
  const after = equalShares(
    m(panDorset.budget),
    before.map(({ partner }) => partner),
  );
  const { changes, total } = contributionChanges(before, after);
  expect(new Set(after.map(({ amount }) => amount.toNumber()))).toEqual(new Set([panDorset.share]));
  expect(Object.fromEntries(changes.map(({ partner, change }) => [partner, change.toNumber()]))).toEqual(
    panDorset.changes,
  );
  expect(
    checkPublishedSum(
      changes.map(({ change }) => change),
      total.change,
    ),
  ).toEqual([]);
  const { opening, closing, spent } = panDorset;
  expect(
    impliedExpenditure({
      opening: m(opening),
      income: m(panDorset.budget),
      closing: m(closing),
    }).amount.toNumber(),
  ).toBe(spent);
});

it("reproduces the payments of one funder to ten areas, each halved between the children's and the adults' board", () => {
  const formula: FundingFormula = {
    kind: "boards",
    formula: { kind: "fixed", amounts: areaSchedule.contributions },
    boards: { kind: "percent", percents: { children: 50, adults: 50 } },
  };
  const shares = sharesUnder(formula, m(areaSchedule.total));
  expect(
    checkPublishedSum(
      shares.map(({ amount }) => amount),
      m(areaSchedule.total),
    ),
  ).toEqual([]);
  for (const { amount, boards = [] } of shares) {
    expect(boards.map((board) => board.amount.toNumber())).toEqual([
      amount.toNumber() / 2,
      amount.toNumber() / 2,
    ]);
    expect(boards.some(({ oddPenny }) => oddPenny)).toBe(false);
  }
});

it("reproduces a pan-London line that rises while the boroughs' is frozen", () => {
  const { total, boroughs, each, line, lineBefore } = panLondon;
  const names = Array.from({ length: boroughs }, (_, index) => `borough ${index + 1}`);
  const shares = sharesUnder(
    {
      kind: "top-slice",
      first: [{ partner: "pan-London", amount: line }],
      rest: { kind: "equal", partners: names },
    },
    m(total),
  );
  expect(shares.slice(1).every(({ amount }) => amount.toNumber() === each)).toBe(true);
  expect(checkPublishedSum([m(line), m(boroughs * each)], m(total))).toEqual([]);
  expect(
    checkPublishedChange({ from: m(lineBefore), to: m(line), change: m(33_000), percent: "41.25" }),
  ).toEqual([]);
});

it("divides by several factors, and moves to the formula from historic shares", () => {
  const formula: FundingFormula = {
    kind: "blend",
    factors: [
      { name: "population", percent: 50, weights: { a: 3, b: 1 } },
      { name: "crime", percent: 25, weights: { a: 1, b: 1 } },
      { name: "non-crime demand", percent: 25, weights: { a: 1, b: 3 } },
    ],
  };
  const to = sharesUnder(formula, m(1000));
  expect(to.map(({ amount }) => amount.toFixed(2))).toEqual(["562.50", "437.50"]);
  const from = equalShares(m(1000), ["a", "b"]);
  const { years } = phaseIn({ from, to, years: 2, ends: financialYear("2025/26") });
  expect(years.map(({ shares }) => shares[0]?.amount.toFixed(2))).toEqual(["531.25", "562.50"]);
});

it("reports a ring-fenced share of 41.79% that is printed as approximately 40%", () => {
  const amounts = { part: m(275_000), whole: m(658_000) };
  expect(checkPublishedPercentage("approximately 40", amounts)).toMatchObject([
    { code: "funding/percentage-approximate", severity: "note", expected: "41.79%" },
  ]);
  expect(checkPublishedPercentage("40%", amounts)).toMatchObject([
    { code: "funding/percentage-does-not-follow", severity: "error", expected: "42%" },
  ]);
  for (const printed of ["42%", "41.8", "41.79", "about 42%"]) {
    expect(checkPublishedPercentage(printed, amounts)).toEqual([]);
  }
  expect(checkPublishedPercentage("a lot", amounts)).toMatchObject([
    { code: "funding/percentage-does-not-follow" },
  ]);
});

it("keeps an underspend undecided, until it is refunded or credited", () => {
  expect(disposeSurplus(m("1234.56"), undefined, []).state).toBe("undecided");
});

it("reproduces every row of a movement table, and refuses the percentage of a negative base", () => {
  for (const [name, [base, movements, budget, change, percent]] of Object.entries(fundingMovements)) {
    if (movements.length > 0) expect(checkPublishedSum([base, ...movements].map(m), m(budget))).toEqual([]);
    const findings = checkPublishedChange({ from: m(base), to: m(budget), change: m(change), percent });
    expect(findings.map(({ code }) => code)).toEqual(
      name === "HousingBenefit" ? ["funding/percent-of-negative"] : [],
    );
  }
});

it("adds up the table's own services", () => {
  const services = ["FCL", "HASC", "EEC", "HNC", "GPR"].map((name) => m(fundingMovements[name]?.[2] ?? 0));
  expect(sumMoney(services).toNumber()).toBe(fundingMovements["Total"]?.[2]);
});

it("gives ten free places for a trainer's day", () => {
  const rate = { given: "trainer day", buys: "free place", each: 10 };
  expect(entitlements(rate, { given: [{ partner: "a", count: 1 }], used: [] })[0]?.left).toBe(10);
});

it("reports a sum that is a penny out, a change that does not follow, and a percentage of nothing", () => {
  const findings = [
    checkPublishedSum([m("33.33"), m("33.33"), m("33.33")], m(100)),
    checkPublishedChange({ from: m(10), to: m(15), change: m(6), percent: "60" }),
    checkPublishedChange({ from: m(0), to: m(15), percent: "100" }),
    checkPublishedChange({ from: m(-301), to: m(399), change: m(700), percent: "-232.56" }),
    checkPublishedPercentage("10%", { part: m(1), whole: m(0) }),
    checkPublishedPercentage("10%", { part: m(1), whole: m(-5) }),
  ].flat();
  expect(plain(findings)).toMatchInlineSnapshot(`
    [
      {
        "code": "funding/sum-does-not-follow",
        "expected": "£99.99",
        "message": "The total is printed as £100, and its parts make £99.99: £0.01 is not explained",
        "residual": "0.01",
        "severity": "error",
      },
      {
        "code": "funding/change-does-not-follow",
        "expected": "£5",
        "message": "The change is printed as £6, and £15 less £10 is £5",
        "residual": "1",
        "severity": "error",
      },
      {
        "code": "funding/percentage-does-not-follow",
        "expected": "50%",
        "message": ""60" is printed, and the amounts make 50%",
        "severity": "error",
      },
      {
        "code": "funding/percent-of-nothing",
        "expected": "£15",
        "message": "A change from £0 to £15 is printed as 100%: there is no percentage of nothing",
        "severity": "error",
      },
      {
        "code": "funding/percent-of-negative",
        "expected": "£700",
        "message": "A change from -£301 to £399 is printed as -232.56%: a percentage of a negative amount would show a rise as a fall",
        "severity": "error",
      },
      {
        "code": "funding/percent-of-nothing",
        "expected": "£1",
        "message": "A percentage of £0 is printed, and there is none",
        "severity": "error",
      },
      {
        "code": "funding/percent-of-negative",
        "expected": "£1",
        "message": "A percentage of -£5 is printed, and there is none",
        "severity": "error",
      },
    ]
  `);
});

it.each([
  { printed: "41.7%", way: "the amounts make 41.8%: it was cut off, not rounded" },
  { printed: "41.9%", way: "the amounts make 41.8%" },
  { printed: "1000%", way: "the amounts make 42%" },
  { printed: "-41%", way: "the amounts make 42%" },
  { printed: "41", way: "the amounts make 42%: it was cut off, not rounded" },
  { printed: "1", way: "the amounts make 42%" },
  { printed: " 41.7 %", way: "the amounts make 41.8%: it was cut off, not rounded" },
  { printed: "about 41.7%", way: "the amounts make 41.79%" },
  { printed: "42% or so", way: "the amounts make 42%" },
  { printed: "some", way: "the amounts make 42%" },
  { printed: "", way: "the amounts make 42%" },
])("says how $printed came about where that can be told", ({ printed, way }) => {
  const [finding] = checkPublishedPercentage(printed, { part: m(275_000), whole: m(658_000) });
  expect(finding?.message).toBe(`"${printed}" is printed, and ${way}`);
});

it("tells no way to a percentage of more than all, or of a reduction", () => {
  const messageOf = (printed: string, part: string) =>
    checkPublishedPercentage(printed, { part: m(part), whole: m(700) })[0]?.message;
  expect(messageOf("104.2%", "730")).toBe('"104.2%" is printed, and the amounts make 104.3%');
  expect(messageOf("4.2%", "-30")).toBe('"4.2%" is printed, and the amounts make -4.3%');
  expect(messageOf("99", "700")).toBe('"99" is printed, and the amounts make 100%');
  expect(checkPublishedPercentage("100", { part: m(700), whole: m(700) })).toEqual([]);
  expect(checkPublishedPercentage("0", { part: m(0), whole: m(700) })).toEqual([]);
});

it("tells a percentage that was rounded twice", () => {
  const [finding] = checkPublishedPercentage("19.1%", { part: m(73_013), whole: m(383_274) });
  expect(finding?.message).toContain("19.0%: it was rounded twice");
});

it("checks a printed change that has no percentage beside it", () => {
  expect(checkPublishedChange({ from: m(48_845), to: m(75_785), change: m(26_940) })).toEqual([]);
  expect(checkPublishedChange({ from: m(83_424), to: m(75_785), change: m(7_639) })).toMatchObject([
    { code: "funding/change-does-not-follow", expected: "-£7,639" },
  ]);
});
