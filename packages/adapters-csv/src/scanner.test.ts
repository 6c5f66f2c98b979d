import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvLimits, defaultLimits } from "./limits.ts";
import { type PlainRows, plainRows } from "./plain-row.ts";
import { ScanFault } from "./scan-fault.ts";
import { type Scanned, scannedPlainly } from "./scanned.fixture.ts";
import type { ScannedRow } from "./scanned-row.ts";
import { Scanner } from "./scanner.ts";
import { utf8Of } from "./utf8.ts";

interface ScanOptions {
  readonly sizes?: readonly number[];
  readonly delimiter?: string;
  readonly limits?: Partial<CsvLimits>;
}

/** What the scanner gives, which is the same whether plain rows are read apart from others or not. */
function scan(text: string, options: ScanOptions = {}): Scanned {
  const scanned = scannedBy(text, options, undefined);
  expect(scannedBy(text, options, plainRows())).toEqual(scanned);
  return scanned;
}

function scannedBy(
  text: string,
  { sizes = [text.length || 1], delimiter = ",", limits = {} }: ScanOptions,
  plain: PlainRows | undefined,
): Scanned {
  const rows: (string | undefined)[][] = [];
  const lines: number[] = [];
  const cellLines: number[][] = [];
  const take = (row: ScannedRow) => {
    rows.push(Array.from({ length: row.count }, (_, place) => row.text(place)));
    lines.push(row.line);
    cellLines.push(Array.from({ length: row.count }, (_, place) => row.cellLines[place] ?? row.line));
  };
  const scanner = new Scanner(delimiter, { ...defaultLimits, ...limits }, take, { plain });
  try {
    const characters = [...text];
    for (let from = 0, index = 0; from < characters.length; index++) {
      const size = sizes[index % sizes.length] as number;
      scanner.push(utf8Of(characters.slice(from, from + size).join("")));
      from += size;
    }
    scanner.end();
  } catch (fault) {
    if (!(fault instanceof ScanFault)) throw fault;
    return { rows, lines, cellLines, fault: `${fault.code} ${fault.line}:${fault.column}` };
  } finally {
    scanner.close();
  }
  return { rows, lines, cellLines, fault: undefined };
}

const u = undefined;

it.each([
  { text: "", rows: [], lines: [], when: "there is nothing" },
  { text: "a", rows: [["a"]], lines: [1], when: "no line break ends it" },
  { text: "a,b\n", rows: [["a", "b"]], lines: [1], when: "LF ends it" },
  {
    text: "a\r\nb\rc\nd",
    rows: [["a"], ["b"], ["c"], ["d"]],
    lines: [1, 2, 3, 4],
    when: "line ends are mixed",
  },
  {
    text: "a\n\n\r\n\rb",
    rows: [["a"], [u], [u], [u], ["b"]],
    lines: [1, 2, 3, 4, 5],
    when: "lines are empty",
  },
  { text: ",\n", rows: [[u, u]], lines: [1], when: "cells are empty" },
  { text: '"",x,""', rows: [["", "x", ""]], lines: [1], when: "empty cells are quoted" },
  { text: "a,", rows: [["a", u]], lines: [1], when: "the last cell is empty" },
  { text: '"a,b","c""d"\n', rows: [["a,b", 'c"d']], lines: [1], when: "cells are quoted" },
  {
    text: '"a\r\nb\nc\rd",e\nf',
    rows: [["a\r\nb\nc\rd", "e"], ["f"]],
    lines: [1, 5],
    when: "a quoted cell has lines",
  },
  { text: '""""', rows: [['"']], lines: [1], when: "a cell is one quote" },
  { text: '=""', rows: [['=""']], lines: [1], when: "a wrapper is empty" },
  { text: '="001",="a b"\n', rows: [['="001"', '="a b"']], lines: [1], when: "codes are wrapped" },
  { text: " a , b ", rows: [[" a ", " b "]], lines: [1], when: "there are spaces" },
  { text: '"a\r\n"', rows: [["a\r\n"]], lines: [1], when: "a line ends before the closing quote" },
  {
    text: '1,"a\nb","c\r\nd"\r\n2',
    rows: [["1", "a\nb", "c\r\nd"], ["2"]],
    lines: [1, 4],
    when: "cells have lines",
  },
  { text: '1,"a\nb"', rows: [["1", "a\nb"]], lines: [1], when: "the last cell has lines" },
  { text: '"a\nb",="1",2', rows: [["a\nb", '="1"', "2"]], lines: [1], when: "cells stand below each other" },
  { text: '"a\nb","c""\nd",', rows: [["a\nb", 'c"\nd', u]], lines: [1], when: "they have quotes too" },
])("reads $text as $rows when $when, in pieces of any size", ({ text, rows, lines }) => {
  expect(scannedPlainly(text, ",", defaultLimits)).toMatchObject({ rows, lines });
  for (let size = 1; size <= text.length; size++) {
    expect(scan(text, { sizes: [size] })).toEqual(scannedPlainly(text, ",", defaultLimits));
  }
});

