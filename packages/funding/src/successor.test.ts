import {
  addMoney,
  arrangementSchema,
  calendarDate,
  money,
  negateMoney,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Basis } from "./basis.ts";
import { FundingError } from "./errors.ts";
import { plain, refusalOf } from "./plain.fixture.ts";
import { type Separation, sharesOf } from "./separation.ts";
import type { Share } from "./share.ts";
import { compareBases, mergeSuccessors, proofOf, type Split, splitBetweenSuccessors } from "./successor.ts";

const common = { name: "Safeguarding partnership", functions: ["safeguarding"] };
const panDorset = arrangementSchema.parse({
  ...common,
  id: "pan-dorset",
  areas: ["dorset", "bcp"],
  partners: ["bcp-council", "dorset-council", "dorset-police", "nhs-dorset"],
  until: "2024-08-01",
  successors: [{ id: "dorset" }, { id: "bcp" }],
});
const successors = ["dorset", "bcp"].map((id) =>
  arrangementSchema.parse({
    ...common,
    id,
    areas: [id],
    partners: [`${id}-council`, "dorset-police", "nhs-dorset"],
    from: "2024-08-01",
  }),
);
const separation = {
  budget: money("303140"),
  balance: money("68853"),
  arrangement: panDorset,
  successors,
  basis: "equal",
} as const satisfies Separation;
const children: Basis = {
  kind: "weights",
  of: "children aged 0 to 17",
  weights: { dorset: 65_000, bcp: 74_000 },
};
const share = (partner: string, amount: string) => ({ partner, amount: money(amount) });
const history = [
  { partner: "bcp-council", amount: money("83424") },
  { partner: "dorset-council", amount: money("68932") },
  { partner: "dorset-police", amount: money("48845") },
  { partner: "nhs-dorset", amount: money("75000") },
];

const text = ({ successors: portions }: Pick<Split, "successors">) =>
  portions.map(({ id, budget, balance, shares }) => [
    id,
    budget.toFixed(2),
    balance.toFixed(2),
    Object.fromEntries(shares.map(({ partner, amount }) => [partner, amount.toFixed(2)])),
  ]);

it("halves the Pan-Dorset budget and balance", () => {
  const split = splitBetweenSuccessors(separation);
  const joint = { "dorset-police": "37892.50", "nhs-dorset": "37892.50" };
  expect(text(split)).toEqual([
    ["dorset", "151570.00", "34426.50", { "dorset-council": "75785.00", ...joint }],
    ["bcp", "151570.00", "34426.50", { "bcp-council": "75785.00", ...joint }],
  ]);
  expect(split.proof.holds).toBe(true);
  expect(split.findings).toEqual([]);
  expect(split.because).toBe(
    "pan-dorset: £303,140 and a balance of £68,853 divided equally between dorset, bcp",
  );
});

it("gives the successors what the basis says, and takes from the shared partners what their councils do not pay", () => {
  expect(text(splitBetweenSuccessors({ ...separation, basis: children }))).toEqual([
    [
      "dorset",
      "141756.12",
      "32197.45",
      { "dorset-council": "75785.00", "dorset-police": "32985.56", "nhs-dorset": "32985.56" },
    ],
    [
      "bcp",
      "161383.88",
      "36655.55",
      { "bcp-council": "75785.00", "dorset-police": "42799.44", "nhs-dorset": "42799.44" },
    ],
  ]);
});

it("follows those who contribute", () => {
  const arrangement = { ...panDorset, shares: history };
  const split = splitBetweenSuccessors({
    ...separation,
    budget: money("276201"),
    arrangement,
    basis: "by-contributor",
  });
  expect(text(split)).toEqual([
    [
      "dorset",
      "130854.50",
      "32620.17",
      { "dorset-council": "68932.00", "dorset-police": "24422.50", "nhs-dorset": "37500.00" },
    ],
    [
      "bcp",
      "145346.50",
      "36232.83",
      { "bcp-council": "83424.00", "dorset-police": "24422.50", "nhs-dorset": "37500.00" },
    ],
  ]);
});

it("blends bases", () => {
  const basis: Basis = {
    kind: "blend",
    parts: [
      { percent: 50, basis: "equal" },
      { percent: 25, basis: children },
      { percent: "25", basis: "by-contributor" },
    ],
  };
  const split = splitBetweenSuccessors({ ...separation, basis });
  expect(split.successors.map(({ budget }) => budget.toFixed(2))).toEqual(["149116.53", "154023.47"]);
  expect(split.because).toContain("50% equally, 25% by children aged 0 to 17, 25% by who contributes");
});

