import fc from "fast-check";
import { expect, it } from "vitest";
import { actionTable } from "./action.ts";
import { changesBetween, eventsOf, eventTable, type PlanEvent, planOn, recordsOn } from "./history.ts";
import { measureTable } from "./measure.ts";
import { refusalOf } from "./plain.fixture.ts";
import { action, day, measure } from "./record.fixture.ts";

const event = (id: string, on: string, row: Readonly<Record<string, string>> = {}): PlanEvent =>
  eventTable.schema.parse({
    id,
    on,
    kind: "measure",
    ref: "m",
    field: "target",
    value: "90",
    because: "agreed",
    ...row,
  });

const made = eventsOf(measureTable, measure({ aim: "reach", target: 90, targetOn: "2025-03-31" }), {
  id: "2023-04-01",
  on: day("2023-04-01"),
  kind: "measure",
  ref: "m",
  because: "The plan was agreed",
});
const lowered = event("lowered", "2024-01-10", { value: "80", because: "It was out of reach" });
const threshold = event("threshold", "2024-02-01", {
  kind: "rule",
  ref: "rag",
  field: "green",
  value: "95",
  because: "Reviewed",
});

it("gives the plan at any date, with who changed what and why", () => {
  const targetOn = (on: string) =>
    recordsOn(measureTable, [lowered, ...made], { on: day(on), kind: "measure" }).records[0]?.target;
  expect(["2023-03-31", "2023-04-01", "2024-01-09", "2024-01-10"].map(targetOn)).toEqual([
    undefined,
    90,
    90,
    80,
  ]);
  const [part] = planOn([lowered, ...made], { on: day("2024-03-31") });
  expect(part?.fields["target"]).toEqual({
    value: "80",
    since: "2024-01-10",
    event: "lowered",
    because: "It was out of reach",
  });
});

it("lists what changed between two dates, targets and thresholds as such", () => {
  const back = event("moved back", "2024-02-02", { field: "targetOn", value: "2025-03-31" });
  const there = event("moved", "2024-02-01", { field: "targetOn", value: "2025-06-30" });
  const title = event("retitled", "2024-02-01", { field: "title", value: "Plans that are in time" });
  const changes = changesBetween([threshold, lowered, title, back, there, ...made], {
    from: day("2023-12-31"),
    to: day("2024-03-31"),
  });
  expect(
    changes.map(({ field, concerns, before, after, events }) => [
      field,
      concerns,
      before,
      after,
      events.length,
    ]),
  ).toEqual([
    ["target", "target", "90", "80", 1],
    ["targetOn", "target", "2025-03-31", "2025-03-31", 2],
    ["title", "plan", "Plans in time", "Plans that are in time", 1],
    ["green", "threshold", undefined, "95", 1],
  ]);
  expect(changesBetween(made, { from: day("2023-04-01"), to: day("2024-04-01") })).toEqual([]);
});

it("empties a field, and forgets a part that has none left", () => {
  const { value: _, ...emptied } = event("emptied", "2024-01-02");
  const events = [event("set", "2024-01-01"), emptied];
  expect(planOn(events, { on: day("2024-01-01") })).toHaveLength(1);
  expect(planOn(events, { on: day("2024-01-02") })).toEqual([]);
  expect(changesBetween(events, { from: day("2024-01-01"), to: day("2024-01-02") })[0]).not.toHaveProperty(
    "after",
  );
});

it("gives back the records that were set down, and names those that are not whole", () => {
  const record = action({ priorities: ["1", "2"], boards: ["dorset"], assessment: "Green" });
  const origin = { id: "x", on: day("2023-04-01"), kind: "action" as const, ref: "a", because: "agreed" };
  const events = [
    ...eventsOf(actionTable, record, origin),
    event("part", "2023-04-01", { kind: "action", ref: "b", field: "title" }),
  ];
  expect(recordsOn(actionTable, events, { on: day("2023-04-01"), kind: "action" })).toEqual({
    records: [record],
    incomplete: ["b"],
  });
});

it("takes an event that arrives twice once, and refuses two that share an id and differ", () => {
  expect(planOn([lowered, lowered], { on: day("2024-03-31") })).toEqual(
    planOn([lowered], { on: day("2024-03-31") }),
  );
  expect(
    refusalOf(() => planOn([lowered, { ...lowered, value: "70" }], { on: day("2024-03-31") })),
  ).toMatchInlineSnapshot(`"Cannot read the history: two events that differ need ids that differ"`);
  expect(() => planOn([lowered, { ...lowered, value: "70" }], { on: day("2024-03-31") })).toThrow(
    expect.objectContaining({ code: "priorities/event-contradicted", path: ["events", 1, "id"] }),
  );
});

const events = fc.uniqueArray(
  fc
    .record({
      id: fc.integer({ min: 0, max: 99 }).map(String),
      on: fc.constantFrom("2023-04-01", "2023-04-02", "2024-01-01"),
      kind: fc.constantFrom("measure", "rule"),
      ref: fc.constantFrom("m", "n"),
      field: fc.constantFrom("target", "title"),
      value: fc.constantFrom("1", "2"),
      because: fc.constant("so"),
    })
    .map((row) => eventTable.schema.parse(row)),
  { selector: ({ id }) => id, maxLength: 12 },
);

it("gives the same plan and the same changes in whatever order events arrive", () => {
  const shuffled = events.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  const dates = { from: day("2023-04-01"), to: day("2024-01-01") };
  fc.assert(
    fc.property(shuffled, fc.constantFrom("2023-03-31", "2023-04-01", "2024-01-01"), ([all, other], on) => {
      expect(planOn(other, { on: day(on) })).toEqual(planOn(all, { on: day(on) }));
      expect(changesBetween(other, dates)).toEqual(changesBetween(all, dates));
    }),
  );
});

it("never changes the past when an event is added for a later day", () => {
  fc.assert(
    fc.property(events, (all) => {
      const before = planOn(all, { on: day("2023-04-02") });
      expect(planOn([...all, event("later", "2023-04-03")], { on: day("2023-04-02") })).toEqual(before);
    }),
  );
});
