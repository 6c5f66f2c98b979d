import { frozenCopy, type Quarter, quarterSchema } from "@pdscp/core";
import * as z from "zod";
import type { RefusedBooking } from "./charging.ts";
import { refuseUnfit } from "./fit.ts";
import { compareText } from "./order.ts";
import { remembered } from "./remembered.ts";
import { emptyTally, mergeTally, sums, type Tally } from "./tally.ts";

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

/**
 * What an accumulator of training activity has counted: whole numbers and text alone, so that it goes through JSON to another thread,
 * process or machine, and is merged there.
 */
export interface ActivityTallies {
  /** In the order of their names. */
  readonly cells: readonly ActivityCell[];
  readonly leftOut: Readonly<Tallies["leftOut"]>;
  readonly refused: readonly Omit<RefusedBooking, "row">[];
}

/** One of the tallies, and what it is of. */
export interface ActivityCell {
  readonly quarter: Quarter;
  readonly course: string;
  readonly payer: string;
  readonly tally: Readonly<Tally>;
}

const count = z.number();
const talliesSchema = z.object({
  cells: z.array(
    z.object({
      quarter: quarterSchema,
      course: z.string(),
      payer: z.string(),
      tally: z.record(z.enum(sums), count),
    }),
  ),
  leftOut: z.object({ outsidePeriod: count, sessionPlanned: count, sessionCancelled: count }),
  refused: z.array(z.object({ booking: z.unknown(), code: z.string(), message: z.string() })),
});

export function noTallies(): Tallies {
  return {
    cells: new Map(),
    leftOut: { outsidePeriod: 0, sessionPlanned: 0, sessionCancelled: 0 },
    refused: [],
  };
}

export function sentTallies(tallies: Tallies): ActivityTallies {
  const cells = [...cellsOf(tallies)].map((cell) => ({ ...cell, tally: { ...cell.tally } }));
  return frozenCopy({
    cells: cells.sort(
      (one, other) =>
        compareText(one.quarter, other.quarter) ||
        compareText(one.course, other.course) ||
        compareText(one.payer, other.payer),
    ),
    leftOut: tallies.leftOut,
    refused: tallies.refused,
  });
}

/** @throws {TrainingError} `training/record-invalid` for what no accumulator has counted. */
export function mergeTallies(into: Tallies, sent: ActivityTallies): void {
  refuseUnfit(talliesSchema, sent, "Cannot merge the counts");
  for (const { quarter, course, payer, tally } of sent.cells)
    mergeTally(tallyOf(byPayerIn(into, quarter, course), payer), tally);
  for (const reason of ["outsidePeriod", "sessionPlanned", "sessionCancelled"] as const)
    into.leftOut[reason] += sent.leftOut[reason];
  for (const booking of sent.refused) into.refused.push(booking);
}

export function byPayerIn({ cells }: Tallies, quarter: Quarter, course: string): ByPayer {
  const byCourse = remembered(cells, quarter, () => new Map<string, ByPayer>());
  return remembered(byCourse, course, () => new Map<string, Tally>());
}

export function tallyOf(byPayer: ByPayer, payer: string): Tally {
  return remembered(byPayer, payer, emptyTally);
}

export function* cellsOf({ cells }: Tallies): Generator<ActivityCell> {
  for (const [quarter, byCourse] of cells)
    for (const [course, byPayer] of byCourse)
      for (const [payer, tally] of byPayer) yield { quarter, course, payer, tally };
}