it.each([
  { text: 'a\n"b', fault: "csv/quote-unterminated 2:1" },
  { text: 'a,"', fault: "csv/quote-unterminated 1:2" },
  { text: 'a,"b"c', fault: "csv/quote-invalid 1:2" },
  { text: '"x\ny","b\nc"d', fault: "csv/quote-invalid 2:2" },
  { text: '"b" ,c', fault: "csv/quote-invalid 1:1" },
  { text: 'a, "b"', fault: "csv/quote-invalid 1:2" },
  { text: '5" pipe', fault: "csv/quote-invalid 1:1" },
  { text: '="001"x', fault: "csv/quote-invalid 1:1" },
  { text: '="001', fault: "csv/quote-invalid 1:1" },
  { text: '="a"b"', fault: "csv/quote-invalid 1:1" },
  { text: "a\0b", fault: "csv/control-character 1:1" },
  { text: 'a,"b\u0007"', fault: "csv/control-character 1:2" },
  { text: "a,\u0092", fault: "csv/control-character 1:2" },
  { text: "a,b,c,d,e", fault: "csv/too-many-columns 1:5", limits: { maxColumns: 4 } },
  { text: "a,bcdef", fault: "csv/cell-too-long 1:2", limits: { maxCellChars: 4 } },
  { text: 'a,"b""c""d"', fault: "csv/cell-too-long 1:2", limits: { maxCellChars: 4 } },
  { text: 'a\n"bcdef', fault: "csv/cell-too-long 2:1", limits: { maxCellChars: 4 } },
  { text: 'abcdef"', fault: "csv/cell-too-long 1:1", limits: { maxCellChars: 4 } },
])("refuses $text with $fault, in pieces of any size", ({ text, fault, limits = {} }) => {
  for (let size = 1; size <= text.length; size++) {
    expect(scan(text, { sizes: [size], limits }).fault).toBe(fault);
  }
});

it.each([
  { bytes: [0xff], code: "csv/encoding" },
  { bytes: [0xef, 0xbf, 0xbd], code: "csv/encoding" },
  { bytes: [0xc2, 0x80], code: "csv/control-character" },
  { bytes: [0x07], code: "csv/control-character" },
  { bytes: [0x22], code: "csv/quote-invalid" },
  { opening: [0x22], bytes: [0x07], code: "csv/control-character" },
  { opening: [0x22], bytes: [0x22, 0x61], code: "csv/quote-invalid" },
  { opening: [0x22], bytes: [0xff], code: "csv/encoding" },
])("counts characters and not bytes before $bytes is $code", ({ opening = [], bytes, code }) => {
  const cell = [...opening, ...utf8Of("££££"), ...bytes];
  const pushed = (maxCellChars: number) => () =>
    new Scanner(",", { ...defaultLimits, maxCellChars }, () => undefined).push(Uint8Array.from(cell));
  expect(pushed(5)).toThrow(expect.objectContaining({ code }));
  expect(pushed(4)).toThrow(expect.objectContaining({ code }));
  expect(pushed(3)).toThrow(expect.objectContaining({ code: "csv/cell-too-long" }));
});

it("waits for the line feed behind an empty piece", () => {
  const rows: (string | undefined)[] = [];
  const scanner = new Scanner(",", defaultLimits, (row) => rows.push(row.text(0)));
  for (const piece of ["a\r", "", "\nb"]) scanner.push(utf8Of(piece));
  scanner.end();
  expect(rows).toEqual(["a", "b"]);
});

