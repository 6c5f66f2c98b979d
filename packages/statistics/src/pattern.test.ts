import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Said } from "./audit.ts";
import type { CountTable } from "./count-table.ts";
import type { DisclosureRule } from "./disclosure-rule.ts";
import { certifiedPattern, primaryMarks, statementOf } from "./pattern.ts";
import { refusalAt } from "./refusal.fixture.ts";
import { draftOf, rules, tableOf, tables } from "./table.fixture.ts";

const rule: DisclosureRule = { threshold: 5 };

/** What a release says, line by line: `c` for what is withheld, `-` for what is not shown. */
function said(table: CountTable, given: DisclosureRule = rule): readonly string[] {
  const draft = draftOf(table, given);
  return linesOf(certifiedPattern(draft).statement.said, draft.grid.width);
}

function linesOf(places: readonly Said[], width: number): readonly string[] {
  const texts = places.map((each) => (each === "[c]" ? "c" : String(each ?? "-")));
  return Array.from({ length: places.length / width }, (_, line) =>
    texts.slice(line * width, (line + 1) * width).join(" "),
  );
}

const small = tableOf([
  [0, 4, 5],
  [1, 9, 0],
]);

it.each<{ given: DisclosureRule; marks: readonly number[] }>([
  { given: { threshold: 1 }, marks: [] },
  { given: { threshold: 2 }, marks: [4, 8] },
  { given: { threshold: 5 }, marks: [1, 4, 8] },
  { given: { threshold: 6 }, marks: [1, 2, 4, 8, 10] },
  { given: { threshold: 1, zeros: "protected" }, marks: [0, 6] },
  { given: { threshold: 5, zeros: "protected" }, marks: [0, 1, 4, 6, 8] },
  { given: { threshold: 1, always: [{ row: "r0" }] }, marks: [0, 1, 2] },
  { given: { threshold: 1, always: [{ column: "c1" }, { row: "r1", column: "c2" }] }, marks: [1, 5, 6] },
])("withholds first the places $marks by the rule $given", ({ given, marks }) => {
  expect(primaryMarks(draftOf(small, given))).toEqual(marks);
});

it("withholds no place that is not shown", () => {
  const hidden = { ...small, margins: { columns: false, total: false, rows: false } };
  expect(primaryMarks(draftOf(hidden, rule))).toEqual([1, 4]);
});

it("withholds no fewer at a higher threshold, nor when a column is added", () => {
  fc.assert(
    fc.property(
      tables(4, 4),
      rules,
      fc.nat(4),
      fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }),
      (table, given, up, more) => {
        const names = (of: CountTable, by: DisclosureRule) => {
          const { grid, ...draft } = draftOf(of, by);
          const figures = primaryMarks({ grid, ...draft }).map((place) => grid.figures[place]!);
          return new Set(figures.filter(({ inner }) => inner).map(({ row, column }) => `${row} ${column}`));
        };
        const primary = names(table, given);
        const wider: CountTable = {
          ...table,
          columns: [...table.columns, "c00"],
          counts: table.counts.map((line, row) => [...line, more[row]!]),
        };
        const raised = names(table, { ...given, threshold: given.threshold + up });
        const widened = names(wider, given);
        for (const name of primary) expect([raised.has(name), widened.has(name)]).toEqual([true, true]);
      },
    ),
  );
});

it("says of a draft what is not marked, and what everyone knows of the rest", () => {
  const draft = draftOf(
    { ...small, margins: { rows: false } },
    { threshold: 5, width: 4, always: [{ row: "r1" }] },
  );
  const statement = statementOf(draft, new Set([1, 3, 8]));
  expect(linesOf(statement.said, 4)).toEqual(["0 c 5 -", "1 9 0 -", "c 13 5 19"]);
  expect(statement.floors).toEqual([1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1]);
  expect([statement.width, statement.ledger, statement.grid]).toEqual([4, [], draft.grid]);
  const zeros = draftOf(small, { threshold: 5, zeros: "protected" });
  expect(new Set(statementOf(zeros, new Set()).floors)).toEqual(new Set([0]));
});

