import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCertificate } from "./certificate.ts";
import type { CountTable, LedgerFact } from "./count-table.ts";
import { areas, rule, widths } from "./ledger.fixture.ts";
import { ledgerOf } from "./ledger.ts";
import { protectTable } from "./protected-table.ts";
import { longRun, rules, tableOf, tables } from "./table.fixture.ts";

describe("what is already published joins the audit", () => {
  it("when a rolling sum of three years follows two releases", () => {
    const year = (label: string, counts: Readonly<Record<string, number>>) =>
      ledgerOf(protectTable(areas(counts), rule), { source: label, elsewhere: (row) => `${label} ${row}` });
    const rolling = ["Dorset", "BCP", "Somerset"].map((row, index) => ({
      source: "Three years to 2024",
      sum: [{ row }, { elsewhere: `2022 ${row}` }, { elsewhere: `2023 ${row}` }],
      value: [21, 33, 45][index]!,
    }));
    const ledger = [
      ...year("2022", { Dorset: 3, BCP: 9, Somerset: 14 }),
      ...year("2023", { Dorset: 8, BCP: 12, Somerset: 15 }),
      ...rolling,
    ];
    const counts = { Dorset: 10, BCP: 12, Somerset: 16 };
    expect(protectTable(areas(counts), rule).counts).toEqual([[10], [12], [16]]);

    const safe = protectTable(areas(counts, ledger), rule);
    expect(safe.counts).toEqual([["[c]"], ["[c]"], [16]]);
    expect(Object.keys(widths(safe))).toEqual(["BCP", "Dorset", "2022 BCP", "2022 Dorset"]);
    for (const width of Object.values(widths(safe))) expect(width).toBeGreaterThanOrEqual(3);
  });

  it("when an area and the rest of the county are published elsewhere", () => {
    const ledger = [
      { source: "County report", sum: [{ row: "Dorset" }, { elsewhere: "Rest" }], value: 60 },
      { source: "Neighbour's report", sum: [{ elsewhere: "Rest" }], value: 57 },
    ];
    const table = areas({ Dorset: 3, BCP: 40, Somerset: 22 }, ledger);
    expect(() => protectTable(table, rule)).toThrow(
      expect.objectContaining({ code: "statistics/not-certified" }),
    );
  });

  it("when the same counts were released with another pattern", () => {
    const first = protectTable(areas({ a: 3, b: 9, c: 22, d: 30 }), rule);
    expect(first.counts).toEqual([["[c]"], ["[c]"], [22], [30]]);
    const again = areas({ a: 3, b: 9, c: 22, d: 30 }, ledgerOf(first, { source: "First release" }));
    expect(protectTable(again, rule).counts).toEqual(first.counts);
    const notCertified = expect.objectContaining({ code: "statistics/not-certified" });
    expect(() => protectTable(again, { ...rule, always: [{ row: "c" }] })).toThrow(notCertified);
  });

  it("when a calendar year overlaps the financial year", () => {
    const quarters = areas({ Q1: 7, Q2: 6, Q3: 8, Q4: 3 }, [
      {
        source: "Calendar year",
        sum: [{ elsewhere: "Jan to Mar" }, { row: "Q1" }, { row: "Q2" }, { row: "Q3" }],
        value: 26,
      },
      { source: "Last year's fourth quarter", sum: [{ elsewhere: "Jan to Mar" }], value: 5 },
    ]);
    const safe = protectTable(quarters, rule);
    expect(safe.columnTotals).toEqual(["[c]"]);
    expect(widths(safe)["Q4"]).toBeGreaterThanOrEqual(3);
  });

  it("when a cumulative total leaves only the last year open", () => {
    const ledger: readonly LedgerFact[] = [
      { source: "2019 to 2023", sum: [{ elsewhere: "before" }], value: 50 },
      { source: "2019 to 2024", sum: [{ elsewhere: "before" }, {}], value: 54 },
    ];
    const table = areas({ a: 2, b: 2 }, ledger);
    expect(() => protectTable(table, rule)).toThrow(
      expect.objectContaining({ code: "statistics/not-certified" }),
    );
  });
});

it(
  "lets nothing out beside any sums that are already public, or lets out nothing at all",
  () => {
    const withSums = fc.tuple(tables(4, 3), rules).chain(([table, given]) => {
      const cells = table.rows.flatMap((row, i) =>
        table.columns.map((column, j) => ({ row, column, count: table.counts[i]![j]! })),
      );
      const sums = fc.array(fc.subarray(cells, { minLength: 1 }), { minLength: 1, maxLength: 4 });
      return fc.tuple(fc.constant(table), fc.constant(given), sums);
    });
    fc.assert(
      fc.property(withSums, ([table, given, sums]) => {
        const ledger = sums.map((cells) => ({
          source: "Before",
          sum: cells.map(({ row, column }) => ({ row, column })),
          value: cells.reduce((sum, { count }) => sum + count, 0),
        }));
        const released = () => protectTable({ ...table, ledger }, given);
        try {
          expect(checkCertificate(released())).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: "statistics/not-certified" });
        }
      }),
    );
  },
  longRun,
);

it(
  "tells a later release exactly what the earlier one told everyone",
  () => {
    fc.assert(
      fc.property(tables(4, 3), rules, (table, given) => {
        const safe = protectTable(table, given);
        const facts = ledgerOf(safe, { source: "Before" });
        const again: CountTable = { ...table, ledger: facts };
        expect(protectTable(again, given).counts).toEqual(safe.counts);
      }),
    );
  },
  longRun,
);

