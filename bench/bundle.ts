import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/**
 * The script as a file that Node runs without a loader, so that its memory and its start are its own; what it imports when
 * asked lies beside it.
 */
export function bundled(script: string): string {
  const folder = fileURLToPath(new URL("node_modules/.cache/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  buildSync({
    entryPoints: [fileURLToPath(new URL(script, import.meta.url))],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    conditions: ["@pdscp/source"],
    external: ["@duckdb/node-api"],
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  return `${folder}${script.replace(/\.ts$/, ".mjs")}`;
}
