import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Ending } from "./command.ts";
import sizeBudgets from "./size-budget.json" with { type: "json" };
import { root } from "./tree.ts";

/** What each import costs a page, a line each, read from the last build; not ok when one is over its budget. */
export async function sizeReport(): Promise<Ending> {
  const sizes = await Promise.all(
    sizeBudgets.map(async (budget) => ({ ...budget, bytes: await bytesFor(budget.code) })),
  );
  return {
    ok: sizes.every(({ bytes, kilobytes }) => bytes <= kilobytes * 1000),
    output: sizes
      .map(({ code, kilobytes, bytes }) => `  ${(bytes / 1000).toFixed(1)} kB of ${kilobytes}   ${code}\n`)
      .join(""),
  };
}

/** The bytes that a browser loads for one import, or for all of an entry: bundled, tree-shaken, minified and compressed. */
async function bytesFor(code: string): Promise<number> {
  const [, names = "", all = ""] = /\{(.*)\}|\* as (\w+)/.exec(code) ?? [];
  const bundle = await bundleOf(`${code};\nconsole.log(${names}${all});\n`, join(root, "examples"));
  return gzipSync(bundle).length;
}

/** Entries for programs that run in Node, and in no page. */
const forNode = /"@pdscp\/(?:cli|[\w-]+\/node)"/;

/** A program as a page loads it: one file, tree-shaken and minified. */
export async function bundleOf(code: string, resolveDir: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    platform: forNode.test(code) ? "node" : "browser",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