it("names counts elsewhere, and says which of them are withheld and what they are at least", () => {
  const safe = protectTable(areas({ a: 3, b: 9, c: 22 }), rule);
  const facts = ledgerOf(safe, { source: "2022", elsewhere: (row, column) => `${row} ${column}` });
  expect(facts).toEqual([
    { source: "2022", sum: [{ elsewhere: "c Deaths", withheld: false, atLeast: 0 }], value: 22 },
    {
      source: "2022",
      sum: [
        { elsewhere: "a Deaths", withheld: true, atLeast: 1 },
        { elsewhere: "b Deaths", withheld: true, atLeast: 1 },
        { elsewhere: "c Deaths", withheld: false, atLeast: 0 },
      ],
      value: 34,
    },
  ]);
});

describe("tells every published line of a release", () => {
  const margins = { columns: false };
  const groups = [{ label: "g", rows: ["r2", "r0"] }];
  const table = tableOf(
    [
      [3, 20],
      [11, 12],
      [30, 40],
    ],
    { margins, groups },
  );
  const told = (facts: readonly LedgerFact[]) =>
    facts.map(({ sum, value }) => {
      const terms = sum.map((term) => {
        if (!("elsewhere" in term)) return `${term.row} ${term.column}`;
        const { elsewhere, withheld, atLeast, less } = term;
        return `${less ? "- " : ""}${elsewhere}${withheld ? ` [c] from ${atLeast}` : ""}`;
      });
      return `${terms.join(", ")}: ${value}`;
    });

  it("of its own counts", () => {
    const safe = protectTable(table, rule);
    expect([safe.counts, safe.rowTotals, safe.groups, safe.total]).toEqual([
      [
        ["[c]", "[c]"],
        [11, 12],
        ["[c]", "[c]"],
      ],
      [23, 23, 70],
      [{ label: "g", rows: ["r2", "r0"], counts: [33, 60], total: 93 }],
      116,
    ]);
    expect(told(ledgerOf(safe, { source: "s" }))).toEqual([
      "r1 c0: 11",
      "r1 c1: 12",
      "r0 c0, r0 c1: 23",
      "r1 c0, r1 c1: 23",
      "r2 c0, r2 c1: 70",
      "r0 c0, r2 c0: 33",
      "r0 c1, r2 c1: 60",
      "r0 c0, r0 c1, r2 c0, r2 c1: 93",
      "r0 c0, r0 c1, r1 c0, r1 c1, r2 c0, r2 c1: 116",
    ]);
    expect(ledgerOf(safe, { source: "s" })[0]).toEqual({
      source: "s",
      sum: [{ row: "r1", column: "c0" }],
      value: 11,
    });
  });

  const named = { source: "s", elsewhere: (row: string, column: string) => `${row}${column}` };
  const first = tableOf([[3, 9, 40]], { margins: { columns: false, total: false } });

  it("of counts elsewhere, by the least that everyone knows", () => {
    const shut = ["r0c2: 40", "r0c0 [c] from 1, r0c1 [c] from 1, r0c2: 52"];
    expect(told(ledgerOf(protectTable(first, rule), named))).toEqual(shut);
    const from = (rules: object) =>
      told(ledgerOf(protectTable(first, { threshold: 5, ...rules }), named)).at(-1);
    expect(from({ zeros: "protected" })).toBe("r0c0 [c] from 0, r0c1 [c] from 0, r0c2: 52");
    expect(from({ always: [{ row: "r0", column: "c1" }] })).toBe(
      "r0c0 [c] from 1, r0c1 [c] from 0, r0c2: 52",
    );
    expect(from({ always: [{ column: "c0" }] })).toBe("r0c0 [c] from 0, r0c1 [c] from 1, r0c2: 52");
    expect(from({ always: [{ row: "r0", column: "c2" }] })).toBe(
      "r0c0 [c] from 1, r0c1, r0c2 [c] from 0: 52",
    );
    expect(from({ always: [{ row: "r0" }] })).toBe("r0c0 [c] from 0, r0c1 [c] from 0, r0c2 [c] from 0: 52");
  });

  it("of sums it withheld, by the least that everyone knows", () => {
    const withheld = (rules: object) =>
      told(
        ledgerOf(
          protectTable(
            tableOf([
              [2, 0],
              [0, 30],
            ]),
            { threshold: 5, ...rules },
          ),
          named,
        ),
      ).filter((fact) => fact.endsWith(": 0") && fact.includes("-"));
    expect(withheld({})).toEqual([
      "r0c0 [c] from 1, r0c1, - r0c0 + r0c1 [c] from 1: 0",
      "r1c0, r1c1 [c] from 1, - r1c0 + r1c1 [c] from 1: 0",
      "r0c0 [c] from 1, r1c0, - r0c0 + r1c0 [c] from 1: 0",
      "r0c1, r1c1 [c] from 1, - r0c1 + r1c1 [c] from 1: 0",
    ]);
    expect(withheld({ always: [{ row: "r1", column: "c0" }] })[0]).toBe(
      "r0c0 [c] from 1, r0c1, - r0c0 + r0c1 [c] from 1: 0",
    );
    expect(withheld({ zeros: "protected" })[0]).toBe(
      "r0c0 [c] from 0, r0c1 [c] from 0, - r0c0 + r0c1 [c] from 0: 0",
    );
  });
});
