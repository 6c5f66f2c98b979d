import { calendarDate, financialYear, formatFigure, money, sumMoney } from "@pdscp/core";
import { splitBetweenSuccessors } from "@pdscp/funding";
import { actionTable, cyclesOf, cycleTable, divide, priorityTable } from "@pdscp/priorities";
import fc from "fast-check";
import { expect, it } from "vitest";
import { yearlyFigures } from "./yearly-figures.ts";

const year = financialYear("2023/24");
const said = (figures: ReturnType<typeof yearlyFigures>) =>
  figures
    .filter(({ id }) => id.includes(".division."))
    .map((each) => `${each.id}: ${each.label}: ${formatFigure(each)}`);
const arrangement = { id: "Pan-Dorset", partners: ["Dorset Council", "BCP Council", "Police"] };
const successors = [
  { id: "dorset", partners: ["Dorset Council", "Police"] },
  { id: "bcp", partners: ["BCP Council", "Police"] },
];
const separation = {
  budget: money("3000"),
  balance: money("100.01"),
  arrangement,
  successors,
  basis: "equal" as const,
};

it("gives what each successor takes on of the money, and who pays for it", () => {
  const split = splitBetweenSuccessors(separation);
  const figures = yearlyFigures({ year, funding: { division: split } });
  expect(said(figures)).toEqual([
    "funding.division.dorset.budget: Budget of dorset: £1,500",
    "funding.division.dorset.balance: Balance that goes to dorset: £50.01",
    "funding.division.dorset.contribution.dorset-council: Contribution of Dorset Council to dorset: £1,000",
    "funding.division.dorset.contribution.police: Contribution of Police to dorset: £500",
    "funding.division.bcp.budget: Budget of bcp: £1,500",
    "funding.division.bcp.balance: Balance that goes to bcp: £50",
    "funding.division.bcp.contribution.bcp-council: Contribution of BCP Council to bcp: £1,000",
    "funding.division.bcp.contribution.police: Contribution of Police to bcp: £500",
  ]);
  expect(new Set(figures.map(({ because }) => because))).toEqual(new Set([split.because]));
});

it("gives what stays joint, and the days before a division within the year", () => {
  const split = splitBetweenSuccessors({
    ...separation,
    on: calendarDate("2023-10-01"),
    functions: [{ name: "training", budget: money("600"), balance: money("10"), goes: "joint" }],
  });
  expect(
    said(yearlyFigures({ year, funding: { division: split } })).map((line) => line.split(": ")[1]),
  ).toEqual([
    "Budget of the days before the division",
    "Contribution of Dorset Council for the days before the division",
    "Contribution of BCP Council for the days before the division",
    "Contribution of Police for the days before the division",
    "Budget of dorset",
    "Balance that goes to dorset",
    "Contribution of Dorset Council to dorset",
    "Contribution of Police to dorset",
    "Budget of bcp",
    "Balance that goes to bcp",
    "Contribution of BCP Council to bcp",
    "Contribution of Police to bcp",
    "Budget of what stays joint",
    "Balance that goes to what stays joint",
    "Contribution of Dorset Council to what stays joint",
    "Contribution of BCP Council to what stays joint",
    "Contribution of Police to what stays joint",
  ]);
});

const [plan] = cyclesOf({
  cycles: [
    cycleTable.schema.parse({ id: "2023-25", name: "2023 to 2025", from: "2023-04-01", to: "2025-03-31" }),
  ],
  priorities: [
    priorityTable.schema.parse({ cycle: "2023-25", ref: "A", title: "Neglect", level: "priority" }),
  ],
  actions: [{ ref: "A1", boards: ["dorset"] }, { ref: "A2", boards: ["bcp", "dorset"] }, { ref: "A3" }].map(
    (action) =>
      actionTable.schema.parse({
        ...action,
        cycle: "2023-25",
        title: "Review",
        priorities: ["A"],
        due: "2024/25",
        state: "under-way",
      }),
  ),
});
const on = calendarDate("2024-08-01");
const boards = [
  { id: "dorset", boards: ["dorset"] },
  { id: "bcp", boards: ["bcp"] },
];

it("counts the parts of the plan that each successor takes on, with the reason of each", () => {
  const division = divide(plan!, boards, { on, shared: "joint" });
  const figures = yearlyFigures({
    year,
    priorities: { division: { division, on } },
  });
  expect(said(figures)).toEqual([
    "priorities.division.dorset.priorities: Priorities that go to dorset: 1",
    "priorities.division.dorset.actions: Actions that go to dorset: 2",
    "priorities.division.bcp.priorities: Priorities that go to bcp: 1",
    "priorities.division.bcp.actions: Actions that go to bcp: 1",
    "priorities.division.joint.priorities: Priorities that stay joint: 1",
    "priorities.division.joint.actions: Actions that stay joint: 1",
  ]);
  const actions = figures.find(({ id }) => id === "priorities.division.dorset.actions");
  expect(actions?.because).toBe(
    "Actions that go to dorset, of 3 in the plan. A1: dorset answers for it. A2: bcp and dorset answer for it",
  );
  expect(new Set(figures.map(({ period }) => period))).toEqual(new Set([on]));
});

it("gives away every penny and every action, whoever takes them on", () => {
  const pence = fc.integer({ min: 0, max: 1_000_000 }).map((each) => money((each / 100).toFixed(2)));
  const basis = fc.constantFrom("equal", "by-contributor");
  const owners = fc.array(fc.subarray(["dorset", "bcp", "elsewhere"]), { minLength: 1, maxLength: 6 });
  const shared = fc.constantFrom<"each" | "joint" | { to: string }>("each", "joint", { to: "bcp" });
  fc.assert(
    fc.property(pence, pence, basis, owners, shared, (balance, kept, way, boardsOf, rest) => {
      const functions = [{ name: "training", budget: money("600"), balance: kept, goes: "joint" as const }];
      const split = splitBetweenSuccessors({ ...separation, balance, functions, basis: way as "equal" });
      const cycle = {
        ...plan!,
        actions: boardsOf.map((own, index) => ({ ...plan!.actions[0]!, ref: `R${index}`, boards: own })),
      };
      const division = divide(cycle, boards, { on, shared: rest });
      const figures = yearlyFigures({
        year,
        funding: { division: split },
        priorities: { division: { division, on } },
      });
      const pounds = (pattern: RegExp) =>
        sumMoney(
          figures.flatMap(({ id, value }) =>
            pattern.test(id) && value.kind === "money" ? [value.amount] : [],
          ),
        ).toFixed(2);
      expect(pounds(/\.balance$/)).toBe(balance.toFixed(2));
      expect(pounds(/\.budget$/)).toBe("3000.00");
      expect(pounds(/\.contribution\./)).toBe("3000.00");
      const taken = figures.flatMap(({ id, value }) =>
        id.endsWith(".actions") && value.kind === "count" ? [value.count] : [],
      );
      expect(taken.reduce((sum, each) => sum + each, 0)).toBe(division.proof.actions.copies);
    }),
  );
});

it("says nothing of what stays joint where nothing does", () => {
  const division = divide(plan!, boards, { on, shared: "each" });
  const ids = yearlyFigures({ year, priorities: { division: { division, on } } }).map(({ id }) => id);
  expect(ids.some((id) => id.includes("joint"))).toBe(false);
});
