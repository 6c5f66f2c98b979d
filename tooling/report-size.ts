import { join } from "node:path";
import { bytesFor, sizeBudgets } from "./size.ts";
import { root } from "./tree.ts";

/** Prints what each import costs a page, read from the last build: `pnpm size`. */
for (const { code, kilobytes } of sizeBudgets) {
  const bytes = await bytesFor(code, join(root, "examples"));
  console.log(`${(bytes / 1000).toFixed(1).padStart(6)} kB of ${kilobytes}   ${code}`);
}
