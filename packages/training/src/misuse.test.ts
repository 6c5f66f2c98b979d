import { calendarDate, englandAndWales, financialYear, money } from "@pdscp/core";
import { expect, it } from "vitest";
import { activityAccumulator, trainingActivity } from "./activity.ts";
import { cancellationCharge } from "./cancellation-charge.ts";
import { policyInForce } from "./cancellation-policy.ts";
import { quoteCancellation } from "./cancellation-quote.ts";
import { bookingCharger, chargeBookings } from "./charging.ts";
import { deliveredSessions } from "./delivered-session.ts";
import { checkFees, feeFor } from "./fee-schedule.ts";
import { decideFreePlace, freePlaceRulesSchema } from "./free-place.ts";
import { openFund, spendGrant } from "./fund.ts";
import { checkPolicy } from "./policy-check.ts";
import { sampleBooking, samplePolicy, sampleSchedule } from "./sample.fixture.ts";
import { statements } from "./statement.ts";
import { bookingOutcome } from "./tally.ts";
import { upliftFees } from "./uplift.ts";

/** What a program without types, or a database with nulls, can hand over. */
const given = (value: unknown) => value as never;
const json = (value: unknown) => given(JSON.parse(JSON.stringify(value)));
const calendar = englandAndWales;
const on = calendarDate("2024-06-12");
const session = {
  id: "S1",
  course: "C1",
  heldOn: on,
  capacity: 4,
  place: "Online",
  provider: "A provider",
  state: "delivered",
} as const;
const course = { id: "C1", title: "Neglect", kind: "course", hours: 6 };
const booking = {
  id: "B1",
  session: "S1",
  organisation: "A school",
  payer: "school",
  bookedOn: calendarDate("2024-04-15"),
} as const;
const rules = {
  sessions: [session],
  courses: [course],
  schedule: sampleSchedule(),
  policies: samplePolicy(),
  calendar,
};
const period = financialYear("2024/25");
const fund = openFund({
  id: "f",
  amount: money("100"),
  purposes: ["priority"],
  from: calendarDate("2024-04-01"),
  to: calendarDate("2025-03-31"),
  reference: { title: "Annual report" },
});
const request = {
  id: "R1",
  organisation: "A charity",
  kind: "charity",
  amount: money("40"),
  on,
  cites: { kind: "priority", reference: "Domestic abuse" },
} as const;
const freePlaceRules = freePlaceRulesSchema.parse([
  { from: "2024-04-01", eligible: ["charity"], reference: { title: "Charity policy" } },
]);
const decide = (changes: object) => decideFreePlace({ ...request, ...changes }, freePlaceRules, fund);
const cancelled = { ...booking, cancelledOn: on };

type Refused = readonly [what: string, call: () => unknown, path: readonly PropertyKey[]];

