import type { Race } from "./race.ts";

/** The made-up country in one pass, and in parts on threads. */
export function countryRace(scale: number, threads: number): Race {
  const bookings = Math.round(30e6 * scale).toLocaleString("en-GB");
  return {
    title: `Ten years of England at a scale of ${scale}: ${bookings} bookings, and the deaths notified`,
    script: "country-run.ts",
    ways: ["1 thread", `${threads} threads`],
    given: [String(scale)],
    note: "Every record is made, charged, counted and let go; what is kept is the sessions, and sums by quarter, course and kind of payer. A booking costs more where sixty thousand sessions no longer lie in the caches. The figures of both ways are the same.",
  };
}
