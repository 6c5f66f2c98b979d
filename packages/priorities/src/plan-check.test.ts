import { expect, it } from "vitest";
import { plain } from "./plain.fixture.ts";
import { checkPlan, type PlanCheckOptions } from "./plan-check.ts";
import { bracknell, kent, southTees, stockton, thurrock } from "./published.fixture.ts";
import { action, colours, cycle, day, evidence, measure, oneToFour, ragByDays } from "./record.fixture.ts";
import { seedEvidence, seedLater } from "./seed.fixture.ts";

const on = day("2017-12-01");

it.each([
  {
    plan: stockton,
    options: { on, rule: oneToFour },
    found: [
      ["priorities/due-to-be-confirmed", ["actions", 0, "due"]],
      ["priorities/complete-on-activity", ["actions", 3, "state"]],
      ["priorities/complete-on-activity", ["actions", 4, "state"]],
      ["priorities/overdue-on-track", ["actions", 1, "assessment"]],
      ["priorities/overdue-on-track", ["actions", 2, "assessment"]],
      ["priorities/all-on-track", ["actions"]],
    ],
  },
  {
    plan: southTees,
    options: { on },
    found: [["priorities/measure-without-direction", ["measures", 0, "better"]]],
  },
  { plan: thurrock, options: { on, rule: colours }, found: [["priorities/all-on-track", ["actions"]]] },
  { plan: bracknell, options: { on }, found: [["priorities/due-ongoing", ["actions", 0, "due"]]] },
  { plan: kent, options: { on }, found: [["priorities/reference-repeated", ["actions", 8, "ref"]]] },
])("finds $found in what $plan.id published", ({ plan, options, found }) => {
  const findings = checkPlan(plan, options as PlanCheckOptions);
  expect(findings.map(({ code, path }) => [code, path])).toEqual(found);
});

it("says of an action that a rule of days counts as on track though it is late, that it is late", () => {
  const lenient = [{ rating: "green", limit: -30 }, { rating: "amber", limit: -60 }, { rating: "red" }];
  const rule = { ...ragByDays, values: ragByDays.values.map((value) => ({ ...value, value: lenient })) };
  const plan = cycle({}, { priorities: [{}], actions: [{ due: "2024-03-20", assessment: "red" }] });
  const findings = checkPlan(plan, { on: day("2024-03-31"), rule });
  expect(findings.map(({ code, message, path }) => [code, message, path])).toEqual([
    [
      "priorities/overdue-on-track",
      '"a" is on track by the rule, and is 11 days overdue',
      ["actions", 0, "due"],
    ],
  ]);
});

it("holds what the others published: 12 objectives, 14 items, a scale on which low is good", () => {
  expect(southTees.priorities.filter(({ level }) => level === "objective")).toHaveLength(12);
  expect(kent.priorities).toHaveLength(14);
  expect(oneToFour.scale[0]).toEqual({ rating: "1", means: "complete" });
});

it("finds an action of the seed's plan that is called complete on activity alone", () => {
  const findings = checkPlan(seedLater, { on: day("2024-03-31"), evidence: seedEvidence });
  expect(findings.map(({ code, path }) => [code, path])).toEqual([
    ["priorities/complete-on-activity", ["actions", 1, "state"]],
  ]);
});

it("finds what leads nowhere, credits wrongly or cannot be read", () => {
  const whole = cycle({}, { priorities: [{ ref: "1" }, { ref: "1.1", level: "strand", partOf: "9" }] });
  const plan = {
    ...whole,
    actions: [action({ priorities: [] }), action({ ref: "b", priorities: ["1", "8"], due: "Spring" })],
    measures: [
      measure({ ref: "1", priorities: ["7"], actions: ["z"] }),
      measure({ ref: "p", kind: "population", better: "lower" }),
    ],
  };
  const pieces = [
    evidence({ actions: ["b"], measure: "p" }),
    evidence({ cycle: "then", actions: ["b"], measure: "p" }),
  ];
  const findings = checkPlan(plan, { on, evidence: pieces });
  expect(findings.map(({ code, path, severity }) => [code, path, severity])).toEqual([
    ["priorities/reference-repeated", ["measures", 0, "ref"], "error"],
    ["priorities/reference-unknown", ["priorities", 1, "partOf"], "error"],
    ["priorities/action-without-priority", ["actions", 0, "priorities"], "error"],
    ["priorities/reference-unknown", ["actions", 1, "priorities", 1], "error"],
    ["priorities/reference-unknown", ["measures", 0, "priorities", 0], "error"],
    ["priorities/reference-unknown", ["measures", 0, "actions", 0], "error"],
    ["priorities/due-unclear", ["actions", 1, "due"], "warning"],
    ["priorities/population-credited", ["evidence", 0, "actions"], "error"],
  ]);
});

