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
