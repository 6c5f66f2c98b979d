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
  const after = event("after", "2024-04-01", { value: "70" });
  const changes = changesBetween([threshold, lowered, title, back, there, after, ...made], {
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

it("says which changes move what success is measured by", () => {
  const fields = [
    ...["title", "kind", "unit", "per", "every", "since", "aim", "target", "targetTo", "targetOn"],
    ...["path", "better", "breaks", "baselineCount", "baselineTotal", "baselineOn"],
  ];
  const set = (kind: PlanEvent["kind"]) =>
    fields.map((field) => event(`${kind} ${field}`, "2024-01-01", { kind, field }));
  const changes = changesBetween([...set("measure"), ...set("action"), ...set("rule")], {
    from: day("2023-12-31"),
    to: day("2024-01-01"),
  });
  const concerned = (kind: PlanEvent["kind"], concerns: string) =>
    changes.flatMap((each) => (each.kind === kind && each.concerns === concerns ? [each.field] : []));
  expect(concerned("measure", "target").toSorted()).toEqual(fields.slice(6).toSorted());
  expect(concerned("measure", "plan").toSorted()).toEqual(fields.slice(0, 6).toSorted());
  expect([concerned("action", "plan").length, concerned("rule", "threshold").length]).toEqual([16, 16]);
});

it("shows neither end of a field that did not stand there", () => {
  const dates = { from: day("2024-01-01"), to: day("2024-01-03") };
  const title = event("title", "2024-01-01", { field: "title" });
  const { value: _, ...gone } = event("gone", "2024-01-03");
  const added = event("added", "2024-01-02");
  const ends = (...events: PlanEvent[]) =>
    changesBetween([title, ...events], dates).map(({ events: _, concerns: __, kind: ___, ...rest }) => rest);
  expect(ends(added)).toStrictEqual([{ ref: "m", field: "target", after: "90" }]);
  expect(ends({ ...added, on: day("2024-01-01") }, gone)).toStrictEqual([
    { ref: "m", field: "target", before: "90" },
  ]);
  expect(ends(added, gone)).toStrictEqual([{ ref: "m", field: "target" }]);
});

it("gives parts by kind and then by reference, and their fields by name", () => {
  const parts = planOn(
    [
      event("1", "2024-01-01", { kind: "rule", ref: "a" }),
      event("2", "2024-01-01", { ref: "n" }),
      event("3", "2024-01-01", { ref: "m", field: "title" }),
      event("4", "2024-01-01", { ref: "m", field: "aim" }),
      event("5", "2024-01-01", { kind: "action", ref: "z" }),
    ],
    { on: day("2024-01-01") },
  );
  expect(parts.map(({ kind, ref, fields }) => [kind, ref, ...Object.keys(fields)])).toEqual([
    ["action", "z", "target"],
    ["measure", "m", "aim", "title"],
    ["measure", "n", "target"],
    ["rule", "a", "target"],
  ]);
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
  const setDown = eventsOf(actionTable, record, origin);
  expect(setDown.map(({ field }) => field).toSorted()).toEqual(Object.keys(record).toSorted());
  const events = [
    ...setDown,
    threshold,
    event("part", "2023-04-01", { kind: "action", ref: "b", field: "title" }),
  ];
  expect(recordsOn(actionTable, events, { on: day("2024-04-01"), kind: "action" })).toEqual({
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
