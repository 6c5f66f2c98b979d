import { frozenCopy, type Period, rangeOf } from "@pdscp/core";
import { type PublishedCount, possibleCounts } from "@pdscp/statistics";
import { type DeathCount, type DeathEvent, deathCount } from "./death-count.ts";
import type { AreaGroup } from "./dimension.ts";
import {
  checkDenominator,
  type ModifiableDenominator,
  type ModifiableFactors,
  shareModifiable,
} from "./modifiable-factor.ts";
import { checkParts, finding, invalidCount, isCount, type PublishedFinding } from "./published-claim.ts";
import { openFromTotals, type PublishedOpenCases, type PublishedStock } from "./published-open-case.ts";
import { checkPrinted, type PublishedPercentage } from "./published-percentage.ts";

/** A published total with the ways in which it was divided, each of which has to sum to it. */
export interface PublishedDeaths {
  readonly total: number;
  readonly outOfArea?: number;
  /** By area, by age, by panel: `{ area: { Dorset: 10, BCP: 12, Somerset: 5 } }`. */
  readonly by?: Readonly<Record<string, Readonly<Record<string, PublishedCount>>>>;
}

/** What a report prints about a panel's year, where there are no rows. All of it is a claim. */
export interface PublishedYear {
  readonly period: Period;
  readonly notified?: PublishedDeaths;
  readonly reviewed?: PublishedDeaths;
  readonly modifiable?: {
    /** The count with modifiable factors, where it is printed. */
    readonly identified?: number;
    /** The percentage, where it is printed; alone it gives the count if only one count fits. */
    readonly printed?: string;
    readonly insufficientInformation?: number;
    /** All reviews unless told. */
    readonly denominator?: ModifiableDenominator;
  };
  readonly open?: PublishedStock;
  /** Groups of areas: where a division names a group and another its areas, the two have to agree. */
  readonly groups?: readonly AreaGroup[];
  readonly percentages?: readonly PublishedPercentage[];
  /** Other totals that the report prints, by name. */
  readonly totals?: Readonly<Record<string, number>>;
}

/** The same results that the cases would give, and what is wrong with the numbers. */
export interface PublishedResults {
  readonly period: Period;
  readonly notified?: DeathCount;
  readonly reviewed?: DeathCount;
  /** `implied` where the count was not printed, but follows from the percentage. */
  readonly modifiable?: ModifiableFactors & { readonly implied: boolean };
  readonly open?: PublishedOpenCases;
  readonly findings: readonly PublishedFinding[];
}

/**
 * The figures of a panel's year from published totals, where a partnership has no rows; and, since a published number is
 * never trusted, whether they can be right: divisions that do not sum, percentages that no count of their total gives (with
 * the totals that would), an open caseload that does not follow from what came and went.
 *
 * What is wrong is found and never thrown, and the rest is still given. A null in place of a whole
 * part, as JSON has it, is what was not published.
 *
 * @throws {StatisticsError} `statistics/printed-invalid` when a printed percentage is none
 * @throws {CoreError} `core/period-invalid`; {@link CdopError} `cdop/denominator-invalid`
 *
 * @example A joint panel's year
 * ```ts
 * import { financialYear, roundRatio } from "@pdscp/core";
 * import { fromPublishedCounts } from "@pdscp/cdop";
 *
 * const { modifiable, open, findings } = fromPublishedCounts({
 *   period: financialYear("2023/24"),
 *   notified: { total: 57, outOfArea: 9, by: { panel: { "Pan-Dorset": 27, Somerset: 30 } } },
 *   reviewed: {
 *     total: 27,
 *     by: { panel: { "Pan-Dorset": 22, Somerset: 5 }, area: { Dorset: 10, BCP: 12, Somerset: 5 } },
 *   },
 *   modifiable: { identified: 14, printed: "52" },
 *   groups: [{ name: "Pan-Dorset", areas: ["Dorset", "BCP"] }],
 * });
 *
 * roundRatio(modifiable?.count ?? 0, modifiable?.total ?? 1, { times: 100 }); // => "52"
 * open?.change; // => 30
 * findings; // => []
 * ```
 */
export function fromPublishedCounts(given: PublishedYear): PublishedResults {
  const year = published(given);
  const { period, percentages = [] } = year;
  rangeOf(period);
  const [notified, reviewed] = [deathsFrom("notified", year), deathsFrom("reviewed", year)];
  const known = [notified.count?.total, reviewed.count?.total] as const;
  const { open, ...flow } =
    known[0] === undefined || known[1] === undefined
      ? { findings: [] }
      : openFromTotals({ notified: known[0], reviewed: known[1], period }, year.open);
  const totals = totalsOf(year, open);
  const { modifiable, ...share } = modifiableFrom(year, totals);
  return frozenCopy({
    period,
    ...(notified.count === undefined ? {} : { notified: notified.count }),
    ...(reviewed.count === undefined ? {} : { reviewed: reviewed.count }),
    ...(modifiable === undefined ? {} : { modifiable }),
    ...(open === undefined ? {} : { open }),
    findings: [
      ...notified.findings,
      ...reviewed.findings,
      ...flow.findings,
      ...share.findings,
      ...percentages.flatMap((claim, index) => checkPrinted(claim, totals, ["percentages", index])),
    ],
  });
}

