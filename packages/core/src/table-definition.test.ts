import { describe, expect, it } from "vitest";
import * as z from "zod";
import { defineTable } from "./table.ts";

describe("a table that is not clear", () => {
  const text = z.string();
  it.each<[string, () => unknown, readonly PropertyKey[]]>([
    [
      "drops unknown columns",
      () => defineTable({ name: "x", schema: z.object({ a: text }), headings: { a: "A" } }),
      ["schema"],
    ],
    [
      "has an object in a cell",
      () =>
        defineTable({
          name: "x",
          schema: z.strictObject({ a: z.strictObject({ b: text }) }),
          headings: { a: "A" },
        }),
      ["schema", "a"],
    ],
    [
      "has numbers in a list",
      () =>
        defineTable({ name: "x", schema: z.strictObject({ a: z.array(z.number()) }), headings: { a: "A" } }),
      ["schema", "a"],
    ],
    [
      "has no heading",
      () => defineTable({ name: "x", schema: z.strictObject({ a: text }), headings: {} as never }),
      ["headings", "a"],
    ],
    [
      "has one heading twice",
      () =>
        defineTable({
          name: "x",
          schema: z.strictObject({ a: text, b: text }),
          headings: { a: "A", b: { heading: "B", aliases: ["a "] } },
        }),
      ["headings", "b"],
    ],
    [
      "has a key that is no field",
      () =>
        defineTable({
          name: "x",
          schema: z.strictObject({ a: text }),
          headings: { a: "A" },
          key: ["b" as never],
        }),
      ["key", 0],
    ],
    [
      "has a field that no record could hold",
      () =>
        defineTable({
          name: "x",
          schema: z.strictObject({ ["__proto__"]: text }),
          headings: { ["__proto__"]: "A" },
        }),
      ["schema", "__proto__"],
    ],
  ])("because it %s is refused", (_, make, path) => {
    expect(make).toThrow(expect.objectContaining({ code: "core/table-invalid", path }));
    expect(make).toThrowErrorMatchingSnapshot();
  });
});
