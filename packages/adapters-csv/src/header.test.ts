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
    hint: "the same as column 1",
  },
  { text: file("Partner,Amount,Date,Ref,Amount", row), refused: "1:5 csv/header-repeated" },
  { text: file(`${headings},__proto__,__proto__`, row), refused: "1:6 csv/header-repeated" },
  { text: file(`${headings},,`, `${row},,x`), refused: "1:6 csv/header-blank" },
  { text: file("Partner,,Amount,Date,Ref", "Police,x,1,01/04/2024,A1"), refused: "1:2 csv/header-blank" },
  { text: "\n".repeat(30) + headings, refused: "1:1 csv/empty" },
  { text: file(...Array<string>(25).fill("a title"), headings), refused: "1:1 csv/header-missing" },
])("refuses $text with $refused", async ({ text, refused, hint }) => {
  const { error, ...rest } = await tell(text);
  expect(rest.refused).toBe(refused);
  if (hint !== undefined) expect(error?.hint).toBe(hint);
  expect(error?.message).toContain(`text:${refused.split(" ")[0]}`);
});
