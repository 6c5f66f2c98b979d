import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a page pays for one import, and the most it may. */
export interface SizeBudget {
  readonly code: string;
  readonly kilobytes: number;
}

/** Budgets in kilobytes of minified, compressed code, with all that the import brings in; zod alone is 26. */
export const sizeBudgets: readonly SizeBudget[] = [
  { code: 'import { equalShares } from "@pdscp/funding"', kilobytes: 20 },
  { code: 'import { checkPercentage } from "@pdscp/statistics"', kilobytes: 20 },
];

/** The bytes that a browser loads for one import: bundled, tree-shaken, minified and compressed. */
export async function bytesFor(code: string, folder: string): Promise<number> {
  const [, names = ""] = /\{(.*)\}/.exec(code) ?? [];
  const { outputFiles } = await build({
    stdin: { contents: `${code};\nconsole.log(${names});\n`, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  return gzipSync(outputFiles[0]?.contents ?? "").length;
}
