import { describe, expect, it } from "vitest";
import { type CountTable, checkSelector, checkTable, oneWayTable } from "./count-table.ts";
import type { StatisticsErrorCode } from "./errors.ts";
import { refusalAt } from "./refusal.fixture.ts";
import { tableOf } from "./table.fixture.ts";

describe("counts by one dimension", () => {
  it("are a single column, with their total", () => {
    expect(oneWayTable({ a: 3, b: 40 })).toEqual({
      rows: ["a", "b"],
      columns: ["Count"],
      counts: [[3], [40]],
      margins: { rows: false, columns: true, total: false },
    });
  });

  it("take a heading and words, and leave out the total when told", () => {
    const ledger = [{ source: "s", sum: [{ row: "a" }], value: 3 }];
    expect(
      oneWayTable({ a: 3 }, { column: "Deaths", total: false, label: "l", period: "p", ledger }),
    ).toEqual({
      label: "l",
      period: "p",
      ledger,
      rows: ["a"],
      columns: ["Deaths"],
      counts: [[3]],
      margins: { rows: false, columns: false, total: false },
    });
  });
});

it.each<{ what: string; more: Partial<CountTable> }>([
  {
    what: "counts of zero",
    more: {
      counts: [
        [0, 0],
        [0, 0],
      ],
    },
  },
  { what: "rows in groups, or in none", more: { groups: [{ label: "g", rows: ["r1"] }] } },
  {
    what: "a group to each row",
    more: {
      groups: [
        { label: "g", rows: ["r1"] },
        { label: "h", rows: ["r0"] },
      ],
    },
  },
  { what: "a sum of a row", more: { ledger: [{ source: "s", sum: [{ row: "r1" }], value: 7 }] } },
  { what: "a sum of a column", more: { ledger: [{ source: "s", sum: [{ column: "c1" }], value: 6 }] } },
  {
    what: "a sum of a count and everything",
    more: { ledger: [{ source: "s", sum: [{ row: "r0", column: "c1" }, {}], value: 12 }] },
  },
  {
    what: "a count elsewhere",
    more: { ledger: [{ source: "s", sum: [{ row: "r0" }, { elsewhere: "e" }], value: 3 }] },
  },
  {
    what: "a count elsewhere of what everyone knows",
    more: { ledger: [{ source: "s", sum: [{ row: "r0" }, { elsewhere: "e", atLeast: 4 }], value: 7 }] },
  },
  {
    what: "a larger sum with a count elsewhere",
    more: { ledger: [{ source: "s", sum: [{ row: "r0" }, { elsewhere: "e" }], value: 99 }] },
  },
  {
    what: "a count elsewhere that is taken off",
    more: {
      ledger: [{ source: "s", sum: [{ row: "r0" }, { elsewhere: "e", less: true, atLeast: 1 }], value: 2 }],
    },
  },
  {
    what: "counts elsewhere less their sum",
    more: {
      ledger: [
        { source: "s", sum: [{ elsewhere: "e" }, { elsewhere: "f", less: true, atLeast: 1 }], value: 9 },
      ],
    },
  },
])("accepts $what", ({ more }) => {
  const table = tableOf(
    [
      [1, 2],
      [3, 4],
    ],
    more,
  );
  expect(() => checkTable(table)).not.toThrow();
});

it("selects by labels that the table has", () => {
  const table = tableOf([[1, 2]]);
  const unknown = (need: string) =>
    expect.objectContaining({
      code: "statistics/label-unknown",
      path: ["x"],
      message: `Cannot use x: ${need}`,
    });
  for (const selector of [{}, { row: "r0" }, { column: "c1" }, { row: "r0", column: "c0" }]) {
    expect(() => checkSelector(table, selector, ["x"])).not.toThrow();
  }
  expect(() => checkSelector(table, { row: "c0" }, ["x"])).toThrow(unknown("a row is one of the table's"));
  expect(() => checkSelector(table, { column: "r0" }, ["x"])).toThrow(
    unknown("a column is one of the table's"),
  );
});

