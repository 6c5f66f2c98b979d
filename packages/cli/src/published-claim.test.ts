import { calendarDate, type FigureValue, figure, financialYear, money, quarterOf } from "@pdscp/core";
import { checkDraft, createRegister } from "@pdscp/report";
import fc from "fast-check";
import { expect, it } from "vitest";
import { comparePublished, type PublishedClaim, publishedTable, verdictOn } from "./published-claim.ts";

const base = {
  id: "one",
  label: "One",
  period: financialYear("2023/24"),
  because: "It is so",
  from: [{ title: "A paper" }],
};
const pounds = (amount: string): FigureValue => ({ kind: "money", amount: money(amount) });
const share: FigureValue = { kind: "percentage", count: 14, total: 27, of: "reviews" };

const count = (of: number): FigureValue => ({ kind: "count", count: of });
const days = (of: number): FigureValue => ({ kind: "days", days: of });
const rate: FigureValue = { kind: "rate", count: 27, population: 139_896, per: 100_000 };
const withheld: FigureValue = { kind: "withheld", why: "few" };
const missing: FigureValue = { kind: "not-available", why: "not collected" };

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
  { printed: "no reduction: £0", value: pounds("0"), verdict: "agrees" },
  { printed: "£37,892.50 from each of 4 partners", value: pounds("37892.5"), verdict: "agrees" },
  { printed: "£37,892.50 each", value: pounds("37892.5"), verdict: "agrees" },
  { printed: "£37,892", value: pounds("37892.5"), verdict: "differs" },
  { printed: "£0.3 million", value: pounds("0"), verdict: "differs" },
  { printed: "£0.3 million", value: pounds("255984"), verdict: "agrees" },
  { printed: "about £256,000", value: pounds("255984"), verdict: "agrees" },
  { printed: "nearly £256,000", value: pounds("255984"), verdict: "agrees" },
  { printed: "nearly £255,984", value: pounds("255984"), verdict: "differs" },
  { printed: "about 7,639", value: pounds("7639"), verdict: "cannot tell" },
  { printed: "£1 then, £2 now", value: pounds("2"), verdict: "cannot tell" },
  { printed: "14 (52 %)", value: share, verdict: "agrees" },
  { printed: "14 of 27 (52%)", value: share, verdict: "agrees" },
  { printed: "51.9%", value: share, verdict: "agrees" },
  { printed: "51%", value: share, verdict: "differs" },
  { printed: "over 52%", value: share, verdict: "differs" },
  { printed: "over 50%", value: share, verdict: "agrees" },
  { printed: "under 52%", value: share, verdict: "agrees" },
  { printed: "13 (52%)", value: share, verdict: "differs" },
  { printed: "14", value: share, verdict: "cannot tell" },
  { printed: "52% this year, 54% last year", value: share, verdict: "cannot tell" },
  {
    printed: "under 29%",
    value: { kind: "percentage", count: 29, total: 100, of: "reviews" },
    verdict: "differs",
  },
  { printed: "over 2876", value: count(2876), verdict: "differs" },
  { printed: "over 2,800", value: count(2876), verdict: "agrees" },
  { printed: "under 27", value: count(27), verdict: "differs" },
  { printed: "2,876", value: count(2876), verdict: "agrees" },
  { printed: "27 (52%)", value: count(27), verdict: "agrees" },
  { printed: "27 (52%)", value: count(52), verdict: "differs" },
  { printed: "28 this year, 27 last year", value: count(27), verdict: "cannot tell" },
  { printed: "none", value: count(0), verdict: "cannot tell" },
  { printed: "[c]", value: count(3), verdict: "cannot tell" },
  { printed: "452 days", value: days(452), verdict: "agrees" },
  { printed: "451 days", value: days(452), verdict: "differs" },
  { printed: "452 weeks", value: days(452), verdict: "cannot tell" },
  { printed: "19.3 per 100,000", value: rate, verdict: "agrees" },
  { printed: "27 (19.3 per 100,000)", value: rate, verdict: "agrees" },
  { printed: "28 (19.3 per 100,000)", value: rate, verdict: "differs" },
  { printed: "19.4 per 100,000", value: rate, verdict: "differs" },
  { printed: "19.3 per 1,000", value: rate, verdict: "differs" },
  { printed: "[c]", value: withheld, verdict: "agrees" },
  { printed: "27", value: withheld, verdict: "cannot tell" },
  { printed: "[x]", value: missing, verdict: "agrees" },
  { printed: "[c]", value: missing, verdict: "cannot tell" },
])("takes $printed for $value.kind: $verdict", ({ printed, value, verdict }) => {
  const one = figure({ ...base, value });
  expect(verdictOn(one, { figure: "one", ...(printed === undefined ? {} : { printed }) })).toBe(verdict);
  expect(verdictOn(one, undefined)).toBe("not printed");
});

