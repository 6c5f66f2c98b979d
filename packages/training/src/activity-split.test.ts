import { calendarDate, fold, formatMoney, money } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { courses, heldOn, period, place, rules, session, year } from "./activity.fixture.ts";
import { activityAccumulator, type TrainingActivity, trainingActivity } from "./activity.ts";
import type { Booking } from "./booking.ts";
import { bookingCharger } from "./charging.ts";
import { deliveredSessions } from "./delivered-session.ts";
import { type BookingOutcome, bookingOutcome } from "./tally.ts";

const later = calendarDate("2016-05-12");

/** Bookings with every kind of history, some of it impossible, of any session; several share an id. */
const rows = fc
  .array(
    fc.record(
      {
        session: fc.constantFrom("Q1", "Q4", "planned", "cancelled", "next year", "nowhere"),
        payer: fc.constantFrom("school", "charity"),
        attendance: fc.constantFrom(
          "attended",
          "part-attended",
          "not-completed",
          "did-not-attend",
          "refused-for-lateness",
        ),
        cancelledOn: fc.constantFrom(heldOn, later, calendarDate("2016-04-01")),
        transferredOn: fc.constant(heldOn),
        transferredTo: fc.constant("Q4"),
        substitutedOn: fc.constant(heldOn),
        freePlaceOn: fc.constant(heldOn),
        waivedOn: fc.constant(later),
        waiverReason: fc.constantFrom("illness", "weather"),
        unscheduled: fc.boolean(),
        fee: fc.integer({ min: -1, max: 9_999 }).map((pence) => money((pence / 100).toFixed(2))),
      },
      { requiredKeys: ["session", "payer"] },
    ),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map((row, index): Booking => ({ ...place(row.session, index), ...row, id: `B${index % 4}` })),
  );

it.each([
  ["by the fees they carry", () => activityAccumulator({ sessions: year, courses, period })],
  ["charged", () => activityAccumulator({ ...rules, period, charge: bookingCharger(rules) })],
])("gives the same tallies and figures for any split and any order, %s", (_, accumulator) => {
  const shuffledRows = rows.chain((bookings) =>
    fc.tuple(fc.constant(bookings), fc.shuffledSubarray(bookings, { minLength: bookings.length })),
  );
  const parts = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(shuffledRows, parts, ([bookings, shuffled], partOf) => {
      const whole = accumulator();
      const figures = fold(bookings, whole);
      const split = [accumulator(), accumulator(), accumulator()] as const;
      for (const [index, booking] of shuffled.entries()) split[partOf[index] as 0 | 1 | 2].add(booking);
      const [first, second, third] = split;
      second.merge(third);
      first.mergeTallies(JSON.parse(JSON.stringify(second.tallies)));
      expect(first.result()).toEqual(figures);
      expect({ ...first.tallies, refused: [] }).toEqual({ ...whole.tallies, refused: [] });
    }),
  );
});

it("keeps sums by what a report is split by, however many sessions there are", () => {
  const sessions = Array.from({ length: 300 }, (_, index) => ({
    ...session,
    id: `S${index}`,
    heldOn,
    state: "delivered" as const,
  }));
  const activity = activityAccumulator({ sessions, period });
  for (const { id } of sessions) activity.add({ ...place(id, 1), attendance: "attended" });
  expect(activity.tallies.cells).toMatchObject([
    { quarter: "2016/17 Q1", course: "Neglect", payer: "partner", tally: { booked: 300 } },
  ]);
  expect(activity.result()).toMatchObject({ courses: 300, attended: 300, places: 3_000 });
});

it("sends what it has counted in the order of quarters, courses and payers, whatever came first", () => {
  const places = ["Q4", "Q1"].flatMap((id) =>
    ["school", "charity"].map((payer) => ({ ...place(id, 1), payer })),
  );
  const sent = [places, places.toReversed()].map((bookings) => {
    const activity = activityAccumulator({ sessions: year, period });
    for (const booking of bookings) activity.add(booking);
    return activity.tallies;
  });
  expect(sent[0]?.cells.map(({ quarter, payer }) => `${quarter} ${payer}`)).toEqual([
    "2016/17 Q1 charity",
    "2016/17 Q1 school",
    "2016/17 Q4 charity",
    "2016/17 Q4 school",
  ]);
  expect(sent[1]).toEqual(sent[0]);
});

