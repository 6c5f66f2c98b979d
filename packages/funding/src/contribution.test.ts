import { type FinancialYear, financialYear } from "@pdscp/core";
import { expect, it } from "vitest";
import * as z from "zod";
import {
  type ContributionJson,
  contributionSchema,
  contributionsIn,
  contributionTable,
} from "./contribution.ts";

const cash = (partner: string, amount: string, year = "2023/24"): ContributionJson => ({
  year,
  partner,
  amount,
  kind: "cash",
});
const room: ContributionJson = {
  year: "2023/24",
  partner: "BCP Council",
  amount: "0",
  kind: "in-kind",
  description: "Training room, six days",
};
const read = (rows: readonly ContributionJson[]) => rows.map((row) => contributionSchema.parse(row));

it("keeps what is given in kind apart from cash", () => {
  const records = read([cash("BCP Council", "75785"), room, room, cash("BCP Council", "83424", "2022/23")]);
  const { cash: shares, inKind } = contributionsIn(records, financialYear("2023/24"));
  expect(shares.map(({ partner, amount }) => [partner, amount.toFixed(2)])).toEqual([
    ["BCP Council", "75785.00"],
  ]);
  expect(inKind.map(({ description }) => description)).toEqual([room.description, room.description]);
});

it("leaves out no contribution of a kind that there is not, and takes a year in any spelling", () => {
  const [one] = read([cash("a", "1")]);
  const given = [one, { ...one, kind: "Cash" }] as never;
  expect(() => contributionsIn(given, financialYear("2023/24"))).toThrow(
    expect.objectContaining({ code: "funding/choice-unknown", path: ["contributions", 1, "kind"] }),
  );
  expect(contributionsIn(read([cash("a", "1")]), "2023-24" as FinancialYear).cash).toHaveLength(1);
});

it.each([
  {
    rows: [room],
    code: "funding/year-missing",
    path: ["contributions"],
    message: "Cannot give the contributions: a list with at least one in cash for 2023/24 is needed",
  },
  {
    rows: [cash("a", "1"), cash("b", "1"), cash("a", "2")],
    code: "funding/repeated-partner",
    path: ["contributions", 2],
    message: 'Cannot divide the budget: "a" is named twice',
  },
])("refuses a year with $code", ({ rows, code, path, message }) => {
  expect(() => contributionsIn(read(rows), financialYear("2023/24"))).toThrow(
    expect.objectContaining({ code, path, message }),
  );
});

it("reads and writes rows, and says what is wrong with one", () => {
  const outcome = contributionTable.readRow([
    "2022-23",
    "NHS Dorset",
    "£75,000",
    "Cash",
    undefined,
    "03/04/2022",
    undefined,
  ]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  expect(contributionTable.writeRow(outcome.record)).toEqual([
    "2022/23",
    "NHS Dorset",
    "75000.00",
    "cash",
    undefined,
    "2022-04-03",
    undefined,
  ]);
  const bad = contributionTable.readRow([
    "2022-24",
    undefined,
    "75k",
    "loan",
    undefined,
    undefined,
    undefined,
  ]);
  expect(bad.ok ? [] : bad.issues.map(({ code, heading }) => [code, heading])).toEqual([
    ["core/year-invalid", "Financial year"],
    ["core/value-missing", "Partner"],
    ["core/amount-invalid", "Amount"],
    ["core/choice-unknown", "Kind"],
  ]);
});

it("keeps the shape of its records, and the headings by which they are read", () => {
  expect([
    contributionTable.name,
    ...contributionTable.columns.map(({ heading, aliases }) => [heading, ...aliases]),
  ]).toMatchSnapshot();
  expect(z.toJSONSchema(contributionSchema, { io: "input" })).toMatchSnapshot();
});
