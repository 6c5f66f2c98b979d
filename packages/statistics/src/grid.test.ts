import { describe, expect, it } from "vitest";
import type { CountTable } from "./count-table.ts";
import { completeValues, gridOf, inLabelOrder, laidOut, selected } from "./grid.ts";

const table: CountTable = {
  rows: ["a", "b", "c"],
  columns: ["x", "y"],
  counts: [
    [1, 2],
    [4, 8],
    [16, 32],
  ],
  groups: [{ label: "g", rows: ["a", "c"] }],
};
const grid = gridOf(table);

it("keeps groups apart, and their rows out of the total's parts", () => {
  const groups = [
    { label: "g", rows: ["a"] },
    { label: "h", rows: ["b"] },
  ];
  const oneColumn = gridOf({ ...table, columns: ["x"], groups });
  expect(oneColumn.sums.slice(6, 9)).toEqual([
    [0, 6],
    [2, 8],
    [4, 6, 8, 10],
  ]);
  expect(gridOf({ rows: ["a"], columns: ["x"], counts: [[1]] }).sums).toEqual([
    [0, 1],
    [2, 3],
    [0, 2],
    [1, 3],
  ]);
});

it("has a line per row, group and total, and a place per column and total", () => {
  expect([grid.height, grid.width]).toEqual([5, 3]);
  expect(grid.figures.map(({ at }) => at)).toEqual([...Array(15).keys()]);
  expect(
    grid.figures.map(({ row, group, column }) => [row, group, column].map((name) => name ?? "-").join("")),
  ).toEqual([
    ...["a-x", "a-y", "a--"],
    ...["b-x", "b-y", "b--"],
    ...["c-x", "c-y", "c--"],
    ...["-gx", "-gy", "-g-"],
    ...["--x", "--y", "---"],
  ]);
  expect(grid.figures.filter((figure) => "column" in figure)).toHaveLength(10);
});

it("knows which counts each place is the sum of", () => {
  expect(grid.figures.map(({ parts }) => parts)).toEqual([
    ...[[0], [1], [0, 1]],
    ...[[3], [4], [3, 4]],
    ...[[6], [7], [6, 7]],
    ...[
      [0, 6],
      [1, 7],
      [0, 1, 6, 7],
    ],
    ...[
      [0, 3, 6],
      [1, 4, 7],
      [0, 1, 3, 4, 6, 7],
    ],
  ]);
  expect(grid.figures.filter(({ inner }) => inner).map(({ at }) => at)).toEqual([0, 1, 3, 4, 6, 7]);
});

it("names the places of which the last is the sum of the others", () => {
  expect(grid.sums).toEqual([
    ...[
      [0, 1, 2],
      [3, 4, 5],
      [6, 7, 8],
      [9, 10, 11],
      [12, 13, 14],
    ],
    ...[
      [0, 6, 9],
      [3, 9, 12],
    ],
    ...[
      [1, 7, 10],
      [4, 10, 13],
    ],
    ...[
      [2, 8, 11],
      [5, 11, 14],
    ],
  ]);
  const values = completeValues(grid, table.counts);
  for (const places of grid.sums) {
    const parts = places.slice(0, -1).reduce((sum, place) => sum + values[place]!, 0);
    expect(values[places.at(-1)!]).toBe(parts);
  }
});

it("sums its counts up", () => {
  expect(completeValues(grid, table.counts)).toEqual([1, 2, 3, 4, 8, 12, 16, 32, 48, 17, 34, 51, 21, 42, 63]);
});

it.each([
  { margins: {}, hidden: [] },
  { margins: { rows: true, columns: true, total: true }, hidden: [] },
  { margins: { rows: false }, hidden: [2, 5, 8, 11] },
  { margins: { columns: false }, hidden: [12, 13] },
  { margins: { total: false }, hidden: [14] },
])("hides $hidden when $margins are published", ({ margins, hidden }) => {
  const { figures } = gridOf({ ...table, margins });
  expect(figures.filter(({ shown }) => !shown).map(({ at }) => at)).toEqual(hidden);
});

it.each([
  { selector: {}, places: [0, 1, 3, 4, 6, 7] },
  { selector: { row: "b" }, places: [3, 4] },
  { selector: { column: "y" }, places: [1, 4, 7] },
  { selector: { row: "c", column: "x" }, places: [6] },
])("selects $places by $selector", ({ selector, places }) => {
  expect(selected(grid, selector)).toEqual(places);
});

describe("whatever order it is given in", () => {
  const given: CountTable = {
    label: "Kept",
    rows: ["b", "B", "a"],
    columns: ["y", "x"],
    counts: [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    groups: [
      { label: "h", rows: ["b"] },
      { label: "g", rows: ["a"] },
    ],
  };
  const sorted = inLabelOrder(given);

  it("is sorted by code unit", () => {
    expect(sorted).toEqual({
      label: "Kept",
      rows: ["B", "a", "b"],
      columns: ["x", "y"],
      counts: [
        [4, 3],
        [6, 5],
        [2, 1],
      ],
      groups: [
        { label: "g", rows: ["a"] },
        { label: "h", rows: ["b"] },
      ],
    });
    expect(inLabelOrder({ ...given, groups: [...given.groups!].reverse() })).toEqual(sorted);
    expect(inLabelOrder({ rows: ["a"], columns: ["x"], counts: [[1]] }).groups).toEqual([]);
  });

  it("is laid out again as it was given, groups and totals last", () => {
    const own = gridOf(sorted);
    expect(laidOut(own, completeValues(own, sorted.counts), given)).toEqual([
      [1, 2, 3],
      [3, 4, 7],
      [5, 6, 11],
      [1, 2, 3],
      [5, 6, 11],
      [9, 12, 21],
    ]);
    const { groups: _, ...ungrouped } = given;
    const plain = gridOf(inLabelOrder(ungrouped));
    const lines = laidOut(plain, completeValues(plain, inLabelOrder(ungrouped).counts), ungrouped);
    expect(lines).toEqual([
      [1, 2, 3],
      [3, 4, 7],
      [5, 6, 11],
      [9, 12, 21],
    ]);
  });
});
