import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportedNames } from "../tooling/public-name.ts";
import { packagesOf, root } from "../tooling/tree.ts";
import { contract, namesIn } from "./contract.ts";

/** The source file behind each published name: "@pdscp/core/testing" is `packages/core/src/testing.ts`. */
const entries = new Map(
  packagesOf().flatMap(({ folder, manifest }) =>
    Object.entries(manifest.exports ?? {}).map(([path, conditions]) => [
      join(manifest.name, path),
      join("packages", folder, conditions["@pdscp/source"] ?? ""),
    ]),
  ),
);

describe.each(Object.entries(contract))("%s", (name, { values, types }) => {
  const entry = entries.get(name);

  it("is a package of the tree", () => {
    expect(entry).toBeDefined();
  });

  it("exports what scripts import", async () => {
    const module: Readonly<Record<string, unknown>> = await import(
      /* @vite-ignore */ join(root, entry ?? "")
    );
    expect(namesIn(values).filter((value) => module[value] === undefined)).toEqual([]);
  });

  it("exports the types that they name", () => {
    const exported = exportedNames(entry ?? "");
    expect(namesIn(types).filter((type) => !exported.includes(type))).toEqual([]);
  });
});
