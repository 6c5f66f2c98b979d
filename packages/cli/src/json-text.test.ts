import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { fromJson } from "./json-text.ts";

const said = (text: string, schema: z.ZodType = z.unknown()) => {
  try {
    return fromJson(schema, text, "x.json");
  } catch (error) {
    return (error as Error).message.replace("Cannot read x.json", "");
  }
};

it.each([
  { text: '{\n  "a": 1,\n}', place: "3:1", when: "a comma follows the last" },
  { text: '{\n  "a": 1\n  "b": 2\n}', place: "3:3", when: "a comma is missing" },
  { text: '{ "a": yes }', place: "1:8", when: "quotes are missing" },
  { text: "{ 'a': 1 }", place: "1:3", when: "quotes are single" },
  { text: '{ "a": “b” }', place: "1:8", when: "quotes are curled" },
  { text: '{ "a": "b\n" }', place: "1:8", when: "a line ends within quotes" },
  { text: '{ "a": [1, 2 }', place: "1:14", when: "a bracket is missing" },
  { text: '{ "a": {', place: "1:9", when: "it stops" },
  { text: '{ "a" 1 }', place: "1:7", when: "a colon is missing" },
  { text: "", place: "1:1", when: "there is nothing" },
  { text: "{}\n{}", place: "2:1", when: "there are two" },
  { text: `[${"[],{},".repeat(200)}?]`, place: "1:1202", when: "it stops behind many short lists" },
  { text: "[".repeat(200_000), place: "1:101", when: "lists within lists have no end" },
])("says where a text stops being JSON when $when", ({ text, place }) => {
  expect(said(text)).toBe(`:${place}: JSON is needed`);
});

it("reads what JSON.parse reads, and never says that a whole text stops", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, cut) => {
      expect(said(text)).toEqual(JSON.parse(text));
      const [line, column] = String(said(`${text}\n?`))
        .split(":")
        .slice(1)
        .map(Number);
      expect([line, column]).toEqual([2, 1]);
      const half = text.slice(0, cut % (text.length + 1));
      expect(() => said(half)).not.toThrow();
    }),
  );
});

it("says which kinds there are, and where a value is of none of several forms", () => {
  const kinds = z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("fixed") }),
    z.strictObject({ kind: z.literal("full-fee") }),
  ]);
  expect(said('{"kind":"fullfee"}', kinds)).toBe(': one of "fixed", "full-fee" is needed at kind');
  expect(said("{}", z.union([z.string(), z.number()]))).toBe(
    ": text in quotes or a number without quotes is needed",
  );
  const choice = z.strictObject({
    to: z.union([z.enum(["each", "joint"]), z.strictObject({ id: z.string() })]),
  });
  expect(said('{"to":"all"}', choice)).toBe(
    ': one of "each", "joint" or a { } of names and values is needed at to',
  );
  expect(said('{"to":{"id":5,"name":""}}', choice)).toBe(
    ': text in quotes is needed at to.id; no such name is known at to: "name"',
  );
  expect(said("[[1], 2]", z.union([z.array(z.array(z.string())), z.array(z.string())]))).toBe(
    ": text in quotes is needed at 0.0; a list in [ ] is needed at 1",
  );
});

const schema = z.strictObject({
  year: z.string({ error: "Expected a year" }),
  amount: z.string(),
  per: z.enum(["day", "person"]).exactOptional(),
  list: z.array(z.int().min(1)).min(1).exactOptional(),
  name: z.string().min(1).exactOptional(),
  pair: z.array(z.string()).min(2).exactOptional(),
  odd: z.boolean().exactOptional(),
  within: z.strictObject({}).exactOptional(),
});

it.each([
  [{ yr: "2023/24", amount: "1" }, 'a year is needed at year; no such name is known: "yr"'],
  [{ year: "", amount: "", yr: "", sum: 1 }, 'no such name is known: "yr", "sum"'],
  [{ year: "", amount: "", pair: ["a"] }, "Too small: expected array to have >=2 items at pair"],
  [{ year: "", amount: 25 }, "text in quotes is needed at amount"],
  [{ year: "", amount: "", per: "place" }, 'one of "day", "person" is needed at per'],
  [{ year: "", amount: "", list: {} }, "a list in [ ] is needed at list"],
  [{ year: "", amount: "", list: ["1"] }, "a number without quotes is needed at list.0"],
  [{ year: "", amount: "", list: [0] }, "a number from 1 up is needed at list.0"],
  [{ year: "", amount: "", list: [1.5] }, "a whole number is needed at list.0"],
  [
    { year: "", amount: "", name: "", list: [] },
    "a list that is not empty is needed at list; text that is not empty is needed at name",
  ],
  [{ year: "", amount: "", odd: "yes" }, "true or false is needed at odd"],
  [{ year: "", amount: "", within: [] }, "a { } of names and values is needed at within"],
  [
    { per: 1, list: 1, odd: 1 },
    'a year is needed at year; text in quotes is needed at amount; one of "day", "person" is needed at per',
  ],
])("says what is needed, of three faults at most: %j", (given, need) => {
  expect(said(JSON.stringify(given), schema)).toBe(`: ${need}`);
});
