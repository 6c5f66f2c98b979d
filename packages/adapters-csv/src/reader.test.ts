import { File } from "node:buffer";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { defineTable, publishedCountSchema, readAll } from "@pdscp/core";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { csvReader } from "./index.ts";
import { headings, payments, told } from "./payment.fixture.ts";

const row = "Police,100.00,01/04/2024,A1";
const file = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");
const tell = (text: string | Uint8Array, options = {}) => told(csvReader(payments, text, options));

it.each([
  { text: file(headings, row), rows: ["2 ok"], when: "nothing is wrong" },
  {
    text: file("Ref,Date,Amount,Partner", "A1,01/04/2024,5,Police"),
    rows: ["2 ok"],
    when: "columns stand elsewhere",
  },
  { text: file(" ORGANISATION ,amount,Date,ref", row), rows: ["2 ok"], when: "headings are spelt otherwise" },
  {
    text: file("sep=;", headings.replaceAll(",", ";"), row.replaceAll(",", ";")),
    rows: ["3 ok"],
    when: "sep= says so",
  },
  {
    text: file('"sep=\t"', headings.replaceAll(",", "\t"), row.replaceAll(",", "\t")),
    rows: ["3 ok"],
    when: "sep= is quoted",
  },
  {
    text: file(headings, '"two\nlines",1,01/04/2024,A1', "x,bad,01/04/2024,A1"),
    rows: ["2 ok", "4:2 core/amount-invalid"],
    when: "a cell has lines",
  },
  {
    text: file(headings, '"two\nlines",1,bad,A1'),
    rows: ["3:3 core/date-invalid"],
    when: "a cell comes after lines",
  },
  {
    text: file(headings, "Police,1,234.00,01/04/2024,A1"),
    rows: ["2:5 csv/row-long"],
    when: "an amount has a bare comma",
  },
  { text: file(headings, "Police,1"), rows: ["2:3 csv/row-short"], when: "a row is cut short" },
  {
    text: file(headings, "Police,one,two,A1"),
    rows: ["2:2 core/amount-invalid, 2:3 core/date-invalid"],
    when: "two cells are wrong",
  },
  {
    text: file(headings, "Police,*,01/04/2024,A1", "Police,<5,01/04/2024,A1"),
    rows: ["2:2 core/value-withheld", "3:2 core/value-withheld"],
    when: "values are withheld",
  },
  {
    text: file(headings, "Police,n/a,01/04/2024,A1", "Police,,01/04/2024,A1"),
    rows: ["2:2 core/value-not-available", "3:2 core/value-missing"],
    when: "values are not there",
  },
  {
    text: file(headings, row, "Total,100.00,,"),
    rows: ["2 ok", "3:1 csv/totals-row"],
    when: "there is a total",
  },
  {
    text: file(headings, row, ",Grand total:,100.00,"),
    rows: ["2 ok", "3:2 csv/totals-row"],
    when: "a total stands further on",
  },
  {
    text: file(headings, row, "Sub-Total,100.00"),
    rows: ["2 ok", "3:1 csv/totals-row"],
    when: "a total is cut short",
  },
  {
    text: file(headings, "Total Respect Training,100.00,01/04/2024,A1", "Totals Ltd,1,01/04/2024,A1"),
    rows: ["2 ok", "3 ok"],
    when: "a name begins like a total",
  },
  ...[
    "Total contributions",
    "TOTAL 2023/24",
    "Police Total",
    "Total =",
    '="Total"',
    "Totals for the year",
  ].map((total) => ({
    text: file(headings, row, `${total},300.00,01/04/2024,A1`),
    rows: ["2 ok", "3:1 csv/totals-row"],
    when: `a total is called ${total}`,
  })),
  {
    text: file("Date,Partner,Amount,Ref", "31/03/2024,Total,300.00,A1", '" ","Total","1.00","01/04/2024"'),
    rows: ["2:2 csv/totals-row", "3:2 csv/totals-row"],
    when: "a total stands after a day or a space",
  },
  {
    text: file("Ref,Partner,Amount,Date", '"","Total","1.00","01/04/2024"'),
    rows: ["2:2 csv/totals-row"],
    when: "a total stands after empty quotes",
  },
  {
    text: file(headings, "'Total,300.00,01/04/2024,A1"),
    rows: ["2 ok"],
    when: "a total is said to be a name",
  },
  {
    text: file(headings, row, "PARTNER, Amount ,Date,REF"),
    rows: ["2 ok", "3:1 csv/header-repeated"],
    when: "the headings come again",
  },
  {
    text: file(headings, row, "\ufeffPartner,Amount,Date,Ref", "Partner ,Amount,Date,Ref"),
    rows: ["2 ok", "3:1 csv/header-repeated", "4:1 csv/header-repeated"],
    when: "a second export is pasted below",
  },
  { text: file(headings, '"=""001""",1,01/04/2024,="002"'), rows: ["2 ok"], when: "codes are wrapped" },
  {
    text: file(headings, 'Police,="100.00",="01/04/2024",A1'),
    rows: ["2 ok"],
    when: "an amount and a day are wrapped",
  },
])("reads each row when $when", async ({ text, rows }) => {
  expect(await tell(text)).toMatchObject({ rows, warnings: [], refused: undefined });
});

