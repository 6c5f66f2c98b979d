import { isMainThread } from "node:worker_threads";
import { costOf } from "./cost.ts";
import { countryFigures, type Part, tallied } from "./england.ts";
import { asThread, threads } from "./thread.ts";

/** The country in one process, on so many threads. */
async function run(scale: number, count: number): Promise<unknown> {
  const parts = Array.from({ length: count }, (_, part) => ({ scale, part, of: count }));
  return countryFigures(scale, await threads(new URL(import.meta.url), count - 1, tally).tally(parts));
}

async function tally(part: Part) {
  return tallied(part);
}

if (isMainThread) {
  const [way = "", scale] = process.argv.slice(2);
  console.log(JSON.stringify(await costOf(() => run(Number(scale), Number.parseInt(way, 10)))));
} else asThread(tally);
