import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run, runTool } from "../tooling/command.ts";
import { type Consumer, filesPromisedBy, installPacked } from "../tooling/consumer.ts";
import { writeExampleModules } from "../tooling/doctest.ts";
import { locales, writeGoldenPrograms, zones } from "../tooling/golden-program.ts";
import { packagesOf, readText, root } from "../tooling/tree.ts";
import { contract, namesIn } from "./contract.ts";

let consumer: Consumer;

beforeAll(async () => {
  consumer = await installPacked();
});

afterAll(() => consumer.remove());

const names = packagesOf()
  .filter(({ manifest }) => !manifest.private)
  .map(({ folder }) => folder);

const packed = (name: string) => {
  const found = consumer.packages.find(({ folder }) => folder === name);
  if (!found) throw new Error(`${name} was not packed`);
  return found;
};

/** A line for each file, or for what the build makes of one module; the parts that it shares out are named by their digest. */
function contentsOf(files: readonly string[]): string[] {
  const lines = files.map((file) =>
    file
      .replace(/^(dist\/.+?)-[\w-]{8}(\.d\.ts|\.js|\.js\.map)$/, (part, name, end) =>
        files.includes(`src/${part.slice("dist/".length, -end.length)}.ts`) ? part : `${name}-*${end}`,
      )
      .replace(/^(dist\/.+?)\.(?:d\.ts|js|js\.map)$/, "$1"),
  );
  return [...new Set(lines)];
}

/** Each published entry, as one line of a program. */
const lines = (line: (entry: string, index: number) => string) =>
  consumer.packages
    .flatMap(({ entries }) => entries)
    .map(line)
    .join("\n");

