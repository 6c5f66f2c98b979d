import { describeTable } from "@pdscp/core";
import { expect, it } from "vitest";
import { actionTable } from "./action.ts";
import { checkCycles, cycleOn, cyclesOf, cycleTable } from "./cycle.ts";
import { expectedReturnTable, receivedReturnTable } from "./data-return.ts";
import { evidenceTable } from "./evidence.ts";
import { eventTable } from "./history.ts";
import { successionTable } from "./link.ts";
import { measureTable } from "./measure.ts";
import { observationTable } from "./observation.ts";
import { refusalOf } from "./plain.fixture.ts";
import { priorityIndex, priorityTable } from "./priority.ts";
import { day, priority } from "./record.fixture.ts";

const record = (id: string, from: string, to: string, boards?: string[]) =>
  cycleTable.schema.parse({ id, name: id, from, to, ...(boards === undefined ? {} : { boards }) });

it("puts rows together into cycles", () => {
  const cycles = [record("a", "2022-04-01", "2023-03-31"), record("b", "2023-04-01", "2025-03-31")];
  const made = cyclesOf({
    cycles,
    priorities: [priority({ cycle: "b" }), priority({ cycle: "a", ref: "2" })],
  });
  expect(made.map(({ id, priorities }) => [id, priorities.map(({ ref }) => ref)])).toEqual([
    ["a", ["2"]],
    ["b", ["1"]],
  ]);
  expect(cyclesOf({ cycles, priorities: [] })[0]).toEqual({
    ...cycles[0],
    priorities: [],
    actions: [],
    measures: [],
  });
});

it.each([
  { on: "2022-03-31", id: undefined },
  { on: "2022-04-01", id: "a" },
  { on: "2023-03-31", id: "a" },
  { on: "2023-04-01", id: undefined },
  { on: "2023-04-02", id: "b" },
])("has cycle $id in force on $on", ({ on, id }) => {
  const cycles = [record("a", "2022-04-01", "2023-03-31"), record("b", "2023-04-02", "2025-03-31")];
  expect(cycleOn(cycles, { on: day(on) })?.id).toBe(id);
});

it.each([{ on: "30/06/2022" }, { on: "2022-06-30T09:00" }, {}, "2022-06-30"])(
  "has no cycle in force on what is no day: %j",
  (given) => {
    const cycles = [record("a", "2022-04-01", "2023-03-31")];
    expect(() => cycleOn(cycles, given as never)).toThrow(
      expect.objectContaining({ code: "core/date-invalid" }),
    );
  },
);

it("refuses a row of a cycle that is not there", () => {
  expect(refusalOf(() => cyclesOf({ cycles: [], priorities: [priority()] }))).toMatchInlineSnapshot(
    `"Cannot put the cycles together: each row must name a cycle that is given"`,
  );
  expect(() => cyclesOf({ cycles: [], priorities: [priority()] })).toThrow(
    expect.objectContaining({
      name: "PrioritiesError",
      code: "priorities/cycle-unknown",
      path: ["priorities", 0, "cycle"],
    }),
  );
});

it.each([
  { when: "they follow one another", second: record("b", "2023-04-01", "2024-03-31"), found: [] },
  {
    when: "one begins on the other's last day",
    second: record("b", "2023-03-31", "2024-03-31"),
    found: [["priorities/cycles-overlap", [1, "from"]]],
  },
  {
    when: "one lies within the other",
    second: record("b", "2022-06-01", "2022-07-01"),
    found: [["priorities/cycles-overlap", [1, "from"]]],
  },
  { when: "the second lies before the first", second: record("b", "2021-04-01", "2022-03-31"), found: [] },
  {
    when: "the second ends on the first day of the first",
    second: record("b", "2021-04-01", "2022-04-01"),
    found: [["priorities/cycles-overlap", [1, "from"]]],
  },
  {
    when: "one of several boards has both",
    second: record("b", "2022-04-01", "2023-03-31", ["bcp", "dorset"]),
    found: [["priorities/cycles-overlap", [1, "from"]]],
  },
  {
    when: "they have no board in common",
    second: record("b", "2022-04-01", "2023-03-31", ["bcp"]),
    found: [],
  },
  {
    when: "they share an id",
    second: record("a", "2024-04-01", "2025-03-31"),
    found: [["priorities/cycle-repeated", [1, "id"]]],
  },
])("finds $found where $when", ({ second, found }) => {
  const first = record("a", "2022-04-01", "2023-03-31", ["dorset"]);
  expect(checkCycles([first, second]).map(({ code, path }) => [code, path])).toEqual(found);
});

