import {
  type CalendarDate,
  calendarDate,
  calendarDateSchema,
  decimal,
  type Finding,
  formatDate,
  formatMoney,
  frozenCopy,
  type Money,
  moneySchema,
  referenceSchema,
  roundToPence,
} from "@pdscp/core";
import * as z from "zod";
import { conditions, lineFor } from "./condition.ts";
import { type Course, courseSchema } from "./course.ts";
import { refusal, TrainingError } from "./errors.ts";
import { refuseUnfit } from "./fit.ts";
import { lengthOf, lengthSchema } from "./length.ts";

/** One line of a price list: what it costs, for whom and for what. */
export const feeLineSchema = z
  .strictObject({
    id: z.string().min(1),
    ...conditions,
    amount: moneySchema,
    /** A place, each day of a place, a whole session, or all a school's places in a financial year. */
    per: z.enum(["person", "day", "session", "school-and-year"]),
    /** Whether "day" is charged by the hour, by the schedule's `hoursPerDay`. */
    proRata: z.boolean().exactOptional(),
    /** A line that a price list prints beside the fees, such as the cancellation fee; no place is charged by it. */
    covers: z.enum(["attendance", "cancellation"]).exactOptional(),
  })
  .readonly();

export interface FeeLine extends z.output<typeof feeLineSchema> {}

const feeVersionSchema = z
  .strictObject({
    version: z.string().min(1),
    from: calendarDateSchema,
    reference: referenceSchema,
    lines: z.array(feeLineSchema).readonly(),
  })
  .readonly();

/** The lines of a price list that stand from a day until the next version. */
export interface FeeVersion extends z.output<typeof feeVersionSchema> {}

/** What places cost, by dates: each version stands until the next, and a booking keeps the one of its day. */
export const feeScheduleSchema = z
  .strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    /** Every kind of payer there is; a booking by any other is refused. */
    payers: z.array(z.string().min(1)).min(1).readonly(),
    /** What this schedule calls a half day, a full day and so on. */
    lengths: z.array(lengthSchema).readonly(),
    hoursPerDay: z.number().positive().exactOptional(),
    /** Newest first. */
    versions: z.array(feeVersionSchema).readonly(),
  })
  .readonly();

export interface FeeSchedule extends z.output<typeof feeScheduleSchema> {}
/** The same schedule as it is stored and exchanged: amounts and days as text. */
export interface FeeScheduleJson extends z.input<typeof feeScheduleSchema> {}

/** Who pays: the kind of payer, with the yearly turnover where fees go by it. */
export interface Payer {
  readonly kind: string;
  readonly turnover?: Money;
}

/** What a place costs, and by which line of which version. */
export interface Fee {
  readonly amount: Money;
  /** The length that set it, such as "half-day"; "any-length" where the schedule does not go by length. */
  readonly band: string;
  readonly version: string;
  readonly line: string;
  readonly per: FeeLine["per"];
  readonly because: string;
}

/**
 * What a place costs on the day it is booked.
 *
 * A half day is what the schedule says it is, and costs what the schedule says: it is never taken to be half a day's fee.
 *
 * @throws {TrainingError} `training/not-in-force` before the schedule's first version.
 * @throws {TrainingError} `training/payer-unknown` when the schedule does not name the kind of payer.
 * @throws {TrainingError} `training/fee-not-set` when no line is for this payer and course: a gap is never filled by a guess.
 * @throws {TrainingError} `training/fee-ambiguous`, `training/turnover-missing`
 * @throws {TrainingError} `training/record-invalid` for what is no schedule or no course, such as JSON that was not parsed.
 * @throws {CoreError} `core/date-invalid` when there is no such day.
 *
 * @example A half day is 57% of a full day, because the price list says so
 * ```ts
 * import { calendarDate, formatMoney } from "@pdscp/core";
 * import { feeFor, feeScheduleSchema } from "@pdscp/training";
 *
 * const schedule = feeScheduleSchema.parse({
 *   id: "local",
 *   name: "Local price list",
 *   payers: ["small-charity"],
 *   lengths: [{ name: "half-day", hoursUpTo: 4 }, { name: "full-day", hoursOver: 4 }],
 *   versions: [{
 *     version: "2023/24",
 *     from: "2023-04-01",
 *     reference: { title: "Charging policy" },
 *     lines: [
 *       { id: "half", length: "half-day", amount: "20.00", per: "person" },
 *       { id: "full", length: "full-day", amount: "35.00", per: "person" },
 *     ],
 *   }],
 * });
 * const course = { id: "neglect", title: "Neglect", kind: "course", hours: 3.5 };
 *
 * const fee = feeFor(schedule, { course, payer: "small-charity", on: calendarDate("2023-09-01") });
 * `${formatMoney(fee.amount)} for a ${fee.band}, ${fee.version}`; // => "£20 for a half-day, 2023/24"
 * ```
 */