it.each<Refused>([
  [
    "a policy of JSON that nobody parsed",
    () => cancellationCharge(sampleBooking({ cancelledOn: on }), json(samplePolicy()), { calendar }),
    ["bands", 1, "charges", 0, "amount"],
  ],
  ["no policy", () => policyInForce(given(null), on), []],
  [
    "a policy that is none among several",
    () => policyInForce(given([samplePolicy(), { id: "x" }]), on),
    ["name"],
  ],
  [
    "a policy of JSON to check",
    () => checkPolicy(json(samplePolicy())),
    ["bands", 1, "charges", 0, "amount"],
  ],
  [
    "a schedule of JSON",
    () => feeFor(json(sampleSchedule()), { course, payer: "school", on }),
    ["versions", 0, "lines", 0, "amount"],
  ],
  [
    "a schedule of JSON to check",
    () => checkFees(json(sampleSchedule())),
    ["versions", 0, "lines", 0, "amount"],
  ],
  ["no schedule to raise", () => upliftFees(given(undefined), { percent: 5, from: on }), []],
  [
    "a course without hours",
    () => feeFor(sampleSchedule(), { course: { ...course, hours: given(null) }, payer: "school", on }),
    ["course", "hours"],
  ],
  [
    "a session in a state that there is not",
    () => trainingActivity({ sessions: [{ ...session, state: given("Delivered") }], bookings: [], period }),
    ["sessions", 0, "state"],
  ],
  [
    "sessions that are none",
    () => trainingActivity({ sessions: given(undefined), bookings: [], period }),
    ["sessions"],
  ],
  [
    "sessions for charging that are none",
    () => bookingCharger({ ...rules, sessions: given({}) }),
    ["sessions"],
  ],
  [
    "courses for charging that are none",
    () => bookingCharger({ ...rules, courses: given(undefined) }),
    ["courses"],
  ],
  ["a session that is none", () => deliveredSessions(given([null]), { period }), ["sessions", 0, "id"]],
  [
    "a session on no day",
    () => deliveredSessions([{ ...session, heldOn: given(null) }], { period }),
    ["sessions", 0, "heldOn"],
  ],
  [
    "a session for charging whose day is as in an office",
    () => bookingCharger({ ...rules, sessions: [{ ...session, heldOn: given("12/06/2024") }] }),
    ["sessions", 0, "heldOn"],
  ],
  [
    "a course for charging that is none",
    () => bookingCharger({ ...rules, courses: given([null]) }),
    ["courses", 0],
  ],
  ["an outcome of null", () => bookingOutcome({ ...booking, attendance: given(null) }), ["attendance"]],
  [
    "an outcome that there is not",
    () => bookingOutcome({ ...booking, attendance: given("DNA") }),
    ["attendance"],
  ],
  [
    "a cancellation on no day",
    () => bookingOutcome({ ...booking, cancelledOn: given(null) }),
    ["cancelledOn"],
  ],
  [
    "attendance that there is not, to charge",
    () => cancellationCharge(sampleBooking({ attendance: given("DNA") }), samplePolicy(), { calendar }),
    ["attendance"],
  ],
  [
    "a fee of null",
    () => cancellationCharge(sampleBooking({ fee: given(null) }), samplePolicy(), { calendar }),
    ["fee"],
  ],
  [
    "a priced booking whose session is on no day",
    () => cancellationCharge(sampleBooking({ heldOn: given(null) }), samplePolicy(), { calendar }),
    ["heldOn"],
  ],
  [
    "hours that are none",
    () => cancellationCharge(sampleBooking({ hours: given("6") }), samplePolicy(), { calendar }),
    ["hours"],
  ],
  [
    "a fee that is a number",
    () => cancellationCharge(sampleBooking({ fee: given(70) }), samplePolicy(), { calendar }),
    ["fee"],
  ],
  [
    "a priced booking without a fee",
    () => cancellationCharge(given({ ...sampleBooking(), fee: undefined }), samplePolicy(), { calendar }),
    ["fee"],
  ],
  ...(["startsAt", "hours", "days", "cost", "state", "fee"] as const).map(
    (field): Refused => [
      `a priced booking whose ${field} is null`,
      () => cancellationCharge(sampleBooking({ [field]: given(null) }), samplePolicy(), { calendar }),
      [field],
    ],
  ),
  [
    "a session that was called off in another word",
    () => cancellationCharge(sampleBooking({ state: given("Cancelled") }), samplePolicy(), { calendar }),
    ["state"],
  ],
  [
    "hours that are not known",
    () => cancellationCharge(sampleBooking({ hours: Number.NaN }), samplePolicy(), { calendar }),
    ["hours"],
  ],
  [
    "a policy of JSON to charge by",
    () => chargeBookings([], { ...rules, policies: json(samplePolicy()) }),
    ["bands", 1, "charges", 0, "amount"],
  ],
  [
    "a price list of JSON to charge by",
    () => bookingCharger({ ...rules, schedule: json(sampleSchedule()) }),
    ["versions", 0, "lines", 0, "amount"],
  ],
  [
    "a free place of null",
    () => quoteCancellation(sampleBooking({ freePlaceOn: given(null) }), samplePolicy(), { on, calendar }),
    ["freePlaceOn"],
  ],
  [
    "a statement for nobody",
    () => statements([], [sampleBooking({ organisation: given(null) })]),
    ["organisation"],
  ],
  ["a request without an id", () => decide({ id: null }), ["id"]],
  ["a request of no amount", () => decide({ amount: null }), ["amount"]],
  ["a request of a number", () => decide({ amount: 40 }), ["amount"]],
  ["a request on no day", () => decide({ on: undefined }), ["on"]],
  ["a request by nobody", () => decide({ organisation: null }), ["organisation"]],
  [
    "rules of JSON that are none",
    () => decideFreePlace(request, given([{ from: "2024-04-01" }]), fund),
    [0, "eligible"],
  ],
])("refuses %s with its place", (_, call, path) => {
  expect(call).toThrow(expect.objectContaining({ code: "training/record-invalid", path }));
});

