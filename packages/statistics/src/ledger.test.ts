import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCertificate } from "./certificate.ts";
import { type CountTable, type LedgerFact, oneWayTable } from "./count-table.ts";
import { ledgerOf } from "./ledger.ts";
import { type ProtectedTable, protectTable } from "./protected-table.ts";
import { longRun, rules, tableOf, tables } from "./table.fixture.ts";

const rule = { threshold: 5 };
const areas = (counts: Readonly<Record<string, number>>, ledger: readonly LedgerFact[] = []) =>
  oneWayTable(counts, { column: "Deaths", ledger });

/** How far apart the certificate shows each withheld count to lie, by row; counts elsewhere by their name. */
function widths({ certificate, rows }: ProtectedTable): Readonly<Record<string, number>> {
  return Object.fromEntries(
    certificate.map(({ row, elsewhere, low, high }) => {
      if (elsewhere !== undefined) return [elsewhere, high.elsewhere[elsewhere]! - low.elsewhere[elsewhere]!];
      const line = row === undefined ? rows.length : rows.indexOf(row);
      return [row ?? "Total", high.counts[line]![0]! - low.counts[line]![0]!];
    }),
  );
}

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

describe("a sum that an earlier release withheld", () => {
  const before = protectTable(
    tableOf([
      [4, 5],
      [30, 41],
      [33, 52],
    ]),
    { threshold: 10 },
  );
  const told = ledgerOf(before, { source: "2022", elsewhere: (row, column) => `${row} ${column}` });
  const bothYears = {
    source: "Two years",
    sum: [{ row: "r0" }, { elsewhere: "r0 c0" }, { elsewhere: "r0 c1" }],
    value: 51,
  };
  const now = { r0: 42, r1: 50, r2: 61 };

  it("is told to a later one by the names of its parts", () => {
    expect(before.rowTotals).toEqual(["[c]", "[c]", 85]);
    expect(told.filter(({ value }) => value === 0).map(({ sum }) => sum.at(-1))).toEqual([
      { elsewhere: "r0 c0 + r0 c1", withheld: true, atLeast: 1, less: true },
      { elsewhere: "r1 c0 + r1 c1", withheld: true, atLeast: 1, less: true },
    ]);
  });

  it("cannot be worked out from a sum of both years less this one", () => {
    const safe = protectTable(areas(now, [...told, bothYears]), { threshold: 10 });
    expect(safe.counts).toEqual([["[c]"], ["[c]"], [61]]);
    expect(widths(safe)["r0 c0 + r0 c1"]).toBeGreaterThanOrEqual(3);
    const untold = told.filter(({ value }) => value !== 0);
    expect(protectTable(areas(now, [...untold, bothYears]), { threshold: 10 }).counts).toEqual([
      [42],
      [50],
      [61],
    ]);
  });
});

describe("a count that an earlier release withheld and did not sum", () => {
  const before = protectTable(oneWayTable({ a: 10, b: 2 }, { total: false }), rule);
  const told = ledgerOf(before, { source: "2022", elsewhere: (row) => `2022 ${row}` });
  const bothYears = { source: "Two years", sum: [{ row: "b" }, { elsewhere: "2022 b" }], value: 10 };

  it("is told to a later one as nothing besides itself", () => {
    const term = { elsewhere: "2022 b", withheld: true, atLeast: 1 };
    expect(told).toEqual([
      { source: "2022", sum: [{ elsewhere: "2022 a", withheld: false, atLeast: 0 }], value: 10 },
      { source: "2022", sum: [term, { ...term, less: true }], value: 0 },
    ]);
    expect(ledgerOf(before, { source: "2022" })).toHaveLength(1);
  });

  it("cannot be worked out from a sum of both years less this one", () => {
    const now = { a: 12, b: 8 };
    const released = (ledger: readonly LedgerFact[]) =>
      protectTable(oneWayTable(now, { total: false, ledger }), rule);
    expect(released([bothYears]).counts).toEqual([[12], [8]]);
    const safe = released([...told, bothYears]);
    expect(safe.counts).toEqual([[12], ["[c]"]]);
    expect(widths(safe)).toEqual({ b: expect.any(Number), "2022 b": expect.any(Number) });
    for (const width of Object.values(widths(safe))) expect(width).toBeGreaterThanOrEqual(3);
    expect(checkCertificate(safe)).toBe(true);
  });

  const years = fc.record({
    counts: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 2 }),
    totals: fc.tuple(fc.boolean(), fc.boolean()),
    /** The rows of which a sum of both years is printed. */
    summed: fc.subarray([0, 1]),
    zeros: fc.constantFrom("published", "protected"),
  });

  it("stays as wide as the rule asks, as whoever tries every pair of years finds", () => {
    const tried = { released: 0 };
    fc.assert(
      fc.property(years, ({ counts, totals, summed, zeros }) => {
        const given = { threshold: 5, zeros };
        const table = (year: 0 | 1, ledger: readonly LedgerFact[]) =>
          oneWayTable(Object.fromEntries(counts.map((pair, row) => [`r${row}`, pair[year]])), {
            total: totals[year],
            ledger,
          });
        const releases: ProtectedTable[] = [];
        const sums = summed.filter((row) => row < counts.length);
        try {
          const first = protectTable(table(0, []), given);
          const ledger = [
            ...ledgerOf(first, { source: "first", elsewhere: (row) => `first ${row}` }),
            ...sums.map((row) => ({
              source: "both",
              sum: [{ row: `r${row}` }, { elsewhere: `first r${row}` }],
              value: counts[row]![0] + counts[row]![1],
            })),
          ];
          releases.push(first, protectTable(table(1, ledger), given));
        } catch (error) {
          expect(error).toMatchObject({ code: "statistics/not-certified" });
          return;
        }
        tried.released += 1;
        const said = releases.flatMap((release) => release.counts.map(([count]) => count!));
        const floor = zeros === "protected" ? 0 : 1;
        const open = said.map((count) =>
          count === "[c]" ? Array.from({ length: 20 - floor }, (_, at) => at + floor) : [count],
        );
        const ranges = said.map(() => ({ least: Infinity, most: -Infinity }));
        const agrees = (values: readonly number[]) =>
          sums.every(
            (row) => values[row]! + values[counts.length + row]! === counts[row]![0] + counts[row]![1],
          ) &&
          releases.every(({ columnTotals }, year) => {
            const sum = values
              .slice(year * counts.length, (year + 1) * counts.length)
              .reduce((a, b) => a + b, 0);
            const total = columnTotals?.[0];
            return total === undefined || (total === "[c]" ? sum >= floor : sum === total);
          });
        const look = (values: readonly number[]) => {
          const next = open[values.length];
          if (next !== undefined) {
            for (const value of next) look([...values, value]);
          } else if (agrees(values)) {
            for (const [at, range] of ranges.entries()) {
              range.least = Math.min(range.least, values[at]!);
              range.most = Math.max(range.most, values[at]!);
            }
          }
        };
        look([]);
        for (const [at, { least, most }] of ranges.entries())
          if (said[at] === "[c]") expect(most - least).toBeGreaterThanOrEqual(3);
      }),
    );
    expect(tried.released).toBeGreaterThan(0);
  });
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
