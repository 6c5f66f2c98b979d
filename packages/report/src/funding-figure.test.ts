import { calendarDate, financialYear, formatFigure, money } from "@pdscp/core";
import {
  drawDown,
  type EarmarkStatement,
  earmarkStatement,
  openEarmark,
  type YearAccount,
  yearAccount,
} from "@pdscp/funding";
import { expect, it } from "vitest";
import { fundingFigures } from "./funding-figure.ts";

const year = financialYear("2023/24");
const balances = { year, opening: money("21697"), closing: money("68853") };
const fund = openEarmark({
  id: "free-training",
  purpose: "Free places",
  amount: money("10000"),
  from: calendarDate("2023-04-01"),
  expires: calendarDate("2025-03-31"),
  conditions: ["a review"],
  leftover: "general",
});
const spent = drawDown(fund, {
  amount: money("10000"),
  on: calendarDate("2023-06-01"),
  reason: "a review",
});
const [full, empty] = [fund, spent].map((earmark) =>
  earmarkStatement(earmark, calendarDate("2024-03-31")),
) as [EarmarkStatement, EarmarkStatement];

it.each<{
  when: string;
  account: YearAccount;
  earmarks?: readonly EarmarkStatement[];
  figures: readonly string[];
}>([
  { when: "nothing is said of earmarks", account: yearAccount(balances), figures: [] },
  {
    when: "a fund is known that the account leaves out",
    account: yearAccount(balances),
    earmarks: [full],
    figures: [],
  },
  {
    when: "there is said to be none",
    account: yearAccount(balances),
    earmarks: [],
    figures: ["funding.earmarked £0", "funding.general £68,853"],
  },
  {
    when: "all of it is spent",
    account: yearAccount(balances),
    earmarks: [empty],
    figures: ["funding.earmarked £0", "funding.general £68,853"],
  },
  {
    when: "the account has it",
    account: yearAccount({ ...balances, earmarks: [fund] }),
    figures: ["funding.earmarked £10,000", "funding.general £58,853"],
  },
])("says what is set aside only where it is known: $when", ({ account, earmarks, figures }) => {
  const all = fundingFigures({ account, ...(earmarks === undefined ? {} : { earmarks }) }, year);
  expect(
    all
      .filter(({ id }) => id === "funding.earmarked" || id === "funding.general")
      .map((each) => `${each.id} ${formatFigure(each)}`),
  ).toEqual(figures);
});

it("gives a contribution the reason that the partners have agreed, or says that it is another", () => {
  const shares = [
    { partner: "Council", amount: money("100") },
    { partner: "Police", amount: money("60") },
    { partner: "Probation", amount: money("40") },
  ];
  const agreed = {
    shares: ["Council", "Police"].map((partner) => ({ partner, amount: money("100") })),
    because: 'by "Shares" (Memorandum): equally',
  };
  const because = (given: Parameters<typeof fundingFigures>[0]) =>
    fundingFigures(given, year).flatMap(({ id, because }) =>
      id.startsWith("funding.contribution.") ? [because] : [],
    );
  expect(because({ shares, agreed })).toEqual([
    'The partner\'s share of the budget by "Shares" (Memorandum): equally',
    'What the partner paid; its share of the budget is £100 by "Shares" (Memorandum): equally',
    'What the partner paid; its share of the budget is nothing by "Shares" (Memorandum): equally',
  ]);
  expect(new Set(because({ shares }))).toEqual(new Set(["The partner's share of the budget"]));
});
