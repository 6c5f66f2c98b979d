import { expect, it } from "vitest";
import * as z from "zod";
import { publishedCountSchema } from "./published-count.ts";

it.each([
  ["27", { kind: "count", count: 27 }, "27"],
  ["2,876", { kind: "count", count: 2876 }, "2876"],
  ["0", { kind: "count", count: 0 }, "0"],
  ["*", { kind: "withheld", marker: "*" }, "*"],
  [" <5 ", { kind: "withheld", marker: "<5" }, "<5"],
  ["[c]", { kind: "withheld", marker: "[c]" }, "[c]"],
  ["n/a", { kind: "not-available", marker: "n/a" }, "n/a"],
  ["[x]", { kind: "not-available", marker: "[x]" }, "[x]"],
])("reads %j for what it is", (text, value, stored) => {
  expect(publishedCountSchema.decode(text)).toEqual(value);
  expect(publishedCountSchema.encode(publishedCountSchema.decode(text))).toBe(stored);
});

it.each(["", "-1", "1.5", "five", "1e3", "9007199254740993", "(5)", "about 5", "*5"])(
  "refuses %j",
  (text) => {
    expect(publishedCountSchema.safeParse(text).success).toBe(false);
  },
);

it.each([
  { kind: "count", count: -1 },
  { kind: "count", count: 0.5 },
  { kind: "withheld", marker: "n/a" },
  { kind: "not-available" },
])("does not encode %j", (value) => {
  expect(z.safeEncode(publishedCountSchema, value as never).success).toBe(false);
});
