import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type DeathEvent,
  deathsNotified,
  deathsOccurred,
  deathsReviewed,
  deathTally,
} from "./death-count.ts";
import {
  anyDimension,
  anyRecord,
  anyYear,
  day,
  death,
  panelCases,
  panels,
  review,
  thisYear,
} from "./panel.fixture.ts";
import { refusalOf } from "./plain.fixture.ts";

it("counts the 27 reviews of the year as 22 and 5, and the 22 as 10 and 12", () => {
  const byPanel = deathsReviewed(panelCases, { period: thisYear, by: panels });
  expect(byPanel.total).toBe(27);
  expect(byPanel.parts).toEqual([
    { label: "Pan-Dorset", count: 22 },
    { label: "Somerset", count: 5 },
  ]);
  expect(deathsReviewed(panelCases, { period: thisYear, by: "area" }).parts).toEqual([
    { label: "BCP", count: 12 },
    { label: "Dorset", count: 10 },
    { label: "Somerset", count: 5 },
  ]);
});

it("counts the 57 notified as 27 and 30, with the 9 out of the area apart", () => {
  const { total, outOfArea, parts, because } = deathsNotified(panelCases, { period: thisYear, by: panels });
  expect([total, outOfArea]).toEqual([57, 9]);
  expect(parts.map(({ count }) => count)).toEqual([27, 30]);
  expect(because).toContain("2023/24");
});

it.each(["not-a-child-death", "duplicate-notification"] as const)(
  "counts no death that occurred for a notification that was closed as %s",
  (closedBecause) => {
    const closed = { notifiedOn: day("2023-05-11"), closedOn: day("2023-05-20"), closedBecause };
    const cases = [
      death({ caseId: "C-1", diedOn: day("2023-05-10"), notifiedOn: day("2023-05-11") }),
      death({ caseId: "C-2", diedOn: day("2023-05-10"), ...closed }),
      death({ caseId: "C-3", diedOn: day("2023-05-10"), ...closed, outOfArea: true }),
      death({ caseId: "C-4", diedOn: day("2023-05-10"), ...closed, closedBecause: "transferred" }),
    ];
    const { total, outOfArea } = deathsOccurred(cases, { period: thisYear });
    expect([total, outOfArea]).toEqual([2, 0]);
    const { total: notified, outOfArea: elsewhere } = deathsNotified(cases, { period: thisYear });
    expect([notified, elsewhere]).toEqual([3, 1]);
  },
);

it("tells the three events apart", () => {
  const late = death({
    diedOn: day("2022-03-31"),
    notifiedOn: day("2022-04-01"),
    ...review("2024-03-31", { modifiable: "identified" }),
  });
  const inPeriod = (from: string, to: string) => ({ period: { from: day(from), to: day(to) } });
  const unusual = inPeriod("2022-01-01", "2024-03-31");
  expect(deathsOccurred([late], inPeriod("2022-03-31", "2022-03-31")).total).toBe(1);
  expect(deathsNotified([late], inPeriod("2022-03-31", "2022-03-31")).total).toBe(0);
  expect(deathsNotified([late], inPeriod("2022-04-01", "2022-04-01")).total).toBe(1);
  expect(deathsReviewed([late], { period: thisYear }).total).toBe(1);
  expect(
    [deathsOccurred, deathsNotified, deathsReviewed].map((count) => count([late], unusual).total),
  ).toEqual([1, 1, 1]);
});

it("shows every band, category and outcome, and every area met, even with none", () => {
  const period = { from: day("1990-01-01"), to: day("1990-01-01") };
  expect(deathsReviewed(panelCases, { period, by: "area" }).parts.map(({ label }) => label)).toEqual([
    "BCP",
    "Dorset",
    "Somerset",
  ]);
  expect(deathsReviewed([], { period, by: "ageBand" }).parts).toHaveLength(6);
  expect(deathsReviewed([], { period, by: "categoryOfDeath" }).parts).toHaveLength(10);
  expect(deathsReviewed([], { period, by: "modifiable" }).parts).toHaveLength(3);
  expect(deathsReviewed([], { period }).parts).toEqual([]);
});

it("counts a review under its category, and under none where the number has none", () => {
  const cases = [1, 4, 10, 11].map((categoryOfDeath) => death({ ...review("2023-06-01"), categoryOfDeath }));
  const { parts } = deathsReviewed(cases, { period: thisYear, by: "categoryOfDeath" });
  expect(parts.filter(({ count }) => count > 0)).toEqual([
    { label: "1. Deliberately inflicted injury, abuse or neglect", count: 1 },
    { label: "4. Malignancy", count: 1 },
    { label: "10. Sudden unexpected, unexplained death", count: 1 },
    { label: "not known", count: 1 },
  ]);
});

it("loses no death that fits no part", () => {
  const { ageBand: _, ...ageless } = death();
  const stray = { ...ageless, area: "Elsewhere" };
  const by = (dimension: "ageBand" | "modifiable" | "categoryOfDeath" | typeof panels) =>
    deathsNotified([stray], { period: thisYear, by: dimension }).parts.filter(({ count }) => count > 0);
  expect(by("ageBand")).toEqual([{ label: "not known", count: 1 }]);
  expect(by("modifiable")).toEqual([{ label: "not yet reviewed", count: 1 }]);
  expect(by("categoryOfDeath")).toEqual([{ label: "not yet reviewed", count: 1 }]);
  expect(by(panels)).toEqual([{ label: "in no group", count: 1 }]);
});

it("gives parts that sum to the total, and total and out of area that sum to the events", () => {
  fc.assert(
    fc.property(fc.array(anyRecord), anyYear, anyDimension, (cases, period, by) => {
      const { total, outOfArea, parts } = deathsReviewed(cases, { period, by });
      expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      const [from, to] = [`${period.slice(0, 4)}-04-01`, `${Number(period.slice(0, 4)) + 1}-03-31`];
      const events = cases.filter(({ reviewedOn = "" }) => reviewedOn >= from && reviewedOn <= to);
      expect(total + outOfArea).toBe(events.length);
    }),
  );
});

it.each([
  { by: [panels[0], panels[0]], code: "cdop/area-repeated", path: [1] },
  {
    by: [panels[1], { name: "Other", areas: ["Elsewhere", "Somerset"] }],
    code: "cdop/area-repeated",
    path: [1],
  },
  { by: "name", code: "cdop/dimension-invalid", path: [] },
  { by: "toString", code: "cdop/dimension-invalid", path: [] },
])("refuses to count by $by", ({ by, code, path }) => {
  const count = () => deathsNotified([], { period: thisYear, by: by as never });
  expect(count).toThrow(expect.objectContaining({ name: "CdopError", code, path }));
  expect(refusalOf(count)).toMatchSnapshot();
});

it("refuses a period that is none", () => {
  expect(() => deathsNotified([], { period: { from: day("2024-01-02"), to: day("2024-01-01") } })).toThrow(
    expect.objectContaining({ code: "core/period-invalid" }),
  );
});

it.each(["born", "toString", null])(
  "refuses to count deaths by the event %j, of which there are none",
  (given) => {
    const event = given as DeathEvent;
    expect(() => deathTally(event, { period: thisYear })).toThrow(
      expect.objectContaining({
        name: "CdopError",
        code: "cdop/choice-unknown",
        path: ["event"],
        message: 'Cannot count the deaths: the event "occurred", "notified" or "reviewed" is needed',
      }),
    );
  },
);
