import { expect, it } from "vitest";
import { tablesOf } from "./draft-table.ts";

/** The cells of each table of a text, a row each. */
const cellsIn = (text: string) =>
  tablesOf(text).map((rows) =>
    rows.map((row) => row.map(({ start, end }) => text.slice(start, end).trim()).join(" / ")),
  );
const three = ["A / 1", "B / 2", "C / 3"];
const html = (rows: readonly string[]) => `<table>${rows.map((row) => `<tr>${row}</tr>`).join("")}</table>`;
const cells = ["<th>A</th><td>1</td>", "<th>B</th><td>2</td>", "<th>C</th><td>3</td>"];

it.each([
  { what: "bars", text: "| A | 1 |\n|---|--:|\n| B | 2 |\n| C | 3 |" },
  { what: "bars behind spaces", text: "  | A | 1 |\n  | B | 2 |\n  | C | 3 |" },
  { what: "bars that are not closed", text: "| A | 1\n| B | 2\n| C | 3" },
  { what: "bars before spaces", text: "| A | 1 |  \n| B | 2 |  \n| C | 3 |  " },
  { what: "tabs", text: "A\t1\nB\t2\nC\t3" },
  { what: "HTML", text: html(cells) },
  { what: "HTML in capitals", text: html(cells).toUpperCase() },
  { what: "HTML whose cells span one", text: html(cells).replaceAll("<td>", "<td colspan='1' rowspan=1>") },
])("reads a table made with $what", ({ text }) => {
  expect(cellsIn(text)).toEqual([three]);
  expect(cellsIn(`Before it.\n${text}\nBetween.\n${text}\nBehind it.`)).toEqual([three, three]);
});

it("takes a bar that is escaped, or among tabs, for a part of its cell", () => {
  expect(cellsIn("| A \\| a | 1 |\n| B | 2 |\n| C | 3 |")).toEqual([["A \\| a / 1", "B / 2", "C / 3"]]);
  expect(cellsIn("A|a\t1\nB\t2\nC\t3")).toEqual([["A|a / 1", "B / 2", "C / 3"]]);
});

it.each([
  { what: "two rows", text: "| A | 1 |\n| B | 2 |" },
  { what: "lines of words", text: "One line.\nAnother line.\nA third line.\nA fourth line." },
  { what: "bars within lines", text: "one| 1\ntwo | 2\nthree | 3" },
  { what: "rows of HTML of which one is longer", text: html([...cells, "<td>D</td>"]) },
  { what: "a table in a table", text: html([...cells, `<td>${html(cells.slice(1))}</td><td>4</td>`]) },
  { what: "HTML without rows", text: "<table><td>1</td><td>2</td><td>3</td></table>" },
  { what: "rows outside a table", text: cells.map((row) => `<tr>${row}</tr>`).join("") },
  {
    what: "rows that only end as a table",
    text: `${cells.map((row) => `<tr>${row}</tr>`).join("")}</table>`,
  },
  ...["colspan=2", "rowspan='3'", 'COLSPAN="12"', 'rowspan ="2"', 'rowspan= "2"', 'rowspan=" 2"'].map(
    (attribute) => ({
      what: `a cell with ${attribute}`,
      text: html(cells).replace("<td>", `<td ${attribute}>`),
    }),
  ),
])("reads no table from $what", ({ text }) => {
  expect(cellsIn(text)).toEqual([]);
});

it("ends a table where it is closed", () => {
  const more = cells.map((row) => `<tr>${row}</tr>`).join("");
  expect(cellsIn(`${html(cells)}${more}</table>`)).toEqual([three]);
});
