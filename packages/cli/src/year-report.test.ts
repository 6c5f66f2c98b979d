import { toTables } from "@pdscp/report";
import { expect, it } from "vitest";
import { wholeYear, yearFolder } from "./year.fixture.ts";
import { readYear } from "./year-folder.ts";
import { registerOf } from "./year-register.ts";
import { reportOf } from "./year-report.ts";

async function sectionsOf(folder: string) {
  const year = await readYear(folder);
  const report = reportOf(year, registerOf(year));
  const tables = new Map(toTables(report).map((rows) => [rows.name, rows]));
  return {
    report,
    paragraphs: (section: string) => report.sections.find(({ id }) => id === section)?.paragraphs ?? [],
    table: (name: string) => {
      const { title = "", table, records = [] } = tables.get(name) ?? {};
      const columns = table?.columns ?? [];
      return [
        title,
        columns.map(({ heading }) => heading).join(" | "),
        ...records.map((record) => columns.map(({ field }) => record[field]).join(" | ")),
      ];
    },
    note: (name: string) =>
      report.sections.flatMap(({ tables: own = [] }) => own).find(({ id }) => id === name)?.note,
  };
}

it("names the years of the contributions, and gives each change its sign", async () => {
  const { table } = await sectionsOf(wholeYear);
  expect(table("contributions")).toEqual([
    "What each partner paid, and what changed",
    "Partner | 2022/23 | 2023/24 | Change",
    "BCP Council | £83,424 | £75,785 | -£7,639",
    "Dorset Council | £68,932 | £75,785 | +£6,853",
    "Dorset Police | £48,845 | £75,785 | +£26,940",
    "NHS Dorset | £75,000 | £75,785 | +£785",
    "All partners | £276,201 | £303,140 | +£26,939",
  ]);
});

it("puts a group of areas under its own, and a sum under the quarters", async () => {
  const { table } = await sectionsOf(wholeYear);
  const first = (rows: readonly string[]) => rows.map((row) => row.split(" | ")[0]);
  expect(first(table("deaths-notified-by-area"))).toEqual([
    "Deaths notified by area",
    "Area",
    "BCP",
    "Dorset",
    "Pan-Dorset together",
    "Somerset",
    "All",
  ]);
  expect(table("training-quarters").at(-1)).toBe("2023/24 | 156 | 3,675 | 3,253 | 2,876 | 159 | £126,530");
});

it("says what a fund, a price and a measure are of", async () => {
  const { table, note } = await sectionsOf(wholeYear);
  expect(table("free-places").slice(0, 3)).toEqual([
    "The fund for free places, 2024/25",
    "Position | Amount",
    "Fund | £10,000",
  ]);
  expect(table("price-list").slice(0, 4)).toEqual([
    "The price list from 1 April 2024",
    "Fee | Now | Next | Raised by",
    "Partner half day | £25 | £26.50 | 6%",
    "Partner full day | £45 | £47.50 | 5.56%",
  ]);
  expect(note("price-list")).toBe("Raised by 5%, then rounded to the nearest 50p. Not raised: Cancellation.");
  expect(table("measures").slice(1)).toEqual([
    "Measure | Latest | Against its target",
    "Children at significant risk of extra-familial harm | 14 | No target set (31 March 2024)",
    "Community guardians approved | 10 | No target set (31 March 2024)",
    "Children who took part in planning and reviewing their care | [x] | Not measured: nothing was observed by 31 March 2024",
  ]);
});

it("says that outgoings are implied and net, and what the account is without", async () => {
  const { paragraphs } = await sectionsOf(wholeYear);
  expect(paragraphs("funding")).toEqual([
    "The partners put {{ funding.budget }} into the budget. Each partner paid an equal share of {{ funding.share }}.",
    "The year began with {{ funding.opening }} and ended with {{ funding.closing }}. Its outgoings were not given line by line; the balances imply net outgoings of {{ funding.expenditure }}. Training income is not in this account as given.",
    "Of what it ended with, {{ funding.earmarked }} is set aside for a purpose, and {{ funding.general }} is the general balance.",
    "The partnership divides on 1 August 2024. Of the balance, {{ funding.division.dorset.balance }} goes to Dorset, {{ funding.division.bcp.balance }} goes to BCP and {{ funding.division.joint.balance }} stays joint.",
  ]);
});

it.each([
  { line: "2023/24,Fee,Courses,60.00\n", when: "the account has fees" },
  { line: "2023/24,Other income,Courses,60.00\n", when: "the account has other income" },
])("says nothing of training income when $when", async ({ line }) => {
  const account = `Financial year,Kind,Line,Amount\n2023/24,Opening balance,b/f,100.00\n${line}`;
  const { paragraphs } = await sectionsOf(
    await yearFolder({ "funding/account.csv": `${account}2023/24,Closing balance,c/f,50.00\n` }),
  );
  expect(paragraphs("funding")[1]).toMatch(/net outgoings of \{\{ funding\.expenditure \}\}\.$/);
});

