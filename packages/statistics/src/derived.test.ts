import fc from "fast-check";
import { expect, it } from "vitest";
import { oneWayTable } from "./count-table.ts";
import { percentagesIn, ratesIn, textRows } from "./derived.ts";
import { protectTable } from "./protected-table.ts";
import { refusalAt } from "./refusal.fixture.ts";
import { longRun, rules, tableOf, tables } from "./table.fixture.ts";

const rule = { threshold: 5 };
const safe = protectTable(
  tableOf(
    [
      [3, 20, 0],
      [11, 12, 17],
      [30, 40, 50],
    ],
    {
      label: "By area",
      groups: [{ label: "North", rows: ["r0", "r1"] }],
    },
  ),
  rule,
);

it("prints every figure the release holds, subtotals after their rows, and one marker for what it withholds", () => {
  expect(textRows(safe)).toEqual([
    ["", "c0", "c1", "c2", "Total"],
    ["r0", "[c]", "[c]", "0", "23"],
    ["r1", "[c]", "[c]", "17", "40"],
    ["North", "14", "32", "17", "63"],
    ["r2", "30", "40", "50", "120"],
    ["Total", "44", "72", "67", "183"],
  ]);
});

it("leaves out sums that are not published", () => {
  const counts = [[9, 8]];
  const none = protectTable(
    tableOf(counts, { margins: { rows: false, columns: false, total: false } }),
    rule,
  );
  expect(textRows(none)).toEqual([
    ["", "c0", "c1"],
    ["r0", "9", "8"],
  ]);
  const rowsOnly = protectTable(tableOf(counts, { margins: { columns: false, total: false } }), rule);
  expect(textRows(rowsOnly)).toEqual([
    ["", "c0", "c1", "Total"],
    ["r0", "9", "8", "17"],
  ]);
  const totalOnly = protectTable(tableOf(counts, { margins: { columns: false } }), rule);
  expect(textRows(totalOnly).at(-1)).toEqual(["Total", "", "", "17"]);
  const columnsOnly = protectTable(tableOf(counts, { margins: { rows: false, total: false } }), rule);
  expect(textRows(columnsOnly)).toEqual([
    ["", "c0", "c1"],
    ["r0", "9", "8"],
    ["Total", "9", "8"],
  ]);
  const noTotal = protectTable(tableOf(counts, { margins: { total: false } }), rule);
  const allAlone = protectTable(tableOf(counts, { margins: { rows: false, columns: false } }), rule);
  expect(textRows(allAlone)).toEqual([
    ["", "c0", "c1", "Total"],
    ["r0", "9", "8", ""],
    ["Total", "", "", "17"],
  ]);
  expect(textRows(noTotal).at(-1)).toEqual(["Total", "9", "8", ""]);
});

it.each([
  { of: "row", first: ["[c]", "[c]", "0.0"], last: ["25.0", "33.3", "41.7"] },
  { of: "column", first: ["[c]", "[c]", "0.0"], last: ["68.2", "55.6", "74.6"] },
  { of: "total", first: ["[c]", "[c]", "0.0"], last: ["16.4", "21.9", "27.3"] },
] as const)("gives percentages of the $of, withheld with their count", ({ of, first, last }) => {
  const percentages = percentagesIn(safe, { of, places: 1 });
  expect([percentages[0], percentages[2]]).toEqual([first, last]);
});

it("sums published counts where their total is not published, and knows none where one is withheld", () => {
  const margins = { rows: false, columns: false, total: false };
  const unsummed = protectTable(
    tableOf(
      [
        [3, 30],
        [20, 30],
      ],
      { margins },
    ),
    rule,
  );
  expect(unsummed.counts).toEqual([
    ["[c]", 30],
    [20, 30],
  ]);
  expect(percentagesIn(unsummed, { of: "row", places: 0 })).toEqual([
    ["[c]", "[c]"],
    ["40", "60"],
  ]);
  expect(percentagesIn(unsummed, { of: "column", places: 0 })).toEqual([
    ["[c]", "50"],
    ["[c]", "50"],
  ]);
  expect(percentagesIn(unsummed, { of: "total", places: 0 })).toEqual([
    ["[c]", "[c]"],
    ["[c]", "[c]"],
  ]);
});

it("has no percentages of nothing", () => {
  const nothing = protectTable(tableOf([[0, 0]]), rule);
  expect(percentagesIn(nothing, { of: "row", places: 0 })).toEqual([["[z]", "[z]"]]);
});

it("gives rates of published totals, and withholds the rest with their intervals", () => {
  const deaths = protectTable(oneWayTable({ a: 3, b: 40, c: 22 }), rule);
  const rates = ratesIn(deaths, {
    populations: { a: 9000, b: 80_000, c: 50_000 },
    per: 100_000,
    confidence: 0.998,
  });
  expect(rates).toMatchObject([
    { row: "a", rate: "[c]" },
    { row: "b", rate: { count: 40, population: 80_000, value: 50, confidence: 0.998, method: "byar" } },
    { row: "c", rate: "[c]" },
  ]);
});

it(
  "says nothing about a row whose counts are all withheld, whatever is asked",
  () => {
    fc.assert(
      fc.property(tables(4, 3), rules, (table, given) => {
        const release = protectTable(table, given);
        const percentages = percentagesIn(release, { of: "row", places: 2 });
        for (const [i, line] of release.counts.entries()) {
          for (const [j, count] of line.entries()) {
            if (count === "[c]") expect(percentages[i]![j]).toBe("[c]");
            expect(textRows(release).some((row) => row[0] === `r${i}` && row[j + 1] === String(count))).toBe(
              true,
            );
          }
        }
      }),
    );
  },
  longRun,
);

it.each([
  { populations: { r0: 1, r1: 1 }, path: ["populations", "r2"] },
  { populations: { r0: 1, r1: 1, r2: 0 }, path: ["populations", "r2"] },
])("refuses rates without their populations", ({ populations, path }) => {
  const error = { code: "statistics/population-invalid", path };
  expect(() => ratesIn(safe, { populations, per: 1000 })).toThrow(refusalAt(error.code, error.path));
});

it("refuses places that nobody could print", () => {
  const error = { code: "statistics/places-invalid", path: ["places"] };
  expect(() => percentagesIn(safe, { of: "row", places: -1 })).toThrow(refusalAt(error.code, error.path));
});

it.each(["rows", "", undefined])("refuses percentages of %j", (given) => {
  const of = given as "row";
  expect(() => percentagesIn(safe, { of, places: 1 })).toThrow(
    refusalAt("statistics/choice-unknown", ["of"]),
  );
});
