import fc from "fast-check";
import loadHighs from "highs";
import { expect, it } from "vitest";
import { type ProtectedTable, protectTable } from "./protected-table.ts";
import { longRun, primaryRelease, rules, tableOf, tables } from "./table.fixture.ts";

// Its types describe the CommonJS build, whose default export is one level further down.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();

/** Every place of a release with what it says there: rows, then groups, then the total; each line with its own total. */
function linesOf(table: ProtectedTable) {
  return [
    ...table.counts.map((line, row) => ({ sumOf: [row], said: [...line, table.rowTotals?.[row]] })),
    ...table.groups.map(({ rows, counts, total }) => ({
      sumOf: rows.map((row) => table.rows.indexOf(row)),
      said: [...counts, total],
    })),
    {
      sumOf: table.rows.map((_, row) => row),
      said: [...(table.columnTotals ?? table.columns.map(() => undefined)), table.total],
    },
  ];
}

/** How far apart an attacker leaves each withheld count, by another solver, from the release alone. */
function attacked(releases: readonly ProtectedTable[]): readonly (readonly number[])[] {
  const gains: string[] = [];
  const constraints: string[] = [];
  const bounds: string[] = [];
  const wanted = releases.map((table, index) => {
    const floor = table.rule.zeros === "protected" ? 0 : 1;
    const lines = linesOf(table);
    const known = (line: number, column: number) => lines[line]!.said[column];
    const places = lines.flatMap(({ said }, line) => said.map((each, column) => ({ line, column, each })));
    const hidden = places.filter(({ each }) => each === "[c]");
    return hidden.map((target, which) => {
      for (const side of ["a", "b"]) {
        const name = (line: number, column: number) => `${side}${index}_${which}_${line}_${column}`;
        for (const { line, column, each } of places) {
          const inner = line < table.rows.length && column < table.columns.length;
          if (each === "[c]") bounds.push(`${floor} <= ${name(line, column)} <= 100000`);
          if (inner || each === undefined) continue;
          const columns = column < table.columns.length ? [column] : table.columns.map((_, at) => at);
          const parts = lines[line]!.sumOf.flatMap((row) => columns.map((at) => [row, at] as const));
          const open = parts
            .filter(([row, at]) => known(row, at) === "[c]")
            .map(([row, at]) => name(row, at));
          const closed = parts.reduce((sum, [row, at]) => sum + (Number(known(row, at)) || 0), 0);
          if (open.length === 0) continue;
          constraints.push(
            each === "[c]"
              ? `${open.join(" + ")} - ${name(line, column)} = ${-closed}`
              : `${open.join(" + ")} = ${each - closed}`,
          );
        }
        gains.push(`${side === "a" ? "-" : "+"} ${name(target.line, target.column)}`);
      }
      const named = (side: string) => `${side}${index}_${which}_${target.line}_${target.column}`;
      return [named("a"), named("b")] as const;
    });
  });
  if (gains.length === 0) return releases.map(() => []);
  const problem = `Maximize\n obj: ${gains.join(" ")}\nSubject To\n ${constraints.join("\n ") || `${gains[0]!.slice(2)} >= 0`}\nBounds\n ${bounds.join("\n ")}\nEnd`;
  const { Columns, Status } = highs.solve(problem);
  expect(Status).toBe("Optimal");
  const value = (name: string) => (Columns[name] as { readonly Primal: number }).Primal;
  return wanted.map((targets) => targets.map(([low, high]) => value(high) - value(low)));
}

/** 2,000 small tables; as many larger ones as are asked for in the long run. */
const asked = fc.readConfigureGlobal()?.numRuns ?? 0;
const [runs, height, width] = asked > 2000 ? [asked, 6, 5] : [2000, 4, 3];

it(
  "leaves no withheld count narrower than the rule, by another solver's reckoning",
  () => {
    const cases = fc.array(fc.tuple(tables(height, width), rules), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(cases, (batch) => {
        const releases = batch.map(([table, rule]) => protectTable(table, rule));
        for (const [index, widths] of attacked(releases).entries()) {
          const least = releases[index]!.rule.width - 1e-6;
          for (const each of widths) expect(each).toBeGreaterThan(least);
        }
      }),
      { numRuns: runs / 10, endOnFailure: true },
    );
  },
  longRun,
);

it("finds what that reckoning is for: most tables give a count away when only the small ones are withheld", () => {
  const given = fc.sample(fc.tuple(tables(4, 3), fc.constant({ threshold: 5 })), { numRuns: 200, seed: 1 });
  const releases = given.map(([table, rule]) => primaryRelease({ ...table, margins: {} }, rule));
  const withheld = attacked(releases).filter((widths) => widths.length > 0);
  const leaking = withheld.filter((widths) => widths.some((width) => width < 1e-6));
  expect(leaking.length / withheld.length).toBeGreaterThan(0.4);
});

/** Every way to fill so many counts with a total up to a limit. */
function* countsUpTo(limit: number, cells: number): Generator<readonly number[]> {
  if (cells === 0) yield [];
  else {
    for (let first = 0; first <= limit; first++) {
      for (const rest of countsUpTo(limit - first, cells - 1)) yield [first, ...rest];
    }
  }
}

it("counts what the guarantee leaves out: who runs the algorithm over every table knows some small ones", () => {
  const alike = new Map<string, { readonly safe: ProtectedTable; readonly tables: (readonly number[])[] }>();
  for (const flat of countsUpTo(12, 4)) {
    const { certificate: _, ...safe } = protectTable(tableOf([flat.slice(0, 2), flat.slice(2)]), {
      threshold: 5,
    });
    const bytes = JSON.stringify(safe);
    const known = alike.get(bytes) ?? { safe: { ...safe, certificate: [] }, tables: [] };
    known.tables.push(flat);
    alike.set(bytes, known);
  }
  const withheld = [...alike.values()]
    .filter(({ safe }) => safe.total !== "[c]")
    .flatMap(({ safe, tables: fitting }) =>
      safe.counts
        .flat()
        .flatMap((said, cell) => (said === "[c]" ? [new Set(fitting.map((flat) => flat[cell]))] : [])),
    );
  expect([withheld.length, withheld.filter((values) => values.size === 1).length]).toEqual([380, 16]);
});
