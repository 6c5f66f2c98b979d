import type { FinancialYear, Period, Quarter } from "@pdscp/core";
import type { EvaluationSummary, TrainingActivity } from "@pdscp/training";
import { counted, type FigureDraft, type FiguresFrom, idPart, pounds, share } from "./figure-draft.ts";

/** A year of multi-agency training. */
export interface TrainingResults {
  readonly activity?: TrainingActivity;
  readonly evaluation?: EvaluationSummary;
  readonly from?: FiguresFrom;
}

export function trainingFigures(
  { activity, evaluation }: TrainingResults,
  year: FinancialYear,
): readonly FigureDraft[] {
  return [
    ...(activity === undefined ? [] : activityFigures(activity)),
    ...(evaluation === undefined ? [] : evaluationFigures(evaluation, activity?.period ?? year)),
  ];
}

function activityFigures(activity: TrainingActivity): readonly FigureDraft[] {
  const { period, because } = activity;
  const counts = [
    ["courses", "Courses delivered", activity.courses],
    ["places", "Places on courses", activity.places],
    ["booked", "Places booked", activity.booked],
    ["attendances", "Attendances at courses", activity.attendances],
    ["did-not-attend", "Bookings of people who did not attend", activity.didNotAttend],
    ["cancelled", "Bookings cancelled", activity.cancelled],
  ] as const;
  const { fillRate, attendanceRate, income, byQuarter } = activity;
  return [
    ...counts.map(([id, label, count]) => counted(`training.${id}`, label, count, period, because)),
    ...(fillRate === null
      ? []
      : [share("training.fill-rate", "Places filled", fillRate, "places", period, because)]),
    ...(attendanceRate === null
      ? []
      : [
          share("training.attendance-rate", "Bookings attended", attendanceRate, "bookings", period, because),
        ]),
    pounds("training.income", "Training income", income, period, because),
    ...byQuarter.map(({ name, attendances }) =>
      counted(
        `training.attendances.${idPart(name)}`,
        "Attendances at courses",
        attendances,
        name as Quarter,
        because,
      ),
    ),
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
