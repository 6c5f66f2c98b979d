import { expect, it } from "vitest";
import { CoreError, isPdscpError, PdscpError } from "./errors.ts";

it("carries a code, a path and a cause", () => {
  const cause = new Error("below");
  const error = new CoreError("Cannot read the amount: pounds are needed", {
    code: "core/amount-invalid",
    path: ["lines", 3],
    cause,
  });
  expect(error).toMatchObject({ name: "CoreError", code: "core/amount-invalid", path: ["lines", 3], cause });
  expect(error).toBeInstanceOf(PdscpError);
  expect("cause" in new PdscpError("x", { code: "x/y" })).toBe(false);
  expect(new PdscpError("x", { code: "x/y" })).toMatchObject({ name: "PdscpError", message: "x", path: [] });
});

it("is known as ours when another copy of core threw it, and nothing else is", () => {
  const foreign = Object.assign(new Error("x"), { [Symbol.for("@pdscp/error")]: true, code: "core/x" });
  expect([new PdscpError("x", { code: "x/y" }), foreign].map(isPdscpError)).toEqual([true, true]);
  expect(
    [new Error("x"), { [Symbol.for("@pdscp/error")]: true, code: "core/x" }, null, "core/x"].map(
      isPdscpError,
    ),
  ).toEqual([false, false, false, false]);
});
