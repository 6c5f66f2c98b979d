import { join } from "node:path";
import { transform } from "esbuild";
import type { Consumer } from "./consumer.ts";
import { readText } from "./tree.ts";

/** The program of `tests/golden.ts` in a project that installed the packed packages, in both formats: it prints its figures. */
export async function writeGoldenPrograms(consumer: Consumer): Promise<Record<"esm" | "cjs", string>> {
  const source = `${readText("tests/golden.ts")}\ngoldenFigures().then((text) => process.stdout.write(text));\n`;
  const write = async (format: "esm" | "cjs", name: string) => {
    const { code } = await transform(source, { loader: "ts", format, target: "node20" });
    consumer.write(name, code);
    return join(consumer.folder, name);
  };
  return { esm: await write("esm", "golden.mjs"), cjs: await write("cjs", "golden.cjs") };
}

/** Where partnerships' computers might stand, and a few that trip over days: no 30 December 2011, half hours, quarter hours. */
export const zones = [
  ...["UTC", "Europe/London", "America/Los_Angeles"],
  ...["Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe"],
];

/** A Turkish "i" has another capital, and a German number has commas where an English one has points. */
export const locales = ["C", "en_GB.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"];
