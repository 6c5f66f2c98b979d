import { calendarDate, money } from "@pdscp/core";
import { expect, it } from "vitest";
import { plain, refusalOf } from "./plain.fixture.ts";
import { history, panDorset, separation, successors } from "./separation.fixture.ts";
import type { Separation } from "./separation.ts";
import { splitBetweenSuccessors } from "./successor.ts";

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
