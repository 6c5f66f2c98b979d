import { calendarDate } from "@pdscp/core";
import {
  actionTable,
  measureTable,
  observationTable,
  progress,
  ratingFor,
  ratingRuleSchema,
} from "@pdscp/priorities";
import fc from "fast-check";
import { expect, it } from "vitest";
import { prioritiesFigures } from "./priorities-figure.ts";
import { ratingText } from "./rating-figure.ts";

const on = calendarDate("2024-03-31");
const scale = [
  { rating: "blue", means: "complete" },
  { rating: "green", means: "on-track" },
  { rating: "red", means: "off-track" },
];
const byDays = ratingRuleSchema.parse({
  name: "Actions by their due date",
  unit: "days",
  of: "days-left",
  scale,
  values: [
    { from: "2024-04-01", reference: { title: "A later rule" }, value: [{ rating: "red" }] },
    {
      from: "2023-04-01",
      reference: { title: "Performance framework", at: "page 4" },
      value: [{ rating: "green", limit: 30 }, { rating: "red" }],
    },
  ],
});
const actions = ["2024/25", "2023/24", "Not stated", "2024-12-31"].map((due, index) =>
  actionTable.schema.parse({
    cycle: "2023-25",
    ref: `ACT-${index}`,
    title: "Review",
    priorities: ["A"],
    due,
    state: "under-way",
  }),
);
const rated = (items = actions) => ({
  rule: byDays,
  on,
  items: items.map((action) => ({ ref: action.ref, result: ratingFor(action, byDays, { on }) })),
});

it("counts what a rule rates as what, with the rule, its day, its document and the reason of each", () => {
  const figures = prioritiesFigures({ ratings: { actions: rated() } });
  const by = 'by "Actions by their due date", in force from 1 April 2023 (Performance framework, page 4)';
  expect(figures.map(({ id, label, period, value }) => [id, label, period, value])).toEqual(
    (
      [
        ["blue", "blue (complete)", 0],
        ["green", "green (on track)", 2],
        ["red", "red (off track)", 1],
        ["not-rated", "not rated", 1],
      ] as const
    ).map(([id, label, count]) => [
      `priorities.rated.actions-by-their-due-date.${id}`,
      `Actions by their due date: ${label}`,
      on,
      { kind: "count", count },
    ]),
  );
  expect(figures.map(({ because }) => because)).toEqual([
    `How many of 4 are blue (complete) ${by}`,
    `How many of 4 are green (on track) ${by}. ACT-0: due 31 March 2025, 365 days left; green needs 30 days left or more: green, on track. ACT-3: due 31 December 2024, 275 days left; green needs 30 days left or more: green, on track`,
    `How many of 4 are red (off track) ${by}. ACT-1: due 31 March 2024, 0 days left; green (on track) needs 30 days left or more: red, off track`,
    `How many of 4 are not rated ${by}. ACT-2: its due date is unclear, so that it can be neither on time nor late`,
  ]);
});

it("counts everything that is rated once, whatever it is rated, and gives its reason there", () => {
  const due = fc.constantFrom("2024/25", "2023/24", "Not stated", "Ongoing", "2024-04-30", "2024-04-29");
  fc.assert(
    fc.property(fc.array(due, { minLength: 1, maxLength: 12 }), (days) => {
      const plan = days.map((day, index) => ({ ...actions[0]!, ref: `R${index}`, due: day }));
      const figures = prioritiesFigures({ ratings: { actions: rated(plan) } });
      const counts = figures.map(({ value }) => (value.kind === "count" ? value.count : Number.NaN));
      expect(counts.reduce((sum, each) => sum + each, 0)).toBe(plan.length);
      const reasons = figures.map(({ because }) =>
        [...because.matchAll(/\. (R\d+): /g)].map(([, ref]) => ref),
      );
      expect(reasons.map((refs) => refs.length)).toEqual(counts);
      expect(reasons.flat().toSorted()).toEqual(plan.map(({ ref }) => ref).toSorted());
    }),
  );
});

it("says nothing of a rule that rated nothing", () => {
  expect(prioritiesFigures({ ratings: { actions: rated([]), measures: [] } })).toEqual([]);
});

it("says behind a measure's reason how it is rated, and what comes next", () => {
  const rule = ratingRuleSchema.parse({
    name: "Seen in time",
    unit: "families",
    of: "value",
    better: "higher",
    scale,
    values: [
      {
        from: "2023-04-01",
        reference: { title: "Framework" },
        value: [{ rating: "green", limit: 50 }, { rating: "red" }],
      },
    ],
  });
  const measure = measureTable.schema.parse({
    cycle: "2023-25",
    ref: "M1",
    title: "Families who were seen",
    kind: "service",
    unit: "count",
    better: "higher",
    every: "quarter",
    priorities: ["A"],
    aim: "track",
  });
  const observations = [observationTable.schema.parse({ measure: "M1", on: "2024-03-31", count: 42 })];
  const reached = {
    measure: { ...measure, ref: "M2" },
    observations: [observationTable.schema.parse({ measure: "M2", on: "2024-03-31", count: 50 })],
  };
  const items = [reached, { measure, observations }].map((item) => ({
    ref: item.measure.ref,
    result: ratingFor(item, rule, { on }),
  }));
  const measures = [{ rule, on, items }];
  const because = (given: typeof measures) =>
    prioritiesFigures({
      progress: [progress(measure, observations, { on })],
      ratings: { measures: given },
    })[0]?.because;
  const plain = "42 on 31 March 2024; it is watched, without a target";
  expect(because([])).toBe(plain);
  expect(because(measures)).toBe(
    `${plain}. red (off track) by "Seen in time", in force from 1 April 2023 (Framework): 42 on 31 March 2024 is less than the 50 of green: red, off track; green from 50: 8 more`,
  );
  const [figure] = prioritiesFigures({
    progress: [progress(reached.measure, reached.observations, { on })],
    ratings: { measures },
  });
  expect(figure?.because).toMatch(/50 on 31 March 2024 is 50 or more: green, on track; red below 50$/);
});

it.each([
  [{ rating: "green", means: "on-track" }, "green (on track)"],
  [{ rating: "On track", means: "on-track" }, "On track"],
  [{ rating: "not-rated", means: "not-rated" }, "not rated"],
  [{ rating: "2", means: "at-risk" }, "2 (at risk)"],
] as const)("says what a rating means: %j", (result, text) => {
  expect(ratingText(result)).toBe(text);
});
