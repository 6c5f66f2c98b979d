import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { examplesIn, moduleOf, writeExampleModules } from "./doctest.ts";
import { root } from "./tree.ts";

const bodyOf = (code: string) =>
  moduleOf({ file: "README.md", line: 1, code }).split("\n").slice(1).join("\n").trim();

it.each([
  {
    when: "the value stands on the line",
    code: "1 + 1; // => 2",
    body: "expectDoc(1 + 1).toEqual(2); // => 2",
  },
  {
    when: "the value stands on the next line",
    code: "add(1, 1);\n// => 2",
    body: "expectDoc(add(1, 1)).toEqual(2);\n// => 2",
  },
  {
    when: "the expression takes several lines",
    code: "[1, 2]\n  .map(String)\n  .join(); // => '1,2'",
    body: "expectDoc([1, 2]\n  .map(String)\n  .join()).toEqual('1,2'); // => '1,2'",
  },
  {
    when: "the value takes several lines",
    code: "pair();\n// => [\n//   1,\n// ]",
    body: "expectDoc(pair()).toEqual([ 1, ]);\n// => [\n//   1,\n// ]",
  },
  {
    when: "the value is an object",
    code: "line; // => { a: 1 }",
    body: "expectDoc(line).toEqual({ a: 1 }); // => { a: 1 }",
  },
  {
    when: "the expression is awaited",
    code: "await one(); // => 1",
    body: "expectDoc(await one()).toEqual(1); // => 1",
  },
  {
    when: "an error is shown",
    code: "divide(1, 0); // => throws sums/by-zero",
    body: 'await expectDoc(async () => (divide(1, 0))).rejects.toThrow(expectDoc.objectContaining({ code: "sums/by-zero" })); // => throws sums/by-zero',
  },
  {
    when: "it stands in a loop",
    code: "for (const n of [1, 2]) {\n  n > 0; // => true\n}",
    body: "for (const n of [1, 2]) {\n  expectDoc(n > 0).toEqual(true); // => true\n}",
  },
])("asserts what an example shows when $when", ({ code, body }) => {
  expect(bodyOf(code)).toBe(body);
});

it("keeps every line where it stands in its own file", () => {
  const module = moduleOf({ file: "README.md", line: 7, code: "const a = 1;\na; // => 1" }).split("\n");
  expect(module[7]).toBe("const a = 1;");
  expect(module[8]).toBe("expectDoc(a).toEqual(1); // => 1");
});

it.each([
  { when: "nothing is asserted", code: "const a = 1;", reason: "README.md:2 asserts nothing" },
  {
    when: "a declaration carries the arrow",
    code: "a; // => 1\nconst b = 1; // => 1",
    reason: "README.md:3 has an arrow",
  },
  {
    when: "the value is prose",
    code: "a; // => £1 each",
    reason: "README.md:2 shows what is not an expression",
  },
  { when: "the value is missing", code: "a; // =>", reason: "README.md:2 shows what is not an expression" },
])("refuses an example when $when", ({ code, reason }) => {
  expect(() => bodyOf(code)).toThrow(reason);
});

it("finds the ts fences of Markdown, and no others", () => {
  const text =
    "# A\n\n```sh\nnpm start\n```\n\n```ts\n1; // => 1\n```\n\n````md\n```ts\nnot code\n```\n````\n";
  expect(examplesIn("README.md", text)).toEqual([{ file: "README.md", line: 7, code: "1; // => 1" }]);
});

it("finds the fences of doc comments, with the line they stand on", () => {
  const text =
    'const a = "/** ```ts";\n\n/**\n * One.\n *\n * ```ts\n * one(); // => 1\n *\n *   two;\n * ```\n */\nexport const b = 1;\n';
  expect(examplesIn("src/one.ts", text)).toEqual([
    { file: "src/one.ts", line: 6, code: "one(); // => 1\n\n  two;" },
  ]);
});

it("refuses a fence that nothing closes", () => {
  expect(() => examplesIn("README.md", "one\n```ts\n1; // => 1\n")).toThrow("README.md:2 opens a fence");
});

it("fails where an example is wrong, passes where it is right, and says why one cannot run", async () => {
  const tree = mkdtempSync(join(tmpdir(), "pdscp-docs-"));
  mkdirSync(join(tree, "examples"));
  writeFileSync(
    join(tree, "README.md"),
    "```ts\n1 + 1; // => 2\n```\n```ts\n1 + 1; // => 3\n```\n```ts\nconst a = 1;\n```\n```ts\nnull!.x; // => throws a/b\n```\n",
  );
  const outcomes = await Promise.all(
    writeExampleModules(tree).map(async ({ name, path }) => {
      try {
        await import(/* @vite-ignore */ path);
        return `${name} passes`;
      } catch (error) {
        return `${name} ${error instanceof Error ? error.message.split("\n")[0] : error}`;
      }
    }),
  );
  rmSync(tree, { recursive: true });
  expect(outcomes).toEqual([
    "README.md:1 passes",
    "README.md:4 expected 2 to deeply equal 3",
    "README.md:7 README.md:8 asserts nothing: end an expression with // => value",
    expect.stringMatching(/^README\.md:10 expected/),
  ]);
  expect(root).not.toBe(tree);
});
