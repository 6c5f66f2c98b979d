import { defineTable } from "@pdscp/core";
import { expect, it } from "vitest";
import * as z from "zod";
import { grants, notes } from "./grant.fixture.ts";
import { csvReader } from "./index.ts";
import { file, told } from "./payment.fixture.ts";

it.each([
  {
    text: file("Amount,Fund", "5,North"),
    rows: ["2 ok"],
    warnings: [],
    when: "optional columns are left out",
  },
  {
    text: file("Amount,Fund", "5,North", "5,Total"),
    rows: ["2 ok", "3:2 csv/totals-row"],
    warnings: [],
    when: "a total stands after an amount",
  },
  {
    text: file("Scope,Fund,Amount", "total,North,5", "Total,North,5", "part,North,5", "part,Total,5"),
    rows: ["2 ok", "3 ok", "4 ok", "5:2 csv/totals-row"],
    warnings: [],
    when: 'a choice is called "total"',
  },
  {
    text: file("Fund,Scope,Amount", "total,part,5", "North,total,5"),
    rows: ["2:1 csv/totals-row", "3 ok"],
    warnings: [],
    when: 'a choice further on is called "total"',
  },
  {
    text: file("Amount,On,Fund", "5,2024-04-01,Total", "5,2024-04-01"),
    rows: ["2:3 csv/totals-row", "3:3 csv/row-short"],
    warnings: [],
    when: "a row that is cut short comes after a total",
  },
  {
    text: file("Amount,Fund", "5,North,East", "5"),
    rows: ["2:3 csv/row-long", "3:2 csv/row-short"],
    warnings: [],
    when: "a row that is cut short comes after a long one",
  },
  {
    text: file("Amount,Fund", "5,North,,East", "5,North,"),
    rows: ["2:3 csv/row-long", "3 ok"],
    warnings: ["csv/blank-columns 1"],
    when: "a row with a blank cell more comes after a longer one",
  },
  {
    text: file(
      "Fund,Amount,Note",
      ...["North,1,234.00,", "North,£12,500,", "North,-1,234,,", "North,(1,234.00),", "North, £1,234.00 ,"],
    ),
    rows: [2, 3, 4, 5, 6].map((line) => `${line}:4 csv/row-long`),
    warnings: [],
    when: "a comma without quotes pushes an amount into an optional column",
  },
  {
    text: file("Fund,Amount,Note,", "North,1,234.00,,"),
    rows: ["2:4 csv/row-long"],
    warnings: ["csv/blank-columns 1"],
    when: "the same stands under a blank heading",
  },
  {
    text: file("Fund,Amount,Note", "North,1000,234.00,", "North,5.00,234,", "North,5,23,", "North,5,2345,"),
    rows: ["2 ok", "3 ok", "4 ok", "5 ok"],
    warnings: ["csv/blank-columns 1"],
    when: "the cells of rows with a blank cell more are no two halves",
  },
  {
    text: file("Fund,Amount,Note,", "North,5,234,", '"North","12","500"'),
    rows: ["2 ok", "3 ok"],
    warnings: ["csv/blank-columns 1"],
    when: "rows are as long as their headings",
  },
  {
    text: file("Note,Amount,Fund", "5,123,North,"),
    rows: ["2 ok"],
    warnings: ["csv/blank-columns 1"],
    when: "a number of a text stands before an amount",
  },
  {
    text: file("Amount,Fund,,", "5,North,,", "Amount,Fund"),
    rows: ["2 ok", "3:1 csv/header-repeated"],
    warnings: ["csv/blank-columns 1"],
    when: "the headings come again without their blank columns",
  },
  {
    text: file("Fund report,2024", "Note,Fund,Scope,Amount,On,Ref", ",North,,5,,"),
    rows: ["3 ok"],
    warnings: ["csv/title-rows 1"],
    when: "a title has two of six cells",
  },
  {
    text: file("x,North,,5,,", "Note,Fund,Scope,Amount,On,Ref"),
    rows: ["1:1 csv/row-above-header"],
    warnings: [],
    when: "a record above has three of six cells",
  },
  {
    text: file("Fund:,all", "Fund,Amount", "North,5"),
    rows: ["3 ok"],
    warnings: ["csv/title-rows 1"],
    when: "a title has both of two cells, and no amount",
  },
  {
    text: file("North,5", "Fund,Amount"),
    rows: ["1:1 csv/row-above-header"],
    warnings: [],
    when: "a record above has both of two cells",
  },
  {
    text: file("Fund,Scope,Amount", "whole,part,5"),
    rows: ["2:2 core/value-invalid"],
    warnings: [],
    when: "two cells do not go together",
  },
  {
    text: file("Amount,Fund", "5,whole", "5,none"),
    rows: ["2:undefined core/value-invalid", "3:undefined core/value-invalid"],
    warnings: [],
    when: "a record is wrong and no cell of it",
  },
])("reads each row of a table with optional columns when $when", async ({ text, rows, warnings }) => {
  expect(await told(csvReader(grants, text))).toMatchObject({ rows, warnings, refused: undefined });
});

it("takes a full row above for a record where no column could tell it from a title", async () => {
  const texts = defineTable({
    name: "texts",
    schema: z.strictObject({ Area: z.string(), Note: z.string() }),
    headings: { Area: "Area", Note: "Note" },
  });
  const { rows, warnings } = await told(csvReader(texts, file("Areas", "North,x", "Area,Note", "East,y")));
  expect({ rows, warnings }).toEqual({
    rows: ["2:1 csv/row-above-header", "4 ok"],
    warnings: ["csv/title-rows 1"],
  });
});

it.each([
  {
    text: file("Note,On", "x,2024-04-01", ",", "y,", '"",'),
    rows: ["2 ok", "4 ok", "5 ok"],
    warnings: ["csv/blank-rows 3"],
    when: "a row is blank",
  },
  {
    text: file("Things to remember", "On,Note", ",x"),
    rows: ["3 ok"],
    warnings: ["csv/title-rows 1"],
    when: "a title stands above",
  },
  { text: file("On", "01/04/2024"), rows: ["2 ok"], warnings: [], when: "only one column is there" },
])("reads each row of a table that needs no column when $when", async ({ text, rows, warnings }) => {
  expect(await told(csvReader(notes, text))).toMatchObject({ rows, warnings, refused: undefined });
});

it("says of a record that is wrong as a whole which line it has, and no cell", async () => {
  const { outcomes } = await told(csvReader(grants, file("Amount,Fund", "5,none", "x,North")));
  expect(outcomes.map(({ at }) => at)).toStrictEqual([
    { source: "text", line: 2 },
    { source: "text", line: 3, column: 1 },
  ]);
});
