import { expect, it } from "vitest";
import type { FundingFormula } from "./formula.ts";
import { formulaText } from "./formula-text.ts";

it.each<{ formula: FundingFormula; words: string }>([
  { formula: { kind: "equal", partners: ["a"] }, words: "equally between a" },
  { formula: { kind: "weights", weights: { a: 1, b: 2 } }, words: "by weight between a and b" },
  {
    formula: { kind: "weights", of: "children", weights: { a: 1, b: 2 } },
    words: "by children between a and b",
  },
  {
    formula: {
      kind: "blend",
      factors: [
        { name: "population", percent: 50, weights: { a: 1, b: 1 } },
        { name: "crime", percent: "25", weights: { a: 1, b: 1 } },
        { name: "demand", percent: 25, weights: { a: 1, b: 1 } },
      ],
    },
    words: "50% by population, 25% by crime and 25% by demand between a and b",
  },
  {
    formula: { kind: "fixed", amounts: { a: 1, b: 2 } },
    words: "by amounts fixed beforehand between a and b",
  },
  { formula: { kind: "percent", percents: { a: "57.5", b: 42.5 } }, words: "57.5% by a and 42.5% by b" },
  {
    formula: {
      kind: "top-slice",
      first: [
        { partner: "host", amount: "10000" },
        { partner: "police", percent: 5 },
      ],
      rest: { kind: "equal", partners: ["host", "police"] },
    },
    words: "first £10,000 by host and 5% by police, then the rest equally between host and police",
  },
  {
    formula: {
      kind: "boards",
      formula: {
        kind: "members",
        formula: { kind: "equal", partners: ["councils", "police"] },
        members: { councils: { kind: "equal", partners: ["north", "south"] } },
      },
      boards: { kind: "equal", partners: ["children", "adults"] },
    },
    words:
      "equally between councils and police; councils: equally between north and south; each payment equally between children and adults",
  },
])("puts it in words: $words", ({ formula, words }) => {
  expect(formulaText(formula)).toBe(words);
});
