import { PassThrough, Writable } from "node:stream";
import { calendarDate, money } from "@pdscp/core";
import { expect, it } from "vitest";
import { csvWriter } from "./index.ts";
import { payments } from "./payment.fixture.ts";

const payment = { Partner: "Police", Amount: money("-5.00"), Date: calendarDate("2024-04-01"), Ref: "" };

it("refuses a place that cannot be written", () => {
  expect(() => csvWriter(payments, "text")).toThrow(expect.objectContaining({ code: "csv/target-invalid" }));
  expect(() => csvWriter(payments, new Uint8Array(0))).toThrow(
    expect.objectContaining({ code: "csv/target-invalid" }),
  );
});

it("writes to a web stream, once all is known to be fit", async () => {
  const pieces: Uint8Array[] = [];
  const stream = new WritableStream<Uint8Array>({ write: (piece) => void pieces.push(piece) });
  await csvWriter(payments, stream).write([payment]);
  expect(Buffer.concat(pieces).toString()).toBe(
    'Partner,Amount,Date,Ref\r\n"Police",-5.00,2024-04-01,""\r\n',
  );

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

it("hands a stream pieces of 64 KiB, for it may be slow", async () => {
  const sizes: number[] = [];
  const stream = new WritableStream<Uint8Array>({ write: (piece) => void sizes.push(piece.length) });
  await csvWriter(payments, stream).write(many);
  const last = sizes.pop() as number;
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.every((size) => size >= 65_536 && size < 65_600)).toBe(true);
  expect(last).toBeLessThan(65_536);
});

it("keeps text of many pieces whole", async () => {
  const target = { text: "" };
  await csvWriter(payments, target).write(many);
  expect(target.text.split("\r\n")).toHaveLength(many.length + 2);
  expect(new Set(target.text.split("\r\n"))).toHaveLength(3);
});

it.each([
  { stream: () => new PassThrough().destroy(), says: "text: a stream that takes all of it is needed" },
  {
    stream: () => ({ name: "a.csv", stream: new PassThrough().destroy() }),
    says: "a.csv: a stream that takes all of it is needed",
  },
  {
    stream: () => new WritableStream({ write: () => Promise.reject(new Error("full")) }),
    says: "text: a stream that takes all of it is needed",
  },
  {
    stream: () => Object.freeze({ name: "a.csv", text: "" }),
    says: "a.csv: an object that may be changed is needed",
  },
])("says of a place that fails: $says", async ({ stream, says }) => {
  await expect(csvWriter(payments, stream()).write([payment])).rejects.toMatchObject({
    code: "csv/write-failed",
    message: `Cannot write ${says}`,
  });
});

it("writes to a stream that is named", async () => {
  const stream = new PassThrough();
  await csvWriter(payments, { name: "a.csv", stream }).write([payment]);
  expect(String(stream.read())).toContain("Police");
});

it.each([
  { target: 5, name: "the target" },
  { target: null, name: "the target" },
  { target: { name: "a.csv" }, name: "a.csv" },
  { target: { name: "a.csv", stream: undefined }, name: "a.csv" },
  { target: { write: () => undefined }, name: "the target" },
  { target: { end: () => undefined }, name: "the target" },
])("writes nowhere else: $target", ({ target, name }) => {
  const says = 'a place that can be written is needed, such as { name: "shares.csv", text: "" }';
  expect(() => csvWriter(payments, target as never)).toThrow(`${name}: ${says}`);
  expect(() => csvWriter(payments, target as never, { name: "b.csv" })).toThrow(`b.csv: ${says}`);
});
