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
import { priorityTable } from "./priority.ts";
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
  expect(cycleOn(made, { on: day("2023-03-31") })?.id).toBe("a");
  expect(cycleOn(made, { on: day("2025-04-01") })).toBeUndefined();
});

it("refuses a row of a cycle that is not there", () => {
  expect(refusalOf(() => cyclesOf({ cycles: [], priorities: [priority()] }))).toMatchInlineSnapshot(
    `"Cannot put the cycles together: each row must name a cycle that is given"`,
  );
  expect(() => cyclesOf({ cycles: [], priorities: [priority()] })).toThrow(
    expect.objectContaining({ code: "priorities/cycle-unknown", path: ["priorities", 0, "cycle"] }),
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

it("finds that priorities set for 2022 to 2024 overlap with those for 2023 to 2025", () => {
  const asPrinted = [
    record("2022-24", "2022-04-01", "2024-03-31"),
    record("2023-25", "2023-04-01", "2025-03-31"),
  ];
  expect(checkCycles(asPrinted)).toHaveLength(1);
});

it("refuses a cycle that ends before it begins", () => {
  const read = cycleTable.readRow(["a", "A", "2023-04-01", "2023-03-31", ""]);
  expect(read.ok || read.issues[0]).toMatchObject({ code: "priorities/cycle-dates", field: "to" });
});

it.each([
  ["strand", undefined],
  ["objective", "1"],
  ["priority", "2"],
])("refuses a %s that is part of %s", (level, partOf) => {
  const read = priorityTable.readRow(["now", "1", "Neglect", level, partOf, undefined]);
  expect(read.ok || read.issues[0]).toMatchObject({ code: "priorities/priority-level", field: "partOf" });
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
