import fc from "fast-check";
import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const table = (...rows: readonly (readonly string[])[]) => {
  const [head = [], ...body] = rows;
  return [head, head.map(() => "---"), ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");
};
const html = (...rows: readonly (readonly string[])[]) => {
  const rowOf = (cells: readonly string[]) =>
    `<tr>${cells.map((cell, at) => (at === 0 ? `<th scope="row">${cell}</th>` : `\n<td>${cell}</td>`)).join("")}</tr>`;
  return `<table class="a">\n${rows.map((row) => rowOf(row.map((cell) => cell.replace("<", "&lt;")))).join("\n")}\n</table>`;
};
const tabs = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join("\t")).join("\n");
const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ code }) => code === "report/parts-do-not-sum" || code === "report/withheld-recoverable")
    .map(({ code, message, span }) => [code.slice(7), text.slice(span.start, span.end), message]);

const deaths = (...counts: readonly string[]) =>
  [
    ["Area", "Deaths"],
    ["Dorset", counts[0]!],
    ["BCP", counts[1]!],
    ["Somerset", counts[2]!],
    ["Total", counts[3]!],
  ] as const;

it.each([table, tabs, html])("holds the total of a table to its rows", (made) => {
  expect(found(made(...deaths("10", "12", "5", "27")))).toEqual([]);
  expect(found(`Deaths.\n\n${made(...deaths("10", "12", "5", "28"))}\n\nSo it was.`)).toEqual([
    ["parts-do-not-sum", "28", "The parts make 27, but the total printed is 28"],
  ]);
});

it("finds a withheld number that its column gives away", () => {
  const message = "The withheld number can be worked out from the total and the other parts";
  for (const mark of ["[c]", "*", "<5", "\\[c\\]"]) {
    for (const made of [table, html]) {
      expect(found(made(...deaths("10", mark, "12", "25")))).toEqual([
        ["withheld-recoverable", expect.any(String), message],
      ]);
    }
  }
  expect(found(table(...deaths("10", "[c]", "[c]", "25")))).toEqual([]);
  expect(found(table(...deaths("10", "[c]", "12", "[c]")))).toEqual([]);
  expect(found(table(...deaths("10", "[x]", "12", "25")))).toEqual([]);
});

it.each<[string, readonly (readonly string[])[], readonly string[]]>([
  [
    "each column",
    [
      ["Partner", "2022/23", "2023/24", "Change"],
      ["Police", "£48,845", "£75,785", "+£26,940"],
      ["BCP", "£83,424", "£75,785", "-£7,639"],
      ["All partners", "£132,296", "£151,570", "£19,301"],
    ],
    ["£132,296"],
  ],
  [
    "a loss",
    [
      ["Partner", "Change"],
      ["Police", "-£26,940.50"],
      ["BCP", "£7,639.25"],
      ["**Total**", "**-£19,301.50**"],
    ],
    ["-£19,301.50"],
  ],
  [
    "counts with their shares",
    [
      ["Answer", "Delegates"],
      ["Good", "14 (52%)"],
      ["Poor", "13 (48%)"],
      ["Total", "28 (100%)"],
    ],
    ["28"],
  ],
  [
    "nothing that is no sum",
    [
      ["Area", "Deaths", "%", "Average age", "Rate per 1,000"],
      ["Dorset", "10", "37%", "4", "1.2"],
      ["BCP", "12", "45%", "6", "1.3"],
      ["All", "22", "100%", "5", "1.25"],
    ],
    [],
  ],
  [
    "no rows above a subtotal",
    [
      ["Area", "Deaths"],
      ["Dorset", "10"],
      ["BCP", "12"],
      ["Pan-Dorset together", "22"],
      ["Somerset", "5"],
      ["Total", "27"],
    ],
    [],
  ],
  [
    "no measure that is called a total",
    [
      ["Measure", "2023/24"],
      ["Courses", "156"],
      ["Places", "3,400"],
      ["Total attendances", "2,876"],
    ],
    [],
  ],
  [
    "no pounds that may be rounded",
    [
      ["Line", "Spent"],
      ["Team", "£10,001"],
      ["Reviews", "£5,001"],
      ["Total", "£15,001"],
    ],
    [],
  ],
  [
    "no cell with more than its number",
    [
      ["Line", "Spent"],
      ["Team", "about 10"],
      ["Reviews", "5 and 6"],
      ["Total", "15"],
    ],
    [],
  ],
  [
    "no table of two rows",
    [
      ["Area", "Deaths"],
      ["Dorset", "10"],
      ["Total", "12"],
    ],
    [],
  ],
  [
    "no table without a total",
    [
      ["Area", "Deaths"],
      ["Dorset", "10"],
      ["BCP", "12"],
      ["Somerset", "5"],
    ],
    [],
  ],
])("holds to its rows %s", (_, rows, wrong) => {
  for (const text of [table(...rows), tabs(...rows), html(...rows)]) {
    const spans = found(text).map(([, span]) => (span ?? "").replaceAll("*", ""));
    expect(spans).toEqual(wrong);
  }
});

