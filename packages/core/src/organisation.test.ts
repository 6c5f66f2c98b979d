import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type CalendarDate, calendarDate } from "./calendar.ts";
import {
  type Arrangement,
  type ArrangementJson,
  areaSchema,
  arrangementSchema,
  arrangementsOn,
  checkArrangements,
  organisationSchema,
  successorsOf,
} from "./organisation.ts";

const arrangement = (id: string, change: Partial<ArrangementJson> = {}): Arrangement =>
  arrangementSchema.parse({
    id,
    name: id,
    functions: ["safeguarding"],
    areas: ["dorset"],
    partners: ["police"],
    ...change,
  });

const panDorset = arrangement("pan-dorset", {
  areas: ["dorset", "bcp"],
  from: "2019-09-01",
  until: "2024-08-01",
  successors: [{ id: "dorset-scp" }, { id: "bcp-scp", functions: ["safeguarding"] }],
});
const all = [
  panDorset,
  arrangement("dorset-scp", { from: "2024-08-01" }),
  arrangement("bcp-scp", { areas: ["bcp"], from: "2024-08-01" }),
  arrangement("cdop", { areas: ["dorset", "bcp", "somerset"], functions: ["child death review"] }),
];

it.each([
  ["2019-08-31", ["cdop"]],
  ["2019-09-01", ["pan-dorset", "cdop"]],
  ["2024-07-31", ["pan-dorset", "cdop"]],
  ["2024-08-01", ["dorset-scp", "bcp-scp", "cdop"]],
])("has on %s %j in force", (date, ids) => {
  expect(arrangementsOn(all, calendarDate(date)).map(({ id }) => id)).toEqual(ids);
});

it("refuses a day that there is not", () => {
  expect(() => arrangementsOn(all, "2023-02-30" as CalendarDate)).toThrow(
    expect.objectContaining({ code: "core/date-invalid" }),
  );
});

it("knows who follows", () => {
  expect(successorsOf(all, "pan-dorset").map(({ id }) => id)).toEqual(["dorset-scp", "bcp-scp"]);
  expect(successorsOf(all, "cdop")).toEqual([]);
});

it.each(["nobody", "pan-dorset"])("refuses to follow %s when somebody is not there", (id) => {
  expect(() => successorsOf([panDorset], id)).toThrow(
    expect.objectContaining({
      code: "core/arrangement-unknown",
      path: [id === "nobody" ? id : "dorset-scp"],
    }),
  );
  expect(() => successorsOf([panDorset], id)).toThrowErrorMatchingSnapshot();
});

describe("a set of arrangements", () => {
  it("that fits together gives no findings", () => {
    expect(checkArrangements(all)).toEqual([]);
    const [before, after] = [{ until: "2024-08-01" }, { from: "2024-08-01" }];
    expect(checkArrangements([arrangement("a", before), arrangement("b", after)])).toEqual([]);
    expect(checkArrangements([arrangement("a", after), arrangement("b", before)])).toEqual([]);
    expect(checkArrangements([arrangement("a"), arrangement("b", { areas: ["bcp"] })])).toEqual([]);
  });

  it.each<[string, readonly Arrangement[], readonly (string | number)[]]>([
    [
      "an id used twice",
      [...all, arrangement("cdop", { functions: ["training"] })],
      ["core/arrangement-repeated", 4],
    ],
    [
      "an id used twice, which is all that is wrong with it",
      [arrangement("a"), arrangement("a")],
      ["core/arrangement-repeated", 1],
    ],
    [
      "an unknown successor",
      [arrangement("a", { successors: [{ id: "b" }] })],
      ["core/arrangement-unknown", 0],
    ],
    [
      "an end before the beginning",
      [arrangement("a", { from: "2024-01-01", until: "2024-01-01" })],
      ["core/arrangement-dates", 0],
    ],
    [
      "days in common on which neither ends",
      [arrangement("a"), arrangement("b", { from: "2024-07-31", until: "2024-08-01" })],
      ["core/arrangements-overlap", 1],
    ],
    ["an overlap", [...all, arrangement("second", { from: "2024-07-31" })], ["core/arrangements-overlap", 4]],
  ])("with %s says so", (_, set, [code, index]) => {
    const findings = checkArrangements(set);
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(finding).toMatchObject({ code, severity: "error", path: [index] });
    expect(findings.map(({ message }) => message)).toMatchSnapshot();
  });
});

it.each([
  [areaSchema, { id: "bcp", name: "BCP", gssCode: "E0600058" }, "gssCode"],
  [organisationSchema, { id: "Dorset Police", name: "Dorset Police", kind: "police" }, "id"],
  [organisationSchema, { id: "x", name: "X", kind: "bank" }, "kind"],
  [organisationSchema, { id: "x", name: "", kind: "police" }, "name"],
  [organisationSchema, { id: "x-", name: "X", kind: "police" }, "id"],
  [organisationSchema, { id: "x", name: "X", kind: "police", code: "" }, "code"],
  [areaSchema, { id: "x", name: "" }, "name"],
  [areaSchema, { id: "x", name: "X", gssCode: "xE06000059" }, "gssCode"],
  [areaSchema, { id: "x", name: "X", gssCode: "E06000059x" }, "gssCode"],
  [areaSchema, { id: "x", name: "X", phone: "1" }, undefined],
  [arrangementSchema, { id: "x", name: "", functions: ["f"], areas: ["a"], partners: ["b"] }, "name"],
  [arrangementSchema, { id: "x", name: "X", functions: [""], areas: ["a"], partners: ["b"] }, "functions"],
  [arrangementSchema, { id: "x", name: "X", functions: ["f"], areas: [], partners: ["b"] }, "areas"],
  [arrangementSchema, { id: "x", name: "X", functions: ["f"], areas: ["a"], partners: [] }, "partners"],
  [organisationSchema, { id: "x", name: "X", kind: "police", phone: "1" }, undefined],
  [arrangementSchema, { id: "x", name: "X", functions: [], areas: ["a"], partners: ["b"] }, "functions"],
  [areaSchema, { id: "x", name: "X", until: "2024-02-30" }, "until"],
])("refuses a record that does not fit", (schema, record, field) => {
  const issue = schema.safeParse(record).error?.issues[0];
  expect(issue?.path[0]).toBe(field);
  expect(issue?.message).toMatchSnapshot();
});

it("keeps the stored form of an arrangement", () => {
  expect(z.encode(arrangementSchema, panDorset)).toEqual({
    id: "pan-dorset",
    name: "pan-dorset",
    functions: ["safeguarding"],
    areas: ["dorset", "bcp"],
    partners: ["police"],
    from: "2019-09-01",
    until: "2024-08-01",
    successors: [{ id: "dorset-scp" }, { id: "bcp-scp", functions: ["safeguarding"] }],
  });
  expect(z.toJSONSchema(arrangementSchema, { io: "input" })).toMatchSnapshot();
  expect(z.toJSONSchema(organisationSchema, { io: "input" })).toMatchSnapshot();
  expect(z.toJSONSchema(areaSchema, { io: "input" })).toMatchSnapshot();
});
