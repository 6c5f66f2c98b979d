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

/** The lines of the files that what was delivered stands on. */
export interface DeliveryLines {
  readonly sessions: readonly SourceLocation[];
  readonly bookings: Readonly<Record<BookingOutcome, readonly SourceLocation[]>>;
  /** Of the bookings for which a fee or a charge is due. */
  readonly due: readonly SourceLocation[];
}

/** The lines that the counts of a year of training stand on, and those of each quarter in which anything was delivered. */
export interface TrainingLines extends DeliveryLines {
  readonly quarters: ReadonlyMap<Quarter, DeliveryLines>;
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
  const year = noLines();
  const quarters = new Map<Quarter, ReturnType<typeof noLines>>();
  /** Both that a session is counted in. */
  const countedIn = ({ heldOn }: Session) => {
    const quarter = quarterOf(heldOn);
    const known = quarters.get(quarter) ?? noLines();
    quarters.set(quarter, known);
    return [year, known];
  };
  for (const session of sessions.records) {
    if (!delivered.has(session.id)) continue;
    const at = sessions.locate(session) as SourceLocation;
    for (const lines of countedIn(session)) lines.sessions.push(at);
  }
  const sharing: SourceLocation[] = [];
  for (const booking of bookings.records) {
    const session = delivered.get(booking.session);
    if (session === undefined) continue;
    const at = bookings.locate(booking) as SourceLocation;
    const outcome = bookingOutcome(booking);
    const found = chargedOf.get(booking.id);
    const isDue = found !== undefined && !(found.charge.feeDue.isZero() && found.charge.amount.isZero());
    for (const lines of countedIn(session)) {
      lines.bookings[outcome].push(at);
      if (isDue) lines.due.push(at);
    }
    if (found?.sharedFee !== undefined) sharing.push(at);
  }
  const answersAt = (stage: EvaluationStage) =>
    evaluations.records
      .filter((answer) => answer.stage === stage && delivered.has(answer.session))
      .flatMap((answer) => evaluations.locate(answer) ?? []);
  return {
    ...year,
    quarters,
    sharing,
    evaluations: { "end-of-course": answersAt("end-of-course"), "three-months": answersAt("three-months") },
  };
}

/** What nothing stands on yet. */
export function noLines() {
  const bookings: Record<BookingOutcome, SourceLocation[]> = {
    attended: [],
    didNotAttend: [],
    cancelled: [],
    transferred: [],
    unrecorded: [],
    unscheduled: [],
  };
  return { sessions: [] as SourceLocation[], bookings, due: [] as SourceLocation[] };
}
