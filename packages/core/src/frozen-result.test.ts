import { expect, it } from "vitest";
import { calendarDate } from "./calendar.ts";
import { financialYear, quartersOf, rangeOf } from "./financial-year.ts";
import { frozenCopy } from "./frozen-copy.ts";
import { arrangementSchema, arrangementsOn, checkArrangements, successorsOf } from "./organisation.ts";
import { checkParameter } from "./parameter.ts";
import { table } from "./table.fixture.ts";
import { describeTable } from "./table-schema.ts";

const day = calendarDate("2024-06-12");
const year = financialYear("2023/24");
const arrangement = arrangementSchema.parse({
  id: "joint",
  name: "Joint",
  functions: ["safeguarding"],
  areas: ["north"],
  partners: ["police"],
});

it.each<[string, () => unknown]>([
  ["quartersOf", () => quartersOf(year)],
  ["rangeOf days", () => rangeOf({ from: day, to: day })],
  ["rangeOf a quarter", () => rangeOf(quartersOf(year)[0])],
  ["rangeOf a year", () => rangeOf(year)],
  ["arrangementsOn", () => arrangementsOn([arrangement], day)],
  ["successorsOf", () => successorsOf([arrangement], "joint")],
  ["checkArrangements", () => checkArrangements([arrangement, arrangement])],
  ["checkParameter", () => checkParameter({ name: "", unit: "", values: [] })],
  ["describeTable", () => describeTable(table)],
])("gives a result in which nothing can be changed: %s", (_, result) => {
  const one = result();
  // It copies whatever is not frozen all the way down.
  expect(frozenCopy(one)).toBe(one);
});
