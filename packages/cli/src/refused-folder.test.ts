import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { measures, pdscp } from "./command.fixture.ts";
import { yearFolder } from "./year.fixture.ts";

describe("pdscp figures", () => {
  it.each<[string, Parameters<typeof yearFolder>[0], RegExp]>([
    [
      "report.json is not there",
      { "report.json": undefined },
      /report\.json: a file that exists.*cli\/settings-invalid/,
    ],
    [
      "report.json is a list",
      { "report.json": "[]" },
      /report\.json: a { } of names and values is needed \(cli\/settings-invalid\)/,
    ],
    [
      "report.json is no JSON",
      { "report.json": "{" },
      /report\.json:1:\d+: JSON is needed \(cli\/settings-invalid\)/,
    ],
    [
      "report.json is in another encoding",
      {
        "report.json": Buffer.from('\ufeff{"partnership":"X","year":"2023/24"}', "utf16le"),
      },
      /report\.json: plain text in UTF-8 is needed: UTF-16\? Save it as UTF-8 \(cli\/settings-invalid\)/,
    ],
    [
      "report.json says how a file is encoded that is not there",
      {
        "report.json":
          '{"partnership":"X","year":"2023/24","encodings":{"training/booking.csv":"windows-1252"}}',
      },
      /report\.json: a file of the folder is needed at encodings, such as "training\/bookings\.csv" \(cli\/settings-invalid\)/,
    ],
    [
      "report.json declares an encoding that there is not",
      {
        "report.json": '{"partnership":"X","year":"2023/24","encodings":{"training/bookings.csv":"latin1"}}',
      },
      /at encodings\.training\/bookings\.csv \(cli\/settings-invalid\)/,
    ],
    [
      "a spreadsheet saved a file as plain CSV",
      {
        "funding/account.csv": Buffer.from(
          "Financial year,Kind,Line,Amount\n2023/24,Opening balance,Last year,\xa3100\n",
          "latin1",
        ),
      },
      /funding\/account\.csv:2:\d+: text is needed of which every byte can be read \(saved by a spreadsheet as plain CSV\? Save it as CSV UTF-8, or declare its encoding, "windows-1252"\)/,
    ],
    [
      "report.json has a wrong year",
      { "report.json": '{"partnership":"X","year":"2023/25"}' },
      /at year \(cli\/settings-invalid\)/,
    ],
    [
      "a panel in report.json has no areas",
      { "report.json": '{"partnership":"X","year":"2023/24","panels":[{"name":"North","areas":[5]}]}' },
      /report\.json: text in quotes is needed at panels\.0\.areas\.0 \(cli\/settings-invalid\)/,
    ],
    ...(
      [
        [
          "panels",
          '[{"name":"A","areas":["North","North"]}]',
          "each area is needed once at panels.0.areas.1",
        ],
        [
          "panels",
          '[{"name":"A","areas":["North"]},{"name":"B","areas":["South","North"]}]',
          "each area is needed once at panels.1.areas.1",
        ],
        [
          "panels",
          '[{"name":"A","areas":["North"]},{"name":"A","areas":["South"]}]',
          "each name is needed once at panels.1.name",
        ],
        [
          "panels",
          '[{"name":"North","areas":["North","South"]}]',
          "a name that is no area's is needed for several areas at panels.0.name",
        ],
        [
          "panels",
          '[{"name":"South","areas":["North"]},{"name":"B","areas":["South"]}]',
          "a name that is no other panel's area is needed at panels.0.name",
        ],
        [
          "uplift",
          '{"percent":"5%","from":"2024-04-01"}',
          'a percentage such as "5" or "2.5" is needed at uplift.percent',
        ],
        [
          "uplift",
          '{"percent":"5","from":"2024-04-01","roundTo":"0.00"}',
          'a step such as "0.50" is needed at uplift.roundTo',
        ],
      ] as const
    ).map(([name, value, need]): [string, Record<string, string>, RegExp] => [
      `${name} in report.json are ${value}`,
      { "report.json": `{"partnership":"X","year":"2023/24","${name}":${value}}` },
      new RegExp(`report\\.json: ${need} \\(cli/settings-invalid\\)\n$`),
    ]),
    [
      "an amount cannot be read",
      { "funding/contributions.csv": "Financial year,Partner,Amount,Kind\n2023/24,Council,£7O,cash\n" },
      /funding\/contributions\.csv:2:3 Amount.*core\/amount-invalid/,
    ],
    [
      "a partner stands twice",
      {
        "funding/contributions.csv":
          "Financial year,Partner,Amount,Kind\n2023/24,Council,1,cash\n2023/24,Council,2,cash\n",
      },
      /funding\/contributions\.csv:3: .*funding\/repeated-partner/,
    ],
    [
      "the account has no opening balance",
      { "funding/account.csv": "Financial year,Kind,Line,Amount\n2023/24,Expenditure,Team,1.00\n" },
      /funding\/account\.csv: .*funding\/ledger-incomplete/,
    ],
    [
      "the account is of another year",
      {
        "funding/account.csv":
          "Financial year,Kind,Line,Amount\n2022/23,Opening balance,x,1.00\n2022/23,Expenditure,Team,1.00\n",
      },
      /funding\/account\.csv: .*funding\/year-missing/,
    ],
    [
      "a case is in an area that no panel has",
      {
        "cdop/cases.csv":
          "Case,Area,Date of death,Notified on,Age band,Out of area\nSYN-1,East,2023-05-10,2023-05-11,1-4 years,no\n",
      },
      /cdop\/cases\.csv:2: .*cdop\/area-unknown/,
    ],
    [
      "the settings name a cycle that is not there",
      { "report.json": '{"partnership":"X","year":"2023/24","cycle":"1999"}' },
      /^Cannot read the priorities: report\.json must name a cycle of cycles\.csv \(cli\/settings-invalid\)\n$/,
    ],
    [
      "the folder of a panel has no cases file",
      { "cdop/cases.csv": undefined, "cdop/notes.txt": "none" },
      /cdop\/cases\.csv/,
    ],
    [
      "the year has no contribution",
      { "funding/contributions.csv": "Financial year,Partner,Amount,Kind\n2022/23,Council,1,cash\n" },
      /^funding\/contributions\.csv: .*at least one in cash for 2023\/24 is needed \(funding\/year-missing\)\n$/,
    ],
    [
      "an evaluation is of a session that is not there",
      {
        "training/evaluations.csv":
          "Response,Session,Stage,Question,Answer\nR1,S1,end-of-course,Useful?,very\nR2,S9,end-of-course,Useful?,very\n",
      },
      /^training\/evaluations\.csv:3: a session of sessions\.csv is needed \(training\/session-unknown\)\n$/,
    ],
    ...(
      [
        [
          "a booking is of a session that is not there",
          "B2,S9,School 2,school,2023-05-01",
          /^training\/bookings\.csv:3: Cannot charge the booking: a session that is known is needed \(training\/session-unknown\)\n$/,
        ],
        [
          "a booking stands twice",
          "B2,S1,School 2,school,2023-05-01\nB1,S1,School 2,school,2023-05-01",
          /^training\/bookings\.csv:4: Cannot charge the booking: its id must stand once \(training\/booking-repeated\)\n$/,
        ],
        [
          "bookings were made before there was a price list",
          "B2,S1,School 2,school,2023-03-31\nB3,S1,School 2,school,2023-05-01\nB4,S1,School 2,school,2023-03-31\nB1,S1,School 2,school,2023-05-01",
          /^training\/bookings\.csv:3: .*; lines 5 to 6 cannot be charged either \(training\/not-in-force\)\n$/,
        ],
      ] as const
    ).map(([when, rows, wanted]): [string, Record<string, string>, RegExp] => [
      when,
      {
        "training/bookings.csv": `Booking,Session,Organisation,Payer,Booked on\nB1,S1,School 1,school,2023-05-01\n${rows}\n`,
      },
      wanted,
    ]),
    [
      "an answer stands twice",
      {
        "training/evaluations.csv":
          "Response,Session,Stage,Question,Answer\nR1,S1,end-of-course,Useful?,very\nR2,S1,end-of-course,Useful?,very\nR1,S1,end-of-course,Useful?,little\n",
      },
      /^training\/evaluations\.csv:4: Cannot sum up the answers: .* once \(training\/answer-repeated\)\n$/,
    ],
    [
      "an observation is of a measure that no plan has",
      {
        "priorities/measures.csv": measures,
        "priorities/observations.csv": "Measure,On,Count\nM1,2024-03-31,3\nZZZ,2024-03-31,4\n",
      },
      /^priorities\/observations\.csv:3: "ZZZ" is not in the plan \(priorities\/reference-unknown\)\n$/,
    ],
    ...(
      [
        ["priority", ",QQ,", /evidence\.csv:2: "QQ" is not in the plan \(priorities\/reference-unknown\)/],
        [
          "action",
          "ACT-9,A,",
          /evidence\.csv:2: "ACT-9" is not in the plan \(priorities\/reference-unknown\)/,
        ],
        ["measure", ",A,M9", /evidence\.csv:2: "M9" is not in the plan \(priorities\/reference-unknown\)/],
      ] as const
    ).map(([what, cells, wanted]): [string, Record<string, string>, RegExp] => [
      `evidence names a ${what} that its plan does not have`,
      {
        "priorities/measures.csv": measures,
        "priorities/evidence.csv": `Cycle,Reference,Evidence,On,Kind,Shows,Actions,Priorities,Measure\n2023-25,EV-1,Audit,2024-03-31,audit,output,${cells}\n`,
      },
      wanted,
    ]),
    [
      "evidence is of a cycle that is not there",
      {
        "priorities/evidence.csv":
          "Cycle,Reference,Evidence,On,Kind,Shows,Priorities\n1999,EV-1,Audit,2024-03-31,audit,output,A\n",
      },
      /^priorities\/evidence\.csv:2: a cycle of cycles\.csv is needed \(priorities\/cycle-unknown\)\n$/,
    ],
    [
      "a link leads to a cycle that is not there",
      {
        "priorities/successions.csv":
          "From cycle,From,To cycle,To,Reason\n2023-25,A,2025-27,A,It is not done\n",
      },
      /^priorities\/successions\.csv:2: a cycle of cycles\.csv is needed \(priorities\/cycle-unknown\)\n$/,
    ],
    [
      "an action is of a cycle that is not there",
      {
        "priorities/actions.csv":
          "Cycle,Reference,Action,Priorities,Due,State\n2023-25,ACT-1,Audit,A,2024,under-way\n1999,ACT-2,Audit,A,2024,under-way\n",
      },
      /^priorities\/actions\.csv:3: .*each row must name a cycle that is given \(priorities\/cycle-unknown\)\n$/,
    ],
    [
      "a session stands twice",
      {
        "training/sessions.csv":
          "Session,Course,Held on,Starts at,Capacity,Place,Provider,State\nS1,NEG,2023-06-07,09:30,4,Room 1,Provider A,delivered\nS1,NEG,2023-06-08,09:30,4,Room 1,Provider A,delivered\n",
      },
      /^training\/sessions\.csv:3: .*training\/id-repeated\)\n$/,
    ],
    [
      "a course stands twice",
      { "training/courses.csv": "Course,Title,Kind,Hours\nNEG,Neglect,course,6\nNEG,Neglect,course,6\n" },
      /^training\/courses\.csv:3: .*training\/id-repeated\)\n$/,
    ],
    [
      "a file is called as a folder is",
      { "cdop/cases.csv": undefined, cdop: "" },
      /^Cannot read cdop\/cases\.csv: a file that exists and may be read is needed \(ENOTDIR\)/,
    ],
    ...["cycles.csv", "priorities.csv"].map((name): [string, Record<string, undefined>, RegExp] => [
      `the plan is without ${name}`,
      { [`priorities/${name}`]: undefined },
      new RegExp(`^Cannot read priorities/${name}: a file that exists and may be read is needed`),
    ]),
    [
      "a measure is observed twice on a day",
      {
        "priorities/measures.csv": measures,
        "priorities/observations.csv": "Measure,On,Count,Total\nM1,2023-09-30,2,4\nM1,2023-09-30,3,4\n",
      },
      /^priorities\/observations\.csv:3: .*priorities\/observation-repeated\)\n$/,
    ],
    [
      "a link leads from what is not in the plan",
      {
        "priorities/cycles.csv":
          "Cycle,Name,From,To,Boards\n2023-25,2023 to 2025,2023-04-01,2025-03-31,north\n2021-23,2021 to 2023,2021-04-01,2023-03-31,north\n",
        "priorities/successions.csv": "From cycle,From,To cycle,To,Reason\n2021-23,Q,2023-25,A,It goes on\n",
      },
      /^priorities\/successions\.csv:2: .*priorities\/link-unknown\)\n$/,
    ],
    [
      "a figure is claimed twice",
      { "published.csv": 'Figure,Printed\nfunding.budget,"£1"\nfunding.budget,"£2,000"\n' },
      /published\.csv:3: each figure may stand once: keep the line that is to be compared \(core\/duplicate-key\)\n$/,
    ],
    [
      "a price list does not fit",
      { "training/price-list.json": "{}" },
      /training\/price-list\.json: .*cli\/settings-invalid/,
    ],
    [
      "a free place was given back before it was asked for",
      {
        "report.json": JSON.stringify({
          partnership: "X",
          year: "2023/24",
          fund: {
            id: "places",
            amount: "100.00",
            purposes: ["priority"],
            from: "2023-04-01",
            to: "2024-03-31",
            reference: { title: "A decision" },
          },
        }),
        "training/free-place-rules.json": "[]",
        "training/free-place-requests.json": JSON.stringify([
          {
            id: "R1",
            organisation: "A charity",
            kind: "charity",
            amount: "40.00",
            on: "2023-09-01",
            outcome: "released",
            settledOn: "2023-08-31",
          },
        ]),
      },
      /^Cannot read training\/free-place-requests\.json: a place is settled .* at 0\.settledOn \(cli\/settings-invalid\)\n$/,
    ],
  ])("leaves with 2 and prints no figure when %s", async (_, change, wanted) => {
    const { exit, out, err } = await pdscp("figures", await yearFolder(change));
    expect([exit, out]).toEqual([2, ""]);
    expect(err).toMatch(wanted);
  });

  it("leaves with 2 when the folder has no domain", async () => {
    const folder = await mkdtemp(join(tmpdir(), "year-"));
    await writeFile(join(folder, "report.json"), '{"partnership":"X","year":"2023/24"}');
    expect(await pdscp("figures", folder)).toMatchObject({
      exit: 2,
      err: "Cannot read the year: a folder named funding, cdop, training or priorities is needed (cli/folder-empty)\n",
    });
  });
});
