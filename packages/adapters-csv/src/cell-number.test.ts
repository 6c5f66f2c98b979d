import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import { allow, begin, begun, rowAt } from "./plain-row.fixture.ts";
import { MOST_KNOWN } from "./plain-row.ts";
import { SPAN } from "./scanned-row.ts";
import { utf8Of } from "./utf8.ts";

afterEach(allow);

/** The numbers of each row's first cell. */
function numbersOf(cells: readonly string[], rows = begin()): number[] {
  return cells.map((cell) => {
    const row = utf8Of(`${cell},after it\n`);
    if (!rows.take(row) || rows.row(0, row.length) === 0) throw new Error("No plain row");
    return rows.spans[3] as number;
  });
}

const many = (count: number, cellOf: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => cellOf(index));
const upTo = (count: number) => many(count, (index) => `${index}`).map(Number);

it("gives equal cells of one place one number, and no others", () => {
  /** Cells of every length that differ in one place. */
  const alike = fc
    .tuple(
      fc.oneof(fc.constantFrom(16, 17, 31, 32, 33, 48, 49, 63, 64), fc.integer({ min: 1, max: 64 })),
      fc.nat(),
      fc.constantFrom("a", "b", "0", " "),
    )
    .map(([length, place, letter]) => {
      const letters = many(length, () => "a");
      letters[place % length] = letter;
      return letters.join("");
    });
  fc.assert(
    fc.property(fc.array(fc.array(alike, { minLength: 1, maxLength: 34 }), { maxLength: 20 }), (table) => {
      const rows = begin();
      const cellOf = new Map<string, string>();
      const numberOf = new Map<string, number>();
      for (const cells of table) {
        rowAt(rows, `${cells.join(",")}\n`);
        for (const [place, cell] of cells.entries()) {
          const number = rows.spans[SPAN * place + 3] as number;
          if (place >= 32) expect(number).toBe(-1);
          else {
            expect(numberOf.get(`${place} ${cell}`) ?? number).toBe(number);
            expect(cellOf.get(`${place} ${number}`) ?? cell).toBe(cell);
            numberOf.set(`${place} ${cell}`, number);
            cellOf.set(`${place} ${number}`, cell);
          }
        }
      }
      expect([...numberOf.values()].every((number) => number >= 0)).toBe(true);
      begun.pop()?.release();
    }),
  );
});

it("gives a cell that somebody else has read the number that it has in a plain row", () => {
  const rows = begin();
  expect(rowAt(rows, "£5,£6\n")).toBeDefined();
  rowAt(rows, "£7,£5,£5😀\n");
  const numbers = [
    [0, 0, 3],
    [0, 4, 3],
    [1, 4, 3],
    [0, 8, 7],
    [0, 8, 3],
  ].map(([place = 0, from = 0, length = 0]) => rows.number(place, from, length));
  expect(numbers).toEqual([1, 0, 1, 2, 0]);
});

it("gives no number to an empty cell in quotes, nor to one of more than 64 bytes", () => {
  const rows = begin();
  rowAt(rows, `"",${"a".repeat(64)},${"a".repeat(65)},${"’".repeat(22)},"a",a\n`);
  expect(many(6, String).map((_, place) => rows.spans[SPAN * place + 3])).toEqual([-1, 0, -1, -1, 0, 0]);
});

it("gives no number to a cell beyond the 32nd place", () => {
  const rows = begin();
  for (const cell of ["a", "b", "a"]) {
    rowAt(rows, `${many(40, () => cell).join(",")}\n`);
    const numbers = many(40, String).map((_, place) => rows.spans[SPAN * place + 3]);
    expect(numbers).toEqual(many(40, String).map((_, place) => (place < 32 ? Number(cell === "b") : -1)));
  }
});

it("knows a cell again in quotes, and at no other place", () => {
  const rows = begin();
  rowAt(rows, "b,b\na\n");
  rowAt(rows, 'a,b,"b"\n"a"\n');
  expect([rows.spans[3], rows.spans[SPAN + 3], rows.spans[2 * SPAN + 3]]).toEqual([1, 0, 0]);
  rowAt(rows, '"b",x\n');
  expect([rows.spans[3], rows.spans[SPAN + 3]]).toEqual([0, 1]);
});

it("knows a cell of any length again, whatever stands behind it", () => {
  for (const length of [1, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64]) {
    const cell = "a".repeat(length);
    const rows = begin();
    const numbers = [`${cell},x\n`, `${cell}\n`, `"${cell}"\n`, `${cell}\r\n`].map((row) => {
      rowAt(rows, row);
      return rows.spans[3];
    });
    expect(numbers).toEqual([0, 0, 0, 0]);
  }
});

it("tells cells apart by each of their bytes", () => {
  const cells = many(64, (index) => `${"a".repeat(index)}b${"a".repeat(63 - index)}`);
  expect(numbersOf([...cells, ...cells])).toEqual([...upTo(64), ...upTo(64)]);
});

