import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { defaultLimits } from "./limits.ts";
import { headings, tell } from "./payment.fixture.ts";
import { CELL_COUNT, MOST_KNOWN, type PlainRows, plainRows, SPAN } from "./plain-row.ts";
import { scannedPlainly } from "./scanned.fixture.ts";
import { EMPTY } from "./scanner.ts";
import { utf8Of } from "./utf8.ts";

interface Begun {
  readonly delimiter?: string;
  readonly limits?: { readonly maxColumns?: number; readonly maxCellChars?: number };
}

const begun: PlainRows[] = [];

function begin({ delimiter = ",", limits = {} }: Begun = {}): PlainRows {
  const rows = plainRows();
  if (rows === undefined) throw new Error("No machine code can be run here");
  begun.push(rows);
  return rows.begin(delimiter.charCodeAt(0), { ...defaultLimits, ...limits });
}

/** Lets no machine code be made, nor any be used that was made before. */
function forbid(WebAssembly: object | undefined): void {
  vi.stubGlobal("WebAssembly", WebAssembly);
  for (let rows = plainRows(); rows !== undefined; rows = plainRows()) begun.push(rows);
}

function allow(): void {
  vi.unstubAllGlobals();
  for (const rows of begun.splice(0)) rows.release();
}

afterEach(allow);

/** The cells of the row that starts there in the piece, and where the next one starts; nothing when it is not plain. */
function rowAt(rows: PlainRows, piece: string | Uint8Array, from = 0) {
  const bytes = typeof piece === "string" ? utf8Of(piece) : piece;
  expect(rows.take(bytes)).toBe(true);
  const next = rows.row(from, bytes.length);
  if (next === 0) return undefined;
  const cells = Array.from({ length: rows.spans[CELL_COUNT] as number }, (_, place) => {
    const [start = 0, end = 0, extra = 0] = rows.spans.subarray(SPAN * place);
    if (start === EMPTY) return undefined;
    const text = Buffer.from(bytes.subarray(start, end)).toString();
    expect(extra).toBe(end - start - text.length);
    return text;
  });
  return { cells, next };
}

const rowOf = (piece: string | Uint8Array, options?: Begun) => rowAt(begin(options), piece);

const u = undefined;

it.each([
  { text: "a,b\n", cells: ["a", "b"] },
  { text: "a,b\r\n", cells: ["a", "b"] },
  { text: "a,b\rc", cells: ["a", "b"], rest: 1 },
  { text: "a,b\nc", cells: ["a", "b"], rest: 1 },
  { text: "a,b\n\n", cells: ["a", "b"], rest: 1 },
  { text: "\n", cells: [u] },
  { text: "\r\n", cells: [u] },
  { text: ",,\n", cells: [u, u, u] },
  { text: '"",x,""\n', cells: ["", "x", ""] },
  { text: '"a,b","c d"\r\n', cells: ["a,b", "c d"] },
  { text: '"a"\rb', cells: ["a"], rest: 1 },
  { text: "a\tb, c \n", cells: ["a\tb", " c "] },
  { text: '"a\tb"\n', cells: ["a\tb"] },
  {
    text: "£5,\u00a0é\u07ff,\u0800\ud7ff\ue000\uffbe’\n",
    cells: ["£5", "\u00a0é\u07ff", "\u0800\ud7ff\ue000\uffbe’"],
  },
  { text: "'=1,a;b,x\n", cells: ["'=1", "a;b", "x"] },
])("takes $text for the plain row $cells", ({ text, cells, rest = 0 }) => {
  expect(rowOf(text)).toEqual({ cells, next: utf8Of(text).length - rest });
});

it.each([
  { text: "", when: "there is nothing" },
  { text: "a,b", when: "it does not end" },
  { text: "a,b\r", when: "a line feed may follow" },
  { text: '"a"', when: "a quote may follow" },
  { text: '"a', when: "a quote is open" },
  { text: 'a,"b""c"\n', when: "a quote is doubled" },
  { text: '"a\nb"\n', when: "a line ends within quotes" },
  { text: '"a\rb"\n', when: "a line ends within quotes" },
  { text: 'a"\n', when: "a quote stands within a cell" },
  { text: '="01"\n', when: "a code is wrapped" },
  { text: '"a"b\n', when: "text follows a quote" },
  { text: '"a" \n', when: "a space follows a quote" },
  { text: "a\0\n", when: "there is a zero" },
  { text: "a\u001f\n", when: "there is a control character" },
  { text: "a\u007f\n", when: "there is a control character" },
  { text: "a\u0080\n", when: "there is a control character" },
  { text: "a\u009f\n", when: "there is a control character" },
  { text: "a\ufffd\n", when: "a character was lost" },
  { text: "😀\n", when: "a character has four bytes" },
])("says of $text that it is no plain row: $when", ({ text }) => {
  expect(rowOf(text)).toBeUndefined();
});

