import { defineTable } from "@pdscp/core";
import { expect, it } from "vitest";
import * as z from "zod";
import { csvReader } from "./index.ts";
import { file, headings, tell, told } from "./payment.fixture.ts";

const refs = (...values: readonly string[]) =>
  file(headings, ...values.map((ref) => `Police,1,01/04/2024,${ref}`));
it.each([
  { values: ["9434765919"], when: "an NHS number" },
  { values: ["943 476 5919", "A1"], when: "an NHS number with spaces" },
  { values: ["943\u00a0476\u00a05919", "'9434765919"], when: "NHS numbers as pages and sheets write them" },
  { values: ["SW1A 1AA", "bh8 8aa"], when: "postcodes" },
  { values: ["SW1A  1AA", "bh8\u00a08aa"], when: "postcodes with other spaces" },
])("refuses a column that holds $when", async ({ values }) => {
  const { refused, error, rows } = await tell(refs(...values));
  expect({ refused, rows }).toEqual({ refused: "1:4 csv/personal-data", rows: [] });
  expect(error?.message).toContain('"Ref"');
  expect((await tell(refs(...values), { allowPersonalData: ["Ref"] })).refused).toBeUndefined();
  expect((await tell(refs(...values), { allowPersonalData: true })).refused).toBeUndefined();
});

it.each([
  { values: ["12345678901234567890"], when: "of twenty digits" },
  { values: ["9434765918"], when: "whose check digit is wrong" },
  { values: ["0000000000"], when: "of one digit" },
  {
    values: Array.from({ length: 50 }, (_, index) => String(4_500_000_000 + index)),
    when: "in a sequence",
  },
  { values: ["A1", "B2", "2024-04-01", "01/04/2024"], when: "of other kinds" },
])("raises no alarm at references $when", async ({ values }) => {
  expect(await tell(refs(...values))).toMatchObject({ refused: undefined });
});

it("refuses days under a heading of birth, unless they are declared sensitive", async () => {
  const table = (sensitive: boolean) =>
    defineTable({
      name: "people",
      schema: z.strictObject({ name: z.string(), born: z.string() }),
      headings: { name: "Name", born: { heading: "Date of birth", sensitive } },
    });
  const text = file("Name,Date of birth", "x,14/02/2019");
  expect((await told(csvReader(table(false), text))).refused).toBe("1:2 csv/personal-data");
  expect((await told(csvReader(table(true), text))).refused).toBeUndefined();
});

it("hands over none of the first rows when something else stops the file", async () => {
  const holding = refs("9434765919", "9434765919");
  for (const text of [`${holding}x"y,1,01/04/2024,A1`, `${holding}x\0`]) {
    const { rows, refused } = await tell(text);
    expect({ rows, refused }).toEqual({ rows: [], refused: expect.stringMatching(/^4:1 csv/) });
  }
  expect((await tell(`${refs("A1", "A2")}x"y`)).rows).toEqual(["2 ok", "3 ok"]);
});

it("looks at the first rows before it hands any over", async () => {
  const text = refs(
    ...Array.from({ length: 99 }, (_, index) => `A${index}`),
    ...Array<string>(101).fill("9434765919"),
  );
  expect((await tell(text)).rows).toHaveLength(200);
});
