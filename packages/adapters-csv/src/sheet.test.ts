import { defineTable, type Finding, publishedCountSchema, readAll } from "@pdscp/core";
import { expect, it } from "vitest";
import * as z from "zod";
import { csvReader } from "./index.ts";
import { file, headings, payments, row, tell } from "./payment.fixture.ts";

it.each([
  { text: file(headings, row), rows: ["2 ok"], when: "nothing is wrong" },
  {
    text: file("Ref,Date,Amount,Partner", "A1,01/04/2024,5,Police"),
    rows: ["2 ok"],
    when: "columns stand elsewhere",
  },
  { text: file(" ORGANISATION ,amount,Date,ref", row), rows: ["2 ok"], when: "headings are spelt otherwise" },
  {
    text: file("sep=;", headings.replaceAll(",", ";"), row.replaceAll(",", ";")),
    rows: ["3 ok"],
    when: "sep= says so",
  },
  {
    text: file('"sep=\t"', headings.replaceAll(",", "\t"), row.replaceAll(",", "\t")),
    rows: ["3 ok"],
    when: "sep= is quoted",
  },
  {
    text: file(headings, '"two\nlines",1,01/04/2024,A1', "x,bad,01/04/2024,A1"),
    rows: ["2 ok", "4:2 core/amount-invalid"],
    when: "a cell has lines",
  },
  {
    text: file(headings, '"two\nlines",1,bad,A1'),
    rows: ["3:3 core/date-invalid"],
    when: "a cell comes after lines",
  },
  {
    text: file(headings, "Police,1,234.00,01/04/2024,A1"),
    rows: ["2:5 csv/row-long"],
    when: "an amount has a bare comma",
  },
  { text: file(headings, "Police,1"), rows: ["2:3 csv/row-short"], when: "a row is cut short" },
  {
    text: file(headings, "Police,one,two,A1"),
    rows: ["2:2 core/amount-invalid, 2:3 core/date-invalid"],
    when: "two cells are wrong",
  },
  {
    text: file(headings, "Police,*,01/04/2024,A1", "Police,<5,01/04/2024,A1"),
    rows: ["2:2 core/value-withheld", "3:2 core/value-withheld"],
    when: "values are withheld",
  },
  {
    text: file(headings, "Police,n/a,01/04/2024,A1", "Police,,01/04/2024,A1"),
    rows: ["2:2 core/value-not-available", "3:2 core/value-missing"],
    when: "values are not there",
  },
  {
    text: file(headings, row, "Total,100.00,,"),
    rows: ["2 ok", "3:1 csv/totals-row"],
    when: "there is a total",
  },
  {
    text: file(headings, row, ",Grand total:,100.00,"),
    rows: ["2 ok", "3:2 csv/totals-row"],
    when: "a total stands further on",
  },
  {
    text: file(headings, row, "Sub-Total,100.00"),
    rows: ["2 ok", "3:1 csv/totals-row"],
    when: "a total is cut short",
  },
  {
    text: file(headings, "Total Respect Training,100.00,01/04/2024,A1", "Totals Ltd,1,01/04/2024,A1"),
    rows: ["2 ok", "3 ok"],
    when: "a name begins like a total",
  },
  ...[
    "Total contributions",
    "TOTAL 2023/24",
    "Police Total",
    "Total =",
    '="Total"',
    "Totals for the year",
  ].map((total) => ({
    text: file(headings, row, `${total},300.00,01/04/2024,A1`),
    rows: ["2 ok", "3:1 csv/totals-row"],
    when: `a total is called ${total}`,
  })),
  {
    text: file("Date,Partner,Amount,Ref", "31/03/2024,Total,300.00,A1", '" ","Total","1.00","01/04/2024"'),
    rows: ["2:2 csv/totals-row", "3:2 csv/totals-row"],
    when: "a total stands after a day or a space",
  },
  {
    text: file("Ref,Partner,Amount,Date", '"","Total","1.00","01/04/2024"'),
    rows: ["2:2 csv/totals-row"],
    when: "a total stands after empty quotes",
  },
  {
    text: file("Date,Partner,Amount,Ref", '31/03/2024,"",300.00,Total', "31/03/2024,,300.00,Police total"),
    rows: ["2:4 csv/totals-row", "3:4 csv/totals-row"],
    when: "a total stands in the first text that there is",
  },
  {
    text: file(headings, "'Total,300.00,01/04/2024,A1"),
    rows: ["2 ok"],
    when: "a total is said to be a name",
  },
  {
    text: file(headings, row, "PARTNER, Amount ,Date,REF"),
    rows: ["2 ok", "3:1 csv/header-repeated"],
    when: "the headings come again",
  },
  {
    text: file(" Partner ,Amount,Date,Ref", row, " Partner ,Amount,Date,Ref"),
    rows: ["2 ok", "3:1 csv/header-repeated"],
    when: "headings with spaces come again",
  },
  {
    text: file(headings, "Partner,5,01/04/2024,A1", "Partner,Amount,01/04/2024,A1"),
    rows: ["2 ok", "3:2 core/amount-invalid"],
    when: "a name is a heading",
  },
  {
    text: file("Date,Partner,Amount,Ref", "01/04/2024,Police,5,A1"),
    rows: ["2 ok"],
    when: "a name stands after a day",
  },
  {
    text: file(headings, row, "\ufeffPartner,Amount,Date,Ref", "Partner ,Amount,Date,Ref"),
    rows: ["2 ok", "3:1 csv/header-repeated", "4:1 csv/header-repeated"],
    when: "a second export is pasted below",
  },
  {
    text: file(headings, row, "Organisation,Amount,Date,Ref", row),
    rows: ["2 ok", "3:1 csv/header-repeated", "4 ok"],
    when: "a second export names a column otherwise",
  },
  {
    text: file(headings, row, "Partner,Amount,Amount,Ref"),
    rows: ["2 ok", "3:2 core/amount-invalid, 3:3 core/date-invalid"],
    when: "a row holds some of the headings",
  },
  { text: file(headings, '"=""001""",1,01/04/2024,="002"'), rows: ["2 ok"], when: "codes are wrapped" },
  {
    text: file(headings, 'Police,="100.00",="01/04/2024",A1'),
    rows: ["2 ok"],
    when: "an amount and a day are wrapped",
  },
])("reads each row when $when", async ({ text, rows }) => {
  expect(await tell(text)).toMatchObject({ rows, warnings: [], refused: undefined });
});

