import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemOf } from "./audit.ts";
import { Polytope } from "./polytope.ts";
import { statementWith, tableOf } from "./table.fixture.ts";

const rule = { threshold: 5 };

/** The least and the greatest of each withheld place, by the search. */
function searched(counts: readonly (readonly number[])[], marks: ReadonlySet<number>) {
  const system = systemOf(statementWith(tableOf(counts), rule, marks));
  const polytope = Polytope.of(system.targets.length, system.equations)!;
  return system.targets.map((_, variable) => {
    const floor = system.floors[variable]!;
    const low = polytope.least(variable).point![variable]! + floor;
    const { point, unbounded } = polytope.greatest(variable, 3);
    return [low, unbounded ? Infinity : point![variable]! + floor];
  });
}

/** The same, by trying every table of whole numbers. Only counts are withheld, so that the margins bound them. */
function tried(counts: readonly (readonly number[])[], marks: ReadonlySet<number>) {
  const width = counts[0]!.length + 1;
  const open = [...marks].toSorted((a, b) => a - b);
  const places = open.map((mark) => ({ row: Math.floor(mark / width), column: mark % width }));
  const rowRest = counts.map((_, row) => sumAt(places, counts, (place) => place.row === row));
  const columnRest = counts[0]!.map((_, column) => sumAt(places, counts, (place) => place.column === column));
  const ranges = open.map(() => [Infinity, -Infinity]);
  const values: number[] = [];
  const fill = (index: number) => {
    if (index === places.length) {
      if ([...rowRest, ...columnRest].some((rest) => rest !== 0)) return;
      for (const [each, value] of values.entries()) {
        ranges[each] = [Math.min(ranges[each]![0]!, value), Math.max(ranges[each]![1]!, value)];
      }
      return;
    }
    const { row, column } = places[index]!;
    for (let value = 1; value <= Math.min(rowRest[row]!, columnRest[column]!); value++) {
      values[index] = value;
      rowRest[row]! -= value;
      columnRest[column]! -= value;
      fill(index + 1);
      rowRest[row]! += value;
      columnRest[column]! += value;
    }
  };
  fill(0);
  return ranges;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function sumAt(
  places: readonly Place[],
  counts: readonly (readonly number[])[],
  suits: (place: Place) => boolean,
) {
  return places.filter(suits).reduce((sum, { row, column }) => sum + counts[row]![column]!, 0);
}

/** Every way to write counts of so many cells, each at least 1, with a total up to a limit. */
function* allCounts(cells: number, limit: number): Generator<number[]> {
  if (cells === 0) yield [];
  else {
    for (let first = 1; first <= limit - (cells - 1); first++) {
      for (const rest of allCounts(cells - 1, limit - first)) yield [first, ...rest];
    }
  }
}

describe("finds the same bounds as trying every table", () => {
  it.each([
    { height: 2, width: 2, limit: 9 },
    { height: 2, width: 3, limit: 9 },
    { height: 3, width: 2, limit: 9 },
  ])(
    "for all $height by $width tables up to $limit, whichever counts are withheld",
    ({ height, width, limit }) => {
      const cells = height * width;
      const line = width + 1;
      let compared = 0;
      for (const flat of allCounts(cells, limit)) {
        const counts = Array.from({ length: height }, (_, row) => flat.slice(row * width, (row + 1) * width));
        for (let pattern = (compared % 7) + 1; pattern < 2 ** cells; pattern += 7) {
          const inner = flat.map((_, index) => index).filter((index) => (pattern >> index) & 1);
          const marks = new Set(inner.map((index) => Math.floor(index / width) * line + (index % width)));
          expect(searched(counts, marks)).toEqual(tried(counts, marks));
          compared++;
        }
      }
      expect(compared).toBeGreaterThan(100);
    },
  );

  it("for 3 by 3 tables up to 18", () => {
    const counts = fc.array(fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    });
    const inner = [0, 1, 2, 4, 5, 6, 8, 9, 10];
    fc.assert(
      fc.property(counts, fc.subarray(inner, { minLength: 1 }), (table, places) => {
        fc.pre(table.flat().reduce((sum, count) => sum + count, 0) <= 18);
        const marks = new Set(places.filter((place) => table[Math.floor(place / 4)]![place % 4]! > 0));
        expect(searched(table, marks)).toEqual(tried(table, marks));
      }),
    );
  });
});

describe("on equations of any kind", () => {
  const equation = (coefficients: readonly number[], value: number) => ({
    terms: new Map(coefficients.map((coefficient, variable) => [variable, BigInt(coefficient)] as const)),
    value: BigInt(value),
  });

  it("says when nothing satisfies them", () => {
    expect(Polytope.of(2, [equation([1, 1], 3), equation([1, 1], 4)])).toBeUndefined();
    expect(Polytope.of(1, [equation([1], -1)])).toBeUndefined();
  });

  it("drops those that only repeat others", () => {
    const polytope = Polytope.of(2, [equation([1, 1], 3), equation([2, 2], 6), equation([-1, -1], -3)])!;
    expect(polytope.greatest(0, 1)).toEqual({ unbounded: false, point: [3, 0] });
    expect(polytope.least(0)).toEqual({ unbounded: false, point: [0, 3] });
  });

  it("goes on as far as asked where there is no end", () => {
    const polytope = Polytope.of(2, [equation([1, -1], 2)])!;
    expect(polytope.least(0).point).toEqual([2, 0]);
    expect(polytope.greatest(0, 5)).toEqual({ unbounded: true, point: [7, 5] });
  });

  it("gives no point that is not made of whole numbers", () => {
    const polytope = Polytope.of(2, [equation([2, 0], 3), equation([0, 1], 1)])!;
    expect(polytope.point()).toBeUndefined();
    expect(polytope.greatest(1, 1)).toEqual({ unbounded: false, point: undefined });
  });

  it("gives up when it may take no more steps", () => {
    const short = Polytope.of(2, [equation([1, 1], 3), equation([1, -1], 1)], 1)!;
    expect(short.exhausted).toBe(true);
    expect(short.greatest(0, 1).point).toBeUndefined();
    expect(Polytope.of(2, [equation([1, 1], 3)])!.exhausted).toBe(false);
  });

  it("stays exact far beyond floating point", () => {
    const big = 9007199254740993n;
    const terms = new Map([
      [0, big],
      [1, big + 1n],
    ]);
    const polytope = Polytope.of(2, [{ terms, value: big * 3n + (big + 1n) * 2n }, equation([1, 1], 5)])!;
    expect(polytope.least(0).point).toEqual([3, 2]);
    expect(polytope.greatest(0, 1).point).toEqual([3, 2]);
  });
});
