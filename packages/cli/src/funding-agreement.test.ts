import { expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { yearFolder } from "./year.fixture.ts";
import { readYear } from "./year-folder.ts";
import { registerOf } from "./year-register.ts";
import { reportOf } from "./year-report.ts";

const agreement = (value: object, from = "2023-04-01") => ({
  name: "Contributions",
  unit: "shares of the budget",
  values: [
    { from, reference: { title: "Memorandum", at: "schedule 2" }, value },
    {
      from: "2020-04-01",
      reference: { title: "An older one" },
      value: { kind: "percent", percents: { Council: 80, Police: 20 } },
    },
  ],
});
const equal = agreement({ kind: "equal", partners: ["Council", "Police"] });
const agreed = (given: unknown) => yearFolder({ "funding/agreement.json": JSON.stringify(given) });

it("says by which agreement each partner pays what it does", async () => {
  const folder = await agreed(equal);
  const { exit, out } = await pdscp("figures", folder);
  expect(exit).toBe(0);
  expect(out).not.toContain("agreement.json differ");
  expect((await pdscp("explain", "funding.contribution.police", "--folder", folder)).out).toBe(
    `Contribution of Police, 2023/24: £1,000 (funding.contribution.police)
  because: The partner's share of the budget by "Contributions", in force from 1 April 2023 (Memorandum, schedule 2): equally between Council and Police
  from funding/contributions.csv, line 5
  from funding/agreement.json
  from Memorandum, schedule 2
`,
  );
  expect((await pdscp("explain", "funding.contribution.police-2022-23", "--folder", folder)).out).toContain(
    "because: The partner's share of the budget of the year before\n  from funding/contributions.csv, line 3\n",
  );
  const year = await readYear(folder);
  const [contributions] = reportOf(year, registerOf(year)).sections[0]?.tables ?? [];
  expect(contributions?.note).toBe(
    'Shared by "Contributions", in force from 1 April 2023: Memorandum, schedule 2.',
  );
});

it("says which partner pays something else than was agreed, by the formula of the year's first day", async () => {
  const folder = await agreed(agreement({ kind: "equal", partners: ["Council", "Police"] }, "2023-04-02"));
  const { exit, out } = await pdscp("figures", folder);
  expect(exit).toBe(0);
  expect(out).toContain(
    "\ncontributions.csv and agreement.json differ about Council: £1,000 in one, £1,600 in the other\n",
  );
  expect(out).toContain(
    "\ncontributions.csv and agreement.json differ about Police: £1,000 in one, £400 in the other\n",
  );
  const { out: why } = await pdscp("explain", "funding.contribution.police", "--folder", folder);
  expect(why).toContain(
    'because: What the partner paid; its share of the budget is £400 by "Contributions", in force from 1 April 2020 (An older one): 80% by Council and 20% by Police\n',
  );
});

it("says so of a partner who is in one of the two alone", async () => {
  const { out } = await pdscp(
    "figures",
    await agreed(agreement({ kind: "equal", partners: ["Council", "Probation"] })),
  );
  expect(out).toContain("differ about Police: £1,000 in one, nothing in the other\n");
  expect(out).toContain("differ about Probation: nothing in one, £1,000 in the other\n");
});

it.each<[string, unknown, string]>([
  [
    "is of a kind that there is not",
    agreement({ kind: "halves" }),
    'Cannot read funding/agreement.json: one of "equal", "weights", "blend", "fixed", "percent", "top-slice", "members", "boards" is needed at values.0.value.kind (cli/settings-invalid)',
  ],
  [
    "has percentages that are not 100",
    agreement({ kind: "percent", percents: { Council: 50, Police: 40 } }),
    "at values.0.value.percents (funding/percentages-not-100)",
  ],
  [
    "fixes amounts that are not what was paid",
    agreement({ kind: "fixed", amounts: { Council: "1000", Police: "900" } }),
    "the fixed amounts leave £100 of the budget at values.0.value.amounts (funding/budget-not-met)",
  ],
  [
    "begins after the year",
    { ...equal, values: [{ ...equal.values[0], from: "2024-04-01" }] },
    'funding/agreement.json: Cannot look up "Contributions" on 2023-04-01: a value in force by then is needed (core/not-in-force)',
  ],
])("refuses an agreement that %s, with its place", async (_, given, need) => {
  const { exit, out, err } = await pdscp("figures", await agreed(given));
  expect([exit, out]).toEqual([2, ""]);
  expect(err).toContain("funding/agreement.json: ");
  expect(err).toContain(`${need}\n`);
});
