import { parseArgs } from "node:util";
import { countryRace } from "./country-race.ts";
import { raceTable } from "./page.ts";
import { finishesOf } from "./race.ts";

/*
 * pnpm --filter @pdscp/bench country [--scale 0.01] [--threads 2]
 *
 * Ten made-up years of England through the packages' accumulators: at scale 1, 30 million bookings and 35,000 deaths. In one pass, and
 * again in parts on threads, whose merged figures must be the same.
 */
const { values } = parseArgs({
  options: { scale: { type: "string", default: "0.01" }, threads: { type: "string", default: "2" } },
});
const scale = Number(values.scale);
const race = countryRace(scale, Number(values.threads));
const finishes = finishesOf(race, 1);
console.log(raceTable(race, finishes));
process.exitCode = finishes.every(({ same }) => same) ? 0 : 1;