/** What is asked of the reader of plain rows, and how often. */
function asking(text: string): number {
  const plain = plainRows() as PlainRows;
  let asked = 0;
  const counted = {
    ...plain,
    begin: (...given: Parameters<PlainRows["begin"]>) => {
      plain.begin(...given);
      return counted;
    },
    take: (piece: Uint8Array) => plain.take(piece),
    row: (from: number, end: number) => {
      asked++;
      return plain.row(from, end);
    },
    release: () => plain.release(),
  } as unknown as PlainRows;
  const scanner = new Scanner(",", defaultLimits, () => undefined, { plain: counted });
  scanner.push(utf8Of(text));
  scanner.close();
  return asked;
}

it("asks for every plain row, and seldom where many in succession are none", () => {
  const [plain, other] = ["a,b\n", 'a,="b"\n'];
  expect(asking(plain.repeat(100))).toBe(100);
  expect(asking(`${plain}${other}`.repeat(50))).toBe(100);
  // The first two are asked for, then the third after one, the next after two more, and so on to every seventeenth.
  expect(asking(other.repeat(2))).toBe(2);
  expect(asking(other.repeat(3))).toBe(2);
  expect(asking(other.repeat(4))).toBe(3);
  expect(asking(other.repeat(6))).toBe(3);
  expect(asking(other.repeat(7))).toBe(4);
  expect(asking(other.repeat(1_000))).toBe(16 + Math.ceil((1_000 - 137) / 16));
  expect(asking(`${other.repeat(10)}${plain.repeat(100)}`)).toBeGreaterThan(95);
});

it("lets another have its reader of plain rows at the end", () => {
  const plain = plainRows() as PlainRows;
  const scanner = new Scanner(",", defaultLimits, () => undefined, { plain });
  scanner.close();
  scanner.close();
  const next = plainRows();
  expect(next).toBe(plain);
  expect(plainRows()).not.toBe(plain);
  next?.release();
});

it("takes any other delimiter", () => {
  expect(scan('a;"b;c"\td;1,5', { delimiter: ";" }).fault).toBe("csv/quote-invalid 1:2");
  expect(scan('a\t"b\tc"\t1,5', { delimiter: "\t" }).rows).toEqual([["a", "b\tc", "1,5"]]);
});

/** Letters that make a parser stumble, far more often than chance would. */
const letters = fc.constantFrom(",", '"', "\n", "\r", "\r\n", '""', '"a', "a", " ", "é", "😀", "=", "'", ";");
const tangle = fc.array(letters, { maxLength: 40 }).map((parts) => parts.join(""));
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

/** Characters on both sides of every bound, of one to four bytes. */
const edges = fc.constantFrom(
  ..."\0\u0008\t\u000b\u000c\u000e\u001f ~\u007f\u0080\u0092\u009f\u00a0£ÂÿĀ߿ࠀ’\u2ffd\uff3d\uffbd\uffef\ufffc\ufffd\uffff😀",
);

/** Rows of cells, most of them as they should be, divided by what most files are. */
const sheet = (delimiter: string) => {
  const letter = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("a", "=", " ") },
    { weight: 1, arbitrary: edges },
  );
  const bare = fc.string({ unit: letter, maxLength: 4 });
  const quoted = fc
    .string({ unit: fc.oneof(letter, fc.constantFrom('"', "\n", "\r", "\r\n", delimiter)), maxLength: 4 })
    .map((text) => `"${text.replaceAll('"', '""')}"`);
  const cell = fc.oneof(
    { weight: 4, arbitrary: bare },
    { weight: 4, arbitrary: quoted },
    { weight: 1, arbitrary: fc.constantFrom('="01"', '="a"b', '=""', '"', 'a"b"', '"a"b') },
  );
  const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(delimiter));
  const ends = fc.constantFrom("\n", "\r\n", "\r", "");
  return fc.array(fc.tuple(row, ends), { maxLength: 4 }).map((rows) => rows.flat().join(""));
};

it("gives what a plain reading of the rules gives, wherever the text is cut and whatever the limits", () => {
  const parts = fc.array(fc.oneof({ weight: 6, arbitrary: letters }, { weight: 1, arbitrary: edges }), {
    maxLength: 40,
  });
  const limits = fc.record({
    maxCellChars: fc.constantFrom(1, 2, 3, 5, 100),
    maxColumns: fc.constantFrom(1, 2, 3, 100),
  });
  const files = fc.constantFrom(",", ";", "\t").chain((delimiter) =>
    fc.tuple(
      fc.constant(delimiter),
      fc.oneof(
        parts.map((found) => found.join("")),
        sheet(delimiter),
      ),
    ),
  );
  fc.assert(
    fc.property(files, sizes, limits, ([delimiter, text], cuts, bounds) => {
      expect(scan(text, { sizes: cuts, delimiter, limits: bounds })).toEqual(
        scannedPlainly(text, delimiter, bounds),
      );
    }),
    { numRuns: 10 * (fc.readConfigureGlobal().numRuns ?? 100) },
  );
});

