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
