import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A small year, by the names of its files: two partners, three synthetic cases, one course, one measure. */
export const smallYear: Readonly<Record<string, string>> = {
  "report.json": JSON.stringify({
    partnership: "Northshire Safeguarding Children Partnership",
    year: "2023/24",
    panels: [{ name: "Northshire", areas: ["North"] }],
  }),
  "published.csv": 'Figure,Printed,Document,Place,Relation\nfunding.budget,"£2,000",Annual report,Funding,\n',
  "funding/contributions.csv":
    "Financial year,Partner,Amount,Kind\n2022/23,Council,900.00,cash\n2022/23,Police,600.00,cash\n2023/24,Council,1000.00,cash\n2023/24,Police,1000.00,cash\n",
  "funding/account.csv":
    "Financial year,Kind,Line,Amount\n2023/24,Opening balance,From last year,100.00\n2023/24,Contribution,Council,1000.00\n2023/24,Contribution,Police,1000.00\n2023/24,Expenditure,Team,1850.50\n",
  "cdop/cases.csv":
    "Case,Area,Date of death,Notified on,Age band,Reviewed on,Category of death,Modifiable factors,Out of area\nSYN-1,North,2022-11-02,2022-11-03,0-27 days,2023-09-14,8,identified,no\nSYN-2,North,2023-05-10,2023-05-11,1-4 years,,,,no\nSYN-3,South,2023-06-10,2023-06-11,1-4 years,,,,yes\n",
  "training/courses.csv": "Course,Title,Kind,Hours\nNEG,Neglect,course,6\n",
  "training/sessions.csv":
    "Session,Course,Held on,Starts at,Capacity,Place,Provider,State\nS1,NEG,2023-06-07,09:30,4,Room 1,Provider A,delivered\n",
  "training/bookings.csv":
    "Booking,Session,Organisation,Payer,Booked on,Cancelled on,Attendance\nB1,S1,School 1,school,2023-05-01,,attended\nB2,S1,School 2,school,2023-05-01,2023-06-06,\n",
  "training/price-list.json": JSON.stringify({
    id: "prices",
    name: "Price list",
    payers: ["school"],
    lengths: [{ name: "full-day", hoursOver: 0 }],
    versions: [
      {
        version: "2023/24",
        from: "2023-04-01",
        reference: { title: "Price list" },
        lines: [{ id: "school", payers: ["school"], length: "full-day", amount: "60.00", per: "person" }],
      },
    ],
  }),
  "training/cancellation-policy.json": JSON.stringify([
    {
      id: "policy",
      name: "Cancellation policy",
      reference: { title: "Cancellation policy" },
      from: "2023-04-01",
      bands: [{ notice: { unit: "calendarDays" }, charges: [{ kind: "fixed", amount: "25.00" }] }],
      didNotAttend: { charges: [{ kind: "fixed", amount: "25.00" }] },
    },
  ]),
  "priorities/cycles.csv": "Cycle,Name,From,To,Boards\n2023-25,2023 to 2025,2023-04-01,2025-03-31,north\n",
  "priorities/priorities.csv": "Cycle,Reference,Title,Level\n2023-25,A,Neglect,priority\n",
};

/** Writes a year's folder, with some of its files changed or left out. */
export async function yearFolder(
  change: Readonly<Record<string, string | Uint8Array | undefined>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "year-"));
  for (const [name, text] of Object.entries({ ...smallYear, ...change })) {
    if (text === undefined) continue;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** A whole year: the files that the examples ship, which have every table there is. */
export const wholeYear = fileURLToPath(new URL("../../../examples/data", import.meta.url));
