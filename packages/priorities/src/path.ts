import {
  type CalendarDate,
  type Decimal,
  decimal,
  endOf,
  frozenCopy,
  type Quarter,
  quarterOf,
  quarterSchema,
} from "@pdscp/core";
import type { Measure } from "./measure.ts";
import { amountAlong } from "./quantity.ts";

/** What is expected by the end of a quarter, in the measure's unit. */
export interface Milestone {
  readonly quarter: Quarter;
  readonly amount: Decimal;
}

/** A line of a measure's path, such as "2024/25 Q1 20"; `undefined` for anything else. */
export function milestoneOf(line: string): Milestone | undefined {
  const match = /^(.+ ?Q[1-4])[ :=]+(-?(?:0|[1-9]\d*)(?:\.\d+)?)%?$/i.exec(line.trim());
  const quarter = quarterSchema.safeParse(match?.[1]);
  return quarter.success ? { quarter: quarter.data, amount: decimal(match?.[2] ?? "") } : undefined;
}

/** Where a measure should be. */
export interface Expected {
  readonly amount: Decimal;
  /** The last day of the quarter by which it should have been there. */
  readonly by: CalendarDate;
  readonly because: string;
}

/**
 * What a measure should have come to by a day, as of the last quarter that had ended by then: as its path says, or in
 * equal steps from its baseline to its target. `undefined` before the first quarter, and where neither is known.
 */
export function expectedOn(measure: Measure, { on }: { readonly on: CalendarDate }): Expected | undefined {
  const stated = (measure.path ?? [])
    .flatMap((line) => milestoneOf(line) ?? [])
    .map(({ quarter, amount }) => ({
      by: endOf(quarter),
      amount,
      because: `the path says so for ${quarter}`,
    }))
    .filter(({ by }) => by <= on);
  if ((measure.path ?? []).length > 0) {
    return frozenCopy(stated.toSorted((a, b) => (a.by < b.by ? 1 : -1))[0]);
  }
  const { aim, target, baselineCount, baselineOn, targetOn } = measure;
  if (aim !== "reach" && aim !== "reduce") return undefined;
  if (target === undefined || baselineCount === undefined || !baselineOn || !targetOn) return undefined;

  const quarters = quartersBetween(baselineOn, targetOn);
  const ended = Math.min(quarters, quartersBetween(baselineOn, on));
  if (ended <= 0) return undefined;
  const baseline = { count: baselineCount, total: measure.baselineTotal };
  const amount = amountAlong(measure, baseline, { target, steps: ended, of: quarters });
  const by = on < targetOn ? lastEnded(on) : targetOn;
  return Object.freeze({
    amount,
    by,
    because: `${ended} of ${quarters} equal quarterly steps from the baseline to the target`,
  });
}

/** How many quarters end after the first day and by the second. */
function quartersBetween(from: CalendarDate, to: CalendarDate): number {
  return endedBy(to) - endedBy(from);
}

/** The quarters that have ended by the end of a day, counted from a fixed one. */
function endedBy(day: CalendarDate): number {
  const quarter = quarterOf(day);
  const before = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(-1)) - 1;
  return endOf(quarter) === day ? before + 1 : before;
}

function lastEnded(day: CalendarDate): CalendarDate {
  const ended = endedBy(day) - 1;
  const first = Math.floor(ended / 4);
  return endOf(quarterSchema.parse(`${first}/${first + 1} Q${(ended % 4) + 1}`));
}
