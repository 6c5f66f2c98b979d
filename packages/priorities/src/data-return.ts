import {
  type CalendarDate,
  calendarDate,
  calendarDateSchema,
  daysBetween,
  defineTable,
  endOf,
  type Finding,
  formatDate,
  frozenCopy,
  quarterOf,
  quarterSchema,
} from "@pdscp/core";
import * as z from "zod";
import { PrioritiesError } from "./errors.ts";
import { groupBy } from "./grouping.ts";
import { referenceSchema } from "./reference.ts";
import { counted } from "./wording.ts";

const expectedSchema = z
  .strictObject({
    provider: z.string().min(1),
    measure: referenceSchema,
    quarter: quarterSchema,
    dueOn: calendarDateSchema,
  })
  .readonly();

/** A return that a provider owes for a quarter. */
export interface ExpectedReturn extends z.output<typeof expectedSchema> {}

const receivedSchema = z
  .strictObject({
    provider: z.string().min(1),
    measure: referenceSchema,
    quarter: quarterSchema,
    on: calendarDateSchema,
    outcome: z.enum(["received", "awaited", "refused", "definition-unclear"]),
    note: z.string().min(1).exactOptional(),
  })
  .readonly();

/** What a provider did about a return on a day: sent it, promised it, refused it, or asked what was meant. */
export interface ReceivedReturn extends z.output<typeof receivedSchema> {}

/** Expected returns as rows. */
export const expectedReturnTable = defineTable({
  name: "expected returns",
  schema: expectedSchema,
  headings: { provider: "Provider", measure: "Measure", quarter: "Quarter", dueOn: "Due on" },
  key: ["provider", "measure", "quarter"],
});

/** What became of returns as rows, one for each thing that happened. */
export const receivedReturnTable = defineTable({
  name: "received returns",
  schema: receivedSchema,
  headings: {
    provider: "Provider",
    measure: "Measure",
    quarter: "Quarter",
    on: "On",
    outcome: "Outcome",
    note: "Note",
  },
  key: ["provider", "measure", "quarter", "on"],
});

/** Where a return stands. "late" has been received, after its day; "awaited" has not. */
export type ReturnState = "received" | "late" | "awaited" | "refused" | "definition-unclear";

/** One expected return, and where it stands. */
export interface ReturnEntry {
  readonly expected: ExpectedReturn;
  readonly state: ReturnState;
  /** That it was due before this day and is not here, whatever the reason. */
  readonly overdue: boolean;
  /** Days past its due day: when it came, or up to now. */
  readonly daysLate: number;
  /** What was said about it last. */
  readonly latest?: ReceivedReturn;
  readonly because: string;
}

/** A provider's measure whose newest data is old. */
export interface StaleSeries {
  readonly provider: string;
  readonly measure: string;
  /** The newest quarter that was received; absent when none ever was. */
  readonly newest?: string;
  /** How many quarters have ended since. */
  readonly quarters: number;
}

/** What {@link missingData} gives. */
export interface DataLedger {
  /** Every expected return, in the order given. */
  readonly returns: readonly ReturnEntry[];
  readonly counts: Readonly<Record<ReturnState, number>>;
  /** Those that are overdue, longest first. */
  readonly overdue: readonly ReturnEntry[];
  readonly stale: readonly StaleSeries[];
  /** One for each thing received that nobody expected: kept, not dropped. */
  readonly findings: readonly Finding<"priorities/return-unexpected">[];
}

/** Options of {@link missingData}. */
export interface MissingDataOptions {
  readonly on: CalendarDate;
  /** How many quarters may have ended since the newest data before it is stale: two unless told. */
  readonly staleAfterQuarters?: number;
}

/**
 * The data ledger on a day: for each provider, measure and quarter whether the return is here, was late, is awaited, was
 * refused, or waits for a definition; what is overdue; and whose newest data is stale. Only what had happened by the day
 * counts, and of that the latest; something received stays received.
 *
 * @throws {PrioritiesError} `priorities/rule-invalid` when the quarters are no whole number from 0 up
 */
