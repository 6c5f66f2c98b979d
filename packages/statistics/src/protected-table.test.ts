import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCertificate } from "./certificate.ts";
import { type CountTable, oneWayTable } from "./count-table.ts";
import { percentagesIn, ratesIn, textRows } from "./derived.ts";
import { ledgerOf } from "./ledger.ts";
import { certifiedPattern } from "./pattern.ts";
import { type ProtectedTable, protectTable } from "./protected-table.ts";
import { draftOf, longRun, releaseWith, rules, tableOf, tables } from "./table.fixture.ts";

const rule = { threshold: 5 };

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

describe("chooses a pattern", () => {
  it.each([
    { of: "a single small count", counts: [[3]], said: [["[c]"]] },
    { of: "no small counts", counts: [[9, 12]], said: [[9, 12]] },
    {
      of: "counts at the threshold",
      counts: [
        [5, 6],
        [7, 5],
      ],
      said: [
        [5, 6],
        [7, 5],
      ],
    },
    {
      of: "counts one below it",
      counts: [
        [4, 6],
        [7, 5],
      ],
      said: [
        ["[c]", "[c]"],
        ["[c]", "[c]"],
      ],
    },
    {
      of: "zeros alone",
      counts: [
        [0, 0],
        [0, 0],
      ],
      said: [
        [0, 0],
        [0, 0],
      ],
    },
    { of: "one small count in a row", counts: [[3, 40, 22]], said: [["[c]", 40, "[c]"]] },
    { of: "a small count whose neighbours are zeros", counts: [[2, 0, 0]], said: [["[c]", 0, 0]] },
    {
      of: "two ones in a row",
      counts: [
        [1, 1, 30],
        [9, 8, 7],
      ],
      said: [
        ["[c]", "[c]", "[c]"],
        ["[c]", "[c]", "[c]"],
      ],
    },
    {
      of: "three singletons, one in each row and column",
      counts: [
        [1, 20, 20],
        [20, 1, 20],
        [20, 20, 1],
      ],
      said: [
        ["[c]", "[c]", "[c]"],
        ["[c]", "[c]", 20],
        ["[c]", 20, "[c]"],
      ],
    },
    { of: "no rows", counts: [], said: [] },
  ])("for $of", ({ counts, said }) => {
    const table = { ...tableOf(counts), columns: counts[0]?.map((_, column) => `c${column}`) ?? ["c0"] };
    const safe = protectTable(table, rule);
    expect(safe.counts).toEqual(said);
    expect(checkCertificate(safe)).toBe(true);
  });

  it("by the rule it was given, with nothing left unsaid", () => {
    const settled = { threshold: 5, zeros: "published", width: 3, always: [] };
    expect(protectTable(tableOf([[3]]), rule).rule).toEqual(settled);
  });

  it("that takes sums when the counts left are zeros", () => {
    const safe = protectTable(
      tableOf([
        [2, 0],
        [0, 30],
      ]),
      rule,
    );
    expect(safe.counts).toEqual([
      ["[c]", 0],
      [0, "[c]"],
    ]);
    expect(safe.rowTotals).toEqual(["[c]", "[c]"]);
    expect(safe.columnTotals).toEqual(["[c]", "[c]"]);
    expect(safe.total).toBe(32);
  });

  it("in groups of rows with subtotals", () => {
    const safe = protectTable(
      tableOf(
        [
          [3, 10],
          [12, 11],
          [20, 21],
          [30, 31],
        ],
        {
          groups: [
            { label: "North", rows: ["r0", "r1"] },
            { label: "South", rows: ["r2", "r3"] },
          ],
        },
      ),
      rule,
    );
    expect(safe.counts).toEqual([
      ["[c]", "[c]"],
      ["[c]", "[c]"],
      [20, 21],
      [30, 31],
    ]);
    expect(safe.groups).toEqual([
      { label: "North", rows: ["r0", "r1"], counts: [15, 21], total: 36 },
      { label: "South", rows: ["r2", "r3"], counts: [50, 52], total: 102 },
    ]);
  });

  it("with only the small count, where no sum is published", () => {
    const none = { rows: false, columns: false, total: false };
    const safe = protectTable(
      tableOf(
        [
          [3, 10],
          [12, 11],
        ],
        { margins: none },
      ),
      rule,
    );
    expect(safe.counts).toEqual([
      ["[c]", 10],
      [12, 11],
    ]);
    expect(safe).not.toHaveProperty("rowTotals");
    expect(safe).not.toHaveProperty("columnTotals");
    expect(safe).not.toHaveProperty("total");
  });

  it("with zeros withheld too, when the rule says so", () => {
    const safe = protectTable(
      tableOf([
        [0, 20],
        [30, 40],
      ]),
      { threshold: 5, zeros: "protected" },
    );
    expect(safe.counts).toEqual([
      ["[c]", "[c]"],
      ["[c]", "[c]"],
    ]);
    expect(
      protectTable(
        tableOf([
          [0, 20],
          [30, 40],
        ]),
        rule,
      ).counts,
    ).toEqual([
      [0, 20],
      [30, 40],
    ]);
  });

  it("with whatever stands under a sensitive label", () => {
    const always = [{ column: "c1" }];
    const safe = protectTable(
      tableOf([
        [9, 50, 12],
        [9, 0, 13],
      ]),
      { threshold: 5, always },
    );
    expect(safe.counts.map((line) => line[1])).toEqual(["[c]", "[c]"]);
  });

  it("of one dimension, in the order given, with its words", () => {
    const table = oneWayTable(
      { Dorset: 10, BCP: 3, Somerset: 5 },
      { column: "Deaths", label: "By area", period: "2023/24" },
    );
    const safe = protectTable(table, rule);
    expect(safe).toMatchObject({ label: "By area", period: "2023/24", rows: ["Dorset", "BCP", "Somerset"] });
    expect(safe.counts).toEqual([[10], ["[c]"], ["[c]"]]);
    expect(safe.columnTotals).toEqual([18]);
  });
});

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
