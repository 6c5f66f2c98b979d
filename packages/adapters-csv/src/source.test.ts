import { File } from "node:buffer";
import { PassThrough, Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { readAll } from "@pdscp/core";
import { expect, it } from "vitest";
import { type CsvTarget, csvReader } from "./index.ts";
import { file, headings, payments, row, tell, told } from "./payment.fixture.ts";

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
  const cut = [file(headings), "😀\ud83d", "\ude00,1,01/04/2024,A1\n", "x,1,01/04/2024,\ud83d", "", "\ude00"];
  const { records } = await readAll(csvReader(payments, cut));
  expect(records.map(({ Partner, Ref }) => `${Partner} ${Ref}`)).toEqual(["😀😀 A1", "x 😀"]);
  expect((await told(csvReader(payments, [file(headings), "x,1,01/04/2024,\ud83d"]))).refused).toBe(
    "2:1 csv/encoding",
  );
});

it.each(["\ud800\udc00", "\ud800\udfff", "\udbff\udc00", "\udbff\udfff"])(
  "reads the character %j wherever text is cut",
  async (character) => {
    const whole = file(headings, `${character},1,01/04/2024,${character}`);
    for (let at = headings.length; at < whole.length; at++) {
      const { records } = await readAll(csvReader(payments, [whole.slice(0, at), whole.slice(at)]));
      expect(records.map(({ Partner, Ref }) => [Partner, Ref])).toEqual([[character, character]]);
    }
  },
);

it("refuses text and bytes in one stream, which one of them could overtake", async () => {
  const mixed = [file(headings), Buffer.from("Police,9"), "1.00,01/04/2024,A1\n"];
  await expect(read(mixed)).rejects.toMatchObject({ code: "csv/target-invalid" });
  await expect(read(mixed.toReversed())).rejects.toMatchObject({ code: "csv/target-invalid" });
});

