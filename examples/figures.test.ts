import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { figuresText, readYear, registerOf } from "@pdscp/cli";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const here = import.meta.dirname;
const tsx = join(here, "node_modules", ".bin", "tsx");
const script = join(here, "figures.ts");

async function yearText(from: string): Promise<string> {
  const year = await readYear(from);
  return figuresText(year, registerOf(year));
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "figures-"));
  await cp(join(here, "data"), folder, { recursive: true });
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

it("prints the tables of 2023/24", async () => {
  expect(await yearText(folder)).toMatchSnapshot();
});

describe("a number that is changed in a file", () => {
  it("changes the table and the verdict", async () => {
    await change(contributions(), "2023/24,Dorset Police,75785.00", "2023/24,Dorset Police,75786.00");
    const text = await yearText(folder);
    expect(text).toMatch(/Total budget +£303,141 +£303,140 +DIFFERS/);
    expect(text).toMatch(/Change in the contribution of Dorset Police +\+£26,941 +£26,940 increase +DIFFERS/);
    expect(text).toContain("contributions.csv and account.csv differ about Dorset Police");
    expect(text).not.toContain("Equal share of each partner");
    expect(text).toContain("Printed, and computed from nothing here: funding.share (£75,785).");
    expect(text).not.toContain("All 20 figures");
  });

  it("changes the verdict when it is the papers' own", async () => {
    await change(join(folder, "published.csv"), "£68,853", "£68,835");
    expect(await yearText(folder)).toContain(
      "19 of the 20 figures that the papers print agree; 1 differs: funding.closing.",
    );
  });

  it("changes the deaths when it is a case", async () => {
    await change(join(folder, "cdop", "cases.csv"), "identified,no,", "identified,yes,");
    expect(await yearText(folder)).toMatch(
      /Reviews with modifiable factors, 2022\/23 +53% \(31 of 58\) +54\.2 % +DIFFERS/,
    );
  });
});

it("reads made-up cases only: the file is what its generator writes", async () => {
  const generator = join(here, "data", "cdop", "generate.ts");
  const run = promisify(execFile)(tsx, ["--conditions=@pdscp/source", generator, "--check"]);
  await expect(run).resolves.toMatchObject({ stderr: "" });
});

describe("the main job", () => {
  it("prints the figures, what the draft gets wrong, and where the report is", async () => {
    const directory = join(folder, "report");
    const { stdout } = await promisify(execFile)(tsx, [
      "--conditions=@pdscp/source",
      script,
      folder,
      directory,
    ]);
    expect(stdout).toContain("All 20 figures that the papers print agree.");
    expect(stdout).toContain(
      "1 is computed independently of the number printed; 19 follow from the same papers",
    );
    for (const code of [
      "drifted",
      "percentage-does-not-follow",
      "percent-should-be-points",
      "small-count-recoverable",
    ]) {
      expect(stdout).toContain(`report/${code}`);
    }
    expect(stdout).toContain("report.html");
    expect(await readFile(join(directory, "report.html"), "utf8")).toContain(
      "<title>Yearly report 2023/24</title>",
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
    const error = await yearText(folder).catch((thrown: Error & { code?: string }) => thrown);
    if (!(error instanceof Error)) throw new Error("Expected a refusal");
    expect(`${error.message} (${error.code})`).toMatch(wanted);
  });

  it("and the command leaves with an exit code that is not zero", async () => {
    await change(contributions(), "75785.00", '"£7,63O"');
    const run = promisify(execFile)(tsx, [
      "--conditions=@pdscp/source",
      script,
      folder,
      join(folder, "report"),
    ]);
    await expect(run).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("core/amount-invalid"),
    });
  });
});
