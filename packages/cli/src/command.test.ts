import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { run } from "./command.ts";
import { yearFolder } from "./year.fixture.ts";

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

  it("lists every figure by its id when it is asked for none, each of which it explains", async () => {
    const folder = await yearFolder();
    const { exit, out } = await pdscp("explain", "--folder", folder);
    expect(exit).toBe(0);
    expect(
      out
        .split("\n")
        .slice(0, 3)
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ["funding.share", "£1,000", "Equal share of each partner"],
      ["funding.budget", "£2,000", "Total budget"],
      ["funding.contribution.council", "£1,000", "Contribution of Council"],
    ]);
    const ids = JSON.parse((await pdscp("explain", "--folder", folder, "--json")).out) as string[];
    const listed = out.trimEnd().split("\n");
    expect(listed.map((line) => line.split(" ")[0])).toEqual(ids);
    for (const id of ids.slice(0, 5)) {
      expect((await pdscp("explain", id, "--folder", folder)).out).toContain(`(${id})`);
    }
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
    expect((await pdscp("template", "published.csv")).out).toMatch(/^Figure,Printed,Period,Basis,/);
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
      err: expect.stringMatching(
        /^Cannot give the template: one of these is needed: funding\/contributions, funding\/account, .*received-returns, published \(cli\/table-unknown\)\n$/,
      ),
    });
    expect(await pdscp("template", "bookings.csv.old")).toMatchObject({ exit: 2, out: "" });
  });
});

it.each(["", "figures", "check", "explain", "template"])(
  "says what it does: pdscp help %s",
  async (command) => {
    const { exit, out } = await pdscp("help", ...(command === "" ? [] : [command]));
    expect(exit).toBe(0);
    expect(out.replace(/\s+/g, " ")).toMatchSnapshot();
  },
);

it.each(["--version", "-V"])("says which version is installed: pdscp %s", async (option) => {
  const manifest = await readFile(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  expect(await pdscp(option)).toEqual({ exit: 0, out: `${version}\n`, err: "" });
});

it("passes on an error that is none of its own", async () => {
  const broken = {
    write: () => {
      throw new Error("a pipe that nobody reads");
    },
  };
  await expect(run(["template"], { out: broken, err: { write: () => true } })).rejects.toThrow(
    "a pipe that nobody reads",
  );
});

it.each([
  [["--help"], 0, /explain \[options\] \[id\]/],
  [["-h"], 0, /explain \[options\] \[id\]/],
  [["figures", "-h"], 0, /--write <directory>/],
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
