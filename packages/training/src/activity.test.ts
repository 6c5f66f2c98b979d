import { calendarDate, fold, formatMoney, money, type Quarter, quartersOf } from "@pdscp/core";
import { expect, it } from "vitest";
import {
  courses,
  eve,
  events,
  heldOn,
  june,
  period,
  place,
  rules,
  session,
  sessions,
  year,
} from "./activity.fixture.ts";
import { activityAccumulator, trainingActivity } from "./activity.ts";
import type { Booking } from "./booking.ts";
import { bookingCharger } from "./charging.ts";
import { refusalOf } from "./plain.fixture.ts";
import { samplePolicy, sampleSchedule } from "./sample.fixture.ts";
import { shareOf } from "./share.ts";

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

it("reads a fee anew where it is another", () => {
  const fees = ["45.00", "45.00", "20.00", "45.00"].map((fee) => ({ fee: money(fee) }));
  const bookings = [...fees, {}, { fee: money("0") }, { fee: money("1.00") }].map(
    (fee, index): Booking => ({ ...place("Q1", index), ...fee }),
  );
  expect(formatMoney(trainingActivity({ sessions: year, bookings, period }).income)).toBe("£156");
});

it("refuses sessions that share an id", () => {
  const counted = () => trainingActivity({ sessions: [...year, ...year], bookings: [], period });
  expect(counted).toThrow(expect.objectContaining({ code: "training/id-repeated", path: ["sessions"] }));
  expect(refusalOf(counted)).toBe("Cannot count the activity: each session must stand once");
});
