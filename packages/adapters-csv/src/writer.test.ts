import { calendarDate, calendarDateSchema, defineTable, money, moneySchema, readAll } from "@pdscp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { CsvError, type CsvWriterOptions, csvReader, csvTemplate, csvWriter } from "./index.ts";
import { payments } from "./payment.fixture.ts";

const texts = defineTable({
  name: "texts",
  schema: z.strictObject({
    text: z.string(),
    more: z.string().exactOptional(),
    kind: z.enum(["-", "+a", "total"]),
  }),
  headings: { text: "Text, as it is", more: "=More", kind: "Kind" },
});

const payment = { Partner: "Police", Amount: money("-5.00"), Date: calendarDate("2024-04-01"), Ref: "" };

async function written(records: readonly (typeof payment)[], options?: CsvWriterOptions): Promise<string> {
  const target = { name: "payments.csv", text: "as it was" };
  await csvWriter(payments, target, options).write(records);
  return target.text;
}

it("writes numbers and days bare, and text in quotes", async () => {
  expect(await written([payment, { ...payment, Partner: 'The "Hub", East' }])).toBe(
    'Partner,Amount,Date,Ref\r\n"Police",-5.00,2024-04-01,""\r\n"The ""Hub"", East",-5.00,2024-04-01,""\r\n',
  );
});

it("writes numbers of every kind bare, though they begin like a formula", async () => {
  const table = defineTable({
    name: "changes",
    schema: z.strictObject({ places: z.int(), hours: z.number(), kind: z.enum(["-1"]) }),
    headings: { places: "Places", hours: "Hours", kind: "Kind" },
  });
  const target = { text: "" };
  await csvWriter(table, target).write([{ places: -5, hours: -1.5, kind: "-1" }]);
  expect(target.text).toBe(`Places,Hours,Kind\r\n-5,-1.5,"'-1"\r\n`);
});

it("takes another line end, and a mark", async () => {
  expect(await written([], { newline: "\n", bom: true })).toBe("\ufeffPartner,Amount,Date,Ref\n");
  await expect(async () => written([], { newline: "\r" as never })).rejects.toMatchObject({
    code: "csv/option-invalid",
  });
});

it("writes no description unless it is asked for one", async () => {
  const target = { text: "" };
  await csvWriter(payments, target).write([payment]);
  expect(Object.keys(target)).toEqual(["text"]);
  const described = { text: "", schema: "" };
  await csvWriter(payments, described, { schema: true }).write([payment]);
  expect(described.text).toBe(target.text);
  expect(described.schema).toMatch(/^\{\n {2}"[\s\S]*\}\n$/);
});

it("gives a template with the headings", () => {
  expect(csvTemplate(payments)).toBe("Partner,Amount,Date,Ref\r\n");
  expect(csvTemplate(texts)).toBe('"Text, as it is",\'=More,Kind\r\n');
});

it.each([
  { heading: "Received on", cell: "Received on" },
  { heading: 'The "hub"', cell: '"The ""hub"""' },
  { heading: "Partner, in full", cell: '"Partner, in full"' },
  { heading: "Two\nlines", cell: '"Two\nlines"' },
  { heading: "Two\rlines", cell: '"Two\rlines"' },
  { heading: " Before", cell: '" Before"' },
  { heading: "After ", cell: '"After "' },
  { heading: "+44", cell: "'+44" },
  { heading: "Total", cell: "Total" },
  { heading: "'Total", cell: "''Total" },
  { heading: '="Total"', cell: '"\'=""Total"""' },
])("heads a column $cell, which is known by it again", async ({ heading, cell }) => {
  const columns = [{ ...payments.columns[0], heading }] as never;
  expect(csvTemplate({ columns })).toBe(`${cell}\r\n`);
  const schema = z.strictObject({ text: z.string(), more: z.string() });
  const table = defineTable({ name: "headed", schema, headings: { text: heading, more: "More" } });
  const target = { text: "" };
  const records = [{ text: "Total", more: "x" }];
  await csvWriter(table, target).write(records);
  expect((await readAll(csvReader(table, target))).records).toEqual(records);
});

it("describes the table beside it when asked", async () => {
  const target: { text: string; schema?: string } = { text: "" };
  await csvWriter(payments, target, { schema: true }).write([]);
  expect(JSON.parse(target.schema ?? "").fields.map(({ name }: { name: string }) => name)).toEqual([
    "Partner",
    "Amount",
    "Date",
    "Ref",
  ]);
});

describe("formulas", () => {
  const payloads = [
    ..."=1+1|+1|-1|@SUM(1)|=HYPERLINK(\"x\")|+cmd|-1+1\nnote| =1|\u00a0=1|\ufeff@x|\u200b+1|'=1|''=1|' =1".split(
      "|",
    ),
    ...[
      "\t=1",
      "\t1",
      "\r1",
      "\n1",
      "\n=1+1\nnote",
      "＝1",
      "＋1",
      "－1",
      "＠1",
      "  \t-x",
      "-",
      '="001"',
      "'=",
    ],
  ];
  it.each(payloads)("makes %j harmless, and reads it back", async (Partner) => {
    const unseen = /[\ufeff\u200b]/.test(Partner);
    const target = { text: "" };
    const writing = csvWriter(payments, target).write([{ ...payment, Partner }]);
    if (unseen) {
      await expect(writing).rejects.toMatchObject({ code: "core/text-invisible" });
      return;
    }
    await writing;
    expect(target.text.split("\r\n").slice(1).join("\r\n")).toMatch(/^"'/);
    expect((await readAll(csvReader(payments, target))).records[0]?.Partner).toBe(Partner);
  });

  it.each(["Police", "O'Brien", "'tis", "a=b", "1-2", "'", "''"])("leaves %j alone", async (Partner) => {
    expect(await written([{ ...payment, Partner }])).toContain(`\n"${Partner}",`);
  });
});

it("reads back what it wrote, whatever the text and the options", async () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({
      unit: fc.constantFrom(
        "'",
        '"',
        "=",
        "-",
        ",",
        "\n",
        "\r",
        "\t",
        " ",
        "\u00a0",
        "＝",
        "a",
        "Total",
        "é",
        "😀",
      ),
    }),
  );
  const record = fc.record(
    { text, more: text, kind: fc.constantFrom("-", "+a", "total") },
    { requiredKeys: ["text", "kind"] },
  );
  const options = fc.record({ newline: fc.constantFrom("\r\n", "\n"), bom: fc.boolean() });
  const writable = (value: string) =>
    texts.readRow([value, undefined, "-"]).ok && !/(?![\t\n\r])\p{Cc}|\ufffd/u.test(value);
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 5 }), options, async (records, chosen) => {
      const fit = records.filter(({ text, more = "" }) => writable(text) && writable(more)) as z.output<
        typeof texts.schema
      >[];
      const target = { bytes: new Uint8Array(0) };
      await csvWriter(texts, target, chosen as CsvWriterOptions).write(fit);
      const read = await readAll(csvReader(texts, target, { allowPersonalData: true }));
      expect(read.records.map((found) => ({ ...found }))).toEqual(fit.map((given) => ({ ...given })));
    }),
  );
});

