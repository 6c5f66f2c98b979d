import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusalText } from "./refusal.ts";
import { yearText } from "./year.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "figures-"));
  await cp(join(import.meta.dirname, "data"), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const contributions = () => join(folder, "funding", "contributions.csv");
async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, "utf8");
  if (!text.includes(from)) throw new Error(`Expected ${file} to hold ${from}`);
  await writeFile(
    file,
    text.replace(from, () => to),
  );
}

it("prints the table of 2023/24", async () => {
  expect(await yearText(folder)).toMatchSnapshot();
});

describe("a number that is changed in a file", () => {
  it("changes the table and the verdict", async () => {
    await change(contributions(), "2023/24,Dorset Police,75785.00", "2023/24,Dorset Police,75786.00");
    const text = await yearText(folder);
    expect(text).toMatch(/Total of the contributions +£303,141 +£303,140 +DIFFERS/);
    expect(text).toMatch(/Change: Dorset Police +\+£26,941 +£26,940 increase +DIFFERS/);
    expect(text).toContain("Not an equal share: ");
    expect(text).toContain("contributions.csv and account.csv differ about Dorset Police");
    expect(text).not.toContain("All 8 figures");
  });

  it("changes the verdict when it is the papers' own", async () => {
    await change(join(folder, "funding", "published.csv"), "£68,853", "£68,835");
    expect(await yearText(folder)).toContain(
      "7 figures that the papers print agree; 1 differ: carried-forward-2023-24.",
    );
  });
});

describe("bad input gives one coded error with its place, and no figures", () => {
  it.each<[string, () => Promise<void>, RegExp]>([
    ["a missing file", () => rm(contributions()), /contributions\.csv.*\(csv\/[a-z-]+\)/],
    [
      "a directory",
      async () => {
        await rm(contributions());
        await mkdir(contributions());
      },
      /contributions\.csv.*\(csv\/[a-z-]+\)/,
    ],
    ["an empty file", () => writeFile(contributions(), ""), /contributions\.csv:1:1.*\(csv\/empty\)/],
    [
      "a wrong heading",
      () => change(contributions(), "Partner", "Who pays"),
      /contributions\.csv:1:\d.*\(csv\/header-(missing|unknown)\)/,
    ],
    [
      "a short row",
      () =>
        change(
          contributions(),
          "2022/23,Dorset Police,48845.00,cash,",
          "2022/23,Dorset Police\n2022/23,Dorset Police,48845.00,cash,",
        ),
      /contributions\.csv:4:3.*\(csv\/row-short\)/,
    ],
    [
      "an amount with a letter in it",
      () => change(contributions(), "75785.00", '"£7,63O"'),
      /contributions\.csv:6:3 Amount.*\(core\/amount-invalid\)/,
    ],
    [
      "a repeated partner",
      () => change(contributions(), "2023/24,Dorset Police", "2023/24,Dorset Council"),
      /contributions\.csv:8: .*\(funding\/repeated-partner\)/,
    ],
    [
      "a day that does not exist",
      async () => {
        await change(contributions(), "Kind,Source", "Kind,Received on,Source");
        const text = await readFile(contributions(), "utf8");
        await writeFile(contributions(), text.replaceAll(",cash,", ",cash,31/02/2024,"));
      },
      /contributions\.csv:2:5 Received on.*\(core\/date-invalid\)/,
    ],
    [
      "a year that is none",
      () => change(contributions(), "2023/24", "2023/25"),
      /contributions\.csv:6:1 Financial year.*\(core\/year-invalid\)/,
    ],
    [
      "a year without an account",
      () =>
        change(join(folder, "funding", "account.csv"), "2023/24,Opening balance", "2022/23,Opening balance"),
      /account\.csv: .*\(funding\/ledger-incomplete\)/,
    ],
  ])("%s", async (_, spoil, wanted) => {
    await spoil();
    const error = await yearText(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(refusalText(error)).toMatch(wanted);
  });

  it("and the command leaves with an exit code that is not zero", async () => {
    await change(contributions(), "75785.00", '"£7,63O"');
    const tsx = join(import.meta.dirname, "node_modules", ".bin", "tsx");
    const script = join(import.meta.dirname, "figures.ts");
    const run = promisify(execFile)(tsx, ["--conditions=@pdscp/source", script, folder]);
    await expect(run).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("core/amount-invalid"),
    });
  });
});
