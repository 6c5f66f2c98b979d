import { mkdir, mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { wholeYear, yearFolder } from "./year.fixture.ts";

describe("pdscp figures --write", () => {
  it("writes the report, each file whole", async () => {
    const directory = join(await mkdtemp(join(tmpdir(), "report-")), "new", "place");
    const { exit, err } = await pdscp("figures", await yearFolder(), "--write", directory);
    expect(exit).toBe(0);
    const paths = ["report.html", "report.md", "figures.json"].map((name) =>
      relative(process.cwd(), join(directory, name)),
    );
    expect(err).toBe(`Wrote ${paths.join(", ")}\n`);
    expect((await readdir(directory)).toSorted()).toEqual(["figures.json", "report.html", "report.md"]);
    expect(await readFile(join(directory, "report.html"), "utf8")).toContain(
      "The partners put £2,000 into the budget",
    );
    expect(await readFile(join(directory, "report.md"), "utf8")).toContain(
      "| Police | £600 | £1,000 | +£400 |",
    );
  });

  it.each([
    { place: "a file", of: ["report.json"], fault: "EEXIST" },
    { place: "under a file", of: ["report.json", "report"], fault: "EEXIST" },
    { place: "a folder with a folder in the way", of: ["."], fault: "EISDIR" },
  ])(
    "leaves with 2 when the report is to be written to $place, and leaves nothing half-written",
    async ({ of, fault }) => {
      const folder = await yearFolder();
      await mkdir(join(folder, "report.html"));
      const directory = join(folder, ...of);
      const { exit, err } = await pdscp("figures", folder, "--write", directory);
      expect([exit, err]).toEqual([
        2,
        `Cannot write the report to ${directory}: a folder that may be written to is needed (${fault}) (cli/report-unwritable)\n`,
      ]);
      expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
    },
  );

  it("ends where a folder may not be made in one that is there", async () => {
    const { exit, err } = await pdscp("figures", await yearFolder(), "--write", "/proc/report");
    expect(exit).toBe(2);
    expect(err).toMatch(/^Cannot write the report to .*proc.report: .*\(cli\/report-unwritable\)\n$/);
  });

  it("writes numbers that its own check finds a source for", async () => {
    const directory = await mkdtemp(join(tmpdir(), "report-"));
    await pdscp("figures", wholeYear, "--write", directory);
    const { exit, out } = await pdscp("check", join(directory, "report.md"), "--folder", wholeYear, "--json");
    const { coverage, findings } = JSON.parse(out) as { coverage: { total: number }; findings: unknown };
    expect([exit, findings]).toEqual([0, []]);
    expect(coverage.total).toBeGreaterThan(100);
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
});