it("guards a total in text, and not where the table itself has it as a choice", async () => {
  const target = { text: "" };
  await csvWriter(texts, target).write([{ text: "Total", kind: "total" }]);
  expect(target.text).toContain('"\'Total",,"total"');
});

it("reads back every amount to the byte", async () => {
  const table = defineTable({
    name: "sums",
    schema: z.strictObject({ sum: moneySchema }),
    headings: { sum: "Sum" },
  });
  const pence = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
  await fc.assert(
    fc.asyncProperty(fc.array(pence, { maxLength: 30 }), async (sums) => {
      const records = sums.map((sum) => ({ sum: money(`${sum}`) }));
      const target = { text: "" };
      await csvWriter(table, target).write(records);
      const { records: read } = await readAll(csvReader(table, target));
      expect(read.map(({ sum }) => sum.toFixed(2))).toEqual(records.map(({ sum }) => sum.toFixed(2)));
    }),
  );
});

it("keeps a record with nothing in it from being a blank row", async () => {
  const optional = z.strictObject({
    note: z.string().exactOptional(),
    on: calendarDateSchema.exactOptional(),
  });
  const table = defineTable({ name: "notes", schema: optional, headings: { note: "Note", on: "On" } });
  const target = { text: "" };
  await csvWriter(table, target).write([{}, { note: "" }, { note: "x" }]);
  expect((await readAll(csvReader(table, target))).records).toEqual([{}, { note: "" }, { note: "x" }]);

  const notes = defineTable({
    name: "notes",
    schema: z.strictObject({ note: z.string().exactOptional() }),
    headings: { note: "Note" },
  });
  await expect(csvWriter(notes, target).write([{}])).rejects.toMatchObject({ code: "csv/record-unreadable" });
  await csvWriter(notes, target).write([{ note: "" }]);
  expect((await readAll(csvReader(notes, target))).records).toEqual([{ note: "" }]);
});

it.each(["a\0b", "a\u0092b", "\ud800", "lost \ufffd"])(
  "refuses %j, which could not be read back",
  async (Partner) => {
    const target = { text: "as it was" };
    const error = await csvWriter(payments, target)
      .write([payment, { ...payment, Partner }])
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CsvError);
    expect(error).toMatchObject({ code: "csv/text-unwritable", heading: "Partner" });
    expect(target.text).toBe("as it was");
  },
);

it("refuses a record that would be taken for the headings", async () => {
  const table = defineTable({
    name: "names",
    schema: z.strictObject({ name: z.string() }),
    headings: { name: "Name" },
  });
  await expect(csvWriter(table, { text: "" }).write([{ name: "NAME" }])).rejects.toMatchObject({
    code: "csv/record-unreadable",
  });
});

describe("what a writer is told", () => {
  const table = defineTable({
    name: "notes",
    schema: z.strictObject({ note: z.string().exactOptional(), more: z.string().exactOptional() }),
    headings: { note: "Note", more: "More" },
  });
  it.each([
    { record: {}, says: "a record with at least one value is needed", path: [1] },
    {
      record: { note: " NOTE", more: "more" },
      says: "a record that does not repeat the headings is needed",
      path: [1],
    },
    {
      record: { more: "a\0" },
      says: 'text without control or lost characters is needed in "More"',
      path: [1, "More"],
    },
  ])("$says", async ({ record, says, path }) => {
    const target = { name: "notes.csv", text: "as it was" };
    await expect(csvWriter(table, target).write([{ note: "x" }, record])).rejects.toMatchObject({
      message: `Cannot write notes.csv, record 2: ${says}`,
      source: "notes.csv",
      path,
    });
    expect(target.text).toBe("as it was");
  });

  it("nothing of a record that only has a heading in it", async () => {
    const target = { text: "" };
    const records = [{ note: "Note" }, { note: "Note", more: "x" }, { more: "" }];
    await csvWriter(table, target).write(records);
    expect((await readAll(csvReader(table, target))).records).toEqual(records);
  });

  it("that a new line or a place is none", () => {
    expect(() => csvWriter(payments, { text: "" }, { newline: "\r" as never })).toThrow(
      "Cannot write text: the new line must be CRLF or LF",
    );
    expect(() => csvWriter(payments, "text")).toThrow(
      'Cannot write the target: a place that can be written is needed, such as { name: "shares.csv", text: "" }',
    );
  });
});
