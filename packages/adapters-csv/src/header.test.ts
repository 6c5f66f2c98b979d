import { expect, it } from "vitest";
import { file, headings, row, tell } from "./payment.fixture.ts";

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
  { text: file(...Array<string>(25).fill("a title"), headings), refused: "1:1 csv/header-missing" },
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