it("gives the cells of a row of any width", () => {
  for (const width of [1, 63, 64, 65, 128, 129, 999]) {
    const cells = Array.from({ length: width }, (_, place) => `${place}`);
    expect(scan(`${cells.join(",")}\n"${cells.join('","')}"`, { sizes: [7] }).rows).toEqual([cells, cells]);
  }
});

it("says of a cell that is too long that it is, and not that its bytes are none", () => {
  const pushed = (maxCellChars: number) => {
    const scanner = new Scanner(",", { ...defaultLimits, maxCellChars }, () => undefined);
    return () => scanner.push(Uint8Array.of(97, 97, 10, 97, 44, 97, 97, 97, 0xff));
  };
  expect(pushed(2)).toThrow(expect.objectContaining({ code: "csv/cell-too-long", line: 2, column: 2 }));
  expect(pushed(3)).toThrow(expect.objectContaining({ code: "csv/encoding", line: 2, column: 1 }));
});

it("says of text that lost characters what may have happened", () => {
  const scanner = new Scanner(",", defaultLimits, () => undefined);
  expect(() => scanner.push(utf8Of("a\ufffd"))).toThrow(
    expect.objectContaining({ hint: expect.stringContaining("wrong encoding") }),
  );
});

it("reads what RFC 4180 allows as csv-parse does", () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "B", "1", " ", "£", "é", "😀", "'", ";", ".") }),
    fc
      .string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", "\r\n", " ", "é") })
      .map((text) => `"${text.replaceAll('"', '""')}"`),
  );
  const row = fc.array(cell, { minLength: 1, maxLength: 6 }).map((cells) => cells.join(","));
  const file = fc
    .tuple(fc.array(row, { maxLength: 8 }), fc.constantFrom("\n", "\r\n", "\r"), fc.boolean())
    .map(([rows, newline, ended]) => ({ text: rows.join(newline) + (ended ? newline : ""), newline }));
  fc.assert(
    fc.property(file, sizes, ({ text, newline }, cuts) => {
      const theirs = parse(text, {
        relaxColumnCount: true,
        skipEmptyLines: true,
        recordDelimiter: newline,
        bom: false,
      });
      const ours = scan(text, { sizes: cuts }).rows;
      const filled = ours.filter((cells) => cells.length > 1 || cells[0] !== undefined);
      expect(filled.map((cells) => cells.map((cell) => cell ?? ""))).toEqual(theirs);
    }),
  );
});

it("refuses what csv-parse refuses", () => {
  fc.assert(
    fc.property(tangle, (text) => {
      const accepted = (() => {
        try {
          return parse(text, {
            relaxColumnCount: true,
            skipEmptyLines: true,
            recordDelimiter: ["\r\n", "\n", "\r"],
            bom: false,
          });
        } catch {
          return undefined;
        }
      })();
      const { rows, fault } = scan(text);
      if (fault !== undefined) expect(accepted).toBeUndefined();
      else if (accepted !== undefined) {
        const filled = rows.filter((cells) => cells.length > 1 || cells[0] !== undefined);
        expect(filled.map((cells) => cells.map((cell) => cell ?? ""))).toEqual(accepted);
      } else expect(rows.flat().some((cell) => /^="[^"]*"$/.test(cell ?? ""))).toBe(true);
    }),
  );
});

describe("csv-spectrum", () => {
  const folder = dirname(createRequire(import.meta.url).resolve("csv-spectrum/package.json"));
  const names = readdirSync(join(folder, "csvs")).map((file) => file.replace(".csv", ""));

  it("has its files", () => {
    expect(names.length).toBeGreaterThanOrEqual(12);
  });

  // The JSON beside location_coordinates is another file's.
  it.each(names.filter((name) => name !== "location_coordinates"))("reads %s", (name) => {
    const [headings = [], ...rows] = scan(readFileSync(join(folder, "csvs", `${name}.csv`), "utf8")).rows;
    const records = rows.map((cells) =>
      Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? ""])),
    );
    expect(records).toEqual(JSON.parse(readFileSync(join(folder, "json", `${name}.json`), "utf8")));
  });
});
