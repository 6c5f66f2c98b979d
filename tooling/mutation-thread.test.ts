import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createVitest } from "vitest/node";
import { root } from "./tree.ts";

const files = {
  "counter.ts": "export const counter = { seen: 0 };",
  "first.test.ts": `
    import { threadId } from "node:worker_threads";
    import fc from "fast-check";
    import { it } from "vitest";
    import { counter } from "./counter.ts";
    counter.seen += 1;
    globalThis.loads = (globalThis.loads ?? 0) + 1;
    it(\`thread \${threadId}, load \${globalThis.loads}, seen \${counter.seen}, seed \${fc.readConfigureGlobal().seed}\`, () => {});
    it(\`left \${globalThis.__stryker__}\`, () => {
      globalThis.__stryker__ = "behind";
    });`,
  "unloadable.test.ts": `
    import { describe, it } from "vitest";
    it("is not reached", () => {});
    describe("a table", () => {
      throw new Error("It cannot be made");
    });`,
};

/** What each run says of the tests: one line for each test that ran. */
async function runs(count: number): Promise<string[][]> {
  mkdirSync(join(root, "out"), { recursive: true });
  const folder = mkdtempSync(join(root, "out/mutation-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const vitest = await createVitest("test", {
    config: join(root, "tooling/mutation.config.ts"),
    root,
    include: [`${folder}/*.test.ts`],
    watch: false,
  });
  try {
    const said: string[][] = [];
    for (let run = 0; run < count; run++) {
      vitest.state.filesMap.clear();
      await vitest.start();
      const tests = vitest.state.getFiles().flatMap(({ tasks }) => tasks);
      said.push(tests.map(({ name, result }) => `${name}: ${result?.state}`).sort());
    }
    return said;
  } finally {
    await vitest.close();
    rmSync(folder, { recursive: true });
  }
}

it("runs the tests again in one thread, with modules of their own, the same cases and nothing left behind", async () => {
  const [first = [], second = []] = await runs(2);
  const thread = /thread (\d+)/.exec(first.join())?.[1];
  expect(first).toContain(`thread ${thread}, load 1, seen 1, seed 1: pass`);
  expect(second).toContain(`thread ${thread}, load 2, seen 1, seed 1: pass`);
  expect(second).toContain("left undefined: pass");
});

it("counts a file that cannot be loaded as a test that fails", async () => {
  const [said] = await runs(1);
  expect(said).toContain("can be loaded: fail");
});
