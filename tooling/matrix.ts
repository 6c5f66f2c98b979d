import { run } from "./command.ts";
import { installPacked } from "./consumer.ts";
import { locales, writeGoldenPrograms, zones } from "./golden-program.ts";
import { readText } from "./tree.ts";

/** `pnpm matrix`: the packed packages give the same bytes in each version of Node that they support, in every zone and locale. */
const versions = ["20", "22", "24"];

const expected = readText("tests/golden.txt");
const consumer = await installPacked();
try {
  const programs = await writeGoldenPrograms(consumer);
  for (const version of versions) {
    const node = await run("npx", [
      "--yes",
      "--prefer-offline",
      `node@${version}`,
      "--print",
      "process.execPath",
    ]);
    const path = node.output.trim().split("\n").at(-1) ?? "";
    if (!node.ok) throw new Error(`Cannot run Node ${version}: the registry is needed\n${node.output}`);
    const { output: exact } = await run(path, ["--version"]);
    let same = 0;
    const differing: string[] = [];
    for (const [format, program] of Object.entries(programs)) {
      for (const TZ of zones) {
        for (const LC_ALL of locales) {
          const env = { TZ, LC_ALL, LANG: LC_ALL };
          const { output } = await run(path, ["--no-warnings", program], { cwd: consumer.folder, env });
          if (output === expected) same++;
          else differing.push(`${format} TZ=${TZ} LC_ALL=${LC_ALL}\n${output.slice(0, 2_000)}`);
        }
      }
    }
    console.log(`Node ${exact.trim()}: ${same} runs gave the same bytes, ${differing.length} others`);
    if (differing.length > 0) {
      console.log(differing[0]);
      process.exitCode = 1;
    }
  }
} finally {
  consumer.remove();
}
