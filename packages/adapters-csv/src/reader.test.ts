import { createHash } from "node:crypto";
import { defineTable, readAll } from "@pdscp/core";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { csvReader } from "./index.ts";
import { file, headings, payments, row, tell, told } from "./payment.fixture.ts";

it.each([
  { text: '"Payments"x', refused: "1:1 csv/quote-invalid" },
  { text: "%PDF-1.4\n1 0 obj\n", refused: "1:1 csv/not-text", hint: "a PDF renamed?" },
  { text: "\ufeffPK\u0005\u0006", refused: "1:1 csv/not-text", hint: "a zip file renamed?" },
  {
    text: "<!DOCTYPE html>\n<p class='x'>\"",
    refused: "1:1 csv/header-missing",
    hint: "a web page saved as .csv?",
  },
  { text: file(headings, '"Police"x,1,01/04/2024,A1'), refused: "2:1 csv/quote-invalid" },
  { text: file(headings, 'Police,1,01/04/2024,"'), refused: "2:4 csv/quote-unterminated" },
  { text: file(headings, "Pol\ufffdce,1,01/04/2024,A1"), refused: "2:1 csv/encoding" },
  ...["utf-16le", "utf-16be"].map((encoding) => ({
    text: [...headings].map((letter) => (encoding === "utf-16le" ? `${letter}\0` : `\0${letter}`)).join(""),
    refused: "1:1 csv/encoding",
    hint: "UTF-16 read as something else?",
  })),
  { text: "P\0a\0", refused: "1:1 csv/encoding", hint: "UTF-16 read as something else?" },
  ...["\0P\0", "ab\0c", "P\0ab"].map((text) => ({
    text,
    refused: "1:1 csv/control-character",
    hint: "damaged on the way?",
  })),
  { text: file(`"${headings}"`, 'x"y'), refused: "2:1 csv/quote-invalid" },
  {
    text: file("Partner;Amount;Date;Ref", headings, 'x"y,1,01/04/2024,A1'),
    refused: "3:1 csv/quote-invalid",
  },
  {
    text: file(headings.replaceAll(",", ";"), "Police\0"),
    refused: "2:1 csv/control-character",
    hint: "damaged on the way?",
  },
])("refuses $text with $refused", async ({ text, refused, hint }) => {
  const { error, ...rest } = await tell(text);
  expect(rest.refused).toBe(refused);
  if (hint !== undefined) expect(error?.hint).toBe(hint);
  expect(error?.message).toContain(`text:${refused.split(" ")[0]}`);
});

