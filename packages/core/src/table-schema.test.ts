import { expect, it } from "vitest";
import * as z from "zod";
import { table } from "./table.fixture.ts";
import { defineTable } from "./table.ts";
import { describeTable } from "./table-schema.ts";

it("is described without a key where it has none, and without the values of a list", () => {
  const lists = defineTable({
    name: "lists",
    schema: z.strictObject({ kinds: z.array(z.enum(["a", "b"])) }),
    headings: { kinds: "Kinds" },
  });
  expect(describeTable(lists)).toEqual({
    name: "lists",
    fields: [
      {
        name: "Kinds",
        title: "kinds",
        type: "string",
        description: "Any number of values, with semicolons between",
        constraints: { required: true },
      },
    ],
    missingValues: [""],
  });
});

it("is described for other tools", () => {
  expect(describeTable(table)).toMatchSnapshot();
});
