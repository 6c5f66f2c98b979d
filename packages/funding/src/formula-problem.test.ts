import { money } from "@pdscp/core";
import { expect, it } from "vitest";
import type { FundingFormula } from "./formula.ts";
import { checkFormula } from "./formula-problem.ts";
import { sharesUnder } from "./formula-share.ts";
import { refusalOf } from "./plain.fixture.ts";

const invalid: readonly {
  readonly formula: unknown;
  readonly code: string;
  readonly path: readonly PropertyKey[];
}[] = [
  { formula: { kind: "equal", partners: [] }, code: "funding/no-partners", path: ["partners"] },
  {
    formula: { kind: "equal", partners: ["a", "b", "a"] },
    code: "funding/repeated-partner",
    path: ["partners", 2],
  },
  {
    formula: { kind: "weights", weights: { a: 1, b: -1 } },
    code: "funding/weight-invalid",
    path: ["weights", "b"],
  },
  { formula: { kind: "weights", weights: { a: 0 } }, code: "funding/weights-all-zero", path: ["weights"] },
  { formula: { kind: "weights", weights: {} }, code: "funding/no-partners", path: ["weights"] },
  {
    formula: { kind: "percent", percents: { a: 50, b: 49 } },
    code: "funding/percentages-not-100",
    path: ["percents"],
  },
  {
    formula: { kind: "percent", percents: { a: 0.1, b: "99.90000000000000000001" } },
    code: "funding/percentages-not-100",
    path: ["percents"],
  },
  {
    formula: { kind: "percent", percents: { a: -1, b: 101 } },
    code: "funding/weight-invalid",
    path: ["percents", "a"],
  },
  {
    formula: { kind: "fixed", amounts: { a: "1e3" } },
    code: "funding/amount-invalid",
    path: ["amounts", "a"],
  },
  { formula: { kind: "fixed", amounts: {} }, code: "funding/no-partners", path: ["amounts"] },
  { formula: { kind: "blend", factors: [] }, code: "funding/formula-invalid", path: ["factors"] },
  {
    formula: { kind: "blend", factors: [{ name: "x", percent: 90, weights: { a: 1 } }] },
    code: "funding/percentages-not-100",
    path: ["factors"],
  },
  {
    formula: { kind: "blend", factors: [{ name: "x", percent: "x", weights: { a: 1 } }] },
    code: "funding/weight-invalid",
    path: ["factors", 0, "percent"],
  },
  {
    formula: {
      kind: "blend",
      factors: [
        { name: "x", percent: 50, weights: { a: 1, b: 1 } },
        { name: "y", percent: 50, weights: { a: 1 } },
      ],
    },
    code: "funding/partner-missing",
    path: ["factors", 1, "weights", "b"],
  },
  {
    formula: {
      kind: "top-slice",
      first: [{ partner: "a", amount: "x" }],
      rest: { kind: "equal", partners: ["a"] },
    },
    code: "funding/amount-invalid",
    path: ["first", 0, "amount"],
  },
  {
    formula: {
      kind: "top-slice",
      first: [{ partner: "a", percent: -1 }],
      rest: { kind: "equal", partners: ["a"] },
    },
    code: "funding/weight-invalid",
    path: ["first", 0, "percent"],
  },
  {
    formula: {
      kind: "top-slice",
      first: [{ partner: "a", percent: 1 }],
      rest: { kind: "equal", partners: [] },
    },
    code: "funding/no-partners",
    path: ["rest", "partners"],
  },
  {
    formula: {
      kind: "members",
      formula: { kind: "equal", partners: ["a"] },
      members: { b: { kind: "equal", partners: ["c"] } },
    },
    code: "funding/partner-unknown",
    path: ["members", "b"],
  },
  {
    formula: {
      kind: "members",
      formula: { kind: "equal", partners: ["a", "b"] },
      members: { a: { kind: "equal", partners: ["b"] } },
    },
    code: "funding/repeated-partner",
    path: ["members", 1],
  },
  {
    formula: {
      kind: "members",
      formula: { kind: "equal", partners: ["a"] },
      members: { a: { kind: "equal", partners: [] } },
    },
    code: "funding/no-partners",
    path: ["members", "a", "partners"],
  },
  {
    formula: {
      kind: "boards",
      formula: { kind: "equal", partners: ["a"] },
      boards: { kind: "weights", weights: { x: 0 } },
    },
    code: "funding/weights-all-zero",
    path: ["boards", "weights"],
  },
  {
    formula: { kind: "percent", percents: { a: 100 }, tie: { payer: "b" } },
    code: "funding/partner-unknown",
    path: ["tie", "payer"],
  },
  {
    formula: { kind: "equal", partners: ["a"], tie: { turn: 0.5 } },
    code: "funding/weight-invalid",
    path: ["tie", "turn"],
  },
  {
    formula: { kind: "equal", partners: ["a"], tie: "random" },
    code: "funding/choice-unknown",
    path: ["tie"],
  },
  {
    formula: {
      kind: "top-slice",
      first: [{ partner: "a", amount: 1 }],
      rest: {
        kind: "boards",
        formula: { kind: "equal", partners: ["a"] },
        boards: { kind: "equal", partners: ["children"] },
      },
    },
    code: "funding/formula-invalid",
    path: ["rest", "kind"],
  },
  {
    formula: {
      kind: "boards",
      formula: { kind: "equal", partners: [] },
      boards: { kind: "equal", partners: ["children"] },
    },
    code: "funding/no-partners",
    path: ["formula", "partners"],
  },
  {
    formula: { kind: "members", formula: { kind: "equal", partners: [] }, members: {} },
    code: "funding/no-partners",
    path: ["formula", "partners"],
  },
  {
    formula: { kind: "blend", factors: [{ name: "x", percent: 100, weights: { a: 0 } }] },
    code: "funding/weights-all-zero",
    path: ["factors", 0, "weights"],
  },
  { formula: { kind: "lottery" }, code: "funding/formula-invalid", path: ["kind"] },
  { formula: undefined, code: "funding/formula-invalid", path: ["kind"] },
];

it.each(invalid)("finds and refuses $code at $path", ({ formula, code, path }) => {
  expect(checkFormula(formula as FundingFormula)[0]).toMatchObject({ code, severity: "error", path });
  const divide = () => sharesUnder(formula as FundingFormula, money("1"));
  expect(divide).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(divide)).toMatchSnapshot();
});
