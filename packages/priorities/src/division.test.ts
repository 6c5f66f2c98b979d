import fc from "fast-check";
import { expect, it } from "vitest";
import { plan, rule, successors } from "./division.fixture.ts";
import type { DivisionRule } from "./division.ts";
import { conserved, divide } from "./division.ts";
import { checkPlan } from "./plan-check.ts";
import { cycle } from "./record.fixture.ts";
import { seedLater } from "./seed.fixture.ts";

it("divides the plan of 2023 to 2025 between the two partnerships of August 2024", () => {
  const { successors: plans, ledger, joint, proof } = divide(seedLater, successors, rule);
  expect(
    ledger.filter(({ kind }) => kind === "action").map(({ ref, to, because }) => [ref, to, because]),
  ).toEqual([
    ["ACT-1", ["bcp-scp"], "bcp answers for it"],
    ["ACT-2", ["dorset-scp"], "dorset answers for it"],
    ["ACT-7", ["dorset-scp", "bcp-scp"], "no board alone answers for it"],
    ["ACT-9", ["dorset-scp", "bcp-scp"], "no board alone answers for it"],
  ]);
  expect(proof).toEqual({
    actions: { before: 4, placed: 4, copies: 6 },
    measures: { before: 0, placed: 0, copies: 0 },
  });
  expect(joint).toMatchObject({ actions: [], measures: [], priorities: [] });
  expect(plans.map(({ cycle: { id, from, to, boards } }) => [id, from, to, boards])).toEqual([
    ["2023-25-dorset-scp", "2024-08-01", "2025-03-31", ["dorset"]],
    ["2023-25-bcp-scp", "2024-08-01", "2025-03-31", ["bcp"]],
  ]);
  expect(plans[0]?.cycle.actions.every(({ cycle: id }) => id === "2023-25-dorset-scp")).toBe(true);
});

it.each([
  {
    shared: "each" as const,
    to: [
      ["dorset-scp"],
      ["bcp-scp"],
      ["dorset-scp", "bcp-scp"],
      ["dorset-scp", "bcp-scp"],
      ["dorset-scp", "bcp-scp"],
      ["dorset-scp", "bcp-scp"],
    ],
  },
  {
    shared: "joint" as const,
    to: [
      ["dorset-scp"],
      ["bcp-scp"],
      ["dorset-scp", "bcp-scp"],
      ["joint"],
      ["dorset-scp", "joint"],
      ["joint"],
    ],
  },
  {
    shared: { to: "bcp-scp" },
    to: [
      ["dorset-scp"],
      ["bcp-scp"],
      ["dorset-scp", "bcp-scp"],
      ["bcp-scp"],
      ["dorset-scp", "bcp-scp"],
      ["bcp-scp"],
    ],
  },
])("gives what is shared to $shared", ({ shared, to }) => {
  const { ledger } = divide(plan, successors, { ...rule, shared });
  expect(ledger.filter(({ kind }) => kind === "action").map((entry) => entry.to)).toEqual(to);
});

it("puts decisions before boards, measures with their actions, and priorities where they are served", () => {
  const decisions = [
    { ref: "a", to: "joint" as const, because: "Training stays joint" },
    { ref: "n", to: ["bcp-scp"], because: "It is counted there" },
  ];
  const { ledger, successors: plans, joint } = divide(plan, successors, { ...rule, decisions });
  const entry = (ref: string) => ledger.find((each) => each.ref === ref);
  expect(entry("a")).toMatchObject({ to: ["joint"], because: "Training stays joint" });
  expect(entry("n")).toMatchObject({ to: ["bcp-scp"], because: "It is counted there" });
  expect(entry("m")).toMatchObject({
    to: ["joint", "dorset-scp", "bcp-scp"],
    because: "it goes with a and c",
  });
  expect(entry("2.1")).toMatchObject({
    to: ["dorset-scp", "bcp-scp"],
    because: "dorset answers for it, and where it is served",
  });
  expect(joint.actions.map(({ ref }) => ref)).toEqual(["a"]);
  expect(plans[0]?.cycle.measures.map(({ ref, actions }) => [ref, actions])).toEqual([["m", ["c"]]]);
});

it("loses nothing, whoever answers for what, and leaves each part a plan that holds together", () => {
  const boards = fc.option(fc.subarray(["dorset", "bcp", "somerset"]), { nil: undefined });
  const refs = fc.subarray(["1", "2", "2.1"], { minLength: 1 });
  const actions = fc.array(fc.tuple(boards, refs), { maxLength: 6 });
  const shared = fc.constantFrom<DivisionRule["shared"]>("each", "joint", { to: "dorset-scp" });
  fc.assert(
    fc.property(actions, shared, fc.nat({ max: 6 }), (given, rest, decided) => {
      const rows = given.map(([own, priorities], index) => ({
        ref: `a${index}`,
        priorities,
        ...(own === undefined ? {} : { boards: own }),
      }));
      const measures = rows.map(({ ref, priorities }) => ({ ref: `m${ref}`, priorities, actions: [ref] }));
      const whole = cycle({}, { priorities: [...plan.priorities], actions: rows, measures });
      const decisions = rows
        .slice(decided)
        .map(({ ref }) => ({ ref, to: "joint" as const, because: "kept together" }));
      const divided = divide(whole, successors, { ...rule, shared: rest, decisions });
      const parts = [...divided.successors.map(({ cycle: part }) => part), divided.joint];
      for (const kind of ["actions", "measures"] as const) {
        const placed = parts.flatMap((part) => part[kind].map(({ ref }) => ref));
        expect(new Set(placed)).toEqual(new Set(whole[kind].map(({ ref }) => ref)));
        expect(divided.proof[kind]).toEqual({
          before: whole[kind].length,
          placed: whole[kind].length,
          copies: placed.length,
        });
      }
      for (const part of parts) {
        const broken = checkPlan(part, { on: rule.on }).filter(({ severity }) => severity === "error");
        expect(broken).toEqual([]);
      }
    }),
  );
});

