import {
  type CalendarDate,
  calendarDate,
  dateOfDay,
  dayNumber,
  endOf,
  englandAndWales,
  financialYear,
  fold,
  formatMoney,
  money,
  type Quarter,
  quartersOf,
  startOf,
} from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { activityAccumulator, type TrainingActivity, trainingActivity } from "./activity.ts";
import type { Booking } from "./booking.ts";
import { bookingCharger } from "./charging.ts";
import { deliveredSessions, quartersIn } from "./delivered-session.ts";
import { refusalOf } from "./plain.fixture.ts";
import { samplePolicy, sampleSchedule } from "./sample.fixture.ts";
import type { Session } from "./session.ts";
import { shareOf } from "./share.ts";
import { type BookingOutcome, bookingOutcome } from "./tally.ts";

const period = financialYear("2016/17");
const heldOn = calendarDate("2016-05-11");

/** Leicester, Leicestershire and Rutland, first quarter of 2016/17: attended and capacity; the second event was held twice. */
const events = [
  { course: "FII", attended: 8, capacities: [23], percent: "35" },
  { course: "LSCB event", attended: 231, capacities: [140, 140], percent: "83" },
  { course: "DASH", attended: 8, capacities: [15], percent: "53" },
  { course: "Competency", attended: 12, capacities: [20], percent: "60" },
  { course: "CSE", attended: 31, capacities: [40], percent: "78" },
  { course: "DV", attended: 14, capacities: [15], percent: "93" },
];
const sessions: readonly Session[] = events.flatMap(({ course, capacities }) =>
  capacities.map((capacity, index) => ({
    id: `${course} ${index}`,
    course,
    heldOn,
    capacity,
    place: "Leicester",
    provider: "A provider",
    state: "delivered" as const,
  })),
);

const place = (session: string, index: number): Booking => ({
  id: `${session} ${index}`,
  session,
  organisation: "An agency",
  payer: "partner",
  bookedOn: calendarDate("2016-04-04"),
});

/** Of the 304 who attended, 35 had not booked; of the 318 registered, 20 did not come and 29 cancelled. */
const unscheduled = 35;
const published: readonly Booking[] = events.flatMap(({ course, attended }) =>
  Array.from({ length: attended }, (_, index) => ({
    ...place(`${course} 0`, index),
    attendance: "attended" as const,
    ...(course === "LSCB event" && index < unscheduled ? { unscheduled: true } : {}),
  })),
);
const absent = Array.from({ length: 20 }, (_, index) => ({
  ...place("CSE 0", 1_000 + index),
  attendance: "did-not-attend" as const,
}));
const cancelled = Array.from({ length: 29 }, (_, index) => ({
  ...place("CSE 0", 2_000 + index),
  cancelledOn: calendarDate("2016-05-02"),
}));

it("reproduces the published quarter, with the two attendance rates told apart", () => {
  const bookings = [...published, ...absent, ...cancelled];
  const activity = trainingActivity({ sessions, bookings, period });
  const { courses, distinctCourses, places, booked, attended, unscheduled: others, attendances } = activity;
  expect({ courses, distinctCourses, places, booked, attended, others, attendances }).toEqual({
    courses: 7,
    distinctCourses: 6,
    places: 393,
    booked: 318,
    attended: 269,
    others: 35,
    attendances: 304,
  });
  expect(activity.fillRate).toEqual({ count: 304, total: 393, percent: "77" });
  expect(activity.attendanceRate).toEqual({ count: 269, total: 318, percent: "85" });
  // The 96% that was printed counts the 35 who had not booked.
  expect(shareOf(304, 318)?.percent).toBe("96");
  expect([shareOf(20, 318)?.percent, shareOf(29, 318)?.percent]).toEqual(["6", "9"]);
});

it.each(events)("rounds the take-up of $course half up, to $percent%", ({ course, percent }) => {
  const { byCourse } = trainingActivity({ sessions, bookings: published, period });
  expect(byCourse.find(({ name }) => name === course)?.fillRate?.percent).toBe(percent);
});

it("reads four non-attenders a session as 20% of twenty places", () => {
  expect(shareOf(4, 20)).toEqual({ count: 4, total: 20, percent: "20" });
});

const session = { course: "Neglect", capacity: 10, place: "Online", provider: "A provider" };
const year: readonly Session[] = [
  { ...session, id: "Q1", heldOn: calendarDate("2016-04-01"), state: "delivered" },
  { ...session, id: "Q4", heldOn: calendarDate("2017-03-31"), state: "delivered" },
  { ...session, id: "planned", heldOn: calendarDate("2017-01-11"), state: "planned" },
  { ...session, id: "cancelled", heldOn: calendarDate("2017-01-11"), state: "cancelled" },
  { ...session, id: "next year", heldOn: calendarDate("2017-04-01"), state: "delivered" },
];
const courses = [{ id: "Neglect", title: "Neglect", kind: "course", hours: 6, priority: "Neglect" }];

