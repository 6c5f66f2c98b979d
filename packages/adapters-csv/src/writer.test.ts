import { PassThrough, Writable } from "node:stream";
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

it("takes another line end, and a mark", async () => {
  expect(await written([], { newline: "\n", bom: true })).toBe("\ufeffPartner,Amount,Date,Ref\n");
  await expect(async () => written([], { newline: "\r" as never })).rejects.toMatchObject({
    code: "csv/option-invalid",
  });
});

it("gives a template with the headings", () => {
  expect(csvTemplate(payments)).toBe("Partner,Amount,Date,Ref\r\n");
  expect(csvTemplate(texts)).toBe('"Text, as it is",\'=More,Kind\r\n');
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

it("refuses a place that cannot be written", () => {
  expect(() => csvWriter(payments, "text")).toThrow(expect.objectContaining({ code: "csv/target-invalid" }));
  expect(() => csvWriter(payments, new Uint8Array(0))).toThrow(
    expect.objectContaining({ code: "csv/target-invalid" }),
  );
});

describe("streams", () => {
  it("writes to a web stream, once all is known to be fit", async () => {
    const pieces: Uint8Array[] = [];
    const stream = new WritableStream<Uint8Array>({ write: (piece) => void pieces.push(piece) });
    await csvWriter(payments, stream).write([payment]);
    expect(Buffer.concat(pieces).toString()).toBe(await written([payment]));

    const untouched = new WritableStream<Uint8Array>({ write: (piece) => void pieces.push(piece) });
    const before = pieces.length;
    await expect(
      csvWriter(payments, untouched).write([payment, { ...payment, Partner: "" }]),
    ).rejects.toMatchObject({ code: "core/record-invalid" });
    expect(pieces).toHaveLength(before);
  });

  const many = Array.from({ length: 5_000 }, () => payment);
  const node = (options: ConstructorParameters<typeof Writable>[0]) => () => new Writable(options);

  it.each([
    { when: "it fails", open: node({ write: (_piece, _encoding, done) => done(new Error("full")) }) },
    {
      when: "its end fails",
      open: node({
        write: (_piece, _encoding, done) => done(),
        final: (done) => done(new Error("full")),
      }),
    },
    { when: "it was destroyed before", open: () => new PassThrough().destroy() },
    {
      when: "its reader leaves",
      open: () => {
        const stream = new PassThrough();
        setTimeout(() => stream.destroy(), 5);
        return stream;
      },
    },
    { when: "it has ended", open: () => new PassThrough().end() },
    {
      when: "it is a web stream that fails",
      open: () => new WritableStream({ write: () => Promise.reject(new Error("full")) }),
    },
    {
      when: "it is a web stream whose end fails",
      open: () => new WritableStream({ close: () => Promise.reject(new Error("full")) }),
    },
    {
      when: "it is a web stream that somebody else writes to",
      open: () => {
        const stream = new WritableStream();
        stream.getWriter();
        return stream;
      },
    },
    { when: "it is text that may not be changed", open: () => Object.freeze({ text: "as it was" }) },
    {
      when: "it is bytes that may not be changed",
      open: () => Object.freeze({ bytes: new Uint8Array(0) }),
    },
  ])("says that a place did not take all of it when $when", async ({ open }) => {
    await expect(
      csvWriter(payments, open(), { name: "payments.csv", schema: true }).write(many),
    ).rejects.toMatchObject({
      code: "csv/write-failed",
      source: "payments.csv",
      message: expect.not.stringContaining("full"),
    });
  });

  it("leaves text that takes no description as it was", async () => {
    const target = Object.seal({ text: "as it was" });
    await expect(csvWriter(payments, target, { schema: true }).write([payment])).rejects.toMatchObject({
      code: "csv/write-failed",
    });
    expect(target.text).toBe("as it was");
  });
});
