import { realpathSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, packagesOf, readText, root } from "./tree.ts";

/** A part of a bill of materials, as CycloneDX 1.6 has it. */
export interface Component {
  readonly type: "library";
  readonly "bom-ref": string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly { readonly license: { readonly id: string } }[];
  /** What the lockfile says the tarball is; the packages of this repository have none before they are published. */
  readonly hashes?: readonly { readonly alg: "SHA-512"; readonly content: string }[];
}

export interface BillOfMaterials {
  readonly bomFormat: "CycloneDX";
  readonly specVersion: "1.6";
  readonly version: 1;
  readonly metadata: { readonly component: { readonly type: "library"; readonly name: string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Installed extends Manifest {
  readonly version: string;
}

/**
 * Everything that a program brings in with the packages, with licence and digest: read from what is installed and from the
 * lockfile, the same bytes for the same tree.
 */
export function billOfMaterials(tree = root): BillOfMaterials {
  const digests = digestsIn(readText("pnpm-lock.yaml", tree));
  const found = new Map<string, { component: Component; dependsOn: readonly string[] }>();

  const add = (folder: string, modules: string): string => {
    const manifest: Installed = JSON.parse(readText("package.json", folder));
    const { name, version, license = "", dependencies = {}, peerDependencies = {} } = manifest;
    const ref = `pkg:npm/${name.replace("@", "%40")}@${version}`;
    if (found.has(ref)) return ref;
    const digest = digests.get(`${name}@${version}`);
    const component: Component = {
      ...{
        type: "library",
        "bom-ref": ref,
        name,
        version,
        purl: ref,
        licenses: [{ license: { id: license } }],
      },
      ...(digest === undefined ? {} : { hashes: [{ alg: "SHA-512", content: digest }] }),
    };
    found.set(ref, { component, dependsOn: [] });
    const dependsOn = Object.keys({ ...dependencies, ...peerDependencies }).map((inner) => {
      const home = realpathSync(join(modules, inner));
      const isOwn = inner.startsWith("@pdscp/");
      return add(home, isOwn ? join(home, "node_modules") : home.slice(0, -inner.length));
    });
    found.set(ref, { component, dependsOn: dependsOn.toSorted() });
    return ref;
  };
  for (const { folder, manifest } of packagesOf(tree)) {
    const home = join(tree, "packages", folder);
    if (!manifest.private) add(home, join(home, "node_modules"));
  }

  const parts = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "library", name: "pdscp" } },
    components: parts.map(({ component }) => component),
    dependencies: parts.map(({ component, dependsOn }) => ({ ref: component["bom-ref"], dependsOn })),
  };
}

/** The digests of tarballs by name and version, in hexadecimal as CycloneDX writes them. */
function digestsIn(lockfile: string): ReadonlyMap<string, string> {
  const entries = lockfile.matchAll(
    /^ {2}'?([^'\s]+@[^'\s]+?)'?:\n {4}resolution: \{integrity: sha512-([^}]+)\}/gm,
  );
  return new Map(
    [...entries].map(([, name = "", digest = ""]) => [name, Buffer.from(digest, "base64").toString("hex")]),
  );
}
