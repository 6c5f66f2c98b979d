import type { Period } from "@pdscp/core";
import { formatPeriod } from "@pdscp/core";
import { checkPercentage, type PublishedCount, possibleCounts } from "@pdscp/statistics";
import { type DeathCount, type DeathEvent, deathCount } from "./death-count.ts";
import type { AreaGroup } from "./dimension.ts";
import {
  denominatorNames,
  type ModifiableDenominator,
  type ModifiableFactors,
  shareModifiable,
} from "./modifiable-factor.ts";
import type { OpenCaseFlow } from "./open-case.ts";
import {
  checkParts,
  explainPercentage,
  finding,
  invalidCount,
  isCount,
  type PublishedFinding,
} from "./published-claim.ts";

/** A published total with the ways in which it was divided, each of which has to sum to it. */
export interface PublishedDeaths {
  readonly total: number;
  readonly outOfArea?: number;
  /** By area, by age, by panel: `{ area: { Dorset: 10, BCP: 12, Somerset: 5 } }`. */
  readonly by?: Readonly<Record<string, Readonly<Record<string, PublishedCount>>>>;
}

/** A percentage as printed, and the total that it is said to be of. */
export interface PublishedPercentage {
  readonly label: string;
  readonly printed: string;
  /** "notified", "reviewed", "sufficient-information", "open", a part such as "reviewed: Dorset", or a key of `totals`. */
  readonly of: string;
  readonly count?: number;
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
  readonly open?: {
    readonly opening?: number;
    readonly closing?: number;
    /** None unless told. */
    readonly otherwiseClosed?: number;
  };
  /** Groups of areas: where a division names a group and another its areas, the two have to agree. */
  readonly groups?: readonly AreaGroup[];
  readonly percentages?: readonly PublishedPercentage[];
  /** Other totals that the report prints, by name. */
  readonly totals?: Readonly<Record<string, number>>;
}