it("has every booking in exactly one place", () => {
  fc.assert(
    fc.property(rows, (repeated) => {
      const bookings = repeated.map((booking, index) => ({ ...booking, id: `B${index}` }));
      const {
        booked,
        unscheduled: others,
        leftOut,
        ...counts
      } = trainingActivity({ sessions: year, bookings, period });
      const { outsidePeriod, sessionPlanned, sessionCancelled, refused } = leftOut;
      expect(booked + others + outsidePeriod + sessionPlanned + sessionCancelled + refused.length).toBe(
        bookings.length,
      );
      expect(
        counts.attended + counts.didNotAttend + counts.cancelled + counts.transferred + counts.unrecorded,
      ).toBe(booked);
      expect(counts.attendances).toBe(counts.attended + others);

      const delivered = new Set(deliveredSessions(year, { period }).map(({ id }) => id));
      const own = bookings.filter((booking) => delivered.has(booking.session)).map(bookingOutcome);
      const came = (outcome: BookingOutcome) => own.filter((each) => each === outcome).length;
      expect(came("unscheduled")).toBe(others);
      for (const outcome of ["attended", "didNotAttend", "cancelled", "transferred", "unrecorded"] as const)
        expect(came(outcome)).toBe(counts[outcome]);
    }),
  );
});

it("leaves no trace of a booking that it refuses, in whichever of its parts that one is unfit", () => {
  const terms = { fee: money("45.00"), line: "standard" };
  const charge = { feeDue: money("0.00"), amount: money("25.00"), late: true, waived: null };
  const unfit: readonly [Record<string, unknown>, Record<string, unknown>][] = [
    [{ attendance: "DNA" }, {}],
    [{ freePlaceOn: null }, {}],
    [{ substitutedOn: null }, {}],
    [{}, { feeDue: "0.00" }],
    [{}, { amount: null }],
    [{}, { waived: { amount: "25.00", reason: "illness" } }],
  ];
  const amounts = new Map(unfit.map(([, change], index) => [`B${index}`, { ...charge, ...change }]));
  const counted = (bookings: readonly Booking[]) => {
    const activity = activityAccumulator({
      sessions: year,
      period,
      charge: ({ id }) => ({ terms, charge: amounts.get(id) ?? charge }) as never,
    });
    return { ...fold(bookings, activity), leftOut: undefined, refused: activity.tallies.refused.length };
  };
  const refused = unfit.map(([change], index) => ({ ...place("Q1", index), ...change, id: `B${index}` }));
  const known = { ...place("Q1", 9), attendance: "attended" as const, id: "B9" };
  expect(counted(refused as never)).toEqual({ ...counted([]), refused: unfit.length });
  expect(counted([known, ...refused] as never)).toEqual({ ...counted([known]), refused: unfit.length });
});

it("counts a booking that is given twice once, and says so of the second", () => {
  const charged = ["B1", "B1", "B2", "B1"].map((id, index) => ({
    ...place("Q1", index),
    id,
    fee: money("45.00"),
    attendance: "attended" as const,
  }));
  const counted = (bookings: readonly Booking[]) => trainingActivity({ sessions: year, bookings, period });
  const { leftOut, ...figures } = counted(charged);
  const { leftOut: none, ...once } = counted(charged.filter((_, index) => index === 0 || index === 2));
  expect([figures, none.refused]).toEqual([once, []]);
  expect([figures.booked, formatMoney(figures.income)]).toEqual([2, "£90"]);
  const repeated = {
    booking: "B1",
    code: "training/booking-repeated",
    severity: "error",
    message: "Cannot count the booking: its id must stand once",
    path: ["id"],
  };
  expect(leftOut.refused).toEqual([repeated, repeated]);
});

it("counts the first of the bookings that share an id, and refuses the rest", () => {
  fc.assert(
    fc.property(rows, (bookings) => {
      const first = bookings.filter(
        ({ id }, index) => bookings.findIndex((booking) => booking.id === id) === index,
      );
      const [all, once] = [bookings, first].map((own) =>
        trainingActivity({ sessions: year, bookings: own, period }),
      ) as [TrainingActivity, TrainingActivity];
      const refused = all.leftOut.refused.filter(({ code }) => code !== "training/booking-repeated");
      expect({ ...all, leftOut: { ...all.leftOut, refused } }).toEqual(once);
      expect(all.leftOut.refused.length - refused.length).toBe(bookings.length - first.length);
    }),
  );
});
