import { sizeReport } from "./size.ts";

/** `pnpm size`, after a build. */
const { ok, output } = await sizeReport();
console.log(output.trimEnd());
if (!ok) process.exitCode = 1;
