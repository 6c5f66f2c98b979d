import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type AgeBand,
  ageBandNames,
  type ChildDeath,
  checkCases,
  childDeathTable,
  deathsNotified,
  deathsReviewed,
  modifiableFactors,
  openCases,
} from "@pdscp/cdop";
import {
  addDays,
  type CalendarDate,
  calendarDate,
  daysBetween,
  type FinancialYear,
  financialYear,
  rangeOf,
} from "@pdscp/core";

/**
 * Makes `cases.csv`, the case list of a made-up panel whose yearly totals are those of a published report. No case in it
 * is, or is like, a real one: every day, band and category comes from a generator of random numbers with a fixed seed, and
 * the file is the same whenever it is made.
 *
 *     tsx --conditions=@pdscp/source examples/data/cdop/generate.ts           writes the file
 *     tsx --conditions=@pdscp/source examples/data/cdop/generate.ts --check   fails unless the file is what would be written
 */

const areas = ["Dorset", "BCP", "Somerset"];
const file = fileURLToPath(new URL("cases.csv", import.meta.url));
const text = csvOf(panelCases());
if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) throw new Error(`${file} is not what its generator writes`);

/** How many cases of an area, by what became of them. Each list is Dorset, BCP, Somerset. */
function panelCases(): readonly ChildDeath[] {
  const random = randomNumbers(20_240_331);
  const [before, lastYear, thisYear] = ["2021/22", "2022/23", "2023/24"].map(financialYear) as [
    FinancialYear,
    FinancialYear,
    FinancialYear,
  ];
  const groups = [
    { notified: before, reviewed: lastYear, cases: [12, 16, 13] },
    { notified: before, reviewed: thisYear, cases: [2, 1, 0] },
    { notified: before, closed: lastYear, cases: [1, 0, 0] },
    { notified: lastYear, reviewed: lastYear, cases: [5, 7, 6] },
    { notified: lastYear, reviewed: thisYear, cases: [6, 8, 4] },
    { notified: lastYear, closed: lastYear, cases: [0, 0, 1] },
    { notified: lastYear, cases: [4, 5, 8] },
    { notified: thisYear, reviewed: thisYear, cases: [2, 3, 1] },
    { notified: thisYear, cases: [10, 12, 29] },
  ];
  const drafts: Draft[] = groups.flatMap(({ cases, ...years }) =>
    cases.flatMap((count, area) =>
      Array.from({ length: count }, () => ({ area: areas[area] as string, outOfArea: false, ...years })),
    ),
  );
  for (const [year, count] of [
    [lastYear, 6],
    [thisYear, 9],
  ] as const) {
    drafts.push(
      ...Array.from({ length: count }, () => ({ area: "Elsewhere", outOfArea: true, notified: year })),
    );
  }

  const dated = drafts.map((draft) => datedCase(draft, random));
  const outcomes = [
    ...outcomesFor(lastYear, { identified: 32, "none-identified": 25, "insufficient-information": 2 }),
    ...outcomesFor(thisYear, { identified: 14, "none-identified": 12, "insufficient-information": 1 }),
  ];
  const settled = dated.map((death): Omit<ChildDeath, "caseId"> => {
    const { reviewedOn } = death;
    if (reviewedOn === undefined) return death;
    const open = outcomes.filter(({ year }) => isIn(year, reviewedOn));
    const chosen = open[random(open.length)] as (typeof outcomes)[number];
    outcomes.splice(outcomes.indexOf(chosen), 1);
    return {
      ...death,
      categoryOfDeath: categoryFor(death.ageBand ?? "0-27 days", random),
      modifiable: chosen.outcome,
    };
  });
  const cases = settled
    .toSorted((a, b) => daysBetween(b.notifiedOn, a.notifiedOn) || daysBetween(b.diedOn, a.diedOn))
    .map(
      (death, index): ChildDeath => ({ ...death, caseId: `SYNTHETIC-${String(index + 1).padStart(3, "0")}` }),
    );
  refuseUnlikeReport(cases, { lastYear, thisYear });
  return cases;
}

interface Draft {
  readonly area: string;
  readonly outOfArea: boolean;
  readonly notified: FinancialYear;
  readonly reviewed?: FinancialYear;
  readonly closed?: FinancialYear;
}

type Random = (below: number) => number;

