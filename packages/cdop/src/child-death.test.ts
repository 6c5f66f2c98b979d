import { describeTable, memoryAdapter, readAll } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { type ChildDeath, childDeathSchema, childDeathTable } from "./child-death.ts";
import { anyDeath, day, death, review } from "./panel.fixture.ts";

it.each<{ told: Partial<ChildDeath>; codes: readonly string[]; field: string }>([
  { told: { notifiedOn: day("2023-05-09") }, codes: ["cdop/notified-before-death"], field: "notifiedOn" },
  {
    told: review("2023-05-09"),
    codes: ["cdop/reviewed-before-death", "cdop/reviewed-before-notified"],
    field: "reviewedOn",
  },
  { told: review("2023-05-10"), codes: ["cdop/reviewed-before-notified"], field: "reviewedOn" },
  {
    told: { reviewedOn: day("2023-09-01"), modifiable: "identified" },
    codes: ["cdop/review-without-category"],
    field: "categoryOfDeath",
  },
  {
    told: { reviewedOn: day("2023-09-01"), categoryOfDeath: 4 },
    codes: ["cdop/review-without-outcome"],
    field: "modifiable",
  },
  { told: { categoryOfDeath: 4 }, codes: ["cdop/category-without-review"], field: "categoryOfDeath" },
  { told: { modifiable: "identified" }, codes: ["cdop/modifiable-without-review"], field: "modifiable" },
  {
    told: { ...review("2023-09-01"), closedOn: day("2023-09-01"), closedBecause: "transferred" },
    codes: ["cdop/closed-and-reviewed"],
    field: "closedOn",
  },
  {
    told: { closedOn: day("2023-05-10"), closedBecause: "other" },
    codes: ["cdop/closed-before-notified"],
    field: "closedOn",
  },
  { told: { closedOn: day("2023-09-01") }, codes: ["cdop/closed-without-reason"], field: "closedBecause" },
  { told: { closedBecause: "other" }, codes: ["cdop/closed-without-reason"], field: "closedBecause" },
  { told: { ageInDays: 6_576 }, codes: ["cdop/not-a-child"], field: "ageInDays" },
  { told: { ageInDays: 1e9 }, codes: ["cdop/not-a-child"], field: "ageInDays" },
  { told: { ageInDays: 20 }, codes: ["cdop/age-band-mismatch"], field: "ageBand" },
  { told: { caseId: "9434765919" }, codes: ["cdop/personal-identifier"], field: "caseId" },
  { told: { caseId: "943-476-5919" }, codes: ["cdop/personal-identifier"], field: "caseId" },
  { told: { caseId: "BH12-3AB" }, codes: ["cdop/personal-identifier"], field: "caseId" },
  { told: { caseId: "X-2010-05-03" }, codes: ["cdop/personal-identifier"], field: "caseId" },
  { told: { caseId: "03.05.10" }, codes: ["cdop/personal-identifier"], field: "caseId" },
])("finds $codes in $told", ({ told, codes, field }) => {
  const found = childDeathTable.problemsOf(death(told));
  expect(found.map(({ code }) => code)).toEqual(codes);
  expect(new Set(found.map((issue) => issue.field))).toEqual(new Set([field]));
});

it("needs an age in one form or the other", () => {
  const { ageBand: _, ...ageless } = death();
  expect(childDeathTable.problemsOf(ageless).map(({ code, field }) => [code, field])).toEqual([
    ["cdop/age-missing", "ageBand"],
  ]);
  expect(childDeathTable.problemsOf({ ...ageless, ageInDays: 6_573 })).toEqual([]);
});

it.each(["C-0042", "23/0017", "1234567890", "SYN-0001", "2023_017"])("takes %s as a reference", (caseId) => {
  expect(childDeathTable.problemsOf(death({ caseId }))).toEqual([]);
  expect(childDeathSchema.safeParse(death({ caseId })).success).toBe(true);
});

it.each([
  "2010-05-03",
  "X-2010.5.3-Y",
  "3/5/2010",
  "13-05-10",
  "9434765919",
  "943-476-5919",
  "BH12-3AB",
  "BH123AB",
  "b1-1aa",
  "W1A-1AA",
])("takes %s for something that names a child", (caseId) => {
  expect(childDeathTable.problemsOf(death({ caseId })).map(({ code }) => code)).toEqual([
    "cdop/personal-identifier",
  ]);
});

it.each([
  "12010-05-03",
  "2010-05-031",
  "9434765918",
  "09434765919",
  "94347659190",
  "XBH12-3AB7",
  "BH12-3ABC",
  "ABC12-3AB",
])("takes %s for none", (caseId) => {
  expect(childDeathTable.problemsOf(death({ caseId }))).toEqual([]);
});

it("says what a reference is expected to be", () => {
  const { error } = childDeathSchema.safeParse(death({ caseId: "Jo" }));
  expect(error?.issues.map(({ message }) => message)).toEqual(['Expected a reference such as "C-0042"']);
});

it.each(["", "no digit", "nodigit", "Jo 1", "C-1\n", "x".repeat(41)])(
  "takes no name or blank as one: %j",
  (caseId) => {
    expect(childDeathSchema.safeParse(death({ caseId })).success).toBe(false);
  },
);

it("has no column for a name, a number or a place of a child", () => {
  const stray = { ...death(), name: "canary" };
  expect(childDeathSchema.safeParse(stray).success).toBe(false);
  expect(childDeathTable.columns.filter(({ sensitive }) => !sensitive).map(({ field }) => field)).toEqual([
    "area",
    "outOfArea",
  ]);
});

it("repeats no cell of a bad row", async () => {
  const rows = [
    { ...death(), caseId: "BH12-3AB", area: "canary-1", ageInDays: 7_919 },
    { ...death(), categoryOfDeath: 7_919, modifiable: "canary-2" },
  ];
  const refused = await readAll(memoryAdapter.reader(childDeathTable, { name: "cases", rows })).catch(
    (error: Error & { rejects: unknown }) => `${error.message}${error.stack}${JSON.stringify(error.rejects)}`,
  );
  expect(refused).toContain("cdop/personal-identifier");
  expect(refused).not.toMatch(/canary|7919|7_919|BH12/);
});

it("reads back what it writes", () => {
  fc.assert(
    fc.property(anyDeath, (each) => {
      const read = childDeathTable.readRow(childDeathTable.writeRow(each));
      expect(read).toEqual({ ok: true, record: each });
    }),
  );
});

it("keeps its shape", () => {
  expect(z.toJSONSchema(childDeathSchema, { io: "input" })).toMatchSnapshot();
  expect(describeTable(childDeathTable)).toMatchSnapshot();
  expect(
    childDeathTable.columns.map(({ heading, aliases, sensitive }) => [heading, sensitive, ...aliases]),
  ).toMatchSnapshot();
});
