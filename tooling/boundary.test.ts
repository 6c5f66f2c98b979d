import { expect, it } from "vitest";
import { forbiddenDependencies, forbiddenImports } from "./boundary.ts";
import { manifest, planted } from "./planted.ts";

const share = "packages/funding/src/share.ts";

it.each([
  {
    when: "it is undeclared",
    code: 'import { rate } from "@pdscp/statistics";',
    why: "package.json does not declare it",
  },
  {
    when: "it leaves by a path",
    code: 'import { rate } from "../../statistics/src/rate.ts";',
    why: "it leaves the package",
  },
  {
    when: "it is declared but forbidden",
    code: 'import { feeFor } from "@pdscp/training";',
    why: "funding may not rest on it",
  },
  {
    when: "it is a type alone",
    code: 'import type { Fee } from "@pdscp/training";',
    why: "funding may not rest on it",
  },
  {
    when: "it is a type in place",
    code: 'type Fee = import("@pdscp/training").Fee;',
    why: "funding may not rest on it",
  },
  {
    when: "it is loaded later",
    code: 'const fees = await import("@pdscp/training");',
    why: "funding may not rest on it",
  },
  {
    when: "it is exported again",
    code: 'export { feeFor } from "@pdscp/training";',
    why: "funding may not rest on it",
  },
  {
    when: "it is required",
    code: 'const fees = require("@pdscp/training");',
    why: "funding may not rest on it",
  },
  {
    when: "it is a subpath",
    code: 'import { a } from "@pdscp/training/node";',
    why: "funding may not rest on it",
  },
  {
    when: "its name is computed",
    code: "const fees = await import(name);",
    why: "package.json does not declare it",
  },
  { when: "it is core's alone", code: 'import Decimal from "decimal.js";', why: "core alone brings it in" },
  {
    when: "it touches the machine",
    code: 'import { readFileSync } from "node:fs";',
    why: "only an adapter's node entry",
  },
  {
    when: "it touches it unprefixed",
    code: 'import { readFile } from "fs/promises";',
    why: "only an adapter's node entry",
  },
  {
    when: "it brings in Node's types",
    code: '/// <reference types="node" />',
    why: "package.json does not declare it",
  },
  { when: "it is a test", code: 'import { a } from "./share.test.ts";', why: "it is not published" },
  { when: "it is for tests", code: 'import fc from "fast-check";', why: "package.json does not declare it" },
])("refuses an import when $when", ({ code, why }) => {
  const found = planted(
    {
      "packages/funding/package.json": manifest("funding", {
        dependencies: {
          "@pdscp/core": "workspace:^",
          "@pdscp/training": "workspace:^",
          "decimal.js": "10.6.0",
        },
        devDependencies: { "fast-check": "4.10.2" },
      }),
      [share]: `${code}\n`,
    },
    forbiddenImports,
  );
  expect(found).toEqual([expect.stringContaining(`${share}:`)]);
  expect(found[0]).toContain(why);
});

it("allows what the house allows", () => {
  const found = planted(
    {
      "packages/funding/package.json": manifest("funding", {
        dependencies: { "@pdscp/core": "workspace:^", "@pdscp/statistics": "workspace:^" },
        peerDependencies: { zod: "^4.6.0" },
        devDependencies: { "fast-check": "4.10.2" },
      }),
      "packages/funding/src/share.ts":
        '// import { feeFor } from "@pdscp/training";\nimport { money } from "@pdscp/core";\nimport { rate } from "@pdscp/statistics";\nimport * as z from "zod";\nimport { a } from "./other.ts";\n',
      "packages/funding/src/share.test.ts":
        'import fc from "fast-check";\nimport { readFileSync } from "node:fs";\nimport facts from "../fixtures/facts.json" with { type: "json" };\n',
      "packages/adapters-csv/package.json": manifest("adapters-csv", {
        dependencies: { "@pdscp/core": "workspace:^" },
      }),
      "packages/adapters-csv/src/node.ts": 'import { open } from "node:fs/promises";\n',
    },
    (tree) => [...forbiddenImports(tree), ...forbiddenDependencies(tree)],
  );
  expect(found).toEqual([]);
});

it("refuses a dependency that points the wrong way, wherever it is declared", () => {
  const found = planted(
    {
      "packages/core/package.json": manifest("core", {
        devDependencies: { "@pdscp/statistics": "workspace:^" },
      }),
      "packages/funding/package.json": manifest("funding", {
        dependencies: { "@pdscp/cdop": "workspace:^" },
      }),
      "packages/adapters-xlsx/package.json": manifest("adapters-xlsx", {
        peerDependencies: { "@pdscp/training": "workspace:^" },
      }),
      "packages/report/package.json": manifest("report", { dependencies: { "decimal.js": "10.6.0" } }),
    },
    forbiddenDependencies,
  );
  expect(found).toEqual([
    "packages/adapters-xlsx depends on @pdscp/training",
    "packages/core depends on @pdscp/statistics",
    "packages/funding depends on @pdscp/cdop",
    "packages/report depends on decimal.js, which core alone brings in",
  ]);
});
