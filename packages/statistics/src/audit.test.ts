import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audit, type Statement, systemOf } from "./audit.ts";
import type { CountTable, LedgerFact } from "./count-table.ts";
import type { DisclosureRule } from "./disclosure-rule.ts";
import { selected } from "./grid.ts";
import { statementWith, tableOf } from "./table.fixture.ts";

const rule: DisclosureRule = { threshold: 5 };

/** A system's equations as text: "v0 + v1 = 3". */
function equationsOf(statement: Statement): readonly string[] {
  return systemOf(statement).equations.map(({ terms, value }) => {
    const sides = [...terms].map(([variable, coefficient]) => `${coefficient}*v${variable}`);
    return `${sides.join(" + ")} = ${value}`;
  });
}

const two = tableOf([
  [3, 20],
  [11, 12],
]);

describe("writes what a statement leaves open as equations", () => {
  it("of counts less what they are at least", () => {
    const statement = statementWith(two, rule, new Set([0, 1, 3, 4]));
    expect(equationsOf(statement)).toEqual([
      "1*v0 + 1*v1 = 21",
      "1*v2 + 1*v3 = 21",
      "1*v0 + 1*v2 = 12",
      "1*v1 + 1*v3 = 30",
      "1*v0 + 1*v1 + 1*v2 + 1*v3 = 42",
    ]);
    const { targets, names, floors, kept } = systemOf(statement);
    expect(targets).toEqual([{ place: 0 }, { place: 1 }, { place: 3 }, { place: 4 }]);
    expect([names, floors, kept]).toEqual([[], [1, 1, 1, 1], [true, true, true, true]]);
  });

  it("of sums that are withheld themselves, and of none that are not shown", () => {
    const hidden = { ...two, margins: { columns: false } };
    const statement = statementWith(hidden, { ...rule, zeros: "protected" }, new Set([0, 2, 8]));
    expect(equationsOf(statement)).toEqual(["1*v0 + -1*v1 = -20", "1*v0 + -1*v2 = -43"]);
  });

  it("of the ledger, whose counts elsewhere come last and by name", () => {
    const ledger: readonly LedgerFact[] = [
      { source: "s", sum: [{ row: "r0" }, { elsewhere: "y", atLeast: 2 }], value: 30 },
      {
        source: "s",
        sum: [
          { elsewhere: "y", withheld: true },
          { elsewhere: "x", less: true },
        ],
        value: 5,
      },
      { source: "s", sum: [{ column: "c0" }, { row: "r0" }, { elsewhere: "y", atLeast: 1 }], value: 44 },
      { source: "s", sum: [{ row: "r1" }], value: 23 },
    ];
    const statement = statementWith(
      { ...two, margins: { rows: false, columns: false, total: false }, ledger },
      rule,
      new Set([0]),
    );
    expect(equationsOf(statement)).toEqual(["1*v0 + 1*v2 = 7", "1*v2 + -1*v1 = 3", "2*v0 + 1*v2 = 9"]);
    const { targets, names, floors, kept } = systemOf(statement);
    expect(targets).toEqual([{ place: 0 }, { elsewhere: "x" }, { elsewhere: "y" }]);
    expect([names, floors, kept]).toEqual([
      ["x", "y"],
      [1, 0, 2],
      [true, false, true],
    ]);
  });

  it("and keeps an equation of nothing that does not hold", () => {
    const ledger = [{ source: "s", sum: [{ row: "r1" }], value: 24 }];
    const statement = statementWith(
      { ...two, margins: { rows: false, columns: false, total: false }, ledger },
      rule,
      new Set([0]),
    );
    expect(equationsOf(statement)).toEqual([" = 1"]);
    expect(audit(statement)).toBeUndefined();
  });
});

