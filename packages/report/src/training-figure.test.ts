import { calendarDate, financialYear, formatFigure, formatPeriod, money, quarterOf } from "@pdscp/core";
import { evaluationSummary, trainingActivity } from "@pdscp/training";
import { expect, it } from "vitest";
import { idPart } from "./figure-draft.ts";
import { checkRegister, createRegister } from "./register.ts";
import { formatPeriodOf, from, place, year } from "./yearly-figures.fixture.ts";
import { yearlyFigures } from "./yearly-figures.ts";

/** A session in the first quarter to which one came, and one in the third to which two did, at £45 each. */
function quarterlyFigures() {
  const session = {
    course: "Neglect",
    capacity: 4,
    place: "Online",
    provider: "A provider",
    state: "delivered",
  } as const;
  const quarterly = trainingActivity({
    sessions: [
      { ...session, id: "S1", heldOn: calendarDate("2023-06-01") },
      { ...session, id: "S3", heldOn: calendarDate("2023-11-01") },
    ],
    bookings: ["B1", "B2", "B3"].map((id, index) => ({
      ...place,
      id,
      session: index === 0 ? "S1" : "S3",
      attendance: "attended",
      fee: money("45"),
    })),
    period: year,
  });
  return { quarterly, figures: yearlyFigures({ year, training: { activity: quarterly, from } }) };
}

it("gives a quarter's attendances the quarter for their period, so that they contradict no others", () => {
  const { figures } = quarterlyFigures();
  expect(
    figures
      .filter(({ id }) => id.startsWith("training.attendances"))
      .map((each) => `${each.id}: ${each.label}, ${formatPeriodOf(each)}: ${formatFigure(each)}`),
  ).toEqual([
    "training.attendances: Attendances at courses, 2023/24: 3",
    "training.attendances.2023-24-q1: Attendances at courses, 2023/24 Q1: 1",
    "training.attendances.2023-24-q2: Attendances at courses, 2023/24 Q2: 0",
    "training.attendances.2023-24-q3: Attendances at courses, 2023/24 Q3: 2",
    "training.attendances.2023-24-q4: Attendances at courses, 2023/24 Q4: 0",
  ]);
  expect(checkRegister(createRegister(figures))).toEqual([]);
});

it("gives attendances of a part of a quarter that part for their period, and those of the whole quarters the quarter", () => {
  const session = {
    id: "S1",
    course: "Neglect",
    heldOn: calendarDate("2023-06-30"),
    capacity: 4,
    place: "Online",
    provider: "A provider",
    state: "delivered",
  } as const;
  const period = { from: calendarDate("2023-06-01"), to: calendarDate("2023-10-15") };
  const activity = trainingActivity({ sessions: [session], bookings: [], period });
  const figures = yearlyFigures({ year, training: { activity } });
  expect(
    figures
      .filter(({ id }) => id.startsWith("training.attendances.2023-24"))
      .map((each) => [each.id, formatPeriodOf(each), each.because]),
  ).toEqual([
    [
      "training.attendances.2023-24-q1-2023-06-01-to-2023-06-30",
      "1 June 2023 to 30 June 2023",
      "Everybody who came to sessions delivered in 1 June 2023 to 30 June 2023, with a booking or without",
    ],
    [
      "training.attendances.2023-24-q2",
      "2023/24 Q2",
      "Everybody who came to sessions delivered in 2023/24 Q2, with a booking or without",
    ],
  ]);
});

it("gives of each quarter what it gives of the year: counts and income that add up to the year's", () => {
  const { figures, quarterly } = quarterlyFigures();
  const figureValue = (id: string) => figures.find((each) => each.id === id)?.value;
  const names = quarterly.byQuarter.map(({ name }) => idPart(name));
  for (const id of ["courses", "places", "booked", "attendances", "did-not-attend"]) {
    const counts = ["", ...names.map((name) => `.${name}`)].map((of) => figureValue(`training.${id}${of}`));
    const [whole, ...parts] = counts.map((value) => (value as { count: number }).count);
    expect([id, parts.reduce((sum, part) => sum + part, 0)]).toEqual([id, whole]);
  }
  expect(figureValue("training.income.2023-24-q3")).toEqual({ kind: "money", amount: money("90") });
  expect(figureValue("training.income.2023-24-q2")).toEqual({ kind: "money", amount: money("0") });
});

