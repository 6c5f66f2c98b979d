import fc from "fast-check";
import { expect, it } from "vitest";
import { CellMemory, firstPlace } from "./cell-memory.ts";
import { defaultLimits } from "./limits.ts";
import { Scanner } from "./scanner.ts";
import { utf8Of } from "./utf8.ts";

interface RememberedOptions {
  readonly read?: (cell: string | undefined) => unknown;
  /** How much text the scanner gets at a time: a cell that is cut is read each time. */
  readonly piece?: number;
}

/** What a memory says of each row's first cell, and how often it had to read one that is not empty. */
function remembered(
  text: string,
  { read = (cell) => `read ${cell}`, piece = text.length || 1 }: RememberedOptions = {},
) {
  let reads = 0;
  const memory = new CellMemory((cell) => {
    reads++;
    return read(cell);
  });
  reads = 0;
  const values: unknown[] = [];
  const scanner = new Scanner(",", defaultLimits, (row) => values.push(memory.valueOf(row, 0)));
  for (let from = 0; from < text.length; from += piece) scanner.push(utf8Of(text.slice(from, from + piece)));
  scanner.end();
  return { values, reads };
}

const lines = (cells: readonly string[]) => cells.map((cell) => `${cell}\n`).join("");
const readOf = (cells: readonly string[]) => cells.map((cell) => `read ${cell}`);
const many = (count: number, cellOf: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => cellOf(index));

it("reads equal cells once, quoted or not", () => {
  const { values, reads } = remembered('£5\n"£5"\n£5\n"a ""b"""\n"a ""b"""\n\n""\n');
  const composed = 'read a "b"';
  expect(values).toEqual(["read £5", "read £5", "read £5", composed, composed, "read undefined", "read "]);
  expect(reads).toBe(4);
});

it("reads a cell of up to 64 bytes once, whatever stands after it, and a longer one each time", () => {
  const cells = many(70, (index) => "abcdefg".repeat(10).slice(0, index + 1));
  const twice = cells.flatMap((cell) => [`${cell},after`, `${cell}\ttab`, cell]);
  const { values, reads } = remembered(lines(twice).replaceAll("\t", "\r\n").replaceAll("tab\n", ""));
  expect(values).toEqual(readOf(cells.flatMap((cell) => [cell, cell, cell])));
  expect(reads).toBe(64 + 3 * 6);
});

it("gives what each cell stands for, however alike they are", () => {
  /** Cells of every length that differ in one place, which a mark of some of their bytes would take for the same. */
  const alike = fc
    .tuple(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.constantFrom("a", "b", "é", "’", "😀"))
    .map(([length, place, letter]) => {
      const letters = many(length, () => "a");
      letters[place % length] = letter;
      return letters.join("");
    });
  fc.assert(
    fc.property(fc.array(alike, { maxLength: 60 }), (cells) => {
      expect(remembered(lines(cells), { piece: 1_000 }).values).toEqual(readOf(cells));
    }),
  );
});

const placeOf = (cell: string) => {
  const bytes = utf8Of(cell);
  return firstPlace(new DataView(bytes.buffer), 0, bytes.length);
};

/** The first of many cells that are looked for in one place: as many as asked for. */
function crowd(size: number, cellOf: (index: number) => string, wanted?: number): readonly string[] {
  const byPlace = new Map<number, string[]>();
  for (let index = 0; index < 1_000_000; index++) {
    const cell = cellOf(index);
    const place = placeOf(cell);
    if (wanted !== undefined && place !== wanted) continue;
    const found = byPlace.get(place) ?? [];
    byPlace.set(place, found);
    if (found.push(cell) === size) return found;
  }
  throw new Error("No place has so many");
}

/** Four letters: one word of a cell. */
const four = (index: number) => index.toString(36).padStart(4, "0");

it.each<{ what: string; cells: readonly string[] }>([
  { what: "short cells", cells: crowd(4, four) },
  { what: "cells that begin alike", cells: crowd(3, (index) => `cells that begin alike ${four(index)}`) },
  { what: "cells that end alike", cells: crowd(3, (index) => `${four(index)} cells that end alike`) },
  { what: "cells of the first place", cells: crowd(3, (index) => `B${index}`, 0) },
  { what: "cells of the last place", cells: crowd(3, (index) => `B${index}`, 8_191) },
])("tells $what apart that are looked for in one place", ({ cells }) => {
  expect(new Set(cells.map(placeOf)).size).toBe(1);
  const thrice = [...cells, ...cells.toReversed(), ...cells];
  const { values, reads } = remembered(lines(thrice));
  expect(values).toEqual(readOf(thrice));
  expect(reads).toBe(cells.length);
});

it("tells a cell from one twice as long that lies where its words and the next begin alike", () => {
  let index = 0;
  while (placeOf(four(index)) !== placeOf(`${four(index)}${four(index)}`)) index++;
  const once = four(index);
  const cells = [once, `${once} again`, `${once}${once}`, once, `${once}${once}`];
  const { values, reads } = remembered(lines(cells));
  expect(values).toEqual(readOf(cells));
  expect(reads).toBe(3);
});

it("tells a cell from one that ends as the other begins", () => {
  const begin = four(7);
  let index = 0;
  while (placeOf(`${begin}${four(5)}`) !== placeOf(`${four(index)}${begin}`)) index++;
  const cells = [`${begin}${four(5)}`, `${four(index)}${begin}`, `${begin}${four(5)}`];
  expect(remembered(lines(cells)).values).toEqual(readOf(cells));
});

it.each([
  { what: "4,096 cells", cells: many(4_096, (index) => `day ${index}`) },
  { what: "16,384 words", cells: many(1_024, (index) => `${index}`.padStart(64, "0")) },
])("remembers $what, and then begins again, for they were found again", ({ cells }) => {
  const readsOf = (...given: readonly (readonly string[])[]) => remembered(lines(given.flat())).reads;
  const full = cells.length;
  expect(readsOf(cells, cells)).toBe(full);
  expect(readsOf(cells, cells, ["one more", "one more", "one more"])).toBe(full + 2);
  expect(readsOf(cells, cells, ["one more"], cells)).toBe(full + 1 + full);
  const again = [...cells, ...cells, "one more", ...cells, "one more"];
  expect(remembered(lines(again)).values).toEqual(readOf(again));
});

it("gives up on a column whose cells do not repeat, and not on one whose cells do", () => {
  const once = many(5_000, (index) => `B${index}`);
  expect(remembered(lines([...once, ...once.slice(0, 100), ...once.slice(0, 100)])).reads).toBe(5_200);
  const often = many(60_000, (index) => `day ${Math.floor(index / 10)}`);
  expect(remembered(lines(often)).reads).toBe(6_001); // each day once, and the one at which all were forgotten
});

it("shares what cannot be changed, and makes what can be for each row", () => {
  const valuesOf = (text: string, read: () => unknown) => remembered(text, { read }).values;
  for (const text of ["a\na\n", ",a\n,a\n"]) {
    const frozen = valuesOf(text, () => Object.freeze({}));
    const loose = valuesOf(text, () => ({}));
    expect(frozen[0]).toBe(frozen[1]);
    expect(loose[0]).not.toBe(loose[1]);
  }
});