it.each([
  [0x80],
  [0xbf],
  [0xc0, 0x80],
  [0xc1, 0xbf],
  [0xc3],
  [0xc3, 0x2c],
  [0xc3, 0xc3],
  [0xc3, 0x7f],
  [0xe0, 0x9f, 0xbf],
  [0xe2, 0x80],
  [0xe2, 0x80, 0x2c],
  [0xe2, 0x2c, 0x80],
  [0xe2, 0x80, 0xc0],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x9f, 0x98, 0x80],
  [0xf0, 0x9f, 0x98],
  [0xf8, 0x88, 0x80],
  [0xf8],
  [0xff],
])("says of bytes that are no text, such as %j, that they are no plain row", (...bytes) => {
  for (const after of [[0x0a], [0x61, 0x0a], []]) {
    expect(rowOf(Uint8Array.of(0x61, 0x2c, ...bytes, ...after))).toBeUndefined();
  }
});

it("leaves what the piece ends within, whatever lies behind it", () => {
  const rows = begin();
  expect(rowAt(rows, "aaaa£\n")).toBeDefined();
  expect(rowAt(rows, utf8Of("aaaa£\n").subarray(0, 5))).toBeUndefined();
  expect(rowAt(rows, "aaa’\n")).toBeDefined();
  expect(rowAt(rows, utf8Of("aaa’\n").subarray(0, 4))).toBeUndefined();
  expect(rowAt(rows, utf8Of("aaa’\n").subarray(0, 5))).toBeUndefined();
  expect(rowAt(rows, "aaaaa\n")).toBeDefined();
  expect(rowAt(rows, "aaaaa")).toBeUndefined();
  for (const sign of ["\n", ",\n", "\r\n", '"\n']) {
    expect(rowAt(rows, '"aa",bb\n')).toBeDefined();
    rowAt(rows, `"aa"${sign}`);
    expect(rowAt(rows, '"aa"')).toBeUndefined();
  }
  expect(rowAt(rows, "aa\r\n")).toBeDefined();
  expect(rowAt(rows, "aa\r")).toBeUndefined();
});

it("takes any other delimiter, and a comma for text then", () => {
  expect(rowOf("1,5;b\n", { delimiter: ";" })?.cells).toEqual(["1,5", "b"]);
  expect(rowOf('1,5\t"b\tc"\n', { delimiter: "\t" })?.cells).toEqual(["1,5", "b\tc"]);
});

it("leaves what passes a limit", () => {
  expect(rowOf("a,b,c\n", { limits: { maxColumns: 3 } })?.cells).toEqual(["a", "b", "c"]);
  expect(rowOf("a,b,c\n", { limits: { maxColumns: 2 } })).toBeUndefined();
  expect(rowOf("abc,\n", { limits: { maxCellChars: 3 } })?.cells).toEqual(["abc", u]);
  expect(rowOf("abc,\n", { limits: { maxCellChars: 2 } })).toBeUndefined();
  const many = { maxColumns: Number.POSITIVE_INFINITY, maxCellChars: Number.POSITIVE_INFINITY };
  expect(rowOf(`${",".repeat(4_095)}\n`, { limits: many })?.cells).toHaveLength(4_096);
  expect(rowOf(`${",".repeat(4_096)}\n`, { limits: many })).toBeUndefined();
  expect(rowOf(`${"a".repeat(65_500)}\n`, { limits: many })?.cells[0]).toHaveLength(65_500);
  expect(begin().take(new Uint8Array(65_504))).toBe(true);
  expect(begin().take(new Uint8Array(65_505))).toBe(false);
});

it("reads a sign wherever it lies among sixteen bytes", () => {
  const signs = [
    ",",
    "\n",
    "\r\n",
    '"",',
    '"a,b"\n',
    "£",
    "’,",
    "\t",
    "\u001f",
    "\u007f",
    "\u009f",
    "😀",
    '"',
    '""',
  ];
  for (const sign of signs) {
    for (let before = 0; before <= 34; before++) {
      for (const rest of ["", "z\n", `${"z".repeat(17)},\n`]) {
        const text = `${"a".repeat(before % 17)}${before > 16 ? "," : ""}${"b".repeat(Math.max(0, before - 17))}${sign}${rest}`;
        const { rows, fault } = scannedPlainly(text, ",", defaultLimits);
        const found = rowOf(text);
        if (found !== undefined) expect(found.cells).toEqual(rows[0]);
        else if (fault === undefined) expect(text).toMatch(/😀|[^\n]$/);
      }
    }
  }
});

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
    .tuple(fc.integer({ min: 1, max: 32 }), fc.nat(), fc.constantFrom("a", "b", "0", " "))
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

