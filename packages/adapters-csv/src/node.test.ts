import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";
import { calendarDate, money, readAll } from "@pdscp/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { csvReader, csvTemplate, csvWriter } from "./node.ts";
import { headings, payments, told } from "./payment.fixture.ts";

const payment = { Partner: "Police", Amount: money("5.00"), Date: calendarDate("2024-04-01"), Ref: "A1" };

let folder = "";
let path = "";

/** A process of its own, which can be killed. */
function runScript(script: string, ...flags: readonly string[]): ChildProcess {
  return spawn(
    process.execPath,
    [...flags, "--conditions=@pdscp/source", "--import", "tsx", "--input-type=module", "-e", script],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), stdio: ["ignore", "pipe", "inherit"] },
  );
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pdscp-"));
  path = join(folder, "payments.csv");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
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
  const script = `
    import { readAll } from "@pdscp/core";
    import { csvReader } from ${JSON.stringify(new URL("index.ts", import.meta.url).href)};
    import { payments } from ${JSON.stringify(new URL("payment.fixture.ts", import.meta.url).href)};
    const { records } = await readAll(csvReader(payments, "${headings}\\nPolice,5,01/04/2024,A1"));
    process.stdout.write(String(records.length));
  `;
  const child = runScript(script, "--disallow-code-generation-from-strings");
  const [said] = await once(child.stdout as NodeJS.ReadableStream, "data");
  expect(String(said)).toBe("1");
});

describe("whatever happens to a writer", () => {
  const old = `${headings}\r\n"as it was",1.00,2024-04-01,""\r\n`;
  const whole = async () => {
    expect(await readFile(path, "utf8")).toBe(old);
    expect(await readdir(folder)).toEqual(["payments.csv"]);
  };

  beforeEach(async () => {
    await writeFile(path, old);
  });

  it("the old file stands when a record is unfit", async () => {
    const many = Array.from({ length: 5_000 }, () => payment);
    await expect(
      csvWriter(payments, path).write([...many, { ...payment, Partner: "" }]),
    ).rejects.toMatchObject({
      code: "core/record-invalid",
    });
    await whole();
  });

  it("the old file stands when the records themselves fail", async () => {
    function* failing() {
      yield payment;
      throw new RangeError("no more");
    }
    await expect(csvWriter(payments, path).write(failing())).rejects.toThrow(RangeError);
    await whole();
  });

  it("the old file stands when the disk is full", async () => {
    const link = join(folder, "full.csv");
    await symlink("/dev/full", link);
    await expect(csvWriter(payments, link).write([payment])).rejects.toMatchObject({
      code: "csv/write-failed",
    });
    expect((await stat("/dev/full")).isCharacterDevice()).toBe(true);
    await rm(link);
    await whole();
  });

  it("the old file stands when there is no room in the folder's name for another", async () => {
    const long = join(folder, "x".repeat(250));
    await expect(csvWriter(payments, long).write([payment])).rejects.toMatchObject({
      code: "csv/write-failed",
      hint: "ENAMETOOLONG",
    });
    await whole();
  });

  it("the old file stands when the process is killed", async () => {
    const script = `
      import { money, calendarDate } from "@pdscp/core";
      import { csvWriter } from ${JSON.stringify(new URL("node.ts", import.meta.url).href)};
      import { payments } from ${JSON.stringify(new URL("payment.fixture.ts", import.meta.url).href)};
      function* endless() {
        const payment = { Partner: "Police", Amount: money("5.00"), Date: calendarDate("2024-04-01"), Ref: "A1" };
        for (let row = 0; ; row++) {
          if (row === 20_000) process.stdout.write("written");
          yield payment;
        }
      }
      await csvWriter(payments, ${JSON.stringify(path)}).write(endless());
    `;
    const child = runScript(script);
    const closed = once(child, "close");
    await Promise.race([once(child.stdout as NodeJS.ReadableStream, "data"), closed]);
    child.kill("SIGKILL");
    await closed;
    expect(child.signalCode).toBe("SIGKILL");
    expect(await readFile(path, "utf8")).toBe(old);
  });

  it("the new file is written through a link, with the old one's permissions", async () => {
    const link = join(folder, "link.csv");
    await symlink(path, link);
    await chmod(path, 0o640);
    await csvWriter(payments, link, { schema: true }).write([payment]);
    expect(await readFile(path, "utf8")).toContain("Police");
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect((await readdir(folder)).sort()).toEqual(["link.csv", "payments.csv", "payments.schema.json"]);
  });

  it("one of many writers at once wins, whole", async () => {
    const writers = Array.from({ length: 20 }, (_, index) =>
      csvWriter(payments, path).write(Array.from({ length: 50 }, () => ({ ...payment, Ref: `W${index}` }))),
    );
    await Promise.all(writers);
    const { records } = await readAll(csvReader(payments, path));
    expect(records).toHaveLength(50);
    expect(new Set(records.map(({ Ref }) => Ref)).size).toBe(1);
    expect(await readdir(folder)).toEqual(["payments.csv"]);
  });
});
