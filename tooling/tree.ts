import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The top of this repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const passedOver = new Set(["node_modules", "dist", "out", "coverage", ".git", ".docs", ".changeset"]);

/** The files under a folder of the tree, written by people, as sorted paths relative to the top of that tree. */
export function filesUnder(folder: string, tree = root): string[] {
  const entries = readdirSync(join(tree, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => !passedOver.has(name))
    .flatMap((entry) => {
      const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path, tree) : entry.isFile() ? [path] : [];
    })
    .sort();
}

export function readText(path: string, tree = root): string {
  return readFileSync(join(tree, path), "utf8");
}

/** What the tooling reads of a `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly license?: string;
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly publishConfig?: { readonly exports?: Manifest["exports"] };
}

/** One folder of `packages/`. */
export interface Package {
  /** The folder's name, which is the published name without its scope: "core". */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Every file of the package, relative to the top of the tree. */
  readonly files: readonly string[];
  /** The files of `src` that are published: no tests, no type tests. */
  readonly sources: readonly string[];
}

/** Every package in the tree, by name. */
export function packagesOf(tree = root): Package[] {
  const files = filesUnder("packages", tree);
  return files
    .filter((path) => /^packages\/[^/]+\/package\.json$/.test(path))
    .map((path) => {
      const folder = path.split("/")[1] ?? "";
      const own = files.filter((file) => file.startsWith(`packages/${folder}/`));
      return {
        folder,
        manifest: JSON.parse(readText(path, tree)) as Manifest,
        files: own,
        sources: own.filter((file) => file.startsWith(`packages/${folder}/src/`) && isSource(file)),
      };
    });
}

/** Whether a file serves tests alone, and so is neither built nor published. */
export function isTest(path: string): boolean {
  return /\.(test|test-d|fixture)\.ts$/.test(path);
}

function isSource(path: string): boolean {
  return path.endsWith(".ts") && !isTest(path);
}
