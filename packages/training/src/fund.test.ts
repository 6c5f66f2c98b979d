import { addMoney, calendarDate, compareMoney, formatMoney, money } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  decideFreePlace,
  type FreePlaceRequest,
  freePlaceRulesSchema,
  recordDecision,
} from "./free-place.ts";
import { type Fund, fundStatement, openFund, releaseGrant, spendGrant } from "./fund.ts";
import { refusalOf } from "./plain.fixture.ts";

const reference = { title: "Annual report 2023/24" };
const rules = freePlaceRulesSchema.parse([
  {
    from: "2024-04-01",
    eligible: ["registered-charity", "charity", "community-interest-company"],
    mostPerOrganisation: 2,
    reference,
  },
  { from: "2023-04-01", eligible: ["registered-charity"], reference },
]);
const on = calendarDate("2024-05-01");

const fundOf = (amount: string): Fund =>
  openFund({
    id: "free-training",
    amount: money(amount),
    purposes: ["rapid-review", "priority"],
    from: calendarDate("2023-04-01"),
    to: calendarDate("2025-03-31"),
    reference,
  });

const request = (changes: Partial<FreePlaceRequest> = {}): FreePlaceRequest => ({
  id: "R1",
  organisation: "A charity",
  kind: "charity",
  amount: money("40.00"),
  on,
  cites: { kind: "priority", reference: "Domestic abuse" },
  ...changes,
});

it.each<[string, Partial<FreePlaceRequest>, string]>([
  ["an unregistered charity asks in 2024/25", {}, "training/granted"],
  [
    "a community interest company asks in 2024/25",
    { kind: "community-interest-company" },
    "training/granted",
  ],
  ["an unregistered charity asks in 2023/24", { on: calendarDate("2024-03-31") }, "training/not-eligible"],
  [
    "a registered charity asks in 2023/24",
    { on: calendarDate("2024-03-31"), kind: "registered-charity" },
    "training/granted",
  ],
  ["a company asks", { kind: "company" }, "training/not-eligible"],
  ["no rule is in force", { on: calendarDate("2023-03-31") }, "training/rules-not-in-force"],
  ["nothing is cited", { cites: { kind: "priority", reference: " " } }, "training/purpose-missing"],
  [
    "the fund is not for it",
    { cites: { kind: "practice-review", reference: "Charlie" } },
    "training/purpose-not-covered",
  ],
  [
    "the fund opens that day",
    { on: calendarDate("2023-04-01"), kind: "registered-charity" },
    "training/granted",
  ],
  ["the fund ends that day", { on: calendarDate("2025-03-31") }, "training/granted"],
  ["the fund has ended", { on: calendarDate("2025-04-01") }, "training/fund-not-open"],
  ["it costs more than there is", { amount: money("100.01") }, "training/fund-short"],
  ["it costs all there is", { amount: money("100.00") }, "training/granted"],
])("when %s: %j gives %s", (_, changes, code) => {
  const { granted, code: given, because, fund } = decideFreePlace(request(changes), rules, fundOf("100.00"));
  expect([given, granted, fund.version]).toEqual([code, code === "training/granted", granted ? 1 : 0]);
  expect(because).toMatchSnapshot();
});

it("refuses a request without a citation", () => {
  const { cites, ...bare } = request();
  expect(decideFreePlace(bare, rules, fundOf("100.00")).code).toBe("training/purpose-missing");
});

it("decides a request once, and grants an organisation no more than its limit", () => {
  const first = decideFreePlace(request({ amount: money("1.00") }), rules, fundOf("100.00"));
  const again = decideFreePlace(request(), rules, first.fund);
  const second = decideFreePlace(request({ id: "R2", amount: money("1.00") }), rules, first.fund);
  const third = decideFreePlace(request({ id: "R3", amount: money("1.00") }), rules, second.fund);
  expect([again.code, second.code, third.code]).toEqual([
    "training/already-decided",
    "training/granted",
    "training/organisation-limit",
  ]);
  expect([again.because, third.because]).toEqual([
    'The fund has already granted request "R1"',
    "An organisation is granted at most 2",
  ]);
  const other = decideFreePlace(request({ id: "R3", organisation: "B charity" }), rules, second.fund);
  expect(other.code).toBe("training/granted");
  const used = spendGrant(first.fund, { request: "R1", on });
  expect(decideFreePlace(request({ id: "R2", amount: money("1.00") }), rules, used).code).toBe(
    "training/granted",
  );
  const before = request({
    on: calendarDate("2024-03-31"),
    kind: "registered-charity",
    amount: money("1.00"),
  });
  expect(decideFreePlace({ ...before, id: "R9" }, rules, second.fund).code).toBe("training/granted");
});

it("counts a place that was given back to nobody's limit, and one that was used or released in part to its own", () => {
  const ask = (fund: Fund, id: string) =>
    decideFreePlace(request({ id, amount: money("10.00") }), rules, fund);
  const both = ask(ask(fundOf("100.00"), "R1").fund, "R2").fund;
  expect(ask(both, "R3").code).toBe("training/organisation-limit");
  expect(ask(releaseGrant(both, { request: "R1", on }), "R3").code).toBe("training/granted");
  const cheaper = spendGrant(both, { request: "R1", on, amount: money("4.00") });
  expect(ask(cheaper, "R3").code).toBe("training/organisation-limit");
});

