import { calendarDate, checkParameter, financialYear, valueOn } from "@pdscp/core";
import { expect, it } from "vitest";
import { published } from "./register.fixture.ts";
import { createRegister } from "./register.ts";
import { checklist, reportDue } from "./requirement.ts";
import { yearlyReportRequirements } from "./yearly-report-requirement.ts";

const register = createRegister(published);
const requirements = valueOn(yearlyReportRequirements, calendarDate("2024-03-31"));

it("ships requirements that are dated, referenced and told apart", () => {
  expect(checkParameter(yearlyReportRequirements)).toEqual([]);
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
  const codes = checklist([], register, [], { year, on: calendarDate(on) }).map(({ code }) => code);
  expect(codes).toEqual(late ? ["report/overdue"] : []);
});
