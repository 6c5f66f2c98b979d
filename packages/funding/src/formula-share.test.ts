import { money, negateMoney, sumMoney } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { type FundingFormula, fundingFormulaSchema, partnersUnder } from "./formula.ts";
import { checkFormula } from "./formula-problem.ts";
import { sharesUnder } from "./formula-share.ts";
import { refusalOf } from "./plain.fixture.ts";

const shares = (formula: FundingFormula, budget: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    sharesUnder(formula, money(budget)).map(({ partner, amount }) => [partner, amount.toFixed(2)]),
  );

const formulas: readonly {
  readonly what: string;
  readonly formula: FundingFormula;
  readonly budget: string;
  readonly shares: Readonly<Record<string, string>>;
}[] = [
  {
    what: "equal shares",
    formula: { kind: "equal", partners: ["bcp", "dorset", "police", "nhs"] },
    budget: "303140",
    shares: { bcp: "75785.00", dorset: "75785.00", police: "75785.00", nhs: "75785.00" },
  },
  {
    what: "one factor",
    formula: { kind: "weights", of: "children aged 0 to 17", weights: { north: 1, south: "2.5" } },
    budget: "100",
    shares: { north: "28.57", south: "71.43" },
  },
  {
    what: "half by population, a quarter by crime, a quarter by other demand",
    formula: {
      kind: "blend",
      factors: [
        { name: "population", percent: 50, weights: { a: 600, b: 400 } },
        { name: "crime", percent: 25, weights: { a: 90, b: 10 } },
        { name: "non-crime demand", percent: 25, weights: { a: 0, b: 7 } },
      ],
    },
    budget: "1000",
    shares: { a: "525.00", b: "475.00" },
  },
  {
    what: "amounts settled long ago",
    formula: {
      kind: "fixed",
      amounts: { bcp: "83424", dorset: 68932, police: "48845.00", nhs: money("75000") },
    },
    budget: "276201",
    shares: { bcp: "83424.00", dorset: "68932.00", police: "48845.00", nhs: "75000.00" },
  },
  {
    what: "percentages",
    formula: { kind: "percent", percents: { council: "57.5", police: 21.25, nhs: "21.25" } },
    budget: "1000.01",
    shares: { council: "575.01", police: "212.50", nhs: "212.50" },
  },
  {
    what: "a top slice of the host's, a percentage of another's, and the rest between all",
    formula: {
      kind: "top-slice",
      first: [
        { partner: "host", amount: "10000" },
        { partner: "police", percent: 10 },
      ],
      rest: { kind: "equal", partners: ["host", "police", "nhs"] },
    },
    budget: "100000",
    shares: { host: "36666.67", police: "36666.67", nhs: "26666.66" },
  },
  {
    what: "a partner's share divided among its members, twice over",
    formula: {
      kind: "members",
      formula: { kind: "equal", partners: ["local authorities", "police", "health"] },
      members: {
        "local authorities": { kind: "weights", weights: { bcp: 74, dorset: 65 } },
        health: {
          kind: "members",
          formula: { kind: "percent", percents: { boards: 80, trusts: 20 } },
          members: { trusts: { kind: "equal", partners: ["university", "community"] } },
        },
      },
    },
    budget: "41700",
    shares: {
      bcp: "7400.00",
      dorset: "6500.00",
      police: "13900.00",
      boards: "11120.00",
      university: "1390.00",
      community: "1390.00",
    },
  },
];

it.each(formulas)("divides $budget by $what", ({ formula, budget, shares: expected }) => {
  expect(shares(formula, budget)).toEqual(expected);
  expect(partnersUnder(formula)).toEqual(Object.keys(expected));
  expect(checkFormula(formula)).toEqual([]);
});

it("gives the exact share of one who pays a slice, a part of the rest, and an odd penny", () => {
  const { formula, budget } = formulas[5] as (typeof formulas)[number];
  const exact = sharesUnder(formula, money(budget)).map(({ oddPenny }) => oddPenny?.exact);
  expect(exact).toEqual(["36666.6667", "36666.6667", undefined]);
});

