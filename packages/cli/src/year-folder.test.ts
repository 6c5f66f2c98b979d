import { expect, it } from "vitest";
import { smallYear, yearFolder } from "./year.fixture.ts";
import { readYear } from "./year-folder.ts";

const settings = (more: object) => ({
  "report.json": JSON.stringify({ ...JSON.parse(smallYear["report.json"] as string), ...more }),
});

it("reads what was printed as it was saved by a spreadsheet, where report.json says so", async () => {
  const folder = await yearFolder({
    ...settings({ encodings: { "published.csv": "windows-1252" } }),
    "published.csv": Buffer.from("Figure,Printed\nfunding.budget,£2000\n", "latin1"),
  });
  const { published } = await readYear(folder);
  expect(published.get("funding.budget")?.printed).toBe("£2000");
});

const money = {
  on: "2024-08-01",
  basis: "equal",
  successors: ["North", "South"].map((name) => ({ name, partners: ["Council", "Police"] })),
};
const plan = {
  on: "2024-08-01",
  shared: "each",
  successors: ["North", "South"].map((name) => ({ name, boards: ["north"] })),
};
const divided = (change: object) => ({
  "funding/division.json": JSON.stringify({ ...money, ...change }),
  "priorities/division.json": JSON.stringify(plan),
});

it.each([
  { files: divided({ on: "2024-09-01" }), code: "cli/settings-invalid", path: ["on"] },
  { files: divided({ on: "2023-03-31" }), code: "cli/settings-invalid", path: ["on"] },
  {
    files: divided({ successors: money.successors.map((each) => ({ ...each, name: `${each.name}shire` })) }),
    code: "cli/settings-invalid",
    path: ["successors"],
  },
  {
    files: settings({ encodings: { "account.csv": "windows-1252" } }),
    code: "cli/settings-invalid",
    path: ["encodings", "account.csv"],
  },
  {
    files: { "published.csv": "Figure,Printed\nfunding.budget,£1\nfunding.budget,£2\n" },
    code: "core/duplicate-key",
    path: ["figure"],
  },
])("refuses a year's folder with $code at $path", async ({ files, code, path }) => {
  await expect(readYear(await yearFolder(files))).rejects.toMatchObject({ code, path });
});
