import { calendarDate, financialYear, money } from "@pdscp/core";
import { expect, it } from "vitest";
import { checkAgreement } from "./agreement.ts";
import { contributionChanges } from "./change.ts";
import { contributionsIn } from "./contribution.ts";
import { creditShares, disposeSurplus } from "./disposal.ts";
import { checkFormula } from "./formula-problem.ts";
import { sharesUnder } from "./formula-share.ts";
import { phaseIn } from "./phase-in.ts";
import { checkPublishedChange, checkPublishedPercentage, checkPublishedSum } from "./published.ts";
import { expectedAndReceived } from "./receipt.ts";
import { paymentSchedule } from "./schedule.ts";
import { equalShares, sharesByWeight } from "./share.ts";

/** What a program without types, or a database with nulls, can hand over. */
const given = (value: unknown) => value as never;
const shares = [
  { partner: "a", amount: money("10") },
  { partner: "b", amount: money("20") },
];
const [first] = shares;
const year = financialYear("2023/24");
const on = calendarDate("2024-03-31");
const ends = year;
const payment = { partner: "a", amount: money("10"), receivedOn: on };

type Refused = readonly [what: string, call: () => unknown, code: string, path: readonly PropertyKey[]];

it.each<Refused>([
  ["no list of partners", () => equalShares(money("1"), given(null)), "no-partners", ["partners"]],
  ["a budget of null", () => equalShares(given(null), ["a"]), "amount-invalid", ["budget"]],
  ["a budget of text", () => sharesByWeight(given("1"), { a: 1 }), "amount-invalid", ["budget"]],
  [
    "a budget that is a number",
    () => sharesUnder({ kind: "fixed", amounts: { a: 1 } }, given(1)),
    "amount-invalid",
    ["budget"],
  ],
  [
    "years of a phase-in that are none",
    () => phaseIn({ from: shares, to: shares, years: given(null), ends }),
    "phase-in-endless",
    ["years"],
  ],
  [
    "a printed total that is no money",
    () => checkPublishedSum([money("1")], given(1)),
    "amount-invalid",
    ["total"],
  ],
  [
    "a printed change that is no money",
    () => checkPublishedChange({ from: money("1"), to: money("2"), change: given("1") }),
    "amount-invalid",
    ["change"],
  ],
  [
    "a whole that is no money",
    () => checkPublishedPercentage("5%", { part: money("1"), whole: given(20) }),
    "amount-invalid",
    ["whole"],
  ],
  [
    "a partner without a name",
    () => equalShares(money("1"), given(["a", null])),
    "partner-missing",
    ["partners", 1],
  ],
  ["no weights", () => sharesByWeight(money("1"), given(null)), "no-partners", ["weights"]],
  [
    "partners of a formula",
    () => sharesUnder(given({ kind: "equal" }), money("1")),
    "no-partners",
    ["partners"],
  ],
  [
    "no weights in a factor",
    () => sharesUnder(given({ kind: "blend", factors: [{ name: "x", percent: 100 }] }), money("1")),
    "no-partners",
    ["factors", 0, "weights"],
  ],
  ["no factors", () => sharesUnder(given({ kind: "blend" }), money("1")), "formula-invalid", ["factors"]],
  [
    "a factor that is none",
    () => sharesUnder(given({ kind: "blend", factors: [null] }), money("1")),
    "formula-invalid",
    ["factors", 0],
  ],
  ["no amounts", () => sharesUnder(given({ kind: "fixed" }), money("1")), "no-partners", ["amounts"]],
  ["no percentages", () => sharesUnder(given({ kind: "percent" }), money("1")), "no-partners", ["percents"]],
  [
    "no slices",
    () => sharesUnder(given({ kind: "top-slice", rest: { kind: "equal", partners: ["a"] } }), money("1")),
    "no-partners",
    ["first"],
  ],
  [
    "a slice that is none",
    () =>
      sharesUnder(
        given({ kind: "top-slice", first: [null], rest: { kind: "equal", partners: ["a"] } }),
        money("1"),
      ),
    "partner-missing",
    ["first", 0],
  ],
  [
    "no members",
    () => sharesUnder(given({ kind: "members", formula: { kind: "equal", partners: ["a"] } }), money("1")),
    "formula-invalid",
    ["members"],
  ],
  [
    "shares that are none",
    () => contributionChanges(shares, given([first, null])),
    "partner-missing",
    ["after", 1],
  ],
  ["no shares", () => contributionChanges(given(undefined), shares), "no-partners", ["before"]],
  [
    "a share without an amount",
    () => contributionChanges(given([first, { partner: "b" }]), shares),
    "amount-invalid",
    ["before", 1, "amount"],
  ],
  [
    "a number for an amount",
    () => creditShares(shares, given([{ partner: "a", amount: 5 }])),
    "amount-invalid",
    ["credited", 0, "amount"],
  ],
  [
    "a credit of null",
    () => creditShares(shares, given([{ partner: "a", amount: null }])),
    "amount-invalid",
    ["credited", 0, "amount"],
  ],
  [
    "a refund by no shares",
    () => disposeSurplus(money("1"), "refund", given(null)),
    "no-partners",
    ["shares"],
  ],
  [
    "a contribution of null",
    () => contributionsIn(given([{ year, partner: "a", kind: "cash", amount: null }]), year),
    "amount-invalid",
    ["contributions", 0, "amount"],
  ],
  ["a schedule of no shares", () => paymentSchedule(given(null), { dates: [on] }), "no-partners", ["shares"]],
  ["a schedule without days", () => paymentSchedule(shares, given({})), "dates-not-in-order", ["dates"]],
  [
    "a payment on no day",
    () => expectedAndReceived(shares, given([payment, { ...payment, receivedOn: null }]), on),
    "date-invalid",
    ["payments", 1, "receivedOn"],
  ],
  [
    "a payment of no amount",
    () => expectedAndReceived(shares, given([{ ...payment, amount: undefined }]), on),
    "amount-invalid",
    ["payments", 0, "amount"],
  ],
  [
    "a payment by nobody",
    () => expectedAndReceived(shares, given([{ ...payment, partner: null }]), on),
    "partner-missing",
    ["payments", 0],
  ],
  [
    "a share due on no day",
    () => expectedAndReceived(given([{ ...first, dueOn: "April" }]), [], on),
    "date-invalid",
    ["shares", 0, "dueOn"],
  ],
  [
    "shares due that are none",
    () => expectedAndReceived(given([null]), [], on),
    "partner-missing",
    ["shares", 0],
  ],
  [
    "a budget of null",
    () => phaseIn({ from: shares, to: shares, years: 1, ends, budgets: given([null]) }),
    "amount-invalid",
    ["budgets", 0],
  ],
])("refuses %s with its code and place", (_, call, code, path) => {
  expect(call).toThrow(expect.objectContaining({ code: `funding/${code}`, path }));
});

