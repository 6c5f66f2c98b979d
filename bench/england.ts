import {
  ageBandNames,
  type ChildDeath,
  crossTabulationTally,
  type DeathTallies,
  deathTally,
  followUpTally,
  modifiableOutcomes,
  modifiableTally,
  openCaseTally,
  timeToReviewTally,
} from "@pdscp/cdop";
import {
  addDays,
  type CalendarDate,
  dayNumber,
  daysBetween,
  endOf,
  type FinancialYear,
  financialYear,
  formatMoney,
  nextYear,
  startOf,
} from "@pdscp/core";
import {
  type ActivityAccumulator,
  type ActivityOptions,
  type ActivityTallies,
  activityAccumulator,
  type Booking,
  bookingCharger,
  type Session,
} from "@pdscp/training";
import { payers, rulesFrom } from "./training-bookings.ts";

/*
 * A made-up England: 150 partnerships over ten years, 30 million bookings and 35,000 deaths notified. A record follows from its
 * number alone, so that any part of the country can be made anywhere, and is the same wherever it is made.
 */
const partnerships = 150;
const providers = Array.from({ length: partnerships }, (_, index) => `Partnership ${index}`);
const first = financialYear("2014/15");
const years = Array.from({ length: 9 }).reduce<readonly FinancialYear[]>(
  (known) => [...known, nextYear(known.at(-1) as FinancialYear)],
  [first],
);
const firstDay = addDays(startOf(first), -90);
const days = Array.from({ length: 90 + 3_653 }, (_, index) => addDays(firstDay, index));
const lastDay = endOf(years.at(-1) as FinancialYear);

/** How much of the country: 1 is the whole. */
export interface Country {
  readonly bookings: number;
  readonly cases: number;
  readonly sessions: readonly (readonly Session[])[];
}

export function countryOf(scale: number): Country {
  const perPartnership = Math.max(1, Math.round(40 * scale));
  const sessions = years.map((year) => sessionsIn(year, partnerships * perPartnership));
  return { bookings: Math.round(30e6 * scale), cases: Math.max(2_000, Math.round(35e3 * scale)), sessions };
}

function sessionsIn(year: FinancialYear, count: number): readonly Session[] {
  const length = daysBetween(startOf(year), endOf(year)) + 1;
  const start = daysBetween(firstDay, startOf(year));
  return Array.from({ length: count }, (_, index) => ({
    id: `${year} S${index}`,
    course: `C${index % 12}`,
    heldOn: days[start + ((index * 31) % length)] as CalendarDate,
    capacity: 500,
    place: "Online",
    provider: providers[index % partnerships] as string,
    state: "delivered",
  }));
}

/** A number from 0 to 2^31 that follows from another, with no pattern that a summary would meet. */
function scattered(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16) ^ 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 1;
}

function bookingAt(index: number, sessions: readonly Session[]): Booking {
  const chance = scattered(index);
  const { id: session, heldOn, provider: organisation } = sessions[chance % sessions.length] as Session;
  const id = `B${index}`;
  const payer = payers[chance & 3] as string;
  const held = dayNumber(heldOn) - dayNumber(firstDay);
  const bookedOn = days[held - 60] as CalendarDate;
  const turn = (chance >>> 8) % 20;
  if (turn < 4) {
    const cancelledOn = days[held - ((chance >>> 16) % 46)] as CalendarDate;
    return { id, session, organisation, payer, bookedOn, cancelledOn };
  }
  const attendance = turn === 4 ? "did-not-attend" : "attended";
  return { id, session, organisation, payer, bookedOn, attendance };
}

function caseAt(index: number): ChildDeath {
  const chance = scattered(index + 1e9);
  const other = scattered(index + 2e9);
  const died = 90 + (chance % 3_600);
  const notified = died + (other % 4);
  const reviewed = notified + 60 + ((other >>> 4) % 500);
  const death = {
    caseId: `C-${index}`,
    area: `Area ${chance % partnerships}`,
    diedOn: days[died] as CalendarDate,
    notifiedOn: days[notified] as CalendarDate,
    ageBand: ageBandNames[(chance >>> 12) % ageBandNames.length] as (typeof ageBandNames)[number],
    outOfArea: (other >>> 20) % 33 === 0,
  };
  const reviewedOn = days[reviewed];
  if (reviewedOn === undefined || reviewedOn > lastDay) return death;
  const modifiable = modifiableOutcomes[(chance >>> 20) % 3] as (typeof modifiableOutcomes)[number];
  return { ...death, reviewedOn, categoryOfDeath: 1 + ((chance >>> 24) % 10), modifiable };
}

/** One part of so many, of a country of a scale. */
export interface Part {
  readonly scale: number;
  readonly part: number;
  readonly of: number;
}

/** What a part adds up to: plain data, which any thread, process or machine can send to any other. */
export interface Tallied {
  readonly activity: readonly ActivityTallies[];
  readonly deaths: readonly DeathTallies[];
}

/** The country's summaries, each an accumulator of the packages. */
function summaries({ sessions }: Country, options: Pick<ActivityOptions, "charge"> = {}) {
  return {
    activity: years.map((period, index) =>
      activityAccumulator({ ...options, sessions: sessions[index] as readonly Session[], period }),
    ),
    deaths: [
      followUpTally({ years }),
      crossTabulationTally({ rows: "ageBand", columns: "categoryOfDeath" }),
      ...years.flatMap((period) => [
        deathTally("notified", { period, by: "area" }),
        modifiableTally({ denominator: "sufficient-information", period }),
        openCaseTally({ period }),
        timeToReviewTally({ period }),
      ]),
    ],
  };
}

/** Adds the records of a part to its summaries, one by one: none is kept. */
export function tallied({ scale, part, of }: Part): Tallied {
  const country = countryOf(scale);
  const charge = bookingCharger(rulesFrom("2013-04-01", country.sessions.flat()));
  const { activity, deaths } = summaries(country, { charge });
  const edge = (count: number, at: number) => Math.floor((count * at) / of);
  for (let index = edge(country.bookings, part); index < edge(country.bookings, part + 1); index++) {
    const year = index % years.length;
    (activity[year] as ActivityAccumulator).add(
      bookingAt(index, country.sessions[year] as readonly Session[]),
    );
  }
  for (let index = edge(country.cases, part); index < edge(country.cases, part + 1); index++) {
    const death = caseAt(index);
    for (const tally of deaths) tally.add(death);
  }
  return { activity: activity.map(({ tallies }) => tallies), deaths: deaths.map(({ tallies }) => tallies) };
}

/** The figures of the whole country from what its parts added up to, in any order. */
export function countryFigures(scale: number, parts: readonly Tallied[]) {
  const { activity, deaths } = summaries(countryOf(scale));
  for (const part of parts) {
    for (const [index, own] of activity.entries()) {
      own.mergeTallies(part.activity[index] as ActivityTallies);
    }
    for (const [index, own] of deaths.entries()) own.mergeTallies(part.deaths[index] as DeathTallies);
  }
  return {
    training: activity.map((own, index) => {
      const { courses, booked, attended, lateCancellations, income, incomeLost } = own.result();
      const money = { income: formatMoney(income), incomeLost: formatMoney(incomeLost) };
      return { year: years[index], courses, booked, attended, lateCancellations, ...money };
    }),
    deaths: deaths.map((own) => own.result()),
  };
}
