import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "./command.ts";
import { yearFolder } from "./year.fixture.ts";

async function pdscp(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const exit = await run(args, {
    out: { write: (text) => out.push(text) },
    err: { write: (text) => err.push(text) },
  });
  return { exit, out: out.join(""), err: err.join("") };
}

async function draftOf(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "draft-")), "draft.md");
  await writeFile(file, text);
  return file;
}

describe("pdscp figures", () => {
  it("prints each figure beside what was printed of it and where it came from", async () => {
    const { exit, out, err } = await pdscp("figures", await yearFolder());
    expect([exit, err]).toEqual([0, ""]);
    expect(out).toMatchSnapshot();
  });

  it("tells what it reads to whoever watches", async () => {
    const read: string[] = [];
    const silent = { write: () => true };
    const folder = await yearFolder();
    await run(["figures", folder], { out: silent, err: silent, progress: (file) => read.push(file) });
    expect(read).toContain("training/bookings.csv");
    expect(new Set(read).size).toBe(read.length);
  });

  it("says which printed figures differ, and which are computed from nothing", async () => {
    const published =
      'Figure,Printed\nfunding.budget,"£2,001"\nfunding.change.total,£500 increase\nreviews.published,3\n';
    const { out } = await pdscp("figures", await yearFolder({ "published.csv": published }));
    expect(out).toMatch(/Total budget +£2,000 +£2,001 +DIFFERS/);
    expect(out).toMatch(/Change in all contributions together +\+£500 +£500 increase +agrees/);
    expect(out).toContain("1 figures that the papers print agree; 1 differ: funding.budget.");
    expect(out).toContain("Printed, and computed from nothing here: reviews.published (3).");
  });

  it("gives JSON for a program, with amounts in pounds and pence", async () => {
    const { out } = await pdscp("figures", await yearFolder(), "--json");
    const figures = JSON.parse(out) as { id: string; value: unknown }[];
    expect(figures.find(({ id }) => id === "funding.budget")?.value).toEqual({
      kind: "money",
      amount: "2000.00",
    });
  });

  it("takes a folder that has one domain only", async () => {
    const all = await yearFolder();
    const only = await yearFolder(
      Object.fromEntries(
        (await readdir(all, { recursive: true }))
          .filter((name) => /^(cdop|training|priorities)\//.test(name))
          .map((name) => [name, undefined]),
      ),
    );
    const { exit, out } = await pdscp("figures", only);
    expect(exit).toBe(0);
    expect(out).not.toContain("Training, ");
  });

  it("writes the report, each file whole", async () => {
    const directory = join(await mkdtemp(join(tmpdir(), "report-")), "new", "place");
    const { exit, err } = await pdscp("figures", await yearFolder(), "--write", directory);
    expect(exit).toBe(0);
    expect(err).toMatch(/^Wrote .*report\.html, .*report\.md, .*figures\.json\n$/);
    expect((await readdir(directory)).toSorted()).toEqual(["figures.json", "report.html", "report.md"]);
    expect(await readFile(join(directory, "report.html"), "utf8")).toContain(
      "The partners put £2,000 into the budget",
    );
    expect(await readFile(join(directory, "report.md"), "utf8")).toContain(
      "| Police | £600 | £1,000 | £400 |",
    );
  });

  it("withholds small counts of deaths wherever it prints or writes them", async () => {
    const folder = await yearFolder();
    const directory = await mkdtemp(join(tmpdir(), "report-"));
    const { out } = await pdscp("figures", folder, "--write", directory);
    const deaths = out.split("\n").filter((line) => /^(Deaths|Cases|Reviews|Median)/.test(line));
    expect(deaths.length).toBeGreaterThan(8);
    for (const line of deaths) {
      expect(line).toMatch(/ (\[c\]|0|0% \(0 of \d+\)) +not printed/);
      expect(line).not.toMatch(/, lines? \d/);
    }
    const { figures } = JSON.parse(await readFile(join(directory, "figures.json"), "utf8"));
    for (const { id, value } of figures) {
      if (id.startsWith("cdop.") && value.kind === "count") expect(value.count).toBe(0);
    }
    expect(await readFile(join(directory, "report.html"), "utf8")).toContain(
      "The panel was notified of [c] deaths",
    );
    expect(await readFile(join(directory, "report.md"), "utf8")).toContain("- [c] confidential");
  });

  it.each<[string, Readonly<Record<string, string | undefined>>, RegExp]>([
    [
      "report.json is not there",
      { "report.json": undefined },
      /report\.json: a file that exists.*cli\/settings-invalid/,
    ],
    [
      "report.json is no JSON",
      { "report.json": "{" },
      /report\.json: JSON is needed \(cli\/settings-invalid\)/,
    ],
    [
      "report.json has a wrong year",
      { "report.json": '{"partnership":"X","year":"2023/25"}' },
      /at year \(cli\/settings-invalid\)/,
    ],
    [
      "an amount cannot be read",
      { "funding/contributions.csv": "Financial year,Partner,Amount,Kind\n2023/24,Council,£7O,cash\n" },
      /funding\/contributions\.csv:2:3 Amount.*core\/amount-invalid/,
    ],
    [
      "a partner stands twice",
      {
        "funding/contributions.csv":
          "Financial year,Partner,Amount,Kind\n2023/24,Council,1,cash\n2023/24,Council,2,cash\n",
      },
      /funding\/contributions\.csv:3: .*funding\/repeated-partner/,
    ],
    [
      "the account has no opening balance",
      { "funding/account.csv": "Financial year,Kind,Line,Amount\n2023/24,Expenditure,Team,1.00\n" },
      /funding\/account\.csv: .*funding\/ledger-incomplete/,
    ],
    [
      "the account is of another year",
      {
        "funding/account.csv":
          "Financial year,Kind,Line,Amount\n2022/23,Opening balance,x,1.00\n2022/23,Expenditure,Team,1.00\n",
      },
      /funding\/account\.csv: .*funding\/year-missing/,
    ],
    [
      "a case is in an area that no panel has",
      {
        "cdop/cases.csv":
          "Case,Area,Date of death,Notified on,Age band,Out of area\nSYN-1,East,2023-05-10,2023-05-11,1-4 years,no\n",
      },
      /cdop\/cases\.csv:2: .*cdop\/area-unknown/,
    ],
    [
      "the settings name a cycle that is not there",
      { "report.json": '{"partnership":"X","year":"2023/24","cycle":"1999"}' },
      /cli\/settings-invalid/,
    ],
    [
      "a price list does not fit",
      { "training/price-list.json": "{}" },
      /training\/price-list\.json: .*cli\/settings-invalid/,
    ],
  ])("leaves with 2 and prints no figure when %s", async (_, change, wanted) => {
    const { exit, out, err } = await pdscp("figures", await yearFolder(change));
    expect([exit, out]).toEqual([2, ""]);
    expect(err).toMatch(wanted);
  });

  it("leaves with 2 when the folder has no domain", async () => {
    const folder = await mkdtemp(join(tmpdir(), "year-"));
    await writeFile(join(folder, "report.json"), '{"partnership":"X","year":"2023/24"}');
    expect(await pdscp("figures", folder)).toMatchObject({
      exit: 2,
      err: expect.stringContaining("cli/folder-empty"),
    });
  });
});

describe("pdscp check", () => {
  it("leaves with 0 when a draft says what the register says", async () => {
    const draft = await draftOf("The total budget was £2,000.\n");
    const { exit, out } = await pdscp("check", draft, "--folder", await yearFolder());
    expect(exit).toBe(0);
    expect(out).toContain("1 of 1 numbers have a source");
  });

  it("leaves with 1 when there is an error, and says where, why and what to print", async () => {
    const draft = await draftOf("The total budget was £2,100.\n");
    const { exit, out } = await pdscp("check", draft, "--folder", await yearFolder());
    expect(exit).toBe(1);
    expect(out).toMatch(
      /draft\.md:1:22 error report\/drifted\n.*"Total budget" is £2,000\n.*\n {2}print: £2,000/,
    );
  });

  it("checks the arithmetic alone without a folder", async () => {
    const draft = await draftOf("In 14 (53%) of 27 cases there were modifiable factors.\n");
    const { exit, out } = await pdscp("check", draft);
    expect(exit).toBe(1);
    expect(out).toContain("report/percentage-does-not-follow");
    expect(out).not.toContain("have a source");
  });

  it("gives JSON and SARIF", async () => {
    const draft = await draftOf("The total budget was £2,100.\n");
    const folder = await yearFolder();
    const json = JSON.parse((await pdscp("check", draft, "--folder", folder, "--json")).out);
    expect(json.coverage.text).toBe("0 of 1");
    const sarif = JSON.parse((await pdscp("check", draft, "--folder", folder, "--sarif")).out);
    expect(sarif.runs[0].results[0]).toMatchObject({ ruleId: "report/drifted", level: "error" });
    expect(JSON.parse((await pdscp("check", draft, "--json")).out)).toEqual([]);
    expect(JSON.parse((await pdscp("check", draft, "--sarif")).out).runs[0].results).toEqual([]);
  });

  it("leaves with 2 when there is no draft, or two forms are asked for", async () => {
    expect(await pdscp("check", "/no/such/draft.md")).toMatchObject({
      exit: 2,
      err: expect.stringContaining("cli/draft-unreadable"),
    });
    expect(await pdscp("check", await draftOf("x"), "--json", "--sarif")).toMatchObject({ exit: 2, out: "" });
  });
});

describe("pdscp explain", () => {
  it("follows a figure to the line of its file", async () => {
    const { exit, out } = await pdscp("explain", "funding.budget", "--folder", await yearFolder());
    expect(exit).toBe(0);
    expect(out.split("\n")).toEqual([
      "Total budget, 2023/24: £2,000 (funding.budget)",
      "  because: The contributions of all partners together",
      "  from funding/contributions.csv, lines 4-5",
      "",
    ]);
  });

  it("gives JSON, and refuses an unknown figure", async () => {
    const folder = await yearFolder();
    expect(
      JSON.parse((await pdscp("explain", "funding.budget", "--folder", folder, "--json")).out).printed,
    ).toBe("£2,000");
    expect(await pdscp("explain", "funding.bugdet", "--folder", folder)).toMatchObject({
      exit: 2,
      err: expect.stringContaining("report/figure-unknown"),
    });
  });
});

describe("pdscp template", () => {
  it("lists the tables, and prints the headings of one by either name", async () => {
    const { out } = await pdscp("template");
    expect(out.split("\n")).toContain("training/bookings");
    expect((await pdscp("template", "contributions")).out).toMatch(/^Financial year,Partner,Amount,Kind,/);
    expect((await pdscp("template", "funding/contributions.csv")).out).toBe(
      (await pdscp("template", "contributions")).out,
    );
  });

  it("describes one as Table Schema", async () => {
    const { out } = await pdscp("template", "cases", "--json");
    expect(JSON.parse(out).fields[0]).toMatchObject({ name: "Case", type: "string" });
    expect(JSON.parse((await pdscp("template", "--json")).out)).toContain("cdop/cases");
  });

  it("refuses a table that it does not know", async () => {
    expect(await pdscp("template", "toString")).toMatchObject({
      exit: 2,
      err: expect.stringContaining("cli/table-unknown"),
    });
  });
});

it.each([
  [["--help"], 0, /explain \[options\] <id>/],
  [["help", "figures"], 0, /--write <directory>/],
  [[], 2, /Usage: pdscp/],
  [["figure"], 2, /Did you mean figures\?/],
  [["figures"], 2, /missing required argument/],
  [["figures", ".", "--nonsense"], 2, /unknown option/],
])("teaches how it is used: pdscp %j", async (args, exit, wanted) => {
  const { exit: left, out, err } = await pdscp(...args);
  expect(left).toBe(exit);
  expect(out + err).toMatch(wanted);
});