describe("a table of counts", () => {
  const counts = [
    [9, 9],
    [9, 9],
  ];
  const base = tableOf(counts);
  const bad = (more: Partial<CountTable>, code: StatisticsErrorCode, path: readonly (string | number)[]) => ({
    table: { ...base, ...more },
    code,
    path,
  });
  const fact = (sum: NonNullable<CountTable["ledger"]>[number]["sum"], value: number) => [
    { source: "a", sum, value },
  ];

  it.each([
    bad({ counts: [[9, 9]] }, "statistics/table-ragged", ["counts"]),
    bad({ counts: [[9, 9], [9]] }, "statistics/table-ragged", ["counts", 1]),
    bad(
      {
        counts: [
          [9, 9],
          [9, -1],
        ],
      },
      "statistics/count-invalid",
      ["counts", 1, 1],
    ),
    bad(
      {
        counts: [
          [9, 9],
          [Number.NaN, 1],
        ],
      },
      "statistics/count-invalid",
      ["counts", 1, 0],
    ),
    bad(
      {
        counts: [
          [9, 1.5],
          [9, 1],
        ],
      },
      "statistics/count-invalid",
      ["counts", 0, 1],
    ),
    bad(
      {
        counts: [
          [Number.MAX_SAFE_INTEGER, 1],
          [9, 1],
        ],
      },
      "statistics/count-invalid",
      ["counts"],
    ),
    bad({ rows: ["a", "a"] }, "statistics/label-repeated", ["rows", 1]),
    bad({ columns: ["a", "a"] }, "statistics/label-repeated", ["columns", 1]),
    bad({ groups: [{ label: "r0", rows: ["r1"] }] }, "statistics/label-repeated", ["groups", 0]),
    bad(
      {
        groups: [
          { label: "g", rows: ["r0"] },
          { label: "g", rows: ["r1"] },
        ],
      },
      "statistics/label-repeated",
      ["groups", 1],
    ),
    bad({ groups: [{ label: "g", rows: [] }] }, "statistics/table-ragged", ["groups", 0]),
    bad({ groups: [{ label: "g", rows: ["r0", "r0"] }] }, "statistics/label-repeated", [
      "groups",
      0,
      "rows",
      1,
    ]),
    bad({ groups: [{ label: "g", rows: ["x"] }] }, "statistics/label-unknown", ["groups", 0, "rows", 0]),
    bad({ ledger: fact([{ row: "x" }], 1) }, "statistics/label-unknown", ["ledger", 0, "sum", 0]),
    bad({ ledger: fact([{ column: "x" }], 1) }, "statistics/label-unknown", ["ledger", 0, "sum", 0]),
    bad({ ledger: fact([{ row: "r0" }], 17) }, "statistics/ledger-contradicted", ["ledger", 0]),
    bad({ ledger: fact([{ row: "r0" }], 19) }, "statistics/ledger-contradicted", ["ledger", 0]),
    bad(
      { ledger: [...fact([{ row: "r0" }], 18), ...fact([{ column: "c1" }], 1)] },
      "statistics/ledger-contradicted",
      ["ledger", 1],
    ),
    bad({ ledger: fact([{ elsewhere: "b", atLeast: -1 }], 1) }, "statistics/count-invalid", [
      "ledger",
      0,
      "sum",
      0,
      "atLeast",
    ]),
    bad(
      { ledger: fact([{ row: "r0" }, { elsewhere: "b", atLeast: 3 }], 20) },
      "statistics/ledger-contradicted",
      ["ledger", 0],
    ),
    bad(
      { ledger: fact([{ row: "r0" }, { elsewhere: "b", less: true, atLeast: 3 }], 16) },
      "statistics/ledger-contradicted",
      ["ledger", 0],
    ),
    bad({ ledger: fact([{ row: "r0" }], -1) }, "statistics/count-invalid", ["ledger", 0, "value"]),
    bad({ ledger: fact([{ row: "r0" }, { elsewhere: "b" }], 17) }, "statistics/ledger-contradicted", [
      "ledger",
      0,
    ]),
  ])("is refused with $code at $path", ({ table, code, path }) => {
    expect(() => checkTable(table)).toThrow(refusalAt(code, path));
  });
});