it("says each thing in words", () => {
  const plan = cycle(
    {},
    {
      priorities: [{ ref: "1" }, { ref: "2", level: "objective", partOf: "9" }],
      actions: [
        { ref: "a", due: "Ongoing", assessment: "G" },
        { ref: "b", due: "soon", assessment: "G" },
        { ref: "c", due: "TBC" },
        { ref: "d", due: "when it is published" },
        { ref: "e", due: "2024-03-30", priorities: ["1", "8"], assessment: "green" },
        { ref: "e", due: "2024-03-31", state: "complete", assessment: "green" },
        { ref: "f", due: "2025-03-31", priorities: [] },
      ],
      measures: [
        { ref: "m", better: "neither", priorities: ["7"], actions: ["z"] },
        { ref: "n", kind: "population", priorities: ["1"] },
      ],
    },
  );
  const shown = [
    evidence({ ref: "s", measure: "n", actions: ["a"], shows: "outcome" }),
    evidence({ ref: "t", measure: "n", priorities: ["1"], shows: "outcome" }),
    evidence({ ref: "u", measure: "m", actions: ["a"], shows: "outcome" }),
    evidence({ ref: "v", cycle: "then", measure: "n", actions: ["a"], shows: "outcome" }),
  ];
  const findings = checkPlan(plan, { on: day("2024-03-31"), rule: colours, evidence: shown });
  expect(
    findings.map(
      ({ code, severity, message, path }) => `${severity} ${code} at ${path?.join(".")}: ${message}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "error priorities/reference-repeated at actions.5.ref: the reference "e" stands twice, so that nobody can tell which is meant",
      "error priorities/reference-unknown at priorities.1.partOf: "9" is not in the plan",
      "error priorities/reference-unknown at actions.4.priorities.1: "8" is not in the plan",
      "error priorities/action-without-priority at actions.6.priorities: "f" serves no priority",
      "error priorities/reference-unknown at measures.0.priorities.0: "7" is not in the plan",
      "error priorities/reference-unknown at measures.0.actions.0: "z" is not in the plan",
      "warning priorities/due-ongoing at actions.0.due: the due date of "a" never falls due: give the next date on which it is looked at",
      "warning priorities/due-unclear at actions.1.due: the due date of "b" cannot be read: a day, a month such as "March 2025", a quarter such as "2024/25 Q4" or a financial year is needed",
      "note priorities/due-to-be-confirmed at actions.2.due: the due date of "c" is still to be given",
      "note priorities/measure-without-direction at measures.0.better: "m" is watched without saying which way is better",
      "error priorities/population-credited at evidence.0.actions: "s" credits an action with "n", which is how children in the area are and no action's doing alone",
      "warning priorities/complete-on-activity at actions.5.state: "e": it is said to be complete, and no evidence shows it",
      "warning priorities/overdue-on-track at actions.4.assessment: "e" is assessed as "green", and is 1 day overdue",
      "note priorities/all-on-track at actions: all 4 actions that are assessed are on track: on track is not complete, and a plan in which nothing is at risk invites the question how it was assessed",
    ]
  `);
  const published = [stockton, southTees, thurrock, bracknell, kent].map((each) => [
    each.id,
    checkPlan(each, { on }),
  ]);
  expect(plain(published)).toMatchSnapshot();
});

it.each([
  { assessment: "1", found: ["priorities/overdue-on-track"] },
  { assessment: "2", found: ["priorities/overdue-on-track"] },
  { assessment: "3", found: [] },
  { assessment: "4", found: [] },
])("finds $found where an action that is overdue is assessed as $assessment", ({ assessment, found }) => {
  const plan = cycle({}, { priorities: [{ ref: "1" }], actions: [{ ref: "a", assessment }] });
  const findings = checkPlan(plan, { on: day("2024-04-01"), rule: oneToFour });
  expect(findings.map(({ code }) => code)).toEqual(found);
});

it("asks for a direction of what is watched alone, and credits evidence as completion does", () => {
  const plan = cycle(
    {},
    {
      priorities: [{ ref: "1" }],
      actions: [{ ref: "a", state: "complete" }],
      measures: [
        { ref: "kept", aim: "range", better: "neither", target: 1, targetTo: 2 },
        { ref: "p", kind: "population" },
      ],
    },
  );
  const shown = (measure: string) => [evidence({ actions: ["a"], shows: "outcome", measure })];
  const codes = (pieces: ReturnType<typeof shown>) =>
    checkPlan(plan, { on, evidence: pieces }).map(({ code }) => code);
  expect(codes(shown("kept"))).toEqual([]);
  expect(codes(shown("p"))).toEqual(["priorities/population-credited", "priorities/complete-on-activity"]);
});

it("asks how a plan was assessed in which two are on track and none at risk, but not of one alone", () => {
  const codes = (...assessments: readonly (string | undefined)[]) => {
    const actions = assessments.map((assessment, index) => ({
      ref: `a${index}`,
      due: "2025-03-31",
      ...(assessment === undefined ? {} : { assessment }),
    }));
    return checkPlan(cycle({}, { priorities: [{ ref: "1" }], actions }), {
      on: day("2024-03-31"),
      rule: colours,
    }).map(({ code }) => code);
  };
  const [best, worst] = [colours.scale[0]?.rating, colours.scale.at(-1)?.rating];
  expect(colours.scale).toMatchInlineSnapshot(`
    [
      {
        "means": "on-track",
        "rating": "green",
      },
      {
        "means": "at-risk",
        "rating": "amber",
      },
      {
        "means": "off-track",
        "rating": "red",
      },
    ]
  `);
  expect([
    codes(best),
    codes(best, undefined),
    codes(best, best),
    codes(best, best, undefined),
    codes(best, worst),
  ]).toMatchInlineSnapshot(`
    [
      [],
      [],
      [
        "priorities/all-on-track",
      ],
      [
        "priorities/all-on-track",
      ],
      [],
    ]
  `);
});

it.each(["30/06/2024", "2024-06-30T09:00", undefined])(
  "finds nothing right on what is no day: %s",
  (given) => {
    expect(() => checkPlan(southTees, { on: given as never })).toThrow(
      expect.objectContaining({ code: "core/date-invalid" }),
    );
  },
);