it("says of each part where it goes and why, and leaves each plan whole", () => {
  const decisions = [
    { ref: "m", to: ["dorset-scp", "dorset-scp"], because: " Dorset counts it " },
    { ref: "2", to: "joint" as const, because: "Both need it" },
  ];
  const {
    ledger,
    successors: plans,
    joint,
    proof,
  } = divide(plan, successors, { ...rule, shared: "joint", decisions });
  expect(
    ledger.map(({ kind, ref, to, because }) => `${kind} ${ref}: ${to.join(", ")}: ${because}`),
  ).toMatchInlineSnapshot(`
    [
      "priority 1: dorset-scp, bcp-scp, joint: dorset answers for it, and where it is served",
      "priority 2: dorset-scp, bcp-scp, joint: Both need it, and where it is served",
      "priority 2.1: dorset-scp, bcp-scp: dorset answers for it, and where it is served",
      "action a: dorset-scp: dorset answers for it",
      "action b: bcp-scp: bcp answers for it",
      "action c: dorset-scp, bcp-scp: dorset and bcp answer for it",
      "action d: joint: no successor has the board somerset",
      "action e: dorset-scp, joint: no successor has the board somerset",
      "action f: joint: no board alone answers for it",
      "measure m: dorset-scp: Dorset counts it",
      "measure n: joint: no board alone answers for it",
    ]
  `);
  expect(proof).toMatchInlineSnapshot(`
    {
      "actions": {
        "before": 6,
        "copies": 8,
        "placed": 6,
      },
      "measures": {
        "before": 2,
        "copies": 2,
        "placed": 2,
      },
    }
  `);
  const shape = [...plans.map((each) => each.cycle), joint].map(
    ({ id, name, boards, priorities, actions, measures }) => ({
      id,
      name,
      boards,
      parts: [...priorities, ...actions, ...measures].map(({ ref }) => ref).join(" "),
      measures: measures.map((measure) => ("actions" in measure ? measure.actions : "none")),
    }),
  );
  expect(shape).toMatchInlineSnapshot(`
    [
      {
        "boards": [
          "dorset",
        ],
        "id": "now-dorset-scp",
        "measures": [
          [
            "a",
            "c",
          ],
        ],
        "name": "2023 to 2025, dorset-scp",
        "parts": "1 2 2.1 a c e m",
      },
      {
        "boards": [
          "bcp",
        ],
        "id": "now-bcp-scp",
        "measures": [],
        "name": "2023 to 2025, bcp-scp",
        "parts": "1 2 2.1 b c",
      },
      {
        "boards": [
          "dorset",
          "bcp",
        ],
        "id": "now-joint",
        "measures": [
          "none",
        ],
        "name": "2023 to 2025, joint",
        "parts": "1 2 d e f n",
      },
    ]
  `);
});

const [whole, half] = [
  ["a", "b", "c"],
  ["a", "b"],
].map((refs) => cycle({}, { priorities: [{ ref: "1" }], actions: refs.map((ref) => ({ ref })) }));

it.each([
  { parts: [whole], placed: 3, copies: 3, when: "one plan has all" },
  { parts: [whole, half], placed: 3, copies: 5, when: "another has some of it too" },
  { parts: [half, half], placed: 2, copies: 4, when: "none has the third, and all have the others" },
  { parts: [half], placed: 2, copies: 2, when: "a part was lost" },
  { parts: [], placed: 0, copies: 0, when: "all were" },
])("counts $placed of three actions as placed when $when", ({ parts, placed, copies }) => {
  const plans = parts.map((part) => part!);
  expect(conserved(whole!, plans, "actions")).toEqual({ before: 3, placed, copies });
});

it("counts nothing that was never in the plan", () => {
  expect(conserved(half!, [whole!], "actions")).toEqual({ before: 2, placed: 2, copies: 3 });
  expect(conserved(whole!, [whole!], "measures")).toEqual({ before: 0, placed: 0, copies: 0 });
});

it("leaves a priority where its board is when nothing elsewhere serves it, and a measure without actions as it is", () => {
  const small = cycle(
    {},
    {
      priorities: [{ ref: "1", boards: ["dorset"] }, { ref: "2" }],
      actions: [{ ref: "a", boards: ["dorset"] }],
      measures: [{ ref: "m", priorities: ["2"] }],
    },
  );
  const { ledger, successors: plans } = divide(small, successors, rule);
  expect(ledger.map(({ ref, to, because }) => `${ref}: ${to.join(", ")}: ${because}`)).toEqual([
    "1: dorset-scp: dorset answers for it",
    "2: dorset-scp, bcp-scp: no board alone answers for it",
    "a: dorset-scp: dorset answers for it",
    "m: dorset-scp, bcp-scp: no board alone answers for it",
  ]);
  expect(plans[0]?.cycle.measures).toEqual([{ ...small.measures[0], cycle: "now-dorset-scp" }]);
});

it("follows a successor with several boards by any of them", () => {
  const wide = [
    { id: "one", boards: ["dorset", "somerset"] },
    { id: "two", boards: ["bcp"] },
  ];
  const { ledger } = divide(plan, wide, rule);
  expect(
    ledger.filter(({ kind }) => kind === "action").map(({ ref, to }) => `${ref} ${to.join(" ")}`),
  ).toEqual(["a one", "b two", "c one two", "d one", "e one", "f one two"]);
});
