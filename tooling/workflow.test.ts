import { expect, it } from "vitest";
import { filesUnder, packagesOf, readText } from "./tree.ts";

const workflows = filesUnder(".github/workflows").map((path) => ({ path, text: readText(path) }));

it("checks every push, and releases by hand", () => {
  expect(workflows.map(({ path }) => path.split("/").at(-1))).toEqual([
    "check.yml",
    "proof.yml",
    "release.yml",
  ]);
});

it.each(workflows)("gives $path no more rights than it needs, and no action that can change", ({ text }) => {
  expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  expect(text.match(/: write$/gm) ?? []).toEqual(text.includes("publish") ? [": write"] : []);
  expect(text).not.toMatch(/secrets\.|pull_request_target/);
  for (const [, action] of text.matchAll(/uses: (.*)/g)) {
    expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
  for (const [checkout] of text.matchAll(/uses: actions\/checkout.*\n.*\n.*/g)) {
    expect(checkout).toContain("persist-credentials: false");
  }
});

it("installs what the lockfile says, and runs nothing that comes with it", () => {
  const installing = workflows.flatMap(({ text }) => text.match(/^.*pnpm\S* install.*$/gm) ?? []);
  for (const line of installing) expect(line).toContain(" --frozen-lockfile --ignore-scripts");
  expect(installing.length).toBeGreaterThan(0);
});

it("releases a tag, after the gate and the bill of materials, with provenance and no stored token", () => {
  const text = readText(".github/workflows/release.yml");
  const steps = [...text.matchAll(/- (?:run|uses): (.*)/g)].map(([, step = ""]) => step);
  expect(steps.map((step) => step.replace(/@[0-9a-f]{40}.*/, ""))).toEqual([
    "actions/checkout",
    ".ci/run",
    expect.stringMatching(/ sbom$/),
    "actions/upload-artifact",
    expect.stringMatching(/ publish --access public --no-git-checks$/),
  ]);
  expect(text).toContain("if: startsWith(github.ref, 'refs/tags/v')");
  expect(text).toContain("path: out/sbom.cdx.json");
  expect(text).toContain('NPM_CONFIG_PROVENANCE: "true"');
  expect(text).toContain("id-token: write");
  expect(text).not.toMatch(/NODE_AUTH_TOKEN|NPM_TOKEN/);
});

it("gives all packages one version, published for everybody with provenance", () => {
  const { fixed, access, ignore } = JSON.parse(readText(".changeset/config.json"));
  expect({ fixed, access, ignore }).toEqual({ fixed: [["@pdscp/*"]], access: "public", ignore: [] });
  const published = packagesOf().filter(({ manifest }) => !manifest.private);
  expect(published.map(({ manifest }) => manifest.publishConfig)).toEqual(
    published.map(() => expect.objectContaining({ access: "public", provenance: true })),
  );
});

it("runs what takes long every week", () => {
  const text = readText(".github/workflows/proof.yml");
  expect(text).toMatch(/^ {2}schedule:\n {4}- cron: /m);
  for (const run of ["fuzz --minutes 10", "coverage", "matrix", "mutate"]) expect(text).toContain(`- ${run}`);
});

it("promises in SECURITY.md what a file that is there holds", () => {
  const promises = readText("SECURITY.md").match(/^\| (?!promise|---).*\|$/gm) ?? [];
  const files = filesUnder(".");
  expect(promises.length).toBeGreaterThan(10);
  for (const promise of promises) {
    const named = [...promise.matchAll(/`([\w./-]+\.(?:ts|txt|yaml|yml))`/g)].map(([, name = ""]) => name);
    expect(named, promise).not.toEqual([]);
    expect(named.filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`)))).toEqual([]);
  }
});
