import { type Decimal, decimal } from "./decimal.ts";
import { CoreError } from "./errors.ts";

/** How a total was divided. */
export interface Division {
  readonly weights: readonly (number | bigint)[];
  readonly sum: number | bigint;
  /** Each quota without its fraction of a penny. */
  readonly quotas: ArrayLike<number | bigint>;
  /** 1 for each recipient who gets one of the pence left over. */
  readonly odd: Uint8Array;
}

/** Says in which order those who have an equal claim to the last pence get one. */
export type SettleTies = (tied: readonly number[]) => readonly number[];

/** Whether a value is a whole number that a machine integer holds exactly. */
export const isWhole = Number.isSafeInteger as (value: unknown) => value is number;

/**
 * Divides whole pence, which are not negative, in proportion to weights: everybody gets the whole pence of the quota, and the pence
 * left over go to the largest remainders.
 *
 * @throws {CoreError} `core/weights-all-zero`
 */
export function largestRemainder(
  total: number | bigint,
  weights: readonly (number | Decimal)[],
  settle: SettleTies,
): Division {
  return divideSafely(total, weights, settle) ?? divideExactly(BigInt(total), weights, settle);
}

/** In machine integers, when every product is one. */
function divideSafely(
  total: number | bigint,
  weights: readonly (number | Decimal)[],
  settle: SettleTies,
): Division | undefined {
  const size = Number(total);
  let sum = 0;
  for (const weight of weights) sum += isWhole(weight) ? weight : Number.NaN;
  if (!isWhole(size * sum)) return undefined;
  if (sum === 0) throw allZero();

  const remainders = new Float64Array(weights.length);
  const quotas = new Float64Array(weights.length);
  let left = size;
  let areEqual = true;
  for (let index = 0; index < weights.length; index++) {
    const product = size * (weights[index] as number);
    // Exact: below 2^53 no quotient rounds up to a whole number that it has not reached.
    const quota = Math.floor(product / sum);
    const remainder = product - quota * sum;
    remainders[index] = remainder;
    areEqual &&= remainder === remainders[0];
    quotas[index] = quota;
    left -= quota;
  }
  // Equal remainders need no search.
  const last = areEqual ? (remainders[0] as number) : inPlaceOf(remainders.slice(), remainders.length - left);
  const odd = largest({ remainders, last, count: left }, settle);
  return { weights: weights as readonly number[], sum, quotas, odd };
}

/** What would stand there if the values were in order, found by Hoare's selection, which changes their order. */
function inPlaceOf(values: Float64Array, place: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let from = low;
    let to = high;
    while (from <= to) {
      while ((values[from] as number) < pivot) from++;
      while ((values[to] as number) > pivot) to--;
      if (from > to) break;
      const value = values[from] as number;
      values[from++] = values[to] as number;
      values[to--] = value;
    }
    if (place <= to) high = to;
    else low = from;
  }
  return values[place] as number;
}

/** The same in integers of any size. */
function divideExactly(size: bigint, given: readonly (number | Decimal)[], settle: SettleTies): Division {
  const weights = wholeWeights(given);
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) throw allZero();
  const products = weights.map((weight) => size * weight);
  const quotas = products.map((product) => product / sum);
  const remainders = products.map((product) => product % sum);
  const left = size - quotas.reduce((total, quota) => total + quota, 0n);
  const last = remainders.toSorted((a, b) => Number(a - b))[remainders.length - Number(left)] as bigint;
  const odd = largest({ remainders, last, count: Number(left) }, settle);
  return { weights, sum, quotas, odd };
}

/** Marks the `count` largest remainders, of which `last` is the least; only those that tie for the last pennies need a rule. */
function largest(
  {
    remainders,
    last,
    count,
  }: {
    readonly remainders: Float64Array | readonly bigint[];
    readonly last: number | bigint;
    readonly count: number;
  },
  settle: SettleTies,
): Uint8Array {
  const odd = new Uint8Array(remainders.length);
  if (count === 0) return odd;
  const tied: number[] = [];
  let claims = count;
  for (let index = 0; index < remainders.length; index++) {
    const remainder = remainders[index] as number | bigint;
    if (remainder > last) {
      odd[index] = 1;
      claims--;
    } else if (remainder === last) tied.push(index);
  }
  const winners = claims === tied.length ? tied : settle(tied);
  for (const index of winners.slice(0, claims)) odd[index] = 1;
  return odd;
}

/** The weights times the power of ten that makes each of them whole. */
function wholeWeights(weights: readonly (number | Decimal)[]): readonly bigint[] {
  const exact = weights.map((weight) => decimal(weight));
  const places = exact.reduce((most, weight) => Math.max(most, weight.decimalPlaces()), 0);
  return exact.map((weight) => BigInt(weight.toFixed(places).replace(".", "")));
}

function allZero(): CoreError {
  return new CoreError("Cannot divide the total: a weight above zero is needed", {
    code: "core/weights-all-zero",
  });
}