it("divides the year of the separation by days, 122 before 1 August 2024 and 243 from it", () => {
  const split = splitBetweenSuccessors({ ...separation, on: calendarDate("2024-08-01") });
  expect(split.before).toMatchObject({ days: 122, of: 365 });
  expect(split.because).toMatch(/dorset, bcp; the first 122 of 365 days stay$/);
  expect(split.before?.budget.toFixed(2)).toBe("101323.51");
  expect(split.successors.map(({ budget }) => budget.toFixed(2))).toEqual(["100908.25", "100908.24"]);
  expect(split.before?.shares.map(({ amount }) => amount.toFixed(2))).toEqual([
    "25330.88",
    "25330.88",
    "25330.88",
    "25330.87",
  ]);
  expect(split.proof.holds).toBe(true);
});

it("has nothing before a separation on the first day of a year", () => {
  const split = splitBetweenSuccessors({ ...separation, on: calendarDate("2024-04-01") });
  expect(split).toEqual(splitBetweenSuccessors(separation));
  expect("before" in split).toBe(false);
});

it("keeps training joint, and divides another function on its own basis", () => {
  const split = splitBetweenSuccessors({
    ...separation,
    functions: [
      { name: "training", budget: money("40000"), balance: money("10000"), goes: "joint" },
      { name: "reviews", budget: money("13900"), goes: children },
    ],
  });
  expect(split.joint?.budget.toFixed(2)).toBe("40000.00");
  expect(split.because).toMatch(/dorset, bcp; £40,000 stays joint$/);
  expect(split.joint?.shares.map(({ amount }) => amount.toFixed(2))).toEqual(Array(4).fill("10000.00"));
  expect(
    split.successors.map(({ functions, budget, balance }) => [
      budget.toFixed(2),
      balance.toFixed(2),
      functions.map((part) => [part.name, part.budget.toFixed(2)]),
    ]),
  ).toEqual([
    [
      "131120.00",
      "29426.50",
      [
        ["reviews", "6500.00"],
        ["everything else", "124620.00"],
      ],
    ],
    [
      "132020.00",
      "29426.50",
      [
        ["reviews", "7400.00"],
        ["everything else", "124620.00"],
      ],
    ],
  ]);
  expect(split.proof.holds).toBe(true);
});

it("carries an overspend to the successors", () => {
  const { successors: portions } = splitBetweenSuccessors({ ...separation, balance: money("-100.01") });
  expect(portions.map(({ balance }) => balance.toFixed(2))).toEqual(["-50.01", "-50.00"]);
});

it("lays bases side by side, and says which cannot work", () => {
  const lopsided: Basis = { kind: "weights", weights: { dorset: 1, bcp: 99 } };
  const rows = compareBases(separation, { halves: "equal", children, lopsided });
  expect(rows.map(({ basis, split }) => [basis, split?.successors[0]?.budget.toFixed(2)])).toEqual([
    ["halves", "151570.00"],
    ["children", "141756.12"],
    ["lopsided", undefined],
  ]);
  expect(rows[2]?.unworkable).toContain("no successor may be given less than its own partners alone pay");
  expect(() => compareBases(separation, { none: "half" as "equal" })).toThrow(
    expect.objectContaining({ code: "funding/basis-invalid" }),
  );
});

it("notes a partner who joins a successor, paying nothing yet", () => {
  const [dorset, bcp] = successors;
  const joined = [
    { id: "dorset", partners: [...(dorset?.partners ?? []), "new-trust"] },
    bcp as NonNullable<typeof bcp>,
  ];
  const split = splitBetweenSuccessors({ ...separation, successors: joined });
  expect(split.successors[0]?.shares.at(-1)?.amount.toFixed(2)).toBe("0.00");
  expect(plain(split.findings)).toMatchInlineSnapshot(`
    [
      {
        "code": "funding/partner-joined",
        "message": "new-trust is a partner of dorset and paid nothing before: its share is still to be agreed",
        "path": [
          "successors",
          0,
          "partners",
        ],
        "severity": "note",
      },
    ]
  `);
});

