import { type FigureSource, formatFigure } from "@pdscp/core";
import type { FigureRegister } from "@pdscp/report";
import { describe, expect, it } from "vitest";
import { wholeYear, yearFolder } from "./year.fixture.ts";
import { readYear } from "./year-folder.ts";
import { registerOf } from "./year-register.ts";

/** Of the panel's cases, with those that were closed without a review. */
const headings =
  "Case,Area,Date of death,Notified on,Age band,Reviewed on,Category of death,Modifiable factors,Out of area,Closed without review on,Closed because\n";

const registerIn = async (folder: string): Promise<FigureRegister> => registerOf(await readYear(folder));

/** How many lines of a file a figure says it stands on; none where it names the file alone. */
function linesIn(file: string, from: readonly FigureSource[]): number {
  return from.reduce((sum, source) => {
    if ("line" in source) return sum + (source.source === file ? 1 : 0);
    if (!("title" in source) || source.title !== file || source.at === undefined) return sum;
    return sum + Number(/^([\d,]+) lines(?: from \d+ to \d+)?$/.exec(source.at)?.[1]?.replace(",", ""));
  }, 0);
}

describe("the lines behind the figures of a whole year", () => {
  it("are of the year before where the contribution is", async () => {
    const { figures } = await registerIn(wholeYear);
    const linesOf = (id: string) =>
      figures
        .find((each) => each.id === id)
        ?.from.flatMap((source) => ("line" in source ? [source.line] : []));
    expect(linesOf("funding.contribution.nhs-dorset")).toEqual([9]);
    expect(linesOf("funding.contribution.nhs-dorset-2022-23")).toEqual([5]);
    expect(linesOf("funding.budget-2022-23")).toEqual([2, 3, 4, 5]);
  });

  it("are as many as the figure counts, of bookings, sessions and cases", async () => {
    const { figures } = await registerIn(wholeYear);
    const files = [
      [/^training\.courses(\..*)?$/, "training/sessions.csv"],
      [
        /^training\.(booked|did-not-attend|cancelled|transferred|unrecorded|attendances)(\..*)?$/,
        "training/bookings.csv",
      ],
      [/^cdop\.(notified|reviewed|open\.|time-to-review\.still-open)/, "cdop/cases.csv"],
    ] as const;
    const counted = figures.flatMap(({ id, value, from }) => {
      const file = files.find(([ids]) => ids.test(id))?.[1];
      return file === undefined || value.kind !== "count" ? [] : [[id, value.count, linesIn(file, from)]];
    });
    expect(counted.length).toBeGreaterThan(25);
    expect(counted.filter(([, count, lines]) => count !== lines)).toEqual([]);
  });

  it("are those of the total behind a share, and of what owes something behind the income", async () => {
    const { byId } = await registerIn(wholeYear);
    const lines = (id: string, file: string) => linesIn(file, byId.get(id)?.from ?? []);
    expect({
      places: lines("training.fill-rate", "training/sessions.csv"),
      came: lines("training.fill-rate", "training/bookings.csv"),
      booked: lines("training.attendance-rate", "training/bookings.csv"),
      due: lines("training.income", "training/bookings.csv"),
      answers: lines("training.evaluation.three-months.responses", "training/evaluations.csv"),
    }).toEqual({ places: 156, came: 2_876, booked: 3_253, due: 2_837, answers: 339 });
    expect(byId.get("priorities.efh")?.from).toEqual([{ source: "priorities/observations.csv", line: 3 }]);
    expect(byId.get("priorities.efh.before")?.from).toEqual([
      { source: "priorities/observations.csv", line: 2 },
    ]);
  });

  it("are only counted for the cases notified and open, and not at all for a withheld stock", async () => {
    const { byId } = await registerIn(wholeYear);
    const file = "cdop/cases.csv";
    const ids = [
      "notified",
      "notified.out-of-area",
      "deaths-notified-by-area.bcp",
      "time-to-review.still-open",
    ];
    expect([...ids, "open.opening", "open.closing"].map((id) => byId.get(`cdop.${id}`)?.from)).toEqual([
      [{ title: file, at: "57 lines" }],
      [{ title: file, at: "9 lines" }],
      [{ title: file, at: "57 lines" }],
      [{ title: file, at: "68 lines" }],
      [{ title: file }],
      [{ title: file, at: "68 lines" }],
    ]);
  });
});

