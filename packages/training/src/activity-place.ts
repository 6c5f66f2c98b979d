import { type Period, quarterOf, rangeOf } from "@pdscp/core";
import { type ByPayer, byPayerIn, type Tallies, tallyOf } from "./activity-tally.ts";
import type { Booking } from "./booking.ts";
import { type ReasonLeftOut, reasonLeftOut } from "./delivered-session.ts";
import { refusal } from "./errors.ts";
import { unfit } from "./fit.ts";
import { rememberedBy } from "./remembered.ts";
import { refuseUnfitSessions, type Session } from "./session.ts";
import { type Charged, Counter, emptyTally } from "./tally.ts";

/** What counts the bookings of one course in one quarter, by payer. */
export interface Place {
  readonly tallies: ByPayer;
  readonly counters: Map<string, Counter>;
}

/** Counts the first booking of a payer, who stands in the result only if it is not refused. */
export function countFirst(
  { tallies, counters }: Place,
  booking: Booking,
  charged: Charged | undefined,
): void {
  const { payer } = booking;
  if (typeof payer !== "string") throw unfit("Cannot count the booking", "payer");
  new Counter(emptyTally()).add(booking, charged);
  const counter = new Counter(tallyOf(tallies, payer));
  counter.add(booking, charged);
  counters.set(payer, counter);
}

/** Where the bookings of each session are counted, or why they are not. */
export function placesBySession(
  { sessions, period }: { readonly sessions: readonly Session[]; readonly period: Period },
  tallies: Tallies,
): ReadonlyMap<string, Place | ReasonLeftOut> {
  const placeOf = rememberedBy((byPayer: ByPayer): Place => ({ tallies: byPayer, counters: new Map() }));
  refuseUnfitSessions(sessions, "Cannot count the activity");
  const within = rangeOf(period);
  const places = new Map<string, Place | ReasonLeftOut>();
  for (const session of sessions) {
    const { id, heldOn, course } = session;
    const reason = reasonLeftOut(session, within);
    places.set(id, reason ?? placeOf(byPayerIn(tallies, quarterOf(heldOn), course)));
  }
  if (places.size === sessions.length) return places;
  throw refusal(
    "training/id-repeated",
    "Cannot count the activity: each session must stand once",
    "sessions",
  );
}