it("counts by the day of the session, and says what it left out and why", () => {
  const bookings = [
    ...year.map(({ id }, index) => ({ ...place(id, index), fee: money("45.00") })),
    ...["planned", "last year"].map((id) => place(id, 8)),
    place("nowhere", 9),
  ];
  const lastYear = {
    ...session,
    id: "last year",
    heldOn: calendarDate("2016-03-31"),
    state: "delivered",
  } as const;
  const activity = trainingActivity({ sessions: [...year, lastYear], courses, bookings, period });
  expect(activity.because).toBe("Sessions delivered in 2016/17, by the day they were held");
  expect(activity.byQuarter.map(({ name, booked }) => [name, booked])).toEqual([
    ["2016/17 Q1", 1],
    ["2016/17 Q2", 0],
    ["2016/17 Q3", 0],
    ["2016/17 Q4", 1],
  ]);
  expect(activity.byPriority.map(({ name, courses: delivered }) => [name, delivered])).toEqual([
    ["Neglect", 2],
  ]);
  const { refused, ...leftOut } = activity.leftOut;
  expect(leftOut).toEqual({ outsidePeriod: 2, sessionPlanned: 2, sessionCancelled: 1 });
  expect(refused).toEqual([
    {
      booking: "nowhere 9",
      code: "training/session-unknown",
      severity: "error",
      message: "Cannot count the booking: its session is needed",
      path: ["session"],
    },
  ]);
  expect([formatMoney(activity.income), activity.lateCancellations]).toEqual(["£90", null]);
});

it("has no rates where nothing was delivered", () => {
  const {
    courses: delivered,
    fillRate,
    attendanceRate,
    averageAttendance,
    byQuarter,
    lateCancellations,
  } = trainingActivity({
    sessions: [],
    bookings: [],
    period,
  });
  expect({ delivered, fillRate, attendanceRate, averageAttendance, byQuarter, lateCancellations }).toEqual({
    delivered: 0,
    lateCancellations: 0,
    fillRate: null,
    attendanceRate: null,
    averageAttendance: null,
    byQuarter: quartersOf(period).map((name) =>
      expect.objectContaining({ name, courses: 0, places: 0, booked: 0, attendances: 0, fillRate: null }),
    ),
  });
});

it.each([
  { when: "a quarter", of: "2016/17 Q2" as Quarter, names: ["2016/17 Q2"] },
  {
    when: "the days of a year",
    of: { from: calendarDate("2016-04-01"), to: calendarDate("2017-03-31") },
    names: quartersOf(period),
  },
  {
    when: "nine months and a day, on which there was no session",
    of: { from: calendarDate("2016-06-30"), to: calendarDate("2017-03-31") },
    names: ["2016/17 Q2", "2016/17 Q3", "2016/17 Q4"],
  },
  {
    when: "a part of a quarter, without a session",
    of: { from: calendarDate("2016-07-02"), to: calendarDate("2016-09-30") },
    names: [],
  },
  {
    when: "parts of two quarters, with a session in each",
    of: { from: calendarDate("2017-03-31"), to: calendarDate("2017-06-29") },
    names: ["2016/17 Q4", "2017/18 Q1"],
  },
  {
    when: "fifteen months",
    of: { from: calendarDate("2016-01-01"), to: calendarDate("2017-03-31") },
    names: ["2015/16 Q4", ...quartersOf(period)],
  },
])(
  "has a row for each whole quarter of $when, and for a part of one where there was a session",
  ({ of, names }) => {
    const { byQuarter } = trainingActivity({ sessions: year, bookings: [], period: of });
    expect(byQuarter.map(({ name }) => name)).toEqual(names);
  },
);

it("sums the income that fees alone make, and what was lost", () => {
  const fee = money("45.00");
  const bookings: readonly Booking[] = [
    { ...place("Q1", 1), fee, attendance: "attended" },
    { ...place("Q1", 2), fee, cancelledOn: heldOn },
    { ...place("Q1", 3), fee, freePlaceOn: heldOn, attendance: "attended" },
    { ...place("Q1", 4), fee, attendance: "did-not-attend" },
    { ...place("Q1", 5), fee, transferredOn: heldOn, transferredTo: "Q4" },
  ];
  const { income, incomeLost, freePlaces, transferred } = trainingActivity({
    sessions: year,
    bookings,
    period,
  });
  expect([
    formatMoney(income),
    formatMoney(incomeLost),
    freePlaces.count,
    formatMoney(freePlaces.amount),
    transferred,
  ]).toEqual(["£90", "£45", 1, "£45", 1]);
});