it("finds no days between or twice where one of the two has no date", () => {
  const undated = successors.map(({ id, partners }) => ({ id, partners }));
  const { until: _, ...endless } = panDorset;
  expect(splitBetweenSuccessors({ ...separation, successors: undated }).findings).toEqual([]);
  expect(splitBetweenSuccessors({ ...separation, arrangement: endless }).findings).toEqual([]);
});

it.each([
  { until: "2024-09-01", code: "funding/arrangements-overlap" },
  { until: "2024-07-31", code: "funding/arrangements-apart" },
])("finds $code when the old arrangement ends on $until", ({ until, code }) => {
  const arrangement = { ...panDorset, until: calendarDate(until) };
  const { findings } = splitBetweenSuccessors({ ...separation, arrangement });
  expect(findings).toMatchObject([
    { code, severity: "error", path: ["successors", 0, "from"] },
    { code, severity: "error", path: ["successors", 1, "from"] },
  ]);
  expect(findings.map(({ message }) => message)).toMatchSnapshot();
});

const [dorset, bcp] = successors as [(typeof successors)[number], (typeof successors)[number]];
const refusals: readonly { change: Partial<Separation>; code: string; path: readonly PropertyKey[] }[] = [
  { change: { successors: [] }, code: "funding/no-successors", path: ["successors"] },
  { change: { successors: [dorset, dorset] }, code: "funding/no-successors", path: ["successors", 1] },
  { change: { successors: [dorset] }, code: "funding/partner-missing", path: ["successors"] },
  {
    change: { successors: [{ id: "x", partners: [] }, dorset, bcp] },
    code: "funding/no-partners",
    path: ["successors", 0, "partners"],
  },
  { change: { budget: money("-1") }, code: "funding/amount-invalid", path: ["budget"] },
  {
    change: { arrangement: { ...panDorset, shares: history } },
    code: "funding/budget-not-met",
    path: ["arrangement", "shares"],
  },
  {
    change: {
      budget: money("0"),
      arrangement: {
        ...panDorset,
        shares: ["1", "-1"].map((amount, index) => ({ partner: `p${index}`, amount: money(amount) })),
      },
    },
    code: "funding/amount-invalid",
    path: ["arrangement", "shares", 1, "amount"],
  },
  {
    change: { arrangement: { ...panDorset, formula: { kind: "percent", percents: { a: 1 } } } },
    code: "funding/percentages-not-100",
    path: ["percents"],
  },
  { change: { on: "August" as never }, code: "funding/date-invalid", path: ["on"] },
  {
    change: { functions: [{ name: "training", budget: money("303140.01") }] },
    code: "funding/budget-not-met",
    path: ["functions"],
  },
  {
    change: { functions: [{ name: "training", budget: money("-1") }] },
    code: "funding/budget-not-met",
    path: ["functions"],
  },
  { change: { basis: undefined as never }, code: "funding/basis-invalid", path: ["basis"] },
  {
    change: { functions: ["a", "a"].map((name) => ({ name, budget: money("1") })) },
    code: "funding/basis-invalid",
    path: ["functions", 1],
  },
  {
    change: { basis: { kind: "weights", weights: { dorset: 1 } } },
    code: "funding/basis-invalid",
    path: ["basis", "weights", "bcp"],
  },
  {
    change: { basis: { kind: "weights", weights: { dorset: 1, bcp: 1, somerset: 1 } } },
    code: "funding/basis-invalid",
    path: ["basis", "weights", "somerset"],
  },
  {
    change: { basis: { kind: "weights", weights: { dorset: 0, bcp: 0 } } },
    code: "funding/weights-all-zero",
    path: ["basis", "weights"],
  },
  {
    change: { basis: { kind: "weights", weights: { dorset: -1, bcp: 2 } } },
    code: "funding/weight-invalid",
    path: ["basis", "weights", "dorset"],
  },
  {
    change: { basis: { kind: "weights", weights: { dorset: 1, bcp: 99 } } },
    code: "funding/basis-unworkable",
    path: ["basis"],
  },
  {
    change: { basis: { kind: "blend", parts: [{ percent: 99, basis: "equal" }] } },
    code: "funding/percentages-not-100",
    path: ["basis", "parts"],
  },
  {
    change: { basis: { kind: "blend", parts: [{ percent: -1, basis: "equal" }] } },
    code: "funding/weight-invalid",
    path: ["basis", "parts", 0, "percent"],
  },
  {
    change: { basis: { kind: "blend", parts: [{ percent: 100, basis: "x" as "equal" }] } },
    code: "funding/basis-invalid",
    path: ["basis", "parts", 0, "basis"],
  },
  {
    change: {
      functions: [
        { name: "training", budget: money("1"), goes: "joint" },
        { name: "reviews", budget: money("1"), goes: { kind: "weights", weights: { dorset: 1 } } },
      ],
    },
    code: "funding/basis-invalid",
    path: ["functions", 1, "goes", "weights", "bcp"],
  },
  {
    change: { functions: [{ name: "training", budget: money("1"), goes: "halves" as "equal" }] },
    code: "funding/basis-invalid",
    path: ["functions", 0, "goes"],
  },
  {
    change: { budget: money("0"), basis: "by-contributor" },
    code: "funding/weights-all-zero",
    path: ["shares"],
  },
];