it("grants nothing before the fund opens, though the rules would", () => {
  const early = { ...fundOf("100.00"), from: calendarDate("2024-05-02") };
  const { code, because } = decideFreePlace(request(), rules, early);
  expect([code, because]).toEqual([
    "training/fund-not-open",
    "The fund grants from 2 May 2024 to 31 March 2025",
  ]);
});

it("lets only one of two decisions from the same state take the last pound", () => {
  const fund = fundOf("40.00");
  const [one, other] = [request(), request({ id: "R2" })].map((asked) => decideFreePlace(asked, rules, fund));
  if (one === undefined || other === undefined) throw new Error("Two decisions are made");
  const current = recordDecision(fund, one);
  expect([one.granted, other.granted]).toEqual([true, true]);
  const late = () => recordDecision(current, other);
  expect(late).toThrow(expect.objectContaining({ code: "training/fund-changed", path: ["version"] }));
  expect(refusalOf(late)).toBe("Cannot record the decision: it must be decided from the fund as it is now");
  expect(() => recordDecision({ ...fund, id: "another" }, one)).toThrow(
    expect.objectContaining({ code: "training/fund-changed" }),
  );
  expect(decideFreePlace(request({ id: "R2" }), rules, current).code).toBe("training/fund-short");
});

it("opens a fund of nothing, for a day", () => {
  const fund = fundOf("0");
  expect(openFund({ ...fund, to: fund.from })).toMatchObject({ version: 0, entries: [], to: fund.from });
});

const granted = (id: string, fund: Fund) =>
  recordDecision(fund, decideFreePlace(request({ id, organisation: id }), rules, fund));

it.each([
  { amount: "40.00", kinds: ["committed", "committed", "spent"], when: "it costs what was granted" },
  { amount: undefined, kinds: ["committed", "committed", "spent"], when: "nothing else is said" },
  { amount: "39.99", kinds: ["committed", "committed", "spent", "released"], when: "it costs less" },
  { amount: "0", kinds: ["committed", "committed", "spent", "released"], when: "it cost nothing" },
])("spends $amount of a grant of £40 when $when", ({ amount, kinds }) => {
  const fund = granted("R2", granted("R1", fundOf("100.00")));
  const { entries } = spendGrant(fund, {
    request: "R1",
    on,
    ...(amount === undefined ? {} : { amount: money(amount) }),
  });
  expect(entries.map(({ kind }) => kind)).toEqual(kinds);
});

it.each([
  { amount: "40.01", code: "training/fund-invalid", path: ["amount"] },
  { amount: "-0.01", code: "training/fund-invalid", path: ["amount"] },
  { request: "R9", code: "training/grant-unknown", path: ["request"] },
  { request: "R2", code: "training/grant-unknown", path: ["request"] },
])("refuses to spend %j", ({ amount = "1.00", request: id = "R1", code, path }) => {
  const fund = releaseGrant(granted("R2", granted("R1", fundOf("100.00"))), { request: "R2", on });
  const spent = () => spendGrant(fund, { request: id, on, amount: money(amount) });
  expect(spent).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(spent)).toMatchSnapshot();
});

it("counts the places that stand, and not the one that was given back", () => {
  const fund = ["R1", "R2", "R3"].reduce((so, id) => granted(id, so), fundOf("200.00"));
  const { places, byPurpose } = fundStatement(releaseGrant(fund, { request: "R3", on }));
  expect([places, ...byPurpose.map((each) => each.places)]).toEqual([2, 0, 2]);
});

it("states what is committed, spent, released and free", () => {
  let fund = fundOf("100.00");
  for (const id of ["R1", "R2", "R3"]) {
    fund = recordDecision(
      fund,
      decideFreePlace(request({ id, organisation: id, amount: money("30.00") }), rules, fund),
    );
  }
  fund = spendGrant(fund, { request: "R1", on, amount: money("25.00") });
  fund = releaseGrant(fund, { request: "R2", on: calendarDate("2024-06-01") });
  const shown = (day?: string) => {
    const { committed, spent, released, free, places } = fundStatement(
      fund,
      day === undefined ? undefined : calendarDate(day),
    );
    return [...[committed, spent, released, free].map((amount) => formatMoney(amount)), places];
  };
  expect(shown()).toEqual(["£30", "£25", "£35", "£45", 2]);
  expect(shown("2024-06-01")).toEqual(shown());
  expect(shown("2024-05-31")).toEqual(["£60", "£25", "£5", "£15", 3]);
  expect(
    fundStatement(fund).byPurpose.map(({ purpose, places, amount }) => [
      purpose,
      places,
      formatMoney(amount),
    ]),
  ).toEqual([
    ["rapid-review", 0, "£0"],
    ["priority", 2, "£55"],
  ]);
});

