import { formatFigure, frozenCopy, type Reference } from "@pdscp/core";
import { type ConfidenceOptions, type Rate, rate, StatisticsError } from "@pdscp/statistics";
import { CdopError } from "./errors.ts";

/** Where a denominator comes from: without it a rate cannot be checked. */
export interface DenominatorSource {
  /** "ONS mid-year population estimates". */
  readonly source: string;
  /** The year it is of: "mid-2023", 2023. */
  readonly year: string | number;
}

/** A rate that says what it was divided by. */
export interface DeathRate extends Rate, DenominatorSource {
  /**
   * By the ONS rule: a rate from fewer than 20 deaths is unreliable, from fewer than 3 it is not calculated for
   * publication.
   */
  readonly reliability: "usual" | "unreliable" | "not-for-publication";
  readonly because: string;
}

/** From how many deaths a crude rate may be published, and relied on. */
export const rateReliability: {
  readonly publishedFrom: number;
  readonly reliableFrom: number;
  readonly reference: Reference;
} = Object.freeze({
  publishedFrom: 3,
  reliableFrom: 20,
  reference: Object.freeze({
    title: "Office for National Statistics, reply FOI/2021/3301",
    at: "Death rates",
  }),
});

/**
 * Deaths under 18 per 100,000 children, with its interval and what it was divided by.
 *
 * @param input - `count` of deaths that occurred in the year, and the `population` aged 0 to 17.
 * @throws {CdopError} `cdop/source-missing` when the population's source or year is blank
 * @throws {CdopError} `cdop/count-above-population`
 * @throws {StatisticsError} `statistics/count-invalid`, `statistics/population-invalid`,
 * `statistics/per-invalid`, `statistics/confidence-invalid`
 *
 * @example
 * ```ts
 * import { deathRate } from "@pdscp/cdop";
 *
 * const { value, reliability } = deathRate({
 *   count: 27,
 *   population: 140_000,
 *   source: "ONS mid-year population estimates",
 *   year: "mid-2023",
 * });
 *
 * value.toFixed(1); // => "19.3"
 * reliability; // => "usual"
 * ```
 */
export function deathRate(
  input: DenominatorSource &
    ConfidenceOptions & { readonly count: number; readonly population: number; readonly per?: number },
): DeathRate {
  return rateOf({ ...input, per: input.per ?? 100_000 }, "Deaths under 18", "children");
}

/**
 * Deaths in the first year of life per 1,000 live births.
 *
 * @param input - `count` of deaths before the first birthday, and the `liveBirths` of the same year.
 * @throws {CdopError} `cdop/source-missing`
 * @throws {StatisticsError} as {@link deathRate} does
 *
 * @example
 * ```ts
 * import { infantMortalityRate } from "@pdscp/cdop";
 *
 * const { value, lower, upper, reliability } = infantMortalityRate({
 *   count: 18,
 *   liveBirths: 6_000,
 *   source: "ONS births in England and Wales",
 *   year: 2023,
 * });
 *
 * [value, lower, upper].map((each) => each.toFixed(1)); // => ["3.0", "1.8", "4.7"]
 * reliability; // => "unreliable"
 * ```
 */
export function infantMortalityRate({
  liveBirths,
  ...input
}: DenominatorSource &
  ConfidenceOptions & {
    readonly count: number;
    readonly liveBirths: number;
    readonly per?: number;
  }): DeathRate {
  if (!(typeof liveBirths === "number" && liveBirths > 0 && liveBirths < Infinity)) {
    throw new StatisticsError("Cannot give the rate: live births are a number above 0", {
      code: "statistics/population-invalid",
      path: ["liveBirths"],
    });
  }
  return rateOf(
    { ...input, population: liveBirths, per: input.per ?? 1_000 },
    "Deaths before the first birthday",
    "live births",
  );
}

function rateOf(
  input: DenominatorSource &
    ConfidenceOptions & { readonly count: number; readonly population: number; readonly per: number },
  deaths: string,
  population: string,
): DeathRate {
  const { source, year } = input;
  for (const [key, text] of [
    ["source", source],
    ["year", String(year ?? "")],
  ] as const) {
    if (typeof text !== "string" || text.trim() === "") {
      throw new CdopError(`Cannot give the rate: the ${key} of its ${population} is needed`, {
        code: "cdop/source-missing",
        path: [key],
      });
    }
  }
  const result = rate(input);
  if (result.count > result.population) {
    throw new CdopError(`Cannot give the rate: no more deaths than ${population} are needed`, {
      code: "cdop/count-above-population",
      path: ["count"],
    });
  }
  const { publishedFrom, reliableFrom } = rateReliability;
  return frozenCopy({
    ...result,
    source,
    year,
    reliability:
      result.count >= reliableFrom
        ? "usual"
        : result.count >= publishedFrom
          ? "unreliable"
          : "not-for-publication",
    because: `${deaths}, per ${formatFigure({ value: { kind: "count", count: result.per } })} ${population}: ${source}, ${year}`,
  });
}
