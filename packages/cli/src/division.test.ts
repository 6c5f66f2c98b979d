import { expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { yearFolder } from "./year.fixture.ts";

const plan = {
  "priorities/actions.csv":
    "Cycle,Reference,Action,Priorities,Boards,Due,State\n2023-25,A1,Publish the plan,A,north,2024/25,under-way\n2023-25,A2,Train staff,A,south,2024/25,under-way\n2023-25,A3,Ask families,A,,2024/25,under-way\n",
};
const boards = [
  { name: "North", boards: ["north"] },
  { name: "South", boards: ["south"] },
];
const partners = [
  { name: "North", partners: ["Council"] },
  { name: "South", partners: ["Council", "Police"] },
];
const reference = { title: "Memorandum", at: "schedule 3" };
const ofPlan = { on: "2024-08-01", shared: "each", successors: boards, reference };
const ofMoney = { on: "2024-08-01", basis: "equal", successors: partners, reference };

const divided = (money?: unknown, priorities?: unknown) =>
  yearFolder({
    ...plan,
    ...(money === undefined ? {} : { "funding/division.json": JSON.stringify(money) }),
    ...(priorities === undefined ? {} : { "priorities/division.json": JSON.stringify(priorities) }),
  });

it("shows what each successor takes on of the money, and why", async () => {
  const folder = await divided(ofMoney);
  const { exit, out } = await pdscp("figures", folder);
  expect(exit).toBe(0);
  expect(out).toContain(
    [
      "The budget of 2023/24 and the balance at its end, by who takes them on from 1 August 2024",
      "",
      "Partnership  Budget  Balance",
      "North        £1,000  £124.75",
      "South        £1,000  £124.75",
      "All          £2,000  £249.50",
      "",
      "What each partner pays of the budget of 2023/24, divided so",
      "",
      "Partner   North   South     All",
      "Council  £1,000      £0  £1,000",
      "Police      [z]  £1,000  £1,000",
    ].join("\n"),
  );
  expect((await pdscp("explain", "funding.division.north.balance", "--folder", folder)).out).toBe(
    `Balance that goes to North, 2023/24: £124.75 (funding.division.north.balance)
  because: Northshire Safeguarding Children Partnership: £2,000 and a balance of £249.50 divided equally between North, South
  from funding/account.csv, lines 2-5
  from funding/division.json
  from Memorandum, schedule 3
`,
  );
  expect(
    (await pdscp("explain", "funding.division.south.contribution.police", "--folder", folder)).out,
  ).toContain("\n  from funding/contributions.csv, lines 4-5\n");
});

it("leaves the days before a division within the year to the partnership, and joint what stays joint", async () => {
  const functions = [{ name: "training", budget: "400.00", balance: "9.50", goes: "joint" }];
  const folder = await divided({ ...ofMoney, on: "2023-10-01", functions });
  const { out } = await pdscp("figures", folder);
  const rows = out.split("\n").map((row) => row.replace(/ {2,}/g, " | "));
  const first = rows.indexOf("Partnership | Budget | Balance");
  expect(rows.slice(first + 1, first + 6)).toEqual([
    "Before 1 October 2023 | £1,000 | [z]",
    "North | £400 | £120",
    "South | £400 | £120",
    "Joint | £200 | £9.50",
    "All | £2,000 | £249.50",
  ]);
});

it.each([
  {
    basis: { kind: "weights", of: "children", weights: { North: "42.5", South: "57.5" } },
    budgets: ["£850", "£1,150"],
  },
  { basis: { kind: "weights", weights: { North: 0.25, South: "0.75" } }, budgets: ["£500", "£1,500"] },
  { basis: { kind: "weights", weights: { North: "0", South: "1234" } }, budgets: ["£0", "£2,000"] },
  {
    basis: {
      kind: "blend",
      parts: [
        { percent: "50", basis: "equal" },
        { percent: 50, basis: { kind: "weights", weights: { North: 1, South: 3 } } },
      ],
    },
    budgets: ["£750", "£1,250"],
  },
  { basis: "by-contributor", budgets: ["£500", "£1,500"] },
])("divides the money by $basis", async ({ basis, budgets }) => {
  const { exit, out, err } = await pdscp("figures", await divided({ ...ofMoney, basis }));
  expect([exit, err]).toEqual([0, ""]);
  const rows = out.split("\n").map((row) => row.split(/ {2,}/));
  expect(["North", "South"].map((name) => rows.find(([first]) => first === name)?.[1])).toEqual(budgets);
});

it("takes a division on the first day of the year for one of all its days", async () => {
  const { out } = await pdscp("figures", await divided({ ...ofMoney, on: "2023-04-01" }));
  expect(out).toMatch(/\nNorth +£1,000 +£124\.75\nSouth +£1,000 +£124\.75\nAll /);
});

it("says in words what becomes of the balance, and who joins without a share", async () => {
  const joined = [partners[0], { name: "South", partners: ["Council", "Police", "Probation"] }];
  const folder = await divided({ ...ofMoney, successors: joined });
  const { out } = await pdscp("figures", folder, "--json");
  expect(JSON.parse(out)).toContainEqual(
    expect.objectContaining({ id: "funding.division.south.balance", label: "Balance that goes to South" }),
  );
  expect((await pdscp("figures", folder)).out).toContain(
    "\nProbation is a partner of South and paid nothing before: its share is still to be agreed\n",
  );
});

it("shows what becomes of every part of the plan, and why", async () => {
  const decisions = [{ ref: "A2", to: "joint", because: "Both train together" }];
  const folder = await divided(undefined, { ...ofPlan, decisions });
  const { exit, out } = await pdscp("figures", folder);
  expect(exit).toBe(0);
  expect(out).toContain(
    [
      "The parts of the plan, by who takes them on from 1 August 2024",
      "",
      "Partnership  Priorities  Actions",
      "North                 1        2",
      "South                 1        1",
      "Joint                 1        1",
    ].join("\n"),
  );
  expect(out).toContain(
    [
      "Action            Goes to       Why",
      "Publish the plan  North         north answers for it",
      "Train staff       Joint         Both train together",
      "Ask families      North; South  no board alone answers for it",
    ].join("\n"),
  );
  expect((await pdscp("explain", "priorities.division.south.actions", "--folder", folder)).out).toBe(
    `Actions that go to South, 1 August 2024: 1 (priorities.division.south.actions)
  because: Actions that go to South, of 3 in the plan. A3: no board alone answers for it
  from priorities/actions.csv
  from priorities/division.json
  from Memorandum, schedule 3
`,
  );
});

it("calls two actions that share a reference each by its own title", async () => {
  const twins = { "priorities/actions.csv": plan["priorities/actions.csv"].replace(",A2,", ",A1,") };
  const folder = await yearFolder({ ...twins, "priorities/division.json": JSON.stringify(ofPlan) });
  const { out } = await pdscp("figures", folder);
  expect(out).toMatch(/\nPublish the plan +North +north answers for it\n/);
  expect(out).toMatch(/\nTrain staff +South +south answers for it\n/);
});

it("says nothing of a division without the files", async () => {
  expect((await pdscp("figures", await divided())).out).not.toMatch(/divi|Joint/);
});

it("takes the two files together where they say the same", async () => {
  expect((await pdscp("figures", await divided(ofMoney, ofPlan))).exit).toBe(0);
  const otherOrder = { ...ofPlan, successors: boards.toReversed() };
  expect((await pdscp("figures", await divided(ofMoney, otherOrder))).exit).toBe(0);
});

const [plansFile, moneyFile] = ["priorities/division.json", "funding/division.json"];
it.each<[string, unknown, unknown, string]>([
  [
    "another day",
    { ...ofMoney, on: "2024-09-01" },
    ofPlan,
    `Cannot read ${moneyFile}: the day of ${plansFile} is needed at on (cli/settings-invalid)`,
  ],
  [
    "other successors",
    { ...ofMoney, successors: partners.map((each) => ({ ...each, name: `${each.name}shire` })) },
    ofPlan,
    `Cannot read ${moneyFile}: the successors of ${plansFile} are needed at successors (cli/settings-invalid)`,
  ],
  [
    "a day before the year",
    { ...ofMoney, on: "2023-03-31" },
    undefined,
    `Cannot read ${moneyFile}: a day of the report's year, or after it, is needed at on (cli/settings-invalid)`,
  ],
  [
    "a partner who is in no successor",
    { ...ofMoney, successors: [partners[0]] },
    undefined,
    `${moneyFile}: Cannot divide the arrangement: "Police" pays, and must be a partner of a successor at successors (funding/partner-missing)`,
  ],
  [
    "a successor twice",
    { ...ofMoney, successors: [...partners, partners[0]] },
    undefined,
    `${moneyFile}: Cannot divide the arrangement: "North" must be named once at successors.2 (funding/no-successors)`,
  ],
  [
    "a basis that there is not",
    { ...ofMoney, basis: "by-size" },
    undefined,
    `Cannot read ${moneyFile}: one of "equal", "by-contributor" or a { } of names and values is needed at basis (cli/settings-invalid)`,
  ],
  [
    "a weight that is none",
    { ...ofMoney, basis: { kind: "weights", weights: { North: "a", South: 1 } } },
    undefined,
    `Cannot read ${moneyFile}: a number such as "57.5" is needed at basis.weights.North (cli/settings-invalid)`,
  ],
  ...["1.5 or so", "some 1.5", "1.", "01", "1e3", "-1", ""].map(
    (weight): [string, unknown, undefined, string] => [
      `the weight "${weight}"`,
      { ...ofMoney, basis: { kind: "weights", weights: { North: weight, South: 1 } } },
      undefined,
      `Cannot read ${moneyFile}: a number such as "57.5" is needed at basis.weights.North (cli/settings-invalid)`,
    ],
  ),
  [
    "a basis of a kind that there is not",
    { ...ofMoney, basis: { kind: "size" } },
    undefined,
    `Cannot read ${moneyFile}: one of "weights", "blend" is needed at basis.kind (cli/settings-invalid)`,
  ],
  [
    "a name that weights have not",
    { ...ofMoney, basis: { kind: "weights", weights: { North: 1, South: 1 }, by: "area" } },
    undefined,
    `Cannot read ${moneyFile}: no such name is known at basis: "by" (cli/settings-invalid)`,
  ],
  [
    "a name that a part of a blend has not",
    { ...ofMoney, basis: { kind: "blend", parts: [{ percent: 100, share: 1, basis: "equal" }] } },
    undefined,
    `Cannot read ${moneyFile}: no such name is known at basis.parts.0: "share" (cli/settings-invalid)`,
  ],
  [
    "no weight for a successor",
    {
      ...ofMoney,
      basis: { kind: "blend", parts: [{ percent: 100, basis: { kind: "weights", weights: { North: 1 } } }] },
    },
    undefined,
    `${moneyFile}: Cannot divide by the basis: "South" needs a weight at basis.parts.0.basis.weights.South (funding/basis-invalid)`,
  ],
  [
    "a plan for nobody",
    undefined,
    { ...ofPlan, successors: [] },
    `${plansFile}: Cannot divide the plan: a successor is needed at successors (priorities/successor-unknown)`,
  ],
  [
    "a name of a successor twice in a plan",
    undefined,
    { ...ofPlan, successors: [...boards, boards[0]] },
    `${plansFile}: Cannot divide the plan: each successor needs an id of its own at successors.2.name (priorities/successor-unknown)`,
  ],
  [
    "a decision on what the plan has not",
    undefined,
    { ...ofPlan, decisions: [{ ref: "A9", to: ["North"], because: "It is so" }] },
    `${plansFile}: Cannot divide the plan: "A9" is not in the plan at decisions.0.ref (priorities/link-unknown)`,
  ],
  [
    "what is shared for somebody else",
    undefined,
    { ...ofPlan, shared: { to: "East" } },
    `${plansFile}: Cannot divide the plan: the rule must name a successor at shared.to (priorities/successor-unknown)`,
  ],
  [
    "what is shared as there is no way to",
    undefined,
    { ...ofPlan, shared: "both" },
    `Cannot read ${plansFile}: one of "each", "joint" or a { } of names and values is needed at shared (cli/settings-invalid)`,
  ],
  [
    "a day outside the cycle",
    undefined,
    { ...ofPlan, on: "2026-04-01" },
    `${plansFile}: Cannot divide the plan: a day within the cycle is needed at on (priorities/cycle-dates)`,
  ],
])("refuses a division with %s", async (_, money, priorities, need) => {
  const { exit, out, err } = await pdscp("figures", await divided(money, priorities));
  expect([exit, out, err]).toEqual([2, "", `${need}\n`]);
});
