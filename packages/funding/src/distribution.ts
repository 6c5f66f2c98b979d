import { moneyOfPence, penceOf } from "@pdscp/core";
import { divided, type Share } from "./share.ts";

/** A place that shares go to, how much it is to hold, and whose shares it may take. */
export interface Place {
  readonly amount: Share["amount"];
  readonly takes: (partner: string) => boolean;
}

/**
 * Divides each share between the places that may take it, so that every share is used up and every place is filled, to
 * the penny. Each share is spread in proportion to what its places still need, those with the fewest places first; where
 * that leaves some in the wrong place, it is moved along the shortest way that mends it.
 *
 * @returns The part of each share in each place, or `undefined` where the places cannot be filled so. Shares and amounts
 *   must not be negative, and their totals must agree.
 */
export function distribute(
  shares: readonly Share[],
  places: readonly Place[],
): readonly (readonly Share["amount"][])[] | undefined {
  const open = shares.map(({ partner }) =>
    places.flatMap(({ takes }, place) => (takes(partner) ? [place] : [])),
  );
  const need = places.map(({ amount }) => BigInt(penceOf(amount)));
  const left = shares.map(({ amount }) => BigInt(penceOf(amount)));
  const flow = shares.map(() => places.map(() => 0n));
  const move = (share: number, place: number, pence: bigint) => {
    (flow[share] as bigint[])[place] = ((flow[share] as bigint[])[place] as bigint) + pence;
  };

  const fewestFirst = shares
    .map((_, share) => share)
    .sort((a, b) => (open[a] as number[]).length - (open[b] as number[]).length);
  for (const share of fewestFirst) {
    const wanting = open[share] as number[];
    const wanted = wanting.reduce((sum, place) => sum + (need[place] as bigint), 0n);
    const amount = least(left[share] as bigint, wanted);
    if (amount === 0n) continue;
    for (const { partner, amount: part } of divided(moneyOfPence(amount), wanting.map(String), (place) =>
      String(need[Number(place)]),
    )) {
      const pence = BigInt(penceOf(part));
      move(share, Number(partner), pence);
      need[Number(partner)] = (need[Number(partner)] as bigint) - pence;
    }
    left[share] = (left[share] as bigint) - amount;
  }

  for (const share of fewestFirst) {
    while ((left[share] as bigint) > 0n) {
      const way = wayToNeed(share, open, need, flow);
      if (way === undefined) return undefined;
      const pence = way.reduce(
        (most, { from, through }) => {
          return from === undefined ? most : least(most, (flow[through] as bigint[])[from] as bigint);
        },
        least(left[share] as bigint, need[(way.at(-1) as Step).to] as bigint),
      );
      for (const { through, from, to } of way) {
        if (from !== undefined) move(through, from, -pence);
        move(through, to, pence);
      }
      const end = (way.at(-1) as Step).to;
      need[end] = (need[end] as bigint) - pence;
      left[share] = (left[share] as bigint) - pence;
    }
  }
  return flow.map((row) => row.map((pence) => moneyOfPence(pence)));
}

/** Part of a share moved to a place, from another one or from what was left of it. */
interface Step {
  readonly through: number;
  readonly from?: number;
  readonly to: number;
}

/** The shortest chain of moves by which a share reaches a place that still needs something. */
function wayToNeed(
  start: number,
  open: readonly (readonly number[])[],
  need: readonly bigint[],
  flow: readonly (readonly bigint[])[],
): readonly Step[] | undefined {
  const seen = new Set<number>();
  const queue: (readonly Step[])[] = (open[start] as number[]).map((to) => [{ through: start, to }]);
  for (const way of queue) {
    const { to: place } = way.at(-1) as Step;
    if (seen.has(place)) continue;
    seen.add(place);
    if ((need[place] as bigint) > 0n) return way;
    for (const [through, row] of flow.entries()) {
      if ((row[place] as bigint) === 0n) continue;
      for (const to of open[through] as number[]) queue.push([...way, { through, from: place, to }]);
    }
  }
  return undefined;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