it("says through whom a member pays", () => {
  const { formula } = formulas[6] as (typeof formulas)[number];
  const through = sharesUnder(formula, money("41700")).map(({ partner, through }) => [partner, through]);
  expect(through).toEqual([
    ["bcp", "local authorities"],
    ["dorset", "local authorities"],
    ["police", undefined],
    ["boards", "health"],
    ["university", "trusts"],
    ["community", "trusts"],
  ]);
});

it("says what each board gets of one payment that covers several", () => {
  const formula: FundingFormula = {
    kind: "boards",
    formula: { kind: "fixed", amounts: { Bolton: "34592", Bury: "23701" } },
    boards: { kind: "equal", partners: ["children", "adults"] },
  };
  const boards = sharesUnder(formula, money("58293")).map((share) =>
    (share.boards ?? []).map(({ partner, amount }) => [partner, amount.toFixed(2)]),
  );
  expect(boards).toEqual([
    [
      ["children", "17296.00"],
      ["adults", "17296.00"],
    ],
    [
      ["children", "11850.50"],
      ["adults", "11850.50"],
    ],
  ]);
  expect(partnersUnder(formula)).toEqual(["Bolton", "Bury"]);
});

it("settles an odd penny by the formula's own rule, and by the caller's where it has none", () => {
  const formula: FundingFormula = { kind: "equal", partners: ["z", "a"] };
  expect(shares(formula, "0.01")).toEqual({ z: "0.01", a: "0.00" });
  expect(shares({ ...formula, tie: "by-name" }, "0.01")).toEqual({ z: "0.00", a: "0.01" });
  const [z, a] = sharesUnder(formula, money("0.01"), { tie: { payer: "a" } });
  expect([z?.oddPenny, a?.oddPenny?.because]).toEqual([
    undefined,
    'Largest remainder; equal claims go to "a", then those named first',
  ]);
});

it.each([
  { formula: { kind: "fixed", amounts: { a: "1", b: "2" } } as const, budget: "3.01", path: ["amounts"] },
  {
    formula: {
      kind: "top-slice",
      first: [{ partner: "a", amount: "2" }],
      rest: { kind: "equal", partners: ["b"] },
    } as const,
    budget: "1",
    path: ["first"],
  },
  {
    formula: {
      kind: "top-slice",
      first: [{ partner: "a", percent: 101 }],
      rest: { kind: "equal", partners: ["b"] },
    } as const,
    budget: "-1",
    path: ["first"],
  },
])("refuses amounts that do not meet the budget of $budget", ({ formula, budget, path }) => {
  expect(() => shares(formula, budget)).toThrow(
    expect.objectContaining({ code: "funding/budget-not-met", path }),
  );
  expect(refusalOf(() => shares(formula, budget))).toMatchSnapshot();
});

const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 6 });
const weights = (keys: readonly string[]) =>
  fc
    .array(
      fc.oneof(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 1e7 }),
        fc.constantFrom("0.5", "12.25"),
      ),
      {
        minLength: keys.length,
        maxLength: keys.length,
      },
    )
    .filter((list) => list.some((weight) => Number(weight) > 0))
    .map((list) => Object.fromEntries(keys.map((key, index) => [key, list[index] as number | string])));
const leaves = fc.oneof(
  names.map((partners): FundingFormula => ({ kind: "equal", partners })),
  names.chain(weights).map((record): FundingFormula => ({ kind: "weights", weights: record })),
  names.chain((keys) =>
    fc.tuple(weights(keys), weights(keys), fc.integer({ min: 0, max: 100 })).map(
      ([one, other, percent]): FundingFormula => ({
        kind: "blend",
        factors: [
          { name: "one", percent, weights: one },
          { name: "other", percent: 100 - percent, weights: other },
        ],
      }),
    ),
  ),
);
const nested = leaves.chain((formula) =>
  fc.oneof(
    fc.constant(formula),
    fc.tuple(fc.integer({ min: 0, max: 100 }), names).map(
      ([percent, [partner = "host"]]): FundingFormula => ({
        kind: "top-slice",
        first: [{ partner, percent }],
        rest: formula,
      }),
    ),
    names.map(
      (members): FundingFormula => ({
        kind: "members",
        formula,
        members: {
          [partnersUnder(formula)[0] as string]: {
            kind: "equal",
            partners: members.map((name) => `m ${name}`),
          },
        },
      }),
    ),
    fc.constant<FundingFormula>({
      kind: "boards",
      formula,
      boards: { kind: "equal", partners: ["children", "adults"] },
    }),
  ),
);
const budgets = fc.integer({ min: -1e9, max: 1e9 }).map((pence) => money((pence / 100).toFixed(2)));

