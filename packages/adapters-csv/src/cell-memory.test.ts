import fc from "fast-check";
import { expect, it } from "vitest";
import { CellMemory } from "./cell-memory.ts";
import { defaultLimits } from "./limits.ts";
import { plainRows } from "./plain-row.ts";
import { Scanner } from "./scanner.ts";
import { utf8Of } from "./utf8.ts";

interface RememberedOptions {
  readonly read?: (column: number, cell: string | undefined) => unknown;
  /** Where the columns stand in the file. */
  readonly places?: readonly number[];
  /** How much text the scanner gets at a time: a cell that is cut is read each time. */
  readonly piece?: number;
  /** Whether plain rows are read by machine code. */
  readonly plain?: boolean;
  /** Whether the memory is asked for a row, by how many stand before it: a row of totals is left out. */
  readonly isAsked?: (index: number) => boolean;
}

/** What a memory says of each row's cells, and how often it had to read one that is not empty. */
function remembered(
  text: string,
  {
    read = (column, cell) => `${column}: ${cell}`,
    places = [0],
    piece = text.length || 1,
    plain = true,
    isAsked = () => true,
  }: RememberedOptions = {},
) {
  let reads = 0;
  const memory = new CellMemory(places, (column, cell) => {
    reads++;
    return read(column, cell);
  });
  reads = 0;
  const values: unknown[][] = [];
  let rows = 0;
  const scanner = new Scanner(
    ",",
    defaultLimits,
    (row) => {
      if (!isAsked(rows++)) return;
      memory.read(row, 0, row.text(0));
      values.push([...memory.values]);
    },
    { plain: plain ? plainRows() : undefined },
  );
  for (let from = 0; from < text.length; from += piece) scanner.push(utf8Of(text.slice(from, from + piece)));
  scanner.end();
  scanner.close();
  return { values, reads };
}

const lines = (cells: readonly string[]) => cells.map((cell) => `${cell}\n`).join("");
const many = (count: number, cellOf: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => cellOf(index));

it("reads equal cells once, quoted or not", () => {
  const { values, reads } = remembered('£5\n"£5"\n£5\n"a ""b"""\n"a ""b"""\n\n""\n');
  const composed = '0: a "b"';
  expect(values.flat()).toEqual(["0: £5", "0: £5", "0: £5", composed, composed, "0: undefined", "0: "]);
  expect(reads).toBe(1 + 1 + 1);
});

it("reads equal cells of rows that are not plain once, for a file may have a long note in each row", () => {
  const note = '"two\nlines, and ""quotes"""';
  const text = `£5,${note},😀\n£5,${note},😀\n£5,b,"😀"\n£5,b,c\n`;
  const { values, reads } = remembered(text, { places: [0, 1, 2] });
  const told = '1: two\nlines, and "quotes"';
  expect(values).toEqual([
    ["0: £5", told, "2: 😀"],
    ["0: £5", told, "2: 😀"],
    ["0: £5", "1: b", "2: 😀"],
    ["0: £5", "1: b", "2: c"],
  ]);
  expect(reads).toBe(1 + 3 + 2);
});

it("reads equal cells of two columns apart, wherever they stand, and nothing of a column that is not there", () => {
  const { values, reads } = remembered("a,b,c\nb,b,a\na,b,a\n", { places: [2, -1, 0] });
  expect(values).toEqual([
    ["0: c", "1: undefined", "2: a"],
    ["0: a", "1: undefined", "2: b"],
    ["0: a", "1: undefined", "2: a"],
  ]);
  expect(reads).toBe(4);
});

it("gives what each cell stands for, however often what is known is forgotten", () => {
  const cells = fc.array(fc.constantFrom(...many(9, (index) => `day ${index}`), "", '""'), { maxLength: 30 });
  const files = fc.tuple(cells, fc.integer({ min: 0, max: 3 }), cells).map(([first, fillings, last]) => {
    /** Twice what there is room for, so that it is made again. */
    const filling = many(4_096, (index) => `more ${index}`);
    return [...first, ...many(fillings, () => "").flatMap(() => [...filling, ...filling, "one"]), ...last];
  });
  const textOf = (cell: string) => (cell === "" ? undefined : cell.replaceAll('"', ""));
  const gaps = fc.constantFrom(1, 2, 3, 5_000);
  fc.assert(
    fc.property(files, gaps, fc.nat({ max: 3 }), (given, gap, start) => {
      const isAsked = (index: number) => index % gap === start % gap;
      const { values } = remembered(lines(given), { piece: 10_000, isAsked });
      const asked = given.filter((_, index) => isAsked(index));
      expect(values.flat()).toEqual(asked.map((cell) => `0: ${textOf(cell)}`));
    }),
    { numRuns: 20 },
  );
});

it("reads a cell when it is first asked for, however many it was not asked for before", () => {
  const cells = many(4_096, String);
  const { values, reads } = remembered(lines([...cells, ...cells, ...cells]), {
    isAsked: (index) => index >= 4_090,
  });
  expect(values.flat()).toEqual([...cells.slice(4_090), ...cells, ...cells].map((cell) => `0: ${cell}`));
  expect(reads).toBe(4_096);
});

it("takes no room for cells that do not come, for most files are small", () => {
  const used = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const { values } = remembered("a\n", { places: many(1_000, () => "").map(() => 0) });
  expect(values[0]).toHaveLength(1_000);
  expect(used() - before).toBeLessThan(20_000_000);
});

it("reads each cell once of those that are known at once, and after they were forgotten as well", () => {
  const some = many(4_096, (index) => `day ${index}`);
  const more = many(4_096, (index) => `other ${index}`);
  const one = lines([
    ...some,
    ...some,
    ...some,
    ...more,
    ...more,
    ...more,
    "day 1",
    "day 1",
    "day 2",
    "day 1",
  ]);
  const { values, reads } = remembered(one, { piece: 10_000 });
  // One more for each cell that two pieces cut.
  expect(reads - (2 * 4_096 + 2)).toBeLessThanOrEqual(one.length / 10_000);
  expect(values.flat().slice(-4)).toEqual(["0: day 1", "0: day 1", "0: day 2", "0: day 1"]);
});

it("reads every cell of which it has no number", () => {
  const { values, reads } = remembered("a\na\na\n", { plain: false });
  expect(values.flat()).toEqual(["0: a", "0: a", "0: a"]);
  expect(reads).toBe(3);
});

it("shares what cannot be changed, and makes what can be for each row", () => {
  const valuesOf = (text: string, read: () => unknown) => remembered(text, { read }).values.flat();
  for (const text of ["a\na\n", ",a\n,a\n"]) {
    const frozen = valuesOf(text, () => Object.freeze({}));
    const loose = valuesOf(text, () => ({}));
    expect(frozen[0]).toBe(frozen[1]);
    expect(loose[0]).not.toBe(loose[1]);
  }
});
