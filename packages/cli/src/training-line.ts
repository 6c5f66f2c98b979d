import { type Quarter, quarterOf, type Reading, type SourceLocation } from "@pdscp/core";
import {
  type Booking,
  type BookingOutcome,
  bookingOutcome,
  type ChargedBookings,
  type Evaluation,
  type EvaluationStage,
  type Session,
} from "@pdscp/training";

/** The lines of the files that the counts of a year of training stand on. */
export interface TrainingLines {
  readonly sessions: readonly SourceLocation[];
  readonly bookings: Readonly<Record<BookingOutcome, readonly SourceLocation[]>>;
  /** Of everybody who came, by quarter. */
  readonly attendances: ReadonlyMap<Quarter, readonly SourceLocation[]>;
  /** Of the bookings for which a fee or a charge is due. */
  readonly due: readonly SourceLocation[];
  /** Of the bookings that share a fee. */
  readonly sharing: readonly SourceLocation[];
  readonly evaluations: Readonly<Record<EvaluationStage, readonly SourceLocation[]>>;
}

/** Finds the lines of what was counted: the sessions delivered, and what is of them. */
export function trainingLines(
  {
    sessions,
    bookings,
    evaluations,
  }: {
    readonly sessions: Reading<Session>;
    readonly bookings: Reading<Booking>;
    readonly evaluations: Reading<Evaluation>;
  },
  {
    delivered,
    charged,
  }: Pick<ChargedBookings, "charged"> & {
    /** By their ids. */
    readonly delivered: ReadonlyMap<string, Session>;
  },
): TrainingLines {
  const chargedOf = new Map(charged.map((each) => [each.charge.booking, each]));
  const ofOutcome: Record<BookingOutcome, SourceLocation[]> = {
    attended: [],
    didNotAttend: [],
    cancelled: [],
    transferred: [],
    unrecorded: [],
    unscheduled: [],
  };
  const attendances = new Map<Quarter, SourceLocation[]>();
  const due: SourceLocation[] = [];
  const sharing: SourceLocation[] = [];
  for (const booking of bookings.records) {
    const session = delivered.get(booking.session);
    if (session === undefined) continue;
    const at = bookings.locate(booking) as SourceLocation;
    const outcome = bookingOutcome(booking);
    ofOutcome[outcome].push(at);
    if (outcome === "attended" || outcome === "unscheduled") {
      const quarter = quarterOf(session.heldOn);
      const known = attendances.get(quarter);
      if (known === undefined) attendances.set(quarter, [at]);
      else known.push(at);
    }
    const found = chargedOf.get(booking.id);
    if (found === undefined) continue;
    if (!(found.charge.feeDue.isZero() && found.charge.amount.isZero())) due.push(at);
    if (found.sharedFee !== undefined) sharing.push(at);
  }
  const answersAt = (stage: EvaluationStage) =>
    evaluations.records
      .filter((answer) => answer.stage === stage && delivered.has(answer.session))
      .flatMap((answer) => evaluations.locate(answer) ?? []);
  return {
    sessions: sessions.records
      .filter(({ id }) => delivered.has(id))
      .flatMap((session) => sessions.locate(session) ?? []),
    bookings: ofOutcome,
    attendances,
    due,
    sharing,
    evaluations: { "end-of-course": answersAt("end-of-course"), "three-months": answersAt("three-months") },
  };
}