it("finds that a board of one cycle shares its days with a cycle of every board, and another's with none", () => {
  const [all, one, other] = [undefined, ["dorset", "bcp"], ["somerset"]].map((boards, index) =>
    record(`c${index}`, "2022-04-01", "2023-03-31", boards),
  ) as [ReturnType<typeof record>, ReturnType<typeof record>, ReturnType<typeof record>];
  const pairs = [
    [all, one],
    [one, all],
    [one, other],
    [one, { ...one, id: "again" }],
  ] as const;
  expect(pairs.map((pair) => checkCycles(pair).length)).toEqual([1, 1, 0, 1]);
});

it("finds that priorities set for 2022 to 2024 overlap with those for 2023 to 2025", () => {
  const asPrinted = [
    record("2022-24", "2022-04-01", "2024-03-31"),
    record("2023-25", "2023-04-01", "2025-03-31"),
  ];
  expect(checkCycles(asPrinted)).toEqual([
    {
      code: "priorities/cycles-overlap",
      severity: "error",
      message:
        '"2023-25" begins before "2022-24" has ended, or the other way round: a board has one plan at a time',
      path: [1, "from"],
    },
  ]);
  expect(checkCycles([asPrinted[0]!, asPrinted[0]!])).toEqual([
    {
      code: "priorities/cycle-repeated",
      severity: "error",
      message: '"2022-24" is the id of two cycles',
      path: [1, "id"],
    },
  ]);
});

it("refuses a cycle that ends before it begins", () => {
  const read = cycleTable.readRow(["a", "A", "2023-04-01", "2023-03-31", ""]);
  expect(read.ok || read.issues[0]).toMatchObject({
    code: "priorities/cycle-dates",
    message: "a cycle ends on or after its first day",
    field: "to",
  });
  expect(cycleTable.readRow(["a", "A", "2023-04-01", "2023-04-01", ""]).ok).toBe(true);
});

it.each([
  ["strand", undefined],
  ["objective", "1"],
  ["priority", "2"],
])("refuses a %s that is part of %s", (level, partOf) => {
  const read = priorityTable.readRow(["now", "1", "Neglect", level, partOf, undefined]);
  expect(read.ok || read.issues[0]).toMatchObject({
    code: "priorities/priority-level",
    message: "a strand or an objective needs what it is part of, and a priority is part of nothing",
    field: "partOf",
  });
});

it.each([
  ["priority", undefined],
  ["strand", "2"],
  ["objective", "2"],
])("takes a %s that is part of %s", (level, partOf) => {
  expect(priorityTable.readRow(["now", "1", "Neglect", level, partOf, undefined]).ok).toBe(true);
});

it.each([
  { ref: "P", line: ["P"], root: "P", when: "it is the top" },
  { ref: "O", line: ["O", "S", "P"], root: "P", when: "it is part of a part" },
  { ref: "lost", line: ["lost"], root: "lost", when: "what it is part of is not there" },
  { ref: "x", line: ["x", "y", "z"], root: "x", when: "its line goes round in a circle" },
  { ref: "y", line: ["y", "z", "x"], root: "y", when: "the circle begins elsewhere" },
  { ref: "none", line: [], root: undefined, when: "it is not there" },
])("leads from $ref to $root when $when", ({ ref, line, root }) => {
  const strand = (own: string, partOf: string) => priority({ ref: own, level: "strand", partOf });
  const { lineOf, rootRefOf } = priorityIndex([
    priority({ ref: "P" }),
    ...[strand("S", "P"), strand("O", "S"), strand("lost", "gone")],
    ...[strand("x", "y"), strand("y", "z"), strand("z", "x")],
  ]);
  expect([lineOf(ref), rootRefOf(ref)]).toEqual([line, root]);
});

it("marks no column but the lead of an action as one that could point to a person", () => {
  const tables = [cycleTable, priorityTable, actionTable, measureTable, observationTable, evidenceTable];
  const columns = tables.flatMap(
    (table) => table.columns as readonly { field: string; sensitive: boolean }[],
  );
  expect(columns.flatMap(({ field, sensitive }) => (sensitive ? [field] : []))).toEqual(["lead"]);
});

it.each([
  [cycleTable],
  [priorityTable],
  [actionTable],
  [measureTable],
  [observationTable],
  [evidenceTable],
  [successionTable],
  [expectedReturnTable],
  [receivedReturnTable],
  [eventTable],
])("keeps the stored shape of $name, and the headings by which it is read", (table) => {
  expect(table.columns.map(({ heading, aliases }) => [heading, ...aliases].join(" | "))).toMatchSnapshot();
  expect(describeTable(table as never)).toMatchSnapshot();
});