it.each(refusals)("refuses a separation with $code at $path", ({ change, code, path }) => {
  const split = () => splitBetweenSuccessors({ ...separation, ...change });
  expect(split).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(split)).toMatchSnapshot();
});

const membership = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([places, partners]) =>
    fc.record({
      places: fc.constant(places),
      amounts: fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: partners, maxLength: partners }),
      joins: fc.array(
        fc.subarray(
          Array.from({ length: places }, (_, place) => place),
          { minLength: 1 },
        ),
        {
          minLength: partners,
          maxLength: partners,
        },
      ),
    }),
  );
const someSeparation = fc
  .record({
    membership,
    balance: fc.integer({ min: -100_000, max: 100_000 }),
    basis: fc.constantFrom("equal", "by-contributor", "weights", "blend"),
    weight: fc.integer({ min: 1, max: 4 }),
    joint: fc.integer({ min: 0, max: 3 }),
    on: fc.constantFrom(
      undefined,
      calendarDate("2024-04-01"),
      calendarDate("2024-08-01"),
      calendarDate("2025-03-31"),
    ),
  })
  .filter((made) => made.membership.amounts.some((pence) => pence > 0))
  .map(({ membership: { places, amounts, joins }, balance, basis: kind, weight, joint, on }): Separation => {
    const shares = amounts.map((pence, index) => ({
      partner: `p${index}`,
      amount: money((pence / 100).toFixed(2)),
    }));
    const budget = sumMoney(shares.map(({ amount }) => amount));
    const followers = Array.from({ length: places }, (_, place) => ({
      id: `s${place}`,
      partners: shares.map(({ partner }) => partner).filter((_, index) => joins[index]?.includes(place)),
    })).filter(({ partners }) => partners.length > 0);
    const weights: Basis = {
      kind: "weights",
      weights: Object.fromEntries(followers.map(({ id }, index) => [id, index === 0 ? weight : 1])),
    };
    const blend: Basis = {
      kind: "blend",
      parts: [
        { percent: 40, basis: "equal" },
        { percent: 60, basis: weights },
      ],
    };
    return {
      budget,
      balance: money((balance / 100).toFixed(2)),
      arrangement: { id: "old", partners: shares.map(({ partner }) => partner), shares },
      successors: followers,
      basis: kind === "weights" ? weights : kind === "blend" ? blend : (kind as "equal"),
      ...(joint === 0
        ? {}
        : {
            functions: [
              {
                name: "training",
                budget: money(budget.div(joint + 1).toFixed(2, 1)),
                goes: "joint" as const,
              },
            ],
          }),
      ...(on === undefined ? {} : { on }),
    };
  });

it("loses nothing in any separation, and merging back gives what there was", () => {
  let done = 0;
  fc.assert(
    fc.property(someSeparation, (made) => {
      let split: Split;
      try {
        split = splitBetweenSuccessors(made);
      } catch (error) {
        // Only a basis at odds with who pays for whom may be refused, and following the contributors never is.
        expect(error).toBeInstanceOf(FundingError);
        expect((error as FundingError).code).toBe("funding/basis-unworkable");
        expect(made.basis).not.toBe("by-contributor");
        return;
      }
      done++;
      expect(split.proof.holds).toBe(true);
      const merged = mergeSuccessors(split);
      expect(merged.budget.toFixed(2)).toBe(made.budget.toFixed(2));
      expect(merged.balance.toFixed(2)).toBe(made.balance.toFixed(2));
      for (const { partner, amount } of made.arrangement.shares ?? []) {
        expect(merged.shares.find((share) => share.partner === partner)?.amount.toFixed(2)).toBe(
          amount.toFixed(2),
        );
      }
      for (const { shares, budget } of split.successors) {
        expect(sumMoney(shares.map(({ amount }) => amount)).toFixed(2)).toBe(budget.toFixed(2));
        for (const { amount } of shares) expect(amount.lessThan(0)).toBe(false);
      }
    }),
  );
  expect(done).toBeGreaterThan(0);
});