it.each([
  { kind: "release", settle: releaseGrant },
  { kind: "spend", settle: spendGrant },
])("refuses to $kind a grant before the day on which it was made", ({ settle }) => {
  const fund = granted("R1", fundOf("100.00"));
  const early = () => settle(fund, { request: "R1", on: calendarDate("2024-04-30") });
  expect(early).toThrow(expect.objectContaining({ code: "training/fund-invalid", path: ["on"] }));
  expect(refusalOf(early)).toBe("Cannot keep the fund: a day on or after that of the grant is needed");
  expect(settle(fund, { request: "R1", on }).version).toBe(2);
});

it.each([
  { asked: "2024-08-15", cost: "20.00", code: "training/granted", because: "£20 was free" },
  {
    asked: "2024-08-15",
    cost: "20.01",
    code: "training/fund-short",
    because: "£20 is free on 1 September 2024, and",
  },
  { asked: "2024-09-01", cost: "20.01", code: "training/fund-short", because: "£20 is free, and" },
  {
    asked: "2024-11-30",
    cost: "20.01",
    code: "training/fund-short",
    because: "£20 is free, and",
  },
  { asked: "2024-12-01", cost: "100.00", code: "training/granted", because: "£100 was free" },
])(
  "gives $code for £$cost asked for on $asked, beside £80 granted from September to December",
  ({ asked, cost, code, because }) => {
    const first = request({ amount: money("80.00"), on: calendarDate("2024-09-01") });
    const fund = releaseGrant(
      recordDecision(fundOf("100.00"), decideFreePlace(first, rules, fundOf("100.00"))),
      {
        request: "R1",
        on: calendarDate("2024-12-01"),
      },
    );
    const second = request({ id: "R2", amount: money(cost), on: calendarDate(asked) });
    const decision = decideFreePlace(second, rules, fund);
    expect(decision.code).toBe(code);
    expect(decision.because).toContain(because);
  },
);

it("is overdrawn on no day, under any order and any days of grants, spending and releases", () => {
  const days = ["2024-04-01", "2024-06-30", "2024-07-01", "2024-07-02", "2024-10-01", "2025-03-31"].map(
    (day) => calendarDate(day),
  );
  const step = fc.record({
    kind: fc.constantFrom("grant", "spend", "release"),
    request: fc.integer({ min: 0, max: 9 }).map((number) => `R${number}`),
    pence: fc.oneof(fc.integer({ min: 0, max: 6_000 }), fc.constantFrom(5_000, 10_000)),
    day: fc.constantFrom(...days),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let fund = fundOf("100.00");
      for (const { kind, request: id, pence, day } of steps) {
        const amount = money((pence / 100).toFixed(2));
        try {
          if (kind === "grant")
            fund = recordDecision(
              fund,
              decideFreePlace(request({ id, organisation: id, amount, on: day }), rules, fund),
            );
          else if (kind === "spend") fund = spendGrant(fund, { request: id, on: day, amount });
          else fund = releaseGrant(fund, { request: id, on: day });
        } catch (error) {
          expect(["training/grant-unknown", "training/fund-invalid"]).toContain(
            (error as { code: string }).code,
          );
        }
        for (const on of [undefined, ...days]) {
          const { committed, spent, free, released } = fundStatement(fund, on);
          const balances = [committed, spent, free, released];
          expect(balances.every((balance) => compareMoney(balance, money("0")) >= 0)).toBe(true);
          expect(addMoney(addMoney(committed, spent), free)).toEqual(fund.amount);
        }
      }
    }),
  );
});

it.each([
  ["amount", { amount: money("-0.01") }],
  ["purposes", { purposes: [] }],
  ["to", { to: calendarDate("2023-03-31") }],
])("refuses a fund without a proper %s", (key, changes) => {
  const opened = () => openFund({ ...fundOf("1.00"), ...changes });
  expect(opened).toThrow(expect.objectContaining({ code: "training/fund-invalid", path: [key] }));
  expect(refusalOf(opened)).toMatchSnapshot();
});

it("refuses a place of less than nothing", () => {
  const decided = () => decideFreePlace(request({ amount: money("-1.00") }), rules, fundOf("1.00"));
  expect(decided).toThrow(expect.objectContaining({ code: "training/fund-invalid", path: ["amount"] }));
  expect(refusalOf(decided)).toBe("Cannot grant the place: a fee of nothing or more is needed");
});

it.each([null, "31/03/2024"])(
  "states the fund by no day that is %j, as if nothing were committed",
  (given) => {
    const { fund } = decideFreePlace(request(), rules, fundOf("100"));
    const by = given as Fund["from"];
    expect(() => fundStatement(fund, by)).toThrow(expect.objectContaining({ code: "core/date-invalid" }));
  },
);

it.each([null, undefined])("settles no grant on a day that is %s", (given) => {
  const { fund } = decideFreePlace(request(), rules, fundOf("100"));
  const settled = { request: "R1", on: given as unknown as Fund["from"] };
  const refused = expect.objectContaining({ code: "training/fund-invalid", path: ["on"] });
  expect(() => spendGrant(fund, settled)).toThrow(refused);
  expect(() => releaseGrant(fund, settled)).toThrow(refused);
});
