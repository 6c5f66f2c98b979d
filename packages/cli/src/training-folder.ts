import {
  calendarDateSchema,
  englandAndWales,
  type Money,
  moneySchema,
  type Reading,
  sumMoney,
} from "@pdscp/core";
import {
  bookingTable,
  type ChargedBookings,
  cancellationPolicySchema,
  chargeBookings,
  courseTable,
  decideFreePlace,
  deliveredSessions,
  type Evaluation,
  type EvaluationSummary,
  evaluationSummary,
  evaluationTable,
  type FreePlaceDecision,
  type Fund,
  type FundStatement,
  feeScheduleSchema,
  freePlaceRulesSchema,
  fundStatement,
  openFund,
  recordDecision,
  releaseGrant,
  type Session,
  type Statement,
  sessionTable,
  sharedFees,
  spendGrant,
  statements,
  type TrainingActivity,
  trainingActivity,
  type UpliftedFees,
  upliftFees,
} from "@pdscp/training";
import * as z from "zod";
import { FileRefusal } from "./errors.ts";
import type { Settings } from "./settings.ts";
import { placesIn, type SourceFolder, withPlace } from "./source-file.ts";
import { linesText } from "./source-line.ts";
import { type TrainingLines, trainingLines } from "./training-line.ts";

/** A year of training, from its courses, sessions, bookings and evaluations, the price list and the policy. */
export interface TrainingOfYear {
  readonly activity: TrainingActivity;
  /** Absent when the folder has no evaluations: not asked is not none. */
  readonly evaluation?: EvaluationSummary;
  /** What each organisation owes for the sessions that the activity counts. */
  readonly statements: readonly Statement[];
  /** What fees that places share come to, which the activity's income is without. */
  readonly sharedFees: Money;
  /** Answers about sessions that the activity does not count. */
  readonly evaluationsLeftOut: number;
  readonly uplift?: UpliftedFees;
  readonly fund?: FundOfYear;
  /** The lines behind each count. */
  readonly at: TrainingLines;
}

/** The fund for free places after every request was decided in order. */
export interface FundOfYear {
  readonly statement: FundStatement;
  readonly refused: readonly (Pick<FreePlaceDecision, "code" | "because"> & { readonly request: string })[];
}

const requestsSchema = z.array(
  z
    .strictObject({
      id: z.string().min(1),
      organisation: z.string().min(1),
      kind: z.string().min(1),
      amount: moneySchema,
      on: calendarDateSchema,
      cites: z
        .strictObject({
          kind: z.enum(["rapid-review", "priority", "practice-review"]),
          reference: z.string(),
        })
        .exactOptional(),
      /** What became of the place, where it was granted. */
      outcome: z.enum(["committed", "spent", "released"]).exactOptional(),
      settledOn: calendarDateSchema.exactOptional(),
    })
    .refine(({ on, settledOn = on }) => settledOn >= on, {
      error: "a place is settled on the day it was asked for, or after it",
      path: ["settledOn"],
    }),
);

type Request = z.output<typeof requestsSchema>[number];

