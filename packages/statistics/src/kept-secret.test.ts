import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCertificate } from "./certificate.ts";
import type { CountTable } from "./count-table.ts";
import { percentagesIn, ratesIn, textRows } from "./derived.ts";
import { ledgerOf } from "./ledger.ts";
import { certifiedPattern } from "./pattern.ts";
import { type ProtectedTable, protectTable } from "./protected-table.ts";
import { draftOf, longRun, releaseWith, rules, tableOf, tables } from "./table.fixture.ts";

/** Whether each place of a release is withheld, by the labels it stands under. */
function patternOf(table: ProtectedTable): ReadonlyMap<string, boolean> {
  const places = [
    ...table.rows.flatMap((row, i) =>
      table.columns.map((column, j) => [[row, column], table.counts[i]![j]] as const),
    ),
    ...table.rows.map((row, i) => [[row], table.rowTotals?.[i]] as const),
    ...table.columns.map((column, j) => [["", column], table.columnTotals?.[j]] as const),
    ...table.groups.flatMap(({ label, counts, total }) => [
      ...table.columns.map((column, j) => [["", label, column], counts[j]] as const),
      [["", label], total] as const,
    ]),
    [[""], table.total] as const,
  ];
  return new Map(places.map(([labels, said]) => [JSON.stringify(labels), said === "[c]"]));
}

const published = fc.tuple(tables(5, 4), rules);

it(
  "withholds every count below the threshold, sums included, and prints the rest as they are",
  () => {
    fc.assert(
      fc.property(published, ([table, { threshold, ...other }]) => {
        const safe = protectTable(table, { threshold, ...other });
        const shown = (said: number | "[c]" | undefined, count: number) => {
          if (said === undefined || said === "[c]") return;
          expect(said).toBe(count);
          expect(count === 0 ? other.zeros !== "protected" : count >= threshold).toBe(true);
        };
        const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
        for (const [i, line] of table.counts.entries()) {
          for (const [j, count] of line.entries()) shown(safe.counts[i]![j], count);
          shown(safe.rowTotals?.[i], sum(line));
        }
        for (const j of table.columns.keys())
          shown(safe.columnTotals?.[j], sum(table.counts.map((line) => line[j]!)));
        shown(safe.total, sum(table.counts.flat()));
      }),
    );
  },
  longRun,
);

it(
  "chooses the same pattern in any order of rows and columns",
  () => {
    const shuffled = published.chain(([table, given]) =>
      fc.record({
        table: fc.constant(table),
        given: fc.constant(given),
        rows: fc.shuffledSubarray([...table.rows.keys()], { minLength: table.rows.length }),
        columns: fc.shuffledSubarray([...table.columns.keys()], { minLength: table.columns.length }),
        turned: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ table, given, rows, columns, turned }) => {
        const other: CountTable = {
          ...table,
          rows: rows.map((row) => table.rows[row]!),
          columns: columns.map((column) => table.columns[column]!),
          counts: rows.map((row) => columns.map((column) => table.counts[row]![column]!)),
          groups: (table.groups ?? []).map((group) => ({
            ...group,
            rows: turned ? group.rows.toReversed() : group.rows,
          })),
        };
        const [one, two] = [protectTable(table, given), protectTable(other, given)];
        expect(new Map([...patternOf(two)].toSorted())).toEqual(new Map([...patternOf(one)].toSorted()));
        expect(protectTable(table, given)).toEqual(one);
        expect(checkCertificate(two)).toBe(true);
      }),
    );
  },
  longRun,
);

it(
  "publishes the same, to the byte, for any two tables that differ only in what is withheld",
  () => {
    fc.assert(
      fc.property(published, ([table, given]) => {
        const { statement } = certifiedPattern(draftOf(table, given));
        const marks = new Set(statement.said.flatMap((said, place) => (said === "[c]" ? [place] : [])));
        const safe = protectTable(table, given);
        const bytes = JSON.stringify(safe);
        expect(JSON.stringify(releaseWith(table, given, marks))).toBe(bytes);
        for (const { low, high } of safe.certificate.slice(0, 4)) {
          for (const witness of [low, high]) {
            const counts = witness.counts.slice(0, table.rows.length).map((line) => line.slice(0, -1));
            expect(JSON.stringify(releaseWith({ ...table, counts }, given, marks))).toBe(bytes);
          }
        }
      }),
    );
  },
  longRun,
);