it("gives the average attendance to one place, and what serves no priority by itself", () => {
  const bookings = ["Q1", "Q1", "Q4"].map((id, index) => ({
    ...place(id, index),
    attendance: "attended" as const,
  }));
  const other = { ...session, id: "other", course: "First aid", heldOn, state: "delivered" as const };
  const { averageAttendance, byPriority } = trainingActivity({
    sessions: [...year, other],
    courses: [...courses, { id: "First aid", title: "First aid", kind: "course", hours: 3 }],
    bookings: [...bookings, ...bookings.map((booking) => ({ ...booking, id: `again ${booking.id}` }))],
    period,
  });
  expect(averageAttendance).toBe("2.0");
  expect(byPriority.map(({ name, averageAttendance: each }) => [name, each])).toEqual([
    ["Neglect", "3.0"],
    ["none", "0.0"],
  ]);
  expect(trainingActivity({ sessions: year, bookings, period }).averageAttendance).toBe("1.5");
});

const policies = samplePolicy({ from: "2016-04-01", waivers: [{ reason: "illness" }] });
const rules = { sessions: year, courses, schedule: sampleSchedule(), policies, calendar: englandAndWales };

const june: Session = { ...session, id: "S", heldOn: calendarDate("2016-06-15"), state: "delivered" };
const eve = calendarDate("2016-06-14");

it.each<{ told: Partial<Booking>; counts: Readonly<Record<string, number>>; income: string; more?: object }>([
  { told: {}, counts: { booked: 1, unrecorded: 1 }, income: "£45" },
  { told: { attendance: "attended" }, counts: { booked: 1, attended: 1, attendances: 1 }, income: "£45" },
  {
    told: { attendance: "part-attended" },
    counts: { booked: 1, attended: 1, partAttended: 1, attendances: 1 },
    income: "£45",
  },
  {
    told: { attendance: "not-completed" },
    counts: { booked: 1, attended: 1, notCompleted: 1, attendances: 1 },
    income: "£45",
  },
  { told: { attendance: "did-not-attend" }, counts: { booked: 1, didNotAttend: 1 }, income: "£45" },
  {
    told: { attendance: "refused-for-lateness" },
    counts: { booked: 1, didNotAttend: 1, refusedForLateness: 1 },
    income: "£30",
    more: { incomeLost: "£15" },
  },
  {
    told: { cancelledOn: calendarDate("2016-06-10") },
    counts: { booked: 1, cancelled: 1 },
    income: "£0",
    more: { incomeLost: "£45" },
  },
  {
    told: { cancelledOn: eve },
    counts: { booked: 1, cancelled: 1, lateCancellations: 1 },
    income: "£25",
    more: { incomeLost: "£20" },
  },
  {
    told: { cancelledOn: eve, waivedOn: eve, waiverReason: "illness" },
    counts: { booked: 1, cancelled: 1, lateCancellations: 1 },
    income: "£0",
    more: { incomeLost: "£45", waivers: "1 of £25" },
  },
  { told: { transferredOn: eve, transferredTo: "T" }, counts: { booked: 1, transferred: 1 }, income: "£0" },
  {
    told: { substitutedOn: eve, attendance: "attended" },
    counts: { booked: 1, attended: 1, substituted: 1, attendances: 1 },
    income: "£45",
  },
  {
    told: { unscheduled: true, attendance: "attended" },
    counts: { unscheduled: 1, attendances: 1 },
    income: "£45",
  },
  {
    told: { freePlaceOn: eve, attendance: "attended" },
    counts: { booked: 1, attended: 1, attendances: 1 },
    income: "£0",
    more: { freePlaces: "1 of £45" },
  },
  {
    told: { freePlaceOn: eve, cancelledOn: eve },
    counts: { booked: 1, cancelled: 1, lateCancellations: 1 },
    income: "£25",
  },
  {
    told: { freePlaceOn: eve, attendance: "did-not-attend" },
    counts: { booked: 1, didNotAttend: 1 },
    income: "£45",
    more: { freePlaces: "1 of £45" },
  },
])("counts a place of $told as $counts, with an income of $income", ({ told, counts, income, more }) => {
  const nothing = Object.fromEntries(
    [
      ...["booked", "attended", "partAttended", "notCompleted", "didNotAttend", "refusedForLateness"],
      ...["cancelled", "lateCancellations", "transferred", "unrecorded", "substituted", "unscheduled"],
      "attendances",
    ].map((name) => [name, 0]),
  );
  const charge = bookingCharger({
    ...rules,
    sessions: [june],
    policies: samplePolicy({
      from: "2016-04-01",
      waivers: [{ reason: "illness" }],
      refusedForLateness: { charges: [{ kind: "fixed", amount: "30.00" }], feeStillDue: false },
    }),
  });
  const booking = { ...place("S", 1), fee: money("45.00"), ...told };
  const {
    income: due,
    incomeLost,
    waivers,
    freePlaces,
    ...counted
  } = fold([booking], activityAccumulator({ sessions: [june], period, charge }));
  const words = ({ count, amount }: typeof waivers) => `${count} of ${formatMoney(amount)}`;
  expect(counted).toMatchObject({ ...nothing, ...counts });
  expect({
    income: formatMoney(due),
    incomeLost: formatMoney(incomeLost),
    waivers: words(waivers),
    freePlaces: words(freePlaces),
  }).toEqual({ income, incomeLost: "£0", waivers: "0 of £0", freePlaces: "0 of £0", ...more });
});

