import fc from "fast-check";
import { expect, it } from "vitest";
import { openCases } from "./open-case.ts";
import {
  anyDeath,
  anyRecord,
  anyYear,
  day,
  death,
  lastYear,
  panelCases,
  panels,
  review,
  thisYear,
} from "./panel.fixture.ts";

it("says that open cases grew by 30: 57 came and 27 left", () => {
  expect(openCases(panelCases, { period: thisYear, by: panels })).toMatchObject({
    notified: 57,
    reviewed: 27,
    otherwiseClosed: 0,
    change: 30,
    residual: 0,
    outOfArea: 9,
    parts: [
      { label: "Pan-Dorset", notified: 27, reviewed: 22, change: 5, residual: 0 },
      { label: "Somerset", notified: 30, reviewed: 5, change: 25, residual: 0 },
    ],
  });
});

it.each([
  { told: {}, flow: [0, 1, 0, 0, 1], when: "it came in the year and stays" },
  { told: review("2024-03-31"), flow: [0, 1, 1, 0, 0], when: "it is reviewed on the last day" },
  { told: review("2024-04-01"), flow: [0, 1, 0, 0, 1], when: "it is reviewed the day after" },
  {
    told: { diedOn: day("2023-03-31"), notifiedOn: day("2023-03-31") },
    flow: [1, 0, 0, 0, 1],
    when: "it came the day before",
  },
  {
    told: { diedOn: day("2023-03-31"), notifiedOn: day("2023-04-01") },
    flow: [0, 1, 0, 0, 1],
    when: "it came on the first day",
  },
  {
    told: { closedOn: day("2023-06-01"), closedBecause: "transferred" as const },
    flow: [0, 1, 0, 1, 0],
    when: "it was transferred",
  },
  {
    told: { diedOn: day("2024-04-01"), notifiedOn: day("2024-04-01") },
    flow: [0, 0, 0, 0, 0],
    when: "it came later",
  },
  { told: { outOfArea: true }, flow: [0, 0, 0, 0, 0], when: "it is another panel's" },
])("gives $flow when $when", ({ told, flow }) => {
  const { opening, notified, reviewed, otherwiseClosed, closing, residual } = openCases([death(told)], {
    period: thisYear,
  });
  expect([opening, notified, reviewed, otherwiseClosed, closing]).toEqual(flow);
  expect(residual).toBe(0);
});

it("shows every band with none, no part where it is not divided, and no line for the out of area", () => {
  const flow = {
    opening: 0,
    notified: 0,
    reviewed: 0,
    otherwiseClosed: 0,
    closing: 0,
    change: 0,
    residual: 0,
  };
  const away = death({ outOfArea: true, area: "Elsewhere" });
  expect(openCases([], { period: thisYear, by: "ageBand" }).parts).toHaveLength(6);
  expect(openCases([away], { period: thisYear })).toEqual({
    ...flow,
    period: thisYear,
    outOfArea: 1,
    parts: [],
    because: "Open before 2023/24, and notified, less reviewed and otherwise closed in it",
  });
  const closed = death({ diedOn: day("2021-01-01"), notifiedOn: day("2021-01-02"), ...review("2021-02-01") });
  expect(openCases([away, closed], { period: thisYear, by: "area" }).parts).toEqual([
    { label: "Dorset", ...flow },
  ]);
  expect(openCases([closed], { period: thisYear, by: "modifiable" }).parts.map(({ label }) => label)).toEqual(
    ["identified", "none-identified", "insufficient-information"],
  );
  const elsewhere = { ...closed, area: "Elsewhere" };
  expect(openCases([elsewhere], { period: thisYear, by: panels }).parts.map(({ label }) => label)).toEqual([
    "Pan-Dorset",
    "Somerset",
  ]);
});

it("takes a review on the first day, and one notified on the last, as of the year", () => {
  const first = death({ diedOn: day("2023-03-01"), notifiedOn: day("2023-03-02"), ...review("2023-04-01") });
  const last = death({ caseId: "C-2", diedOn: day("2024-03-31"), notifiedOn: day("2024-03-31") });
  expect(openCases([first, last], { period: thisYear })).toMatchObject({
    opening: 1,
    notified: 1,
    reviewed: 1,
    closing: 1,
    residual: 0,
  });
});

it("closes: opening and what came, less what left, is closing, for every area as for all", () => {
  fc.assert(
    fc.property(fc.array(anyDeath), anyYear, (cases, period) => {
      const all = openCases(cases, { period, by: "area" });
      for (const { opening, notified, reviewed, otherwiseClosed, closing, change, residual } of [
        all,
        ...all.parts,
      ]) {
        expect(opening + notified - reviewed - otherwiseClosed).toBe(closing);
        expect([closing - opening, residual]).toEqual([change, 0]);
      }
      for (const flow of ["opening", "notified", "reviewed", "otherwiseClosed", "closing"] as const) {
        expect(all.parts.reduce((sum, part) => sum + part[flow], 0)).toBe(all[flow]);
      }
    }),
  );
});

it("opens a year as the one before closed", () => {
  fc.assert(
    fc.property(fc.array(anyRecord), (cases) => {
      expect(openCases(cases, { period: thisYear }).opening).toBe(
        openCases(cases, { period: lastYear }).closing,
      );
    }),
  );
});

it("shows a residual where a review stands before the notification", () => {
  const disorder = death({ ...review("2023-02-01") });
  expect(openCases([disorder], { period: thisYear })).toMatchObject({
    opening: 0,
    notified: 1,
    closing: 0,
    residual: -1,
  });
});
