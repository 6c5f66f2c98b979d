import { StatisticsError, type StatisticsErrorCode } from "./errors.ts";

/** Where an argument stands within what the caller gave, for the path of an error. */
export type Path = readonly PropertyKey[];

/** Refuses a count that is no whole number from zero up. */
export function checkCount(count: number, path: Path): void {
  if (!isWhole(count, 0)) throw notACount(path);
}

/** Whether a value is a whole number, and no less. */
export function isWhole(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

/** Whether a value is a number above zero, and not without end. */
export function isPositive(value: unknown): value is number {
  return typeof value === "number" && value > 0 && value < Infinity;
}

function notACount(path: Path): StatisticsError {
  return refusal("statistics/count-invalid", "a count is a whole number from 0 up", path);
}

/** Refuses a count of a total that cannot be: the total zero, or smaller than its part. */
export function checkPart(part: { readonly count: number; readonly total: number }, path: Path = []): void {
  const [count, total] = [part?.count, part?.total];
  if (!isWhole(total, 1)) {
    throw refusal("statistics/total-invalid", "a total is a whole number from 1 up", [...path, "total"]);
  }
  if (!isWhole(count, 0)) throw notACount([...path, "count"]);
  if (count > total) {
    throw refusal("statistics/count-above-total", "a count is at most its total", [...path, "count"]);
  }
}

/** Refuses events in a population that cannot be. Populations need not be whole: person-years serve too. */
export function checkEvents(
  events: { readonly count: number; readonly population: number },
  path: Path = [],
): void {
  if (!isWhole(events?.count, 0)) throw notACount([...path, "count"]);
  if (!isPositive(events.population)) {
    throw refusal("statistics/population-invalid", "a population is a number above 0", [
      ...path,
      "population",
    ]);
  }
}

/** Refuses places after the point that nobody could print. */
export function checkPlaces(places: number, path: Path): void {
  if (!Number.isInteger(places) || places < 0 || places > 100) {
    throw refusal("statistics/places-invalid", "places are a whole number from 0 to 100", path);
  }
}

/** Refuses a word that is none of those an option knows: it would pass for one of them, and turn a result round. */
export function checkChoice<Choice extends string>(
  choice: Choice | undefined,
  choices: readonly Choice[],
  path: Path,
): void {
  if (choices.some((known) => known === choice)) return;
  const words = choices.map((known) => `"${known}"`);
  const need = `${words.slice(0, -1).join(", ")} or ${words.at(-1)} is needed`;
  throw refusal("statistics/choice-unknown", need, path);
}

/** Refuses what is neither true nor false: the word "false" would pass for true. */
export function checkFlag(flag: boolean, path: Path): void {
  if (typeof flag !== "boolean") throw refusal("statistics/choice-unknown", "true or false is needed", path);
}

/** An error that says what was needed; never what was given, which may come from a child's record. */
export function refusal(code: StatisticsErrorCode, need: string, path: Path): StatisticsError {
  return new StatisticsError(`Cannot use ${path.join(".")}: ${need}`, { code, path });
}