/** Open cases as far as published totals tell: the change always, the stock where one end of it is printed. */
export interface PublishedOpenCases
  extends Pick<OpenCaseFlow, "notified" | "reviewed" | "otherwiseClosed" | "change"> {
  readonly opening?: number;
  readonly closing?: number;
  /** Only where both ends are printed: otherwise one was computed from the other. */
  readonly residual?: number;
  readonly period: Period;
  readonly because: string;
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
 * What is wrong is found and never thrown, and the rest is still given.
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
export function fromPublishedCounts(year: PublishedYear): PublishedResults {
  const { period, percentages = [] } = year;
  const findings: PublishedFinding[] = [];
  const notified = deathsFrom("notified", year, findings);
  const reviewed = deathsFrom("reviewed", year, findings);
  const open = openFrom(year, findings);
  const totals = totalsOf(year, open);
  const modifiable = modifiableFrom(year, totals, findings);
  for (const [index, claim] of percentages.entries()) {
    checkClaim(claim, totals, { path: ["percentages", index], findings });
  }
  return Object.freeze({
    period,
    ...(notified === undefined ? {} : { notified }),
    ...(reviewed === undefined ? {} : { reviewed }),
    ...(modifiable === undefined ? {} : { modifiable }),
    ...(open === undefined ? {} : { open }),
    findings: Object.freeze(findings),
  });
}

function deathsFrom(
  event: Exclude<DeathEvent, "occurred">,
  { period, groups = [], ...year }: PublishedYear,
  findings: PublishedFinding[],
): DeathCount | undefined {
  const published = year[event];
  if (published === undefined) return undefined;
  const { total, outOfArea = 0, by = {} } = published;
  const label = `Deaths ${event}`;
  for (const [key, count] of Object.entries({ total, outOfArea })) {
    if (!isCount(count)) findings.push(invalidCount(label, [event, key]));
  }
  const within = (path: readonly PropertyKey[]) => (each: PublishedFinding) => ({ ...each, path });
  for (const [name, parts] of Object.entries(by)) {
    if (isCount(total)) {
      const claim = { label: `${label} by ${name}`, total, parts };
      findings.push(...checkParts(claim).map(within([event, "by", name])));
    }
  }
  const named = Object.assign({}, ...Object.values(by)) as Record<string, PublishedCount>;
  for (const { name, areas } of groups) {
    const whole = named[name];
    if (!isCount(whole) || areas.some((area) => named[area] === undefined || area === name)) continue;
    const parts = Object.fromEntries(areas.map((area) => [area, named[area] as PublishedCount]));
    findings.push(
      ...checkParts({ label: `${label}, ${name}`, total: whole, parts }).map(within([event, "by", name])),
    );
  }
  if (!isCount(total) || !isCount(outOfArea)) return undefined;
  const [first = {}] = Object.values(by);
  const parts = Object.entries(first).flatMap(([part, count]) =>
    isCount(count) ? [{ label: part, count }] : [],
  );
  return deathCount({ event, period, total, outOfArea, parts });
}

function openFrom(
  { period, notified, reviewed, open = {} }: PublishedYear,
  findings: PublishedFinding[],
): PublishedOpenCases | undefined {
  if (!isCount(notified?.total) || !isCount(reviewed?.total)) return undefined;
  const { opening, closing, otherwiseClosed = 0 } = open;
  for (const [key, count] of Object.entries({ opening, closing, otherwiseClosed })) {
    if (count !== undefined && !isCount(count)) {
      findings.push(invalidCount("Open cases", ["open", key]));
      return undefined;
    }
  }
  const expected = notified.total - reviewed.total - otherwiseClosed;
  const residual = opening === undefined || closing === undefined ? undefined : closing - opening - expected;
  const [first, last] = [
    opening ?? (closing ?? Number.NaN) - expected,
    closing ?? (opening ?? Number.NaN) + expected,
  ];
  if ((residual ?? 0) !== 0 || first < 0 || last < 0) {
    findings.push(
      finding(
        "cdop/open-cases-residual",
        `Open cases: ${expected >= 0 ? "an increase" : "a decrease"} of ${Math.abs(expected)} follows from ` +
          `what came and went, and the numbers printed leave a residual of ${residual ?? Math.min(first, last)}`,
        ["open"],
      ),
    );
  }
  const stock = Number.isNaN(first) ? {} : { opening: first, closing: last };
  return Object.freeze({
    period,
    ...stock,
    notified: notified.total,
    reviewed: reviewed.total,
    otherwiseClosed,
    change: residual === undefined ? expected : expected + residual,
    ...(residual === undefined ? {} : { residual }),
    because: `Notified, less reviewed and otherwise closed, in ${formatPeriod(period)}, from published totals`,
  });
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
  const all = [
    ["reviewed", reviewed?.total],
    [
      "sufficient-information",
      modifiable?.insufficientInformation === undefined
        ? undefined
        : (reviewed?.total ?? Number.NaN) - modifiable.insufficientInformation,
    ],
    ["notified", notified?.total],
    ["open", open?.closing],
    ...partsOf("reviewed", reviewed),
    ...partsOf("notified", notified),
    ...Object.entries(totals),
  ] as const;
  return Object.fromEntries(all.filter((entry): entry is readonly [string, number] => isCount(entry[1])));
}

function modifiableFrom(
  { period, reviewed, modifiable }: PublishedYear,
  totals: Readonly<Record<string, number>>,
  findings: PublishedFinding[],
): PublishedResults["modifiable"] {
  if (modifiable === undefined || !isCount(reviewed?.total) || reviewed.total === 0) return undefined;
  const { identified, printed, insufficientInformation = 0, denominator = "all-reviewed" } = modifiable;
  const label = "Reviews with modifiable factors";
  for (const [key, count] of Object.entries({ identified, insufficientInformation })) {
    if (count !== undefined && !isCount(count)) {
      findings.push(invalidCount(label, ["modifiable", key]));
      return undefined;
    }
  }
  const told = reviewed.total - insufficientInformation;
  if (told < 0 || (identified ?? 0) > told) {
    findings.push(
      finding(
        "cdop/count-above-total",
        `${label}: at most the ${reviewed.total} reviewed are needed, with those of insufficient information`,
        ["modifiable", "identified"],
      ),
    );
    return undefined;
  }
  const of = denominator === "all-reviewed" ? "reviewed" : "sufficient-information";
  if (printed !== undefined) {
    const claim = { label, printed, of, ...(identified === undefined ? {} : { count: identified }) };
    const known = { ...totals, [of]: denominator === "all-reviewed" ? reviewed.total : told };
    checkClaim(claim, known, { path: ["modifiable", "printed"], findings });
  }
  const total = denominator === "all-reviewed" ? reviewed.total : told;
  const fitting = printed === undefined || total === 0 ? [] : possibleCounts(printed, total);
  const implied = fitting.filter((count) => count <= told);
  const count = identified ?? (implied.length === 1 ? implied[0] : undefined);
  if (count === undefined || total === 0) return undefined;
  const share = shareModifiable(
    {
      identified: count,
      "none-identified": told - count,
      "insufficient-information": insufficientInformation,
    },
    { denominator, period },
  );
  return Object.freeze({ ...share, implied: identified === undefined });
}

function checkClaim(
  { label, printed, of, count }: PublishedPercentage,
  totals: Readonly<Record<string, number>>,
  { path, findings }: { readonly path: readonly PropertyKey[]; readonly findings: PublishedFinding[] },
): void {
  const total = totals[of];
  const add = (
    ...[code, message, severity]: [PublishedFinding["code"], string, PublishedFinding["severity"]]
  ) => void findings.push(finding(code, `${label}: ${message}`, path, severity));
  if (total === undefined || total === 0) {
    return add("cdop/denominator-unknown", `the total that ${printed} is of is needed`, "warning");
  }
  if (count !== undefined && (!isCount(count) || count > total)) {
    return add("cdop/count-above-total", `a count of at most ${total} is needed`, "error");
  }
  const { verdict, counts, value } = checkPercentage({
    printed,
    total,
    ...(count === undefined ? {} : { count }),
  });
  const name = Object.hasOwn(denominatorNames, of) ? denominatorNames[of as ModifiableDenominator] : of;
  const claim = `${printed.replace(/\s*%$/, "")}% of ${total} (${name})`;
  switch (verdict) {
    case "consistent":
      if (counts.length > 1) add("cdop/percentage-ambiguous", `${claim} can be ${listed(counts)}`, "note");
      return;
    case "impossible": {
      const right =
        value === undefined ? "is no whole number of them" : `is not ${count}, which is ${value}%`;
      const origins = explainPercentage(printed, totals, count === undefined ? {} : { count })
        .filter((origin) => origin.verdict === "consistent")
        .map((origin) => `${listed(origin.counts)} of ${origin.total} (${origin.of})`);
      const could = origins.length === 0 ? "no total given has it" : `it can be ${origins.join(", or ")}`;
      return add("cdop/percentage-impossible", `${claim} ${right}; ${could}`, "error");
    }
    default: {
      const how = verdict === "only-by-truncating" ? "cutting off" : "rounding twice";
      return add("cdop/percentage-misrounded", `${claim} comes only by ${how}`, "warning");
    }
  }
}

function listed(counts: readonly number[]): string {
  return counts.length < 2 ? counts.join("") : `${counts.slice(0, -1).join(", ")} or ${counts.at(-1)}`;
}
