import { posix } from "node:path";
import { expect, it } from "vitest";
import sizeBudgets from "./size-budget.json" with { type: "json" };
import { packagesOf } from "./tree.ts";

it("has a budget for the whole of every published entry", () => {
  const entries = packagesOf()
    .filter(({ manifest }) => !manifest.private)
    .flatMap(({ manifest }) =>
      Object.keys(manifest.exports ?? {}).map((path) => posix.join(manifest.name, path)),
    );
  const whole = sizeBudgets.flatMap(({ code }) => /^import \* as all from "(.*)"$/.exec(code)?.[1] ?? []);
  expect(whole).toEqual(entries);
});
