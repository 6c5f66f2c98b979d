import { calendarDate } from "@pdscp/core";
import { measureTable, type Progress } from "@pdscp/priorities";
import { expect, it } from "vitest";
import { prioritiesFigures } from "./priorities-figure.ts";
import { count } from "./register.fixture.ts";

const measure = measureTable.schema.parse({
  cycle: "2023-25",
  ref: "M1",
  title: "Families who were seen",
  kind: "service",
  unit: "count",
  better: "higher",
  every: "quarter",
  priorities: ["1"],
  aim: "reach",
  target: 90,
  targetOn: "2025-03-31",
});
const seen = { measure, state: "behind", because: "42 of 60 were seen" } as const satisfies Progress;
const [value, observedOn] = [count(42), calendarDate("2024-03-31")];

it.each<{ progress: Progress; figures: readonly unknown[]; when: string }>([
  {
    progress: { ...seen, value, observedOn },
    figures: [
      {
        id: "priorities.m1",
        label: "Families who were seen",
        period: observedOn,
        value,
        because: "42 of 60 were seen",
      },
    ],
    when: "it was observed",
  },
  { progress: { ...seen, value }, figures: [], when: "nobody says on what day" },
  { progress: { ...seen, observedOn }, figures: [], when: "nothing was observed" },
])("makes $figures.length figures of a measure when $when", ({ progress, figures }) => {
  expect(prioritiesFigures({ progress: [progress] })).toEqual(figures);
});

it("makes no figures of no measures", () => {
  expect(prioritiesFigures({})).toEqual([]);
});

it("gives a measure on the earlier day that it is compared with a figure of its own", () => {
  const earlier = calendarDate("2023-09-30");
  const before = [{ ...seen, value: count(30), observedOn: earlier, because: "30 of 60 were seen" }];
  const figures = prioritiesFigures({ progress: [{ ...seen, value, observedOn }], before });
  expect(figures.map(({ id, label, period, because }) => [id, label, period, because])).toEqual([
    ["priorities.m1", "Families who were seen", observedOn, "42 of 60 were seen"],
    ["priorities.m1.before", "Families who were seen, before", earlier, "30 of 60 were seen"],
  ]);
});
