import fc from "fast-check";
import { expect, it } from "vitest";
import { crossTabulate, usualDisclosureRule } from "./cross-tabulation.ts";
import { deathsNotified, deathsReviewed } from "./death-count.ts";
import { anyDimension, anyRecord, day, death, panelCases, panels, thisYear } from "./panel.fixture.ts";

it("gives the reviews of the year by area and outcome", () => {
  expect(
    crossTabulate(panelCases, { rows: "area", columns: "modifiable", event: "reviewed", period: thisYear }),
  ).toEqual({
    label: "Deaths reviewed by area and outcome",
    period: "2023/24",
    rows: ["BCP", "Dorset", "Somerset"],
    columns: ["identified", "none-identified", "insufficient-information"],
    counts: [
      [6, 6, 0],
      [6, 4, 0],
      [2, 2, 1],
    ],
  });
});

it("keeps areas along the top as it does down the side", () => {
  const cases = [death(), death({ area: "BCP", diedOn: day("2020-01-01"), notifiedOn: day("2020-01-01") })];
  const { rows, columns, counts } = crossTabulate(cases, { rows: panels, columns: "area", period: thisYear });
  expect([rows, columns]).toEqual([
    ["Pan-Dorset", "Somerset"],
    ["BCP", "Dorset"],
  ]);
  expect(counts).toEqual([
    [0, 1],
    [0, 0],
  ]);
});

it("has the margins that the counts have", () => {
  fc.assert(
    fc.property(fc.array(anyRecord), anyDimension, anyDimension, (cases, rows, columns) => {
      const table = crossTabulate(cases, { rows, columns, event: "reviewed", period: thisYear });
      const { parts } = deathsReviewed(cases, { period: thisYear, by: rows });
      expect(
        table.rows.map((label, row) => ({ label, count: table.counts[row]?.reduce((a, b) => a + b, 0) })),
      ).toEqual(parts);
      const turned = crossTabulate(cases, {
        rows: columns,
        columns: rows,
        event: "reviewed",
        period: thisYear,
      });
      expect([turned.rows, turned.columns]).toEqual([table.columns, table.rows]);
      expect(turned.counts).toEqual(
        table.columns.map((_, column) => table.counts.map((line) => line[column])),
      );
    }),
  );
});

it.each([
  { by: "area", name: "area" },
  { by: "ageBand", name: "age band" },
  { by: "categoryOfDeath", name: "category of death" },
  { by: "modifiable", name: "outcome" },
  { by: panels, name: "group of areas" },
] as const)("calls a table by $name by that name", ({ by, name }) => {
  expect(crossTabulate([], { rows: "area", columns: by }).label).toBe(`Deaths notified by area and ${name}`);
});

it("takes every notified death of the area unless told", () => {
  const { counts, label, period } = crossTabulate(panelCases, { rows: "area", columns: "ageBand" });
  expect([label, period]).toEqual(["Deaths notified by area and age band", undefined]);
  const everything = { from: day("2000-01-01"), to: day("2099-12-31") };
  expect(counts.flat().reduce((a, b) => a + b, 0)).toBe(
    deathsNotified(panelCases, { period: everything }).total,
  );
});

it("has a rule to begin with: 1 to 4 are protected, zeros are shown", () => {
  expect(usualDisclosureRule).toEqual({ threshold: 5, zeros: "published", width: 3 });
});

it("refuses an event that there is not, though no death is given", () => {
  const event = "born" as "notified";
  expect(() => crossTabulate([], { rows: "area", columns: "ageBand", event })).toThrow(
    expect.objectContaining({ code: "cdop/choice-unknown", path: ["event"] }),
  );
});
