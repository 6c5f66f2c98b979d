import { expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { yearFolder } from "./year.fixture.ts";

const scale = [
  { rating: "blue", means: "complete" },
  { rating: "green", means: "on-track" },
  { rating: "amber", means: "at-risk" },
  { rating: "red", means: "off-track" },
];
const values = (limits: readonly number[], from = "2023-04-01") => [
  {
    from,
    reference: { title: "Performance framework", at: "page 4" },
    value: ["green", "amber", "red"].map((rating, index) =>
      index < limits.length ? { rating, limit: limits[index] } : { rating },
    ),
  },
];
const ofActions = { name: "Actions in time", unit: "days", of: "days-left", scale, values: values([30, 0]) };
const ofShortfalls = {
  name: "Short of the target",
  unit: "per cent",
  of: "shortfall",
  scale,
  values: values([0, 10]),
};
const ofValues = { ...ofShortfalls, name: "Seen", of: "value", better: "higher", values: values([90, 80]) };

const plan = {
  "priorities/actions.csv":
    "Cycle,Reference,Action,Priorities,Due,State\n2023-25,A1,Publish the plan,A,2024/25,under-way\n2023-25,A2,Train staff,A,2024-03-01,under-way\n2023-25,A3,Ask families,A,Ongoing,under-way\n",
  "priorities/measures.csv":
    "Cycle,Reference,Measure,Kind,Unit,Better,Every,Priorities,Aim,Target,Target on\n2023-25,M1,Families seen,service,percentage,higher,quarter,A,reach,90,2024-03-31\n2023-25,M2,Children harmed,population,count,lower,quarter,A,track,,\n",
  "priorities/observations.csv": "Measure,On,Count,Total\nM1,2024-03-31,85,100\nM2,2024-03-31,12,\n",
};
const ratedBy = (rule: unknown) =>
  yearFolder({ ...plan, "priorities/rating-rule.json": JSON.stringify(rule) });

it("rates the actions by the rule of the folder, in a table and in figures with their lines", async () => {
  const folder = await ratedBy(ofActions);
  const { exit, out } = await pdscp("figures", folder);
  expect(exit).toBe(0);
  expect(out).toContain(
    [
      "The actions on 31 March 2024",
      "",
      "Action            Due         Rating",
      "Publish the plan  2024/25     green (on track)",
      "Train staff       2024-03-01  red (off track)",
      "Ask families      Ongoing     not rated",
    ].join("\n"),
  );
  expect(out).toMatch(
    /\nActions in time: red \(off track\) +1 +not printed +priorities\/actions\.csv, line 3; priorities\/rating-rule\.json; Performance framework, page 4\n/,
  );
  const { out: why } = await pdscp("explain", "priorities.rated.actions-in-time.red", "--folder", folder);
  expect(why).toBe(
    `Actions in time: red (off track), 31 March 2024: 1 (priorities.rated.actions-in-time.red)
  because: How many of 3 are red (off track) by "Actions in time", in force from 1 April 2023 (Performance framework, page 4). A2: due 1 March 2024, 30 days ago; amber (at risk) needs 0 days left or more: red, off track
  from priorities/actions.csv, line 3
  from priorities/rating-rule.json
  from Performance framework, page 4
`,
  );
});

it("rates the measures by the rules of the folder, each by its own", async () => {
  const ofHarm = { ...ofValues, name: "Harm", better: "lower", measures: ["M2"], values: values([5, 10]) };
  const folder = await ratedBy([{ ...ofShortfalls, measures: ["M1"] }, ofHarm, ofActions]);
  const { out } = await pdscp("figures", folder);
  expect(out).toContain(
    [
      "Measure          Latest  Against its target                                            Rating",
      "Families seen       85%  Behind (85 of 100, 31 March 2024): the target is 90% or more  amber (at risk)",
      "Children harmed      12  No target set (31 March 2024)                                 red (off track)",
    ].join("\n"),
  );
  expect(out).toMatch(
    /\nShort of the target: amber \(at risk\) +1 +not printed +priorities\/observations\.csv, line 2;/,
  );
  const { out: why } = await pdscp("explain", "priorities.m2", "--folder", folder);
  expect(why).toBe(
    `Children harmed, 31 March 2024: 12 (priorities.m2)
  because: 12 on 31 March 2024; it is watched, without a target. red (off track) by "Harm", in force from 1 April 2023 (Performance framework, page 4): 12 on 31 March 2024 is more than the 10 of amber: red, off track; amber from 10: 2 less
  from priorities/observations.csv, line 3
  from priorities/rating-rule.json
  from Performance framework, page 4
`,
  );
});

it("rates no measure that no rule is for, and by shortfall those alone that have a target", async () => {
  const { out: one } = await pdscp("figures", await ratedBy({ ...ofShortfalls, measures: ["M1"] }));
  expect(one).toMatch(/\nChildren harmed +12 +No target set \(31 March 2024\) +\[z\]\n/);
  const { out: all } = await pdscp("figures", await ratedBy(ofShortfalls));
  expect(all).toMatch(/\nChildren harmed +12 +No target set \(31 March 2024\) +not rated\n/);
  expect(all).not.toContain("The actions on");
});

it("counts nothing by a rule of actions where the plan has none", async () => {
  const folder = await yearFolder({ "priorities/rating-rule.json": JSON.stringify(ofActions) });
  const { exit, out } = await pdscp("figures", folder);
  expect(exit).toBe(0);
  expect(out).not.toContain("Actions in time, ");
});

it("takes the thresholds that are in force at the end of the year, and looks at the plan by them", async () => {
  const [next] = values([9000, 1000], "2024-04-01");
  const versions = [{ ...next, reference: { title: "Next framework" } }, ...values([30, 0])];
  const folder = await ratedBy({ ...ofActions, values: versions });
  expect((await pdscp("figures", folder)).out).toMatch(/\nPublish the plan +2024\/25 +green \(on track\)\n/);
  expect((await pdscp("explain", "priorities.rated.actions-in-time.red", "--folder", folder)).out).toContain(
    "\n  from Performance framework, page 4\n",
  );
  const lenient = await pdscp("figures", await ratedBy({ ...ofActions, values: values([-90, -100]) }));
  expect(lenient.out).toContain(
    '"A2" is on track by the rule, and is 30 days overdue (priorities/overdue-on-track)',
  );
});

it("refuses an observation that cannot be used with its own line, and not with the rule's", async () => {
  const folder = await yearFolder({
    ...plan,
    "priorities/observations.csv": "Measure,On,Count,Total\nM1,2024-03-31,85,\n",
    "priorities/rating-rule.json": JSON.stringify(ofShortfalls),
  });
  expect((await pdscp("figures", folder)).err).toMatch(/^priorities\/observations\.csv:2: /);
});

it("names the own line of each of two actions that share a reference", async () => {
  const twins = plan["priorities/actions.csv"].replace(",A2,", ",A1,");
  const folder = await yearFolder({
    ...plan,
    "priorities/actions.csv": twins,
    "priorities/rating-rule.json": JSON.stringify(ofActions),
  });
  const { out } = await pdscp("figures", folder);
  expect(out).toMatch(
    /\nActions in time: green \(on track\) +1 +not printed +priorities\/actions\.csv, line 2;/,
  );
  expect(out).toMatch(
    /\nActions in time: red \(off track\) +1 +not printed +priorities\/actions\.csv, line 3;/,
  );
});

it("has neither ratings nor a word of them without the file", async () => {
  const { out } = await pdscp("figures", await yearFolder(plan));
  expect(out).not.toMatch(/rated|Rating/);
});

it.each<[string, unknown, string]>([
  ["is no rule", 5, "a { } of names and values or a list in [ ] is needed (cli/settings-invalid)"],
  ["holds no rule", [], "a list that is not empty is needed (cli/settings-invalid)"],
  [
    "rates what is no such thing",
    { ...ofActions, of: "days" },
    'one of "value", "shortfall", "days-left", "assessment" is needed at of (cli/settings-invalid)',
  ],
  [
    "rates so in a list",
    [ofActions, { ...ofValues, of: "number" }],
    'one of "value", "shortfall", "days-left", "assessment" is needed at 1.of (cli/settings-invalid)',
  ],
  [
    "has a name that is not known",
    { ...ofActions, measure: ["M1"] },
    'no such name is known: "measure" (cli/settings-invalid)',
  ],
  [
    "has no document",
    { ...ofActions, values: [{ from: "2023-04-01", value: [{ rating: "red" }] }] },
    "values.0.reference (cli/settings-invalid)",
  ],
  [
    "has thresholds out of order",
    { ...ofActions, values: values([0, 30]) },
    '"Actions in time": each limit is easier to reach than the one before at values.0.value.1 (priorities/rule-invalid)',
  ],
  [
    "has them so in a list",
    [ofShortfalls, { ...ofActions, values: values([0, 30]) }],
    "at 1.values.0.value.1 (priorities/rule-invalid)",
  ],
  [
    "begins after the year",
    { ...ofActions, values: values([30, 0], "2024-04-01") },
    'Cannot look up "Actions in time" on 2024-03-31: a value in force by then is needed, for "A1" (core/not-in-force)',
  ],
  [
    "goes the other way than a measure",
    { ...ofValues, measures: ["M2"] },
    'the rule and the measure must agree on which way is better, for "M2" (priorities/rule-does-not-fit)',
  ],
  [
    "rates values of measures that it does not name",
    ofValues,
    "a list of the measures that it is for is needed at measures (cli/settings-invalid)",
  ],
  [
    "names a measure that the plan has not",
    [{ ...ofValues, measures: ["M1", "M9"] }],
    '"M9" is not a measure of the plan at 0.measures.1 (priorities/reference-unknown)',
  ],
  [
    "names measures for a rule of actions",
    { ...ofActions, measures: ["M1"] },
    'a rule of "value" or "shortfall" is needed, where measures are named, at of (cli/settings-invalid)',
  ],
  [
    "rates actions twice",
    [ofActions, ofShortfalls, { ...ofActions, name: "Actions again" }],
    "one rule of actions alone is needed at 2.of (cli/settings-invalid)",
  ],
  [
    "rates a measure twice",
    [ofShortfalls, { ...ofValues, measures: ["M1"] }],
    'one rule alone for the measure "M1" is needed (cli/settings-invalid)',
  ],
  [
    "has two rules of a name",
    [ofActions, { ...ofShortfalls, name: ofActions.name }],
    "a name that no other rule has is needed at 1.name (cli/settings-invalid)",
  ],
])("refuses rating-rule.json when it %s, with what is needed", async (_, rule, need) => {
  const { exit, out, err } = await pdscp("figures", await ratedBy(rule));
  expect([exit, out]).toEqual([2, ""]);
  expect(err).toMatch(/^(?:Cannot read )?priorities\/rating-rule\.json: /);
  expect(err.endsWith(`${need}\n`)).toBe(true);
});
