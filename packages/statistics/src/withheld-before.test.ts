import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCertificate } from "./certificate.ts";
import { type LedgerFact, oneWayTable } from "./count-table.ts";
import { areas, rule, widths } from "./ledger.fixture.ts";
import { ledgerOf } from "./ledger.ts";
import { type ProtectedTable, protectTable } from "./protected-table.ts";
import { tableOf } from "./table.fixture.ts";

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