it("gives no number to an empty cell in quotes, nor to one of more than 32 bytes", () => {
  const rows = begin();
  rowAt(rows, `"",${"a".repeat(32)},${"a".repeat(33)},${"’".repeat(11)},"a",a\n`);
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
  const bytes = Buffer.alloc(32);
  bytes.write(cell);
  const word = (at: number) => bytes.readBigUInt64LE(at);
  const most = (1n << 64n) - 1n;
  const mixed =
    ((word(0) * 0x9e3779b97f4a7c15n) ^
      (word(8) * 0xc2b2ae3d27d4eb4fn) ^
      (word(16) * 0x165667b19e3779f9n) ^
      (word(24) * 0x27d4eb2f165667c5n)) &
    most;
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

/** Rows of every kind that a sheet tells apart. */
const kinds = [
  ...[
    "Police,100.00,01/04/2024,A1",
    'ICB,"1,000.00",02/04/2024,"a, b"',
    '"Council",£5,2024-04-03,',
    "NHS ’,(5.00),03/04/2024,é",
  ],
  ...[
    "",
    ",,,",
    "Total,600.00,,",
    '"Total:","600.00",,',
    headings,
    "Police,1.00",
    "Police,1,000.00,01/04/2024,A1,",
    " ,  ,,",
  ],
  ...[
    '"a ""b""",1.00,01/04/2024,"two\nlines"',
    '="007",1.00,01/04/2024,="008"',
    "Police,1.234,31/02/2024,1E+05",
    ",*,<5,n/a",
  ],
  ...["😀,1.00,01/04/2024,\u200b", "Police,100.00,01/04/2024,A1,", "'=1+1,-5.00,01/04/2024,'Total"],
];

it("gives of a file what is given where machine code may not be run", async () => {
  const rows = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom("\n", "\r\n", "\r")), {
    maxLength: 40,
  });
  const options = { limits: { maxRejects: 100_000 } };
  await fc.assert(
    fc.asyncProperty(rows, async (some) => {
      const part = some.map((row) => row.join("")).join("");
      const text = `${headings}\n${part.repeat(20)}`;
      const found = await tell(text, options);
      forbid(undefined);
      expect(found).toEqual(await tell(text, options));
      allow();
    }),
  );
});

it("is left out where machine code may not be run", () => {
  const refused = class {
    constructor() {
      throw new Error("refused by the page's policy");
    }
  };
  for (const WebAssembly of [undefined, { Module: refused, Instance: refused }]) {
    forbid(WebAssembly);
    expect(plainRows()).toBeUndefined();
    allow();
  }
  expect(plainRows()).toBeDefined();
});

it("asks once whether machine code may be run", async () => {
  vi.resetModules();
  const fresh = await import("./plain-row.ts");
  let asked = 0;
  const refused = class {
    constructor() {
      asked++;
      throw new Error("refused by the page's policy");
    }
  };
  vi.stubGlobal("WebAssembly", { Module: refused });
  expect([fresh.plainRows(), fresh.plainRows(), asked]).toEqual([undefined, undefined, 1]);
});

it("asks again where there was no memory for it", async () => {
  vi.resetModules();
  const fresh = await import("./plain-row.ts");
  const { WebAssembly: real } = globalThis as unknown as { WebAssembly: object };
  const full = class {
    constructor() {
      throw new RangeError("could not allocate memory");
    }
  };
  vi.stubGlobal("WebAssembly", { ...real, Module: Reflect.get(real, "Module"), Instance: full });
  expect(fresh.plainRows()).toBeUndefined();
  vi.unstubAllGlobals();
  expect(fresh.plainRows()).toBeDefined();
});

it("is left out where numbers begin with their greatest byte", () => {
  forbid(undefined);
  vi.unstubAllGlobals();
  vi.stubGlobal("Uint32Array", { of: () => Uint8Array.of(0, 0, 0, 1) });
  expect(plainRows()).toBeUndefined();
});

it("keeps a few that nobody uses", () => {
  forbid(undefined);
  allow();
  const made = Array.from({ length: 20 }, () => plainRows() as PlainRows);
  expect(new Set(made).size).toBe(20);
  for (const rows of made) rows.release();
  forbid(undefined);
  expect(begun.map((rows) => made.indexOf(rows))).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
});
