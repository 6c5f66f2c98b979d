import { type ConfidenceOptions, normalDeviate, usualConfidence } from "./confidence.ts";
import { checkEvents, isPositive, refusal } from "./guard.ts";
import { exactLimits } from "./poisson.ts";

/** Events counted in a population, or over person-years. */
export interface Events {
  readonly count: number;
  readonly population: number;
}

/** Events per so many of a population, with the interval that chance alone leaves open. */
export interface Rate extends Events {
  /** What the rate is expressed per: 1,000 live births, 100,000 children. */
  readonly per: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  /** The exact Poisson interval below 10 events, Byar's approximation from 10. */
  readonly method: "exact" | "byar";
}

/**
 * A crude rate with its interval, by the rule of English public-health indicators: exact Poisson limits below 10 events,
 * Byar's from 10.
 *
 * @throws {StatisticsError} `statistics/count-invalid`, `statistics/population-invalid`, `statistics/per-invalid`
 * @throws {StatisticsError} `statistics/confidence-invalid` when it is not between 0 and 1
 *
 * @example Four deaths among 14,000 births
 * ```ts
 * import { rate } from "@pdscp/statistics";
 *
 * const { value, lower, upper, method } = rate({ count: 4, population: 14_000, per: 1_000 });
 *
 * [value, lower, upper].map((each) => each.toFixed(2)); // => ["0.29", "0.08", "0.73"]
 * method; // => "exact"
 * ```
 */
export function rate(events: Events & { readonly per: number } & ConfidenceOptions): Rate {
  checkEvents(events);
  const { count, population, per, confidence = usualConfidence } = events;
  if (!isPositive(per)) {
    throw refusal("statistics/per-invalid", "a rate is per a number above 0", ["per"]);
  }
  const z = normalDeviate(confidence);
  const exact = count < 10;
  const [lower, upper] = exact ? exactLimits(count, confidence) : byarLimits(count, z);
  return Object.freeze({
    count,
    population,
    per,
    value: (count * per) / population,
    lower: (lower * per) / population,
    upper: (upper * per) / population,
    confidence,
    method: exact ? "exact" : "byar",
  });
}

/** Byar's limits for a Poisson mean, within 0.2% of the exact ones from 10 events on. */
function byarLimits(count: number, z: number): readonly [lower: number, upper: number] {
  const next = count + 1;
  return [
    count * cube(Math.max(0, 1 - 1 / (9 * count) - z / (3 * Math.sqrt(count)))),
    next * cube(1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))),
  ];
}

function cube(value: number): number {
  return value * value * value;
}
