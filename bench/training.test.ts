import { afterEach, expect, it, vi } from "vitest";
import { chargedBy, makeBookings } from "./training-bookings.ts";
import { chargedWithDates } from "./training-usual.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("charges and counts as the same work done day by day with date-fns", () => {
  const bookings = makeBookings(1_000);
  expect(chargedBy(bookings)).toEqual(chargedWithDates(bookings));
});

it("makes no Date for a row", () => {
  const bookings = makeBookings(1_000);
  let made = 0;
  vi.stubGlobal(
    "Date",
    new Proxy(Date, {
      construct: (target, given) => {
        made += 1;
        return Reflect.construct(target, given) as Date;
      },
    }),
  );
  chargedBy(bookings);
  expect(made).toBe(0);
});

it("takes four times as long for four times as many bookings, and not sixteen", () => {
  const bookings = makeBookings(100_000);
  const quickest = (count: number) => {
    const part = bookings.slice(0, count);
    const runs = Array.from({ length: 3 }, () => {
      const { user, system } = process.cpuUsage();
      chargedBy(part);
      const spent = process.cpuUsage({ user, system });
      return spent.user + spent.system;
    });
    return Math.min(...runs);
  };
  const quarter = quickest(25_000);
  expect(quickest(100_000) / quarter).toBeLessThan(10);
});
