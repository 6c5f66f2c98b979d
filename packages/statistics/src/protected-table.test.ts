import { describe, expect, it } from "vitest";
import type { CountTable } from "./count-table.ts";
import { protectTable } from "./protected-table.ts";
import { tableOf } from "./table.fixture.ts";

const rule = { threshold: 5 };

describe("is released with", () => {
  const none = { rows: false, columns: false, total: false };

  it("what is published, the rule and the proofs, and nothing else", () => {
    const table = tableOf([[3, 9, 40]], { margins: none });
    const tables = (first: number) => ({
      counts: [
        [first, 9, 40, first + 49],
        [first, 9, 40, first + 49],
      ],
      elsewhere: {},
    });
    expect(protectTable(table, rule)).toStrictEqual({
      rows: ["r0"],
      columns: ["c0", "c1", "c2"],
      counts: [["[c]", 9, 40]],
      groups: [],
      ledger: [],
      rule: { threshold: 5, zeros: "published", width: 3, always: [] },
      certificate: [{ row: "r0", column: "c0", low: tables(1), high: tables(4) }],
    });
  });

  it("its words, its groups and their totals, and the ledger as far as it is told", () => {
    const known = {
      source: "s",
      sum: [{ row: "r1" }, { column: "c0" }, { elsewhere: "x", note: "kept" }],
      value: 60,
      note: "kept",
    };
    const always = [{ row: "r0", column: "c0", note: "kept" }];
    const safe = protectTable(
      {
        ...tableOf([[9], [20]]),
        label: "By area",
        period: "2023/24",
        groups: [{ label: "g", rows: ["r1"] }],
        margins: { rows: true, columns: false, total: false },
        ledger: [known],
      },
      { threshold: 5, always },
    );
    const { certificate, ...rest } = safe;
    expect(rest).toStrictEqual({
      label: "By area",
      period: "2023/24",
      rows: ["r0", "r1"],
      columns: ["c0"],
      counts: [["[c]"], [20]],
      rowTotals: ["[c]", 20],
      groups: [{ label: "g", rows: ["r1"], counts: [20], total: 20 }],
      ledger: [
        {
          source: "s",
          sum: [
            { row: "r1" },
            { column: "c0" },
            { elsewhere: "x", atLeast: 0, withheld: false, less: false },
          ],
          value: 60,
        },
      ],
      rule: { threshold: 5, zeros: "published", width: 3, always: [{ row: "r0", column: "c0" }] },
    });
    expect(certificate.map(({ low: _, high: __, ...name }) => name)).toStrictEqual([
      { row: "r0", column: "c0" },
      { row: "r0" },
    ]);
    expect(certificate.map(({ low }) => Object.keys(low.elsewhere))).toEqual([["x"], ["x"]]);
  });

  it("groups without totals where rows have none, and totals of all where they are shown", () => {
    const { counts, ...rest } = protectTable(
      tableOf([[9], [20]], { groups: [{ label: "g", rows: ["r0"] }], margins: { rows: false } }),
      rule,
    );
    expect(counts).toEqual([[9], [20]]);
    expect(rest).toStrictEqual({
      rows: ["r0", "r1"],
      columns: ["c0"],
      columnTotals: [29],
      total: 29,
      groups: [{ label: "g", rows: ["r0"], counts: [9] }],
      ledger: [],
      rule: { threshold: 5, zeros: "published", width: 3, always: [] },
      certificate: [],
    });
  });

  it("a witness for a count elsewhere, and one for each place by the labels it stands under", () => {
    const ledger = [
      { source: "s", sum: [{ elsewhere: "x", withheld: true, atLeast: 2 }, { elsewhere: "y" }], value: 9 },
    ];
    const safe = protectTable(
      tableOf(
        [
          [2, 0],
          [0, 30],
        ],
        { ledger, groups: [{ label: "g", rows: ["r0"] }] },
      ),
      rule,
    );
    expect(safe.ledger[0]!.sum).toStrictEqual([
      { elsewhere: "x", atLeast: 2, withheld: true, less: false },
      { elsewhere: "y", atLeast: 0, withheld: false, less: false },
    ]);
    const names = safe.certificate.map(({ low: _, high: __, ...name }) => name);
    expect(names).toContainEqual({ group: "g", column: "c0" });
    expect(names).toContainEqual({ group: "g" });
    expect(names).toContainEqual({ column: "c1" });
    expect(names.at(-1)).toStrictEqual({ elsewhere: "x" });
    expect(names).toStrictEqual(names.map((name) => JSON.parse(JSON.stringify(name)) as object));
  });

  it("selectors of the rule and the ledger, and no more of them", () => {
    const always = [
      { row: "r0", note: "kept" },
      { column: "c1", note: "kept" },
    ];
    const ledger = [{ source: "s", sum: [{ row: "r1", column: "c0", note: "kept" }], value: 9 }];
    const safe = protectTable(
      tableOf(
        [
          [9, 9],
          [9, 9],
        ],
        { margins: none, ledger },
      ),
      { threshold: 5, always },
    );
    expect(safe.rule.always).toStrictEqual([{ row: "r0" }, { column: "c1" }]);
    expect(safe.ledger[0]!.sum).toStrictEqual([{ row: "r1", column: "c0" }]);
  });
});

it("protects 400 counts well within five seconds", () => {
  const counts = Array.from({ length: 20 }, (_, row) =>
    Array.from({ length: 20 }, (_, column) => (row * 7 + column * 11 + ((row * column) % 5)) % 9),
  );
  const safe = protectTable(tableOf(counts), rule);
  expect(safe.certificate.length).toBeGreaterThan(150);
}, 5000);

describe("refuses", () => {
  const fact = (sum: NonNullable<CountTable["ledger"]>[number]["sum"], value: number) => ({
    source: "a",
    sum,
    value,
  });
  const base = tableOf([
    [9, 9],
    [9, 9],
  ]);

  it.each([
    {
      what: "a table of no counts",
      more: { counts: [[9, 9]] },
      code: "statistics/table-ragged",
      path: ["counts"],
    },
    {
      what: "a rule for labels that the table lacks",
      given: { always: [{ row: "x" }] },
      code: "statistics/label-unknown",
      path: ["rule", "always", 0],
    },
    {
      what: "a ledger that contradicts itself",
      more: { ledger: [fact([{ elsewhere: "b" }], 1), fact([{ elsewhere: "b" }], 2)] },
      code: "statistics/ledger-contradicted",
      path: ["ledger"],
    },
  ])("$what", ({ more, given, code, path }) => {
    expect(() => protectTable({ ...base, ...more }, { ...rule, ...given })).toThrow(
      expect.objectContaining({ code, path }),
    );
  });

  it("a table whose protected count is published already, and returns nothing", () => {
    const ledger = [fact([{ row: "r0", column: "c0" }], 3)];
    const table = tableOf(
      [
        [3, 9],
        [9, 9],
      ],
      { ledger },
    );
    expect(() => protectTable(table, rule)).toThrow(
      expect.objectContaining({ code: "statistics/not-certified" }),
    );
  });
});
