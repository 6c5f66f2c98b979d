import { expect, it } from "vitest";
import {
  hostsInLockfile,
  unlikeTheOthers,
  unsafeInstallation,
  unwelcomeDependencies,
  wordsOutOfPlace,
} from "./manifest.ts";
import { manifest, planted } from "./planted.ts";
import { packagesOf, readText } from "./tree.ts";

const scaffolding = (name: string, text: string) => ({
  [`packages/${name}/package.json`]: text,
  ...Object.fromEntries(
    ["LICENSE", "README.md", "tsconfig.json", "tsup.config.ts", "src/index.ts"].map((file) => [
      `packages/${name}/${file}`,
      "",
    ]),
  ),
});

const core = readText("packages/core/package.json");
const likeCore = (change: (text: string) => string) => ({
  ...scaffolding("core", core),
  ...scaffolding(
    "funding",
    change(core.replaceAll("@pdscp/core", "@pdscp/funding").replace("packages/core", "packages/funding")),
  ),
});

it.each([
  { when: "it is like the others", change: (text: string) => text, found: [] },
  {
    when: "it publishes its tests",
    change: (text: string) => text.replace('"!src/**/*.test.ts",', ""),
    found: ["packages/funding/package.json has another files"],
  },
  {
    when: "the source condition would be published",
    change: (text: string) =>
      text.replace(/("publishConfig"[\s\S]*"\.": \{)/, '$1 "@pdscp/source": "./src/index.ts",'),
    found: ["packages/funding/package.json has another publishConfig"],
  },
  {
    when: "a key is new",
    change: (text: string) => text.replace('"type": "module"', '"main": "index.js", "type": "module"'),
    found: [
      "packages/funding/package.json has main, which no package has",
      "packages/funding/package.json lists its keys out of order",
    ],
  },
])("compares a package with the others when $when", ({ change, found }) => {
  expect(planted(likeCore(change), unlikeTheOthers)).toEqual(
    found.map((text) => expect.stringContaining(text)),
  );
});

it("names the scaffolding that is missing, and what belongs nowhere", () => {
  const files = {
    "packages/core/package.json": core,
    "packages/core/try.ts": "",
    "packages/core/fixtures/a.csv": "",
  };
  const found = planted(files, unlikeTheOthers);
  expect(found).toContain("packages/core/try.ts has no place in a package");
  expect(found).not.toContain("packages/core/fixtures/a.csv has no place in a package");
  expect(found).toContain("packages/core has no README.md");
  expect(found).toContain("packages/core has no tsup.config.ts");
});

it("asks what a dependency costs", () => {
  const found = planted(
    {
      "packages/funding/package.json": manifest("funding", { dependencies: { heavy: "1.0.0" } }),
      "packages/funding/README.md": "",
      "packages/funding/node_modules/heavy/package.json": JSON.stringify({
        name: "heavy",
        license: "GPL-3.0",
        scripts: { postinstall: "node build.js" },
        dependencies: { heavier: "1.0.0" },
      }),
      "packages/funding/node_modules/heavier/package.json": JSON.stringify({
        name: "heavier",
        license: "SSPL",
      }),
    },
    unwelcomeDependencies,
  );
  expect(found).toEqual([
    "packages/funding depends on heavy",
    "packages/funding/README.md does not say why it needs heavy",
    "heavy is under GPL-3.0",
    "heavy runs a script on postinstall",
    "heavier is under SSPL",
  ]);
});

it.each([
  { line: `see ${"/wor"}k/main`, what: "names a path of one machine" },
  { line: `see ${".."}/shared/facts`, what: "names a path of one machine" },
  { line: `${"TO"}DO: later`, what: "leaves something for later" },
  { line: `// ${"@ts-"}ignore`, what: "silences a check" },
])("finds a line that $what", ({ line, what }) => {
  expect(planted({ "README.md": `one\n${line}\n` }, wordsOutOfPlace)).toEqual([`README.md:2 ${what}`]);
});

it("finds a host in a lockfile", () => {
  const lockfile = "packages:\n  a@1.0.0:\n    resolution: {tarball: https://registry.example.org/a.tgz}\n";
  expect(planted({ "pnpm-lock.yaml": lockfile }, hostsInLockfile)).toHaveLength(1);
});

const settings =
  "strictDepBuilds: true\nallowBuilds:\n  esbuild: false\nminimumReleaseAge: 1440\nblockExoticSubdeps: true\n";

it.each([
  { change: (text: string) => text, found: [] },
  {
    change: (text: string) => text.replace("strictDepBuilds: true\n", ""),
    found: ["pnpm-workspace.yaml: strictDepBuilds is not on"],
  },
  { change: (text: string) => text.replace("esbuild: false", "esbuild: true"), found: ["  esbuild: true"] },
  {
    change: (text: string) => text.replace("1440", "1439"),
    found: ["pnpm-workspace.yaml: minimumReleaseAge is under a day"],
  },
  { change: (text: string) => text.replace("1440", "10080"), found: [] },
  {
    change: (text: string) => text.replace("blockExoticSubdeps: true", "blockExoticSubdeps: false"),
    found: ["pnpm-workspace.yaml: blockExoticSubdeps is not on"],
  },
])("says of an installation: $found", ({ change, found }) => {
  const files = { "pnpm-workspace.yaml": change(settings), ".npmrc": "ignore-scripts=true\n" };
  expect(planted(files, unsafeInstallation)).toEqual(found);
});

it("finds that scripts may run on installation", () => {
  const files = { "pnpm-workspace.yaml": settings, ".npmrc": "fund=false\n" };
  expect(planted(files, unsafeInstallation)).toEqual([".npmrc: ignore-scripts is not on"]);
});

it("reads every package of this tree", () => {
  expect(packagesOf().map(({ manifest: { name } }) => name)).toContain("@pdscp/core");
});