it("conserves every penny under any formula, nested as it may be, and stores the formula without loss", () => {
  fc.assert(
    fc.property(nested, budgets, (formula, budget) => {
      const divided = sharesUnder(formula, budget);
      expect(sumMoney(divided.map(({ amount }) => amount)).equals(budget)).toBe(true);
      expect(divided.map(({ partner }) => partner)).toEqual(partnersUnder(formula));
      for (const { amount, boards } of divided) {
        if (boards !== undefined)
          expect(sumMoney(boards.map((board) => board.amount)).equals(amount)).toBe(true);
      }
      const stored = JSON.parse(JSON.stringify(z.encode(fundingFormulaSchema, formula)));
      expect(fundingFormulaSchema.parse(stored)).toEqual(formula);
    }),
  );
});

it("mirrors a refund", () => {
  fc.assert(
    fc.property(leaves, budgets, (formula, budget) => {
      const back = sharesUnder(formula, negateMoney(budget)).map(({ amount }) =>
        negateMoney(amount).toFixed(2),
      );
      expect(back).toEqual(sharesUnder(formula, budget).map(({ amount }) => amount.toFixed(2)));
    }),
  );
});

it("takes any partner's name, even one that objects have a member of", () => {
  const formula: FundingFormula = {
    kind: "members",
    formula: { kind: "equal", partners: ["constructor", "toString"] },
    members: Object.fromEntries([["toString", { kind: "equal" as const, partners: ["valueOf"] }]]),
  };
  expect(partnersUnder(formula)).toEqual(["constructor", "valueOf"]);
  expect(shares(formula, "2")).toEqual({ constructor: "1.00", valueOf: "1.00" });
});

it("divides among partners whose names every object has", () => {
  const formula = fundingFormulaSchema.parse(
    JSON.parse('{"kind":"weights","weights":{"constructor":1,"toString":3}}'),
  );
  expect(shares(formula, "100")).toEqual({ constructor: "25.00", toString: "75.00" });
});

it("asks the caller's rule only of a formula without one, and refuses a payer who is no partner", () => {
  const formula: FundingFormula = { kind: "equal", partners: ["z", "a"] };
  expect(
    sharesUnder({ ...formula, tie: "as-given" }, money("0.01"), { tie: "by-name" })[0]?.amount.toFixed(2),
  ).toBe("0.01");
  const named = () => sharesUnder(formula, money("1"), { tie: { payer: "b" } });
  expect(named).toThrow(expect.objectContaining({ code: "funding/partner-unknown", path: ["tie", "payer"] }));
  const strange = () => sharesUnder(formula, money("1"), { tie: "random" as "by-name" });
  expect(strange).toThrow(expect.objectContaining({ code: "funding/choice-unknown", path: ["tie"] }));
  expect(refusalOf(named)).toBe(
    'Cannot divide the budget by the formula: "b" is to take odd pence, and is not a partner',
  );
});

it.each([
  { payer: "icb", odd: ["icb"], first: '"icb", then those named first' },
  { payer: "north", odd: ["council", "north"], first: '"north", then those named first' },
])(
  "gives odd pence to $payer where $payer has a part, and elsewhere to those named first",
  ({ payer, odd, first }) => {
    const formula: FundingFormula = {
      kind: "members",
      formula: { kind: "equal", partners: ["council", "police", "icb"] },
      members: { police: { kind: "equal", partners: ["south", "north"] } },
    };
    const found = sharesUnder(formula, money(payer === "icb" ? "0.07" : "0.10"), { tie: { payer } });
    expect(found.filter(({ oddPenny }) => oddPenny !== undefined).map(({ partner }) => partner)).toEqual(odd);
    expect(found.find(({ partner }) => partner === payer)?.oddPenny?.because).toContain(first);
  },
);
