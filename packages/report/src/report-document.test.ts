import { type FigureValue, type MemoryTarget, memoryAdapter, readAll } from "@pdscp/core";
import { describe, expect, it } from "vitest";
import type { Chart } from "./chart.ts";
import { chartSvg } from "./chart-svg.ts";
import { toHtml } from "./html.ts";
import { toMarkdown } from "./markdown.ts";
import { refusalOf } from "./plain.fixture.ts";
import { count, figureFor, pounds, published, withheld } from "./register.fixture.ts";
import { createRegister } from "./register.ts";
import type { ReportDocument } from "./report-document.ts";
import { toTables } from "./report-rows.ts";

const chart: Chart = {
  id: "deaths",
  kind: "bars",
  title: "Deaths <reviewed>",
  head: "Area",
  categories: ["Dorset", "Somerset"],
  series: [{ name: "2023/24", values: [count(22), withheld] }],
};

const report: ReportDocument = {
  title: "Yearly report 2023/24",
  subtitle: "First draft",
  register: createRegister(published),
  sections: [
    {
      id: "deaths-section",
      heading: "Child deaths",
      paragraphs: ["The panel reviewed {{ cdop.reviewed }} deaths."],
      tables: [
        {
          id: "by-area",
          caption: "Deaths reviewed by area",
          head: "Area",
          columns: ["Deaths", "Note"],
          rows: [
            { heading: "Dorset | BCP", cells: [count(22), "both"] },
            { heading: "Somerset", cells: ["{{ cdop.somerset }}", "<b>few</b>"] },
          ],
          note: "Closed in the year [p]",
        },
      ],
      charts: [chart],
    },
    { id: "money", heading: "Funding", paragraphs: ["The budget was {{ funding.budget }}."] },
  ],
};

it("prints Markdown with every table, each chart as its values, and the marks explained", () => {
  const markdown = toMarkdown(report);
  expect(markdown).toContain("The panel reviewed 27 deaths.");
  expect(markdown).toContain("| Dorset \\| BCP | 22 | both |");
  expect(markdown).toContain("| \\<b>few\\</b> |");
  expect(markdown).toContain("**Deaths \\<reviewed>**");
  expect(markdown).toContain("| Area | 2023/24 |\n| --- | ---: |\n| Dorset | 22 |\n| Somerset | [c] |");
  expect(markdown).toContain("- [c] confidential");
  expect(markdown).toContain("- [p] provisional");
});

