import { expect, it } from "vitest";
import { checkPlan, type PlanCheckOptions } from "./plan-check.ts";
import { bracknell, kent, southTees, stockton, thurrock } from "./published.fixture.ts";
import { action, colours, cycle, day, evidence, measure, oneToFour } from "./record.fixture.ts";
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