it("finds what a formula of JSON lacks, all of it", () => {
  const lacking = given({
    kind: "members",
    formula: { kind: "weights" },
    members: { a: null, b: { kind: "fixed" } },
  });
  expect(checkFormula(lacking).map(({ code, path }) => [code, path?.join(".")])).toEqual([
    ["funding/no-partners", "formula.weights"],
    ["funding/formula-invalid", "members.a.kind"],
    ["funding/no-partners", "members.b.amounts"],
  ]);
  expect(checkFormula(given(null))).toMatchObject([{ code: "funding/formula-invalid" }]);
});

it("finds what an agreement of JSON lacks", () => {
  const values = [{ from: on, value: { kind: "equal", partners: ["a"] } }, null];
  const codes = checkAgreement(given({ name: null, values })).map(({ code, path }) => [
    code,
    path?.join("."),
  ]);
  expect(codes).toEqual([
    ["core/parameter-invalid", "name"],
    ["core/parameter-invalid", "unit"],
    ["core/parameter-invalid", "values.0.reference"],
    ["core/parameter-invalid", "values.1"],
    ["funding/formula-invalid", "values.1.value.kind"],
  ]);
  expect(checkAgreement(given({ name: "n", unit: "u" }))).toMatchObject([{ path: ["values"] }]);
});

it("holds a percentage that is printed as a number to the amounts, too", () => {
  const amounts = { part: money("2"), whole: money("5") };
  expect(checkPublishedPercentage(given(40), amounts)).toEqual([]);
  expect(checkPublishedPercentage(given(null), amounts)).toMatchObject([{ expected: "40%" }]);
});
