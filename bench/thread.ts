import { Worker } from "node:worker_threads";

/**
 * Does the first part here and each other part on a worker thread, which runs the script given and sends back one message: all
 * that comes back is plain data.
 */
export async function onThreads<Part, Tallied>(
  script: URL,
  [own, ...others]: readonly Part[],
  tally: (part: Part) => Promise<Tallied>,
): Promise<readonly Tallied[]> {
  const elsewhere = others.map(
    (workerData) =>
      new Promise<Tallied>((done, failed) => {
        new Worker(script, { workerData }).once("message", done).once("error", failed);
      }),
  );
  return Promise.all([...(own === undefined ? [] : [tally(own)]), ...elsewhere]);
}