it.each([
  [{ cites: null }],
  [{ cites: { kind: "priority", reference: null } }],
  [{ cites: { kind: "priority" } }],
])("grants no place for a purpose that is none: %j", (changes) => {
  expect(decide(changes).code).toBe("training/purpose-missing");
});

it.each([
  ["amount", { amount: null }],
  ["amount", { amount: "100" }],
  ["purposes", { purposes: null }],
  ["from", { from: null }],
  ["to", { to: "31/03/2025" }],
])("opens no fund whose %s is none", (key, changes) => {
  expect(() => openFund(given({ ...fund, ...changes }))).toThrow(
    expect.objectContaining({ code: "training/fund-invalid", path: [key] }),
  );
});

it("spends no sum that is no money", () => {
  const granted = decide({}).fund;
  expect(() => spendGrant(granted, { request: "R1", on, amount: given("10") })).toThrow(
    expect.objectContaining({ code: "training/fund-invalid", path: ["amount"] }),
  );
});

it("says what is needed, and what it could not do", () => {
  const bookings = [{ ...booking, attendance: given("DNA") }];
  const needed = "what its schema asks for is needed, as a table reads it, or parsing JSON gives it";
  expect(chargeBookings(bookings, rules).refused[0]?.message).toBe(`Cannot charge the booking: ${needed}`);
  const { leftOut } = trainingActivity({ sessions: [session], bookings, period });
  expect(leftOut.refused[0]?.message).toBe(`Cannot count the booking: ${needed}`);
  const streamed = activityAccumulator({ sessions: [session], period });
  for (const strange of [{ ...booking, payer: null }, { ...booking, freePlaceOn: null }, null])
    streamed.add(given(strange));
  expect(new Set(streamed.tallies.refused.map(({ message }) => message))).toEqual(
    new Set([`Cannot count the booking: ${needed}`, "Cannot count the booking: its session is needed"]),
  );
  expect(() => streamed.mergeTallies(given({}))).toThrow(`Cannot merge the counts: ${needed}`);
  const sessions = [{ ...session, state: given("Delivered") }];
  expect(() => activityAccumulator({ sessions, period })).toThrow(`Cannot count the activity: ${needed}`);
  expect(() => bookingCharger({ ...rules, sessions })).toThrow(`Cannot use the sessions: ${needed}`);
  expect(() => bookingCharger({ ...rules, courses: given([{}]) })).toThrow(
    `Cannot use the courses: ${needed}`,
  );
});

it.each([
  "id",
  "session",
  "organisation",
  "payer",
  "turnover",
  "bookedOn",
  "confirmedOn",
  "cancelledOn",
  "cancelledAt",
  "substitutedOn",
  "transferredOn",
  "transferredTo",
  "attendance",
  "unscheduled",
  "freePlaceOn",
  "waivedOn",
  "waiverReason",
  "waiverEvidence",
  "fee",
  "extraCosts",
])("counts and charges no booking whose %s is null, and says so", (field) => {
  const bookings = [{ ...booking, [field]: null }];
  const refused = [expect.objectContaining({ code: "training/record-invalid", path: [field] })];
  expect(chargeBookings(bookings, rules)).toEqual({ charged: [], refused });
  const { booked, unscheduled, income, leftOut } = trainingActivity({
    sessions: [session],
    bookings,
    period,
  });
  expect([booked, unscheduled, income.toFixed(2)]).toEqual([0, 0, "0.00"]);
  expect(leftOut.refused).toEqual(refused);
});

