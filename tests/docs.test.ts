import { expect, it } from "vitest";
import { run } from "../packages/cli/src/index.ts";
import { writeExampleModules } from "../tooling/doctest.ts";
import { isAsShown, sessionsOf, walk } from "../tooling/session.ts";
import { filesUnder, packagesOf, readText } from "../tooling/tree.ts";

for (const { name, path } of writeExampleModules()) {
  it(`${name} shows what it gives`, async () => {
    expect.hasAssertions();
    await import(/* @vite-ignore */ path);
  });
}

for (const session of sessionsOf()) {
  it(`${session.guide} shows what its commands print`, async () => {
    const walked = await walk(session, printed);
    expect(walked.length).toBeGreaterThan(0);
    for (const { line, shown, printed } of walked) {
      const place = `${session.guide}:${line}`;
      expect(isAsShown(shown, printed) ? place : `${place}\n${printed}`).toBe(place);
    }
  });
}

for (const { guide, steps } of sessionsOf()) {
  it(`${guide} tells its reader the name of each file`, () => {
    const said = readText(guide).replaceAll(/^```[\s\S]*?^```$/gm, "");
    const names = steps.flatMap((step) => ("file" in step ? [step.file] : []));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !said.includes(`\`${name}\``))).toEqual([]);
  });
}

const pages = filesUnder(".")
  .filter((path) => path.endsWith(".md"))
  .map((page) => ({ page, text: readText(page) }))
  .flatMap(({ page, text }) => {
    const [installed] = /^npm install .*@pdscp\/.*$/m.exec(text) ?? [];
    return installed === undefined ? [] : [{ page, text, installed }];
  });

it("finds the pages that install the packages", () => {
  const readmes = packagesOf().map(({ folder }) => `packages/${folder}/README.md`);
  expect(pages.map(({ page }) => page)).toEqual(expect.arrayContaining(["README.md", ...readmes]));
});

it.each(pages)("$page tells of the time until the first release, and no longer", ({ text }) => {
  const versions = packagesOf().map(
    ({ folder }) => JSON.parse(readText(`packages/${folder}/package.json`)).version,
  );
  expect(text.includes("Until the first release")).toBe(versions.every((version) => version === "0.0.0"));
});

it.each(pages.filter(({ page }) => page.endsWith("README.md")))(
  "$page installs what its blocks import",
  ({ text, installed }) => {
    const blocks = [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block).join("");
    const imported = [...blocks.matchAll(/from "(@pdscp\/[\w-]+|zod)/g)].map(([, name = ""]) => name);
    expect(imported.length).toBeGreaterThan(0);
    expect([...new Set(imported)].filter((name) => !installed.split(" ").includes(name))).toEqual([]);
  },
);

/** What the command prints, on whichever stream. */
async function printed([name, ...args]: readonly string[]): Promise<string> {
  expect(name).toBe("pdscp");
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  await run(args, { out: stream, err: stream });
  return said.join("");
}
