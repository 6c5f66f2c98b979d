import { expect, it } from "vitest";
import { grants, notes } from "./grant.fixture.ts";
import { csvReader } from "./index.ts";
import { file, headings, row, tell, told } from "./payment.fixture.ts";

it.each([
  { text: "\n\n \n", refused: "1:1 csv/empty" },
  { text: "\n".repeat(5_000), refused: "1:1 csv/empty" },
  { text: file(headings.replaceAll(",", ";"), row), refused: "1:1 csv/header-missing", hint: "delimiter ;?" },
  { text: file(headings.replaceAll(",", "|"), row), refused: "1:1 csv/header-missing", hint: "delimiter |?" },
  ...[";", "\t", "|"].map((mark) => ({
    text: file(`"${headings.replaceAll(",", `"${mark}"`)}"`, row),
    refused: "1:1 csv/header-missing",
    hint: `delimiter ${mark === "\t" ? "TAB" : mark}?`,
  })),
  {
    text: file(headings.replaceAll(",", "\t"), '"Police, Dorset"\t"1,234.00"\t01/04/2024\tA1'),
    refused: "1:1 csv/header-missing",
    hint: "delimiter TAB?",
  },
  {
    text: file(`"${headings}"`, `"${row}"`),
    refused: "1:1 csv/header-missing",
    hint: "whole lines in quotes?",
  },
  { text: file("Partner,Amount,Ref", row), refused: "1:1 csv/header-missing" },
  { text: file("", "Partner,Amount,Ref", row), refused: "2:1 csv/header-missing" },
  {
    text: file("Partner,Amout,Date,Ref", row),
    refused: "1:2 csv/header-unknown",
    hint: '"Amount" misspelt?',
  },
  {
    text: file("Partner,Amount,Date,Ref,Organisation", row),
    refused: "1:5 csv/header-repeated",
    hint: '"Organisation" is another name for "Partner" in column 1',
  },
  {
    text: file("ORGANISATION,Amount,Date,Ref,partner", row),
    refused: "1:5 csv/header-repeated",
    hint: '"Partner" is another name for "Organisation" in column 1',
  },
  {
    text: file("Partner,Amount,Date,Ref,AMOUNT", row),
    refused: "1:5 csv/header-repeated",
    hint: "the same as column 2",
  },
  {
    text: file(`${headings},__proto__,__proto__`, row),
    refused: "1:6 csv/header-repeated",
    hint: "the same as column 5",
  },
  { text: file(`${headings},,`, `${row},,x`), refused: "1:6 csv/header-blank" },
  { text: file("Partner,,Amount,Date,Ref", "Police,x,1,01/04/2024,A1"), refused: "1:2 csv/header-blank" },
  { text: "\n".repeat(30) + headings, refused: "1:1 csv/empty", hint: "nothing in its first 20 lines" },
  {
    text: "funding/Contributions.CSV ",
    refused: "1:1 csv/header-missing",
    hint: "the path of a file? @pdscp/adapters-csv/node reads files",
  },
  {
    text: file(...Array<string>(25).fill("a title"), headings),
    refused: "1:1 csv/header-missing",
    hint: "nothing like it in the first 20 lines",
  },
  ...["Amount (£)", "Total amount", "Amount paid in £"].map((heading) => ({
    text: file(headings.replace("Amount", heading), row),
    refused: "1:2 csv/header-unknown",
    hint: '"Amount" misspelt?',
  })),
  {
    text: file(headings.replace("Amount", "Amounts paid"), row),
    refused: "1:2 csv/header-unknown",
    hint: "a column to take out first?",
  },
])("refuses $text with $refused", async ({ text, refused, hint }) => {
  const { error, ...rest } = await tell(text);
  expect(rest.refused).toBe(refused);
  if (hint !== undefined) expect(error?.hint).toBe(hint);
  expect(error?.message).toContain(`text:${refused.split(" ")[0]}`);
});

