import { defineConfig } from "vitest/config";

/** Tests read the packages' source, so nothing is built before one runs. */
const source = { conditions: ["@pdscp/source"] };

export default defineConfig({
  resolve: source,
  ssr: { resolve: source },
  test: {
    setupFiles: ["tests/setup.ts"],
    // Unless told, one processor of two would be left without work.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      suite("unit", [
        "packages/*/src/**/*.test.ts",
        "examples/*.test.ts",
        "bench/*.test.ts",
        "tests/{golden,secrecy,zone}.test.ts",
      ]),
      suite("house", ["tests/{architecture,contract,docs}.test.ts", "tooling/*.test.ts"]),
      suite("packed", ["tests/packed.test.ts"]),
      suite("browser", ["tests/*.browser.test.ts"]),
    ],
  },
});

/** `unit` runs in every time zone; `house` looks at the tree itself; `packed` and `browser` need what the build made. */
function suite(name: string, include: string[]) {
  return { extends: true as const, test: { name, include } };
}