it.each([
  {
    text: file(headings, 'Police,1,01/04/2024,"'),
    says: "2:4: the quote that opens here must be closed",
  },
  {
    text: file(headings, '"Police"x,1,01/04/2024,A1'),
    says: "2:1: quotes within a cell must be doubled, and stand within quotes",
  },
  {
    text: file(headings, "Police,1,01/04/2024,A\u0007"),
    says: "2:4: text without control characters is needed (damaged on the way?)",
  },
  { text: "P\0", says: "1:1: text without control characters is needed (damaged on the way?)" },
  { text: "P\0abc", says: "1:1: text without control characters is needed (damaged on the way?)" },
  { text: "\0Pa\0", says: "1:1: text without control characters is needed (damaged on the way?)" },
  {
    text: Uint8Array.of(...Buffer.from(`${headings}\n`), 0xa3),
    says: '2:1: text is needed of which every byte can be read (saved by a spreadsheet as plain CSV? Save it as CSV UTF-8, or declare its encoding, "windows-1252")',
  },
  {
    text: Buffer.from(`\ufeff${headings}`, "utf16le").subarray(0, -1),
    says: "1:1: text is needed of which every byte can be read (cut short or damaged on the way?)",
  },
  ...[Buffer.from(headings, "utf16le"), Buffer.from(headings, "utf16le").swap16()].flatMap((bytes) => [
    {
      text: bytes.toString("latin1"),
      says: "1:1: text is needed of which every byte can be read (UTF-16 read as something else?)",
    },
    {
      text: new Uint8Array(bytes),
      says: '1:1: text is needed of which every byte can be read (UTF-16 without its mark? Save it as CSV UTF-8, or declare its encoding, "utf-16le")',
    },
  ]),
  {
    text: "%PDF-1.4",
    says: "1:1: a text file is needed (a PDF renamed?)",
  },
  { text: Buffer.from("%PDF-1.4"), says: "1:1: a text file is needed (a PDF renamed?)" },
  { text: " <HTML>", says: "1:1: a table is needed (a web page saved as .csv?)" },
  ...[
    '[["Partner", "Amount"], ["Police", 1]]',
    '["Partner"',
    '[\n  [\n    "Partner"',
    "[]",
    "{}",
    "[{}]",
  ].map((text) => ({
    text,
    says: "1:1: a table is needed (JSON saved as .csv?)",
  })),
  ...["ListSchema={", '"ListSchema={'].map((text) => ({
    text: `${text}"schemaXmlList":["<Field Name=""]}\n${headings}`,
    says: "1:1: a table is needed (a SharePoint list with its schema saved as .csv?)",
  })),
  ...['[{"Partner": "Police"}]', '[\r\n  {\r\n    "Partner": "Police"', ' { "rows": [] }'].map((text) => ({
    text,
    says: "1:1: a table is needed (JSON saved as .csv?)",
  })),
  {
    text: file(headings, `${"x".repeat(10)},1,01/04/2024,A1`),
    options: { limits: { maxCellChars: 9 } },
    says: "2:1: at most 9 characters in a cell are needed (another kind of file, or another delimiter?)",
  },
  {
    text: file(headings, `Police,"${"x".repeat(10)}`),
    options: { limits: { maxCellChars: 9 } },
    says: "2:2: at most 9 characters in a cell are needed (a quote that is never closed?)",
  },
  {
    text: file(headings, row),
    options: { limits: { maxColumns: 3 } },
    says: "1:4: at most 3 columns are needed",
  },
  {
    text: file(headings, `"${"x".repeat(10)}",1,01/04/2024,A1`),
    options: { limits: { maxCellChars: 9 } },
    says: "2:1: at most 9 characters in a cell are needed (a quote that is never closed?)",
  },
  {
    text: file(headings, row),
    options: { limits: { maxBytes: 30 } },
    says: "2:1: at most 30 bytes are needed, or a higher limit",
  },
  {
    text: file(headings, row, row),
    options: { limits: { maxRows: 1 } },
    says: "3:1: at most 1 rows are needed, or a higher limit",
  },
  {
    text: file(headings, "x,y,z,A1", "x,y,z,A1"),
    options: { limits: { maxRejects: 1 } },
    says: "3:1: at most 1 rows that cannot be read are needed, or a higher limit (another kind of file?)",
  },
])("says: $says", async ({ text, says, options = {} }) => {
  expect((await tell(text, options)).error?.message).toBe(`Cannot read text:${says}`);
});

