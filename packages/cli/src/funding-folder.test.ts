import { formatMoney } from "@pdscp/core";
import { expect, it } from "vitest";
import type { FundingOfYear } from "./funding-folder.ts";
import { yearFolder } from "./year.fixture.ts";
import { readYear } from "./year-folder.ts";

const account = (...lines: readonly string[]) =>
  ["Financial year,Kind,Line,Amount", "2023/24,Opening balance,From last year,100.00", ...lines, ""].join(
    "\n",
  );
const spent = "2023/24,Expenditure,Team,50.00";

async function fundingOf(change: Readonly<Record<string, string>>): Promise<FundingOfYear> {
  return (await readYear(await yearFolder(change))).funding as FundingOfYear;
}

it.each<{ lines: readonly string[]; differ: readonly string[]; when: string }>([
  { lines: [spent], differ: [], when: "the account has no contributions line by line" },
  {
    lines: ["2023/24,Contribution,Council,1000.00", "2023/24,Contribution,Police,1000.00", spent],
    differ: [],
    when: "they agree",
  },
  {
    lines: ["2023/24,Contribution,Council,1000.00", "2023/24,Grant,Police,1000.00", spent],
    differ: ["Police: £1,000 in one, nothing in the other"],
    when: "a line of that name is no contribution",
  },
  {
    lines: [
      "2023/24,Contribution,Council,1000.00",
      "2023/24,Contribution,Police,999.99",
      spent,
      "2022/23,Opening balance,From last year,0.00",
      "2022/23,Contribution,Police,1000.00",
      "2022/23,Expenditure,Team,900.00",
    ],
    differ: ["Police: £1,000 in one, £999.99 in the other"],
    when: "only another year's line has the amount",
  },
  {
    lines: [
      "2023/24,Contribution,Council,400.00",
      "2023/24,Contribution,Police,1000.00",
      "2023/24,Contribution,Council,600.00",
      spent,
    ],
    differ: [],
    when: "a partner paid in two parts",
  },
  {
    lines: ["2023/24,Contribution,All partners,2000.00", spent],
    differ: [],
    when: "the account has the whole in one line",
  },
  {
    lines: [
      "2023/24,Contribution,Council,1000.00",
      "2023/24,Contribution,Police,1000.00",
      "2023/24,Contribution,Probation,5.00",
      spent,
    ],
    differ: ["Probation: nothing in one, £5 in the other"],
    when: "only the account has a partner",
  },
])("says where the account and the contributions differ when $when", async ({ lines, differ }) => {
  const { differences } = await fundingOf({ "funding/account.csv": account(...lines) });
  expect(differences).toEqual(
    differ.map((partner) => `contributions.csv and account.csv differ about ${partner}`),
  );
});

it("stands on the lines of its own year, and on cash alone", async () => {
  const { budget, shares, before, accountLines } = await fundingOf({
    "funding/contributions.csv":
      "Financial year,Partner,Amount,Kind,Description\n2022/23,Council,900.00,cash,\n2023/24,Council,5.00,in-kind,Rooms\n2023/24,Council,1000.00,cash,\n",
    "funding/account.csv": account(
      spent,
      "2022/23,Opening balance,From last year,0.00",
      "2022/23,Grant,Office,150.00",
      "2022/23,Expenditure,Team,50.00",
    ),
  });
  expect(formatMoney(budget)).toBe("£1,000");
  expect(shares.at.map(({ line }) => line)).toEqual([4]);
  expect(before?.at.map(({ line }) => line)).toEqual([2]);
  expect(accountLines.map(({ kind, at }) => [kind, at.line])).toEqual([
    ["opening balance", 2],
    ["expenditure", 3],
  ]);
});

it("names the line of what it refuses, among those of other years", async () => {
  const twice =
    "Financial year,Partner,Amount,Kind\n2022/23,Council,1,cash\n2023/24,Police,1,cash\n2023/24,Council,1,cash\n2023/24,Council,2,cash\n";
  await expect(fundingOf({ "funding/contributions.csv": twice })).rejects.toMatchObject({
    name: "FileRefusal",
    code: "funding/repeated-partner",
    at: { source: "funding/contributions.csv", line: 5 },
  });
});

it("says that an account without lines for the year has none", async () => {
  const other =
    "Financial year,Kind,Line,Amount\n2021/22,Opening balance,x,1.00\n2021/22,Expenditure,Team,1.00\n";
  await expect(fundingOf({ "funding/account.csv": other })).rejects.toMatchObject({
    code: "funding/year-missing",
    message: "funding/account.csv: Cannot give the account: lines for 2023/24 are needed",
  });
});

it("says where the year does not open with what the year before closed with, where the file has both", async () => {
  const before = (spentBefore: string, year = "2022/23") => [
    `${year},Opening balance,From the year before,0.00`,
    `${year},Grant,A grant,1000.00`,
    `${year},Expenditure,Team,${spentBefore}`,
  ];
  const said = async (...lines: readonly string[]) =>
    (await fundingOf({ "funding/account.csv": account(spent, ...lines) })).differences;
  expect(await said(...before("900.00"))).toEqual([]);
  expect(await said(...before("899.50"))).toEqual([
    "2023/24: opens with £100, and 2022/23 closed with £100.50",
  ]);
  expect(await said(...before("0.00", "2021/22"))).toEqual([]);
});
