import { expect, it } from "vitest";
import type { CdopOfYear } from "./cdop-folder.ts";
import { figuresText } from "./figures-text.ts";
import { yearFolder } from "./year.fixture.ts";
import { readYear, type YearOfFolder } from "./year-folder.ts";
import { registerOf } from "./year-register.ts";
import { reportOf } from "./year-report.ts";

const heading =
  "Case,Area,Date of death,Notified on,Age band,Reviewed on,Category of death,Modifiable factors,Out of area";

interface Case {
  readonly area?: string;
  readonly notified: string;
  readonly reviewed?: string;
  readonly modifiable?: "identified" | "none-identified";
  readonly elsewhere?: boolean;
  readonly age?: string;
  readonly died?: string;
}

async function yearOf(cases: readonly Case[], settings: object = {}): Promise<YearOfFolder> {
  const lines = cases.map(
    (
      {
        area = "North",
        notified,
        reviewed,
        modifiable = "identified",
        elsewhere,
        age = "1-4 years",
        died = "2022-04-01",
      },
      index,
    ) =>
      [
        `SYN-${index}`,
        area,
        ...[died, notified, age],
        ...(reviewed === undefined ? ["", "", ""] : [reviewed, "8", modifiable]),
        elsewhere === true ? "yes" : "no",
      ].join(","),
  );
  const report = { partnership: "Northshire", year: "2023/24", ...settings };
  const folder = await yearFolder({
    "report.json": JSON.stringify(report),
    "cdop/cases.csv": [heading, ...lines, ""].join("\n"),
  });
  return readYear(folder);
}
const cdopOf = async (cases: readonly Case[], settings?: object) =>
  (await yearOf(cases, settings)).cdop as CdopOfYear;

it("publishes no breakdown that the total beside it would give away", async () => {
  const bands = ["0-27 days", "28-364 days", "1-4 years", "5-9 years", "10-14 years"];
  const cases = bands.map((age) => ({ age, notified: "2023-04-05", reviewed: "2023-09-01" }));
  const { reviewed, tables, notCertified } = await cdopOf(cases);
  // Of five reviews, printed as such, five counts that are withheld and none of them 0 would each be 1.
  expect(reviewed.total).toBe(5);
  expect(tables.map(({ label }) => label)).not.toContain("Deaths reviewed by age");
  expect(notCertified).toContain("Deaths reviewed by age");
});

it("prints no share of reviews in time that with the next one tells how few lie between", async () => {
  const review = (count: number, died: string, reviewed: string) =>
    Array.from({ length: count }, () => ({ died, notified: died, reviewed }));
  const printed = async (between: number) => {
    const year = await yearOf([
      ...review(5, "2023-04-01", "2023-08-01"),
      ...review(between, "2023-04-01", "2023-12-01"),
      ...review(5, "2022-04-01", "2023-08-01"),
    ]);
    const { byId } = registerOf(year);
    return [6, 12].map((months) => byId.get(`cdop.time-to-review.within-${months}-months`)?.value.kind);
  };
  expect(await printed(0)).toEqual(["percentage", "percentage"]);
  for (const few of [1, 4]) expect(await printed(few)).toEqual(["withheld", "percentage"]);
  expect(await printed(5)).toEqual(["percentage", "percentage"]);
});

it("finds the lines of each count, to the first and the last day of its year", async () => {
  const { at } = await cdopOf([
    { notified: "2023-04-01" },
    { notified: "2024-03-31", reviewed: "2024-03-31" },
    { notified: "2022-05-01", reviewed: "2023-03-31" },
    { notified: "2023-06-01", reviewed: "2023-09-01", elsewhere: true },
    { notified: "2023-06-01", elsewhere: true },
    { notified: "2022-04-01", reviewed: "2022-04-01" },
    { notified: "2022-05-01" },
  ]);
  const lines = Object.entries(at).map(([name, places]) => [name, places.map(({ line }) => line)]);
  expect(Object.fromEntries(lines)).toEqual({
    notified: [2, 3],
    notifiedElsewhere: [5, 6],
    reviewed: [3],
    reviewedElsewhere: [5],
    reviewedBefore: [4, 7],
    openBefore: [8],
    otherwiseClosed: [],
    openAfter: [2, 8],
  });
});

it("counts by the panels that the settings name, and by area where they name none", async () => {
  const cases: readonly Case[] = ["North", "South", "West", "West"].map((area) => ({
    area,
    notified: "2023-05-01",
    reviewed: "2023-09-01",
  }));
  const panels = [
    { name: "Coast", areas: ["North", "South"] },
    { name: "Moor", areas: ["West"] },
  ];
  const partsOf = ({ notified, reviewed, open }: CdopOfYear) =>
    [notified.parts, reviewed.parts, open.parts].map((parts) => parts.map(({ label }) => label));
  const byPanel = await cdopOf(cases, { panels });
  expect(partsOf(byPanel)).toEqual(Array(3).fill(["Coast", "Moor"]));
  expect(byPanel.tables.map(({ groups }) => groups.map(({ label }) => label))).toEqual([
    ["Coast"],
    ["Coast"],
    [],
  ]);
  const byArea = await cdopOf(cases);
  expect(partsOf(byArea)).toEqual(Array(3).fill(["North", "South", "West"]));
  expect(byArea.tables.map(({ groups }) => groups)).toEqual([[], [], []]);
});