describe("encodings", () => {
  const curly = [...Buffer.from(`${headings}\nChildren`), 0x92, ...Buffer.from("s Trust,1,01/04/2024,A1\n")];
  const name = async (bytes: Uint8Array, encoding?: "windows-1252" | "utf-16le") =>
    (await readAll(csvReader(payments, bytes, encoding === undefined ? {} : { encoding }))).records[0]
      ?.Partner;

  it("reads Windows-1252 when it is declared, and only then", async () => {
    expect(await name(Uint8Array.from(curly), "windows-1252")).toBe("Children’s Trust");
    expect(await tell(Uint8Array.from(curly))).toMatchObject({ refused: "2:1 csv/encoding" });
    expect((await tell(Uint8Array.of(...curly, 0x81), { encoding: "windows-1252" })).refused).toBe(
      "3:1 csv/encoding",
    );
  });

  it("trusts a mark more than a declaration", async () => {
    expect(await name(Buffer.from(`\ufeff${headings}\nZoë,1,01/04/2024,A1`), "windows-1252")).toBe("Zoë");
  });

  it("reads UTF-16 with a mark, or declared", async () => {
    const text = `${headings}\nZoë 😀,1,01/04/2024,A1`;
    expect(await name(Buffer.from(`\ufeff${text}`, "utf16le"))).toBe("Zoë 😀");
    expect(await name(Buffer.from(`\ufeff${text}`, "utf16le").swap16())).toBe("Zoë 😀");
    expect(await name(Buffer.from(text, "utf16le"), "utf-16le")).toBe("Zoë 😀");
    const lone = Buffer.concat([
      Buffer.from(`\ufeff${headings}\nx`, "utf16le"),
      Buffer.from([0x00, 0xd8, 0x41, 0x00]),
    ]);
    expect(await tell(lone)).toMatchObject({ refused: "2:1 csv/encoding" });
  });

  it.each([
    { bytes: [0xc0, 0x80], when: "overlong" },
    { bytes: [0xe0, 0x80, 0x80], when: "overlong" },
    { bytes: [0xed, 0xa0, 0x80], when: "a surrogate" },
    { bytes: [0xf4, 0x90, 0x80, 0x80], when: "beyond Unicode" },
    { bytes: [0xf0, 0x9f, 0x98], when: "cut short" },
    { bytes: [0x80], when: "no beginning" },
  ])("refuses UTF-8 that is $when", async ({ bytes }) => {
    const all = Uint8Array.of(...Buffer.from(`${headings}\n${row}\nx`), ...bytes);
    for (let size = 1; size <= 70; size += 3) {
      const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
        all.subarray(index * size, (index + 1) * size),
      );
      expect(await told(csvReader(payments, pieces))).toMatchObject({
        rows: ["2 ok"],
        refused: "3:1 csv/encoding",
      });
    }
  });

  it.each([
    { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1], refused: "1:1 csv/not-text" },
    { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], refused: "1:1 csv/not-text" },
    { bytes: [0x1f, 0x8b, 8, 0], refused: "1:1 csv/not-text" },
    { bytes: [0xff, 0xfe, 0, 0, 0x50], refused: "1:1 csv/encoding" },
  ])("refuses $bytes with $refused", async ({ bytes, refused }) => {
    expect((await tell(Uint8Array.from(bytes))).refused).toBe(refused);
  });
});

it.each(["notes on sep=;", "Payments <table>", "a<html>", "x<body>y"])(
  "reads a file whose title only holds how another kind begins: %j",
  async (title) => {
    expect(await tell(file(title, headings, row))).toMatchObject({ rows: ["3 ok"], refused: undefined });
  },
);

it("says where an outcome lies, to the cell where it is one", async () => {
  const { outcomes } = await tell(file(headings, row, "Police,bad,01/04/2024,A1", "x,1"), { name: "a.csv" });
  expect(outcomes.map(({ at }) => at)).toStrictEqual([
    { source: "a.csv", line: 2 },
    { source: "a.csv", line: 3, column: 2 },
    { source: "a.csv", line: 4, column: 3 },
  ]);
});

it("tells the source's name and digest", async () => {
  const digest = `sha256:${createHash("sha256").update(headings).digest("hex")}`;
  const { source } = await readAll(csvReader(payments, { name: "a.csv", text: headings }));
  const bytes = await readAll(csvReader(payments, new TextEncoder().encode(headings), { name: "a.csv" }));
  expect(source).toEqual({ name: "a.csv", digest });
  expect(bytes.source).toEqual({ name: "a.csv", digest });
});

it("repeats no cell in anything it says", async () => {
  const canary = "CANARY-4471";
  const lines = [headings, row, row];
  for (const [line, text] of lines.entries()) {
    for (const place of text.split(",").keys()) {
      for (const cell of [
        canary,
        `"${canary}`,
        `${canary}"`,
        `"${canary}"x`,
        `${canary}\0`,
        `${canary},,,${canary}`,
        `${canary}\ufffd`,
      ]) {
        const cells = text.split(",");
        cells[place] = cell;
        const { rows, warnings, error, outcomes } = await tell(file(...lines.with(line, cells.join(","))));
        const said = [
          error?.message,
          error?.stack,
          JSON.stringify(error),
          String(error?.cause),
          rows,
          warnings,
        ];
        const issues = outcomes.filter(({ ok }) => !ok);
        expect(JSON.stringify([said, issues])).not.toContain(canary);
      }
    }
  }
});

it("changes no prototype", async () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  const table = defineTable({
    name: "odd",
    schema: z.strictObject({ constructor: z.string(), toString: z.string() }),
    headings: { constructor: "constructor", toString: "__proto__" },
  });
  const { records } = await readAll(csvReader(table, file("constructor,__proto__", "a,b")));
  expect(Object.entries(records[0] ?? {})).toEqual([
    ["constructor", "a"],
    ["toString", "b"],
  ]);
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
});