describe.each(names)("@pdscp/%s, packed", (name) => {
  it("holds what its source promises, and no test", () => {
    const { files } = packed(name);
    const promised = ["LICENSE", "README.md", ...filesPromisedBy(name)];
    expect(promised.filter((file) => !files.includes(file))).toEqual([]);
    expect(files.filter((file) => /\.(test|test-d|fixture)\.|__snapshots__|fixtures\//.test(file))).toEqual(
      [],
    );
  });

  it("names nothing of this repository", () => {
    const { manifest } = packed(name);
    expect(JSON.stringify(manifest)).not.toMatch(/@pdscp\/source|workspace:|catalog:/);
  });

  it("imports only what it declares", () => {
    const { files, manifest } = packed(name);
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const home = join(consumer.folder, "node_modules", manifest.name);
    const imported = files
      .filter((file) => /^dist\/.*\.(js|d\.ts)$/.test(file))
      .flatMap((file) => [
        ...readText(file, home).matchAll(/^(?:import|export)\b[^"']*["']([^"'.][^"']*)["']/gm),
      ])
      .map(([, specifier = ""]) => specifier)
      .filter((specifier) => !specifier.startsWith("node:"));
    const undeclared = imported.filter(
      (specifier) => !declared.some((dependency) => `${specifier}/`.startsWith(`${dependency}/`)),
    );
    expect([...new Set(undeclared)]).toEqual([]);
  });

  it("passes publint", async () => {
    const { manifest } = packed(name);
    const pkgDir = join(consumer.folder, "node_modules", manifest.name);
    const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("has types that resolve wherever it does", async () => {
    const { ok, output } = await runTool("attw", [
      "--profile",
      "esm-only",
      "--format",
      "ascii",
      packed(name).tarball,
    ]);
    expect(output).not.toContain("does not contain types");
    expect(ok, output).toBe(true);
  });
});

it("hold exactly the files that are written down", async () => {
  const lists = names.map((name) => `# @pdscp/${name}\n${contentsOf(packed(name).files).join("\n")}\n`);
  await expect(lists.join("\n")).toMatchFileSnapshot("packed.txt");
});

describe("a project that installs the packages", () => {
  it("imports and requires the same names, once", async () => {
    consumer.write(
      "required.cjs",
      `exports.modules = {\n${lines((entry) => `  "${entry}": require("${entry}"),`)}\n};\n`,
    );
    consumer.write(
      "imported.mjs",
      `${lines((entry, index) => `import * as m${index} from "${entry}";`)}
import { modules } from "./required.cjs";
const imported = {\n${lines((entry, index) => `  "${entry}": m${index},`)}\n};
const names = Object.entries(imported).map(([entry, module]) => [entry, Object.keys(module)]);
const twice = names.flatMap(([entry, keys]) => keys.filter((key) => modules[entry][key] !== imported[entry][key]));
console.log(JSON.stringify({ names: Object.fromEntries(names), twice }));\n`,
    );
    const { ok, output } = await run(process.execPath, ["--no-warnings", "imported.mjs"], {
      cwd: consumer.folder,
    });
    expect(ok, output).toBe(true);
    const { names: exported, twice } = JSON.parse(output);
    expect(twice).toEqual([]);
    for (const [entry, { values }] of Object.entries(contract)) {
      expect(exported[entry]).toEqual(expect.arrayContaining(namesIn(values)));
    }
  });

  it.each(zones)("computes the same figures in %s, in every locale, imported and required", async (TZ) => {
    const { esm, cjs } = await writeGoldenPrograms(consumer);
    const ends = await Promise.all(
      locales.map((LC_ALL, index) =>
        run(process.execPath, ["--no-warnings", index % 2 === 0 ? esm : cjs], {
          cwd: consumer.folder,
          env: { TZ, LC_ALL, LANG: LC_ALL },
        }),
      ),
    );
    expect(ends.map(({ output }) => output)).toEqual(locales.map(() => readText("tests/golden.txt")));
  });

  it("computes the same figures where nothing may be read but the packages, and nothing written or started", async () => {
    const { esm } = await writeGoldenPrograms(consumer);
    const [flag = ""] = ["--permission", "--experimental-permission"].filter((one) =>
      process.allowedNodeEnvironmentFlags.has(one),
    );
    const readable = [consumer.folder, join(root, "node_modules"), join(root, "packages")];
    const flags = [
      flag,
      ...readable.map((folder) => `--allow-fs-read=${join(folder, "*")}`),
      "--no-warnings",
    ];
    const runHere = (program: string) => run(process.execPath, [...flags, program], { cwd: consumer.folder });
    expect(await runHere(esm)).toEqual({ ok: true, output: readText("tests/golden.txt") });

    consumer.write(
      "reaching.mjs",
      'import { readFileSync } from "node:fs";\nreadFileSync("/etc/hostname");\n',
    );
    const refused = await runHere(join(consumer.folder, "reaching.mjs"));
    expect(refused.ok).toBe(false);
    expect(refused.output).toContain("ERR_ACCESS_DENIED");
  });

  it("asks the platform for no formats on the way, which would take 8 MB of every process", async () => {
    consumer.write(
      "formats.mjs",
      `let asked = 0;
Intl.DateTimeFormat = class { constructor() { asked += 1; } };
for (const name of ${JSON.stringify(names.map((name) => `@pdscp/${name}`))}) await import(name);
const { addMonths, calendarDate } = await import("@pdscp/core");
console.log(addMonths(calendarDate("2024-01-31"), 1), asked);
`,
    );
    const program = join(consumer.folder, "formats.mjs");
    expect(await run(process.execPath, [program], { cwd: consumer.folder })).toEqual({
      ok: true,
      output: "2024-02-29 0\n",
    });
  });

  it.each([
    { compiler: "@typescript/native/bin/tsc", module: "nodenext", moduleResolution: "nodenext" },
    { compiler: "@typescript/native/bin/tsc", module: "esnext", moduleResolution: "bundler" },
    { compiler: "typescript/bin/tsc", module: "nodenext", moduleResolution: "nodenext" },
  ])(
    "compiles strictly with $compiler under $moduleResolution",
    async ({ compiler, module, moduleResolution }) => {
      const typed = Object.entries(contract).filter(([, { types }]) => types);
      consumer.write(
        "program.ts",
        `${lines((entry, index) => `import * as m${index} from "${entry}";`)}
export const modules = [${lines((_, index) => `m${index},`)}];
${typed
  .map(([entry, { types }], index) =>
    namesIn(types)
      .map((type) => `export type { ${type} as T${index}${type} } from "${entry}";`)
      .join("\n"),
  )
  .join("\n")}\n`,
      );
      consumer.write(
        "required.cts",
        `${lines((entry, index) => `import m${index} = require("${entry}");`)}
export const modules = [${lines((_, index) => `m${index},`)}];\n`,
      );
      consumer.write(
        "tsconfig.json",
        JSON.stringify({
          compilerOptions: {
            ...{ module, moduleResolution, target: "es2022", lib: ["es2023", "dom"], types: ["node"] },
            ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
            ...{ skipLibCheck: false, noEmit: true },
          },
          files: ["program.ts", ...(module === "nodenext" ? ["required.cts"] : [])],
        }),
      );
      const { ok, output } = await run(process.execPath, [join(root, "node_modules", compiler)], {
        cwd: consumer.folder,
      });
      expect(output).toBe("");
      expect(ok).toBe(true);
    },
  );

  it("runs the command", async () => {
    const bin = join(consumer.folder, "node_modules", "@pdscp", "cli", "bin", "pdscp.js");
    const { ok, output } = await run(process.execPath, [bin, "template"], { cwd: consumer.folder });
    expect(output.split("\n")).toContain("training/bookings");
    expect(ok).toBe(true);
    const { output: version } = await run(process.execPath, [bin, "--version"], { cwd: consumer.folder });
    expect(version).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });

  it("runs the command from the clone as the README tells", async () => {
    const [, fence = ""] = /^## From a clone\n\n```sh\n([\s\S]*?)^```/m.exec(readText("README.md")) ?? [];
    const [, words = ""] = /^node (.*)$/m.exec(fence) ?? [];
    const { ok, output } = await run(process.execPath, words.split(" "));
    expect(output).toMatch(/^Total budget, .*\n {2}because: /);
    expect(ok).toBe(true);
  });

  it("gets from them what the documentation shows", async () => {
    const failed: string[] = [];
    for (const { name, path } of writeExampleModules(root, join(consumer.folder, "docs"))) {
      await import(/* @vite-ignore */ path).catch((error) => failed.push(`${name} ${error}`));
    }
    expect(failed).toEqual([]);
  });
});