it.each(["Ref,Amount,Date,Partner", "Amount,Partner,Date,Ref", "Organisation,Ref,Date,Amount"])(
  "refuses a file whose headings come again as %s, for no row below them would be read as it is meant",
  async (again) => {
    const text = file(headings, row, again, "A2,5,01/04/2024,Police");
    const { rows, refused, error } = await tell(text);
    expect({ rows, refused }).toEqual({ rows: ["2 ok"], refused: "3:1 csv/header-repeated" });
    expect(error?.message).toBe(
      "Cannot read text:3:1: one order of the columns is needed: read the two files one by one (the headings again, in another order)",
    );
  },
);

it.each([
  {
    text: file("Contributions 2023/24", "", headings, row),
    rows: ["4 ok"],
    warnings: ["csv/title-rows 1"],
    when: "a title stands above",
  },
  {
    text: file("Contributions,,,", headings, row),
    rows: ["3 ok"],
    warnings: ["csv/title-rows 1"],
    when: "a title has commas",
  },
  {
    text: file(
      ...["Report,Contributions,,", "Period:,2023/24,Run on:,", "Run by,Finance,03/04/2024 09:00,page 1"],
      ...[",Money,,Payment", headings, row],
    ),
    rows: ["6 ok"],
    warnings: ["csv/title-rows 1"],
    when: "a system says above what the report is of",
  },
  {
    text: file("Police,n/a,01/04/2024,A1", 'Police,="100.00",soon,', "Report,*,,", headings, row),
    rows: ["1:1 csv/row-above-header", "2:1 csv/row-above-header", "5 ok"],
    warnings: ["csv/title-rows 3"],
    when: "records of which not all can be read stand above",
  },
  {
    text: file(row, headings, row),
    rows: ["1:1 csv/row-above-header", "3 ok"],
    warnings: [],
    when: "a record stands above",
  },
  {
    text: file(headings, "", row, ",,,", " ,, ,"),
    rows: ["3 ok"],
    warnings: ["csv/blank-rows 2"],
    when: "rows are blank",
  },
  {
    text: file(headings, '"","","",""', row),
    rows: ["3 ok"],
    warnings: ["csv/blank-rows 2"],
    when: "a blank row is quoted",
  },
  {
    text: file(`${headings},,`, `${row},,`),
    rows: ["2 ok"],
    warnings: ["csv/blank-columns 1"],
    when: "columns are blank",
  },
  {
    text: file(headings, `${row},,`),
    rows: ["2 ok"],
    warnings: ["csv/blank-columns 1"],
    when: "a row has blank cells more",
  },
  {
    text: file(`,${headings}`, `,${row}`, `,${headings}`),
    rows: ["2 ok", "3:2 csv/header-repeated"],
    warnings: ["csv/blank-columns 1"],
    when: "a blank column comes first",
  },
  { text: headings, rows: [], warnings: ["csv/no-rows 1"], when: "there are headings alone" },
  {
    text: file(headings, '" "', row, '"",'),
    rows: ["3 ok"],
    warnings: ["csv/blank-rows 2"],
    when: "blank rows are quoted and cut short",
  },
  {
    text: file("Payments", row, ",", headings, row),
    rows: ["2:1 csv/row-above-header", "5 ok"],
    warnings: ["csv/title-rows 1"],
    when: "a title and a record stand above",
  },
  {
    text: file(...Array<string>(19).fill("a title"), headings, row),
    rows: ["21 ok"],
    warnings: ["csv/title-rows 1"],
    when: "the headings stand in line 20",
  },
])("leaves out with a warning when $when", async ({ text, rows, warnings }) => {
  expect(await tell(text)).toMatchObject({ rows, warnings, refused: undefined });
});

