import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/** The script as one file that Node runs without a loader, so that its memory and its start are its own. */
export function bundled(script: string): string {
  const folder = fileURLToPath(new URL("node_modules/.cache/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const outfile = `${folder}${script.replace(/\.ts$/, ".mjs")}`;
  buildSync({
    entryPoints: [fileURLToPath(new URL(script, import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["@pdscp/source"],
    external: ["@duckdb/node-api"],
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  return outfile;
}