it("is called by its name in every refusal", async () => {
  const { error } = await told(csvReader(payments, [5], { name: "a.csv" }));
  expect(error?.message).toBe("Cannot read a.csv: text or bytes are needed");
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

/** A signal that says stop at once, or while a source is silent. */
const signals = [
  { when: "before it begins", signal: () => AbortSignal.abort() },
  { when: "while it waits", signal: () => AbortSignal.timeout(5) },
];

it.each(signals)("closes a stream that it is told to stop reading $when", async ({ signal }) => {
  const node = new PassThrough();
  node.write(text);
  expect((await told(csvReader(payments, node, { signal: signal() }))).error?.name).toMatch(/Abort|Timeout/);
  expect(node.destroyed).toBe(true);

  let cancelled = 0;
  const web = new ReadableStream({
    start: (controller) => controller.enqueue(text),
    cancel: () => {
      cancelled++;
    },
  });
  expect((await told(csvReader(payments, web, { signal: signal() }))).error?.name).toMatch(/Abort|Timeout/);
  expect({ cancelled, locked: web.locked }).toEqual({ cancelled: 1, locked: false });
});

it("leaves a web stream unlocked, at its end and when it fails", async () => {
  const whole = new Blob([text]).stream();
  expect(await read(whole)).toBe(2);
  expect(whole.locked).toBe(false);
  const failing = new ReadableStream({ start: (controller) => controller.error(new Error("gone")) });
  await expect(read(failing)).rejects.toThrow("gone");
  expect(failing.locked).toBe(false);
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

it.each([
  { open: () => text, name: "text" },
  { open: () => new TextEncoder().encode(text), name: "text" },
  { open: () => ({ text }), name: "text" },
  { open: () => ({ name: "", text }), name: "text" },
  { open: () => ({ name: "a.csv", bytes: new TextEncoder().encode(text) }), name: "a.csv" },
  { open: () => new Blob([text]), name: "text" },
  { open: () => new File([text], "a.csv"), name: "a.csv" },
  { open: () => [text], name: "stream" },
  { open: () => Readable.from([text]), name: "stream" },
  { open: () => ({ stream: [text] }), name: "stream" },
  { open: () => ({ name: "a.csv", stream: [text] }), name: "a.csv" },
  { open: () => new Blob([text]).stream(), name: "stream" },
  { open: () => ({ getReader: () => new Blob([text]).stream().getReader() }), name: "stream" },
  { open: () => ({ stream: { getReader: () => new Blob([text]).stream().getReader() } }), name: "stream" },
])("calls a source $name unless it is called something", async ({ open, name }) => {
  const { source, records } = await readAll(csvReader(payments, open() as CsvTarget));
  expect(source?.name).toBe(name);
  expect(records).toHaveLength(2);
  const options = { name: "b.csv" };
  const again = Readable.from([text]);
  expect((await readAll(csvReader(payments, again, options))).source).toStrictEqual(options);
});

it.each([
  { target: 5, says: "the target: text, bytes, or a stream of them is needed" },
  { target: null, says: "the target: text, bytes, or a stream of them is needed" },
  { target: { name: 5 }, says: "the target: text, bytes, or a stream of them is needed" },
  { target: { name: "a.csv" }, says: "a.csv: text, bytes, or a stream of them is needed" },
  { target: { name: "a.csv", stream: "x" }, says: "a.csv: text, bytes, or a stream of them is needed" },
])("reads nothing else: $says", ({ target, says }) => {
  expect(() => csvReader(payments, target as never)).toThrow(`Cannot read ${says}`);
});

it.each([
  { pieces: [headings, 5], says: "text or bytes are needed" },
  { pieces: [undefined], says: "text or bytes are needed" },
  { pieces: [headings, Buffer.from(row)], says: "text or bytes are needed, and not both" },
])("takes no pieces of anything else: $says", async ({ pieces, says }) => {
  const { error } = await told(csvReader(payments, { name: "a.csv", stream: pieces }));
  expect(error?.message).toBe(`Cannot read a.csv: ${says}`);
});

/** A source that notes what is asked of it, and takes its time to close. */
function noted(pieces: readonly string[]) {
  const asked: string[] = [];
  const left = [...pieces];
  const next = () => Promise.resolve({ done: left.length === 0, value: left.shift() });
  const later = () => new Promise<void>((done) => setTimeout(done, 5));
  const iterable = {
    [Symbol.asyncIterator]: () => ({
      next,
      return: async () => {
        await later();
        asked.push("return");
        return { done: true, value: undefined };
      },
    }),
  };
  const web = {
    getReader: () => ({
      read: next,
      cancel: async () => {
        await later();
        asked.push("cancel");
      },
      releaseLock: () => void asked.push("releaseLock"),
    }),
  };
  return { asked, iterable, web };
}

it("closes nothing that has ended, and lets others have it", async () => {
  const { asked, iterable } = noted([text]);
  expect(await read(iterable)).toBe(2);
  expect(asked).toEqual([]);
  const stream = noted([text]);
  expect(await read(stream.web)).toBe(2);
  expect(stream.asked).toEqual(["releaseLock"]);
});

it("waits until what it leaves early has closed", async () => {
  const first = async (target: CsvTarget) => {
    for await (const _ of csvReader(payments, target, { allowPersonalData: true }).read()) break;
  };
  const { asked, iterable } = noted([text, text]);
  await first(iterable);
  expect(asked).toEqual(["return"]);
  const stream = noted([text, text]);
  await first(stream.web);
  expect(stream.asked).toEqual(["cancel", "releaseLock"]);
});

it("asks a signal once, and asks no more when all is read", async () => {
  const asked: string[] = [];
  const signal = {
    aborted: false,
    reason: undefined,
    addEventListener: (type: string) => void asked.push(`add ${type}`),
    removeEventListener: (type: string) => void asked.push(`remove ${type}`),
  };
  expect((await told(csvReader(payments, text, { signal }))).rows).toHaveLength(2);
  expect(asked).toEqual(["add abort", "remove abort"]);
});

it("reads bytes of which each piece is written over by the next", async () => {
  const bytes = new TextEncoder().encode(text);
  function* pieces() {
    const one = new Uint8Array(7);
    for (let from = 0; from < bytes.length; from += one.length) {
      const piece = bytes.subarray(from, from + one.length);
      one.set(piece);
      yield one.subarray(0, piece.length);
    }
  }
  expect(await read(pieces())).toBe(2);
});

it("hands over no empty batch, and none after it was told to stop", async () => {
  const batches: number[] = [];
  for await (const batch of csvReader(payments, text.split("")).batches()) batches.push(batch.length);
  expect(batches).toEqual([2]);
  for await (const _ of csvReader(payments, headings).batches()) batches.push(0);
  await expect(async () => {
    for await (const _ of csvReader(payments, `${headings}\n"`).batches()) batches.push(0);
  }).rejects.toMatchObject({ code: "csv/quote-unterminated" });
  const controller = new AbortController();
  await expect(async () => {
    const options = { signal: controller.signal };
    for await (const _ of csvReader(payments, pieces(controller), options).batches()) batches.push(0);
  }).rejects.toMatchObject({ name: "AbortError" });
  expect(batches).toEqual([2]);
});

it("reads without anybody who hears of warnings or of the source", async () => {
  const batches: number[] = [];
  for await (const { at } of csvReader(payments, file("a title", headings, row)).read())
    batches.push(at.line);
  expect(batches).toEqual([3]);
});

it.each([5, null, undefined, {}, { stream: null }, { stream: 5 }, { text: 5 }, { bytes: [5] }])(
  "takes no other target: %j",
  (target) => {
    expect(() => csvReader(payments, target as never)).toThrow(
      expect.objectContaining({ code: "csv/target-invalid" }),
    );
  },
);