it.each([
  { period: financialYear("2023/24"), claimed: "2023/24", verdict: "agrees" },
  { period: financialYear("2023/24"), claimed: "2022/23", verdict: "of another year" },
  { period: calendarDate("2024-03-31"), claimed: "2023/24", verdict: "agrees" },
  { period: calendarDate("2024-04-01"), claimed: "2023/24", verdict: "of another year" },
  { period: quarterOf(calendarDate("2023-12-01")), claimed: "2023/24", verdict: "agrees" },
])("compares a figure of $period with a claim of $claimed: $verdict", ({ period, claimed, verdict }) => {
  const one = figure({ ...base, period, value: count(27) });
  expect(verdictOn(one, { figure: "one", printed: "27", period: financialYear(claimed) })).toBe(verdict);
});

it("judges every claim in one way, or says that it has no figure", () => {
  const register = createRegister([
    figure({ ...base, id: "a", value: count(27) }),
    figure({ ...base, id: "b", value: count(27) }),
    figure({ ...base, id: "c", value: count(27) }),
    figure({ ...base, id: "d", value: count(27) }),
    figure({ ...base, id: "e", value: count(27) }),
  ]);
  const claims: readonly PublishedClaim[] = [
    { figure: "a", printed: "27" },
    { figure: "b", printed: "28" },
    { figure: "c", printed: "some" },
    { figure: "d", printed: "27", period: financialYear("2022/23") },
    { figure: "e" },
    { figure: "f", printed: "27" },
  ];
  const published = new Map(claims.map((claim) => [claim.figure, claim]));
  const { agree, differ, untold, ofAnotherYear, unknown } = comparePublished(published, register);
  expect(
    [agree, differ, untold, ofAnotherYear, unknown].map((found) => found.map((claim) => claim.figure)),
  ).toEqual([["a"], ["b"], ["c"], ["d"], ["f"]]);
});

it("never contradicts the check of a draft about a count or an amount", () => {
  const numbers = fc.record({
    size: fc.integer({ min: 1_000, max: 9_999 }),
    said: fc.constantFrom(
      (size: number) => size,
      (size) => size + 1,
      (size) => Math.round(size / 100) * 100,
    ),
    word: fc.constantFrom("", "over ", "nearly ", "about "),
    isMoney: fc.boolean(),
  });
  fc.assert(
    fc.property(numbers, ({ size, said, word, isMoney }) => {
      const one = figure({ ...base, value: isMoney ? pounds(String(size)) : count(size) });
      const printed = `${word}${isMoney ? "£" : ""}${said(size).toLocaleString("en-GB")}`;
      const { mentions, findings } = checkDraft(`${one.label}: ${printed}`, createRegister([one]));
      const stands = mentions.every(({ status }) => status === "sourced") && findings.length === 0;
      expect(verdictOn(one, { figure: "one", printed })).toBe(stands ? "agrees" : "differs");
    }),
  );
});

it("reads what a paper printed by these headings", () => {
  expect([
    publishedTable.name,
    ...publishedTable.columns.map(({ heading, aliases }) => [heading, ...aliases]),
  ]).toEqual([
    "published figures",
    ["Figure"],
    ["Printed", "As printed"],
    ["Period"],
    ["Basis"],
    ["Document"],
    ["Place"],
    ["Relation", "Note"],
  ]);
  expect(publishedTable.key).toEqual(["figure"]);
});
