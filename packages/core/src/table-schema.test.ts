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

it("says which words are yes and no: another tool knows true and false alone", () => {
  const flags = defineTable({
    name: "flags",
    schema: z.strictObject({ paid: z.boolean() }),
    headings: { paid: "Paid" },
  });
  const [field] = describeTable(flags).fields;
  expect(field?.trueValues).toEqual(["yes", "y", "true"]);
  expect(field?.falseValues).toEqual(["no", "n", "false"]);
  const written = [true, false].map((paid) => flags.writeRow({ paid })[0]);
  expect(written).toEqual([field?.trueValues?.[0], field?.falseValues?.[0]]);
  for (const word of [...(field?.trueValues ?? []), ...(field?.falseValues ?? [])])
    expect(flags.readRow([word])).toMatchObject({
      ok: true,
      record: { paid: field?.trueValues?.includes(word) },
    });
});

it("is described for other tools", () => {
  expect(describeTable(table)).toMatchSnapshot();
});
