import { afterEach, expect, it } from "vitest";
import { defaultLimits } from "./limits.ts";
import { allow, type Begun, begin, rowAt } from "./plain-row.fixture.ts";
import { scannedPlainly } from "./scanned.fixture.ts";
import { utf8Of } from "./utf8.ts";

afterEach(allow);

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
  { text: 'a,"b""c"\n', cells: ["a", 'b"c'] },
  { text: '"""",""""""\n', cells: ['"', '""'] },
  { text: '"a"",""b",c\n', cells: ['a","b', "c"] },
  { text: '"""a""\n""b"""\n', cells: ['"a"\n"b"'] },
  { text: '"a\nb"\nc', cells: ["a\nb"], rest: 1 },
  { text: '"a\rb","c\r\nd"\r\n', cells: ["a\rb", "c\r\nd"] },
  { text: '"\n\r\n\r\r\n\n","\r","\n"\n', cells: ["\n\r\n\r\r\n\n", "\r", "\n"] },
  { text: '"£""\n’",x\n', cells: ['£"\n’', "x"] },
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
  { text: '"a""', when: "a doubled quote ends the piece" },
  { text: '"a""\n', when: "a doubled quote does not close" },
  { text: '"a\r', when: "a line ends within quotes, and the piece" },
  { text: '"a\n', when: "a line ends within quotes, and the piece" },
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
    '"a""b",',
    '"""',
    '"\n"\n',
    '"a\r\n""\r",b\n',
    '"\r',
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
