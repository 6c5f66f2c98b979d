import { defineConfig } from "tsup";

/** How every package is built: one ESM file per module, so that a bundler drops what a program does not import. */
export const library = defineConfig({
  entry: ["src/**/*.ts", "!src/**/*.test.ts", "!src/**/*.test-d.ts", "!src/**/*.fixture.ts"],
  format: "esm",
  target: "es2022",
  splitting: true,
  sourcemap: true,
  clean: true,
  silent: true,
  removeNodeProtocol: false,
  dts: { compilerOptions: { ignoreDeprecations: "6.0", noEmit: false } },
});
