import { calendarDateSchema, defineTable, moneySchema, publishedCountSchema } from "@pdscp/core";
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
  { values: ["9990000220", "", '" "', ""], when: "an NHS number in the only cell that is filled" },
  { values: [" 999 000 0022 0 ", "999 0000220"], when: "NHS numbers, half of which are spaced so" },
  { values: ["W1A0AX", "EC1A 1BB"], when: "postcodes, half of which are mistyped" },
  {
    values: [...Array<string>(50).fill("A1"), ...Array<string>(50).fill("9990000220"), "A1"],
    when: "NHS numbers in half of its first hundred cells",
  },
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
  { values: ["A1", "A2", "9990000220"], when: "of which a third could be NHS numbers" },
  { values: ["9990007080"], when: "whose check digit would be ten" },
])("raises no alarm at references $when", async ({ values }) => {
  expect(await tell(refs(...values))).toMatchObject({ refused: undefined });
});

it.each([
  ...["9990000220", "999 000 0921", "999-000-0719", "999000-0719", "'9990000220", "999\u00a0 000  0921"].map(
    (value) => ({ value, what: "NHS numbers" }),
  ),
  ...["999.000.0220", "9990000220.0", '"9,990,000,220"'].map((value) => ({ value, what: "NHS numbers" })),
  ...["B1 1AA", "M11AE", "CR2 6XH", "DN551PT", "W1A 0AX", "EC1A1BB", "ec1a 1bb", "'B1 1AA", "B1  1AA"].map(
    (value) => ({ value, what: "postcodes" }),
  ),
])("knows $value for one of $what", async ({ value, what }) => {
  const { refused, error } = await tell(refs(value));
  expect(refused).toBe("1:4 csv/personal-data");
  expect(error?.message).toBe(
    `Cannot read text:1:4: the column "Ref" seems to hold ${what}: take it out, or declare it sensitive in the table (or allowPersonalData: ["Ref"])`,
  );
});

it.each([
  ...["99900002201", "A9990000220", "9990000220A", "999/000/0220", "9990-000-220", "999000022", "9990000221"],
  ...[
    "SW1A 1AAA",
    "XSW1A 1AA",
    "SW1A-1AA",
    "ABC1 1AA",
    "SW1A 11A",
    "SWA 1AA",
    "SW1A",
    "A1 B 2CD",
    "SW1; 1AA",
  ],
  ...["SW1A 1AA, W", "B1 1AA x", "x B1 1AA", "9990000220 seen twice", "it's B1 1AA"],
  ...["9 9 9 0 0 0 0 2 2 0", "A1 B2 CD", "B1' 1AA", "999000'0220", "9990000220.5", '"99,90,000,220"'],
])("raises no alarm at %j", async (value) => {
  expect((await tell(refs(value))).refused).toBeUndefined();
});

/** A table of names and of one column more, which says what it holds by field, heading or alias. */
const people = (field: string, heading: string, more: object = {}, schema: z.ZodType = z.string()) =>
  defineTable({
    name: "people",
    schema: z.strictObject({ name: z.string(), [field]: schema }),
    headings: { name: "Name", [field]: { heading, ...more } },
  });

it.each([
  { table: people("born", "Date of birth"), when: "the heading says so" },
  { table: people("dateOfBirth", "Day"), when: "the field says so" },
  { table: people("day", "Day", { aliases: ["D.O.B."] }), when: "an alias says so" },
  { table: people("day", "Child DOB"), when: "the heading says so in short" },
  ...["DoB", "Child DoB", "PersonDoB", "CHILD_DOB", "D O B", "DATE_OF_BIRTH"].map((heading) => ({
    table: people("day", heading),
    when: `a system heads the column ${heading}`,
  })),
  { table: people("day", "Born on"), when: "the heading says so in other words" },
  { table: people("day", "Birth date", {}, calendarDateSchema), when: "the column is one of days" },
])("refuses days of birth when $when", async ({ table }) => {
  const { heading, field } = table.columns[1] as (typeof table.columns)[number];
  for (const day of ["14/02/2019", "1/2/2019", "2019-02-14"]) {
    expect(await told(csvReader(table, file(`Name,${heading}`, `x,${day}`)))).toMatchObject({
      refused: "1:2 csv/personal-data",
      error: {
        heading,
        message: `Cannot read text:1:2: the column "${heading}" seems to hold dates of birth: take it out, or declare it sensitive in the table (or allowPersonalData: ["${field}"])`,
      },
    });
  }
});

