import { chargedBy, makeBookings } from "./training-bookings.ts";
import { chargedWithDates } from "./training-usual.ts";

/*
 * pnpm --filter @pdscp/bench training
 *
 * Rows per second of processor time, which other programs on the machine disturb least; the best of three.
 */
const ways = [
  { name: "@pdscp/training", charge: chargedBy, counts: [250_000, 500_000, 1_000_000, 2_000_000] },
  { name: "date-fns, day by day", charge: chargedWithDates, counts: [250_000] },
];

for (const { name, charge, counts } of ways) {
  for (const count of counts) {
    const bookings = makeBookings(count);
    const seconds = Math.min(...[1, 2, 3].map(() => secondsOf(() => charge(bookings))));
    const rows = Math.round(count / seconds).toLocaleString("en-GB");
    console.log(
      `${name.padEnd(22)} ${String(count).padStart(9)} rows ${seconds.toFixed(2).padStart(7)} s ${rows} rows/s`,
    );
  }
}

const sample = makeBookings(50_000);
const agree = JSON.stringify(chargedBy(sample)) === JSON.stringify(chargedWithDates(sample));
console.log(agree ? "The figures of both are the same." : "The figures differ.");

function secondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
