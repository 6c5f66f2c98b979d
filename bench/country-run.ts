import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { costOf } from "./cost.ts";
import { countryFigures, type Part, tallied } from "./england.ts";
import { onThreads } from "./thread.ts";

/** The country in one process, on so many threads. */
async function run(scale: number, threads: number): Promise<unknown> {
  const parts = Array.from({ length: threads }, (_, part) => ({ scale, part, of: threads }));
  return countryFigures(
    scale,
    await onThreads(new URL(import.meta.url), parts, async (part) => tallied(part)),
  );
}

if (isMainThread) {
  const [way = "", scale] = process.argv.slice(2);
  console.log(JSON.stringify(await costOf(() => run(Number(scale), Number.parseInt(way, 10)))));
} else parentPort?.postMessage(tallied(workerData as Part));
