import { expect, it } from "vitest";
import { ratingFor } from "./rating.ts";
import type { RatingRule } from "./rating-rule.ts";
import { action, colours, day, evidence, measure, oneToFour, ragByDays } from "./record.fixture.ts";

const march = { on: day("2024-03-31") };

it.each([
  {
    row: { due: "2024-04-30" },
    rating: "green",
    because: "due 30 April 2024, 30 days left; green needs 30 days left or more: green, on track",
  },
  { row: { due: "Apr 2024" }, rating: "green" },
  {
    row: { due: "2024-03-31" },
    rating: "amber",
    because:
      "due 31 March 2024, 0 days left; amber needs 0 days left or more, and green (on track) needs 30 days left or more: amber, at risk",
  },
  {
    row: { due: "2024-03-30" },
    rating: "red",
    because: "due 30 March 2024, 1 day ago; amber (at risk) needs 0 days left or more: red, off track",
  },
  {
    row: { due: "Ongoing" },
    rating: "not-rated",
    because: "its due date is ongoing, so that it can be neither on time nor late",
  },
  { row: { due: "2024-03-30", state: "stopped" }, rating: "not-rated", because: "it was stopped" },
  {
    row: { due: "2024-03-30", state: "complete" },
    rating: "green",
    because: "it is said to be complete, and no evidence shows it",
  },
])("rates the action $row as $rating", ({ row, rating, because }) => {
  const result = ratingFor(action(row), ragByDays, march);
  expect(result).toMatchObject({ rating, complete: false, ...(because === undefined ? {} : { because }) });
});

it.each([
  {
    due: "2024-03-17",
    because:
      "due 17 March 2024, 14 days ago; amber needs at most 14 days ago, and green (on track) needs 0 days left or more: amber, at risk",
  },
  {
    due: "2024-03-16",
    because: "due 16 March 2024, 15 days ago; amber (at risk) needs at most 14 days ago: red, off track",
  },
])("says how late a rule lets an action be, due $due", ({ due, because }) => {
  const graced = [{ rating: "green", limit: 0 }, { rating: "amber", limit: -14 }, { rating: "red" }];
  const rule = { ...ragByDays, values: ragByDays.values.map((value) => ({ ...value, value: graced })) };
  expect(ratingFor(action({ due }), rule, march).because).toBe(because);
});

it("rates an action whatever its day is by a rule of one rating", () => {
  const rule = {
    ...ragByDays,
    values: ragByDays.values.map((value) => ({ ...value, value: [{ rating: "red" }] })),
  };
  expect(ratingFor(action({ due: "2024-03-30" }), rule, march).because).toBe(
    "due 30 March 2024, 1 day ago; rated whatever it is: red, off track",
  );
});

it.each([
  { shows: "outcome", rating: "blue", complete: true },
  { shows: "output", rating: "blue", complete: true },
  { shows: "activity", rating: "green", complete: false },
])(
  "takes an action that is said to be complete, with evidence of $shows, as $rating",
  ({ shows, rating, complete }) => {
    const item = { action: action({ state: "complete" }), evidence: [evidence({ actions: ["a"], shows })] };
    expect(ratingFor(item, ragByDays, march)).toMatchObject({ rating, complete });
  },
);

it.each([
  { scale: ragByDays.scale, rating: "blue", when: "it has a rating for that" },
  { scale: ragByDays.scale.slice(1), rating: "green", when: "its best means on track" },
  {
    scale: [{ rating: "ahead", means: "on-track" as const }, ...ragByDays.scale],
    rating: "blue",
    when: "something stands before the rating for that",
  },
])("rates an action that evidence shows complete as $rating where $when", ({ scale, rating }) => {
  const item = {
    action: action({ state: "complete" }),
    evidence: [evidence({ actions: ["a"], shows: "outcome" })],
  };
  expect(ratingFor(item, { ...ragByDays, scale }, march)).toMatchObject({ rating, complete: true });
});

it("credits an action that is rated with no population indicator", () => {
  const item = {
    action: action({ state: "complete" }),
    evidence: [evidence({ actions: ["a"], shows: "outcome", measure: "p" })],
  };
  const measures = [measure({ ref: "p", kind: "population" })];
  expect(ratingFor(item, ragByDays, march).complete).toBe(true);
  expect(ratingFor({ ...item, measures }, ragByDays, march).complete).toBe(false);
});

it.each([
  { said: "2", rating: "2", means: "on-track" },
  { said: "On-track", rating: "2", means: "on-track" },
  { said: "4", rating: "4", means: "off-track" },
  { said: "yellow", rating: "not-rated", means: "not-rated" },
  { said: undefined, rating: "not-rated", means: "not-rated" },
])("reads the assessment $said as $rating on a scale of one to four", ({ said, rating, means }) => {
  const row = said === undefined ? {} : { assessment: said };
  expect(ratingFor(action(row), oneToFour, march)).toMatchObject({ rating, means, complete: false });
});

it("says that an action assessed as on track is late", () => {
  const { because } = ratingFor(action({ assessment: "Green", due: "Mar 2017" }), colours, {
    on: day("2017-12-01"),
  });
  expect(because).toBe('the plan says "Green", though it was due by 31 March 2017; it is under way');
});

it("says all there is to say of an action that is rated", () => {
  const acted = (row: Record<string, unknown>, rule: RatingRule) => {
    const { rating, because, complete } = ratingFor(action(row), rule, march);
    return `${rating}: ${because}; ${complete}`;
  };
  expect([
    acted({ assessment: "green", due: "2024-03-30" }, colours),
    acted({ assessment: "green", due: "2024-03-31" }, colours),
    acted({ assessment: "green", due: "Ongoing" }, colours),
    acted({ assessment: "green", due: "2024-03-30", state: "complete" }, colours),
    acted({ assessment: "green", due: "2024-03-30", state: "stopped" }, colours),
    acted({ assessment: "purple" }, colours),
    acted({}, colours),
    acted({ due: "2024-04-01" }, ragByDays),
    acted({ due: "2024-03-29" }, ragByDays),
    acted(
      { due: "2024-03-30", state: "complete" },
      {
        ...ragByDays,
        scale: ragByDays.scale.filter(({ means }) => means !== "on-track"),
        values: ragByDays.values.map((value) => ({
          ...value,
          value: value.value.filter(({ rating }) => rating !== "green"),
        })),
      },
    ),
  ]).toMatchInlineSnapshot(`
    [
      "green: the plan says "green", though it was due by 30 March 2024; it is under way; false",
      "green: the plan says "green"; it is under way; false",
      "green: the plan says "green"; it is under way; false",
      "green: the plan says "green"; it is said to be complete, and no evidence shows it; false",
      "not-rated: it was stopped; false",
      "not-rated: "purple" is not a rating of the scale; false",
      "not-rated: the plan does not assess it; false",
      "amber: due 1 April 2024, 1 day left; amber needs 0 days left or more, and green (on track) needs 30 days left or more: amber, at risk; false",
      "red: due 29 March 2024, 2 days ago; amber (at risk) needs 0 days left or more: red, off track; false",
      "not-rated: it is said to be complete, and no evidence shows it; false",
    ]
  `);
});
