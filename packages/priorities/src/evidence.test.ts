import { expect, it } from "vitest";
import { coverage } from "./coverage.ts";
import { completion, evidenceStrength, evidenceTable } from "./evidence.ts";
import { action, cycle, evidence, measure } from "./record.fixture.ts";
import { seedEvidence, seedLater } from "./seed.fixture.ts";

it.each([
  { shows: [], strength: "none" },
  { shows: ["activity"], strength: "activity" },
  { shows: ["activity", "activity"], strength: "activity" },
  { shows: ["output", "activity"], strength: "output" },
  { shows: ["activity", "outcome", "output"], strength: "outcome" },
])("is $strength when the evidence shows $shows", ({ shows, strength }) => {
  const pieces = shows.map((show, index) => evidence({ ref: String(index), actions: ["a"], shows: show }));
  const others = [
    evidence({ actions: ["b"], shows: "outcome" }),
    evidence({ cycle: "then", actions: ["a"], shows: "outcome" }),
    evidence({ priorities: ["1"], shows: "outcome" }),
  ];
  expect(evidenceStrength(action(), [...pieces, ...others])).toBe(strength);
});

it("credits no action with how children in the area are", () => {
  const measures = [
    measure({ ref: "p", kind: "population" }),
    measure({ ref: "s" }),
    measure({ ref: "s", cycle: "then", kind: "population" }),
  ];
  const reading = (ref: string) => [evidence({ actions: ["a"], shows: "outcome", measure: ref })];
  expect(evidenceStrength(action(), reading("p"), { measures })).toBe("none");
  expect(evidenceStrength(action(), reading("s"), { measures })).toBe("outcome");
  expect(completion(action({ state: "complete" }), reading("p"), { measures }).complete).toBe(false);
});

it.each([
  {
    state: "complete",
    shows: "output",
    complete: true,
    because: "it is said to be complete, and evidence shows an output",
  },
  {
    state: "complete",
    shows: "activity",
    complete: false,
    because: "it is said to be complete, and the evidence shows activity alone",
  },
  { state: "under-way", shows: "outcome", complete: false, because: "it is under way" },
])("is complete: $complete when $state with evidence of $shows", ({ state, shows, complete, because }) => {
  expect(completion(action({ state }), [evidence({ actions: ["a"], shows })])).toMatchObject({
    complete,
    because,
  });
});

it.each([
  { actions: "a", priorities: "" },
  { actions: "", priorities: "1" },
  { actions: "a", priorities: "1" },
])("takes evidence of the actions '$actions' and the priorities '$priorities'", ({ actions, priorities }) => {
  const row = ["now", "e", "Shown", "2024-03-01", "audit", "output", actions, priorities, ""];
  expect(evidenceTable.readRow(row).ok).toBe(true);
});

it("refuses evidence of nothing", () => {
  const row = ["now", "e", "Shown", "2024-03-01", "audit", "output", "", "", ""];
  const read = evidenceTable.readRow(row);
  expect(read.ok || read.issues[0]).toMatchObject({
    code: "priorities/evidence-of-nothing",
    message: "evidence is of an action, a priority or both",
    field: "actions",
  });
});

it("names what the partnership's priorities lack evidence of", () => {
  const { priorities, findings, unplaced } = coverage(seedLater, seedEvidence);
  expect(priorities.map(({ priority, gaps }) => [priority.ref, gaps])).toEqual([
    ["A", []],
    ["B", ["audit", "review", "data", "voice-of-the-child"]],
    ["C", ["training", "review", "data", "voice-of-the-child"]],
  ]);
  expect(priorities[0]?.counts).toEqual({
    training: 1,
    audit: 1,
    review: 1,
    data: 1,
    "voice-of-the-child": 1,
  });
  expect(coverage(seedLater, []).findings[0]?.message).toBe(
    '"Violence experienced by children and young people" has no evidence from training, an audit, a review, data or the voice of the child',
  );
  expect(findings[1]).toEqual({
    code: "priorities/coverage-gap",
    severity: "warning",
    message: '"Neglect" has no evidence from training, a review, data or the voice of the child',
    path: ["priorities", 5],
  });
  expect(unplaced).toEqual([]);
});

it("counts a piece once for a priority that it reaches in several ways, and keeps what reaches none", () => {
  const plan = cycle(
    {},
    {
      priorities: [
        { ref: "1" },
        { ref: "1.1", level: "strand", partOf: "1" },
        { ref: "1.1.1", level: "objective", partOf: "1.1" },
      ],
      actions: [{ ref: "a", priorities: ["1.1.1"] }],
    },
  );
  const lost = evidence({ ref: "lost", actions: ["gone"] });
  const pieces = [
    evidence({ actions: ["a"], priorities: ["1", "1.1"] }),
    lost,
    evidence({ cycle: "then", actions: ["a"] }),
  ];
  const { priorities, unplaced } = coverage(plan, pieces);
  expect(priorities.map(({ counts }) => counts.training)).toEqual([1]);
  expect(unplaced).toEqual([lost]);
});

it("goes round no circle of strands", () => {
  const plan = cycle(
    {},
    {
      priorities: [
        { ref: "1" },
        { ref: "x", level: "strand", partOf: "y" },
        { ref: "y", level: "strand", partOf: "x" },
      ],
    },
  );
  expect(coverage(plan, [evidence({ priorities: ["x"] })]).priorities[0]?.gaps).toHaveLength(5);
});
