import { realpathSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, type Manifest, type Package, packagesOf, readText, root } from "./tree.ts";

const order = [
  ...["name", "version", "private", "description", "keywords", "license", "repository", "type", "engines"],
  ...["sideEffects", "files", "bin", "exports", "scripts"],
  ...["dependencies", "peerDependencies", "devDependencies", "publishConfig"],
];

const publishedFiles = [
  "dist",
  "src",
  "!src/**/*.test.ts",
  "!src/**/*.test-d.ts",
  "!src/**/*.fixture.ts",
  "!src/**/__snapshots__",
];

/** What every published package says in the same words. */
const common = {
  license: "MIT",
  type: "module",
  engines: { node: ">=20.19" },
  sideEffects: false,
  scripts: { build: "tsup" },
};

const filesOfEach = [
  "LICENSE",
  "README.md",
  "package.json",
  "tsconfig.json",
  "tsup.config.ts",
  "src/index.ts",
];

/** Every way in which a package's scaffolding differs from the others'. */
export function unlikeTheOthers(tree = root): string[] {
  return packagesOf(tree).flatMap((one) => {
    const place = `packages/${one.folder}`;
    const missing = filesOfEach.filter((file) => !one.files.includes(`${place}/${file}`));
    const folders = ["src", "fixtures", ...dataFoldersOf(one.manifest)].join("|");
    const known = new RegExp(`^${place}/((${folders})/.*|CHANGELOG\\.md|${filesOfEach.join("|")})$`);
    return [
      ...missing.map((file) => `${place} has no ${file}`),
      ...one.files.filter((file) => !known.test(file)).map((file) => `${file} has no place in a package`),
      ...differences(one).map((difference) => `${place}/package.json ${difference}`),
      ...["LICENSE", "tsup.config.ts"]
        .filter(
          (file) =>
            !missing.includes(file) &&
            readText(`${place}/${file}`, tree) !== readText(`packages/core/${file}`, tree),
        )
        .map((file) => `${place}/${file} differs from core's`),
    ];
  });
}

function differences({ folder, manifest }: Package): string[] {
  const given: Readonly<Record<string, unknown>> = { ...manifest };
  const expected: Readonly<Record<string, unknown>> = {
    ...common,
    name: `@pdscp/${folder}`,
    files: ["dist", ...dataFoldersOf(manifest), ...publishedFiles.slice(1)],
    repository: {
      type: "git",
      url: "git+https://github.com/pdscp/pdscp.git",
      directory: `packages/${folder}`,
    },
    exports: Object.fromEntries(
      Object.keys(manifest.exports ?? {}).map((path) => [path, conditionsOf(path)]),
    ),
    publishConfig: {
      access: "public",
      provenance: true,
      ...(manifest.bin ? { bin: (manifest.publishConfig as Manifest | undefined)?.bin } : {}),
      exports: Object.fromEntries(
        Object.keys(manifest.exports ?? {}).map((path) => {
          const { "@pdscp/source": _source, ...published } = conditionsOf(path);
          return [path, published];
        }),
      ),
    },
  };
  const keys = Object.keys(given);
  const sorted = keys.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return [
    ...keys.filter((key) => !order.includes(key)).map((key) => `has ${key}, which no package has`),
    ...(same(keys, sorted) ? [] : [`lists its keys out of order: ${keys.join(", ")}`]),
    ...Object.keys(expected)
      .filter((key) => !same(given[key], expected[key]))
      .map(
        (key) => `has another ${key}: ${JSON.stringify(given[key])} is not ${JSON.stringify(expected[key])}`,
      ),
    ...(["dependencies", "peerDependencies", "devDependencies"] as const)
      .filter((key) => !same(Object.keys(manifest[key] ?? {}), Object.keys(manifest[key] ?? {}).toSorted()))
      .map((key) => `lists its ${key} out of order`),
  ];
}

/** Folders of data that a package publishes beside its source. */
export function dataFoldersOf({ files = [] }: Manifest): string[] {
  return files.filter((file) => !publishedFiles.includes(file) && /^[a-z-]+$/.test(file));
}

