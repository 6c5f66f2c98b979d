import { expect, it } from "vitest";
import * as z from "zod";
import { type PublishedCount, publishedCountSchema } from "./published-count.ts";

it.each<readonly [string, PublishedCount, string]>([
  ["27", { kind: "count", count: 27 }, "27"],
  ["2,876", { kind: "count", count: 2876 }, "2876"],
  ["0", { kind: "count", count: 0 }, "0"],
  ["*", { kind: "withheld", marker: "*" }, "*"],
  [" <5 ", { kind: "withheld", marker: "<5" }, "<5"],
  ["[c]", { kind: "withheld", marker: "[c]" }, "[c]"],
  ["n/a", { kind: "not-available", marker: "n/a" }, "n/a"],
  ["[x]", { kind: "not-available", marker: "[x]" }, "[x]"],
  ["12,345", { kind: "count", count: 12_345 }, "12345"],
  [" 1,234 ", { kind: "count", count: 1234 }, "1234"],
  ["1,234,567", { kind: "count", count: 1_234_567 }, "1234567"],
  [" 27 ", { kind: "count", count: 27 }, "27"],
  ["9007199254740991", { kind: "count", count: Number.MAX_SAFE_INTEGER }, "9007199254740991"],
  ["\u2264 100", { kind: "withheld", marker: "\u2264 100" }, "\u2264 100"],
  ["*".repeat(20), { kind: "withheld", marker: "*".repeat(20) }, "*".repeat(20)],
  ...["**", "c", "C", "suppressed", "Withheld"].map(
    (marker) => [marker, { kind: "withheld", marker }, marker] as const,
  ),
  ...[
    "na",
    "n.a.",
    "[z]",
    "x",
    "Z",
    "..",
    "-",
    "\u2013",
    "\u2014",
    "not available",
    "not applicable",
    "Not known",
    "NULL",
  ].map((marker) => [marker, { kind: "not-available", marker }, marker] as const),
])("reads %j for what it is", (text, value, stored) => {
  expect(publishedCountSchema.decode(text)).toEqual(value);
  expect(publishedCountSchema.encode(publishedCountSchema.decode(text))).toBe(stored);
});

it.each([
  "",
  "-1",
  "1.5",
  "five",
  "1e3",
  "9007199254740993",
  "(5)",
  "about 5",
  "*5",
  "*".repeat(21),
  "12,34",
  "1234,567",
  ",123",
  "1,2345",
  "5*",
  "<1000",
  "<",
  "xn/a",
  "n/ax",
  "nxa",
  "nulls",
  "annul",
  "cc",
  "not",
  "...",
  "--",
  "[c",
])("refuses %j", (text) => {
  expect(publishedCountSchema.safeParse(text).error?.issues.map(({ message }) => message)).toEqual([
    'Expected a count or a marker such as "[c]"',
  ]);
});

it.each([publishedCountSchema, publishedCountSchema.refine(() => true)])(
  "leaves an optional count absent",
  (deaths) => {
    expect(z.encode(z.strictObject({ deaths: deaths.exactOptional() }), {})).toEqual({});
  },
);

it.each([undefined, null, 27, "27"])("encodes no %j, and says so", (value) => {
  expect(publishedCountSchema.safeEncode(value as never).error?.issues.map(({ message }) => message)).toEqual(
    ["Expected a published count"],
  );
});

it.each([
  { kind: "count", count: -1 },
  { kind: "count", count: 0.5 },
  { kind: "withheld", marker: "n/a" },
  { kind: "not-available" },
  { kind: "count", count: "5" },
  { kind: "count" },
  { kind: "number", marker: "five" },
  { kind: "withheld", marker: 5 },
])("does not encode %j", (value) => {
  expect(
    z.safeEncode(publishedCountSchema, value as never).error?.issues.map(({ message }) => message),
  ).toEqual(["Expected a published count"]);
});
