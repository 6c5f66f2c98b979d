import {
  addDays,
  type CalendarDate,
  compareMoney,
  type Decimal,
  decimal,
  financialYearOf,
  formatDate,
  frozenCopy,
  type Money,
  money,
  penceOf,
  type Reference,
  type RoundingMode,
  roundRatio,
  roundTo as roundToStep,
  subtractMoney,
} from "@pdscp/core";
import { refusal } from "./errors.ts";
import { type FeeLine, type FeeSchedule, versionOn } from "./fee-schedule.ts";

/** How fees rise. */
export interface Uplift {
  /** 5 for five per cent. */
  readonly percent: string | number | Decimal;
  readonly from: CalendarDate;
  /** The step that new fees are rounded to, such as 50p; a penny when absent. */
  readonly roundTo?: Money;
  readonly mode?: RoundingMode;
  /** The lines that rise, by id; all when absent. */
  readonly only?: readonly string[];
  /** The lines that do not rise, such as the cancellation fee. */
  readonly except?: readonly string[];
  /** New fees that were published, by line: they win over what the percentage gives. */
  readonly announced?: Readonly<Record<string, Money>>;
  /** What the new version is called; its financial year when absent, with its day where another is called so. */
  readonly version?: string;
  readonly reference?: Reference;
}

/** What became of one line. */
export interface UpliftedLine {
  readonly line: string;
  readonly before: Money;
  readonly after: Money;
  /** What the fee really rose by, to two places, once rounded; `null` from nothing to something. */
  readonly effectivePercent: number | null;
  readonly because: "raised" | "announced" | "not raised";
}

/** The schedule with one more version, and every line of it beside the old one. */
export interface UpliftedFees {
  readonly schedule: FeeSchedule;
  readonly lines: readonly UpliftedLine[];
}

/**
 * Raises fees from a date, as a new version: bookings made before keep the old fee.
 *
 * @throws {TrainingError} `training/uplift-invalid` when the schedule has a version from that date or later, or of that name, the
 *   percentage would make fees negative, or `only`, `except` or `announced` do not name lines.
 * @throws {TrainingError} `training/line-unknown` when `only`, `except` or `announced` names a line that is not there.
 * @throws {TrainingError} `training/not-in-force` when no version is in force on the day before.
 * @throws {CoreError} `core/number-invalid`, `core/amount-invalid`, `core/choice-unknown` for a percentage, a step and a mode that
 *   are none.
 *
 * @example 5% to the nearest 50p, and the cancellation fee stays
 * ```ts
 * import { calendarDate, formatMoney, money } from "@pdscp/core";
 * import { feeScheduleSchema, upliftFees } from "@pdscp/training";
 *
 * const schedule = feeScheduleSchema.parse({
 *   id: "local",
 *   name: "Local price list",
 *   payers: ["school"],
 *   lengths: [],
 *   versions: [{
 *     version: "2023/24",
 *     from: "2023-04-01",
 *     reference: { title: "Charging policy" },
 *     lines: [
 *       { id: "place", amount: "45.00", per: "person" },
 *       { id: "cancellation", amount: "25.00", per: "person", covers: "cancellation" },
 *     ],
 *   }],
 * });
 *
 * const { lines } = upliftFees(schedule, {
 *   percent: 5,
 *   from: calendarDate("2024-04-01"),
 *   roundTo: money("0.50"),
 *   except: ["cancellation"],
 * });
 * lines.map(({ line, after, effectivePercent }) => `${line} ${formatMoney(after)} (${effectivePercent}%)`);
 * // => ["place £47.50 (5.56%)", "cancellation £25 (0%)"]
 * ```
 */
export function upliftFees(schedule: FeeSchedule, uplift: Uplift): UpliftedFees {
  refuseUnlessLines(uplift);
  const { from, only, except = [], announced = {} } = uplift;
  const current = versionOn(schedule, addDays(from, -1));
  const later = schedule.versions.findIndex((version) => version.from >= from);
  if (later !== -1) throw invalid(`no version may begin on ${from} or later`, "versions", later);
  const factor = decimal(uplift.percent).plus(100).div(100);
  if (factor.isNegative()) throw invalid("a percentage of -100 or more is needed", "percent");
  refuseUnknown(current.lines, [...(only ?? []), ...except, ...Object.keys(announced)]);

  const lines = current.lines.map((line): UpliftedLine => {
    const rises = (only === undefined || only.includes(line.id)) && !except.includes(line.id);
    const published = Object.hasOwn(announced, line.id) ? announced[line.id] : undefined;
    const raised = rises
      ? roundToStep(decimal(line.amount).times(factor), uplift.roundTo ?? money("0.01"), uplift.mode)
      : line.amount;
    const after = published ?? raised;
    return Object.freeze({
      line: line.id,
      before: line.amount,
      after,
      effectivePercent: percentBetween(line.amount, after),
      because: published !== undefined ? "announced" : rises ? "raised" : "not raised",
    });
  });
  const version = {
    version: versionName(schedule, uplift),
    from,
    reference: uplift.reference ?? current.reference,
    lines: current.lines.map((line, index) => ({ ...line, amount: (lines[index] as UpliftedLine).after })),
  };
  return frozenCopy({ schedule: { ...schedule, versions: [version, ...schedule.versions] }, lines });
}

/** A name of its own: a fee says by which version it was set. */
function versionName({ versions }: FeeSchedule, { from, version }: Uplift): string {
  const isTaken = (name: string) => versions.some((other) => other.version === name);
  if (version !== undefined && isTaken(version))
    throw invalid("a name that no version has is needed", "version");
  const year = financialYearOf(from);
  return version ?? (isTaken(year) ? `${year}, from ${formatDate(from)}` : year);
}

function refuseUnlessLines({ only = [], except = [], announced = {} }: Uplift): void {
  if (!Array.isArray(only)) throw invalid("a list of lines is needed", "only");
  if (!Array.isArray(except)) throw invalid("a list of lines is needed", "except");
  if (typeof announced !== "object" || announced === null)
    throw invalid("amounts by line are needed", "announced");
}

function refuseUnknown(lines: readonly FeeLine[], named: readonly string[]): void {
  const unknown = named.find((name) => !lines.some(({ id }) => id === name));
  if (unknown !== undefined) {
    throw refusal("training/line-unknown", `Cannot raise the fees: no line is called "${unknown}"`, unknown);
  }
}

function percentBetween(before: Money, after: Money): number | null {
  if (compareMoney(before, after) === 0) return 0;
  if (before.isZero()) return null;
  const change = penceOf(subtractMoney(after, before));
  return Number(roundRatio(change, penceOf(before), { times: 100, places: 2 }));
}

function invalid(need: string, ...path: readonly PropertyKey[]) {
  return refusal("training/uplift-invalid", `Cannot raise the fees: ${need}`, ...path);
}