/** "./testing" is read from `src/testing.ts` here, and from `dist/testing.js` once published. */
function conditionsOf(path: string): Readonly<Record<string, string>> {
  const name = path === "." ? "index" : path.slice(2);
  return {
    "@pdscp/source": `./src/${name}.ts`,
    types: `./dist/${name}.d.ts`,
    default: `./dist/${name}.js`,
  };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What a program that uses these packages brings in with them, besides themselves and zod. */
const runTimeDependencies: Readonly<Record<string, readonly string[]>> = {
  core: ["@date-fns/utc", "date-fns", "decimal.js"],
  report: ["@noble/hashes", "d3-scale", "d3-shape"],
  cli: ["commander"],
};

const licences = ["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD"];

/** Every run-time dependency that is unexpected, unexplained in its README, or under a licence that binds the reader. */
export function unwelcomeDependencies(tree = root): string[] {
  return packagesOf(tree).flatMap(({ folder, files, manifest }) => {
    const place = `packages/${folder}`;
    const readme = files.includes(`${place}/README.md`) ? readText(`${place}/README.md`, tree) : "";
    const others = Object.keys(manifest.dependencies ?? {}).filter((name) => !name.startsWith("@pdscp/"));
    const peers = Object.keys(manifest.peerDependencies ?? {});
    return [
      ...others
        .filter((name) => !runTimeDependencies[folder]?.includes(name))
        .map((name) => `${place} depends on ${name}`),
      ...peers.filter((name) => name !== "zod").map((name) => `${place} asks for ${name}`),
      ...[...others, ...peers].flatMap((name) => [
        ...(readme.includes(name) ? [] : [`${place}/README.md does not say why it needs ${name}`]),
        ...burdensOf(name, join(tree, place, "node_modules")),
      ]),
    ];
  });
}

/** What a dependency, and all that it brings in, asks of whoever installs it. */
function burdensOf(name: string, modules: string): string[] {
  const folder = realpathSync(join(modules, name));
  const {
    license = "",
    scripts = {},
    dependencies = {},
  }: Manifest = JSON.parse(readText("package.json", folder));
  const onInstall = ["preinstall", "install", "postinstall"].filter((script) => scripts[script]);
  return [
    ...(licences.includes(license) ? [] : [`${name} is under ${license}`]),
    ...onInstall.map((script) => `${name} runs a script on ${script}`),
    ...Object.keys(dependencies).flatMap((inner) => burdensOf(inner, folder.slice(0, -name.length))),
  ];
}

/** Every word in the tree that belongs to one machine, or that leaves something for later. */
export function wordsOutOfPlace(tree = root): string[] {
  const refused: readonly [RegExp, string][] = [
    [/\/wor[k]\//, "names a path of one machine"],
    [/\.\.\/share[d]\b/, "names a path of one machine"],
    [/\b(TO[D]O|FIX[M]E|XX[X])\b/, "leaves something for later"],
    [/@ts-ignor[e]|@ts-nochec[k]|biome-ignor[e]|eslint-disabl[e]/, "silences a check"],
  ];
  return filesUnder(".", tree)
    .filter((path) => /\.(ts|mjs|js|json|ya?ml|md|sh|csv)$|\/run$/.test(path) && path !== "pnpm-lock.yaml")
    .flatMap((path) =>
      readText(path, tree)
        .split("\n")
        .flatMap((line, index) =>
          refused.filter(([pattern]) => pattern.test(line)).map(([, what]) => `${path}:${index + 1} ${what}`),
        ),
    );
}

/** Every address in the lockfile: packages come from whichever registry the reader uses. */
export function hostsInLockfile(tree = root): string[] {
  return readText("pnpm-lock.yaml", tree).match(/^.*https?:\/\/.*$/gm) ?? [];
}

/** What an installation of this tree must say, by file. */
const installation: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  "pnpm-workspace.yaml": [
    [/^strictDepBuilds: true$/m, "strictDepBuilds is not on"],
    [/^blockExoticSubdeps: true$/m, "blockExoticSubdeps is not on"],
    [/^minimumReleaseAge: (?:\d{5,}|[2-9]\d{3}|1[5-9]\d\d|14[4-9]\d)$/m, "minimumReleaseAge is under a day"],
  ],
  ".npmrc": [[/^ignore-scripts=true$/m, "ignore-scripts is not on"]],
};

/** Every way in which an installation could run what a dependency brings, or take it before anybody has looked at it. */
export function unsafeInstallation(tree = root): string[] {
  return [
    ...Object.entries(installation).flatMap(([path, needs]) => {
      const settings = readText(path, tree);
      return needs.filter(([need]) => !need.test(settings)).map(([, problem]) => `${path}: ${problem}`);
    }),
    ...(readText("pnpm-workspace.yaml", tree).match(/^ {2}\S+: true$/gm) ?? []),
  ];
}
