import {
  type CalendarDate,
  calendarDate,
  dateOfDay,
  dayNumber,
  endOf,
  financialYear,
  quartersOf,
  startOf,
} from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { period, place, sessions } from "./activity.fixture.ts";
import { trainingActivity } from "./activity.ts";
import { deliveredSessions, quartersIn } from "./delivered-session.ts";
import type { Session } from "./session.ts";

it("counts the sessions that it says were delivered, and no others", () => {
  const state = fc.constantFrom("planned", "delivered", "cancelled");
  const day = fc.constantFrom("2016-03-31", "2016-04-01", "2016-10-01", "2017-03-31", "2017-04-01");
  const anySessions = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 9 }), state, day }), {
    selector: ({ id }) => id,
  });
  fc.assert(
    fc.property(anySessions, (drafts) => {
      const all = drafts.map(
        ({ id, state, day }): Session => ({
          ...(sessions[0] as Session),
          id: `S${id}`,
          heldOn: calendarDate(day),
          state,
        }),
      );
      const bookings = all.map(({ id }, index) => place(id, index));
      const own = new Set(deliveredSessions(all, { period }).map(({ id }) => id));
      const { courses, booked } = trainingActivity({ sessions: all, bookings, period });
      expect([courses, booked]).toEqual([own.size, own.size]);
      expect(bookings.filter(({ session }) => own.has(session))).toHaveLength(booked);
    }),
  );
});

it("knows the quarters that lie in a period, whatever days it begins and ends on", () => {
  const day = fc.integer({ min: dayNumber("2015-12-30"), max: dayNumber("2018-07-02") });
  const edges = fc
    .constantFrom("2016-03-31", "2016-04-01", "2016-12-31", "2017-01-01", "2017-06-30")
    .map(dayNumber);
  const all = ["2015/16", "2016/17", "2017/18", "2018/19"].flatMap((name) => quartersOf(financialYear(name)));
  const anyDay = fc.oneof(day, edges);
  fc.assert(
    fc.property(anyDay, anyDay, (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)].map(dateOfDay) as [
        CalendarDate,
        CalendarDate,
      ];
      expect(quartersIn({ from, to })).toEqual(
        all.filter((quarter) => startOf(quarter) >= from && endOf(quarter) <= to),
      );
    }),
  );
  const ever = { from: calendarDate("1583-01-01"), to: calendarDate("9999-12-31") };
  expect(quartersIn(ever)).toHaveLength(4 * (9999 - 1583 + 1));
});
