import { expect, it } from "vitest";
import { manifest, planted } from "./planted.ts";
import { forbiddenFileNames, forbiddenSyntax, impureNames, testsThatDoNotTest } from "./purity.ts";

const core = (path: string, code: string) => ({
  "packages/core/package.json": manifest("core"),
  [`packages/core/src/${path}`]: code,
});

it.each([
  "const now = new Date();",
  "const now = Date.now();",
  'const when = Date.parse("2024-04-01");',
  "const when: Date | undefined = undefined;",
  'const pounds = new Intl.NumberFormat("en-GB");',
  'const pounds = (1).toLocaleString("en-GB");',
  'const order = ["b", "a"].sort((a, b) => a.localeCompare(b));',
  'const order = "a"["localeCompare"]("b");',
  "const chance = Math.random();",
  'console.log("1");',
  'const zone = process.env["TZ"];',
  "const clock = globalThis.Date;",
  "setTimeout(() => 1, 10);",
  'const page = await fetch("https://example.org");',
  "const parts = { Date };",
])("refuses %s", (code) => {
  expect(planted(core("money.ts", `${code}\n`), impureNames)).toEqual([
    expect.stringMatching(/^packages\/core\/src\/money\.ts:1 uses/),
  ]);
});

it.each([
  "// new Date() is an instant, not a day",
  'const text = "Date.now()";',
  "const heading = { Date: 1 }.Date;",
  "interface Row { readonly Date: string; readonly process: string }",
  "function print(document: string) { return document; }",
])("allows %s", (code) => {
  expect(planted(core("money.ts", `${code}\n`), impureNames)).toEqual([]);
});

it("lets tests, an adapter's node entry and the command touch the machine", () => {
  const files = {
    ...core("money.test.ts", "const now = new Date();\n"),
    "packages/adapters-csv/package.json": manifest("adapters-csv"),
    "packages/adapters-csv/src/node.ts": "const folder = process.cwd();\n",
    "packages/cli/package.json": manifest("cli"),
    "packages/cli/src/command.ts": "const folder = process.cwd();\n",
  };
  expect(planted(files, impureNames)).toEqual([]);
});

it.each([
  { path: "money.ts", code: "export default 1;", what: "a default export" },
  { path: "money.ts", code: "export default function money() {}", what: "a default export" },
  { path: "money.ts", code: "const a = 1;\nexport { a as default };", what: "a default export" },
  { path: "money.ts", code: 'export * from "./pence.ts";', what: "export *" },
  { path: "money.ts", code: 'export * as pence from "./pence.ts";', what: "export *" },
  { path: "money.ts", code: "enum Kind { Cash }", what: "an enum" },
  { path: "money.ts", code: "namespace Money { export const a = 1; }", what: "a namespace" },
  { path: "index.ts", code: "export const a = 1;", what: "more than a list of names" },
])("refuses $what: $code", ({ path, code, what }) => {
  expect(planted(core(path, `${code}\n`), forbiddenSyntax)).toEqual([expect.stringContaining(`has ${what}`)]);
});

it("allows a list of names, and a switch with a default", () => {
  const list = core("index.ts", 'export { type Money, money } from "./money.ts";\n');
  const choice = core(
    "money.ts",
    "function a(b: number) {\n  switch (b) {\n    default:\n      return 1;\n  }\n}\n",
  );
  expect(planted({ ...list, ...choice }, forbiddenSyntax)).toEqual([]);
});

it.each(["utils.ts", "helpers.ts", "types.ts", "constants.ts", "financialYear.ts", "types.test.ts"])(
  "refuses a file named %s",
  (path) => {
    expect(planted(core(path, "\n"), forbiddenFileNames)).toEqual([`packages/core/src/${path}`]);
  },
);

it.each(["it.skip", "describe.only", "test.todo", "it.skipIf(true)", "it.each([1]).only"])(
  "refuses a test left out by %s",
  (call) => {
    const code = `${call}("adds", () => expect(1).toBe(1));\n`;
    expect(planted(core("money.test.ts", code), testsThatDoNotTest)).toEqual([
      "packages/core/src/money.test.ts:1 leaves a test out",
    ]);
  },
);

it("refuses a test that checks nothing", () => {
  const found = planted(core("money.test.ts", 'it("adds", () => void (1 + 1));\n'), testsThatDoNotTest);
  expect(found).toEqual(["packages/core/src/money.test.ts checks nothing"]);
});