it("prints HTML that stands alone", () => {
  const html = toHtml(report);
  expect(html).toContain('<html lang="en-GB">');
  expect(html).toContain(
    '<th scope="row">Somerset</th><td class="number">[c]</td><td>&lt;b&gt;few&lt;/b&gt;</td>',
  );
  expect(html).toContain('<caption id="by-area">Deaths reviewed by area</caption>');
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\/|@import|url\(["']?http/);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, labels = ""] of html.matchAll(/aria-labelledby="([^"]+)"/g)) {
    expect(labels.split(" ").filter((label) => !ids.includes(label))).toEqual([]);
  }
  expect(html.match(/<h1/g)).toHaveLength(1);
});

it.each([
  { cell: "-£7,639", isNumber: true },
  { cell: "+£6,853", isNumber: true },
  { cell: "5.56%", isNumber: true },
  { cell: "[z]", isNumber: true },
  { cell: "19.3 per 100,000", isNumber: true },
  { cell: "452 days", isNumber: true },
  { cell: "52% (14 of 27)", isNumber: true },
  { cell: "14 on 31 March 2024; it is watched", isNumber: false },
  { cell: "2023 to 2025", isNumber: false },
  { cell: "[c] in both", isNumber: false },
])("sets $cell to the right as a number: $isNumber", ({ cell, isNumber }) => {
  const table = { id: "t", caption: "T", head: "H", columns: ["C"], rows: [{ heading: "R", cells: [cell] }] };
  const html = toHtml({ ...report, sections: [{ id: "s", heading: "S", tables: [table] }] });
  expect(html.includes(`<td class="number">${cell}</td>`)).toBe(isNumber);
});

it("gives its tables to any adapter, which reads them back", async () => {
  for (const { name, table, records } of toTables(report)) {
    const target: MemoryTarget = { name, rows: [] };
    await memoryAdapter.writer(table, target).write(records);
    const { records: read } = await readAll(memoryAdapter.reader(table, target));
    expect(read).toEqual(records);
  }
  const [areas, values, , marks] = toTables(report).map(({ name, title, table, records }) => [
    `${name}: ${title}: ${table.columns.map(({ heading }) => heading).join(", ")}`,
    ...records.map((record) => Object.values(record).join(", ")),
  ]);
  expect([areas, values, marks]).toEqual([
    [
      "by-area: Deaths reviewed by area: Area, Deaths, Note",
      "Dorset | BCP, 22, both",
      "Somerset, [c], <b>few</b>",
    ],
    ["deaths-data: Deaths <reviewed>: Area, 2023/24", "Dorset, 22", "Somerset, [c]"],
    [
      "marks: Marks used: Mark, Meaning",
      "[c], confidential: withheld, so that no person can be recognised",
      "[p], provisional",
    ],
  ]);
});

describe("a withheld value", () => {
  const hidden = "4711";
  const secret: ReportDocument = {
    ...report,
    sections: [
      {
        id: "one",
        heading: "One",
        charts: [
          {
            ...chart,
            series: [{ name: "2023/24", values: [withheld, { kind: "withheld", why: `below ${hidden}` }] }],
          },
        ],
      },
    ],
  };

  it("stays withheld everywhere, its reason too", () => {
    const everything = [
      toHtml(secret),
      toMarkdown(secret),
      JSON.stringify(toTables(secret).map(({ records }) => records)),
    ];
    for (const printed of everything) {
      expect(printed).not.toContain(hidden);
      expect(printed).toContain("[c]");
    }
  });
});

describe("a chart", () => {
  it("names itself and says its values to whoever cannot see it", () => {
    const svg = chartSvg(chart);
    expect(svg).toContain('<title id="deaths-title">Deaths &lt;reviewed&gt;</title>');
    expect(svg).toContain("Dorset, 2023/24: 22; Somerset, 2023/24: [c].");
    expect(svg.match(/fill="url\(#deaths-fill-0\)"/g)).toHaveLength(1);
  });

  it.each(["bars", "lines"] as const)("draws %s of gains, losses and gaps with finite places", (kind) => {
    const svg = chartSvg({
      ...chart,
      kind,
      categories: ["2021/22", "2022/23", "2023/24"],
      series: [
        { name: "Opening", values: [pounds("-21697.00"), withheld, pounds("68853.00")] },
        { name: "Closing", values: [pounds("0.00"), pounds("0.00"), pounds("1.00")] },
      ],
      target: { label: "Aim", value: pounds("10000.00") },
    });
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg).toContain("-£21,697");
    expect(svg).toContain("Aim: £10,000");
  });

  it.each([
    { why: "a value is missing", series: [{ name: "a", values: [count(1)] }], path: ["series", 0, "values"] },
    { why: "there is no series", series: [], path: ["series"] },
    { why: "kinds are mixed", series: [{ name: "a", values: [count(1), pounds("1.00")] }], path: ["series"] },
  ])("is refused when $why", ({ series, path }) => {
    expect(() => chartSvg({ ...chart, series })).toThrow(
      expect.objectContaining({ code: "report/chart-invalid", path }),
    );
  });
});

it("refuses a table with a row too short", () => {
  const table = { id: "t", caption: "T", head: "A", columns: ["B"], rows: [{ heading: "x", cells: [] }] };
  const made = () => toMarkdown({ ...report, sections: [{ id: "s", heading: "S", tables: [table] }] });
  expect(made).toThrow(
    expect.objectContaining({ name: "ReportError", code: "report/table-uneven", path: ["rows", 0] }),
  );
  expect(refusalOf(made)).toBe('Cannot print the table "T": each row needs a cell for each column');
});

describe("a whole report", () => {
  const kinds: readonly (readonly [string, FigureValue, FigureValue])[] = [
    ["money", pounds("100.00"), pounds("-50.50")],
    ["percentage", { kind: "percentage", count: 14, total: 27, of: "reviews" }, withheld],
    [
      "rate",
      { kind: "rate", count: 27, population: 140_000, per: 100_000 },
      { kind: "not-available", why: "none" },
    ],
    ["days", { kind: "days", days: 12.5 }, { kind: "days", days: 300 }],
  ];
  const whole: ReportDocument = {
    title: "Report <1>",
    register: createRegister(published),
    sections: kinds.map(([kind, one, two], index) => ({
      id: kind,
      heading: `In ${kind}`,
      paragraphs: [],
      charts: [
        {
          id: `${kind}-chart`,
          kind: index % 2 === 0 ? ("bars" as const) : ("lines" as const),
          title: `A chart of ${kind}`,
          head: "Year",
          categories: ["2022/23", "A year with a name that is far too long to print"],
          series: [{ name: "All", values: [one, two] }],
          ...(index === 0
            ? { description: "What came.", target: { label: "Target", value: pounds("80.00") } }
            : {}),
        },
      ],
    })),
  };

  it("is one text, mark by mark, in Markdown and in HTML", () => {
    expect(toMarkdown(whole)).toMatchSnapshot();
    expect(toHtml(whole)).toMatchSnapshot();
    expect(toMarkdown(report)).toMatchSnapshot();
    expect(toHtml(report)).toMatchSnapshot();
  });
});

it("sets a column to the right where all of it is numbers, and keeps each cell on its line", () => {
  const tables = [
    {
      id: "mixed",
      caption: "Mixed\n  over two lines",
      head: "Area",
      columns: ["Numbers", "Some"],
      rows: [
        { heading: "One \n two", cells: [count(1), count(2)] },
        { heading: "Two", cells: [count(3), "none"] },
      ],
    },
    { id: "none", caption: "None", head: "Area", columns: ["Numbers"], rows: [] },
  ];
  const document: ReportDocument = {
    title: "Report",
    register: createRegister([]),
    sections: [{ id: "s", heading: "S", tables }],
  };
  const markdown = toMarkdown(document);
  expect(markdown).toContain(
    "**Mixed over two lines**\n\n| Area | Numbers | Some |\n| --- | ---: | --- |\n| One two | 1 | 2 |\n| Two | 3 | none |",
  );
  expect(markdown).toContain("| Area | Numbers |\n| --- | --- |\n");
  const html = toHtml(document);
  expect(html).toContain('<td class="number">1</td><td>2</td>');
  expect(html).not.toContain("<nav");
});

it("takes nothing in a paragraph for HTML, and leaves links as they are", () => {
  const register = createRegister([
    figureFor("a.one", count(5), { label: 'Paid by <img src="x" onerror="go()">' }),
  ]);
  const paragraphs = [
    "{{ a.one | label }}: {{ a.one }}",
    "<script>go()</script>, a count <5",
    "See <https://example.org>",
  ];
  const markdown = toMarkdown({
    title: "Report",
    register,
    sections: [{ id: "s", heading: "S", paragraphs }],
  });
  expect(markdown).toContain(
    'Paid by \\<img src="x" onerror="go()">: 5\n\n\\<script>go()\\</script>, a count <5\n\nSee <https://example.org>',
  );
});

it("explains no mark where none is used", () => {
  const plain: ReportDocument = {
    title: "Report",
    register: createRegister([]),
    sections: [{ id: "one", heading: "One", paragraphs: ["Nothing happened."] }],
  };
  expect(toMarkdown(plain)).toBe("# Report\n\n## One\n\nNothing happened.\n");
  expect(toHtml(plain)).not.toContain("Marks");
  expect(toTables(plain).map(({ name }) => name)).toEqual(["figures"]);
});
