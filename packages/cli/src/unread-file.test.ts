import { expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { yearFolder } from "./year.fixture.ts";
import { readYear } from "./year-folder.ts";

const unreadIn = async (...names: readonly string[]) => {
  const folder = await yearFolder(Object.fromEntries(names.map((name) => [name, "a,b\n"])));
  const { unread } = await readYear(folder);
  return unread.map((name) => name.replace(/^year-[^/]+\//, "year/"));
};

it("names the tables that no file of a year is called by", async () => {
  expect(await unreadIn()).toEqual([]);
  expect(
    await unreadIn(
      "contributions.csv",
      "training/evaluation.csv",
      "training/Bookings.XLSX",
      "cdop/cases.ods",
      "cdop/cases.xls",
      "funding/account.csv.bak",
      "funding/notes.txt",
      "funding/README.md",
    ),
  ).toEqual([
    "year/contributions.csv",
    "cdop/cases.ods",
    "cdop/cases.xls",
    "training/Bookings.XLSX",
    "training/evaluation.csv",
  ]);
});

it("names the JSON files that no rules of a year are called by, in the folders that have any", async () => {
  expect(
    await unreadIn(
      "priorities/rating-rules.json",
      "priorities/rating-rules.json.bak",
      "training/Price-list.json",
      "cdop/cases.json",
      "notes.json",
      "Finance/division.json",
    ),
  ).toEqual(["cdop/cases.json", "training/Price-list.json", "priorities/rating-rules.json"]);
  const folder = await yearFolder({ "priorities/rating-rules.json": "{}", "training/prices.json": "{}" });
  const { out } = await pdscp("figures", folder);
  expect(out).toContain(
    "\npriorities/rating-rules.json is not read: no file of a year is called so; the rules there are in rating-rule.json or division.json\n",
  );
  expect(out).toContain(
    "\ntraining/prices.json is not read: no file of a year is called so; the rules there are in price-list.json, cancellation-policy.json, free-place-rules.json or free-place-requests.json\n",
  );
});

it("names the tables of a folder that is called otherwise than a year's, and of none within it", async () => {
  expect(
    await unreadIn("Finance/contributions.csv", "Finance/old/contributions.csv", "notes/read me.txt"),
  ).toEqual(["Finance/contributions.csv"]);
});

it("says so under the figures", async () => {
  const { exit, out } = await pdscp("figures", await yearFolder({ "training/evaluation.csv": "a,b\n" }));
  expect(exit).toBe(0);
  expect(out).toContain(
    '\ntraining/evaluation.csv is not read: no file of a year is called so; "pdscp template" lists the names\n',
  );
});

it("says which values a column allows, and not what the cell held", async () => {
  const folder = await yearFolder({
    "funding/account.csv":
      "Financial year,Kind,Line,Amount\n2023/24,Opening balance,x,1.00\n2023/24,Salaries,Team,1.00\n2023/24,Expenditure,Team,1O\n",
  });
  const { exit, err } = await pdscp("figures", folder);
  expect(exit).toBe(2);
  expect(err).toContain(
    'funding/account.csv:3:2 Kind: one of "opening balance", "contribution", "fee", "grant", "other income", "expenditure", "closing balance" is needed (core/choice-unknown)\n',
  );
  expect(err).toContain("funding/account.csv:4:4 Amount: an amount");
  expect(err).not.toContain("Salaries");
});