/** What a year prints. A part that is null is no count, and is found. */
function published(year: PublishedYear): PublishedYear {
  const told = withoutNulls(year);
  for (const event of ["notified", "reviewed"] as const) {
    const { by, ...deaths } = told[event] ?? {};
    if (by !== undefined) told[event] = { ...(deaths as PublishedDeaths), by: withoutNulls(by) };
  }
  return told;
}

function withoutNulls<Told extends object>(told: Told): { -readonly [Key in keyof Told]: Told[Key] } {
  return Object.fromEntries(Object.entries(told ?? {}).filter(([, value]) => value !== null)) as Told;
}

type Found<Result> = Result & { readonly findings: readonly PublishedFinding[] };

function deathsFrom(
  event: Exclude<DeathEvent, "occurred">,
  { period, groups = [], ...year }: PublishedYear,
): Found<{ readonly count?: DeathCount }> {
  const published = year[event];
  if (published === undefined) return { findings: [] };
  const { total, outOfArea = 0, by = {} } = published;
  const label = `Deaths ${event}`;
  const wrong = Object.entries({ total, outOfArea }).filter(([, count]) => !isCount(count));
  if (wrong.length > 0) return { findings: wrong.map(([key]) => invalidCount(label, [event, key])) };

  const divided = Object.entries(by).map(([name, parts]) => ({ name, total, parts }));
  const named = new Map(Object.values(by).flatMap((parts) => Object.entries(parts)));
  const grouped = groups.flatMap(({ name, areas }) => {
    const whole = named.get(name);
    if (!isCount(whole) || areas.some((area) => area === name || named.get(area) === undefined)) return [];
    return [
      {
        name,
        total: whole,
        parts: Object.fromEntries(areas.map((area) => [area, named.get(area) as PublishedCount])),
      },
    ];
  });
  const [first] = Object.values(by);
  const parts = Object.entries(first ?? {}).flatMap(([part, count]) =>
    isCount(count) ? [{ label: part, count }] : [],
  );
  return {
    count: deathCount({ event, period, total, outOfArea, parts }),
    findings: [...divided, ...grouped].flatMap(({ name, ...claim }) =>
      checkParts({ label: `${label}, ${name}`, ...claim }).map((each) => ({
        ...each,
        path: [event, "by", name],
      })),
    ),
  };
}

/** Every total that a percentage in the report can be of. */
function totalsOf(
  { notified, reviewed, modifiable, totals = {} }: PublishedYear,
  open: PublishedOpenCases | undefined,
): Readonly<Record<string, number>> {
  const partsOf = (event: string, published: PublishedDeaths | undefined) =>
    Object.values(published?.by ?? {}).flatMap((parts) =>
      Object.entries(parts).map(([name, count]) => [`${event}: ${name}`, count] as const),
    );
  const unknown = modifiable?.insufficientInformation;
  const all: readonly (readonly [name: string, total: PublishedCount | undefined])[] = [
    ["reviewed", reviewed?.total],
    ["sufficient-information", unknown === undefined ? undefined : (reviewed?.total ?? Number.NaN) - unknown],
    ["notified", notified?.total],
    ["open", open?.closing],
    ...partsOf("reviewed", reviewed),
    ...partsOf("notified", notified),
    ...Object.entries(totals),
  ];
  return Object.fromEntries(all.flatMap(([name, total]) => (isCount(total) ? [[name, total] as const] : [])));
}

function modifiableFrom(
  { period, reviewed, modifiable }: PublishedYear,
  totals: Readonly<Record<string, number>>,
): Found<Pick<PublishedResults, "modifiable">> {
  if (modifiable === undefined) return { findings: [] };
  const {
    identified,
    printed,
    insufficientInformation: unknown = 0,
    denominator = "all-reviewed",
  } = modifiable;
  checkDenominator(denominator);
  const label = "Reviews with modifiable factors";
  if (!isCount(reviewed?.total) || reviewed.total === 0) {
    const need = `${label}: the number of deaths reviewed is needed`;
    return { findings: [finding("cdop/denominator-unknown", need, ["modifiable"], "warning")] };
  }
  const wrong = Object.entries({ identified, insufficientInformation: unknown })
    .filter(([, count]) => count !== undefined && !isCount(count))
    .map(([key]) => invalidCount(label, ["modifiable", key]));
  if (wrong.length > 0) return { findings: wrong };

  const told = reviewed.total - unknown;
  if ((identified ?? 0) > told) {
    const need = `at most the ${reviewed.total} reviewed are needed, with those of insufficient information`;
    return {
      findings: [finding("cdop/count-above-total", `${label}: ${need}`, ["modifiable", "identified"])],
    };
  }
  const of = denominator === "all-reviewed" ? "reviewed" : "sufficient-information";
  const total = denominator === "all-reviewed" ? reviewed.total : told;
  const given = identified === undefined ? {} : { count: identified };
  const findings =
    printed === undefined
      ? []
      : checkPrinted({ label, printed, of, ...given, afterReview: true }, { ...totals, [of]: total }, [
          "modifiable",
          "printed",
        ]);
  const fitting = printed === undefined || total === 0 ? [] : possibleCounts(printed, total);
  const implied = fitting.filter((count) => count <= told);
  const count = identified ?? (implied.length === 1 ? implied[0] : undefined);
  if (count === undefined || total === 0) return { findings };

  const outcomes = {
    identified: count,
    "none-identified": told - count,
    "insufficient-information": unknown,
  };
  const share = shareModifiable(outcomes, { denominator, period });
  return { modifiable: Object.freeze({ ...share, implied: identified === undefined }), findings };
}
