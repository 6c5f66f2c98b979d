import { describe, expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { smallYear, wholeYear, yearFolder } from "./year.fixture.ts";

describe("pdscp checklist", () => {
  const onlyFunding = Object.fromEntries(
    Object.keys(smallYear)
      .filter((name) => /^(cdop|training|priorities)\//.test(name))
      .map((name) => [name, undefined]),
  );
  const settings = (more: object) => ({
    ...onlyFunding,
    "report.json": JSON.stringify({ partnership: "Northshire", year: "2023/24", ...more }),
  });
  const lineOf = (out: string, requirement: string) =>
    out
      .split("\n")
      .find((line) => line.startsWith(`${requirement} `))
      ?.split(/ {2,}/);

  it("leaves with 1 while what the law asks for is missing", async () => {
    const folder = await yearFolder(settings({}));
    const { exit, out } = await pdscp("checklist", folder);
    expect(exit).toBe(1);
    expect(out).toMatch(
      /^What the report must contain, by Working Together .* 2023, chapter 2; it is due by 30 September 2024\n/,
    );
    expect(lineOf(out, "activity")?.slice(1, 4)).toEqual(["must", "missing", "0"]);
    expect(out).toContain("Of 15 requirements, no section meets 2 that the report must meet and ");
    expect((await pdscp("figures", folder)).out).toContain(out.trimEnd());
  });

  it("takes numbers alone to meet nothing: what they mean is for the partnership to write", async () => {
    const { exit, out } = await pdscp("checklist", wholeYear);
    expect(exit).toBe(1);
    expect(lineOf(out, "costs")?.slice(1, 4)).toEqual(["should", "missing", "44"]);
    expect(out).toContain(
      "Of 15 requirements, no section meets 2 that the report must meet and 13 that it should.",
    );
  });

  it("takes the sections that the partnership writes itself, and says which requirement is none", async () => {
    const sections = [
      { id: "our-work", meets: ["activity", "effectiveness"] },
      { id: "voice", meets: ["feedback", "weather"] },
      { id: "families", meets: ["feedback"] },
    ];
    const { exit, out } = await pdscp("checklist", await yearFolder(settings({ sections })));
    expect(exit).toBe(0);
    expect(lineOf(out, "activity")?.slice(1, 5)).toEqual(["must", "no figures", "our-work", "0"]);
    expect(lineOf(out, "feedback")?.slice(1, 4)).toEqual(["should", "met", "voice, families"]);
    expect(out).toContain("no section meets 0 that the report must meet and ");
    expect(out).toContain('The section "voice" meets "weather", which is not a requirement of this list.');
  });

  it("goes by the guidance in force when the year ended, and gives none for a year before it", async () => {
    const before = (year: string) => ({
      ...settings({ year }),
      "published.csv": undefined,
      "funding/contributions.csv": `Financial year,Partner,Amount,Kind\n${year},Council,1000.00,cash\n`,
      "funding/account.csv": `Financial year,Kind,Line,Amount\n${year},Opening balance,x,1.00\n${year},Expenditure,Team,1.00\n`,
    });
    const { out } = await pdscp("checklist", await yearFolder(before("2022/23")), "--json");
    const { reference, due, requirements } = JSON.parse(out);
    expect([reference.title, due, requirements.length]).toEqual([
      "Working Together to Safeguard Children 2018",
      "2023-09-30",
      6,
    ]);
    const folder = await yearFolder(before("2016/17"));
    expect(await pdscp("checklist", folder)).toMatchObject({
      exit: 2,
      out: "",
      err: expect.stringContaining("2016/17 is needed (cli/checklist-unknown)"),
    });
    const figures = await pdscp("figures", folder);
    expect([figures.exit, figures.out.includes("What the report must contain")]).toEqual([0, false]);
  });
});
