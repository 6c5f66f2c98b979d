import { calendarDate, checkParameter, financialYear, valueOn } from "@pdscp/core";
import { expect, it } from "vitest";
import { isFrozenThrough } from "./plain.fixture.ts";
import { published } from "./register.fixture.ts";
import { createRegister } from "./register.ts";
import { type ChecklistSection, checklist, type Requirement, reportDue } from "./requirement.ts";
import { yearlyReportRequirements } from "./yearly-report-requirement.ts";

const register = createRegister(published);
const requirements = valueOn(yearlyReportRequirements, calendarDate("2024-03-31"));

it("ships requirements that are dated, referenced and told apart", () => {
  expect(checkParameter(yearlyReportRequirements)).toEqual([]);
  expect(yearlyReportRequirements).toMatchSnapshot();
  for (const { value } of yearlyReportRequirements.values) {
    expect(new Set(value.map(({ id }) => id)).size).toBe(value.length);
    expect(value.filter(({ need }) => need === "must").map(({ id }) => id)).toEqual([
      "activity",
      "effectiveness",
    ]);
  }
});

it("lists what answers each requirement, and what is missing", () => {
  const items = checklist(requirements, register, [
    { id: "funding", meets: ["costs"] },
    { id: "voice", meets: ["feedback", "wishes"] },
  ]);
  expect(items.find(({ requirement }) => requirement === "costs")).toMatchObject({
    code: "report/requirement-met",
    severity: "note",
    figures: ["funding.share", "funding.budget"],
    sections: ["funding"],
  });
  expect(items.find(({ requirement }) => requirement === "activity")).toMatchObject({
    code: "report/requirement-missing",
    severity: "error",
  });
  expect(items.find(({ requirement }) => requirement === "threshold")).toMatchObject({
    code: "report/requirement-missing",
    severity: "warning",
  });
  expect(items.find(({ requirement }) => requirement === "wishes")).toMatchObject({
    code: "report/requirement-unknown",
  });
  expect(items).toHaveLength(requirements.length + 1);
});

const asked: readonly Requirement[] = [
  {
    id: "costs",
    title: "What it cost",
    need: "must",
    figures: ["training.", "funding."],
    reference: { title: "Guidance" },
    sure: "read",
  },
  {
    id: "voice",
    title: "What children say",
    need: "should",
    reference: { title: "Act" },
    sure: "well-known",
  },
];

it("says in words what answers each requirement", () => {
  const inWords = (...sections: readonly ChecklistSection[]) =>
    checklist(asked, register, sections).map(
      ({ code, severity, message, requirement, figures, sections: own }) =>
        `${severity} ${code} ${requirement}: ${message} | ${figures.join(" ")} | ${own.join(" ")}`,
    );
  expect([
    ...inWords(),
    ...inWords(
      { id: "money" },
      { id: "s", meets: ["costs", "voice"] },
      { id: "t", meets: ["voice", "wishes"] },
    ),
    ...checklist(asked, createRegister([]), [{ id: "s", meets: ["costs"] }]).map(({ message }) => message),
  ]).toMatchInlineSnapshot(`
    [
      "error report/requirement-missing costs: Missing: What it cost (Guidance) | funding.share funding.budget | ",
      "warning report/requirement-missing voice: Missing: What children say (Act; check the wording) |  | ",
      "note report/requirement-met costs: What it cost: s | funding.share funding.budget | s",
      "note report/requirement-met voice: What children say: s, t |  | s t",
      "warning report/requirement-unknown wishes: The section "t" meets "wishes", which is not a requirement of this list |  | t",
      "No figure stands behind: What it cost (Guidance)",
      "Missing: What children say (Act; check the wording)",
    ]
  `);
});

it("asks for figures where the requirement is of figures", () => {
  const [item] = checklist(requirements, createRegister([]), [{ id: "all", meets: ["activity"] }]);
  expect(item).toMatchObject({
    code: "report/requirement-without-figures",
    severity: "warning",
    sections: ["all"],
  });
});

it.each([
  { on: "2024-09-30", late: false },
  { on: "2024-10-01", late: true },
])("is late ($late) on $on", ({ on, late }) => {
  const year = financialYear("2023/24");
  expect(reportDue(year)).toBe("2024-09-30");
  expect(checklist([], register, [], { year, on: calendarDate(on) })).toEqual(
    late
      ? [
          {
            code: "report/overdue",
            severity: "error",
            message: "The report for 2023/24 was due on 2024-09-30",
            requirement: "due",
            figures: [],
            sections: [],
          },
        ]
      : [],
  );
  expect(checklist([], register, [], { year })).toEqual([]);
  expect(checklist([], register, [], { on: calendarDate(on) })).toEqual([]);
});

it("ships requirements that no one can change", () => {
  expect(isFrozenThrough(yearlyReportRequirements)).toBe(true);
});

it.each(["30/09/2024", "2024-09-30T09:00", null])("finds no report in time on what is no day: %s", (on) => {
  expect(() => checklist([], createRegister([]), [], { year: "2023/24" as never, on: on as never })).toThrow(
    expect.objectContaining({ code: "core/date-invalid" }),
  );
});