export function feeFor(
  schedule: FeeSchedule,
  {
    course,
    payer,
    on,
  }: { readonly course: Course; readonly payer: string | Payer; readonly on: CalendarDate },
): Fee {
  refuseUnfit(courseSchema, course, "Cannot tell the fee", "course");
  const day = calendarDate(on);
  const { kind, turnover }: Payer = typeof payer === "object" && payer !== null ? payer : { kind: payer };
  const version = versionOn(schedule, day);
  if (!schedule.payers.includes(kind)) {
    throw refusal(
      "training/payer-unknown",
      `Cannot tell the fee: "${schedule.id}" must name the payer`,
      "payer",
    );
  }
  const length = lengthOf(course, schedule.lengths);
  const line = lineFor(
    version.lines.filter(({ covers }) => covers !== "cancellation"),
    { payer: kind, turnover, length, kind: course.kind, course: course.id },
  );
  if (line === undefined) {
    const what = `a ${length ?? "course of no length it knows"} for "${kind}" in ${version.version}`;
    throw notSet(`"${schedule.id}" must set ${what}`);
  }
  const amount = amountOf(line, course, schedule);
  return Object.freeze({
    amount,
    band: line.length ?? "any-length",
    version: version.version,
    line: line.id,
    per: line.per,
    because: `${formatMoney(amount)}: line "${line.id}" of ${schedule.name}, ${version.version}, in force from ${formatDate(version.from)}`,
  });
}

/** The version in force on a day. */
export function versionOn(schedule: FeeSchedule, on: CalendarDate): FeeVersion {
  refuseUnfitSchedule(schedule);
  const found = newestBy(schedule.versions, on);
  if (found !== undefined) return found;
  throw refusal(
    "training/not-in-force",
    `Cannot tell the fee: "${schedule.id}" must be in force on ${on}`,
    "on",
  );
}

/** Refuses a price list that nobody parsed. */
export function refuseUnfitSchedule(schedule: FeeSchedule): void {
  refuseUnfit(feeScheduleSchema, schedule, "Cannot use the price list");
}

/** Of rules with dates, the latest that has begun and not ended. */
export function newestBy<Rule extends { readonly from: CalendarDate; readonly until?: CalendarDate }>(
  rules: readonly Rule[],
  on: CalendarDate,
): Rule | undefined {
  let found: Rule | undefined;
  for (const rule of rules) {
    const inForce = rule.from <= on && (rule.until === undefined || on < rule.until);
    if (inForce && (found === undefined || rule.from > found.from)) found = rule;
  }
  return found;
}

function amountOf(line: FeeLine, { hours, days = 1 }: Course, { id, hoursPerDay }: FeeSchedule): Money {
  if (line.per !== "day") return line.amount;
  if (line.proRata !== true) return roundToPence(decimal(line.amount).times(days));
  if (hoursPerDay === undefined) throw notSet(`"${id}" must say how many hours are a day`);
  return roundToPence(decimal(line.amount).times(hours).div(hoursPerDay));
}

