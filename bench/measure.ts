/** One way of doing a piece of work, and what its result must agree on with the other ways. */
export interface Way<Result = unknown> {
  readonly name: string;
  readonly work: () => Result;
  readonly answer: (result: Result) => unknown;
}

/** The same work done in several ways: ours first, to which the ratios are. */
export interface Contest {
  readonly title: string;
  /** What one call of `work` does so many of, such as "share" or "call". */
  readonly per: { readonly thing: string; readonly count: number };
  readonly ways: readonly Way[];
  /** How far apart, of its size, a number may be from ours: nothing unless told. */
  readonly within?: number;
  readonly aim?: Aim;
  readonly note?: string;
}

/** The ratio aimed at, beside the way named. */
export interface Aim {
  readonly beside: string;
  readonly atLeast: number;
}

/** Nanoseconds of processor time for one thing. */
export interface Score {
  readonly name: string;
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function wayOf<Result>(
  name: string,
  work: () => Result,
  answer: (result: Result) => unknown = (result) => result,
): Way {
  return { name, work, answer: (result) => answer(result as Result) };
}

/** Checks that every way gives the same, and then times them in turn, forwards and back. */
export function scoresOf({ title, per, ways, within = 0 }: Contest, rounds: number): readonly Score[] {
  const [own, ...others] = ways.map(({ work, answer }) => answer(work()));
  for (const [index, other] of others.entries()) {
    if (!agree(own, other, within))
      throw new Error(`${title}: ${ways[index + 1]?.name} gives something else`);
  }
  const runs = ways.map(({ work }) => ({ work, calls: callsFor(work), times: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const run of round % 2 === 0 ? runs : runs.toReversed()) {
      run.times.push((secondsOf(run.work, run.calls) * 1e9) / run.calls / per.count);
    }
  }
  return ways.map(({ name }, index) => {
    const { times } = runs[index] as (typeof runs)[number];
    return { name, median: medianOf(times), least: Math.min(...times), most: Math.max(...times) };
  });
}

function agree(one: unknown, other: unknown, within: number): boolean {
  if (typeof one === "number" && typeof other === "number") {
    return Math.abs(one - other) <= within * Math.abs(one);
  }
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((each, index) => agree(each, other[index], within));
}

/** As many calls as take a thirtieth of a second, once the code is warm. */
function callsFor(work: () => unknown): number {
  for (let calls = 1; ; calls *= 2) {
    if (secondsOf(work, calls) > 0.033) return calls;
  }
}

let kept: unknown;

function secondsOf(work: () => unknown, calls: number): number {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call++) kept = work();
  const { user, system } = process.cpuUsage(before);
  if (kept === secondsOf) throw new Error("Never so: the result is used, so that no work is left out");
  return (user + system) / 1e6;
}

export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
