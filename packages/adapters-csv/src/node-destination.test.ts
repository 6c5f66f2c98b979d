import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { calendarDate, money, readAll } from "@pdscp/core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { csvReader, csvWriter } from "./node.ts";
import { runScript, saidBy } from "./node-script.fixture.ts";
import { headings, payments } from "./payment.fixture.ts";

const payment = { Partner: "Police", Amount: money("5.00"), Date: calendarDate("2024-04-01"), Ref: "A1" };

let folder = "";
let path = "";
const old = `${headings}\r\n"as it was",1.00,2024-04-01,""\r\n`;
const whole = async () => {
  expect(await readFile(path, "utf8")).toBe(old);
  expect(await readdir(folder)).toEqual(["payments.csv"]);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pdscp-"));
  path = join(folder, "payments.csv");
  await writeFile(path, old);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

it("the old file stands when a record is unfit", async () => {
  const many = Array.from({ length: 5_000 }, () => payment);
  await expect(csvWriter(payments, path).write([...many, { ...payment, Partner: "" }])).rejects.toMatchObject(
    {
      code: "core/record-invalid",
    },
  );
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

it("the old file and its description stand when there is room for a part of the new file", async () => {
  const described = join(folder, "payments.schema.json");
  await writeFile(described, "as it was");
  const child = runScript(
    path,
    `
    import { readdirSync, statSync } from "node:fs";
    import { dirname, join } from "node:path";
    let most = 0;
    const written = () => readdirSync(dirname(path))
      .filter((name) => name.endsWith(".tmp"))
      .reduce((size, name) => size + statSync(join(dirname(path), name)).size, 0);
    function* endless() {
      for (let row = 0; ; row++) {
        if (row % 1_000 === 0) most = Math.max(most, written());
        yield payment;
      }
    }
    const error = await csvWriter(payments, path, { schema: true }).write(endless()).catch((thrown) => thrown);
    say({ most, ...error, message: error.message, cause: error.cause });
    `,
    // In half kilobytes or whole ones: the shells do not agree.
    { before: "ulimit -f 4096" },
  );
  const { most, ...error } = await saidBy(child);
  expect(most).toBeGreaterThan(1e6);
  expect(error).toMatchObject({ code: "csv/write-failed", source: "payments.csv", hint: "EFBIG" });
  expect(JSON.stringify(error)).not.toContain(folder);
  expect(await readFile(path, "utf8")).toBe(old);
  expect(await readFile(described, "utf8")).toBe("as it was");
  expect((await readdir(folder)).sort()).toEqual(["payments.csv", "payments.schema.json"]);
});

it.each([
  { where: "a folder that is not there", inside: "missing", hint: "ENOENT" },
  { where: "a folder that is a file", inside: "payments.csv", hint: "ENOTDIR" },
])("the old file stands when another would go into $where, and no path is told", async ({ inside, hint }) => {
  const error = await csvWriter(payments, join(folder, inside, "new.csv"))
    .write([payment])
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "csv/write-failed", source: "new.csv", hint });
  expect(`${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain(folder);
  await whole();
});

it("the old file stands when its description has a folder in its place", async () => {
  const described = join(folder, "payments.schema.json");
  await mkdir(described);
  await expect(csvWriter(payments, path, { schema: true }).write([payment])).rejects.toMatchObject({
    code: "csv/write-failed",
  });
  expect(await readFile(path, "utf8")).toBe(old);
  expect((await readdir(folder)).sort()).toEqual(["payments.csv", "payments.schema.json"]);
});

it.each([
  { when: "there was none", before: undefined },
  { when: "there was one", before: "as it was" },
])("a description goes back when its file cannot take its place and $when", async ({ before }) => {
  const described = join(folder, "payments.schema.json");
  if (before !== undefined) await writeFile(described, before);
  function* inTheWay() {
    yield payment;
    rmSync(path);
    mkdirSync(path);
  }
  await expect(csvWriter(payments, path, { schema: true }).write(inTheWay())).rejects.toMatchObject({
    code: "csv/write-failed",
    hint: "EISDIR",
  });
  expect((await readdir(folder)).sort()).toEqual(
    before === undefined ? ["payments.csv"] : ["payments.csv", "payments.schema.json"],
  );
  if (before !== undefined) expect(await readFile(described, "utf8")).toBe(before);
});

it("the old file stands when another cannot take its place, and the machine's reason is told", async () => {
  const target = join(folder, "new.csv");
  function* inTheWay() {
    yield payment;
    mkdirSync(target);
  }
  await expect(csvWriter(payments, target).write(inTheWay())).rejects.toMatchObject({
    hint: "EISDIR",
    message: "Cannot write new.csv: a folder that may be written, on a disk with room, is needed (EISDIR)",
  });
  await rm(target, { recursive: true });
  await whole();
});

it("an error of whoever gave the records stays theirs", async () => {
  function* unreadable() {
    yield payment;
    readFileSync(join(folder, "missing.csv"));
  }
  await expect(csvWriter(payments, path).write(unreadable())).rejects.toMatchObject({ code: "ENOENT" });
  await whole();
});

it("no file takes the place of what is none, such as a pipe", async () => {
  const pipe = join(folder, "pipe.csv");
  const link = join(folder, "link.csv");
  execFileSync("mkfifo", [pipe]);
  await symlink(pipe, link);
  for (const place of [pipe, link]) {
    const name = basename(place);
    await expect(csvWriter(payments, place).write([payment])).rejects.toMatchObject({
      code: "csv/write-failed",
      message: `Cannot write ${name}: a regular file is needed`,
    });
  }
  expect((await stat(pipe)).isFIFO()).toBe(true);
  await rm(link);
  await rm(pipe);
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
  const child = runScript(
    path,
    `
    function* endless() {
      for (let row = 0; ; row++) {
        if (row === 20_000) say("written");
        yield payment;
      }
    }
    await csvWriter(payments, path).write(endless());
  `,
  );
  const closed = once(child, "close");
  await Promise.race([once(child.stdout as NodeJS.ReadableStream, "data"), closed]);
  child.kill("SIGKILL");
  await closed;
  expect(child.signalCode).toBe("SIGKILL");
  expect(await readFile(path, "utf8")).toBe(old);
  await csvWriter(payments, path).write([payment]);
  expect((await readAll(csvReader(payments, path))).records).toHaveLength(1);
});

it("the new file is written through a link to a file that is not there yet", async () => {
  await mkdir(join(folder, "later"));
  const link = join(folder, "link.csv");
  await symlink(join("later", "other.csv"), link);
  await symlink(join(folder, "later", "new.csv"), join(folder, "later", "other.csv"));
  await csvWriter(payments, link).write([payment]);
  expect(await readlink(link)).toBe(join("later", "other.csv"));
  expect((await readdir(join(folder, "later"))).sort()).toEqual(["new.csv", "other.csv"]);
  expect((await readAll(csvReader(payments, link))).records).toHaveLength(1);
});

it("refuses links that lead to each other", async () => {
  const [one, other] = [join(folder, "one.csv"), join(folder, "other.csv")];
  await symlink(one, other);
  await symlink(other, one);
  await expect(csvWriter(payments, one).write([payment])).rejects.toMatchObject({
    code: "csv/write-failed",
    hint: "ELOOP",
  });
  expect((await readdir(folder)).sort()).toEqual(["one.csv", "other.csv", "payments.csv"]);
});

it("the new file is written through a link, with the old one's permissions", async () => {
  const link = join(folder, "link.csv");
  await symlink(path, link);
  await chmod(path, 0o666);
  await csvWriter(payments, link, { schema: true }).write([payment]);
  expect(await readFile(path, "utf8")).toContain("Police");
  expect((await stat(path)).mode & 0o777).toBe(0o666);
  expect((await readdir(folder)).sort()).toEqual(["link.csv", "payments.csv", "payments.schema.json"]);
});

it.each([
  { name: "grants.csv", described: "grants.schema.json" },
  { name: "GRANTS.CSV", described: "GRANTS.schema.json" },
  { name: "grants.csv.txt", described: "grants.csv.txt.schema.json" },
  { name: "grants", described: "grants.schema.json" },
])("the description of $name is $described", async ({ name, described }) => {
  await csvWriter(payments, join(folder, name), { schema: true }).write([payment]);
  expect((await readdir(folder)).sort()).toEqual([name, described, "payments.csv"].sort());
  const { fields } = JSON.parse(await readFile(join(folder, described), "utf8"));
  expect(fields.map((field: { name: string }) => field.name)).toEqual(headings.split(","));
});

it("one of fifty writers at once wins, whole", async () => {
  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      csvWriter(payments, path, { schema: true }).write(
        Array.from({ length: 50 }, () => ({ ...payment, Ref: `W${index}` })),
      ),
    ),
  );
  const { records } = await readAll(csvReader(payments, path));
  expect(records).toHaveLength(50);
  expect(new Set(records.map(({ Ref }) => Ref)).size).toBe(1);
  expect((await readdir(folder)).sort()).toEqual(["payments.csv", "payments.schema.json"]);
});

it("one of four processes at once wins, whole, and whoever reads meanwhile reads one of them", async () => {
  const script = (name: string) => `
    process.stdout.write("ready ");
    await new Promise((go) => process.stdin.once("data", go));
    for (let times = 0; times < 5; times++) {
      const Ref = "${name}" + times;
      await csvWriter(payments, path).write(Array.from({ length: 3_000 }, () => ({ ...payment, Ref })));
    }
    process.exit();
  `;
  const children = ["A", "B", "C", "D"].map((name) => runScript(path, script(name)));
  const closed = Promise.all(children.map((child) => once(child, "close")));
  await Promise.all(children.map((child) => once(child.stdout as NodeJS.ReadableStream, "data")));
  for (const child of children) child.stdin?.write("go\n");

  const told = async () => {
    const { records } = await readAll(csvReader(payments, path));
    return `${[...new Set(records.map(({ Ref }) => Ref))]} ${records.length}`;
  };
  const found: string[] = [];
  while (children.some(({ exitCode }) => exitCode === null)) found.push(await told());
  expect(await closed).toEqual(children.map(() => [0, null]));
  expect(found.filter((one) => !/^([A-D]\d 3000| 1)$/.test(one))).toEqual([]);
  expect(await told()).toMatch(/^[A-D]4 3000$/);
  expect(await readdir(folder)).toEqual(["payments.csv"]);
});

it("closes what it wrote and what it gave up", async () => {
  const open = async () => (await readdir("/proc/self/fd")).length;
  const before = await open();
  for (let times = 0; times < 20; times++) {
    await csvWriter(payments, path, { schema: true }).write([payment]);
    await csvWriter(payments, path)
      .write([{ ...payment, Partner: "" }])
      .catch(() => undefined);
  }
  expect(await open()).toBeLessThan(before + 10);
});
