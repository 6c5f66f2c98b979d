import { expect, it } from "vitest";
import { codeOf } from "./node-error.ts";

it.each([
  { error: Object.assign(new Error("no such file, /home"), { code: "ENOENT" }), code: "ENOENT" },
  { error: Object.assign(new Error("no such file, /home"), { code: 2 }), code: "unknown" },
  { error: new Error("no such file, /home"), code: "unknown" },
  { error: { code: "ENOENT" }, code: "unknown" },
  { error: undefined, code: "unknown" },
])("says no more of $error than $code", ({ error, code }) => {
  expect(codeOf(error)).toBe(code);
});