it.each([
  { start: "\r\n".repeat(40), page: "<html>\n<body>\n<table>", when: "forty blank lines come first" },
  { start: "\r\n".repeat(100), page: "<html>\n", when: "a hundred do" },
  {
    start: `${" ".repeat(30)}\n`.repeat(4),
    page: '<!DOCTYPE html>\n<p class="x">',
    when: "its quotes would be wrong",
  },
  { start: "", page: '<!-- saved from a page -->\n<p class="x">', when: "it begins with a remark" },
  { start: "", page: '<FORM action=x>\n<table class="x">', when: "it begins with a form" },
  { start: "Payments\n", page: "  <table>\n<tr>", when: "a title stands above" },
  ...[
    '<meta http-equiv="Content-Type">\n<table>',
    '<style>\ntd { color: "red" }',
    '<p class="x">',
    "<script>",
  ].map((page) => ({ start: "", page, when: `it begins with ${page.slice(0, 7)}` })),
  ...['<title>"Report"</title>', '<link rel="x">', '<span style="x">', "<center>", '<tr class="x">'].map(
    (page) => ({
      start: "",
      page,
      when: `it begins with ${page.slice(0, 7)}`,
    }),
  ),
  { start: "", page: '<ss:Workbook xmlns:ss="urn">', when: "it is XML of a spreadsheet" },
  { start: "", page: '<feed xml:base="https://x">', when: "it is a feed of a list" },
])("takes a file for a web page when $when", async ({ start, page }) => {
  const { refused, error, rows } = await tell(start + page);
  expect({ refused, rows }).toEqual({ refused: "1:1 csv/header-missing", rows: [] });
  expect(error?.hint).toBe("a web page saved as .csv?");
});

it.each([
  {
    text: `${"\n".repeat(101)}<html>`,
    refused: "1:1 csv/empty",
    when: "more than a hundred lines come first",
  },
  { text: "<5,Amount\n", refused: "1:1 csv/header-missing", when: "it begins with a small number" },
  { text: "<divided>,x\n", refused: "1:1 csv/header-missing", when: "it begins with another word" },
])("takes no file for a web page when $when", async ({ text, refused }) => {
  const { error, ...rest } = await tell(text);
  expect(rest.refused).toBe(refused);
  expect(error?.hint).not.toBe("a web page saved as .csv?");
});

it.each([
  {
    text: "a,b",
    when: "no heading is known",
    says: '1:1: a row with the headings "Partner", "Amount", "Date", "Ref" is needed',
  },
  {
    text: file("Partner,x,y,z", row),
    when: "one heading of four is known",
    says: '1:1: a row with the headings "Partner", "Amount", "Date", "Ref" is needed',
  },
  {
    text: file("Payments", "Date,Partner", row),
    when: "two of four are",
    says: '2:1: a column headed "Amount" is needed',
  },
  {
    text: file("Date,Partner", "Date,Amount", "Ref,Partner", row),
    when: "several rows come as near",
    says: '1:1: a column headed "Amount" is needed',
  },
  {
    text: file("Date,Partner", "Ref,Amount,Date", row),
    when: "one comes nearest",
    says: '2:1: a column headed "Partner" is needed',
  },
  {
    text: file("Partner,Amount,Date,Ref,Notes", row),
    when: "a heading is unknown",
    says: '1:5: only the headings "Partner", "Amount", "Date", "Ref" are read (a column to take out first?)',
  },
  {
    text: file("Partner,,Date,Ref", "Police,,01/04/2024,A1", "ICB,5,01/04/2024,A2"),
    when: "a heading is blank above an amount",
    says: "1:2: a heading is needed above cells that hold something",
  },
  {
    text: file("Payments,2024", "Partner,,Date,Ref", "Police,,01/04/2024,A1"),
    when: "a heading is blank below a title",
    says: '2:1: a column headed "Amount" is needed',
  },
  {
    text: file(`${headings},Amount`, row),
    when: "a heading comes twice",
    says: "1:5: one column for each heading is needed (the same as column 2)",
  },
  { text: "", when: "there is nothing", says: "1:1: a file with headings is needed" },
])("says what is needed when $when", async ({ text, says }) => {
  const { error } = await tell(text);
  expect(error?.message).toBe(`Cannot read text:${says}`);
});

