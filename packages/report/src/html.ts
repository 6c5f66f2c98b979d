import { type Chart, chartTable } from "./chart.ts";
import { chartSvg } from "./chart-svg.ts";
import { escaped } from "./mark.ts";
import { type PrintedTable, printed, type ReportDocument } from "./report-document.ts";

const STYLE = `
:root { color-scheme: light; }
body { font: 1.125rem/1.5 Arial, Helvetica, sans-serif; color: #0b0c0c; background: #fff; margin: 0; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
h1 { font-size: 2rem; line-height: 1.2; } h2 { font-size: 1.5rem; margin-top: 2.5rem; }
a { color: #1d70b8; } a:focus, .scroll:focus, summary:focus { outline: 3px solid #ffdd00; box-shadow: 0 0 0 5px #0b0c0c; }
.skip { position: absolute; left: -999rem; } .skip:focus { position: static; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #b1b4b6; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; } td.number { white-space: nowrap; }
figure { margin: 1.5rem 0; } svg { display: block; max-width: 100%; height: auto; } .narrow { display: none; } .note { color: #383f43; }
@media screen { .scroll { background: linear-gradient(90deg, #fff 40%, #fff0) 0/2.5rem 100% no-repeat local, linear-gradient(270deg, #fff 40%, #fff0) 100%/2.5rem 100% no-repeat local,
  linear-gradient(90deg, #0b0c0c55, #fff0) 0/1rem 100% no-repeat scroll, linear-gradient(270deg, #0b0c0c55, #fff0) 100%/1rem 100% no-repeat scroll; } }
@media screen and (max-width: 40rem) { .page { display: none; } .narrow { display: block; } table { font-size: 1rem; } th, td { padding-right: .5rem; } }
@media print { .skip, nav, summary { display: none; } body { font-size: 11pt; } h2 { break-after: avoid; }
  figure, table, tr { break-inside: avoid; } .scroll { overflow: visible; } thead { display: table-header-group; }
  details > *:not(summary) { display: block; } details::details-content { content-visibility: visible; } }
`.trim();

/**
 * A report as one HTML file that works without a network: headings in order, tables with captions and scoped headings, charts
 * with their values as tables, the marks that it uses explained; for a desk, a telephone and paper. Each chart is drawn twice, so
 * that a narrow screen shows all of it without scrolling.
 *
 * @throws {ReportError} `report/figure-unknown`, `report/format-unknown`, `report/placeholder-unclosed`, `report/table-uneven`,
 * `report/chart-invalid`
 */
export function toHtml(report: ReportDocument): string {
  const { title, subtitle, sections, shorthand } = printed(report);
  return [
    "<!DOCTYPE html>",
    '<html lang="en-GB">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    '<a class="skip" href="#main">Skip to the report</a>',
    `<header><h1>${escaped(title)}</h1>${subtitle === undefined ? "" : `<p>${escaped(subtitle)}</p>`}</header>`,
    '<main id="main">',
    ...contents(sections),
    ...sections.flatMap(({ id, heading, paragraphs, tables, charts }) => [
      `<section aria-labelledby="${escaped(id)}">`,
      `<h2 id="${escaped(id)}">${escaped(heading)}</h2>`,
      ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
      ...tables.map((table) => tableHtml(table)),
      ...charts.map((chart) => chartHtml(chart, report)),
      "</section>",
    ]),
    "</main>",
    ...(shorthand.length === 0
      ? []
      : [
          '<footer><h2 id="marks">Marks used</h2><dl>',
          ...shorthand.map(({ mark, meaning }) => `<dt>${escaped(mark)}</dt><dd>${escaped(meaning)}</dd>`),
          "</dl></footer>",
        ]),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function contents(sections: readonly { readonly id: string; readonly heading: string }[]): readonly string[] {
  if (sections.length < 2) return [];
  const links = sections.map(
    ({ id, heading }) => `<li><a href="#${escaped(id)}">${escaped(heading)}</a></li>`,
  );
  return ['<nav aria-label="Contents"><ol>', ...links, "</ol></nav>"];
}

function tableHtml({ id, caption, head, columns, rows, note }: PrintedTable): string {
  const isNumber = columns.map(
    (_, index) => rows.length > 0 && rows.every(({ cells }) => cells[index]?.isNumber === true),
  );
  const classOf = (index: number) => (isNumber[index] === true ? ' class="number"' : "");
  return [
    `<div class="scroll" tabindex="0" role="region" aria-labelledby="${escaped(id)}">`,
    `<table><caption id="${escaped(id)}">${escaped(caption)}</caption>`,
    `<thead><tr><th scope="col">${escaped(head)}</th>${columns.map((column, index) => `<th scope="col"${classOf(index)}>${escaped(column)}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...rows.map(
      ({ heading, cells }) =>
        `<tr><th scope="row">${escaped(heading)}</th>${cells.map(({ text }, index) => `<td${classOf(index)}>${escaped(text)}</td>`).join("")}</tr>`,
    ),
    "</tbody></table></div>",
    ...(note === undefined ? [] : [`<p class="note">${escaped(note)}</p>`]),
  ].join("\n");
}

function chartHtml(chart: Chart, { register }: ReportDocument): string {
  const section = { id: chart.id, heading: chart.title, tables: [chartTable(chart)] };
  const [table] = printed({ title: chart.title, register, sections: [section] }).sections[0]?.tables ?? [];
  return [
    `<figure aria-labelledby="${escaped(chart.id)}-title">`,
    `<div class="page">${chartSvg(chart)}</div>`,
    `<div class="narrow">${chartSvg({ ...chart, id: `${chart.id}-narrow` }, { width: "narrow" })}</div>`,
    `<details><summary>The values of this chart</summary>${table === undefined ? "" : tableHtml(table)}</details>`,
    "</figure>",
  ].join("\n");
}