describe("chooses", () => {
  it.each([
    {
      of: "nothing where nothing is small",
      counts: [
        [5, 6],
        [7, 5],
      ],
      lines: ["5 6 11", "7 5 12", "12 11 23"],
    },
    { of: "a small count alone, and its total with it", counts: [[3]], lines: ["c c", "c c"] },
    { of: "the smallest other count of a sum", counts: [[3, 40, 22]], lines: ["c 40 c 65", "c 40 c 65"] },
    { of: "the first by label of two alike", counts: [[3, 22, 22]], lines: ["c c 22 47", "c c 22 47"] },
    {
      of: "what a lone count of a column drags along",
      counts: [
        [3, 0, 90],
        [9, 0, 0],
      ],
      lines: ["c 0 c c", "c 0 0 c", "c 0 c 102"],
    },
    {
      of: "sums when the counts left are zeros",
      counts: [
        [2, 0],
        [0, 30],
      ],
      lines: ["c 0 c", "0 c c", "c c 32"],
    },
    {
      of: "a line more when two small ones are too few",
      counts: [
        [1, 1, 30],
        [9, 8, 7],
      ],
      lines: ["c c c 32", "c c c 24", "10 9 37 56"],
    },
    {
      of: "a cycle through three singletons",
      counts: [
        [1, 20, 20],
        [20, 1, 20],
        [20, 20, 1],
      ],
      lines: ["c c c 41", "c c 20 41", "c 20 c 41", "41 41 41 123"],
    },
    {
      of: "a rectangle",
      counts: [
        [3, 20, 30],
        [11, 12, 13],
        [30, 40, 50],
      ],
      lines: ["c c 30 53", "c c 13 36", "30 40 50 120", "44 72 93 209"],
    },
  ])("$of", ({ counts, lines }) => {
    expect(said(tableOf(counts))).toEqual(lines);
  });
});

it("withholds no more than the small count where no sum gives it away", () => {
  const counts = [
    [3, 10],
    [12, 11],
  ];
  const hidden = { rows: false, columns: false, total: false };
  expect(said(tableOf(counts, { margins: hidden }))).toEqual(["c 10 -", "12 11 -", "- - -"]);
  expect(said(tableOf(counts, { margins: { ...hidden, total: true } }))).toEqual([
    "c c -",
    "12 11 -",
    "- - 36",
  ]);
  expect(said(tableOf(counts, { margins: { ...hidden, columns: true } }))).toEqual([
    "c 10 -",
    "c 11 -",
    "15 21 -",
  ]);
});

it("withholds what a ledger makes it withhold, of this table and of others", () => {
  const ledger = [
    {
      source: "s",
      sum: [
        { elsewhere: "x", withheld: true, atLeast: 1 },
        { elsewhere: "y", withheld: true, atLeast: 1 },
      ],
      value: 12,
    },
    { source: "s", sum: [{ row: "r0" }, { elsewhere: "x" }], value: 13 },
    { source: "s", sum: [{ row: "r1" }, { elsewhere: "y" }], value: 21 },
  ];
  const margins = { rows: false, total: false };
  expect(said(tableOf([[10], [12], [16]], { margins, ledger }))).toEqual(["c -", "c -", "16 -", "38 -"]);
});

it("protects a count elsewhere by what stands beside the withheld ones, before anything else", () => {
  const sum = [
    { elsewhere: "x", withheld: true, atLeast: 1 },
    { row: "r1", column: "c0" },
  ];
  const table = tableOf(
    [
      [3, 50],
      [7, 6],
    ],
    { margins: { rows: false, columns: false, total: false }, ledger: [{ source: "s", sum, value: 12 }] },
  );
  expect(said(table)).toEqual(["c 50 -", "c 6 -", "- - -"]);
});

it("gives up on a sensitive zero among zeros, whose total tells", () => {
  const given = { threshold: 5, always: [{ row: "r0", column: "c0" }] };
  expect(() => said(tableOf([[0, 0]]), given)).toThrow(refusalAt("statistics/not-certified"));
});

/** Tables that look like registers of deaths, the same in every run: counts by a fixed sequence, groups in some. */
function register(seed: number): CountTable {
  let state = seed;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const [height, width] = [2 + next(4), 1 + next(4)];
  const counts = Array.from({ length: height }, () =>
    Array.from({ length: width }, () => (next(4) === 0 ? 0 : next(3) === 0 ? next(40) : next(7))),
  );
  const table = tableOf(counts, { margins: { rows: next(4) > 0, columns: next(4) > 0, total: next(4) > 0 } });
  return next(3) === 0 ? { ...table, groups: [{ label: "g", rows: table.rows.slice(0, 2) }] } : table;
}

it("chooses the same pattern in every version, so that no two releases of one table lie side by side", () => {
  const patterns = Array.from({ length: 150 }, (_, index) => {
    const given: DisclosureRule = { threshold: 5, zeros: index % 5 === 0 ? "protected" : "published" };
    return said(register(index + 1), given).join(" | ");
  });
  expect(patterns).toMatchSnapshot();
});

it("refuses a ledger that no table agrees with", () => {
  const facts = [1, 2].map((value) => ({ source: "s", sum: [{ elsewhere: "b" }], value }));
  expect(() => said(tableOf([[9]], { ledger: facts }))).toThrow(
    refusalAt("statistics/ledger-contradicted", ["ledger"]),
  );
});

it("certifies nothing where what is published already gives a count away", () => {
  const ledger = [{ source: "s", sum: [{ row: "r0", column: "c0" }], value: 3 }];
  expect(() =>
    said(
      tableOf(
        [
          [3, 9],
          [9, 9],
        ],
        { ledger },
      ),
    ),
  ).toThrow(refusalAt("statistics/not-certified"));
});
