import { calendarDate, financialYear, frozenCopy, money } from "@pdscp/core";
import { expect, it } from "vitest";
import { yearAccount } from "./account.ts";
import { checkAgreement } from "./agreement.ts";
import { contributionChanges } from "./change.ts";
import { contributionsIn } from "./contribution.ts";
import { creditShares, disposeSurplus } from "./disposal.ts";
import { earmarkStatement, openEarmark } from "./earmark.ts";
import { entitlements } from "./entitlement.ts";
import { partnersUnder } from "./formula.ts";
import { checkFormula } from "./formula-problem.ts";
import { sharesUnder } from "./formula-share.ts";
import { impliedExpenditure } from "./implied.ts";
import { yearAccounts } from "./ledger.ts";
import { phaseIn } from "./phase-in.ts";
import { checkPublishedChange, checkPublishedPercentage, checkPublishedSum } from "./published.ts";
import { expectedAndReceived } from "./receipt.ts";
import { rollForward } from "./roll-forward.ts";
import { paymentSchedule } from "./schedule.ts";
import { equalShares, sharesByWeight } from "./share.ts";
import { compareBases, mergeSuccessors, splitBetweenSuccessors } from "./successor.ts";

const year = financialYear("2023/24");
const on = calendarDate("2024-04-30");
const shares = equalShares(money("100"), ["a", "b", "c"]).map((share) => ({ ...share }));
const given = {
  year,
  opening: money("10"),
  income: [{ name: "Contributions", amount: money("100"), budget: money("90") }],
  expenditure: [{ name: "Team", amount: money("50"), earmark: "unknown" }],
  closing: money("50"),
};
const separation = {
  budget: money("100"),
  balance: money("-1"),
  arrangement: { id: "joint", partners: ["a", "b", "c"], shares },
  successors: [
    { id: "one", partners: ["a", "c"] },
    { id: "other", partners: ["b", "c", "d"] },
  ],
  functions: [{ name: "Training", budget: money("10"), goes: "joint" as const }],
  on: calendarDate("2024-08-01"),
};
const earmark = openEarmark({
  id: "places",
  purpose: "Free places",
  amount: money("10"),
  conditions: ["a review"],
  from: on,
  expires: calendarDate("2025-03-31"),
  leftover: "general",
});

it.each<[string, () => unknown]>([
  ["equalShares", () => equalShares(money("100"), ["a", "b", "c"])],
  ["equalShares in turn", () => equalShares(money("100"), ["a", "b", "c"], { tie: { turn: 1 } })],
  ["checkFormula", () => checkFormula({ kind: "equal", partners: [] })],
  ["checkAgreement", () => checkAgreement({ name: "", unit: "", values: [] })],
  ["partnersUnder", () => partnersUnder({ kind: "weights", weights: { a: 1 } })],
  ["checkPublishedSum", () => checkPublishedSum([money("1")], money("2"))],
  ["checkPublishedChange", () => checkPublishedChange({ from: money("1"), to: money("2"), percent: "5" })],
  ["checkPublishedPercentage", () => checkPublishedPercentage("5", { part: money("1"), whole: money("2") })],
  [
    "contributionsIn",
    () => contributionsIn([{ year, partner: "a", amount: money("1"), kind: "cash" }], year),
  ],
  ["sharesByWeight", () => sharesByWeight(money("100"), { a: 1, b: 2 })],
  [
    "sharesUnder",
    () =>
      sharesUnder(
        {
          kind: "boards",
          formula: {
            kind: "members",
            formula: { kind: "equal", partners: ["a", "b"] },
            members: {
              b: {
                kind: "top-slice",
                first: [{ partner: "c", amount: 1 }],
                rest: { kind: "equal", partners: ["d"] },
              },
            },
          },
          boards: { kind: "equal", partners: ["children", "adults"] },
        },
        money("100.01"),
      ),
  ],
  [
    "contributionChanges",
    () => contributionChanges(shares, [...shares.slice(1), { partner: "d", amount: money("1") }]),
  ],
  ["yearAccount", () => yearAccount(given)],
  ["rollForward", () => rollForward([given, { ...given, year: financialYear("2025/26") }])],
  ["yearAccounts", () => yearAccounts([{ year, kind: "opening balance", line: "x", amount: money("1") }])],
  [
    "impliedExpenditure",
    () => impliedExpenditure({ opening: money("1"), income: money("1"), closing: money("1") }),
  ],
  ...(["credit", "carry-forward", undefined] as const).map((choice): [string, () => unknown] => [
    `disposeSurplus ${choice}`,
    () => disposeSurplus(money("10"), choice, shares),
  ]),
  ["creditShares", () => creditShares(shares, shares)],
  ["openEarmark", () => earmark],
  ["earmarkStatement", () => earmarkStatement(earmark, on)],
  [
    "entitlements",
    () =>
      entitlements(
        { given: "trainer day", buys: "free place", each: 10 },
        { given: [{ partner: "a", count: 2 }], used: [] },
      ),
  ],
  [
    "phaseIn",
    () => phaseIn({ from: shares, to: [{ partner: "a", amount: money("100") }], years: 2, ends: year }),
  ],
  ["paymentSchedule", () => paymentSchedule(shares, { dates: [on] })],
  [
    "expectedAndReceived",
    () => expectedAndReceived(shares, [{ partner: "z", amount: money("1"), receivedOn: on }], on),
  ],
  ["splitBetweenSuccessors", () => splitBetweenSuccessors({ ...separation, basis: "by-contributor" })],
  [
    "compareBases",
    () =>
      compareBases(separation, {
        equally: "equal",
        apart: { kind: "weights", weights: { one: 1, other: 0 } },
      }),
  ],
  [
    "mergeSuccessors",
    () => mergeSuccessors(splitBetweenSuccessors({ ...separation, basis: "by-contributor" })),
  ],
])("gives a result in which nothing can be changed: %s", (_, result) => {
  const given = result();
  expect(JSON.stringify(given)).toMatch(/[a-z0-9]/);
  // It copies whatever is not frozen all the way down.
  expect(frozenCopy(given)).toBe(given);
});

it("keeps an account as it was drawn up, whatever becomes of what it was drawn up from", () => {
  const income = [{ name: "Contributions", amount: money("100") }];
  const account = yearAccount({ ...given, income });
  income.push({ name: "Fees", amount: money("5") });
  Object.assign(income[0] as object, { name: "Grants" });
  expect(account.income).toEqual([{ name: "Contributions", amount: money("100") }]);
});

it("takes what it is given without freezing it", () => {
  expect(Object.isFrozen(given.income)).toBe(false);
  expect(Object.isFrozen(shares[0])).toBe(false);
});