function notSet(need: string): TrainingError {
  return refusal("training/fee-not-set", `Cannot tell the fee: ${need}`, "lines");
}

/**
 * What is wrong with a schedule: a payer and length that no line prices, two lines that are equally close, versions out of order,
 * a version or a line named twice, a payer or length never declared.
 *
 * @throws {TrainingError} `training/record-invalid` for what is no schedule, such as JSON that was not parsed.
 */
export function checkFees(schedule: FeeSchedule): readonly Finding[] {
  refuseUnfitSchedule(schedule);
  const findings = schedule.versions.flatMap((version, index) => [
    ...versionProblems(schedule, index).map(inPlace("versions", index)),
    ...version.lines.flatMap((_, at) =>
      lineProblems(schedule, version, at).map(inPlace("versions", index, "lines", at)),
    ),
    ...priceGaps(schedule, version).map(inPlace("versions", index)),
  ]);
  return frozenCopy(findings);
}

type Fault = Pick<Finding, "code" | "message" | "path">;

function inPlace(...path: readonly PropertyKey[]): (fault: Fault) => Finding {
  return ({ code, message, path: within = [] }) => ({
    code,
    severity: "error",
    message,
    path: [...path, ...within],
  });
}

/** A version that does not come before the last one, or has its name. */
function versionProblems({ versions }: FeeSchedule, index: number): readonly Fault[] {
  const { version, from } = versions[index] as FeeVersion;
  const newer = versions[index - 1];
  const faults: Fault[] = [];
  if (newer !== undefined && newer.from <= from)
    faults.push({
      code: "training/versions-disordered",
      message: "Versions must come newest first",
      path: ["from"],
    });
  if (versions.findIndex((other) => other.version === version) < index)
    faults.push({
      code: "training/id-repeated",
      message: `The version "${version}" stands twice`,
      path: ["version"],
    });
  return faults;
}

function lineProblems({ payers, lengths }: FeeSchedule, { lines }: FeeVersion, at: number): readonly Fault[] {
  const { id, amount, length, payers: named = [] } = lines[at] as FeeLine;
  const faults: Fault[] = [];
  if (lines.findIndex((other) => other.id === id) < at)
    faults.push({ code: "training/id-repeated", message: `The line "${id}" stands twice` });
  if (amount.isNegative())
    faults.push({ code: "training/amount-negative", message: `"${id}" costs less than nothing` });
  if (length !== undefined && !lengths.some(({ name }) => name === length))
    faults.push({ code: "training/length-unknown", message: `No length is called "${length}"` });
  for (const payer of named)
    if (!payers.includes(payer))
      faults.push({ code: "training/payer-unknown", message: `No payer is called "${payer}"` });
  return faults;
}

/** Payers and lengths that no line prices, or two that are equally close. */
function priceGaps({ payers, lengths }: FeeSchedule, { version, lines }: FeeVersion): readonly Fault[] {
  const places = lines.filter(({ covers }) => covers !== "cancellation");
  const named = lengths.length === 0 ? [undefined] : lengths.map(({ name }) => name);
  return payers.flatMap((payer) =>
    named.flatMap((length) => {
      // Of no kind and no course, so that a line of one alone is not for it.
      const code = faultOf(() => lineFor(places, { payer, length }));
      const what = `${length === undefined ? "a place" : `a ${length}`} for "${payer}" in ${version}`;
      if (code === "training/fee-not-set") return [{ code, message: `No line prices ${what}` }];
      if (code !== "training/fee-ambiguous") return [];
      return [{ code, message: `Two lines that are equally close price ${what}` }];
    }),
  );
}

/** Why a line cannot be chosen; a turnover that would have to be given is no fault of the schedule. */
export function faultOf(choose: () => unknown): string | undefined {
  try {
    return choose() === undefined ? "training/fee-not-set" : undefined;
  } catch (error) {
    if (error instanceof TrainingError) return error.code;
    throw error;
  }
}
