import { defineTable } from "@pdscp/core";
import { expect, it } from "vitest";
import * as z from "zod";
import { csvReader } from "./index.ts";
import { file, told } from "./payment.fixture.ts";

/** Any row is a record of it, headings too. */
const notes = defineTable({
  name: "notes",
  schema: z.strictObject({ name: z.string(), note: z.string() }),
  headings: { name: "Name", note: "Note" },
});

it.each([
  { again: "Name,Note", rows: ["2 ok", "3:1 csv/header-repeated", "4 ok"], when: "as they stood" },
  { again: " name ,NOTE", rows: ["2 ok", "3:1 csv/header-repeated", "4 ok"], when: "in other letters" },
  { again: "Name,Notes", rows: ["2 ok", "3 ok", "4 ok"], when: "but for a letter more in the second" },
  { again: "Game,Note", rows: ["2 ok", "3 ok", "4 ok"], when: "but for the first letter" },
  { again: "Names,Note", rows: ["2 ok", "3 ok", "4 ok"], when: "but for a letter more in the first" },
  { again: "Namy,Note", rows: ["2 ok", "3 ok", "4 ok"], when: "but for the last letter" },
  { again: "Name,", rows: ["2 ok", "3 ok", "4 ok"], when: "the first alone" },
  { again: "Name", rows: ["2 ok", "3:2 csv/row-short", "4 ok"], when: "the first, and nothing behind it" },
  { again: ",Note", rows: ["2 ok", "3 ok", "4 ok"], when: "the last alone" },
])("tells headings that come again from a record where both are texts: $when", async ({ again, rows }) => {
  const read = await told(csvReader(notes, file("Name,Note", "a,b", again, "c,d")));
  expect(read).toMatchObject({ rows, refused: undefined });
});
