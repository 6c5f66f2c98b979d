import { checkChoice, refusal } from "./guard.ts";

/** Which way is good. */
export type Polarity = "high-is-good" | "low-is-good";

/** Anything with limits: a {@link Proportion}, a {@link Rate}. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Where a value stands beside a benchmark taken as fixed, the way English public-health indicators are coloured: it
 * differs only when its whole interval lies to one side. An interval that touches the benchmark is similar.
 *
 * Given a `polarity` the answer is "better", "similar" or "worse"; without one "lower", "similar" or "higher".
 *
 * @throws {StatisticsError} `statistics/benchmark-invalid` when the benchmark or a limit is no number
 * @throws {StatisticsError} `statistics/choice-unknown` for a polarity that there is not
 *
 * @example A local rate beside England's
 * ```ts
 * import { compareWithBenchmark, rate } from "@pdscp/statistics";
 *
 * const local = rate({ count: 27, population: 140_000, per: 100_000 });
 *
 * compareWithBenchmark(local, 29.8, { polarity: "low-is-good" }); // => "better"
 * compareWithBenchmark(local, 29.8); // => "lower"
 * compareWithBenchmark(local, 25); // => "similar"
 * ```
 */
export function compareWithBenchmark(
  interval: Interval,
  benchmark: number,
  options: { readonly polarity: Polarity },
): "better" | "similar" | "worse";
export function compareWithBenchmark(
  interval: Interval,
  benchmark: number,
  options?: { readonly polarity?: undefined },
): "lower" | "similar" | "higher";
export function compareWithBenchmark(
  interval: Interval,
  benchmark: number,
  { polarity }: { readonly polarity?: Polarity | undefined } = {},
): "better" | "similar" | "worse" | "lower" | "higher" {
  checkPolarity(polarity);
  const [lower, upper] = [interval?.lower, interval?.upper];
  if (!Number.isFinite(benchmark)) {
    throw refusal("statistics/benchmark-invalid", "a benchmark is a number", ["benchmark"]);
  }
  if (typeof lower !== "number" || typeof upper !== "number" || !(lower <= upper)) {
    throw refusal("statistics/benchmark-invalid", "an interval has a lower and an upper limit", ["interval"]);
  }
  const higher = lower > benchmark;
  if (!higher && upper >= benchmark) return "similar";
  if (polarity === undefined) return higher ? "higher" : "lower";
  return higher === (polarity === "high-is-good") ? "better" : "worse";
}

/** Refuses a word for which way is good that is neither: better would be worse. */
export function checkPolarity(polarity: Polarity | undefined): void {
  if (polarity !== undefined) checkChoice(polarity, ["high-is-good", "low-is-good"], ["polarity"]);
}
