import { mkdtemp, readFile } from "node:fs/promises";
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

  it("says which fees places share beside the income, which is without them", async () => {
    const prices = JSON.parse(smallYear["training/price-list.json"] as string);
    prices.versions[0].lines[0] = { ...prices.versions[0].lines[0], per: "session", amount: "150.00" };
    const folder = await yearFolder({ "training/price-list.json": JSON.stringify(prices) });
    const directory = await mkdtemp(join(tmpdir(), "report-"));
    const { exit, out } = await pdscp("figures", folder, "--write", directory);
    expect([exit, out.match(/Fees that several places share.*/)?.[0]]).toEqual([
      0,
      expect.stringContaining("£150"),
    ]);
    expect(out).toContain("and £150 of fees that places share, is the sum of");
    const report = await readFile(join(directory, "report.md"), "utf8");
    expect(report).toMatch(/Training brought in £\d+, and £150 of fees that several places share\./);
  });

  it("reads a file as it was saved by a spreadsheet, where report.json says so", async () => {
    const name = "funding/account.csv";
    const text = (smallYear[name] as string).replace(
      "From last year,100.00",
      "Brought forward – café,£100.00",
    );
    const settings = {
      ...JSON.parse(smallYear["report.json"] as string),
      encodings: { [name]: "windows-1252" },
    };
    const saved = Buffer.from(text.replace("–", "\x96"), "latin1");
    const declared = await pdscp(
      "figures",
      await yearFolder({ [name]: saved, "report.json": JSON.stringify(settings) }),
    );
    const utf8 = await pdscp("figures", await yearFolder({ [name]: text }));
    expect([declared.exit, declared.err, declared.out]).toEqual([0, "", utf8.out]);
    expect(declared.out).toContain("£100");
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
"ACT-1" was due by 31 December 2023, 91 days before 31 March 2024, and is under way
the due date of "ACT-3" cannot be read: a day, a month such as "March 2025", a quarter such as "2024/25 Q4" or a financial year is needed (priorities/due-unclear)
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
});
