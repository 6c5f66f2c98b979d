import {
  type CalendarDate,
  type FinancialYear,
  formatPeriod,
  type Money,
  type Period,
  type Quarter,
  rangeOf,
} from "@pdscp/core";
import type { DeliveryCounts, EvaluationSummary, FundStatement, TrainingActivity } from "@pdscp/training";
import { feeFigures, type RaisedFees } from "./fee-figure.ts";
import { counted, type FigureDraft, type FiguresFrom, idPart, pounds, share } from "./figure-draft.ts";

/** A year of multi-agency training. */
export interface TrainingResults {
  readonly activity?: TrainingActivity;
  /** Fees of a whole session, or of a school's year, each once: bookings share them, and the income of the activity is without them. */
  readonly sharedFees?: Money;
  readonly evaluation?: EvaluationSummary;
  /** The fund that free places are paid from, over its own time, and how many requests it refused. */
  readonly fund?: {
    readonly statement: FundStatement;
    readonly refused: number;
    readonly period: Period;
  };
  readonly priceList?: RaisedFees;
  readonly from?: FiguresFrom;
}

export function trainingFigures(
  { activity, sharedFees, evaluation, fund, priceList }: TrainingResults,
  year: FinancialYear,
): readonly FigureDraft[] {
  return [
    ...(activity === undefined ? [] : activityFigures(activity)),
    ...(sharedFees === undefined
      ? []
      : [
          pounds(
            "training.shared-fees",
            "Fees that several places share",
            sharedFees,
            activity?.period ?? year,
            "Fees of a whole session, or of a school's year, each once; they are not in the training income",
          ),
        ]),
    ...(evaluation === undefined ? [] : evaluationFigures(evaluation, activity?.period ?? year)),
    ...(fund === undefined ? [] : fundFigures(fund)),
    ...(priceList === undefined ? [] : feeFigures(priceList, year)),
  ];
}

function activityFigures(activity: TrainingActivity): readonly FigureDraft[] {
  const { period, fillRate, attendanceRate, byQuarter } = activity;
  const sessions = `sessions delivered in ${formatPeriod(period)}`;
  const counts = [
    ["cancelled", "Bookings cancelled", activity.cancelled, `Bookings of ${sessions} that were cancelled`],
    [
      "transferred",
      "Bookings transferred",
      activity.transferred,
      `Bookings of ${sessions} that were given up for a place on another session, which is a booking of its own`,
    ],
    [
      "unrecorded",
      "Bookings without a record of attendance",
      activity.unrecorded,
      `Bookings of ${sessions} that were not given up, and of which nobody recorded whether anyone came`,
    ],
  ] as const;
  return [
    ...deliveryFigures(activity, period),
    ...counts.map(([id, label, count, because]) => counted(`training.${id}`, label, count, period, because)),
    ...(fillRate === null
      ? []
      : [
          share(
            "training.fill-rate",
            "Places filled",
            fillRate,
            "places",
            period,
            `Everybody who came to ${sessions}, with a booking or without, of the places there were`,
          ),
        ]),
    ...(attendanceRate === null
      ? []
      : [
          share(
            "training.attendance-rate",
            "Bookings attended",
            attendanceRate,
            "bookings",
            period,
            `Bookings of ${sessions} that were attended, of all of them; those who came without a booking are in neither`,
          ),
        ]),
    incomeFigure(activity, period),
    ...byQuarter.flatMap(({ name, ...delivery }) => {
      const days = within(period, name);
      const of = `.${idPart(name)}`;
      return [...deliveryFigures(delivery, days, of), incomeFigure(delivery, days, of)];
    }),
  ];
}

/** What was delivered in the year, or in a quarter of it. */
function deliveryFigures(
  { courses, places, booked, attendances, didNotAttend }: DeliveryCounts,
  period: Period,
  of = "",
): readonly FigureDraft[] {
  const sessions = `sessions delivered in ${formatPeriod(period)}`;
  const counts = [
    [
      "courses",
      "Courses delivered",
      courses,
      `Sessions delivered in ${formatPeriod(period)}, by the day they were held`,
    ],
    ["places", "Places on courses", places, `The capacity of the ${sessions}`],
    [
      "booked",
      "Places booked",
      booked,
      `Bookings of ${sessions}: attended, not attended, cancelled, transferred and unrecorded together; those who came without a booking are not in it`,
    ],
    [
      "attendances",
      "Attendances at courses",
      attendances,
      `Everybody who came to ${sessions}, with a booking or without`,
    ],
    [
      "did-not-attend",
      "Bookings of people who did not attend",
      didNotAttend,
      `Bookings of ${sessions} of people who did not come, or came too late to be let in`,
    ],
  ] as const;
  return counts.map(([id, label, count, because]) =>
    counted(`training.${id}${of}`, label, count, period, because),
  );
}

function incomeFigure({ income }: DeliveryCounts, period: Period, of = ""): FigureDraft {
  return pounds(
    `training.income${of}`,
    "Training income",
    income,
    period,
    `Fees and cancellation charges due for sessions delivered in ${formatPeriod(period)}, whenever they were booked or paid; charges that were waived, free places and fees that several places share are not in it`,
  );
}

/** A quarter, or the days of it that are in the period: no sessions of the others were counted. */
function within(period: Period, quarter: Quarter): Period {
  const [whole, own] = [rangeOf(period), rangeOf(quarter)];
  const [, from] = [whole.from, own.from].sort() as [CalendarDate, CalendarDate];
  const [to] = [whole.to, own.to].sort() as [CalendarDate, CalendarDate];
  return from === own.from && to === own.to ? quarter : { from, to };
}

function fundFigures({
  statement,
  refused,
  period,
}: NonNullable<TrainingResults["fund"]>): readonly FigureDraft[] {
  const { amount, spent, committed, free, places } = statement;
  const because = "The requests for free places, each decided in the order in which it came";
  const amounts = [
    ["", "Fund for free places", amount, "What the fund was opened with"],
    [".spent", "Spent from the fund for free places", spent, `${because}, of places that were taken up`],
    [
      ".committed",
      "Committed from the fund for free places",
      committed,
      `${because}, of places that are still to come`,
    ],
    [".free", "Balance of the fund for free places", free, "What is neither spent nor committed"],
  ] as const;
  return [
    ...amounts.map(([id, label, sum, why]) => pounds(`training.fund${id}`, label, sum, period, why)),
    counted("training.fund.granted", "Free places granted", places, period, because),
    counted("training.fund.refused", "Requests for free places refused", refused, period, because),
  ];
}

function evaluationFigures(
  { endOfCourse, threeMonths }: EvaluationSummary,
  period: Period,
): readonly FigureDraft[] {
  const stages = [
    ["end-of-course", "at the end of the course", endOfCourse],
    ["three-months", "three months after", threeMonths],
  ] as const;
  return stages.flatMap(([id, when, { responses, questions }]) => [
    counted(
      `training.evaluation.${id}.responses`,
      `Evaluations ${when}`,
      responses,
      period,
      "Delegates who answered any question",
    ),
    ...questions.flatMap(({ question, positive }) =>
      positive === null
        ? []
        : [
            share(
              `training.evaluation.${id}.${idPart(question)}`,
              `${question} (${when})`,
              positive,
              "those who answered",
              period,
              "The answers that count as good, of all answers to the question",
            ),
          ],
    ),
  ]);
}
