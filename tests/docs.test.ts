import { expect, it } from "vitest";
import { writeExampleModules } from "../tooling/doctest.ts";

for (const { name, path } of writeExampleModules()) {
  it(`${name} shows what it gives`, async () => {
    expect.hasAssertions();
    await import(/* @vite-ignore */ path);
  });
}
