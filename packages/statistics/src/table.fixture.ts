import fc from "fast-check";
import { audit, type Statement } from "./audit.ts";
import type { CountTable } from "./count-table.ts";
import { type DisclosureRule, settledRule } from "./disclosure-rule.ts";
import { completeValues, gridOf, inLabelOrder } from "./grid.ts";
import { type Draft, primaryMarks, statementOf } from "./pattern.ts";
import { type ProtectedTable, release, titlesOf } from "./protected-table.ts";

/** How many milliseconds a property may take when many runs of it are asked for. */
export const longRun = 3_600_000;

/** A table of these counts, its rows r0, r1, ... and its columns c0, c1, ... */
export function tableOf(counts: readonly (readonly number[])[], more: Partial<CountTable> = {}): CountTable {
  return {
    rows: counts.map((_, row) => `r${row}`),
    columns: (counts[0] ?? []).map((_, column) => `c${column}`),
    counts,
    ...more,
  };
}

/** Counts as registers of deaths have them: many zeros and small ones, few large. */
const smallCounts = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 13, max: 400 }) },
);

/** Tables of up to so many rows and columns, with any of their margins, and their rows in groups or not. */
export function tables(height: number, width: number): fc.Arbitrary<CountTable> {
  const sizes = fc.tuple(fc.integer({ min: 1, max: height }), fc.integer({ min: 1, max: width }));
  const flags = fc.record({ rows: fc.boolean(), columns: fc.boolean(), total: fc.boolean() });
  const margins = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: flags });
  return fc.tuple(sizes, margins, fc.nat(3)).chain(([[rows, columns], shown, grouped]) =>
    fc
      .array(fc.array(smallCounts, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      })
      .map((counts) => {
        const table = tableOf(counts, { margins: shown });
        const groups = [{ label: "g0", rows: table.rows.slice(0, grouped) }];
        return grouped > 0 && grouped <= rows ? { ...table, groups } : table;
      }),
  );
}

export const rules: fc.Arbitrary<DisclosureRule> = fc.record(
  {
    threshold: fc.integer({ min: 2, max: 8 }),
    zeros: fc.constantFrom("published", "protected"),
    width: fc.integer({ min: 1, max: 6 }),
  },
  { requiredKeys: ["threshold"] },
);

/** What protection starts from, before anything is chosen. */
export function draftOf(table: CountTable, rule: DisclosureRule): Draft {
  const sorted = inLabelOrder(table);
  const grid = gridOf(sorted);
  return {
    grid,
    values: completeValues(grid, sorted.counts),
    rule: settledRule(rule, table),
    ledger: table.ledger ?? [],
  };
}

/** The statement of a table with its pattern given instead of chosen. */
export function statementWith(
  table: CountTable,
  rule: DisclosureRule,
  marks: ReadonlySet<number>,
): Statement {
  return statementOf(draftOf(table, rule), marks);
}

/** The whole way to publication with the pattern given instead of chosen. */
export function releaseWith(
  table: CountTable,
  rule: DisclosureRule,
  marks: ReadonlySet<number>,
): ProtectedTable {
  const statement = statementWith(table, rule, marks);
  return release(statement, audit(statement)!, { table: titlesOf(table), rule: settledRule(rule, table) });
}

/** What many publish: the small counts withheld, and nothing else. */
export function primaryRelease(table: CountTable, rule: DisclosureRule): ProtectedTable {
  return releaseWith(table, rule, new Set(primaryMarks(draftOf(table, rule))));
}
