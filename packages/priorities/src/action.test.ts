import fc from "fast-check";
import { expect, it } from "vitest";
import { actionTable, overdue } from "./action.ts";
import { action, day } from "./record.fixture.ts";

it("lists open actions that are past their day, longest first", () => {
  const actions = [
    action({ ref: "late", due: "2024-03-30", state: "not-started" }),
    action({ ref: "later", due: "Jan 2024" }),
    action({ ref: "today", due: "2024-03-31" }),
    action({ ref: "done", due: "2023-01-01", state: "complete" }),
    action({ ref: "stopped", due: "2023-01-01", state: "stopped" }),
    action({ ref: "undated", due: "ongoing" }),
    action({ ref: "waiting", due: "when the review is published" }),
  ];
  expect(overdue(actions, { on: day("2024-03-31") }).map(({ action: { ref }, days }) => [ref, days])).toEqual(
    [
      ["later", 60],
      ["late", 1],
    ],
  );
  expect(overdue(actions, { on: day("2024-03-31") })[1]?.because).toBe(
    '"late" was due by 30 March 2024, 1 day before 31 March 2024, and is not started',
  );
});

it("has more overdue as time goes by, never fewer", () => {
  const dues = fc.array(fc.constantFrom("2024-01-01", "2024-06-30", "Feb 2024", "ongoing", "tbc"));
  const dates = fc
    .constantFrom("2023-12-31", "2024-01-02", "2024-02-29", "2024-03-01", "2025-01-01")
    .map(day);
  fc.assert(
    fc.property(dues, dates, dates, (texts, a, b) => {
      const actions = texts.map((due, index) => action({ ref: String(index), due }));
      const [first, second] = a < b ? [a, b] : [b, a];
      const now = new Set(overdue(actions, { on: second }).map(({ action: { ref } }) => ref));
      expect(overdue(actions, { on: first }).every(({ action: { ref } }) => now.has(ref))).toBe(true);
    }),
  );
});

it("refuses a day that is none", () => {
  expect(() => overdue([], { on: "soon" as never })).toThrow(
    expect.objectContaining({ code: "core/date-invalid" }),
  );
});

it("is read from rows, several priorities in one cell, and written back as it was", () => {
  const row = [
    "now",
    "1.2",
    "Act",
    "1; 2.1",
    "dorset; bcp",
    "Head of quality assurance",
    "Inspection of 2022",
    "Ongoing",
    "not started",
    "Green",
    "",
  ];
  const read = actionTable.readRow(row);
  expect(read).toMatchObject({
    ok: true,
    record: {
      title: "Act",
      priorities: ["1", "2.1"],
      boards: ["dorset", "bcp"],
      lead: "Head of quality assurance",
      cameFrom: "Inspection of 2022",
      due: "Ongoing",
      state: "not-started",
      assessment: "Green",
    },
  });
  const written = read.ok ? actionTable.writeRow(read.record) : [];
  expect(actionTable.readRow(written)).toEqual(read);
});

it("refuses an action that serves no priority", () => {
  const read = actionTable.readRow(["now", "1", "Act", "", "", "", "", "2024", "complete", "", ""]);
  expect(read.ok || read.issues).toEqual([
    expect.objectContaining({
      code: "priorities/action-without-priority",
      message: "an action serves at least one priority",
      field: "priorities",
    }),
  ]);
});
