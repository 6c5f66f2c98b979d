import { expect, it } from "vitest";
import { billOfMaterials } from "./bill-of-materials.ts";
import { packagesOf, readText } from "./tree.ts";

const { components, dependencies } = billOfMaterials();

it("lists every published package and what it brings in, each once", () => {
  const names = components.map(({ name }) => name);
  const own = packagesOf().filter(({ manifest }) => !manifest.private);
  expect(names).toEqual(expect.arrayContaining(own.map(({ manifest }) => manifest.name)));
  expect(names).toEqual(expect.arrayContaining(["@date-fns/utc", "date-fns", "decimal.js", "zod"]));
  expect(new Set(names).size).toBe(names.length);
});

it("says the digest of all that comes from a registry, and a licence of all", () => {
  const others = components.filter(({ name }) => !name.startsWith("@pdscp/"));
  for (const { hashes = [] } of others) {
    expect(hashes.map(({ content }) => content)).toEqual([expect.stringMatching(/^[0-9a-f]{128}$/)]);
  }
  for (const { licenses } of components) expect(licenses[0]?.license.id).toMatch(/^[\w.-]+$/);
});

it("follows each dependency to a component", () => {
  const refs = new Set(components.map((component) => component["bom-ref"]));
  expect(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([]);
});

it("holds nothing that SECURITY.md does not name, or that comes with what it names", () => {
  const own = packagesOf().filter(({ manifest }) => !manifest.private);
  const direct = own.flatMap(({ manifest: { dependencies, peerDependencies } }) =>
    Object.keys({ ...dependencies, ...peerDependencies }),
  );
  const others = [...new Set(direct)].filter((name) => !name.startsWith("@pdscp/"));
  const text = readText("SECURITY.md");
  expect(others.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  expect(others.length).toBeGreaterThan(3);
});

it("is the same bytes for the same tree", () => {
  expect(JSON.stringify(billOfMaterials())).toBe(JSON.stringify(billOfMaterials()));
});
