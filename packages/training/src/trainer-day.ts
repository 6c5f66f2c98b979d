import {
  type CalendarDate,
  type Decimal,
  decimal,
  type FinancialYear,
  financialYear,
  financialYearOf,
} from "@pdscp/core";
import { refusal } from "./errors.ts";
import { inCodeUnitOrder } from "./order.ts";

/** Days on which an organisation lent a trainer, instead of money. */
export interface TrainerDays {
  readonly organisation: string;
  readonly on: CalendarDate;
  /** 0.5 for half a day. */
  readonly days: number;
}

/** What an organisation's trainer days are worth in free places, in one financial year. */
export interface TrainerCredit {
  readonly organisation: string;
  readonly days: number;
  /** Whole places; a part of a place buys none. */
  readonly earned: number;
  readonly used: number;
  readonly left: number;
  readonly because: string;
}

/**
 * The free places that trainer days buy, such as ten for a day, and how many of them are left.
 *
 * @param options - `used` is how many places each organisation has taken on this credit.
 * @returns One for each organisation that lent a trainer or used a place, by name. `left` is negative where more was used than
 *   earned.
 * @throws {CoreError} `core/year-invalid`
 * @throws {TrainingError} `training/trainer-days-invalid` for days that are not above zero, or a credit that is no whole number.
 */
export function trainerCredits(
  lent: Iterable<TrainerDays>,
  {
    year: given,
    placesPerDay,
    used = {},
  }: {
    readonly year: FinancialYear;
    readonly placesPerDay: number;
    readonly used?: Readonly<Record<string, number>>;
  },
): readonly TrainerCredit[] {
  const year = financialYear(given);
  const daysOf = new Map<string, Decimal>(
    Object.keys(used).map((organisation) => [organisation, decimal(0)]),
  );
  for (const { organisation, on, days } of lent) {
    if (!(Number.isFinite(days) && days > 0)) throw invalid("days above zero are needed", organisation);
    if (financialYearOf(on) === year)
      daysOf.set(organisation, decimal(days).plus(daysOf.get(organisation) ?? 0));
  }
  if (!Number.isSafeInteger(placesPerDay) || placesPerDay < 1)
    throw invalid("a whole number of places for a day is needed", "placesPerDay");
  const credits = inCodeUnitOrder(daysOf.keys()).map((organisation) => {
    const lentDays = daysOf.get(organisation) ?? decimal(0);
    const days = lentDays.toNumber();
    const taken = Object.hasOwn(used, organisation) ? (used[organisation] as number) : 0;
    if (!Number.isSafeInteger(taken) || taken < 0)
      throw invalid("whole places used are needed", organisation);
    const earned = lentDays.times(placesPerDay).floor().toNumber();
    const because = `${days} trainer ${days === 1 ? "day" : "days"} in ${year} at ${placesPerDay} free places a day`;
    return Object.freeze({ organisation, days, earned, used: taken, left: earned - taken, because });
  });
  return Object.freeze(credits);
}

function invalid(need: string, ...path: readonly PropertyKey[]) {
  return refusal("training/trainer-days-invalid", `Cannot count the free places: ${need}`, ...path);
}
