import fc from "fast-check";
import { expect, it } from "vitest";
import { CellMemory } from "./cell-memory.ts";
import { defaultLimits } from "./limits.ts";
import { Scanner } from "./scanner.ts";
import { utf8Of } from "./utf8.ts";

/** What a memory says of each row's only cell, and how often it had to read one that is not empty. */
function remembered(text: string, read: (cell: string | undefined) => unknown = (cell) => `read ${cell}`) {
  let reads = 0;
  const memory = new CellMemory((cell) => {
    reads++;
    return read(cell);
  });
  reads = 0;
  const values: unknown[] = [];
  const scanner = new Scanner(",", defaultLimits, (row) => values.push(memory.valueOf(row, 0)));
  for (let from = 0; from < text.length; from += 1_000) scanner.push(utf8Of(text.slice(from, from + 1_000)));
  scanner.end();
  return { values, reads };
}

const lines = (cells: readonly string[]) => cells.map((cell) => `${cell}\n`).join("");

it("reads equal cells once, quoted or not", () => {
  const { values, reads } = remembered('£5\n"£5"\n£5\n"a ""b"""\n"a ""b"""\n\n""\n');
  const composed = 'read a "b"';
  expect(values).toEqual(["read £5", "read £5", "read £5", composed, composed, "read undefined", "read "]);
  expect(reads).toBe(4);
});

it("gives what each cell stands for, however alike they are", () => {
  /** Cells of every length that differ in one place, which a mark of some of their bytes would take for the same. */
  const alike = fc
    .tuple(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.constantFrom("a", "b", "é", "’", "😀"))
    .map(([length, place, letter]) => {
      const letters = Array.from({ length }, () => "a");
      letters[place % length] = letter;
      return letters.join("");
    });
  fc.assert(
    fc.property(fc.array(alike, { maxLength: 60 }), (cells) => {
      expect(remembered(lines(cells)).values).toEqual(cells.map((cell) => `read ${cell}`));
    }),
  );
});

it("forgets when it is full, and gives the same", () => {
  const cells = Array.from({ length: 30_000 }, (_, index) => `day ${(index * 7) % 5_000}`);
  expect(remembered(lines(cells)).values).toEqual(cells.map((cell) => `read ${cell}`));
});

it("gives up on a column whose cells do not repeat, and not on one whose cells do", () => {
  const once = Array.from({ length: 5_000 }, (_, index) => `B${index}`);
  expect(remembered(lines([...once, ...once.slice(0, 100), ...once.slice(0, 100)])).reads).toBe(5_200);
  const often = Array.from({ length: 60_000 }, (_, index) => `day ${Math.floor(index / 10)}`);
  expect(remembered(lines(often)).reads).toBeLessThan(7_000); // each day once, and each cell that a piece was cut within
});

it("shares what cannot be changed, and makes what can be for each row", () => {
  const frozen = remembered("a\na\n", () => Object.freeze({})).values;
  const loose = remembered("a\na\n", () => ({})).values;
  expect(frozen[0]).toBe(frozen[1]);
  expect(loose[0]).not.toBe(loose[1]);
});
