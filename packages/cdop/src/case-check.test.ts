import { expect, it } from "vitest";
import { checkCases } from "./case-check.ts";
import { day, death, panelCases, review } from "./panel.fixture.ts";

it("finds nothing in cases that are in order", () => {
  expect(checkCases(panelCases, { areas: ["Dorset", "BCP", "Somerset"], on: day("2024-03-31") })).toEqual([]);
});

it.each([
  { cases: [death(), death()], code: "cdop/case-repeated", path: [1, "caseId"] },
  { cases: [death({ area: "Elsewhere" })], code: "cdop/area-unknown", path: [0, "area"] },
  { cases: [death(review("2024-04-01"))], code: "cdop/after-extract", path: [0, "reviewedOn"] },
  {
    cases: [death({ caseId: "C-2" }), death({ modifiable: "identified" })],
    code: "cdop/modifiable-without-review",
    path: [1, "modifiable"],
  },
])("finds $code at $path", ({ cases, code, path }) => {
  const found = checkCases(cases, { areas: ["Dorset"], on: day("2024-03-31") });
  expect(found.map((each) => [each.code, each.path])).toEqual([[code, path]]);
  expect(found.map(({ severity, message }) => `${severity}: ${message}`)).toMatchSnapshot();
});

it("knows of no area and no extract that it is not told of, and takes the day of the extract itself", () => {
  const cases = [death({ area: "Elsewhere", ...review("2024-03-31") })];
  expect(checkCases(cases)).toEqual([]);
  expect(checkCases(cases, { on: day("2024-03-31") })).toEqual([]);
  expect(checkCases(cases, { areas: ["Elsewhere"] })).toEqual([]);
});

it("lets a death out of the area be of any area", () => {
  expect(checkCases([death({ area: "Elsewhere", outOfArea: true })], { areas: ["Dorset"] })).toEqual([]);
});

it.each([
  { given: { ...death(), caseId: 7 }, path: ["cases", 1, "caseId"] },
  { given: { ...death(), caseId: undefined }, path: ["cases", 1, "caseId"] },
  { given: { ...death(), diedOn: "10/05/2023" }, path: ["cases", 1, "diedOn"] },
  { given: null, path: ["cases", 1, "caseId"] },
  { given: {}, path: ["cases", 1, "caseId"] },
])("refuses a record that no table has read, $given, with its place", ({ given, path }) => {
  expect(() => checkCases([death({ caseId: "C-2" }), given as never])).toThrow(
    expect.objectContaining({ code: "cdop/record-invalid", path }),
  );
});