/** Reads a year of training. A booking that cannot be charged would be missing from the figures: it is refused with its line. */
export async function readTraining(folder: SourceFolder, settings: Settings): Promise<TrainingOfYear> {
  const [courses, sessions, bookings, evaluations, schedule, policies] = await Promise.all([
    folder.records(courseTable, "courses.csv"),
    folder.records(sessionTable, "sessions.csv"),
    folder.records(bookingTable, "bookings.csv"),
    folder.optionalRecords(evaluationTable, "evaluations.csv"),
    folder.json(feeScheduleSchema, "price-list.json"),
    folder.json(z.array(cancellationPolicySchema), "cancellation-policy.json"),
  ]);
  const rules = {
    sessions: sessions.records,
    courses: courses.records,
    schedule,
    policies,
    calendar: englandAndWales,
  };
  const { charged, refused } = withPlace(
    () => chargeBookings(bookings.records, rules, { locate: bookings.locate }),
    { sessions: placesIn(sessions), courses: placesIn(courses) },
  );
  refuseUncharged(refused);
  const { uplift, year: period } = settings;
  const delivered = new Map(
    deliveredSessions(sessions.records, { period }).map((session) => [session.id, session]),
  );
  const counted = charged.filter(({ booking }) => delivered.has(booking.session));
  const shared = sharedFees(counted);
  const answers = answersOfKnown(evaluations, sessions.records);
  const ownAnswers = answers.filter(({ session }) => delivered.has(session));
  return {
    activity: trainingActivity({
      sessions: sessions.records,
      courses: courses.records,
      bookings: charged.map(({ booking }) => booking),
      charges: charged.map(({ charge }) => charge),
      period,
    }),
    ...(folder.has("evaluations.csv")
      ? { evaluation: summaryOf({ ...evaluations, records: ownAnswers }) }
      : {}),
    statements: statements(
      counted.map(({ charge }) => charge),
      counted.map(({ booking }) => booking),
      { sharedFees: shared },
    ),
    sharedFees: sumMoney(shared.map(({ amount }) => amount)),
    evaluationsLeftOut: answers.length - ownAnswers.length,
    ...(uplift === undefined ? {} : { uplift: upliftFees(schedule, uplift) }),
    ...(await readFund(folder, settings)),
    at: trainingLines({ sessions, bookings, evaluations }, { delivered, charged }),
  };
}

function refuseUncharged([first, ...others]: ChargedBookings["refused"]): void {
  if (first === undefined) return;
  const lines = others.flatMap(({ at }) => (at === undefined ? [] : [at.line]));
  const message =
    lines.length === 0 ? first.message : `${first.message}; ${linesText(lines)} cannot be charged either`;
  throw new FileRefusal({ ...first, message }, first.at ?? {});
}

/** The answers, each about a session that there is. */
function answersOfKnown(
  { records, locate }: Reading<Evaluation>,
  sessions: readonly Session[],
): readonly Evaluation[] {
  const known = new Set(sessions.map(({ id }) => id));
  const stray = records.find(({ session }) => !known.has(session));
  if (stray === undefined) return records;
  throw new FileRefusal(
    { code: "training/session-unknown", message: "a session of sessions.csv is needed", path: ["session"] },
    locate(stray) ?? {},
  );
}

function summaryOf(answers: Reading<Evaluation>): EvaluationSummary {
  return withPlace(() => evaluationSummary(answers.records), { responses: placesIn(answers) });
}

async function readFund(folder: SourceFolder, { fund }: Settings): Promise<{ readonly fund?: FundOfYear }> {
  if (fund === undefined || !folder.has("free-place-requests.json")) return {};
  const [rules, requests] = await Promise.all([
    folder.json(freePlaceRulesSchema, "free-place-rules.json"),
    folder.json(requestsSchema, "free-place-requests.json"),
  ]);
  let state: Fund = openFund(fund);
  const refused: FundOfYear["refused"][number][] = [];
  for (const { outcome, settledOn, ...request } of requests) {
    const decision = decideFreePlace(request, rules, state);
    if (!decision.granted) {
      refused.push({ request: request.id, code: decision.code, because: decision.because });
      continue;
    }
    state = settled(recordDecision(state, decision), {
      id: request.id,
      on: settledOn ?? request.on,
      outcome,
    });
  }
  return { fund: { statement: fundStatement(state), refused } };
}

function settled(
  fund: Fund,
  {
    id,
    on,
    outcome,
  }: { readonly id: string; readonly on: Request["on"]; readonly outcome: Request["outcome"] },
): Fund {
  if (outcome === "spent") return spendGrant(fund, { request: id, on });
  return outcome === "released" ? releaseGrant(fund, { request: id, on }) : fund;
}