it.each([
  ["payer", null],
  ["payer", 5],
  ["cancelledOn", null],
  ["substitutedOn", null],
  ["transferredOn", null],
  ["attendance", "DNA"],
  ["attendance", null],
  ["unscheduled", null],
  ["unscheduled", "no"],
  ["freePlaceOn", null],
  ["fee", null],
  ["fee", 35],
])("counts no booking of a stream whose %s is %j, and leaves every count as it was", (field, value) => {
  const activity = activityAccumulator({ sessions: [session], period });
  activity.add(given({ ...booking, [field]: value }));
  expect(activity.tallies.refused).toEqual([
    expect.objectContaining({ code: "training/record-invalid", path: [field] }),
  ]);
  const { booked, unscheduled, substituted, freePlaces, income } = activity.result();
  expect([booked, unscheduled, substituted, freePlaces.count, income.toFixed(2)]).toEqual([
    0,
    0,
    0,
    0,
    "0.00",
  ]);
});

it.each(["id", "course", "heldOn", "startsAt", "capacity", "state"])(
  "counts no session whose %s is null",
  (field) => {
    const refused = { code: "training/record-invalid", path: ["sessions", 1, field] };
    const sessions = given([session, { ...session, id: "S2", [field]: null }]);
    expect(() => trainingActivity({ sessions, bookings: [], period })).toThrow(
      expect.objectContaining(refused),
    );
    expect(() => deliveredSessions(sessions, { period })).toThrow(expect.objectContaining(refused));
    expect(() => bookingCharger({ ...rules, sessions })).toThrow(expect.objectContaining(refused));
  },
);

it("charges and counts no booking that is none, and the others all the same", () => {
  const bookings = given([null, { ...booking, attendance: "attended" }, undefined]);
  const { charged, refused } = chargeBookings(bookings, rules);
  expect([charged.length, refused.map(({ row }) => row)]).toEqual([1, [1, 3]]);
  const { attended, leftOut } = trainingActivity({ sessions: [session], bookings, period });
  expect([attended, leftOut.refused.length]).toEqual([1, 2]);
});

it("takes a record that has more than its schema", () => {
  const more = { ...rules, sessions: [{ ...session, room: "12" }], courses: [{ ...course, room: "12" }] };
  expect(chargeBookings([cancelled], more).charged).toHaveLength(1);
});

it.each([
  ["nothing", null, []],
  ["no counts", {}, ["cells"]],
  [
    "counts that are no numbers",
    { leftOut: { outsidePeriod: null, sessionPlanned: 0, sessionCancelled: 0 } },
    ["leftOut", "outsidePeriod"],
  ],
])("merges nothing from %s", (_, sent, path) => {
  const activity = activityAccumulator({ sessions: [session], period });
  const before = activity.tallies;
  const changed = sent === null || !("leftOut" in sent) ? sent : { ...before, ...sent };
  expect(() => activity.mergeTallies(given(changed))).toThrow(
    expect.objectContaining({ code: "training/record-invalid", path }),
  );
  expect(activity.tallies).toEqual(before);
});

it.each<readonly [what: string, call: (day: never) => unknown]>([
  ["the fee", (day) => feeFor(sampleSchedule(), { course, payer: "school", on: day })],
  ["a quote", (day) => quoteCancellation(sampleBooking(), samplePolicy(), { on: day, calendar })],
  ["a policy", (day) => policyInForce(samplePolicy(), day)],
])("gives %s of no day that is written otherwise, or left out", (_, call) => {
  for (const day of ["12/06/2024", "2024-06-12T09:00", undefined, new Date(0)]) {
    expect(() => call(given(day))).toThrow(expect.objectContaining({ code: "core/date-invalid" }));
  }
});
