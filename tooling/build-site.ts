import { relative } from "node:path";
import { buildSite, siteFolder } from "./site.ts";
import { root } from "./tree.ts";

/** `pnpm site`: the site, or all that is wrong with it. */
const { ok, output } = await buildSite();
process.stdout.write(ok ? `${relative(root, siteFolder)}/index.html\n` : output);
if (!ok) process.exitCode = 1;
