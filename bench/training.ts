import { chargedBy, makeBookings } from "./training-bookings.ts";
import { chargedWithDates } from "./training-usual.ts";

/** Rows per second, best of three: pnpm --filter @pdscp/bench training */
const ways = { "@pdscp/training": chargedBy, "date-fns, day by day": chargedWithDates };

for (const count of [250_000, 500_000, 1_000_000, 2_000_000]) {
  const bookings = makeBookings(count);
  const results = Object.entries(ways).map(([name, charge]) => {
    const runs = [1, 2, 3].map(() => {
      const start = performance.now();
      const figures = charge(bookings);
      return { figures, milliseconds: performance.now() - start };
    });
    return {
      name,
      figures: JSON.stringify(runs[0]?.figures),
      best: Math.min(...runs.map((run) => run.milliseconds)),
    };
  });
  if (new Set(results.map(({ figures }) => figures)).size !== 1) throw new Error("The two ways disagree");
  for (const { name, best } of results) {
    const perSecond = Math.round(count / (best / 1000)).toLocaleString("en-GB");
    console.log(
      `${count} bookings  ${name.padEnd(24)} ${best.toFixed(0).padStart(6)} ms  ${perSecond} rows/s`,
    );
  }
}