it("mirrors a negative balance", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e7 }), (pence) => {
      const balance = money((pence / 100).toFixed(2));
      const held = (amount: typeof balance) =>
        splitBetweenSuccessors({ ...separation, balance: amount }).successors.map(
          (portion) => portion.balance,
        );
      const [plus, minus] = [held(balance), held(negateMoney(balance))];
      for (const [index, amount] of plus.entries()) {
        expect(addMoney(amount, minus[index] ?? amount).isZero()).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

it("tells the functions of a successor apart only where there are several", () => {
  const training = { name: "training", budget: money("40000") };
  const [alone] = splitBetweenSuccessors(separation).successors;
  const [both] = splitBetweenSuccessors({ ...separation, functions: [training] }).successors;
  expect(alone?.functions).toEqual([]);
  expect(both?.functions.map(({ name }) => name)).toEqual(["training", "everything else"]);
});

it("follows each share exactly where all is divided by who contributes, and one that pays nothing", () => {
  const arrangement = {
    id: "old",
    partners: ["a", "b", "gone"],
    shares: [share("a", "0.01"), share("b", "0.01"), share("gone", "0")],
  };
  const following = ["x", "y"].map((id) => ({ id, partners: ["a", "b"] }));
  const split = splitBetweenSuccessors({
    budget: money("0.02"),
    balance: money("0"),
    arrangement,
    successors: following,
    basis: "by-contributor",
  });
  expect(text(split)).toEqual([
    ["x", "0.02", "0.00", { a: "0.01", b: "0.01" }],
    ["y", "0.00", "0.00", { a: "0.00", b: "0.00" }],
  ]);
  expect(split.proof.holds).toBe(true);
});

it("proves nothing of a split from which something is missing", () => {
  const split = splitBetweenSuccessors({
    ...separation,
    functions: [{ name: "training", budget: money("40000"), goes: "joint" }],
    on: calendarDate("2024-08-01"),
  });
  const shares = sharesOf(separation);
  expect(proofOf(separation, shares, split)).toEqual(split.proof);
  const [first, second] = split.successors as [Split["successors"][number], Split["successors"][number]];
  const penny = money("0.01");
  const [paid, ...others] = first.shares as [Share, ...Share[]];
  const damaged: readonly Partial<Split>[] = [
    { successors: [first] },
    { successors: [{ ...first, balance: addMoney(first.balance, penny) }, second] },
    {
      successors: [
        { ...first, shares: [{ ...paid, amount: addMoney(paid.amount, penny) }, ...others] },
        second,
      ],
    },
    {
      successors: [
        { ...first, budget: addMoney(first.budget, penny) },
        { ...second, budget: subtractMoney(second.budget, penny) },
      ],
    },
    { joint: { ...(split.joint as NonNullable<Split["joint"]>), budget: money("40000.01") } },
    { before: { ...(split.before as NonNullable<Split["before"]>), budget: money("0") } },
  ];
  for (const part of damaged) expect(proofOf(separation, shares, { ...split, ...part }).holds).toBe(false);
  expect(plain(proofOf(separation, shares, { ...split, successors: [] }))).toMatchInlineSnapshot(`
    {
      "balance": {
        "parts": "0",
        "residual": "68853",
        "total": "68853",
      },
      "budget": {
        "parts": "127953.64",
        "residual": "175186.36",
        "total": "303140",
      },
      "holds": false,
      "partners": [
        {
          "partner": "bcp-council",
          "parts": "31988.41",
          "residual": "43796.59",
          "total": "75785",
        },
        {
          "partner": "dorset-council",
          "parts": "31988.41",
          "residual": "43796.59",
          "total": "75785",
        },
        {
          "partner": "dorset-police",
          "parts": "31988.41",
          "residual": "43796.59",
          "total": "75785",
        },
        {
          "partner": "nhs-dorset",
          "parts": "31988.41",
          "residual": "43796.59",
          "total": "75785",
        },
      ],
    }
  `);
});
