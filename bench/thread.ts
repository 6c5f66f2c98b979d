import { parentPort, Worker } from "node:worker_threads";

/** Threads that were started early, so that they have read their script once there is something to do. */
export interface Threads<Part, Tallied> {
  /** Does the first part here and each other part on a thread of its own. */
  readonly tally: (parts: readonly Part[]) => Promise<readonly Tallied[]>;
}

/**
 * Starts threads besides this one, which run the script given and send back one message for each part: all that goes either way
 * is plain data. Threads that get no part end without one.
 */
export function threads<Part, Tallied>(
  script: URL,
  others: number,
  tally: (part: Part) => Promise<Tallied>,
): Threads<Part, Tallied> {
  const workers = Array.from({ length: others }, () => new Worker(script));
  return {
    tally: async ([own, ...rest]) => {
      const elsewhere = workers.map(async (worker, index) => {
        const part = rest[index];
        if (part === undefined) {
          await worker.terminate();
          return [];
        }
        return new Promise<readonly Tallied[]>((done, failed) => {
          worker.once("message", (tallied: Tallied) => done([tallied])).once("error", failed);
          worker.postMessage(part);
        });
      });
      const here = own === undefined ? [] : [await tally(own)];
      return [...here, ...(await Promise.all(elsewhere)).flat()];
    },
  };
}

/** What a script does as one of the threads: tallies the part that it is sent, and ends. */
export function asThread<Part, Tallied>(tally: (part: Part) => Promise<Tallied>): void {
  parentPort?.once("message", async (part: Part) => parentPort?.postMessage(await tally(part)));
}
