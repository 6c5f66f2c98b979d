import { calendarDate, financialYear, money } from "@pdscp/core";
import { expect, it } from "vitest";
import { yearAccount } from "./account.ts";
import { disposeSurplus } from "./disposal.ts";
import { openEarmark } from "./earmark.ts";
import { drawDown, releaseCommitment } from "./earmark-draw.ts";
import { rollForward } from "./roll-forward.ts";
import { splitBetweenSuccessors } from "./successor.ts";

/** What a program without types, or a database with nulls, can hand over. */
const given = (value: unknown) => value as never;
const shares = [
  { partner: "a", amount: money("10") },
  { partner: "b", amount: money("20") },
];
const [_first] = shares;
const year = financialYear("2023/24");
const on = calendarDate("2024-03-31");
const committed = drawDown(
  openEarmark({
    id: "e",
    purpose: "Free places",
    amount: money("5"),
    conditions: ["a review"],
    from: on,
    expires: on,
    leftover: "general",
  }),
  { on, amount: money("2"), reason: "a review", kind: "commit", id: "c1" },
);
const account = { year, opening: money("1"), income: [], expenditure: [] };
const separation = {
  budget: money("30"),
  balance: money("1"),
  arrangement: { id: "joint", partners: ["a", "b"] },
  successors: [{ id: "one", partners: ["a", "b"] }],
  basis: "equal" as const,
};

type Refused = readonly [what: string, call: () => unknown, code: string, path: readonly PropertyKey[]];

it.each<Refused>([
  [
    "a budget to separate that is none",
    () => splitBetweenSuccessors({ ...separation, budget: given(undefined) }),
    "amount-invalid",
    ["budget"],
  ],
  [
    "a balance to separate of null",
    () => splitBetweenSuccessors({ ...separation, balance: given(null) }),
    "amount-invalid",
    ["balance"],
  ],
  [
    "a function without a budget",
    () => splitBetweenSuccessors({ ...separation, functions: given([{ name: "Training" }]) }),
    "amount-invalid",
    ["functions", 0, "budget"],
  ],
  [
    "a function that is none",
    () => splitBetweenSuccessors({ ...separation, functions: given([null]) }),
    "basis-invalid",
    ["functions", 0],
  ],
  [
    "income that is no list",
    () => yearAccount({ ...account, income: given("none") }),
    "account-incomplete",
    ["income"],
  ],
  [
    "a sum released that is none",
    () => releaseCommitment(committed, { on, commitment: "c1", amount: given("1") }),
    "amount-invalid",
    ["amount"],
  ],
  ["no account", () => yearAccount(given(null)), "account-incomplete", []],
  [
    "a line without an amount",
    () => yearAccount({ ...account, income: given([{ name: "Fees" }]) }),
    "amount-invalid",
    ["income", 0, "amount"],
  ],
  [
    "a line that is none",
    () => yearAccount({ ...account, expenditure: given([null]) }),
    "amount-invalid",
    ["expenditure", 0, "amount"],
  ],
  [
    "a plan that is no amount",
    () => yearAccount({ ...account, income: given([{ name: "Fees", amount: money("1"), budget: "1" }]) }),
    "amount-invalid",
    ["income", 0, "budget"],
  ],
  [
    "an opening of null",
    () => yearAccount({ ...account, opening: given(null) }),
    "amount-invalid",
    ["opening"],
  ],
  [
    "a closing that is a number",
    () => yearAccount({ ...account, closing: given(1) }),
    "amount-invalid",
    ["closing"],
  ],
  [
    "an earmark that is none",
    () => yearAccount({ ...account, earmarks: given([null]) }),
    "amount-invalid",
    ["earmarks", 0, "amount"],
  ],
  [
    "an earmark without an amount",
    () => yearAccount({ ...account, earmarks: given([{ id: "x" }]) }),
    "amount-invalid",
    ["earmarks", 0, "amount"],
  ],
  ["no accounts", () => rollForward(given(null)), "year-missing", ["accounts"]],
  [
    "an account that is none",
    () => rollForward(given([account, null])),
    "account-incomplete",
    ["accounts", 1],
  ],
  [
    "an earmark of no amount",
    () =>
      openEarmark(
        given({ id: "e", purpose: "p", conditions: ["c"], from: on, expires: on, leftover: "general" }),
      ),
    "amount-invalid",
    ["amount"],
  ],
  [
    "no successors",
    () => splitBetweenSuccessors({ ...separation, successors: given(null) }),
    "no-successors",
    ["successors"],
  ],
  [
    "a successor without an id",
    () => splitBetweenSuccessors({ ...separation, successors: given([{ partners: ["a"] }]) }),
    "no-successors",
    ["successors", 0],
  ],
  [
    "a successor without partners",
    () => splitBetweenSuccessors({ ...separation, successors: given([{ id: "one" }]) }),
    "no-partners",
    ["successors", 0, "partners"],
  ],
  [
    "no partners of an arrangement",
    () => splitBetweenSuccessors({ ...separation, arrangement: given({ id: "joint" }) }),
    "no-partners",
    ["partners"],
  ],
  [
    "no arrangement",
    () => splitBetweenSuccessors({ ...separation, arrangement: given(undefined) }),
    "no-partners",
    ["partners"],
  ],
  [
    "a blend without parts",
    () => splitBetweenSuccessors({ ...separation, basis: given({ kind: "blend" }) }),
    "basis-invalid",
    ["basis", "parts"],
  ],
  [
    "a basis without weights",
    () => splitBetweenSuccessors({ ...separation, basis: given({ kind: "weights" }) }),
    "no-partners",
    ["basis", "weights"],
  ],
])("refuses %s with its code and place", (_, call, code, path) => {
  expect(call).toThrow(expect.objectContaining({ code: `funding/${code}`, path }));
});

it("takes null for what is not there, where a database has it", () => {
  expect(disposeSurplus(money("1"), given(null), shares)).toEqual(
    disposeSurplus(money("1"), undefined, shares),
  );
  const { implied, totalExpenditure } = yearAccount({
    ...account,
    expenditure: given(null),
    closing: money("0"),
  });
  expect([implied, totalExpenditure.toFixed(2)]).toEqual([true, "1.00"]);
  expect(splitBetweenSuccessors({ ...separation, functions: given(null) })).toEqual(
    splitBetweenSuccessors(separation),
  );
  const none = { income: given(null), earmarks: given(null), closing: given(null) };
  expect(yearAccount({ ...account, ...none })).toEqual(yearAccount(account));
});

it("draws on no earmark whose amount was read from JSON as text, and on none that is none", () => {
  const terms = {
    id: "e",
    purpose: "p",
    amount: money("5"),
    conditions: ["c"],
    from: on,
    expires: on,
    leftover: "general",
  };
  const read = JSON.parse(JSON.stringify(openEarmark(terms)));
  const draw = { on, amount: money("6"), reason: "c" };
  const refused = { code: "funding/earmark-incomplete", path: ["amount"] };
  expect(() => drawDown(read, draw)).toThrow(expect.objectContaining(refused));
  expect(() => drawDown(given(null), draw)).toThrow(expect.objectContaining(refused));
});
