import type { Quarter } from "@pdscp/core";
import type { RefusedBooking } from "./charging.ts";
import { remembered } from "./remembered.ts";
import { emptyTally, mergeTally, type Tally } from "./tally.ts";

/** Sums by payer. */
export type ByPayer = Map<string, Tally>;

/**
 * Sums by quarter, course and payer: every count is made of these, so that what is kept grows with what a report says, and not with
 * the sessions or the bookings.
 */
export interface Tallies {
  readonly cells: Map<Quarter, Map<string, ByPayer>>;
  readonly leftOut: { outsidePeriod: number; sessionPlanned: number; sessionCancelled: number };
  readonly refused: Omit<RefusedBooking, "row">[];
}

export function noTallies(): Tallies {
  return {
    cells: new Map(),
    leftOut: { outsidePeriod: 0, sessionPlanned: 0, sessionCancelled: 0 },
    refused: [],
  };
}

export function mergeTallies(into: Tallies, other: Tallies): void {
  for (const { quarter, course, payer, tally } of cellsOf(other))
    mergeTally(tallyOf(byPayerIn(into, quarter, course), payer), tally);
  for (const reason of ["outsidePeriod", "sessionPlanned", "sessionCancelled"] as const)
    into.leftOut[reason] += other.leftOut[reason];
  for (const booking of other.refused) into.refused.push(booking);
}

export function byPayerIn({ cells }: Tallies, quarter: Quarter, course: string): ByPayer {
  const byCourse = remembered(cells, quarter, () => new Map<string, ByPayer>());
  return remembered(byCourse, course, () => new Map<string, Tally>());
}

export function tallyOf(byPayer: ByPayer, payer: string): Tally {
  return remembered(byPayer, payer, emptyTally);
}

/** One of the tallies, and what it is of. */
export interface Cell {
  readonly quarter: Quarter;
  readonly course: string;
  readonly payer: string;
  readonly tally: Tally;
}

export function* cellsOf({ cells }: Tallies): Generator<Cell> {
  for (const [quarter, byCourse] of cells)
    for (const [course, byPayer] of byCourse)
      for (const [payer, tally] of byPayer) yield { quarter, course, payer, tally };
}
