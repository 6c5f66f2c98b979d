import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isAsShown, stepsIn, walk } from "./session.ts";

const guide =
  "One file.\n\n```csv funding/account.csv\nKind,Line\n```\n\n```console\n$ pdscp figures .\nBudget  £1\n...\n$ pdscp explain x\n```\n\n```ts\nlet a;\n```\n";

it("reads the files and the commands of a guide in their order", () => {
  expect(stepsIn(guide)).toEqual([
    { line: 3, file: "funding/account.csv", text: "Kind,Line\n" },
    { line: 8, command: ["pdscp", "figures", "."], prints: ["Budget  £1", "..."] },
    { line: 11, command: ["pdscp", "explain", "x"], prints: [] },
  ]);
  expect(() => stepsIn("```console\nBudget\n```\n")).toThrow("output without a command");
});

it.each([
  { prints: ["a", "b"], printed: "a\nb\n", as: true },
  { prints: ["a"], printed: "a   \n", as: true },
  { prints: ["a", "...", "d"], printed: "a\nb\nc\nd\n", as: true },
  { prints: ["a", "..."], printed: "a\n", as: true },
  { prints: ["a"], printed: "a\nb\n", as: false },
  { prints: ["a", "...", "d"], printed: "a\nb\n", as: false },
  { prints: ["a.c"], printed: "abc\n", as: false },
  { prints: [], printed: "a\n", as: false },
])("holds $prints against $printed", ({ prints, printed, as }) => {
  expect(isAsShown(prints, printed)).toBe(as);
});

it("runs each command beside the files written before it, in a folder that is gone afterwards", async () => {
  const before = process.cwd();
  let folder = "";
  const walked = await walk({ guide: "guide.md", steps: stepsIn(guide) }, async () => {
    folder = process.cwd();
    return readFileSync("funding/account.csv", "utf8");
  });
  expect(walked.map(({ line, printed }) => ({ line, printed }))).toEqual([
    { line: 8, printed: "Kind,Line\n" },
    { line: 11, printed: "Kind,Line\n" },
  ]);
  expect(existsSync(folder)).toBe(false);
  expect(process.cwd()).toBe(before);
});
