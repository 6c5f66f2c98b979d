import { financialYear, money } from "@pdscp/core";
import { createRegister } from "@pdscp/report";
import { expect, it } from "vitest";
import type { PublishedClaim } from "./published-claim.ts";
import { verdictText } from "./published-text.ts";

const register = createRegister(
  ["a", "b", "c"].map((id) => ({
    id,
    label: `The amount of ${id}`,
    period: financialYear("2023/24"),
    value: { kind: "money", amount: money("5.00") },
    from: [{ title: "made up" }],
    because: "made up",
  })),
);

type Printed = readonly [text: string, basis?: PublishedClaim["basis"]];

/** What is said of figures that are printed as £5, which agrees, or as another amount. */
function said(printed: readonly Printed[]): string {
  const claims = printed.map(([text, basis], index): [string, PublishedClaim] => {
    const figure = ["a", "b", "c"][index] as string;
    return [figure, { figure, printed: text, ...(basis === undefined ? {} : { basis }) } as PublishedClaim];
  });
  return verdictText(new Map(claims), register);
}

const why =
  "their records were entered from them, or made to have their totals, so that agreement shows that they are counted correctly, and not that the papers are right";

it.each<{ of: readonly Printed[]; text: string }>([
  { of: [], text: "The papers print none of these figures." },
  { of: [["£5"]], text: "The one figure that the papers print agrees." },
  { of: [["£6"]], text: "The one figure that the papers print does not agree; 1 differs: a." },
  { of: [["£6"], ["£7"]], text: "0 of the 2 figures that the papers print agree; 2 differ: a, b." },
  {
    of: [["£5", "derived"]],
    text: `The one figure that the papers print agrees.\nOf those that agree, none is computed independently of the number printed; 1 follows from the same papers: ${why}.`,
  },
  {
    of: [
      ["£5", "independent"],
      ["£5", "independent"],
    ],
    text: "All 2 figures that the papers print agree.\nOf those that agree, 2 are computed independently of the number printed.",
  },
  {
    of: [["£5", "independent"], ["£5", "derived"], ["£5"]],
    text: `All 3 figures that the papers print agree.\nOf those that agree, 1 is computed independently of the number printed; of 1 the basis is not said; 1 follows from the same papers: ${why}.`,
  },
])("says: $text", ({ of, text }) => {
  expect(said(of)).toBe(text);
});
