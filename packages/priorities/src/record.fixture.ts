import { calendarDate } from "@pdscp/core";
import { actionTable } from "./action.ts";
import { cyclesOf, cycleTable } from "./cycle.ts";
import { evidenceTable } from "./evidence.ts";
import { measureTable } from "./measure.ts";
import { observationTable } from "./observation.ts";
import { priorityTable } from "./priority.ts";
import type { RatingRule } from "./rating-rule.ts";

type Row = Readonly<Record<string, unknown>>;

/** A day, for tests. */
export const day = calendarDate;

/** Records from as little as a test wants to say. */
export const action = (row: Row = {}) =>
  actionTable.schema.parse({
    cycle: "now",
    ref: "a",
    title: "Act",
    priorities: ["1"],
    due: "2024-03-31",
    state: "under-way",
    ...row,
  });

export const priority = (row: Row = {}) =>
  priorityTable.schema.parse({ cycle: "now", ref: "1", title: "Neglect", level: "priority", ...row });

export const measure = (row: Row = {}) =>
  measureTable.schema.parse({
    cycle: "now",
    ref: "m",
    title: "Plans in time",
    kind: "service",
    unit: "percentage",
    better: "higher",
    every: "quarter",
    priorities: ["1"],
    aim: "track",
    ...row,
  });

export const observation = (on: string, count: number, total?: number, row: Row = {}) =>
  observationTable.schema.parse({
    measure: "m",
    on,
    count,
    ...(total === undefined ? {} : { total }),
    ...row,
  });

export const evidence = (row: Row = {}) =>
  evidenceTable.schema.parse({
    cycle: "now",
    ref: "e",
    title: "Shown",
    on: "2024-03-01",
    kind: "training",
    shows: "activity",
    ...row,
  });

export const cycle = (
  row: Row = {},
  parts: { readonly priorities?: Row[]; readonly actions?: Row[]; readonly measures?: Row[] } = {},
) => {
  const record = cycleTable.schema.parse({
    id: "now",
    name: "2023 to 2025",
    from: "2023-04-01",
    to: "2025-03-31",
    ...row,
  });
  const inCycle = (part: Row) => ({ cycle: record.id, ...part });
  const [made] = cyclesOf({
    cycles: [record],
    priorities: (parts.priorities ?? []).map((part) => priority(inCycle(part))),
    actions: (parts.actions ?? []).map((part) => action(inCycle(part))),
    measures: (parts.measures ?? []).map((part) => measure(inCycle(part))),
  });
  return made!;
};

const reference = { title: "Performance framework" };

/** Red, amber and green by the value itself. */
export const ragByValue: RatingRule<"green" | "amber" | "red"> = {
  name: "Value",
  unit: "per cent",
  of: "value",
  better: "higher",
  scale: [
    { rating: "green", means: "on-track" },
    { rating: "amber", means: "at-risk" },
    { rating: "red", means: "off-track" },
  ],
  values: [
    {
      from: day("2024-04-01"),
      reference,
      value: [{ rating: "green", limit: 96 }, { rating: "amber", limit: 90 }, { rating: "red" }],
    },
    {
      from: day("2023-04-01"),
      reference,
      value: [{ rating: "green", limit: 95 }, { rating: "amber", limit: 85 }, { rating: "red" }],
    },
  ],
};

/** Red, amber and green by how far short of its path a measure falls. */
export const ragByShortfall: RatingRule<"green" | "amber" | "red"> = {
  ...ragByValue,
  of: "shortfall",
  values: [
    {
      from: day("2023-04-01"),
      reference,
      value: [{ rating: "green", limit: 0 }, { rating: "amber", limit: 10 }, { rating: "red" }],
    },
  ],
};

/** Blue, green, amber and red by the days left. */
export const ragByDays: RatingRule = {
  name: "Days left",
  unit: "days",
  of: "days-left",
  scale: [{ rating: "blue", means: "complete" }, ...ragByValue.scale],
  values: [
    {
      from: day("2015-04-01"),
      reference,
      value: [{ rating: "green", limit: 30 }, { rating: "amber", limit: 0 }, { rating: "red" }],
    },
  ],
};

/** One to four, one best, as a review of 2017 scored a plan. */
export const oneToFour: RatingRule<"1" | "2" | "3" | "4"> = {
  name: "One to four",
  unit: "score",
  of: "assessment",
  scale: [
    { rating: "1", means: "complete" },
    { rating: "2", means: "on-track" },
    { rating: "3", means: "at-risk" },
    { rating: "4", means: "off-track" },
  ],
  values: [
    {
      from: day("2015-04-01"),
      reference,
      value: [
        { rating: "1", words: ["fully achieved"] },
        { rating: "2", words: ["on track"] },
        { rating: "3" },
        { rating: "4" },
      ],
    },
  ],
};

/** Colours as plans print them. */
export const colours: RatingRule = {
  ...ragByValue,
  of: "assessment",
  values: [
    {
      from: day("2015-04-01"),
      reference,
      value: [{ rating: "green", words: ["g"] }, { rating: "amber" }, { rating: "red" }],
    },
  ],
};
