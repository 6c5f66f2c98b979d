import { roundRatio } from "@pdscp/core";

/** A count of a total, and the percentage to print for it, rounded half up: never the percentage alone. */
export interface Share {
  readonly count: number;
  readonly total: number;
  /** Without the sign: "77". */
  readonly percent: string;
}

/** `null` when there is nothing to be a share of. */
export function shareOf(count: number, total: number): Share | null {
  return total === 0
    ? null
    : Object.freeze({ count, total, percent: roundRatio(count, total, { times: 100 }) });
}