it.each([
  {
    text: file("Contributions 2023/24", "", headings, row),
    rows: ["4 ok"],
    warnings: ["csv/title-rows 1"],
    when: "a title stands above",
  },
  {
    text: file("Contributions,,,", headings, row),
    rows: ["3 ok"],
    warnings: ["csv/title-rows 1"],
    when: "a title has commas",
  },
  {
    text: file(row, headings, row),
    rows: ["1:1 csv/row-above-header", "3 ok"],
    warnings: [],
    when: "a record stands above",
  },
  {
    text: file(headings, "", row, ",,,", " ,, ,"),
    rows: ["3 ok"],
    warnings: ["csv/blank-rows 2"],
    when: "rows are blank",
  },
  {
    text: file(headings, '"","","",""', row),
    rows: ["3 ok"],
    warnings: ["csv/blank-rows 2"],
    when: "a blank row is quoted",
  },
  {
    text: file(`${headings},,`, `${row},,`),
    rows: ["2 ok"],
    warnings: ["csv/blank-columns 1"],
    when: "columns are blank",
  },
  {
    text: file(headings, `${row},,`),
    rows: ["2 ok"],
    warnings: ["csv/blank-columns 1"],
    when: "a row has blank cells more",
  },
  {
    text: file(`,${headings}`, `,${row}`, `,${headings}`),
    rows: ["2 ok", "3:2 csv/header-repeated"],
    warnings: ["csv/blank-columns 1"],
    when: "a blank column comes first",
  },
  { text: headings, rows: [], warnings: ["csv/no-rows 1"], when: "there are headings alone" },
])("leaves out with a warning when $when", async ({ text, rows, warnings }) => {
  expect(await tell(text)).toMatchObject({ rows, warnings, refused: undefined });
});

it.each([
  { text: "\n\n \n", refused: "1:1 csv/empty" },
  { text: "\n".repeat(5_000), refused: "1:1 csv/empty" },
  { text: file(headings.replaceAll(",", ";"), row), refused: "1:1 csv/header-missing", hint: "delimiter ;?" },
  { text: file(headings.replaceAll(",", "|"), row), refused: "1:1 csv/header-missing", hint: "delimiter |?" },
  ...[";", "\t", "|"].map((mark) => ({
    text: file(`"${headings.replaceAll(",", `"${mark}"`)}"`, row),
    refused: "1:1 csv/header-missing",
    hint: `delimiter ${mark === "\t" ? "TAB" : mark}?`,
  })),
  {
    text: file(headings.replaceAll(",", "\t"), '"Police, Dorset"\t"1,234.00"\t01/04/2024\tA1'),
    refused: "1:1 csv/header-missing",
    hint: "delimiter TAB?",
  },
  {
    text: file(`"${headings}"`, `"${row}"`),
    refused: "1:1 csv/header-missing",
    hint: "whole lines in quotes?",
  },
  { text: '"Payments"x', refused: "1:1 csv/quote-invalid" },
  { text: "%PDF-1.4\n1 0 obj\n", refused: "1:1 csv/not-text", hint: "a PDF renamed?" },
  { text: "\ufeffPK\u0005\u0006", refused: "1:1 csv/not-text", hint: "a zip file renamed?" },
  {
    text: "<!DOCTYPE html>\n<p class='x'>\"",
    refused: "1:1 csv/header-missing",
    hint: "a web page saved as .csv?",
  },
  { text: file("Partner,Amount,Ref", row), refused: "1:1 csv/header-missing" },
  { text: file("", "Partner,Amount,Ref", row), refused: "2:1 csv/header-missing" },
  {
    text: file("Partner,Amout,Date,Ref", row),
    refused: "1:2 csv/header-unknown",
    hint: '"Amount" misspelt?',
  },
  {
    text: file("Partner,Amount,Date,Ref,Organisation", row),
    refused: "1:5 csv/header-repeated",
    hint: "the same as column 1",
  },
  { text: file("Partner,Amount,Date,Ref,Amount", row), refused: "1:5 csv/header-repeated" },
  { text: file(`${headings},__proto__,__proto__`, row), refused: "1:6 csv/header-repeated" },
  { text: file(`${headings},,`, `${row},,x`), refused: "1:6 csv/header-blank" },
  { text: file("Partner,,Amount,Date,Ref", "Police,x,1,01/04/2024,A1"), refused: "1:2 csv/header-blank" },
  { text: "\n".repeat(30) + headings, refused: "1:1 csv/empty" },
  { text: file(...Array<string>(25).fill("a title"), headings), refused: "1:1 csv/header-missing" },
  { text: file(headings, '"Police"x,1,01/04/2024,A1'), refused: "2:1 csv/quote-invalid" },
  { text: file(headings, 'Police,1,01/04/2024,"'), refused: "2:4 csv/quote-unterminated" },
  { text: file(headings, "Pol\ufffdce,1,01/04/2024,A1"), refused: "2:1 csv/encoding" },
])("refuses $text with $refused", async ({ text, refused, hint }) => {
  const { error, ...rest } = await tell(text);
  expect(rest.refused).toBe(refused);
  if (hint !== undefined) expect(error?.hint).toBe(hint);
  expect(error?.message).toContain(`text:${refused.split(" ")[0]}`);
});

