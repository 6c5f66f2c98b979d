import { isPdscpError } from "@pdscp/core";
import { expect, it } from "vitest";
import { CliError, FileRefusal } from "./errors.ts";

it.each([
  { at: {}, place: "" },
  { at: { source: "a.csv" }, place: "a.csv" },
  { at: { source: "a.csv", line: 3 }, place: "a.csv:3" },
  { at: { source: "a.csv", line: 3, column: 2 }, place: "a.csv:3:2" },
])("says where a file was refused: $place", ({ at, place }) => {
  const refusal = new FileRefusal({ code: "x/odd", message: "Cannot use it" }, at);
  expect(refusal).toMatchObject({
    name: "FileRefusal",
    code: "x/odd",
    path: [],
    at,
    message: `${place}: Cannot use it`,
  });
  expect(isPdscpError(refusal)).toBe(true);
});

it("keeps the place within what was refused", () => {
  const refusal = new FileRefusal({ code: "x/odd", message: "Cannot use it", path: ["cases", 2] }, {});
  expect(refusal.path).toEqual(["cases", 2]);
  expect(new CliError("Cannot", { code: "cli/table-unknown" }).name).toBe("CliError");
});
