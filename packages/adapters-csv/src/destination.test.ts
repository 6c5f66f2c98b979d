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
