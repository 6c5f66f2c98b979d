import { expect, it } from "vitest";
import { manifest, planted } from "./planted.ts";
import { exportedNames, undocumentedNames, unexplainedCodes } from "./public-name.ts";

const tree = {
  "packages/core/package.json": manifest("core", {
    exports: {
      ".": { "@pdscp/source": "./src/index.ts" },
      "./testing": { "@pdscp/source": "./src/testing.ts" },
    },
  }),
  "packages/core/README.md": "`core/amount-invalid`\n",
  "packages/core/src/index.ts": 'export { add, type Money, roundTo as round, sum } from "./money.ts";\n',
  "packages/core/src/money.ts":
    "/** Pounds. */\nexport type Money = string;\n\n/** Adds. */\nexport const add = 1;\n\n// Sums.\nexport function sum() {}\n\n/** @internal */\nfunction roundTo() {}\nexport { roundTo };\n",
  "packages/core/src/testing.ts": "export interface Kit {}\n",
  "packages/core/src/errors.ts": 'export type CoreErrorCode = "core/amount-invalid" | "core/date-invalid";\n',
};

it("follows each public name to the comment that explains it", () => {
  expect(planted(tree, undocumentedNames)).toEqual([
    "packages/core/src/index.ts exports round without saying what it gives",
    "packages/core/src/index.ts exports sum without saying what it gives",
    "packages/core/src/testing.ts exports Kit without saying what it gives",
  ]);
});

it("takes the comment of a schema for the record inferred from it", () => {
  const files = {
    "packages/core/package.json": tree["packages/core/package.json"],
    "packages/core/src/index.ts": 'export type { Area, Place } from "./area.ts";\n',
    "packages/core/src/area.ts":
      "/** An area. */\nexport const areaSchema = 1;\nexport interface Area extends z.output<typeof areaSchema> {}\nexport interface Place extends z.output<typeof placeSchema> {}\n",
  };
  expect(planted(files, undocumentedNames)).toEqual([
    "packages/core/src/index.ts exports Place without saying what it gives",
  ]);
});

it("names what a module exports", () => {
  expect(planted(tree, (folder) => exportedNames("packages/core/src/index.ts", folder))).toEqual([
    "add",
    "Money",
    "round",
    "sum",
  ]);
});

it("finds the codes that a README leaves out", () => {
  expect(planted(tree, unexplainedCodes)).toEqual([
    "packages/core/README.md does not name core/date-invalid",
  ]);
});