it("never takes a spelling of an amount or a day that could mean another", async () => {
  const amounts = [
    ..."1e3|1.234,50|12,34|1,23,456|0x10|1_000|Infinity|NaN|-|£|.|1.|1.234|--5|+5|5-|(5|5)|£-5 0".split("|"),
    ..."1 000|£5k|five|1/2|5%|TRUE|#REF!|##|#DIV/0!|5.00 CR|$5.00|€5|5p|٣|１００|1''000".split("|"),
  ];
  const dates =
    "1/4/24|01-04-2024|31/02/2024|2023-02-29|2024-13-01|13/13/2024|45383|01-Apr|April 2024|2024/04/01|1/4/2024".split(
      "|",
    );
  const text = file(
    headings,
    ...amounts.map((amount) => `Police,"${amount}",01/04/2024,A1`),
    ...dates.map((date) => `Police,1.00,${date},A1`),
  );
  const { rows } = await tell(text);
  expect(rows).toHaveLength(amounts.length + dates.length);
  expect(rows.filter((said) => said.endsWith("ok"))).toEqual([]);
});

it("keeps withheld counts withheld", async () => {
  const counts = defineTable({
    name: "counts",
    schema: z.strictObject({ Area: z.string(), Deaths: publishedCountSchema }),
    headings: { Area: "Area", Deaths: "Deaths" },
  });
  const { records } = await readAll(
    csvReader(counts, file("Area,Deaths", "North,*", "South,[c]", "East,7", "West,0")),
  );
  expect(records.map(({ Deaths }) => Deaths.kind)).toEqual(["withheld", "withheld", "count", "count"]);
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

describe("limits", () => {
  const text = file(headings, row, row, "Police,bad,01/04/2024,A1", "Police,bad,01/04/2024,A1");
  it.each([
    { limits: { maxRows: 1 }, rows: 1, refused: "3:1 csv/too-many-rows" },
    { limits: { maxRejects: 1 }, rows: 3, refused: "5:1 csv/too-many-rejects" },
    { limits: { maxBytes: 60 }, rows: 1, refused: "3:1 csv/too-many-bytes" },
    { limits: { maxColumns: 3 }, rows: 0, refused: "1:4 csv/too-many-columns" },
    { limits: { maxCellChars: 9 }, rows: 0, refused: "2:3 csv/cell-too-long" },
  ])("stops at $limits with $refused, in pieces of any size", async ({ limits, rows, refused }) => {
    for (const size of [1, 7, 1_000]) {
      const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
      const result = await told(csvReader(payments, pieces, { limits }));
      expect(result.refused).toBe(refused);
      expect(result.rows).toHaveLength(rows);
    }
  });

  it("takes no other limits", () => {
    expect(() => csvReader(payments, "", { limits: { maxRows: 0 } })).toThrow(
      expect.objectContaining({ code: "csv/option-invalid" }),
    );
    expect(() => csvReader(payments, "", { delimiter: "ab" })).toThrow(
      expect.objectContaining({ code: "csv/option-invalid" }),
    );
    expect(() => csvReader(payments, "", { encoding: "latin1" as never })).toThrow(
      expect.objectContaining({ code: "csv/option-invalid" }),
    );
  });

  it.each([5, null, undefined, {}, { stream: null }, { stream: 5 }])(
    "takes no other target: %j",
    (target) => {
      expect(() => csvReader(payments, target as never)).toThrow(
        expect.objectContaining({ code: "csv/target-invalid" }),
      );
    },
  );
});

describe("personal data", () => {
  const refs = (...values: readonly string[]) =>
    file(headings, ...values.map((ref) => `Police,1,01/04/2024,${ref}`));
  it.each([
    { values: ["9434765919"], when: "an NHS number" },
    { values: ["943 476 5919", "A1"], when: "an NHS number with spaces" },
    { values: ["943\u00a0476\u00a05919", "'9434765919"], when: "NHS numbers as pages and sheets write them" },
    { values: ["SW1A 1AA", "bh8 8aa"], when: "postcodes" },
    { values: ["SW1A  1AA", "bh8\u00a08aa"], when: "postcodes with other spaces" },
  ])("refuses a column that holds $when", async ({ values }) => {
    const { refused, error, rows } = await tell(refs(...values));
    expect({ refused, rows }).toEqual({ refused: "1:4 csv/personal-data", rows: [] });
    expect(error?.message).toContain('"Ref"');
    expect((await tell(refs(...values), { allowPersonalData: ["Ref"] })).refused).toBeUndefined();
    expect((await tell(refs(...values), { allowPersonalData: true })).refused).toBeUndefined();
  });

  it.each([
    { values: ["12345678901234567890"], when: "of twenty digits" },
    { values: ["9434765918"], when: "whose check digit is wrong" },
    { values: ["0000000000"], when: "of one digit" },
    {
      values: Array.from({ length: 50 }, (_, index) => String(4_500_000_000 + index)),
      when: "in a sequence",
    },
    { values: ["A1", "B2", "2024-04-01", "01/04/2024"], when: "of other kinds" },
  ])("raises no alarm at references $when", async ({ values }) => {
    expect(await tell(refs(...values))).toMatchObject({ refused: undefined });
  });

  it("refuses days under a heading of birth, unless they are declared sensitive", async () => {
    const table = (sensitive: boolean) =>
      defineTable({
        name: "people",
        schema: z.strictObject({ name: z.string(), born: z.string() }),
        headings: { name: "Name", born: { heading: "Date of birth", sensitive } },
      });
    const text = file("Name,Date of birth", "x,14/02/2019");
    expect((await told(csvReader(table(false), text))).refused).toBe("1:2 csv/personal-data");
    expect((await told(csvReader(table(true), text))).refused).toBeUndefined();
  });

  it("hands over none of the first rows when something else stops the file", async () => {
    const holding = refs("9434765919", "9434765919");
    for (const text of [`${holding}x"y,1,01/04/2024,A1`, `${holding}x\0`]) {
      const { rows, refused } = await tell(text);
      expect({ rows, refused }).toEqual({ rows: [], refused: expect.stringMatching(/^4:1 csv/) });
    }
    expect((await tell(`${refs("A1", "A2")}x"y`)).rows).toEqual(["2 ok", "3 ok"]);
  });

  it("looks at the first rows before it hands any over", async () => {
    const text = refs(
      ...Array.from({ length: 99 }, (_, index) => `A${index}`),
      ...Array<string>(101).fill("9434765919"),
    );
    expect((await tell(text)).rows).toHaveLength(200);
  });
});

describe("streams", () => {
  const text = file(headings, row, row);
  const read = async (target: Parameters<typeof csvReader>[1]) =>
    (await readAll(csvReader(payments, target))).records.length;

  it("reads every kind", async () => {
    const bytes = new TextEncoder().encode(text);
    expect(await read(Readable.from([Buffer.from(text)]))).toBe(2);
    expect(await read({ name: "a.csv", stream: Readable.from([text]) })).toBe(2);
    expect(await read(new Blob([text]).stream())).toBe(2);
    const stream = new Blob([text]).stream();
    expect(await read({ getReader: () => stream.getReader() })).toBe(2);
    expect(await read(new File([text], "a.csv"))).toBe(2);
    expect(await read([bytes.subarray(0, 9), bytes.subarray(9)])).toBe(2);
    expect(await read({ name: "a.csv", bytes })).toBe(2);
    await expect(read([5])).rejects.toMatchObject({ code: "csv/target-invalid" });
  });

  it("reads bytes of another realm", async () => {
    const bytes = runInNewContext("Uint8Array.from(codes)", { codes: [...new TextEncoder().encode(text)] });
    expect(bytes instanceof Uint8Array).toBe(false);
    expect(await read(bytes)).toBe(2);
    expect(await read([bytes])).toBe(2);
  });

  it("reads text that is cut within a character, and tells its digest", async () => {
    const cut = [
      file(headings),
      "😀\ud83d",
      "\ude00,1,01/04/2024,A1\n",
      "x,1,01/04/2024,\ud83d",
      "",
      "\ude00",
    ];
    const { records } = await readAll(csvReader(payments, cut));
    expect(records.map(({ Partner, Ref }) => `${Partner} ${Ref}`)).toEqual(["😀😀 A1", "x 😀"]);
    expect((await told(csvReader(payments, [file(headings), "x,1,01/04/2024,\ud83d"]))).refused).toBe(
      "2:1 csv/encoding",
    );
  });

  it("refuses text and bytes in one stream, which one of them could overtake", async () => {
    const mixed = [file(headings), Buffer.from("Police,9"), "1.00,01/04/2024,A1\n"];
    await expect(read(mixed)).rejects.toMatchObject({ code: "csv/target-invalid" });
    await expect(read(mixed.toReversed())).rejects.toMatchObject({ code: "csv/target-invalid" });
  });

  it("reads text and bytes alike, however often their mark stands there", async () => {
    for (const marks of ["", "\ufeff", "\ufeff\ufeff"]) {
      const marked = `${marks}${file(headings.replace("Partner", '"Partner"'), row)}`;
      expect((await tell(marked)).rows).toEqual(["2 ok"]);
      expect((await tell(new TextEncoder().encode(marked))).rows).toEqual(["2 ok"]);
    }
  });

  it("closes what it leaves early", async () => {
    const stream = Readable.from([text, text, text]);
    for await (const _ of csvReader(payments, stream, { allowPersonalData: true }).read()) break;
    expect(stream.destroyed).toBe(true);
  });

  it("closes what it refuses", async () => {
    const stream = Readable.from(["no", "table", "\n".repeat(100)]);
    expect((await told(csvReader(payments, stream))).refused).toBe("1:1 csv/header-missing");
    expect(stream.destroyed).toBe(true);
  });

  it("stops when it is told to: before, between and while a source is silent", async () => {
    expect((await told(csvReader(payments, text, { signal: AbortSignal.abort() }))).error?.name).toBe(
      "AbortError",
    );
    const between = new AbortController();
    const reading = told(csvReader(payments, pieces(between), { signal: between.signal }));
    expect((await reading).error?.name).toBe("AbortError");
    const silent = new AbortController();
    const waiting = told(
      csvReader(payments, new Readable({ read: () => undefined }), { signal: silent.signal }),
    );
    silent.abort();
    expect((await waiting).error?.name).toBe("AbortError");
  });

  it.each([
    { what: "text", target: (rows: string) => rows },
    { what: "a stream", target: (rows: string) => Readable.from([rows]) },
  ])("gives no row after it is told to stop, though all of $what is read", async ({ target }) => {
    const controller = new AbortController();
    const given: number[] = [];
    const reading = (async () => {
      const options = { signal: controller.signal };
      for await (const { at } of csvReader(
        payments,
        target(file(headings, ...Array(150).fill(row))),
        options,
      ).read()) {
        if (given.push(at.line) === 3) controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(given).toEqual([2, 3, 4]);
  });

  it("gives no row when it is told to stop after the last batch", async () => {
    const controller = new AbortController();
    const reading = (async () => {
      for await (const _ of csvReader(payments, text, { signal: controller.signal }).batches())
        controller.abort();
    })();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  });

  it("lets timers through while it reads what is in memory", async () => {
    const long = `${file(headings)}${file(row).repeat(400_000)}`;
    const { error } = await told(csvReader(payments, long, { signal: AbortSignal.timeout(5) }));
    expect(error?.name).toBe("TimeoutError");
  });

  async function* pieces(controller: AbortController) {
    yield text;
    controller.abort();
    yield text;
  }
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