it("names no lines that would count, beside those reviewed, the cases of a year that were reviewed or closed in it", async () => {
  const rows = [
    ...Array(3).fill("2023-01-10,2023-01-11,1-4 years,2023-07-14,8,identified,no,,"),
    ...Array(4).fill("2023-01-10,2023-01-11,1-4 years,,,,no,,"),
    ...Array(3).fill("2023-06-10,2023-06-11,1-4 years,2024-03-05,8,identified,no,,"),
    ...Array(3).fill("2023-06-10,2023-06-11,1-4 years,,,,no,,"),
    ...Array(2).fill("2023-06-10,2023-06-11,1-4 years,,,,no,2023-09-01,other"),
  ].map((row, index) => `SYN-${index},North,${row}\n`);
  const { byId } = await registerIn(await yearFolder({ "cdop/cases.csv": headings + rows.join("") }));
  expect(["notified", "open.opening"].map((id) => byId.get(`cdop.${id}`)?.from)).toEqual([
    [{ title: "cdop/cases.csv", at: "8 lines" }],
    [{ title: "cdop/cases.csv", at: "7 lines" }],
  ]);
});

it("is the same where it differs in withheld numbers alone: how many cases were closed without a review, and are open", async () => {
  const registerWith = async (open: number) => {
    const rows = [
      ...Array(12).fill("2023-01-10,2023-01-11,1-4 years,2023-07-14,8,identified,no,,"),
      ...Array(open).fill("2023-06-10,2023-06-11,1-4 years,,,,no,,"),
      ...Array(11 - open).fill("2023-06-10,2023-06-11,1-4 years,,,,no,2023-09-01,other"),
    ].map((row, index) => `SYN-${index},North,${row}\n`);
    return registerIn(await yearFolder({ "cdop/cases.csv": headings + rows.join("") }));
  };
  const [one, ...others] = await Promise.all([10, 9, 8, 7].map(registerWith));
  expect(one?.figures.filter(({ value }) => value.kind === "withheld").map(({ id }) => id)).toEqual(
    expect.arrayContaining(["cdop.open.otherwise-closed", "cdop.open.closing"]),
  );
  for (const other of others) expect(other.figures).toEqual(one?.figures);
});

it("has a source for every figure", async () => {
  const { figures } = await registerIn(wholeYear);
  expect(figures.filter(({ from }) => from.length === 0).map(({ id }) => id)).toEqual([]);
});

it("closes the bookings: what became of them sums to those booked", async () => {
  const { byId } = await registerIn(wholeYear);
  const count = (id: string) => {
    const value = byId.get(`training.${id}`)?.value;
    return value?.kind === "count" ? value.count : Number.NaN;
  };
  const rate = byId.get("training.attendance-rate")?.value;
  const attended = rate?.kind === "percentage" ? rate.count : Number.NaN;
  expect([attended, ...["did-not-attend", "cancelled", "transferred", "unrecorded"].map(count)]).toEqual([
    2_824, 159, 235, 35, 0,
  ]);
  expect(2_824 + 159 + 235 + 35).toBe(count("booked"));
});

it("leaves the line of a booking by somebody who owes nothing out of those of the income", async () => {
  const { byId } = await registerIn(
    await yearFolder({
      "training/bookings.csv":
        "Booking,Session,Organisation,Payer,Booked on,Attendance,Free place granted on\nB1,S1,School 1,school,2023-05-01,attended,\nB3,S1,School 3,school,2023-05-01,attended,2023-05-01\n",
    }),
  );
  const lines = (id: string) => byId.get(id)?.from.map((source) => ("line" in source ? source.line : source));
  expect(lines("training.booked")).toEqual([2, 3]);
  expect(lines("training.income")).toEqual([2]);
  expect(lines("training.cancelled")).toEqual([{ title: "training/bookings.csv" }]);
});

it("gives no figure of evaluations where nobody was asked", async () => {
  const { figures } = await registerIn(await yearFolder());
  expect(figures.filter(({ id }) => id.startsWith("training.evaluation"))).toEqual([]);
  expect(figures.filter(({ id }) => id === "training.income").map((each) => formatFigure(each))).toEqual([
    "£85",
  ]);
});
