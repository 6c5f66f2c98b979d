import {
  type CalendarDate,
  type FinancialYear,
  formatPeriod,
  type Money,
  type Period,
  type Quarter,
  rangeOf,
} from "@pdscp/core";
import type { EvaluationSummary, TrainingActivity } from "@pdscp/training";
import { counted, type FigureDraft, type FiguresFrom, idPart, pounds, share } from "./figure-draft.ts";

/** A year of multi-agency training. */
export interface TrainingResults {
  readonly activity?: TrainingActivity;
  /** Fees of a whole session, or of a school's year, each once: bookings share them, and the income of the activity is without them. */
  readonly sharedFees?: Money;
  readonly evaluation?: EvaluationSummary;
  readonly from?: FiguresFrom;
}

export function trainingFigures(
  { activity, sharedFees, evaluation }: TrainingResults,
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
  ];
}

function activityFigures(activity: TrainingActivity): readonly FigureDraft[] {
  const { period } = activity;
  const sessions = `sessions delivered in ${formatPeriod(period)}`;
  const counts = [
    ["courses", "Courses delivered", activity.courses, activity.because],
    ["places", "Places on courses", activity.places, `The capacity of the ${sessions}`],
    [
      "booked",
      "Places booked",
      activity.booked,
      `Bookings of ${sessions}: attended, not attended, cancelled, transferred and unrecorded together; those who came without a booking are not in it`,
    ],
    [
      "attendances",
      "Attendances at courses",
      activity.attendances,
      `Everybody who came to ${sessions}, with a booking or without`,
    ],
    [
      "did-not-attend",
      "Bookings of people who did not attend",
      activity.didNotAttend,
      `Bookings of ${sessions} of people who did not come, or came too late to be let in`,
    ],
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
  const { fillRate, attendanceRate, income, byQuarter } = activity;
  return [
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
    pounds(
      "training.income",
      "Training income",
      income,
      period,
      `Fees and cancellation charges due for ${sessions}, whenever they were booked or paid; charges that were waived, free places and fees that several places share are not in it`,
    ),
    ...byQuarter.map(({ name, attendances }) => {
      const days = within(period, name);
      return counted(
        `training.attendances.${idPart(name)}`,
        "Attendances at courses",
        attendances,
        days,
        `Everybody who came to sessions delivered in ${formatPeriod(days)}, with a booking or without`,
      );
    }),
  ];
}

/** A quarter, or the days of it that are in the period: no sessions of the others were counted. */
function within(period: Period, quarter: Quarter): Period {
  const [whole, own] = [rangeOf(period), rangeOf(quarter)];
  const [, from] = [whole.from, own.from].sort() as [CalendarDate, CalendarDate];
  const [to] = [whole.to, own.to].sort() as [CalendarDate, CalendarDate];
  return from === own.from && to === own.to ? quarter : { from, to };
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