it("takes the fee of the price list where the file has none", () => {
  const [version] = sampleSchedule().versions;
  const schedule = { ...sampleSchedule(), versions: [{ ...version!, from: calendarDate("2016-04-01") }] };
  const charge = bookingCharger({ ...rules, sessions: [june], schedule });
  const booking = { ...place("S", 1), payer: "school", freePlaceOn: eve, attendance: "attended" as const };
  const { freePlaces } = fold([booking], activityAccumulator({ sessions: [june], period, charge }));
  expect(formatMoney(freePlaces.amount)).toBe("£45");
});

it("refuses to sum amounts whose pence would no longer be exact", () => {
  const bookings = [{ ...place("Q1", 1), fee: money("90071992547409.92") }];
  const summed = () => trainingActivity({ sessions: year, bookings, period });
  expect(summed).toThrow(expect.objectContaining({ code: "training/sum-too-large" }));
  expect(refusalOf(summed)).toBe("Cannot sum the amounts: less than 90 trillion pounds is needed");
});

it("counts by the charges that are given, and refuses a booking without one and a charge given twice", () => {
  const bookings = ["B1", "B2"].map((id) => ({
    ...place("S", 1),
    id,
    fee: money("45.00"),
    cancelledOn: eve,
  }));
  const charger = bookingCharger({ ...rules, sessions: [june] });
  const { charge } = charger(bookings[0]!);
  const activity = trainingActivity({ sessions: [june], bookings, charges: [charge], period });
  expect([formatMoney(activity.income), activity.lateCancellations]).toEqual(["£25", 1]);
  expect(activity.leftOut.refused).toEqual([
    {
      booking: "B2",
      code: "training/booking-unknown",
      severity: "error",
      message: "Cannot count the booking: its charge is needed",
      path: ["id"],
    },
  ]);
  const twice = () => trainingActivity({ sessions: [june], bookings, charges: [charge, charge], period });
  expect(twice).toThrow(expect.objectContaining({ code: "training/booking-repeated", path: ["charges"] }));
  expect(refusalOf(twice)).toBe("Cannot count the activity: each charge must stand once");
});

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
      first.merge({ ...second, tallies: structuredClone(second.tallies) });
      expect(first.result()).toEqual(figures);
      expect(first.tallies.cells).toEqual(whole.tallies.cells);
      expect(first.tallies.leftOut).toEqual(whole.tallies.leftOut);
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
  const kept = [...activity.tallies.cells].map(([quarter, byCourse]) => [
    quarter,
    [...byCourse].map(([course, byPayer]) => [course, [...byPayer.keys()]]),
  ]);
  expect(kept).toEqual([["2016/17 Q1", [["Neglect", ["partner"]]]]]);
  expect(activity.result()).toMatchObject({ courses: 300, attended: 300, places: 3_000 });
});

it("reads a fee anew where it is another", () => {
  const fees = ["45.00", "45.00", "20.00", "45.00"].map((fee) => ({ fee: money(fee) }));
  const bookings = [...fees, {}, { fee: money("0") }, { fee: money("1.00") }].map(
    (fee, index): Booking => ({ ...place("Q1", index), ...fee }),
  );
  expect(formatMoney(trainingActivity({ sessions: year, bookings, period }).income)).toBe("£156");
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

it("refuses sessions that share an id", () => {
  const counted = () => trainingActivity({ sessions: [...year, ...year], bookings: [], period });
  expect(counted).toThrow(expect.objectContaining({ code: "training/id-repeated", path: ["sessions"] }));
  expect(refusalOf(counted)).toBe("Cannot count the activity: each session must stand once");
});

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
