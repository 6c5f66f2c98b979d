import { File } from "node:buffer";
import { Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { readAll } from "@pdscp/core";
import { expect, it } from "vitest";
import { csvReader } from "./index.ts";
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
