import { addDays, addMonths } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openCases } from "./open-case.ts";
import { anyDeath, day, death, lastYear, review, thisYear } from "./panel.fixture.ts";
import { refusalOf } from "./plain.fixture.ts";
import { timeToReview } from "./time-to-review.ts";

const diedOn = day("2022-08-31");
const after = (days: number) => death({ diedOn, notifiedOn: diedOn, ...review(addDays(diedOn, days)) });

it.each([
  { days: [300], median: 300, quartiles: [300, 300] },
  { days: [300, 400], median: 350, quartiles: [325, 375] },
  { days: [400, 300, 350], median: 350, quartiles: [325, 375] },
  { days: [220, 300, 300, 410, 575], median: 300, quartiles: [300, 410] },
  { days: [220, 230, 240, 250, 260, 270], median: 245, quartiles: [232.5, 257.5] },
])("gives the median $median and the quartiles $quartiles of $days", ({ days, median, quartiles }) => {
  const time = timeToReview(days.map(after), { period: thisYear });
  expect([time.reviews, time.median, time.quartiles]).toEqual([days.length, median, quartiles]);
});

it.each([
  { on: "2023-02-28", within: [1, 1], when: "on the last day of a month that is shorter" },
  { on: "2023-03-01", within: [0, 1], when: "the day after" },
  { on: "2023-08-31", within: [0, 1], when: "twelve months later to the day" },
  { on: "2023-09-01", within: [0, 0], when: "one day more" },
])("takes a review $when as within months $within", ({ on, within }) => {
  const period = { from: day("2022-04-01"), to: day("2024-03-31") };
  const { withinMonths } = timeToReview([death({ diedOn, notifiedOn: diedOn, ...review(on) })], { period });
  expect([withinMonths[6].count, withinMonths[12].count]).toEqual(within);
});

it("says how many cases are still open, and how long they have waited", () => {
  const open = ["2023-01-01", "2023-12-01", "2024-03-31", "2024-04-01"].map((each) =>
    death({ diedOn: day(each), notifiedOn: day(each) }),
  );
  const later = death({ diedOn, notifiedOn: diedOn, ...review("2024-04-01") });
  const closed = death({ closedOn: day("2023-06-01"), closedBecause: "transferred" });
  const elsewhere = death({ outOfArea: true });
  const time = timeToReview([after(300), ...open, later, closed, elsewhere], { period: thisYear });
  expect([time.reviews, time.stillOpen]).toEqual([1, 4]);
  expect(time.stillOpenDays).toEqual({ median: (455 + 121) / 2, longest: 578 });
  expect(time.because).toContain("; a case still open at its end has no time to review yet");
  expect(time.method).toBe("R type 7");
});

it("leaves reviews of children from elsewhere apart, and days of waiting out where nothing waits", () => {
  const time = timeToReview([after(300), { ...after(500), outOfArea: true }], { period: thisYear });
  expect([time.reviews, time.outOfArea, time.stillOpen]).toEqual([1, 1, 0]);
  expect(time).not.toHaveProperty("stillOpenDays");
});

it("counts from the notification, and within other months, where asked", () => {
  const late = death({ diedOn, notifiedOn: addDays(diedOn, 100), ...review(addDays(diedOn, 300)) });
  const time = timeToReview([late], { period: thisYear, since: "notification", months: [7] });
  expect([time.median, time.withinMonths[7].count]).toEqual([200, 1]);
  const sure = timeToReview([late], { period: thisYear, months: [1], confidence: 0.998 });
  expect([sure.withinMonths[1].count, sure.withinMonths[1].confidence]).toEqual([0, 0.998]);
});

it("keeps its order: quartiles around the median, more months with more reviews", () => {
  fc.assert(
    fc.property(fc.array(anyDeath, { minLength: 5 }), (cases) => {
      const reviews = cases.filter(
        ({ reviewedOn = "", outOfArea }) =>
          !outOfArea && reviewedOn >= "2022-04-01" && reviewedOn <= "2023-03-31",
      );
      fc.pre(reviews.length > 0);
      const { quartiles, median, withinMonths, reviews: count } = timeToReview(cases, { period: lastYear });
      expect(quartiles[0]).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(quartiles[1]);
      expect(withinMonths[6].count).toBeLessThanOrEqual(withinMonths[12].count);
      expect([count, withinMonths[6].total]).toEqual([reviews.length, reviews.length]);
      const within = reviews.filter((each) => (each.reviewedOn ?? "") <= addMonths(each.diedOn, 6));
      expect(withinMonths[6].count).toBe(within.length);
    }),
  );
});

it("refuses a period without a review, and months that are none", () => {
  expect(() => timeToReview([death()], { period: thisYear })).toThrow(
    expect.objectContaining({ code: "cdop/no-reviews" }),
  );
  for (const months of [
    [6, 0.5],
    [6, 0],
    [6, 6],
  ]) {
    expect(() => timeToReview([after(300)], { period: thisYear, months })).toThrow(
      expect.objectContaining({ code: "cdop/months-invalid", path: ["months", 1] }),
    );
  }
});

it("says what it needs, how sure it is, and what it is the time of", () => {
  const all = [after(300)];
  expect([
    refusalOf(() => timeToReview([death()], { period: thisYear })),
    refusalOf(() => timeToReview(all, { period: thisYear, months: [1, 1] })),
  ]).toMatchInlineSnapshot(`
    [
      "Cannot give the time to review: at least one review completed in the period is needed",
      "Cannot give the time to review: whole numbers of months from 1 up, each once, are needed",
    ]
  `);
  const sure = timeToReview(all, { period: thisYear, confidence: 0.998 }).withinMonths[12];
  expect(sure.confidence).toBe(0.998);
  const waiting = death({ caseId: "C-2" });
  expect(timeToReview([...all, waiting], { period: thisYear, since: "notification" }).because).toBe(
    "Days from notification to review, of the reviews completed in 2023/24; a case still open at its end has no time to review yet",
  );
});

it("takes a case that ended on the last day of the period as open no more, reviewed or not", () => {
  const last = death({ ...review("2024-03-31") });
  const next = death({ caseId: "C-2", ...review("2024-04-01") });
  const closed = death({ caseId: "C-3", closedOn: day("2024-03-31"), closedBecause: "transferred" });
  expect(timeToReview([last, next, closed], { period: thisYear })).toMatchObject({
    reviews: 1,
    stillOpen: 1,
  });
});

it.each(["notified", "", null])("refuses to count from %j, which is neither day", (given) => {
  const since = given as "death";
  expect(() => timeToReview([after(300)], { period: thisYear, since })).toThrow(
    expect.objectContaining({
      code: "cdop/choice-unknown",
      path: ["since"],
      message: 'Cannot give the time to review: it is counted since "death" or "notification"',
    }),
  );
});

it("has as many cases still open as the stock of open cases, which a year without a review has too", () => {
  fc.assert(
    fc.property(fc.array(anyDeath), (cases) => {
      const { reviewed, closing } = openCases(cases, { period: lastYear });
      const time = () => timeToReview(cases, { period: lastYear });
      if (reviewed > 0) expect(time().stillOpen).toBe(closing);
      else expect(time).toThrow(expect.objectContaining({ code: "cdop/no-reviews" }));
    }),
  );
  expect(openCases([death()], { period: thisYear })).toMatchObject({ reviewed: 0, closing: 1 });
});
