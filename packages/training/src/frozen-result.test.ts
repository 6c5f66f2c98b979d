import { calendarDate, englandAndWales, financialYear, frozenCopy, money } from "@pdscp/core";
import { expect, it } from "vitest";
import { trainingActivity } from "./activity.ts";
import { cancellationCharge } from "./cancellation-charge.ts";
import { deliveredSessions } from "./delivered-session.ts";
import { evaluationSummary } from "./evaluation.ts";
import { checkFees } from "./fee-schedule.ts";
import { decideFreePlace, freePlaceRulesSchema } from "./free-place.ts";
import { fundStatement, openFund, spendGrant } from "./fund.ts";
import { checkPolicy } from "./policy-check.ts";
import { sampleBooking, samplePolicy, sampleSchedule } from "./sample.fixture.ts";
import { statements } from "./statement.ts";
import { trainerCredits } from "./trainer-day.ts";
import { upliftFees } from "./uplift.ts";

const on = calendarDate("2024-06-12");
const period = { from: calendarDate("2024-04-01"), to: calendarDate("2025-03-31") };
const session = {
  id: "S1",
  course: "Neglect",
  heldOn: on,
  capacity: 4,
  place: "Online",
  provider: "A provider",
  state: "delivered",
} as const;
const booking = sampleBooking({ cancelledOn: calendarDate("2024-06-11") });
const charge = cancellationCharge(booking, samplePolicy(), { calendar: englandAndWales });
const purposes = ["priority" as const];
const fund = openFund({
  id: "f",
  amount: money("100"),
  purposes,
  ...period,
  reference: { title: "A decision" },
});
const rules = freePlaceRulesSchema.parse([
  { from: "2024-04-01", eligible: ["charity"], reference: { title: "A policy" } },
]);
const cites = { kind: "priority" as const, reference: "Neglect" };
const request = { id: "R1", organisation: "A", kind: "charity", amount: money("40"), on, cites };
const decision = decideFreePlace(request, rules, fund);

it.each<[string, () => unknown]>([
  [
    "trainingActivity",
    () =>
      trainingActivity({
        sessions: [session],
        bookings: [booking, booking, { ...booking, id: "B2", session: "S9" }],
        charges: [charge],
        courses: [{ id: "Neglect", title: "Neglect", kind: "course", hours: 6, priority: "Neglect" }],
        period,
      }),
  ],
  ["cancellationCharge", () => charge],
  ["statements", () => statements([charge], [booking])],
  [
    "evaluationSummary",
    () =>
      evaluationSummary(
        [{ response: "R1", session: "S1", stage: "end-of-course", question: "Pace", answer: "right" }],
        {
          questions: [{ question: "Pace", answers: ["right"], positive: ["right"] }],
          asked: { "end-of-course": 2 },
        },
      ),
  ],
  ["openFund", () => fund],
  ["decideFreePlace", () => decision],
  ["spendGrant", () => spendGrant(decision.fund, { request: "R1", on, amount: money("30") })],
  ["fundStatement", () => fundStatement(decision.fund)],
  [
    "trainerCredits",
    () =>
      trainerCredits([{ organisation: "Police", on, days: 1 }], {
        year: financialYear("2024/25"),
        placesPerDay: 10,
      }),
  ],
  ["checkPolicy", () => checkPolicy(samplePolicy({ bands: [] }))],
  [
    "checkFees",
    () =>
      checkFees({
        ...sampleSchedule(),
        versions: [...sampleSchedule().versions, ...sampleSchedule().versions],
      }),
  ],
  ["deliveredSessions", () => deliveredSessions([Object.freeze({ ...session })], { period })],
  ["upliftFees", () => upliftFees(sampleSchedule(), { percent: 5, from: calendarDate("2025-04-01") })],
])("gives a result in which nothing can be changed: %s", (_, result) => {
  const given = result();
  // It copies whatever is not frozen all the way down.
  expect(frozenCopy(given)).toBe(given);
});

it("keeps a fund as it was opened and granted from, whatever becomes of what it was made from", () => {
  cites.reference = "Domestic abuse";
  purposes.pop();
  expect([fund.purposes, decision.fund.entries[0]?.cites]).toEqual([
    ["priority"],
    { kind: "priority", reference: "Neglect" },
  ]);
});
