import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { wholeYear } from "./year.fixture.ts";

const draft = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const errorsIn = async (name: string) => {
  const { exit, out } = await pdscp("check", draft(name), "--folder", wholeYear, "--json");
  const { findings } = JSON.parse(out) as {
    findings: readonly { code: string; severity: string; line: number }[];
  };
  return { exit, errors: findings.filter(({ severity }) => severity === "error") };
};

it("finds no error in a draft in which everything is true", async () => {
  expect(await errorsIn("true-draft.md")).toEqual({ exit: 0, errors: [] });
});

it("finds an error in each sentence that says something else than the figures, but where another figure is so", async () => {
  const { exit, errors } = await errorsIn("slipped-draft.md");
  expect(exit).toBe(1);
  expect(errors.map(({ line, code }) => `${line} ${code.slice(7)}`)).toMatchInlineSnapshot(`
    [
      "1 drifted",
      "3 drifted",
      "5 drifted",
      "7 drifted",
      "9 percentage-does-not-follow",
      "11 drifted",
      "13 drifted",
      "15 withheld-printed",
      "17 withheld-printed",
      "19 withheld-printed",
      "21 withheld-printed",
      "23 drifted",
      "25 drifted",
      "27 drifted",
      "29 drifted",
      "31 drifted",
      "33 change-wrong-way",
      "37 drifted",
    ]
  `);
});