describe("proves", () => {
  it("each withheld count by two tables with all their sums", () => {
    const found = audit(statementWith(two, { ...rule, width: 11 }, new Set([0, 1, 3, 4])))!;
    expect([found.failing, found.exhausted]).toEqual([[], false]);
    expect(found.proofs.map(({ target }) => target)).toEqual([
      { place: 0 },
      { place: 1 },
      { place: 3 },
      { place: 4 },
    ]);
    for (const { low, high } of found.proofs) {
      for (const { values, elsewhere } of [low, high]) {
        const [a, b, ab, c, d, cd, ...last] = values as number[];
        expect([a! + b!, c! + d!]).toEqual([ab, cd]);
        expect([ab, cd, ...last]).toEqual([23, 23, 14, 32, 46]);
        expect(elsewhere).toEqual({});
      }
    }
    const [{ low, high }] = found.proofs as [(typeof found.proofs)[0]];
    expect(high.values[0]! - low.values[0]!).toBeGreaterThanOrEqual(11);
  });

  it("nothing that lies closer than the width, to the count", () => {
    const widest = (width: number) => audit(statementWith(two, { ...rule, width }, new Set([0, 1, 3, 4])))!;
    expect(widest(12).failing).toEqual([]);
    expect(widest(13).failing).toHaveLength(4);
    expect(widest(13).proofs).toEqual([]);
  });

  it("all there is to prove where nothing is withheld", () => {
    expect(audit(statementWith(two, rule, new Set()))).toEqual({ proofs: [], failing: [], exhausted: false });
  });

  it("what has no greatest value, as far as the rule asks", () => {
    const open = { ...two, margins: { rows: false, columns: false, total: false } };
    const { proofs, failing } = audit(statementWith(open, { ...rule, width: 7 }, new Set([0])))!;
    expect(failing).toEqual([]);
    expect(proofs.map(({ low, high }) => [low.values[0], high.values[0]])).toEqual([[1, 8]]);
  });

  it("with the first tables it finds, and looks no further than it must", () => {
    const { proofs } = audit(statementWith(two, rule, new Set([0, 1, 3, 4])))!;
    const found = proofs.map(({ low, high }) => [low, high].map(({ values }) => values.join(" ")));
    expect(found).toMatchSnapshot();
    const wide = [
      [3, 20, 8],
      [11, 12, 9],
      [6, 7, 30],
    ];
    const marks = new Set([0, 1, 2, 4, 5, 6, 8, 9]);
    expect(audit(statementWith(tableOf(wide), rule, marks))).toMatchSnapshot();
  });

  it("nothing by points that are not made of whole numbers", () => {
    const ledger = [{ source: "s", sum: [{ row: "r0" }, { row: "r0" }, { elsewhere: "x" }], value: 7 }];
    const table = tableOf([[3]], { margins: { rows: false, columns: false, total: false }, ledger });
    const { proofs, failing } = audit(statementWith(table, { ...rule, width: 1 }, new Set([0])))!;
    expect([proofs, failing]).toEqual([[], [{ place: 0 }]]);
    const even = { ...table, ledger: [{ ...ledger[0]!, value: 8 }] };
    expect(audit(statementWith(even, { ...rule, width: 3 }, new Set([0])))!.failing).toEqual([]);
  });

  it("only what a release withheld elsewhere, beside its own", () => {
    const ledger: readonly LedgerFact[] = [
      { source: "s", sum: [{ elsewhere: "open" }], value: 6 },
      { source: "s", sum: [{ elsewhere: "shut", withheld: true }, { elsewhere: "other" }], value: 2 },
    ];
    const { proofs, failing } = audit(statementWith({ ...two, ledger }, rule, new Set([0, 1, 3, 4])))!;
    expect(failing).toEqual([{ elsewhere: "shut" }]);
    expect(proofs).toHaveLength(4);
    for (const { low } of proofs) expect(Object.keys(low.elsewhere)).toEqual(["open", "other", "shut"]);
    for (const { high } of proofs)
      expect(high.elsewhere).toMatchObject({ open: 6, other: 2 - high.elsewhere["shut"]! });
  });
});

/** The least and greatest of each withheld place in every table of whole counts up to a limit that fits a statement. */
function rangesIn(
  { grid, said, floors, ledger }: Statement,
  limit: number,
): ReadonlyMap<number, readonly [number, number]> {
  const ranges = new Map<number, readonly [number, number]>();
  const inner = grid.figures.filter((figure) => figure.inner).map(({ at }) => at);
  const counts = new Map<number, number>();
  const total = (places: readonly number[]) => places.reduce((sum, place) => sum + counts.get(place)!, 0);
  const fits = (place: number, value: number) => {
    const claim = said[place];
    return claim === undefined || (claim === "[c]" ? value >= floors[place]! : value === claim);
  };
  const agrees = ({ sum, value }: LedgerFact) =>
    sum.reduce((all, term) => all + ("elsewhere" in term ? 0 : total(selected(grid, term))), 0) === value;
  const fill = (index: number) => {
    const place = inner[index];
    if (place !== undefined) {
      for (let value = 0; value <= limit; value++) {
        if (!fits(place, value)) continue;
        counts.set(place, value);
        fill(index + 1);
      }
    } else if (grid.figures.every(({ at, parts }) => fits(at, total(parts))) && ledger.every(agrees)) {
      for (const { at, parts } of grid.figures) {
        if (said[at] !== "[c]") continue;
        const value = total(parts);
        const [low, high] = ranges.get(at) ?? [value, value];
        ranges.set(at, [Math.min(low, value), Math.max(high, value)]);
      }
    }
  };
  fill(0);
  return ranges;
}

it("narrows every withheld place as far as trying every table does, in groups and without some sums, and no further", () => {
  const shapes = fc.constantFrom([1, 3], [2, 2], [3, 2], [4, 1]).chain(([height, width]) =>
    fc.tuple(
      fc.array(fc.array(fc.nat(3), { minLength: width!, maxLength: width! }), {
        minLength: height!,
        maxLength: height!,
      }),
      fc.record({ rows: fc.boolean(), columns: fc.boolean() }),
      fc.nat(height! - 1),
      fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }),
      fc.constantFrom<DisclosureRule>(
        { threshold: 5, width: 1 },
        { threshold: 5, width: 2 },
        { threshold: 5, width: 3, zeros: "protected" },
      ),
    ),
  );
  fc.assert(
    fc.property(shapes, ([counts, margins, grouped, chosen, given]) => {
      const plain = tableOf(counts, { margins });
      const table: CountTable = {
        ...plain,
        groups: grouped === 0 ? [] : [{ label: "g", rows: plain.rows.slice(0, grouped) }],
      };
      const bare = statementWith(table, given, new Set());
      const last = bare.grid.figures.length - 1;
      const least = given.zeros === "protected" ? 0 : 1;
      const marks = bare.said.flatMap((value, at) =>
        chosen[at] && at !== last && Number(value) >= least ? [at] : [],
      );
      const statement = statementWith(table, given, new Set(marks));
      const shown = marks.filter((at) => statement.said[at] === "[c]");
      const ranges = rangesIn(statement, Number(statement.said[last]));
      const wide = shown.filter((at) => ranges.get(at)![1] - ranges.get(at)![0] >= given.width!);
      const { proofs, failing } = audit(statement)!;
      expect(proofs.map(({ target }) => target)).toEqual(wide.map((place) => ({ place })));
      expect(failing).toHaveLength(shown.length - wide.length);
    }),
  );
});