it.each([
  { text: file("A title", headings, row), says: "1 row above the headings left out" },
  { text: file("A title", "of two lines", headings, row), says: "2 rows above the headings left out" },
  { text: file(`${headings},`, row), says: "Columns without heading and without cells left out" },
  { text: file(headings, row, ""), says: "1 row without cells left out" },
  { text: file(headings, row, "", "", ",,,"), says: "3 rows without cells left out" },
  { text: file(headings), says: "There are headings and no rows" },
])("warns: $says", async ({ text, says }) => {
  const found: Finding[] = [];
  const reader = csvReader(payments, text, { name: "a.csv" });
  for await (const _ of reader.read({ warning: (finding) => found.push(finding) }));
  const at = { source: "a.csv", line: expect.any(Number) };
  expect(found).toEqual([{ code: expect.any(String), severity: "warning", message: says, at }]);
});

it.each([
  {
    text: file(headings, "Total,5,,"),
    says: "a row of totals: take it out, for it would be counted again; before a name that only sounds so put an apostrophe",
  },
  {
    text: file(headings, headings),
    says: "the headings again: take them out, or read the two files one by one",
  },
  {
    text: file(row, headings),
    says: "the row stands above the headings: move it below them, or take it out where it is no record",
  },
  {
    text: file(headings, "Police,1,234.00,01/04/2024,A1"),
    says: "the row has more cells than there are headings: an amount with a comma and no quotes?",
  },
  { text: file(headings, "Police,1"), says: "the row has fewer cells than there are headings" },
])("refuses a row: $says", async ({ text, says }) => {
  const { outcomes } = await tell(text);
  expect(outcomes.map((outcome) => !outcome.ok && outcome.issues[0]?.message)).toEqual([says]);
});

it("never takes a spelling of an amount or a day that could mean another", async () => {
  const amounts = [
    ..."1e3|1.234,50|12,34|1,23,456|0x10|1_000|Infinity|NaN|-|£|.|1.|1.234|--5|+5|5-|(5|5)|£-5 0".split("|"),
    ..."1 000|£5k|five|1/2|5%|TRUE|#REF!|##|#DIV/0!|5.00 CR|$5.00|€5|5p|٣|１００|1''000".split("|"),
  ];
  const dates =
    "1/4/24|01-04-2024|31/02/2024|2023-02-29|2024-13-01|13/13/2024|45383|01-Apr|April 2024|2024/04/01|1/4/2024".split(
      "|",
    );
  const text = file(
    headings,
    ...amounts.map((amount) => `Police,"${amount}",01/04/2024,A1`),
    ...dates.map((date) => `Police,1.00,${date},A1`),
  );
  const { rows } = await tell(text);
  expect(rows).toHaveLength(amounts.length + dates.length);
  expect(rows.filter((said) => said.endsWith("ok"))).toEqual([]);
});

it("keeps withheld counts withheld", async () => {
  const counts = defineTable({
    name: "counts",
    schema: z.strictObject({ Area: z.string(), Deaths: publishedCountSchema }),
    headings: { Area: "Area", Deaths: "Deaths" },
  });
  const { records } = await readAll(
    csvReader(counts, file("Area,Deaths", "North,*", "South,[c]", "East,7", "West,0")),
  );
  expect(records.map(({ Deaths }) => Deaths.kind)).toEqual(["withheld", "withheld", "count", "count"]);
});