it.each([
  { text: file("Partner,Amount,Ref", row), heading: "Date" },
  { text: file("Partner,Amount,Date,Ref,amount", row), heading: "Amount" },
  { text: file(`${headings},Notes,Notes`, row), heading: undefined },
  { text: file(`${headings},Amounts`, row), heading: undefined },
])("names the heading $heading", async ({ text, heading }) => {
  const { error } = await tell(text);
  expect(error).toMatchObject({ path: heading === undefined ? [] : [heading] });
  expect((error as { heading?: string }).heading).toBe(heading);
});

it.each([
  {
    missing: "Amount",
    near: ["Amout", "Amuont", "Mount", "Amountes", "amont", "Xamount", "AMMOUNT ", "Count"],
  },
  { missing: "Ref", near: ["Refs", "Rf", "e", "Reffs", "Fer", "Fee"] },
  { missing: "Partner", near: ["Parter", "Partners", "Patrner", "Prtnr"] },
])("takes a heading of two letters' difference for $missing", async ({ missing, near }) => {
  for (const spelt of near) {
    const { refused, error } = await tell(file(headings.replace(missing, spelt), row));
    expect(`${spelt} ${refused} ${error?.hint}`).toMatch(
      new RegExp(`^${spelt} 1:. csv/header-unknown "${missing}" misspelt[?]$`),
    );
  }
});

it.each([
  { text: headings.replace("Amount", "Amo"), when: "three letters are missing" },
  { text: headings.replace("Amount", "Amountful"), when: "there are three letters more" },
  { text: headings.replace("Amount", "Awaits"), when: "three letters are others" },
  { text: headings.replace("Ref", "xyz"), when: "every letter of a short one is another" },
  { text: `${headings},Amounts`, when: "the heading is there as well" },
])("takes no heading for a misspelt one when $when", async ({ text }) => {
  expect((await tell(file(text, row))).error?.hint).toBe("a column to take out first?");
});

it.each([
  { text: file("Fund,Ref", "North,A1"), says: '1:1: a column headed "Amount" is needed' },
  { text: file("Note,Fund,On", "x,North,"), says: '1:1: a column headed "Amount" is needed' },
  { text: file("Ref", "A1"), says: '1:1: a column headed "Fund" is needed' },
  {
    text: file("Fund,Amount,Reff", "North,5,A1"),
    says: expect.stringMatching(/^1:3: only .*\("Ref" misspelt\?\)$/),
  },
  {
    text: file("Fund;Amount;x", "North;5;y"),
    says: expect.stringMatching(/^1:1: a row .* \(delimiter ;\?\)$/),
  },
  { text: file("Fund;x;y", "North;5;y"), says: expect.stringMatching(/^1:1: a row .* \(delimiter ;\?\)$/) },
])("asks for the columns that a table needs: $says", async ({ text, says }) => {
  const message = (await told(csvReader(grants, text))).error?.message;
  expect(message?.replace("Cannot read text:", "")).toEqual(says);
});

it.each([
  { text: file("Remarks", "x"), says: 'a row with the headings "Note", "On" is needed' },
  { text: file("Note;On", "x;"), says: 'a row with the headings "Note", "On" is needed (delimiter ;?)' },
])("asks for one column of a table that needs none: $says", async ({ text, says }) => {
  expect((await told(csvReader(notes, text))).error?.message).toBe(`Cannot read text:1:1: ${says}`);
});

it.each([
  { text: file(`"${headings}"`, row), delimiter: ",", hint: "whole lines in quotes?" },
  { text: file(`"${headings}"`, row), delimiter: ";", hint: "delimiter ,?" },
  { text: file("Partner;Amount;x;y", row), delimiter: ",", hint: "delimiter ;?" },
  { text: file("Partner;x;y;z", row), delimiter: ",", hint: undefined },
  { text: file("a title", headings.replaceAll(",", "|")), delimiter: "\t", hint: "delimiter |?" },
  { text: file("Payments, all", headings.replaceAll(",", "\t")), delimiter: ";", hint: "delimiter TAB?" },
])("says of $text, read with $delimiter, $hint", async ({ text, delimiter, hint }) => {
  const { error } = await tell(text, { delimiter });
  expect(error).toMatchObject({ code: "csv/header-missing" });
  expect(error?.hint).toBe(hint);
});
