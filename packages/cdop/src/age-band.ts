import { addDays, type CalendarDate, calendarDate, type DatedParameter, frozenCopy } from "@pdscp/core";

/**
 * An age at death as child death reviews publish it. Years carry their unit, because a spreadsheet turns "1-4" into a
 * day in April.
 */
export type AgeBand = (typeof ageBandNames)[number];

/** The age bands, youngest first. */
export const ageBandNames = Object.freeze([
  "0-27 days",
  "28-364 days",
  "1-4 years",
  "5-9 years",
  "10-14 years",
  "15-17 years",
] as const);

/** A band with its limits, both included: in days for infants, in completed years from the first birthday. */
export interface AgeBandLimits {
  readonly band: AgeBand;
  readonly unit: "days" | "years";
  readonly from: number;
  readonly to: number;
}

/**
 * The bands in use. A band of years runs from birthday to birthday, and all before the first is an infant's: in a leap year
 * day 365 too, which stands in the band that is called "28-364 days".
 */
export const ageBands: DatedParameter<readonly AgeBandLimits[]> = frozenCopy({
  name: "Age bands of child deaths",
  unit: "age at death",
  values: [
    {
      from: calendarDate("2018-10-01"),
      value: [
        { band: "0-27 days", unit: "days", from: 0, to: 27 },
        { band: "28-364 days", unit: "days", from: 28, to: 365 },
        { band: "1-4 years", unit: "years", from: 1, to: 4 },
        { band: "5-9 years", unit: "years", from: 5, to: 9 },
        { band: "10-14 years", unit: "years", from: 10, to: 14 },
        { band: "15-17 years", unit: "years", from: 15, to: 17 },
      ],
      reference: {
        title: "Child death reviews: year ending 31 March 2018, characteristics of the child",
        href: "https://digital.nhs.uk/data-and-information/publications/statistical/child-death-reviews/2018/characteristics",
        at: "Age at death",
      },
    },
  ],
});

/** The newest: a publication puts all its deaths into one set of bands, those of years before it too. */
const limits = ageBands.values[0]?.value ?? [];

/** How old a child was: the band, or the days lived together with the day of death. */
export interface AgeAtDeath {
  readonly diedOn: CalendarDate;
  readonly ageBand?: AgeBand;
  readonly ageInDays?: number;
}

/**
 * The band of an age at death; `undefined` when no age is given, or the child had reached the 18th birthday.
 *
 * Years are birthdays passed, so that a death on the eve of the 18th birthday counts whatever leap years lie between.
 * Someone born on 29 February has the birthday on 1 March of other years.
 *
 * The bands are those in use now, for a death of any day: they say how ages are published, and deaths of different years
 * stand in one table.
 *
 * @example A band from the days lived
 * ```ts
 * import { calendarDate } from "@pdscp/core";
 * import { ageBandOf } from "@pdscp/cdop";
 *
 * ageBandOf({ diedOn: calendarDate("2024-01-31"), ageInDays: 27 }); // => "0-27 days"
 * ageBandOf({ diedOn: calendarDate("2024-12-31"), ageInDays: 365 }); // => "28-364 days"
 * ageBandOf({ diedOn: calendarDate("2023-12-31"), ageInDays: 365 }); // => "1-4 years"
 * ```
 */
export function ageBandOf({ diedOn, ageBand, ageInDays }: AgeAtDeath): AgeBand | undefined {
  if (ageBand !== undefined || ageInDays === undefined) return ageBand;
  const years = birthdaysPassed(diedOn, ageInDays);
  return limits.find(({ unit, from, to }) => {
    const age = unit === "years" ? years : years === 0 ? ageInDays : Number.NaN;
    return from <= age && age <= to;
  })?.band;
}

/** More days than any child has lived. */
const TOO_OLD = 19 * 366;

function birthdaysPassed(diedOn: CalendarDate, ageInDays: number): number {
  if (!(ageInDays >= 0 && ageInDays < TOO_OLD)) return Number.NaN;
  const bornOn = addDays(diedOn, -ageInDays);
  const years = Number(diedOn.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return diedOn.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