export function missingData(
  expected: readonly ExpectedReturn[],
  received: readonly ReceivedReturn[],
  { on, staleAfterQuarters = 2 }: MissingDataOptions,
): DataLedger {
  calendarDate(on);
  if (!Number.isSafeInteger(staleAfterQuarters) || staleAfterQuarters < 0) {
    throw new PrioritiesError(
      "Cannot draw up the data ledger: a whole number of quarters from 0 up is needed",
      { code: "priorities/rule-invalid", path: ["staleAfterQuarters"] },
    );
  }
  const known = groupBy(
    received.filter((each) => each.on <= on),
    keyOf,
  );
  const returns = expected.map((each) => entryFor(each, known.get(keyOf(each)) ?? [], on));
  const states = ["received", "late", "awaited", "refused", "definition-unclear"] as const;
  const counts = states.map((state) => [state, returns.filter((entry) => entry.state === state).length]);
  const wanted = new Set(expected.map(keyOf));
  return frozenCopy({
    returns,
    counts: Object.fromEntries(counts) as Record<ReturnState, number>,
    overdue: returns.filter((entry) => entry.overdue).toSorted((a, b) => b.daysLate - a.daysLate),
    stale: staleAmong(returns, on).filter(({ quarters }) => quarters > staleAfterQuarters),
    findings: received.flatMap((each, index) => {
      if (each.on > on || wanted.has(keyOf(each))) return [];
      const message = `${each.provider} sent word of "${each.measure}" for ${each.quarter}, which nobody expected`;
      const finding = { code: "priorities/return-unexpected", severity: "warning", message } as const;
      return [{ ...finding, path: ["received", index] }];
    }),
  });
}

function keyOf({ provider, measure, quarter }: ExpectedReturn | ReceivedReturn): string {
  return JSON.stringify([provider, measure, quarter]);
}

function entryFor(
  expected: ExpectedReturn,
  events: readonly ReceivedReturn[],
  on: CalendarDate,
): ReturnEntry {
  const { dueOn } = expected;
  const arrival = events
    .filter(({ outcome }) => outcome === "received")
    .reduce<ReceivedReturn | undefined>(
      (first, event) => (first && first.on <= event.on ? first : event),
      undefined,
    );
  if (arrival !== undefined) {
    const daysLate = Math.max(0, daysBetween(dueOn, arrival.on));
    const state = daysLate > 0 ? "late" : "received";
    const because =
      daysLate > 0
        ? `received on ${formatDate(arrival.on)}, ${counted(daysLate, "day")} late`
        : `received on ${formatDate(arrival.on)}, by its day`;
    return { expected, state, overdue: false, daysLate, latest: arrival, because };
  }
  const latest = events.reduce<ReceivedReturn | undefined>(
    (last, event) => (last && last.on > event.on ? last : event),
    undefined,
  );
  const daysLate = Math.max(0, daysBetween(dueOn, on));
  const state = latest === undefined || latest.outcome === "received" ? "awaited" : latest.outcome;
  const said =
    latest === undefined ? "nothing was heard" : `${state.replace("-", " ")} on ${formatDate(latest.on)}`;
  const due =
    daysLate > 0
      ? `due on ${formatDate(dueOn)}, ${counted(daysLate, "day")} ago`
      : `due on ${formatDate(dueOn)}`;
  return {
    expected,
    state,
    overdue: daysLate > 0,
    daysLate,
    ...(latest === undefined ? {} : { latest }),
    because: `${due}; ${said}`,
  };
}

function staleAmong(returns: readonly ReturnEntry[], on: CalendarDate): readonly StaleSeries[] {
  const series = groupBy(returns, ({ expected: { provider, measure } }) =>
    JSON.stringify([provider, measure]),
  );
  return [...series.values()].map((entries): StaleSeries => {
    const { provider, measure } = entries[0]!.expected;
    const quarters = entries.map(({ expected: { quarter } }) => quarter).toSorted();
    const newest = entries
      .filter(({ state }) => state === "received" || state === "late")
      .map(({ expected: { quarter } }) => quarter)
      .toSorted()
      .at(-1);
    const since = newest === undefined ? numberOf(quarters[0]!) - 1 : numberOf(newest);
    const quarter = quarterOf(on);
    const ended = numberOf(quarter) - (endOf(quarter) === on ? 0 : 1);
    const basis = { provider, measure, quarters: Math.max(0, ended - since) };
    return newest === undefined ? basis : { ...basis, newest };
  });
}

/** Quarters counted one by one, across years. */
function numberOf(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(-1));
}
