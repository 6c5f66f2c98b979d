import { mkdir, mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { run } from "./command.ts";
import { smallYear, wholeYear, yearFolder } from "./year.fixture.ts";

/** What is printed, but for the checklist, which has tests of its own. */
function withoutChecklist(out: string): string {
  return out.replace(/\nWhat the report must contain.*?report\.json\.\n/s, "");
}

describe("pdscp figures", () => {
  it("prints each figure beside what was printed of it and where it came from", async () => {
    const { exit, out, err } = await pdscp("figures", await yearFolder());
    expect([exit, err]).toEqual([0, ""]);
    expect(out).toMatchSnapshot();
  });

  it("prints and writes everything that a whole year holds", async () => {
    const directory = await mkdtemp(join(tmpdir(), "report-"));
    const { exit, out } = await pdscp("figures", wholeYear, "--write", directory);
    expect(exit).toBe(0);
    expect(out).toMatchSnapshot();
    expect(await readFile(join(directory, "report.md"), "utf8")).toMatchSnapshot();
  });

  it("gives a panel its other figures in a year without a review", async () => {
    const cases =
      "Case,Area,Date of death,Notified on,Age band,Reviewed on,Category of death,Modifiable factors,Out of area\n" +
      "SYN-1,North,2022-11-02,2022-11-03,0-27 days,2023-03-14,8,identified,no\nSYN-2,North,2023-05-10,2023-05-11,1-4 years,,,,no\n";
    const directory = await mkdtemp(join(tmpdir(), "report-"));
    const { exit, out, err } = await pdscp(
      "figures",
      await yearFolder({ "cdop/cases.csv": cases }),
      "--write",
      directory,
    );
    expect([exit, err.startsWith("Wrote ")]).toEqual([0, true]);
    expect(
      out.split("\n").filter((line) => /^(Deaths|Cases|Reviews|Median)/.test(line)),
    ).toMatchInlineSnapshot(`
      [
        "Deaths notified                                       [c]  not printed             cdop/cases.csv",
        "Deaths notified of children who lived elsewhere         0  not printed             cdop/cases.csv",
        "Deaths reviewed                                         0  not printed             cdop/cases.csv",
        "Deaths reviewed of children who lived elsewhere         0  not printed             cdop/cases.csv",
        "Cases open when the year began                          0  not printed             cdop/cases.csv",
        "Cases open when the year ended                        [c]  not printed             cdop/cases.csv",
        "Cases closed without a review                           0  not printed             cdop/cases.csv",
        "Deaths notified by area: North                        [c]  not printed             cdop/cases.csv",
        "Deaths notified by area: total                        [c]  not printed             cdop/cases.csv",
        "Deaths reviewed by area: North                          0  not printed             cdop/cases.csv",
        "Deaths reviewed by area: total                          0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 0-27 days                       0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 28-364 days                     0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 1-4 years                       0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 5-9 years                       0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 10-14 years                     0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 15-17 years                     0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: total                           0  not printed             cdop/cases.csv",
      ]
    `);
    const text = await readFile(join(directory, "report.md"), "utf8");
    expect(text.split("\n").filter((line) => /panel|reviews|cases/.test(line))).toMatchInlineSnapshot(`
      [
        "The panel was notified of [c] deaths of children who lived in its area, and of 0 of children who lived elsewhere, whose own panels review them. It completed 0 reviews, of deaths in this year and before it.",
        "At the end of the year [c] cases were open, against 0 when it began.",
      ]
    `);
  });

  it.each([
    {
      opening: 8,
      notified: 2,
      reviewed: 5,
      withheld: ["notified", "open.otherwise-closed"],
    },
    { opening: 8, notified: 6, reviewed: 5, withheld: [] },
    {
      opening: 3,
      notified: 9,
      reviewed: 5,
      withheld: ["open.opening", "open.otherwise-closed"],
    },
    {
      opening: 6,
      notified: 6,
      reviewed: 9,
      withheld: ["open.closing", "open.otherwise-closed", "time-to-review.still-open"],
    },
    { opening: 2, notified: 4, reviewed: 0, withheld: ["notified", "open.opening"] },
  ])(
    "withholds no number of the open cases that the others give: $opening, $notified, $reviewed",
    async ({ opening, notified, reviewed, withheld }) => {
      const row = (index: number) => {
        const [died, came] = index < opening ? ["2022-11-02", "2022-11-03"] : ["2023-05-10", "2023-05-11"];
        const ended =
          index < reviewed ? `2023-09-14,8,${index % 2 === 0 ? "identified" : "none-identified"}` : ",,";
        return `SYN-${index},North,${died},${came},0-27 days,${ended},no`;
      };
      const heading =
        "Case,Area,Date of death,Notified on,Age band,Reviewed on,Category of death,Modifiable factors,Out of area";
      const cases = [
        heading,
        ...Array.from({ length: opening + notified }, (_, index) => row(index)),
        "",
      ].join("\n");
      const { out } = await pdscp("figures", await yearFolder({ "cdop/cases.csv": cases }), "--json");
      const figures = JSON.parse(out) as { id: string; value: { kind: string } }[];
      const hidden = figures
        .filter(({ value }) => value.kind === "withheld")
        .map(({ id }) => id.replace("cdop.", ""));
      const flow = [
        "notified",
        "reviewed",
        "open.opening",
        "open.closing",
        "open.otherwise-closed",
        "time-to-review.still-open",
      ];
      expect(hidden.filter((id) => flow.includes(id))).toEqual(withheld);
    },
  );

  it("takes a folder without funding, whose open cases fell", async () => {
    const row = (index: number) => {
      const [died, came] = index < 20 ? ["2022-11-02", "2022-11-03"] : ["2023-05-10", "2023-05-11"];
      const ended = index < 10 ? `2023-09-14,8,${index % 2 === 0 ? "identified" : "none-identified"}` : ",,";
      return `SYN-${index},North,${died},${came},0-27 days,${ended},no`;
    };
    const heading =
      "Case,Area,Date of death,Notified on,Age band,Reviewed on,Category of death,Modifiable factors,Out of area";
    const folder = await yearFolder({
      "cdop/cases.csv": [heading, ...Array.from({ length: 25 }, (_, index) => row(index)), ""].join("\n"),
      "funding/contributions.csv": undefined,
      "funding/account.csv": undefined,
      "priorities/cycles.csv":
        "Cycle,Name,From,To,Boards\n2021-23,2021 to 2023,2021-04-01,2023-03-31,north\n2023-25,2023 to 2025,2023-04-01,2025-03-31,north\n",
      "priorities/priorities.csv":
        "Cycle,Reference,Title,Level\n2021-23,A,Neglect,priority\n2021-23,B,Transitions,priority\n2023-25,A,Neglect,priority\n",
      "priorities/successions.csv":
        "From cycle,From,To cycle,To,Reason\n2021-23,A,2023-25,A,It is not done\n",
    });
    const directory = await mkdtemp(join(tmpdir(), "report-"));
    const { exit, out, err } = await pdscp("figures", folder, "--write", directory);
    expect([exit, err]).toEqual([0, expect.stringMatching(/^Wrote /)]);
    expect(out).not.toContain("Funding, 2023/24");
    expect(withoutChecklist(out.slice(out.indexOf("Open cases:")))).toMatchInlineSnapshot(`
      "Open cases: 20 + 5 notified - 10 reviewed - 0 otherwise closed = 15, 5 fewer than a year before.
      Training income of £85 is the sum of 2 statements.
      Neglect: continued (Neglect). It is not done
      Transitions: unaccounted
      "Neglect" has no evidence from training, an audit, a review, data or the voice of the child

      The papers print none of these figures.
      Printed, and computed from nothing here: funding.budget (£2,000).
      "
    `);
    const text = await readFile(join(directory, "report.md"), "utf8");
    expect(text).not.toContain("## Funding");
    expect(text.slice(text.indexOf("**How the priorities"))).toMatchInlineSnapshot(`
      "**How the priorities became those of 2023 to 2025**

      | Priority | What became of it | Priority now |
      | --- | --- | --- |
      | Neglect | continued | Neglect |
      | Transitions | unaccounted | [z] |

      ## Marks used

      - [z] not applicable
      "
    `);
  });

  it("says what the account and the list do not agree about", async () => {
    const folder = await yearFolder({
      "funding/account.csv":
        "Financial year,Kind,Line,Amount\n2023/24,Opening balance,From last year,100.00\n2023/24,Contribution,Council,999.00\n2023/24,Closing balance,To next year,50.00\n2023/24,Expenditure,Team,1000.00\n",
      "training/bookings.csv":
        "Booking,Session,Organisation,Payer,Booked on,Cancelled on,Attendance\nB1,S1,School 1,school,2023-05-01,,attended\n",
    });
    const { exit, out } = await pdscp("figures", folder);
    expect(exit).toBe(0);
    expect(withoutChecklist(out.slice(out.lastIndexOf("\nOpening ")))).toMatchInlineSnapshot(`
      "
      Opening £100 + income £999 - expenditure £1,000 = closing £99
      contributions.csv and account.csv differ about Council: £1,000 in one, £999 in the other
      contributions.csv and account.csv differ about Police: £1,000 in one, nothing in the other
      2023/24: the closing balance is reported as £50, and the lines make £99; -£49 is not explained
      Training income of £60 is the sum of 1 statement.
      "Neglect" has no evidence from training, an audit, a review, data or the voice of the child

      The one figure that the papers print agrees.
      "
    `);
  });

  it("takes one contribution alone, and an account of balances alone", async () => {
    const folder = await yearFolder({
      "funding/contributions.csv": "Financial year,Partner,Amount,Kind\n2023/24,Council,1000.00,cash\n",
      "funding/account.csv":
        "Financial year,Kind,Line,Amount\n2023/24,Opening balance,From last year,100.00\n2023/24,Grant,Office,1000.00\n2023/24,Closing balance,To next year,50.00\n",
      "published.csv": undefined,
    });
    const directory = await mkdtemp(join(tmpdir(), "report-"));
    const { out } = await pdscp("figures", folder, "--write", directory);
    expect(out.slice(0, out.indexOf("Child deaths, "))).toMatchInlineSnapshot(`
      "Northshire Safeguarding Children Partnership

      Funding, 2023/24

      Figure                                               Computed  In the papers  Verdict  From
      Total budget                                           £1,000  not printed             funding/contributions.csv, line 2
      Contribution of Council                                £1,000  not printed             funding/contributions.csv, line 2
      Balance brought forward                                  £100  not printed             funding/account.csv, line 2
      Income of the year                                     £1,000  not printed             funding/account.csv, lines 2 to 4
      Net outgoings of the year (implied by the balances)    £1,050  not printed             funding/account.csv, lines 2 to 4
      Income less expenditure                                  -£50  not printed             funding/account.csv, lines 2 to 4
      Balance carried forward                                   £50  not printed             funding/account.csv, line 4

      "
    `);
    const text = await readFile(join(directory, "report.md"), "utf8");
    expect(text.slice(text.indexOf("## Funding"), text.indexOf("## Child"))).toMatchInlineSnapshot(`
      "## Funding

      The partners put £1,000 into the budget.

      The year began with £100 and ended with £50. Its outgoings were not given line by line; the balances imply net outgoings of £1,050. Training income is not in this account as given.

      **What each partner paid**

      | Partner | 2023/24 |
      | --- | ---: |
      | Council | £1,000 |

      **Contributions by partner**

      | Partner | Contribution |
      | --- | ---: |
      | Council | £1,000 |

      **Balances by year**

      | Year | Brought forward | Carried forward |
      | --- | ---: | ---: |
      | 2023/24 | £100 | £50 |

      "
    `);
  });

  it("counts the bookings and evaluations of the year's own sessions, and says what is in no figure", async () => {
    const folder = await yearFolder({
      "training/sessions.csv": `${smallYear["training/sessions.csv"]}S2,NEG,2024-04-12,09:30,4,Room 1,Provider A,delivered
S3,NEG,2023-07-05,09:30,4,Room 1,Provider A,cancelled
S4,NEG,2024-03-06,09:30,4,Room 1,Provider A,planned
`,
      "training/bookings.csv": `${smallYear["training/bookings.csv"]}B3,S2,School 1,school,2024-03-01,,attended
B4,S3,School 1,school,2023-06-01,,
B5,S3,School 2,school,2023-06-01,,
B6,S4,School 2,school,2023-06-01,,
`,
      "training/evaluations.csv":
        "Response,Session,Stage,Question,Answer\nR1,S1,end-of-course,Useful?,very\nR2,S2,end-of-course,Useful?,very\nR2,S2,end-of-course,Clear?,yes\n",
    });
    const { out } = await pdscp("figures", folder);
    expect(out).toMatch(/Evaluations at the end of the course +1 /);
    expect(out.split("\n").filter((line) => /^Training income of|^In no figure/.test(line))).toEqual([
      "Training income of £85 is the sum of 2 statements.",
      "In no figure: 1 booking of sessions of another year.",
      "In no figure: 2 bookings of sessions that were cancelled.",
      "In no figure: 1 booking of sessions that are still only planned.",
      "In no figure: 2 answers about sessions that were not delivered in the year.",
    ]);
  });

  it("prints what the plan gets wrong and what is overdue, by the evidence of the year and no later", async () => {
    const folder = await yearFolder({
      "priorities/actions.csv":
        "Cycle,Reference,Action,Priorities,Due,State\n2023-25,ACT-1,Audit,A,2023-12-31,under-way\n2023-25,ACT-2,Toolkit,A,Not stated,complete\n2023-25,ACT-3,Course,A,Spring,under-way\n",
      "priorities/evidence.csv":
        "Cycle,Reference,Evidence,On,Kind,Shows,Actions,Priorities\n2023-25,EV-1,Launched,2024-03-31,training,activity,ACT-2,\n2023-25,EV-2,Audit,2024-12-31,audit,outcome,ACT-2,A\n",
      "priorities/received-returns.csv":
        "Provider,Measure,Quarter,On,Outcome\nHospital,waits,2023/24 Q4,2024-03-31,received\n",
    });
    const out = withoutChecklist((await pdscp("figures", folder)).out);
    expect(out.slice(out.indexOf('"Neglect"'), out.indexOf("\n\nThe one figure"))).toBe(
      `"Neglect" has no evidence from an audit, a review, data or the voice of the child
"ACT-1" was due by 31 December 2023, 91 days before 31 March 2024, and is under-way
the due date of "ACT-3" cannot be read as a date (priorities/due-unclear)
"ACT-2": it is said to be complete, and the evidence shows activity alone (priorities/complete-on-activity)
Hospital sent word of "waits" for 2023/24 Q4, which nobody expected (priorities/return-unexpected)`,
    );
  });

  it("tells what it reads to whoever watches", async () => {
    const read: string[] = [];
    const silent = { write: () => true };
    const folder = await yearFolder();
    await run(["figures", folder], { out: silent, err: silent, progress: (file) => read.push(file) });
    expect(read).toContain("training/bookings.csv");
    expect(new Set(read).size).toBe(read.length);
  });

  it("says which printed figures differ, and which are computed from nothing", async () => {
    const published =
      'Figure,Printed\nfunding.budget,"£2,001"\nfunding.opening,£101\nfunding.change.total,£500 increase\nreviews.published,3\nreviews.open,4\nreviews.due,\n';
    const { exit, out } = await pdscp("figures", await yearFolder({ "published.csv": published }));
    expect(exit).toBe(1);
    expect(out).toMatch(/Total budget +£2,000 +£2,001 +DIFFERS/);
    expect(out).toMatch(/Change in all contributions together +\+£500 +£500 increase +agrees/);
    expect(out).toContain(
      "1 of the 3 figures that the papers print agrees; 2 differ: funding.budget, funding.opening.",
    );
    expect(out).toContain(
      "Printed, and computed from nothing here: reviews.published (3), reviews.open (4).",
    );
  });

  it("says of each figure that was printed how it stands, and of those that agree on what basis", async () => {
    const published =
      'Figure,Printed,Period,Basis\nfunding.budget,"£2,000",,independent\nfunding.share,"£1,000",,derived\nfunding.opening,£100,,derived\nfunding.change.total,£500 increase,,\ntraining.courses,1,2022/23,\ntraining.places,several,,\n';
    const { exit, out } = await pdscp("figures", await yearFolder({ "published.csv": published }));
    expect(exit).toBe(0);
    expect(out).toMatch(/Total budget +£2,000 +£2,000 +agrees, independently +funding/);
    expect(out).toMatch(/Equal share of each partner +£1,000 +£1,000 +agrees, same papers +funding/);
    expect(out).toMatch(/Change in all contributions together +\+£500 +£500 increase +agrees +funding/);
    expect(out).toMatch(/Courses delivered +1 +1 +of 2022\/23, not compared/);
    expect(out).toMatch(/Places on courses +4 +several +cannot tell/);
    expect(out.split("\n").slice(-4)).toEqual([
      "4 of the 5 figures that the papers print agree; of 1 it cannot be told: training.places.",
      "Of those that agree, 1 is computed independently of the number printed; of 1 the basis is not said; 2 follow from the same papers: their records were entered from them, or made to have their totals, so that agreement shows that they are counted correctly, and not that the papers are right.",
      "Printed of another year, and not compared: training.courses (of 2022/23).",
      "",
    ]);
  });

  it("gives JSON for a program, with amounts in pounds and pence", async () => {
    const { out } = await pdscp("figures", await yearFolder(), "--json");
    const figures = JSON.parse(out) as { id: string; value: unknown }[];
    expect(figures.find(({ id }) => id === "funding.budget")?.value).toEqual({
      kind: "money",
      amount: "2000.00",
    });
  });

  it("takes a folder that has one domain only", async () => {
    const all = await yearFolder();
    const only = await yearFolder(
      Object.fromEntries(
        (await readdir(all, { recursive: true }))
          .filter((name) => /^(cdop|training|priorities)\//.test(name))
          .map((name) => [name, undefined]),
      ),
    );
    const { exit, out } = await pdscp("figures", only);
    expect(exit).toBe(0);
    expect(out).not.toContain("Training, ");
  });

  it("writes the report, each file whole", async () => {
    const directory = join(await mkdtemp(join(tmpdir(), "report-")), "new", "place");
    const { exit, err } = await pdscp("figures", await yearFolder(), "--write", directory);
    expect(exit).toBe(0);
    expect(err).toMatch(/^Wrote .*report\.html, .*report\.md, .*figures\.json\n$/);
    expect((await readdir(directory)).toSorted()).toEqual(["figures.json", "report.html", "report.md"]);
    expect(await readFile(join(directory, "report.html"), "utf8")).toContain(
      "The partners put £2,000 into the budget",
    );
    expect(await readFile(join(directory, "report.md"), "utf8")).toContain(
      "| Police | £600 | £1,000 | +£400 |",
    );
  });

  it.each([
    { place: "a file", of: ["report.json"], fault: "EEXIST" },
    { place: "under a file", of: ["report.json", "report"], fault: "ENOTDIR" },
    { place: "a folder with a folder in the way", of: ["."], fault: "EISDIR" },
  ])(
    "leaves with 2 when the report is to be written to $place, and leaves nothing half-written",
    async ({ of, fault }) => {
      const folder = await yearFolder();
      await mkdir(join(folder, "report.html"));
      const directory = join(folder, ...of);
      const { exit, err } = await pdscp("figures", folder, "--write", directory);
      expect([exit, err]).toEqual([
        2,
        `Cannot write the report to ${directory}: a folder that may be written to is needed (${fault}) (cli/report-unwritable)\n`,
      ]);
      expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
    },
  );

  it("withholds small counts of deaths wherever it prints or writes them", async () => {
    const folder = await yearFolder();
    const directory = await mkdtemp(join(tmpdir(), "report-"));
    const { out } = await pdscp("figures", folder, "--write", directory);
    const deaths = out.split("\n").filter((line) => /^(Deaths|Cases|Reviews|Median)/.test(line));
    expect(deaths.length).toBeGreaterThan(8);
    for (const line of deaths) {
      expect(line).toMatch(/ (\[c\]|0|0% \(0 of \d+\)) +not printed/);
      expect(line).not.toMatch(/, lines? \d/);
    }
    const { figures } = JSON.parse(await readFile(join(directory, "figures.json"), "utf8"));
    for (const { id, value } of figures) {
      if (id.startsWith("cdop.") && value.kind === "count") expect(value.count).toBe(0);
    }
    expect(await readFile(join(directory, "report.html"), "utf8")).toContain(
      "The panel was notified of [c] deaths",
    );
    expect(await readFile(join(directory, "report.md"), "utf8")).toContain("- [c] confidential");
  });
});