it("gives the fund for free places over its own time, and each fee before the price list is raised and after", () => {
  const figures = yearlyFigures({
    year,
    training: {
      fund: {
        statement: {
          amount: money("10000"),
          spent: money("490"),
          committed: money("459"),
          released: money("35"),
          free: money("9051"),
          places: 33,
          byPurpose: [],
        },
        refused: 21,
        period: financialYear("2024/25"),
      },
      priceList: {
        from: calendarDate("2024-04-01"),
        lines: [
          {
            line: "school-half-day",
            before: money("35"),
            after: money("37"),
            effectivePercent: 5.71,
            because: "raised",
          },
          {
            line: "cancellation",
            before: money("25"),
            after: money("25"),
            effectivePercent: 0,
            because: "not raised",
          },
        ],
      },
      from,
    },
  });
  expect(
    figures.map((each) => `${each.id}: ${each.label}, ${formatPeriodOf(each)}: ${formatFigure(each)}`),
  ).toEqual([
    "training.fund-2024-25: Fund for free places, 2024/25: £10,000",
    "training.fund.spent-2024-25: Spent from the fund for free places, 2024/25: £490",
    "training.fund.committed-2024-25: Committed from the fund for free places, 2024/25: £459",
    "training.fund.free-2024-25: Balance of the fund for free places, 2024/25: £9,051",
    "training.fund.granted-2024-25: Free places granted, 2024/25: 33",
    "training.fund.refused-2024-25: Requests for free places refused, 2024/25: 21",
    "training.fee.school-half-day: Fee for school half day, 2023/24: £35",
    "training.next-fee.school-half-day: Fee for school half day from 1 April 2024, 2024-04-01: £37",
    "training.fee-rise.school-half-day: Rise of the fee for school half day, 2024-04-01: 6%",
    "training.fee.cancellation: Fee for cancellation, 2023/24: £25",
    "training.next-fee.cancellation: Fee for cancellation from 1 April 2024, 2024-04-01: £25",
    "training.fee-rise.cancellation: Rise of the fee for cancellation, 2024-04-01: 0%",
  ]);
  expect(figures.map(({ because }) => because)).toMatchSnapshot();
  expect(checkRegister(createRegister(figures))).toEqual([]);
});

it.each([
  {
    before: "35",
    after: "37",
    percent: "5",
    figures: ["fee-rise.half-day 5.71% 200/3500", "uplift 5.00% 5/100"],
  },
  {
    before: "40",
    after: "41",
    percent: "2.5",
    figures: ["fee-rise.half-day 2.50% 100/4000", "uplift 2.50% 25/1000"],
  },
  { before: "0", after: "0", percent: "100", figures: ["uplift 100.00% 100/100"] },
  {
    before: "20",
    after: "40",
    percent: "0",
    figures: ["fee-rise.half-day 100.00% 2000/2000", "uplift 0.00% 0/100"],
  },
  { before: "20", after: "40.01", percent: "100.5", figures: [] },
  { before: "20", after: "19", percent: "-5", figures: [] },
  { before: "0", after: "5", percent: "0.000000000000001", figures: [] },
])(
  "gives what a fee rose by from $before to $after as a figure, and the $percent% that it was to rise by",
  ({ before, after, percent, figures }) => {
    const priceList = {
      from: calendarDate("2024-04-01"),
      percent,
      roundTo: money("0.50"),
      lines: [
        {
          line: "half-day",
          before: money(before),
          after: money(after),
          effectivePercent: 0,
          because: "raised",
        },
      ],
    } as const;
    const all = yearlyFigures({ year, training: { priceList, from: [{ title: "A price list" }] } });
    const said = all.flatMap((each) =>
      each.value.kind === "percentage"
        ? [`${each.id.slice(9)} ${formatFigure(each, { places: 2 })} ${each.value.count}/${each.value.total}`]
        : [],
    );
    expect(said).toEqual(figures);
    expect(all.map((each) => `${each.id} ${formatFigure(each)}`)).toContain("training.uplift.step £0.50");
    expect(checkRegister(createRegister(all))).toEqual([]);
  },
);

it("gives the fees that several places share a figure of their own, of the year or of the activity's time", () => {
  const shared = (more = {}) =>
    yearlyFigures({ year, training: { sharedFees: money("120"), from, ...more } })
      .filter(({ id }) => id.startsWith("training.shared-fees"))
      .map((each) => [each.label, formatPeriodOf(each), formatFigure(each), each.because]);
  const because =
    "Fees of a whole session, or of a school's year, each once; they are not in the training income";
  expect(shared()).toEqual([["Fees that several places share", "2023/24", "£120", because]]);
  const period = quarterOf(calendarDate("2023-05-01"));
  const activity = trainingActivity({ sessions: [], bookings: [], period });
  expect(shared({ activity })).toEqual([
    ["Fees that several places share", formatPeriod(period), "£120", because],
  ]);
  expect(yearlyFigures({ year, training: { from } })).toEqual([]);
});

it("gives no share of good answers where a question has none", () => {
  const evaluation = evaluationSummary(
    [{ session: "S1", stage: "end-of-course", question: "Role", response: "R1", answer: "nurse" }],
    { questions: [{ question: "Role", answers: ["nurse", "teacher"] }] },
  );
  const figures = yearlyFigures({ year, training: { evaluation, from } });
  expect(figures.map((each) => `${each.id}: ${formatFigure(each)}`)).toEqual([
    "training.evaluation.end-of-course.responses: 1",
    "training.evaluation.three-months.responses: 0",
  ]);
});