it.each([
  {
    table: people("born", "Date of birth", { sensitive: true }),
    when: "the table says that it is sensitive",
  },
  { table: people("paidOn", "Paid on"), when: "the heading says something else" },
  { table: people("stillborn", "Stillborn"), when: "a word only ends so" },
  { table: people("adobe", "Adobe"), when: "a word only holds it" },
  { table: people("doBoards", "Do boards meet"), when: "two words only begin so" },
  { table: people("paidOn", "Paid on", {}, calendarDateSchema), when: "the column is one of other days" },
])("raises no alarm at days when $when", async ({ table }) => {
  const text = file(`Name,${table.columns[1]?.heading}`, "x,14/02/2019");
  expect((await told(csvReader(table, text))).refused).toBeUndefined();
});

it.each([
  ...["February 2019", "2019", "02/2019", "on 14/02/2019", "2019-02-14T10", "14/2/20199", "14/2/201"],
  ...[
    "a 14/2/2019",
    "114/2/2019",
    "14/2/2019 a",
    "a2019-02-14",
    "2019-02-14a",
    "Mayday 2019",
    "14 weeks 2019",
  ],
  ...["20190-02-14", "14/022/2019", "14 2 2019", "20191399", "30190214", "120190214", "14 Fabruary 2019"],
])("raises no alarm at %j under a heading of birth", async (day) => {
  const table = people("born", "Date of birth");
  expect((await told(csvReader(table, file("Name,Date of birth", `x,${day}`)))).refused).toBeUndefined();
});

it.each([
  ...[
    "14.02.2019",
    "14-02-2019",
    "'14/02/2019",
    " 14/02/2019 ",
    "14/02/19",
    "1-2-19",
    "2019-2-4",
    "2019/02/14",
  ],
  ...["14/02/2019 10:00", "2019-02-14 00:00:00.000", "2019-02-14T00:00:00Z", "14/02/2019 12:00:00 AM"],
  ...["14-Feb-2019", "14-Feb-19", "14 February 2019", "14th Feb 2019", "Thursday 14 February 2019"],
  ...['"Thu, 14 Feb 2019"', '"February 14, 2019"', "20190214"],
])("knows %j for a day of birth", async (day) => {
  const table = people("born", "Date of birth");
  expect((await told(csvReader(table, file("Name,Date of birth", `x,${day}`)))).refused).toBe(
    "1:2 csv/personal-data",
  );
});

it.each([
  { what: "whole numbers", schema: z.int() },
  { what: "numbers", schema: z.number() },
  { what: "amounts", schema: moneySchema },
  { what: "published counts", schema: publishedCountSchema },
  { what: "choices, and refuses each", schema: z.enum(["a", "b"]) },
  { what: "lists", schema: z.array(z.string()) },
])("refuses NHS numbers in a column of $what", async ({ schema }) => {
  const table = people("places", "Places", {}, schema);
  expect((await told(csvReader(table, file("Name,Places", "x,9990000220")))).refused).toBe(
    "1:2 csv/personal-data",
  );
  const known = people("places", "Places", { sensitive: true }, schema);
  expect((await told(csvReader(known, file("Name,Places", "x,9990000220")))).refused).toBeUndefined();
});

it("raises no alarm at numbers of births", async () => {
  const born = people("births", "Number of births", {}, z.number());
  expect((await told(csvReader(born, file("Name,Number of births", "x,20190214")))).refused).toBeUndefined();
});

it("looks at each item of a list, and names the first column of the table", async () => {
  const lists = people("refs", "Refs", {}, z.array(z.string()));
  expect((await told(csvReader(lists, file("Name,Refs", "x,A1; 9990000220; 999 000 0921")))).refused).toBe(
    "1:2 csv/personal-data",
  );
  const both = await told(csvReader(lists, file("Refs,Name", "9990000220,9990000220")));
  expect(both).toMatchObject({ refused: "1:2 csv/personal-data", error: { heading: "Name" } });
  const allowed = csvReader(lists, file("Refs,Name", "9990000220,9990000220"), {
    allowPersonalData: ["name"],
  });
  expect(await told(allowed)).toMatchObject({ refused: "1:1 csv/personal-data", error: { heading: "Refs" } });
});

it.each([
  { item: "SW1A 1AA", field: "refs" },
  { item: "14/02/2019", field: "dates of birth" },
  { item: "9434765919.00", field: "refs" },
])("finds $item among the other items of a list", async ({ item, field }) => {
  const lists = people("refs", field === "refs" ? "Refs" : "Dates of birth", {}, z.array(z.string()));
  const cells = [`x; ${item}`, `${item} ;x`, `${item}; x`].map((cell) => `a,${cell}`);
  const heading = field === "refs" ? "Refs" : "Dates of birth";
  expect((await told(csvReader(lists, file(`Name,${heading}`, ...cells)))).refused).toBe(
    "1:2 csv/personal-data",
  );
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