function datedCase(
  { area, outOfArea, notified, reviewed, closed }: Draft,
  random: Random,
): Omit<ChildDeath, "caseId"> {
  const year = rangeOf(notified);
  // A review of the same year needs an early death: most take the better part of a year.
  const latest = reviewed === notified || closed === notified ? addDays(year.to, -200) : year.to;
  const notifiedOn = addDays(year.from, random(daysBetween(year.from, latest) + 1));
  const told = [0, 0, 1, 1, 1, 2, 3][random(7)] as number;
  const ageBand = ageBandNames[weighted([38, 22, 12, 8, 8, 12], random)] as AgeBand;
  const death = { area, outOfArea, diedOn: addDays(notifiedOn, -told), notifiedOn, ageBand };
  if (reviewed !== undefined)
    return { ...death, reviewedOn: meetingOf(reviewed, addDays(notifiedOn, 120), random) };
  if (closed !== undefined) {
    const on = later(addDays(notifiedOn, 30), rangeOf(closed).from);
    return { ...death, closedOn: addDays(on, random(60)), closedBecause: "transferred" };
  }
  return outOfArea ? { ...death, closedOn: addDays(notifiedOn, 1), closedBecause: "transferred" } : death;
}

/** A panel meets four times a year; a case waits for one of the meetings that come after it is ready. */
function meetingOf(year: FinancialYear, ready: CalendarDate, random: Random): CalendarDate {
  const first = Number(year.slice(0, 4));
  const meetings = [`${first}-06-15`, `${first}-09-14`, `${first}-12-07`, `${first + 1}-03-14`].map(
    calendarDate,
  );
  const possible = meetings.filter((meeting) => meeting >= ready);
  return (possible[random(possible.length)] ?? meetings[3]) as CalendarDate;
}

/** Categories in proportions that are plausible for an age; which of them a case gets is chance. */
function categoryFor(band: AgeBand, random: Random): number {
  const weights: Readonly<Record<AgeBand, readonly number[]>> = {
    "0-27 days": [0, 0, 0, 0, 2, 1, 25, 65, 5, 2],
    "28-364 days": [2, 0, 3, 3, 10, 7, 35, 15, 8, 17],
    "1-4 years": [3, 0, 15, 15, 12, 10, 25, 2, 10, 8],
    "5-9 years": [2, 0, 15, 25, 12, 15, 20, 1, 8, 2],
    "10-14 years": [2, 10, 20, 25, 10, 13, 13, 0, 5, 2],
    "15-17 years": [3, 25, 30, 15, 8, 8, 6, 0, 3, 2],
  };
  return weighted(weights[band], random) + 1;
}

function outcomesFor(
  year: FinancialYear,
  counts: Readonly<Record<NonNullable<ChildDeath["modifiable"]>, number>>,
) {
  return Object.entries(counts).flatMap(([outcome, count]) =>
    Array.from({ length: count }, () => ({ year, outcome: outcome as keyof typeof counts })),
  );
}

function isIn(year: FinancialYear, on: CalendarDate): boolean {
  const { from, to } = rangeOf(year);
  return on >= from && on <= to;
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

/** The totals of the report that the file stands for. */
function refuseUnlikeReport(
  cases: readonly ChildDeath[],
  { lastYear, thisYear }: { readonly lastYear: FinancialYear; readonly thisYear: FinancialYear },
): void {
  const panels = [
    { name: "Pan-Dorset", areas: ["Dorset", "BCP"] },
    { name: "Somerset", areas: ["Somerset"] },
  ];
  const counts = (parts: readonly { readonly count: number }[]) => parts.map(({ count }) => count);
  const notified = deathsNotified(cases, { period: thisYear, by: panels });
  const share = (period: FinancialYear) => modifiableFactors(cases, { denominator: "all-reviewed", period });
  const found = {
    problems: checkCases(cases, { areas, on: calendarDate("2024-03-31") }).length,
    notified: [notified.total, ...counts(notified.parts), notified.outOfArea],
    reviewed: counts(deathsReviewed(cases, { period: thisYear, by: panels }).parts),
    byArea: counts(deathsReviewed(cases, { period: thisYear, by: "area" }).parts),
    modifiable: [thisYear, lastYear].flatMap((year) => [share(year).count, share(year).total]),
    open: openCases(cases, { period: thisYear }).change,
  };
  const wanted = {
    problems: 0,
    notified: [57, 27, 30, 9],
    reviewed: [22, 5],
    byArea: [12, 10, 5],
    modifiable: [14, 27, 32, 59],
    open: 30,
  };
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    throw new Error(`The cases give ${JSON.stringify(found)} where the report has ${JSON.stringify(wanted)}`);
  }
}

function csvOf(cases: readonly ChildDeath[]): string {
  const rows = [
    childDeathTable.columns.map(({ heading }) => heading),
    ...cases.map(childDeathTable.writeRow),
  ];
  if (rows.flat().some((cell) => /[",\r\n]/.test(cell ?? ""))) throw new Error("A cell would need quotes");
  return rows.map((row) => `${row.map((cell) => cell ?? "").join(",")}\r\n`).join("");
}

function weighted(weights: readonly number[], random: Random): number {
  let at = random(weights.reduce((sum, weight) => sum + weight, 0));
  return weights.findIndex((weight) => {
    at -= weight;
    return at < 0;
  });
}

/** Whole numbers from 0 up to but not `below`, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
