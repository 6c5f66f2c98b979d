import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { readYear, registerOf, reportOf } from "@pdscp/cli";
import { type FigureValue, financialYear } from "@pdscp/core";
import { type Chart, createRegister, type ReportDocument, toHtml } from "@pdscp/report";
import { expect, it } from "vitest";
import { openPage } from "../tooling/chromium.ts";

const year = financialYear("2023/24");
const count = (of: number): FigureValue => ({ kind: "count", count: of });
const chart = (kind: Chart["kind"]): Chart => ({
  id: kind,
  kind,
  title: "Attendances at multi-agency training by quarter",
  head: "Quarter",
  categories: ["April to June", "July to September", "October to December", "January to March"],
  series: [
    { name: "This year", values: [599, 708, 898, 671].map(count) },
    { name: "Before", values: [{ kind: "withheld", why: "few" }, ...[640, 1_000_000, 12].map(count)] },
  ],
});
const columns = ["Courses", "Places", "Booked", "Attendances", "Did not attend", "Income"];
const report: ReportDocument = {
  title: `Yearly report ${year}`,
  register: createRegister([]),
  sections: [
    {
      id: "training",
      heading: "Training",
      tables: [
        {
          id: "quarters",
          caption: "Training by quarter",
          head: "Quarter",
          columns,
          rows: [{ heading: year, cells: columns.map(() => count(1_234_567)) }],
        },
      ],
      charts: [
        chart("bars"),
        chart("lines"),
        {
          ...chart("lines"),
          id: "short",
          categories: ["Q1", "Q2", "Q3", "Q4"],
          series: [{ name: "Attendances", values: [599, 708, 898, 671].map(count) }],
        },
      ],
    },
  ],
};

/** The words of the charts that are shown, and how many of them stand outside their chart or are too small to read. */
const chartWords = `[...document.querySelectorAll("svg text")].filter((text) => text.checkVisibility()).map((text) => {
  const [own, chart] = [text, text.ownerSVGElement].map((each) => each.getBoundingClientRect());
  return { inside: own.left >= chart.left - 1 && own.right <= chart.right + 1 && chart.right <= innerWidth, height: own.height };
})`;

it.each([
  { width: 320, media: "screen" },
  { width: 375, media: "screen" },
  { width: 1280, media: "screen" },
  { width: 794, media: "print" },
] as const)("shows all of each chart, large enough to read, in $width pixels of $media", async (options) => {
  await using opened = await openPage(toHtml(report), options);
  const words = await opened.page.evaluate<readonly { inside: boolean; height: number }[]>(chartWords);
  expect(words.length).toBeGreaterThan(20);
  expect(words.filter(({ inside, height }) => !inside || height < 9)).toEqual([]);
  expect(await opened.page.locator("svg:visible").count()).toBe(3);
});

it("marks a table that goes on beyond a narrow screen, and no other", async () => {
  const isShaded = `getComputedStyle(document.querySelector(".scroll")).backgroundImage.includes("gradient")`;
  await using narrow = await openPage(toHtml(report), { width: 320 });
  expect(await narrow.page.evaluate(isShaded)).toBe(true);
  await using paper = await openPage(toHtml(report), { width: 794, media: "print" });
  expect(await paper.page.evaluate(isShaded)).toBe(false);
});

it("opens the values of each chart on paper, without a line that would open them", async () => {
  await using paper = await openPage(toHtml(report), { width: 794, media: "print" });
  expect(await paper.page.locator("summary:visible").count()).toBe(0);
  expect(await paper.page.locator("details table:visible").count()).toBe(3);
  await using screen = await openPage(toHtml(report), { width: 794 });
  expect(await screen.page.locator("summary:visible").count()).toBe(3);
});

/** By rule and place: what axe finds wrong, and what it cannot tell where nothing is drawn over or scrolled away. */
const axeFaults = `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(
  ({ passes, violations, incomplete }) => {
    const placesOf = ({ id, nodes }) =>
      nodes.filter(({ html }) => !html.startsWith("<text")).map(({ target }) => id + " " + target);
    return { rules: passes.length, wrong: violations.flatMap(placesOf), unknown: incomplete.flatMap(placesOf) };
  })`;

it.each([320, 1280])("keeps the rules of WCAG 2.2 AA that axe knows, in %i pixels", async (width) => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const example = await readYear(join(import.meta.dirname, "..", "examples", "data"));
  for (const each of [report, reportOf(example, registerOf(example))]) {
    await using opened = await openPage(toHtml(each), { width });
    // A shade at the edge keeps axe from telling how words stand out from it.
    await opened.page.addStyleTag({ content: ".scroll { background: none !important }" });
    await opened.page.evaluate(axe);
    const found = await opened.page.evaluate<Record<"wrong" | "unknown", string[]> & { rules: number }>(
      axeFaults,
    );
    expect(found.wrong).toEqual([]);
    if (width === 1280) expect(found.unknown).toEqual([]);
    expect(found.rules).toBeGreaterThan(20);
  }
});