it("mentions by how much the list of contributions and the account differ", async () => {
  const account =
    "Financial year,Kind,Line,Amount\n2023/24,Opening balance,b/f,100.00\n2023/24,Contribution,Council,999.00\n2023/24,Closing balance,c/f,50.00\n";
  const { paragraphs } = await sectionsOf(await yearFolder({ "funding/account.csv": account }));
  expect(paragraphs("funding").slice(2)).toEqual([
    "contributions.csv and account.csv differ about Council: £1,000 in one, £999 in the other.",
    "contributions.csv and account.csv differ about Police: £1,000 in one, nothing in the other.",
  ]);
});

it("holds a measure to its target, and a fund and an uplift to their own times", async () => {
  const settings = {
    partnership: "Northshire Safeguarding Children Partnership",
    year: "2023/24",
    uplift: { percent: "5", from: "2024-09-01", roundTo: "1" },
    fund: {
      id: "places",
      amount: "100.00",
      purposes: ["priority"],
      from: "2024-09-01",
      to: "2025-08-31",
      reference: { title: "A decision" },
    },
  };
  const measures =
    "Cycle,Reference,Measure,Kind,Unit,Better,Every,Priorities,Aim,Target,Target on\n" +
    "2023-25,M1,Audits,service,count,higher,quarter,A,reach,10,2025-03-31\n2023-25,M2,Plans,service,count,higher,quarter,A,reach,50,2025-03-31\n2023-25,M3,Seen,service,percentage,higher,quarter,A,reach,90,2025-03-31\n2023-25,M4,Unseen,service,count,higher,quarter,A,reach,4,2025-03-31\n";
  const { table, note } = await sectionsOf(
    await yearFolder({
      "report.json": JSON.stringify(settings),
      "training/free-place-rules.json": JSON.stringify([
        { from: "2024-04-01", eligible: ["charity"], reference: { title: "A decision" } },
      ]),
      "training/free-place-requests.json": "[]",
      "priorities/measures.csv": measures,
      "priorities/observations.csv":
        "Measure,On,Count,Total\nM1,2024-03-31,12,\nM2,2024-03-31,20,\nM3,2024-03-31,1000,1099\n",
    }),
  );
  expect(table("free-places")[0]).toBe("The fund for free places, 1 September 2024 to 31 August 2025");
  expect(table("price-list")[0]).toBe("The price list from 1 September 2024");
  expect(note("price-list")).toBe("Raised by 5%, then rounded to the nearest £1.");
  expect(table("measures").slice(2)).toEqual([
    "Audits | 12 | Met (31 March 2024): the target is 10 or more",
    "Plans | 20 | Behind (31 March 2024): the target is 50 or more",
    "Seen | 91% | Met (1,000 of 1,099, 31 March 2024): the target is 90% or more",
    "Unseen | [x] | Not measured: nothing was observed by 31 March 2024",
  ]);
});

it.each([
  { reference: undefined, money: "equally between North, South.", plan: "with each of them." },
  {
    reference: { title: "Memorandum", at: "schedule 3" },
    money: "equally between North, South. Memorandum, schedule 3.",
    plan: "with each of them. Memorandum, schedule 3.",
  },
])("names under a division the document that sets it, where there is one", async ({ reference, ...ends }) => {
  const division = { on: "2024-08-01", ...(reference === undefined ? {} : { reference }) };
  const named = (more: object) => ["North", "South"].map((name) => ({ name, ...more }));
  const { note } = await sectionsOf(
    await yearFolder({
      "funding/division.json": JSON.stringify({
        ...division,
        basis: "equal",
        successors: named({ partners: ["Council", "Police"] }),
      }),
      "priorities/division.json": JSON.stringify({
        ...division,
        shared: "each",
        successors: named({ boards: ["north"] }),
      }),
    }),
  );
  expect(note("division-funding")).toMatch(new RegExp(`${ends.money}$`));
  expect(note("division-plan")).toMatch(new RegExp(`${ends.plan}$`));
});

it("names its sections, what each meets, its tables and its charts", async () => {
  const year = await readYear(wholeYear);
  const { sections } = reportOf(year, registerOf(year));
  const names = sections.map(({ id, heading, meets, tables, charts }) => ({
    id,
    heading,
    meets,
    tables: tables?.map((table) => table.id),
    charts: charts?.map((chart) => chart.id),
  }));
  expect(names).toMatchInlineSnapshot(`
    [
      {
        "charts": [
          "contributions",
          "balances",
        ],
        "heading": "Funding",
        "id": "funding",
        "meets": undefined,
        "tables": [
          "contributions",
          "earmarks",
          "division-funding",
          "division-partners",
        ],
      },
      {
        "charts": [
          "deaths",
        ],
        "heading": "Child deaths",
        "id": "child-deaths",
        "meets": undefined,
        "tables": [
          "deaths-notified-by-area",
          "deaths-reviewed-by-area",
          "deaths-reviewed-by-age",
        ],
      },
      {
        "charts": [
          "training",
        ],
        "heading": "Training",
        "id": "training",
        "meets": undefined,
        "tables": [
          "training-quarters",
          "price-list",
          "free-places",
        ],
      },
      {
        "charts": [],
        "heading": "Priorities",
        "id": "priorities",
        "meets": undefined,
        "tables": [
          "succession",
          "measures",
          "actions",
          "rated-actions-by-their-due-date",
          "division-plan",
          "division-priorities",
          "division-actions",
          "division-measures",
        ],
      },
    ]
  `);
});