it("takes an escaped bar for no end of a cell, and rows without an outer bar for no table", () => {
  const rows = table(["Area", "Deaths"], ["Dorset \\| West", "10"], ["BCP", "12"], ["Total", "23"]);
  expect(found(rows).map(([, span]) => span)).toEqual(["23"]);
  expect(found(rows.replaceAll(/^\| | \|$/gm, ""))).toEqual([]);
});

it("reads a table of HTML whose rows have as many cells, closed or not", () => {
  const part = "<tr><td>Dorset<td>10<tr><td>BCP<td><p><strong>12</strong></p>";
  const head = "<TABLE>\n<caption>Deaths in 2023</caption><thead><tr><th>Area<th>Deaths</thead>\n<tbody>";
  const spans = (text: string) => found(text).map(([, span]) => span);
  expect(spans(`${head}${part}<tr><td>Total<td>23</tbody></TABLE>`)).toEqual(["23"]);
  expect(spans(`${head}${part}<tr><td>Total<td>22</tbody></TABLE>`)).toEqual([]);
  expect(spans(`${head}${part}<tr><td>Total<td>23`)).toEqual([]);
  expect(spans(`${head}${part}<tr><td>Total<td>23<td>24</table>`)).toEqual([]);
  expect(spans(`${head}${part}<tr><td colspan="1">Total<td>23</table>`)).toEqual(["23"]);
  expect(spans(`${head}${part}<tr><td rowspan=2>Total<td>23</table>`)).toEqual([]);
  expect(spans(`${head}${part}<tr><td>Total<td>23<table><tr><td>1</table></table>`)).toEqual([]);
  expect(spans(`${part}<tr><td>Total<td>23</table>`)).toEqual([]);
});

it("takes a row that lacks a cell for no part that is known", () => {
  expect(found("|Area\n|Dorset\n|BCP\n|Total|2")).toEqual([]);
  expect(found("|Area|Deaths\n|Dorset|10\n|BCP\n|Total|12")).toEqual([]);
  expect(found("|Area|Deaths\n|Dorset\n|BCP|[c]\n|Total|12")).toEqual([]);
});

it("finds nothing in a table that sums, and reads any other to its end", () => {
  const cell = fc.constantFrom("", "-", "[c]", "*", "<5", "7", "12", "£5", "(3)", "-2", "40%", "Total", "a");
  const rows = fc.array(fc.array(cell, { maxLength: 4 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(
      rows,
      fc.array(cell, { maxLength: 3 }),
      fc.constantFrom(table, tabs, html),
      (body, last, made) => {
        const text = made(["Area", "Deaths", "Reviews"], ...body, ["Total", ...last]);
        for (const [, part] of found(text)) expect(text).toContain(part);
      },
    ),
  );
  const counts = fc.array(fc.tuple(fc.nat(999), fc.nat(999)), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(counts, fc.constantFrom(table, tabs, html), (body, made) => {
      const sum = (column: 0 | 1) =>
        body.reduce((total, row) => total + row[column], 0).toLocaleString("en-GB");
      const parts = body.map((row, index) => [`Area ${"ABCDEF"[index]}`, ...row.map(String)]);
      expect(found(made(["Area", "Deaths", "Reviews"], ...parts, ["Total", sum(0), sum(1)]))).toEqual([]);
    }),
  );
});
