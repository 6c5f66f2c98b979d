import { expect, it } from "vitest";
import { checkDraft } from "./draft-check.ts";
import { published } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

const register = createRegister(published);

it("counts what has a source, by paragraph too", () => {
  const { coverage } = checkDraft(
    "The total budget was £303,140.\n\nThere were 812 lunches in 2023/24.",
    register,
  );
  expect(coverage).toMatchObject({ sourced: 1, total: 2, excused: 0, text: "1 of 2" });
  expect(coverage.paragraphs.map(({ line, text }) => `${line}: ${text}`)).toEqual(["1: 1 of 1", "3: 0 of 1"]);
});
