import { expect, it } from "vitest";
import { filesUnder, readText } from "./tree.ts";

const workflows = filesUnder(".github/workflows").map((path) => ({ path, text: readText(path) }));

it("checks every push, and releases by hand", () => {
  expect(workflows.map(({ path }) => path.split("/").at(-1))).toEqual([
    "check.yml",
    "proof.yml",
    "release.yml",
  ]);
});

it.each(workflows)("gives $path no more rights than it needs, and no action that can change", ({ text }) => {
  expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  expect(text.match(/: write$/gm) ?? []).toEqual(text.includes("publish") ? [": write"] : []);
  expect(text).not.toMatch(/secrets\.|pull_request_target/);
  for (const [, action] of text.matchAll(/uses: (.*)/g)) {
    expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
  for (const [checkout] of text.matchAll(/uses: actions\/checkout.*\n.*\n.*/g)) {
    expect(checkout).toContain("persist-credentials: false");
  }
});