it("gives an area of a panel without a death its 0, and a year without a case its figures", async () => {
  const panels = [
    { name: "Coast", areas: ["North", "South"] },
    { name: "Moor", areas: ["West"] },
  ];
  const notified = { notified: "2023-05-01" };
  const { tables } = await cdopOf(Array(5).fill(notified), { panels });
  const rows = ({ rows, counts }: (typeof tables)[number]) =>
    rows.map((row, at) => [row, ...(counts[at] ?? [])]);
  expect(tables.slice(0, 2).map(rows)).toEqual([
    [
      ["North", 5],
      ["South", 0],
      ["West", 0],
    ],
    [
      ["North", 0],
      ["South", 0],
      ["West", 0],
    ],
  ]);
  for (const settings of [{ panels }, {}]) {
    expect(await cdopOf([], settings)).toMatchObject({ notified: { total: 0 }, notCertified: [] });
  }
});

it.each<{ now: [identified: number, of: number]; before: [number, number]; said: boolean; when: string }>([
  { now: [20, 40], before: [25, 50], said: true, when: "both shares are of many" },
  { now: [0, 40], before: [25, 50], said: true, when: "a share is nothing" },
  { now: [3, 40], before: [25, 50], said: false, when: "few had factors this year" },
  { now: [38, 40], before: [25, 50], said: false, when: "few had none this year" },
  { now: [20, 40], before: [4, 50], said: false, when: "few had factors the year before" },
  { now: [20, 40], before: [46, 50], said: false, when: "few had none the year before" },
])("compares the shares of two years or says nothing of them: $when", async ({ now, before, said }) => {
  const reviews = ([identified, of]: readonly [number, number], reviewed: string): readonly Case[] =>
    Array.from({ length: of }, (_, index) => ({
      notified: "2022-05-01",
      reviewed,
      modifiable: index < identified ? "identified" : "none-identified",
    }));
  const year = await yearOf([...reviews(now, "2023-09-01"), ...reviews(before, "2022-09-01")]);
  const register = registerOf(year);
  const sentence = year.cdop?.comparison?.sentence as string;
  expect(sentence).toMatch(/^.{20,}\.$/);
  const paragraph = reportOf(year, register)
    .sections.find(({ id }) => id === "child-deaths")
    ?.paragraphs?.find((text) => text.startsWith("Of the reviews"));
  const bare = "Of the reviews, {{ cdop.modifiable | share }} identified modifiable factors.";
  expect(paragraph).toBe(said ? `${bare} ${sentence}` : bare);
  expect(figuresText(year, register).includes(sentence)).toBe(said);
});

it("withholds small counts in the tables of the report", async () => {
  const year = await yearOf([
    ...Array.from({ length: 3 }, () => ({ area: "North", notified: "2023-05-01" })),
    ...Array.from({ length: 30 }, () => ({ area: "South", notified: "2023-05-01" })),
    ...Array.from({ length: 20 }, () => ({ area: "West", notified: "2023-05-01" })),
  ]);
  const [table] =
    reportOf(year, registerOf(year)).sections.find(({ id }) => id === "child-deaths")?.tables ?? [];
  const why = "so that no child can be recognised";
  expect(table).toMatchObject({ id: "deaths-notified-by-area", head: "Area", columns: ["Deaths"] });
  expect(table?.rows.map(({ heading: row, cells }) => [row, cells[0]])).toEqual([
    ["North", { kind: "withheld", why }],
    ["South", { kind: "count", count: 30 }],
    ["West", { kind: "withheld", why }],
    ["All", { kind: "count", count: 53 }],
  ]);
});

it.each([
  { deaths: 4, shown: "withheld", from: { title: "cdop/cases.csv" } },
  { deaths: 5, shown: "count", from: { title: "cdop/cases.csv", at: "5 lines" } },
])("shows $deaths deaths as $shown, and stands on $from", async ({ deaths, shown, from }) => {
  const year = await yearOf(Array.from({ length: deaths }, () => ({ notified: "2023-05-01" })));
  const register = registerOf(year);
  const notified = register.byId.get("cdop.notified");
  expect(notified?.value.kind).toBe(shown);
  expect(notified?.from).toEqual([from]);
  expect(register.edition).toBe("Northshire, 2023/24");
});

it.each([
  { notified: 12, said: "Open cases: 6 + 12 notified - 5 reviewed - 0 otherwise closed = 13, 7 more than" },
  { notified: 5, said: "Open cases: 6 + 5 notified - 5 reviewed - 0 otherwise closed = 6, 0 more than" },
])("says by how many the open cases have grown with $notified more", async ({ notified, said }) => {
  const cases = Array.from({ length: 6 + notified }, (_, index) => ({
    notified: index < 6 ? "2022-11-03" : "2023-05-11",
    ...(index < 5 ? { reviewed: "2023-09-01" } : {}),
  }));
  const year = await yearOf(cases);
  expect(figuresText(year, registerOf(year))).toContain(`\n${said} a year before.\n`);
});
