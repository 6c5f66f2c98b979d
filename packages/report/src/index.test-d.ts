import { expectTypeOf, test } from "vitest";
import {
  checkArithmetic,
  checkDraft,
  createRegister,
  type DraftFinding,
  fillTemplate,
  findNumbers,
  type NumberMention,
} from "./index.ts";

test("gives findings and mentions that cannot be changed", () => {
  expectTypeOf(checkArithmetic("")).toEqualTypeOf<readonly DraftFinding[]>();
  expectTypeOf(findNumbers("")).toEqualTypeOf<readonly NumberMention[]>();
  expectTypeOf(checkDraft("", createRegister([])).coverage.sourced).toEqualTypeOf<number>();
  // @ts-expect-error a mention is read, not written
  findNumbers("27")[0].value = "28";
});

test("takes a register and nothing like one", () => {
  // @ts-expect-error figures alone are no register
  fillTemplate("", []);
});

test("branches on codes that are known", () => {
  // @ts-expect-error there is no such finding
  checkArithmetic("").filter(({ code }) => code === "report/no-such-finding");
});
