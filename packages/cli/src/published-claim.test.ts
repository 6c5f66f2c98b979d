import { type FigureValue, figure, financialYear, money } from "@pdscp/core";
import { expect, it } from "vitest";
import { publishedTable, verdictOn } from "./published-claim.ts";

const pounds = (amount: string): FigureValue => ({ kind: "money", amount: money(amount) });
const share: FigureValue = { kind: "percentage", count: 14, total: 27, of: "reviews" };

it.each<{ printed?: string; value: FigureValue; verdict: string }>([
  { value: pounds("1"), verdict: "not printed" },
  { printed: "£7,639 reduction", value: pounds("-7639"), verdict: "agrees" },
  { printed: "a fall of £7,639", value: pounds("-7639"), verdict: "agrees" },
  { printed: "£7,639 less", value: pounds("-7639"), verdict: "agrees" },
  { printed: "-£7,639", value: pounds("-7639"), verdict: "agrees" },
  { printed: "−£7,639", value: pounds("-7639"), verdict: "agrees" },
  { printed: "(£7,639)", value: pounds("-7639"), verdict: "agrees" },
  { printed: "9.2% (£7,639)", value: pounds("7639"), verdict: "agrees" },
  { printed: "£7,639 increase", value: pounds("-7639"), verdict: "differs" },
  { printed: "£7,639 reduction", value: pounds("7639"), verdict: "differs" },
  { printed: "£37,892.50 each", value: pounds("37892.5"), verdict: "agrees" },
  { printed: "£37,892", value: pounds("37892.5"), verdict: "differs" },
  { printed: "about 7,639", value: pounds("7639"), verdict: "differs" },
  { printed: "14 (52 %)", value: share, verdict: "agrees" },
  { printed: "51.9%", value: share, verdict: "agrees" },
  { printed: "51%", value: share, verdict: "differs" },
  { printed: "13 (52%)", value: share, verdict: "differs" },
  { printed: "14", value: share, verdict: "differs" },
  { printed: "over 2876", value: { kind: "count", count: 2876 }, verdict: "agrees" },
  { printed: "2,876", value: { kind: "count", count: 2876 }, verdict: "agrees" },
  { printed: "27 (52%)", value: { kind: "count", count: 27 }, verdict: "agrees" },
  { printed: "27 (52%)", value: { kind: "count", count: 52 }, verdict: "differs" },
  { printed: "none", value: { kind: "count", count: 0 }, verdict: "differs" },
  { printed: "27", value: { kind: "withheld", why: "few" }, verdict: "differs" },
])("takes $printed for $value.kind: $verdict", ({ printed, value, verdict }) => {
  const one = figure({
    id: "one",
    label: "One",
    period: financialYear("2023/24"),
    value,
    because: "It is so",
    from: [{ title: "A paper" }],
  });
  expect(verdictOn(one, { figure: "one", ...(printed === undefined ? {} : { printed }) })).toBe(verdict);
  expect(verdictOn(one, undefined)).toBe("not printed");
});

it("reads what a paper printed by these headings", () => {
  expect([
    publishedTable.name,
    ...publishedTable.columns.map(({ heading, aliases }) => [heading, ...aliases]),
  ]).toEqual([
    "published figures",
    ["Figure"],
    ["Printed", "As printed"],
    ["Document"],
    ["Place"],
    ["Relation", "Note"],
  ]);
  expect(publishedTable.key).toEqual(["figure"]);
});