it("knows 4,096 cells of a place, and then begins again with other numbers, for they were found again", () => {
  const full = many(MOST_KNOWN, (index) => `day ${index}`);
  const more = numbersOf([...full, ...full, "one more", "day 7", "one more", "day 7", "day 8"]).slice(
    2 * MOST_KNOWN,
  );
  expect(more).toEqual([4_096, 4_097, 4_096, 4_097, 4_098]);
  const often = [0, 1, 2].flatMap((turn) => {
    const cells = many(MOST_KNOWN, (index) => `${turn}: day ${index}`);
    return [...cells, ...cells];
  });
  expect(numbersOf([...often, "one more", "one more"])).toEqual([
    ...[0, 1, 2].flatMap((turn) =>
      [...upTo(MOST_KNOWN), ...upTo(MOST_KNOWN)].map((number) => turn * MOST_KNOWN + number),
    ),
    3 * MOST_KNOWN,
    3 * MOST_KNOWN,
  ]);
});

it("gives up on a place whose cells do not repeat", () => {
  const once = many(MOST_KNOWN, (index) => `B${index}`);
  expect(numbersOf([...once, ...once.slice(1), "one more", "B0"]).slice(-2)).toEqual([-1, -1]);
  const found = numbersOf([...once, ...once, "one more", "B0"]).slice(-2);
  expect(found).toEqual([4_096, 4_097]);
});

it("begins each file with nothing known of any place", () => {
  const first = begin();
  const width = 32;
  const rowOfOne = (cell: string) => `${many(width, () => cell).join(",")}\n`;
  const numbers = () => many(width, String).map((_, place) => first.spans[SPAN * place + 3]);
  for (let index = 0; index <= MOST_KNOWN; index++) rowAt(first, rowOfOne(`B${index}`));
  expect(new Set(numbers())).toEqual(new Set([-1]));
  first.release();
  begun.pop();
  expect(begin()).toBe(first);
  for (const [index, cell] of ["x", "B5", "x", "B6"].entries()) {
    rowAt(first, rowOfOne(cell));
    expect(new Set(numbers())).toEqual(new Set([[0, 1, 0, 2][index]]));
  }
});

it("reads two files at a time apart", () => {
  const [one, other] = [begin(), begin({ delimiter: ";" })];
  expect(one).not.toBe(other);
  expect(rowAt(one, "a;b,c\n")?.cells).toEqual(["a;b", "c"]);
  expect(rowAt(other, "a;b,c\n")?.cells).toEqual(["a", "b,c"]);
});

/** The place where plain-row.wat looks for a cell first. */
function headOf(cell: string): bigint {
  const bytes = Buffer.alloc(64);
  bytes.write(cell);
  const most = (1n << 64n) - 1n;
  const factors = [0x9e3779b97f4a7c15n, 0xc2b2ae3d27d4eb4fn, 0x165667b19e3779f9n, 0x27d4eb2f165667c5n];
  const half = (from: number) =>
    factors.reduce((sum, factor, index) => sum ^ (bytes.readBigUInt64LE(from + 8 * index) * factor), 0n) &
    most;
  const turned = (mark: bigint) => ((mark << 23n) | (mark >> 41n)) & most;
  const mixed = bytes[32] === 0 ? half(0) : turned(half(0)) ^ half(32);
  return ((((mixed ^ (mixed >> 32n)) * 0xbf58476d1ce4e5b9n) & most) >> 45n) & 8_191n;
}

/** The first of many cells that are looked for in one place: as many as asked for. */
function crowd(size: number, cellOf: (index: number) => string, wanted?: bigint): readonly string[] {
  const byHead = new Map<bigint, string[]>();
  for (let index = 0; ; index++) {
    const cell = cellOf(index);
    const head = headOf(cell);
    if (wanted !== undefined && head !== wanted) continue;
    const found = byHead.get(head) ?? [];
    byHead.set(head, found);
    if (found.push(cell) === size) return found;
  }
}

it.each<{ what: string; cells: readonly string[] }>([
  { what: "short cells", cells: crowd(16, (index) => `B${index}`) },
  { what: "cells of the first place", cells: crowd(4, (index) => `B${index}`, 0n) },
  { what: "cells of the last place", cells: crowd(4, (index) => `B${index}`, 8_191n) },
  { what: "cells that begin alike", cells: crowd(4, (index) => `cells that begin alike: ${index}`) },
  { what: "cells that end alike", cells: crowd(4, (index) => `${index} cells that end alike`) },
  {
    what: "long cells",
    cells: crowd(4, (index) => `cells that are long and begin alike for 40 bytes: ${index}`),
  },
  {
    what: "long cells that end alike",
    cells: crowd(4, (index) => `${index} cells that are long and end alike, 64 bytes`),
  },
])("tells $what apart that are looked for in one place", ({ cells }) => {
  const numbers = upTo(cells.length);
  expect(numbersOf([...cells, ...cells.toReversed(), ...cells])).toEqual([
    ...numbers,
    ...numbers.toReversed(),
    ...numbers,
  ]);
});

it("looks for a cell in 64 places and no more, so that no file is slow by design", () => {
  const cells = crowd(66, (index) => `B${index}`);
  const numbers = numbersOf([...cells, ...cells]);
  expect(numbers).toEqual([...upTo(64), -1, -1, ...upTo(64), -1, -1]);
});