it("changes nothing it is given, and nothing can change what it returns", () => {
  fc.assert(
    fc.property(published, ([table, given]) => {
      const before = JSON.stringify([table, given]);
      const safe = protectTable(table, given);
      expect(JSON.stringify([table, given])).toBe(before);
      expect([...reachable(safe)].every(Object.isFrozen)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

/** Everything that can be reached from a value, numbers and texts too: by names and symbols, seen or hidden, and inherited. */
function reachable(root: unknown): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  const open = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (found.has(value) || value === Object.prototype || value === Array.prototype) continue;
    found.add(value);
    if (typeof value !== "object" || value === null) continue;
    open.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const { value: part, get } = Reflect.getOwnPropertyDescriptor(value, key)!;
      expect(get).toBeUndefined();
      open.push(key, part);
    }
  }
  return found;
}

describe("keeps every withheld count to itself", () => {
  const canaries = [7919, 7927, 7933, 7937];
  const table = tableOf(
    [
      [7919, 7927, 90_001],
      [7933, 7937, 90_007],
      [90_011, 90_017, 90_019],
    ],
    { label: "Canaries" },
  );
  const sensitive = { threshold: 5, always: [{ row: "r0", column: "c0" }] };

  const safe = protectTable(table, sensitive);

  it("in whatever can be reached from the result", () => {
    expect(safe.counts.flat().filter((count) => count === "[c]")).toHaveLength(4);
    const parts = [...reachable(safe)];
    expect(parts.filter((part) => typeof part === "function" || typeof part === "symbol")).toEqual([]);
    for (const canary of canaries) expect(parts).not.toContain(canary);
  });

  it("in whatever is made of it: shown in full, copied, written, summed, told to the next release", () => {
    const populations = { r0: 100_000, r1: 100_000, r2: 1_000_000 };
    const made = [
      inspect(safe, { showHidden: true, depth: Infinity, maxArrayLength: Infinity }),
      inspect(structuredClone(safe), { showHidden: true, depth: Infinity }),
      JSON.stringify(safe),
      JSON.stringify([
        textRows(safe),
        ledgerOf(safe, { source: "s", elsewhere: (row, column) => row + column }),
      ]),
      JSON.stringify(ratesIn(safe, { populations, per: 1 })),
      ...(["row", "column", "total"] as const).map((of) =>
        JSON.stringify(percentagesIn(safe, { of, places: 6 })),
      ),
    ];
    for (const text of made) for (const canary of canaries) expect(text).not.toContain(String(canary));
    expect(structuredClone(safe)).toEqual(safe);
  });

  it("under one marker, whether it is small or only stands beside one", () => {
    const words = [...reachable([safe.counts, safe.rowTotals, safe.columnTotals, safe.total])];
    expect(words.filter((word) => typeof word === "string" && !/^\d+$|^length$/.test(word))).toEqual(["[c]"]);
    const printed = textRows(safe)
      .slice(1)
      .flatMap((line) => line.slice(1));
    expect(new Set(printed.filter((text) => !/^\d+$/.test(text)))).toEqual(new Set(["[c]"]));
  });

  it("in whatever is thrown", () => {
    const ledger = [{ source: "a letter", sum: [{ row: "r0", column: "c0" }], value: 7919 }];
    const thrown = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        return error as Error;
      }
      return undefined;
    };
    const errors = [
      thrown(() => protectTable({ ...table, ledger }, sensitive)),
      thrown(() => protectTable({ ...table, ledger: [{ ...ledger[0]!, value: 1 }] }, sensitive)),
      thrown(() => protectTable({ ...table, counts: [...table.counts.slice(1), [7919.5, 1, 1]] }, sensitive)),
    ];
    for (const error of errors) {
      const text = [JSON.stringify(error), inspect(error, { showHidden: true, depth: Infinity })].join("\n");
      expect(text).toContain("statistics/");
      for (const canary of canaries) expect(text).not.toContain(String(canary));
    }
  });
});
