import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { run, runPnpm } from "./command.ts";
import { type Manifest, packagesOf, readText, root } from "./tree.ts";

/** A package as the registry would hold it. */
export interface Packed {
  readonly folder: string;
  readonly tarball: string;
  readonly manifest: Manifest;
  /** The files of the tarball, relative to the package. */
  readonly files: readonly string[];
  /** The published names: "@pdscp/core", "@pdscp/core/testing". */
  readonly entries: readonly string[];
}

/** A project on a partnership's computer, with the packed packages installed and nothing of this repository. */
export interface Consumer {
  readonly folder: string;
  readonly packages: readonly Packed[];
  write(path: string, text: string): void;
  remove(): void;
}

/** Packs what the build made and installs it in a new folder, without a network. */
export async function installPacked(): Promise<Consumer> {
  const folder = mkdtempSync(join(tmpdir(), "pdscp-consumer-"));
  const modules = join(folder, "node_modules");
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs);
  const packing = await runPnpm([
    "--recursive",
    "--filter",
    "./packages/*",
    "pack",
    "--pack-destination",
    tarballs,
  ]);
  if (!packing.ok) throw new Error(`Cannot pack the packages:\n${packing.output}`);

  const packages = packagesOf().filter(({ manifest }) => !manifest.private);
  const packed = await Promise.all(
    packages.map(async ({ folder: name }): Promise<Packed> => {
      const tarball = readdirSync(tarballs).find((file) => new RegExp(`^pdscp-${name}-\\d`).test(file)) ?? "";
      const home = join(modules, "@pdscp", name);
      mkdirSync(home, { recursive: true });
      const unpacking = await run("tar", [
        "-xzf",
        join(tarballs, tarball),
        "--strip-components=1",
        "-C",
        home,
      ]);
      if (!unpacking.ok) throw new Error(`Cannot unpack ${tarball}:\n${unpacking.output}`);
      const manifest: Manifest = JSON.parse(readText("package.json", home));
      linkOthers(manifest, join(root, "packages", name, "node_modules"), modules);
      return {
        folder: name,
        tarball: join(tarballs, tarball),
        manifest,
        files: readdirSync(home, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => posix.relative(home, posix.join(entry.parentPath, entry.name)))
          .sort(),
        entries: Object.keys(manifest.exports ?? {}).map((path) => posix.join(manifest.name, path)),
      };
    }),
  );
  link(join(root, "node_modules/@types/node"), join(modules, "@types/node"));

  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write("package.json", JSON.stringify({ name: "partnership", private: true, type: "module" }));
  return { folder, packages: packed, write, remove: () => rmSync(folder, { recursive: true }) };
}

/** What the registry would give besides these packages: exactly what they declare. */
function linkOthers({ dependencies, peerDependencies }: Manifest, from: string, to: string): void {
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    if (!name.startsWith("@pdscp/")) link(join(from, name), join(to, name));
  }
}

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    symlinkSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

/** The published files that the source of a package promises. */
export function filesPromisedBy(folder: string): string[] {
  const { sources = [] } = packagesOf().find((one) => one.folder === folder) ?? {};
  const modules = sources.map((path) => path.slice(`packages/${folder}/src/`.length, -".ts".length));
  return modules.flatMap((name) => [`src/${name}.ts`, `dist/${name}.js`, `dist/${name}.d.ts`]);
}
