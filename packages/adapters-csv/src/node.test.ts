import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { calendarDate, money, readAll } from "@pdscp/core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type CsvFileTarget, csvReader, csvTemplate, csvWriter } from "./node.ts";
import { runScript, saidBy } from "./node-script.fixture.ts";
import { headings, payments, told } from "./payment.fixture.ts";

const payment = { Partner: "Police", Amount: money("5.00"), Date: calendarDate("2024-04-01"), Ref: "A1" };

let folder = "";
let path = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pdscp-"));
  path = join(folder, "payments.csv");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

it("tells the digest of text by its characters, wherever they are cut", async () => {
  const text = `${headings}\n"${"x".repeat(16_358)}😀",1,01/04/2024,A1\n`;
  const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  for (const target of [{ name: "a.csv", text }, [text.slice(0, 30), text.slice(30)], [...text.split("")]]) {
    expect((await readAll(csvReader(payments, target))).source?.digest).toBe(digest);
  }
});

it("reads a file by path, URL or name, and tells its digest", async () => {
  await csvWriter(payments, path).write([payment]);
  for (const target of [
    path,
    pathToFileURL(path),
    { path },
    { path: pathToFileURL(path), name: "payments.csv" },
  ]) {
    const { records, source, locate } = await readAll(csvReader(payments, target));
    expect(records).toHaveLength(1);
    expect(source).toEqual({ name: "payments.csv", digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
    expect(locate(records[0] as (typeof records)[number])).toEqual({ source: "payments.csv", line: 2 });
  }
});

it("takes what the main entry takes", async () => {
  const text = `${headings}\nPolice,5,01/04/2024,A1`;
  expect((await readAll(csvReader(payments, { text }))).records).toHaveLength(1);
  const stream = new PassThrough();
  await csvWriter(payments, stream).write([payment]);
  expect((await readAll(csvReader(payments, stream))).records).toHaveLength(1);
  const full = new Writable({ write: (_piece, _encoding, done) => done(new Error("full")) });
  await expect(csvWriter(payments, full).write([payment])).rejects.toMatchObject({
    code: "csv/write-failed",
  });
  expect(csvTemplate(payments)).toContain("Partner");
});

it("reads a file of many pieces", async () => {
  const records = Array.from({ length: 20_000 }, (_, index) => ({ ...payment, Ref: `£${index}` }));
  await csvWriter(payments, path).write(records);
  expect((await stat(path)).size).toBeGreaterThan(4 * 65_536);
  const { records: read } = await readAll(csvReader(payments, path));
  expect(read.map(({ Ref }) => Ref)).toEqual(records.map(({ Ref }) => Ref));
});

it.each(["\n", "\r\n", "\r"])(
  "reads a file whole, wherever it is read from, with %j after each line",
  async (end) => {
    const quarter = 262_144;
    const lengths = [quarter - 100, 5, quarter - 40, 3 * quarter, quarter / 2, quarter + 1];
    const rows = lengths.map((length, index) => {
      const partner = "x".repeat(length);
      return `${index % 2 === 0 ? partner : `"${partner}${end}y"`},5,01/04/2024,A${index}`;
    });
    for (const last of ["", end]) {
      const text = `${[headings, ...rows].join(end)}${last}`;
      await writeFile(path, text);
      const options = { name: "payments.csv", limits: { maxCellChars: 4 * quarter } };
      const [fromFile, fromText] = await Promise.all(
        [path, { text }].map((target) => readAll(csvReader(payments, target, options))),
      );
      expect(fromFile?.records.map(({ Ref }) => Ref)).toEqual(rows.map((_, index) => `A${index}`));
      expect(fromFile?.records).toEqual(fromText?.records);
      expect(fromFile?.source).toEqual(fromText?.source);
    }
  },
);

it("says which file is not there", async () => {
  const { error } = await told(csvReader(payments, path));
  expect(error).toMatchObject({ code: "csv/read-failed", source: "payments.csv", hint: "ENOENT" });
  expect((await told(csvReader(payments, folder))).error).toMatchObject({
    code: "csv/read-failed",
    hint: "EISDIR",
  });
});

it("closes a file that it leaves early", async () => {
  await csvWriter(payments, path).write(Array.from({ length: 20_000 }, () => payment));
  const open = async () => (await readdir("/proc/self/fd")).length;
  const before = await open();
  for (let times = 0; times < 20; times++) {
    for await (const _ of csvReader(payments, path).batches()) break;
  }
  expect(await open()).toBeLessThan(before + 10);
});

it("needs no code made at run time, which the policy of a page may forbid", async () => {
  const child = runScript(
    path,
    `say((await readAll(csvReader(payments, { text: headings + "\\nPolice,5,01/04/2024,A1" }))).records.length)`,
    { flags: ["--disallow-code-generation-from-strings"] },
  );
  expect(await saidBy(child)).toBe(1);
});

it("reads a long file in memory that stays as it was", async () => {
  await writeFile(path, `${headings}\n${`Police,5.00,01/04/2024,${"A".repeat(40)}\n`.repeat(400_000)}`);
  const child = runScript(
    path,
    `
    const used = [];
    let taken = 0;
    for await (const batch of csvReader(payments, path).batches()) {
      if (taken % 100_000 > (taken + batch.length) % 100_000) {
        gc();
        used.push(process.memoryUsage().heapUsed);
      }
      taken += batch.length;
    }
    say({ taken, grown: Math.max(...used) - used[0], looked: used.length });
  `,
    { flags: ["--expose-gc"] },
  );
  const { taken, grown, looked } = await saidBy(child);
  expect({ taken, looked }).toEqual({ taken: 400_000, looked: 4 });
  expect(grown).toBeLessThan(2e6);
});

it("reads a stream of a file as a stream, though it has a path", async () => {
  await csvWriter(payments, path).write([payment]);
  const { source, records } = await readAll(csvReader(payments, createReadStream(path)));
  expect(source?.name).toBe("stream");
  expect(records).toHaveLength(1);
});

it.each([
  { target: (file: string) => ({ path: file, name: "a.csv" }), name: "a.csv" },
  { target: (file: string) => ({ path: pathToFileURL(file), name: 5 }), name: "payments.csv" },
  { target: (file: string) => ({ path: file, name: undefined }), name: "payments.csv" },
])("calls a file $name", async ({ target, name }) => {
  await csvWriter(payments, target(path) as CsvFileTarget).write([payment]);
  const { source } = await readAll(csvReader(payments, target(path) as CsvFileTarget));
  expect(source?.name).toBe(name);
  const missing = csvReader(payments, { ...target(join(folder, "none")), name });
  expect((await told(missing)).error?.message).toBe(
    `Cannot read ${name}: a file that exists and may be read is needed (ENOENT)`,
  );
});

it.each([null, undefined, 5, { path: 5 }, { path: null }, {}])("reads no file of %j", (target) => {
  expect(() => csvReader(payments, target as never)).toThrow(
    expect.objectContaining({ code: "csv/target-invalid" }),
  );
});
