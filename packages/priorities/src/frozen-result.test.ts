import { frozenCopy } from "@pdscp/core";
import { expect, it } from "vitest";
import { actionTable, overdue } from "./action.ts";
import { coverage } from "./coverage.ts";
import { checkCycles, cyclesOf } from "./cycle.ts";
import { type ExpectedReturn, missingData, type ReceivedReturn } from "./data-return.ts";
import { directionFound, sinceBreak } from "./direction.ts";
import { divide } from "./division.ts";
import { dueOf } from "./due.ts";
import { completion } from "./evidence.ts";
import { changesBetween, eventsOf, type PlanEvent, planOn } from "./history.ts";
import { measuresOf } from "./measure.ts";
import { expectedOn } from "./path.ts";
import { checkPlan } from "./plan-check.ts";
import { progress } from "./progress.ts";
import { ratingFor } from "./rating.ts";
import { checkRatingRule } from "./rating-rule.ts";
import { action, day, evidence, measure, observation, ragByDays, ragByValue } from "./record.fixture.ts";
import { rollUp } from "./roll-up.ts";
import {
  seedEarlier,
  seedEvidence,
  seedLater,
  seedLinks,
  seedMeasure,
  seedObservations,
} from "./seed.fixture.ts";
import { checkSuccessions, succession } from "./succession.ts";
import { twoPoints } from "./two-points.ts";

const on = day("2024-03-31");
const expected: ExpectedReturn = {
  provider: "A hospital",
  measure: "waits",
  quarter: "2023/24 Q3" as ExpectedReturn["quarter"],
  dueOn: on,
};
const received: ReceivedReturn = {
  provider: "Another",
  measure: "waits",
  quarter: expected.quarter,
  on,
  outcome: "received",
};
const event: PlanEvent = {
  id: "E1",
  on,
  kind: "action",
  ref: "a",
  field: "state",
  value: "complete",
  because: "It was done",
};

it.each<[string, () => unknown]>([
  ["a cycle", () => seedLater],
  ["coverage", () => coverage(seedLater, seedEvidence)],
  ["succession", () => succession(seedEarlier, seedLater, seedLinks)],
  [
    "divide",
    () =>
      divide(
        seedLater,
        [
          { id: "one", boards: ["north"] },
          { id: "other", boards: ["south"] },
        ],
        { on, shared: "each" },
      ),
  ],
  ["progress", () => progress(seedMeasure, seedObservations, { on })],
  ["progress of what nobody observed", () => progress(seedMeasure, [], { on })],
  ["directionFound", () => directionFound(seedMeasure, seedObservations)],
  ["twoPoints", () => twoPoints(seedMeasure, seedObservations)],
  [
    "twoPoints over a break",
    () =>
      twoPoints(measure({ unit: "count", breaks: ["2024-01-01"] }), [
        observation("2023-12-31", 3),
        observation("2024-03-31", 4),
      ]),
  ],
  ["ratingFor", () => ratingFor({ value: 88 }, ragByValue, { on })],
  ["ratingFor what cannot be rated", () => ratingFor(action({ due: "Spring" }), ragByDays, { on })],
  ["rollUp", () => rollUp([ratingFor({ value: 88 }, ragByValue, { on })], ragByValue)],
  ...(["activity", "outcome"] as const).map((shows): [string, () => unknown] => [
    `completion on ${shows}`,
    () => completion(action({ state: "complete" }), [evidence({ shows, actions: ["a"] })]),
  ]),
  ["dueOf", () => dueOf("Mar 2024")],
  ["expectedOn", () => expectedOn(measure({ unit: "count", aim: "track", path: ["2023/24 Q4 20"] }), { on })],
  ["checkPlan", () => checkPlan(seedLater, { on, rule: ragByDays, evidence: seedEvidence })],
  ["checkCycles", () => checkCycles([seedLater, seedLater])],
  ["checkRatingRule", () => checkRatingRule({ ...ragByValue, scale: [] })],
  ["checkSuccessions", () => checkSuccessions([{ from: "a", to: "a" }])],
  [
    "eventsOf",
    () => eventsOf(actionTable, action(), { id: "e", on, kind: "action", ref: "a", because: "so" }),
  ],
  ["missingData", () => missingData([expected], [received], { on, staleAfterQuarters: 0 })],
  ["planOn", () => planOn([event], { on })],
  ["changesBetween", () => changesBetween([event], { from: day("2024-03-01"), to: on })],
])("gives a result in which nothing can be changed: %s", (_, result) => {
  const given = result();
  // It copies whatever is not frozen all the way down.
  expect(frozenCopy(given)).toBe(given);
});

it.each<[string, () => readonly unknown[]]>([
  ["cyclesOf", () => cyclesOf({ cycles: [seedLater], priorities: [] })],
  ["overdue", () => overdue([action({ due: "Mar 2023" })], { on })],
  ["measuresOf", () => measuresOf(action({ ref: "a" }), [measure({ kind: "service", actions: ["a"] })])],
  ["sinceBreak", () => sinceBreak(seedMeasure, seedObservations)],
])("gives a list that nobody can change, of the records as they are: %s", (_, list) => {
  const given = list();
  expect(given.length).toBeGreaterThan(0);
  expect(Object.isFrozen(given)).toBe(true);
});

it("keeps a ledger as it was made, and what it was made from as it is", () => {
  const due = { ...expected };
  const { returns } = missingData([due], [], { on });
  due.provider = "Nobody";
  expect(returns[0]?.expected.provider).toBe("A hospital");
});
