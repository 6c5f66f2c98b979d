import { addDays, addWorkingDays, calendarDate, englandAndWales, formatMoney, money } from "@pdscp/core";
import { expect, it } from "vitest";
import bath from "../policies/bath-and-north-east-somerset.json" with { type: "json" };
import greenwich from "../policies/greenwich.json" with { type: "json" };
import leeds from "../policies/leeds.json" with { type: "json" };
import northYorkshire from "../policies/north-yorkshire.json" with { type: "json" };
import northamptonshire from "../policies/northamptonshire.json" with { type: "json" };
import nscb from "../policies/nscb.json" with { type: "json" };
import panDorset from "../policies/pan-dorset.json" with { type: "json" };
import safeChild from "../policies/safe-child.json" with { type: "json" };
import salford from "../policies/salford-early-years.json" with { type: "json" };
import southTyneside from "../policies/south-tyneside.json" with { type: "json" };
import staffordshire from "../policies/stoke-on-trent-and-staffordshire.json" with { type: "json" };
import teeswide from "../policies/teeswide.json" with { type: "json" };
import wirral from "../policies/wirral.json" with { type: "json" };
import type { PricedBooking } from "./booking.ts";
import { cancellationCharge } from "./cancellation-charge.ts";
import { cancellationPolicySchema } from "./cancellation-policy.ts";
import type { Course } from "./course.ts";
import { checkFees, feeFor, feeScheduleSchema, type Payer } from "./fee-schedule.ts";
import { freePlaceRulesSchema } from "./free-place.ts";
import { checkPolicy } from "./policy-check.ts";
import { sampleBooking } from "./sample.fixture.ts";

const calendar = englandAndWales;

/** As the JSON is typed in its files: text where the schemas ask for choices, which they check. */
const cancellations = {
  bath: cancellationPolicySchema.parse(bath.cancellation),
  greenwich: cancellationPolicySchema.parse(greenwich.cancellation),
  leeds: cancellationPolicySchema.parse(leeds.cancellation),
  northYorkshire: cancellationPolicySchema.parse(northYorkshire.cancellation),
  northamptonshire: cancellationPolicySchema.parse(northamptonshire.cancellation),
  panDorset: cancellationPolicySchema.parse(panDorset.cancellation),
  safeChild: cancellationPolicySchema.parse(safeChild.cancellation),
  salford: cancellationPolicySchema.parse(salford.cancellation),
  southTyneside: cancellationPolicySchema.parse(southTyneside.cancellation),
  staffordshire: cancellationPolicySchema.parse(staffordshire.cancellation),
  teeswide: cancellationPolicySchema.parse(teeswide.cancellation),
  wirral: cancellationPolicySchema.parse(wirral.cancellation),
};

const schedules = {
  bath: feeScheduleSchema.parse(bath.fees),
  greenwich: feeScheduleSchema.parse(greenwich.fees),
  leeds: feeScheduleSchema.parse(leeds.fees),
  nscb: feeScheduleSchema.parse(nscb.fees),
  southTyneside: feeScheduleSchema.parse(southTyneside.fees),
  staffordshire: feeScheduleSchema.parse(staffordshire.fees),
  wirral: feeScheduleSchema.parse(wirral.fees),
};

type Named = keyof typeof cancellations;

function charged(name: Named, changes: Partial<PricedBooking>): string {
  const { amount } = cancellationCharge(
    sampleBooking({ fee: money("100.00"), ...changes }),
    cancellations[name],
    {
      calendar,
    },
  );
  return formatMoney(amount);
}

const heldOn = calendarDate("2024-06-12");

/** Each boundary of each policy: the last day on one side, and the first on the other. */
it.each([
  ["panDorset", 0, "£25"],
  ["panDorset", 58, "£25"],
  ["greenwich", 0, "£80"],
  ["greenwich", 1, "£80"],
  ["greenwich", 2, "£0"],
  ["greenwich", 3, "£0"],
  ["staffordshire", 0, "£100"],
  ["staffordshire", 13, "£100"],
  ["staffordshire", 14, "£50"],
  ["staffordshire", 27, "£50"],
  ["staffordshire", 28, "£0"],
  ["salford", 0, "£30"],
  ["salford", 6, "£30"],
  ["salford", 7, "£0"],
  ["northYorkshire", 7, "£0"],
  ["northYorkshire", 8, "£0"],
  ["teeswide", 0, "£50"],
  ["teeswide", 7, "£50"],
  ["teeswide", 8, "£0"],
  ["safeChild", 0, "£100"],
  ["safeChild", 7, "£100"],
  ["safeChild", 8, "£75"],
  ["safeChild", 14, "£75"],
  ["safeChild", 15, "£50"],
  ["safeChild", 21, "£50"],
  ["safeChild", 22, "£25"],
  ["safeChild", 28, "£25"],
  ["safeChild", 29, "£10"],
  ["safeChild", 30, "£10"],
] as const)("%s: %i days before, a place of £100 costs %s", (name, days, amount) => {
  expect(charged(name, { cancelledOn: addDays(heldOn, -days) })).toBe(amount);
});

it.each([
  ["bath", 0, "£100"],
  ["bath", 9, "£100"],
  ["bath", 10, "£0"],
  ["bath", 11, "£0"],
  ["northamptonshire", 0, "£50"],
  ["northamptonshire", 2, "£50"],
  ["northamptonshire", 3, "£0"],
  ["southTyneside", 0, "£50"],
  ["southTyneside", 1, "£50"],
  ["southTyneside", 2, "£0"],
  ["wirral", 0, "£90"],
  ["wirral", 2, "£90"],
  ["wirral", 3, "£0"],
] as const)("%s: %i working days before, a place of £100 costs %s", (name, days, amount) => {
  const cancelledOn = addWorkingDays(heldOn, -days, calendar);
  expect(charged(name, { cancelledOn, payer: "other" })).toBe(amount);
});

const late = { cancelledOn: heldOn };

it.each<[Named, Partial<PricedBooking>, string, string]>([
  [
    "bath",
    { ...late, payer: "council", fee: money("0") },
    "£70",
    "partners pay nothing to attend, and £70 late",
  ],
  ["bath", { attendance: "did-not-attend", payer: "gp" }, "£100", "not attending is a late cancellation"],
  ["bath", { substitutedOn: heldOn }, "£0", "a substitute from the same team comes"],
  ["greenwich", { ...late, hours: 4 }, "£40", "it is a half day"],
  ["greenwich", { ...late, freePlaceOn: heldOn, fee: money("0") }, "£80", "even a free place is charged"],
  ["wirral", { ...late, hours: 4, payer: "other" }, "£50", "it is a half day"],
  [
    "wirral",
    { ...late, payer: "school", cost: money("120.00") },
    "£120",
    "schools pay the cost of the free course",
  ],
  ["wirral", { attendance: "did-not-attend", payer: "other" }, "£90", "somebody does not come"],
  ["staffordshire", { attendance: "part-attended" }, "£100", "leaving early is not attending"],
  ["staffordshire", { attendance: "refused-for-lateness" }, "£100", "somebody comes too late"],
  ["southTyneside", { attendance: "did-not-attend", hours: 3 }, "£25", "it is a half day"],
  ["salford", { attendance: "did-not-attend" }, "£50", "not attending costs more than cancelling late"],
  ["salford", { attendance: "refused-for-lateness" }, "£50", "somebody comes too late"],
  ["northYorkshire", { ...late, hours: 3 }, "£50", "it is a half day"],
  ["northYorkshire", { ...late, hours: 12, days: 2 }, "£100", "it runs over two days"],
  ["teeswide", { ...late, days: 2 }, "£100", "it runs over two days"],
  ["teeswide", { ...late, extraCosts: money("85.50") }, "£135.50", "an interpreter was booked"],
])("%s charges %j %s when %s", (name, changes, amount) => {
  expect(charged(name, changes)).toBe(amount);
});

it("waives sickness in South Tyneside only with both proofs", () => {
  const sick = { ...late, waivedOn: heldOn, waiverReason: "sickness" };
  const telephoned = "manager telephoned before 10:00";
  expect(charged("southTyneside", { ...sick, waiverEvidence: [telephoned] })).toBe("£50");
  expect(charged("southTyneside", { ...sick, waiverEvidence: [telephoned, "manager emailed"] })).toBe("£0");
});

it.each<[Named, Partial<PricedBooking>, string, string]>([
  ["northYorkshire", late, "training/fee-not-set", "a single full day has no charge"],
  ["leeds", late, "training/fee-not-set", "no charge for cancelling is printed"],
  [
    "leeds",
    { attendance: "did-not-attend" },
    "training/fee-not-set",
    "what not attending costs is not printed",
  ],
  ["wirral", { ...late, payer: "school" }, "training/fee-not-set", "the cost of the course is not known"],
  [
    "staffordshire",
    { ...late, waivedOn: heldOn, waiverReason: "sickness" },
    "training/waiver-not-in-policy",
    "nothing is waived",
  ],
])("%s refuses %j with %s, for %s", (name, changes, code) => {
  expect(() => charged(name, changes)).toThrow(expect.objectContaining({ code }));
});

const codes = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code);

it.each([
  ["wirral", ["training/units-disagree"]],
  ["northamptonshire", ["training/units-disagree", "training/non-attendance-not-set"]],
  ["northYorkshire", ["training/length-not-set", "training/non-attendance-not-set"]],
  ["leeds", ["training/bands-missing", "training/non-attendance-not-set"]],
  ["panDorset", ["training/non-attendance-not-set"]],
  ["greenwich", ["training/non-attendance-not-set"]],
  ["safeChild", ["training/non-attendance-not-set"]],
  ["bath", []],
  ["salford", []],
  ["southTyneside", []],
  ["staffordshire", []],
  ["teeswide", []],
] as const)("finds in the policy of %s: %j", (name, found) => {
  expect(codes(checkPolicy(cancellations[name]))).toEqual(found);
});

const on = calendarDate("2024-06-01");
const course = (changes: Partial<Course>): Course => ({
  id: "C1",
  title: "A course",
  kind: "course",
  hours: 6,
  ...changes,
});

it.each([
  ["bath", "icb", { hours: 3 }, "£0"],
  ["bath", { kind: "non-profit", turnover: money("99999.99") }, {}, "£35"],
  ["bath", { kind: "non-profit", turnover: money("99999.99") }, { hours: 4 }, "£20"],
  ["bath", { kind: "non-profit", turnover: money("100000.00") }, { hours: 4 }, "£35"],
  ["bath", "home-based-early-years", { hours: 4 }, "£20"],
  ["bath", "gp", { hours: 4.5 }, "£70"],
  ["bath", "university", { hours: 4 }, "£50"],
  ["bath", "university", { kind: "free-course" }, "£0"],
  ["greenwich", "free-school", {}, "£100"],
  ["greenwich", "partner", {}, "£0"],
  ["leeds", "other", { hours: 4 }, "£35"],
  ["leeds", "other", { hours: 4.25 }, "£50"],
  ["leeds", { kind: "third-sector", turnover: money("249999.99") }, {}, "£0"],
  ["leeds", { kind: "third-sector", turnover: money("250000.00") }, {}, "£50"],
  ["leeds", "other", { kind: "training-for-trainers" }, "£150"],
  ["leeds", "other", { kind: "briefing" }, "£0"],
  ["staffordshire", "other", { kind: "webinar" }, "£50"],
  ["staffordshire", "school", { kind: "core-slides" }, "£100"],
  ["nscb", "school", { kind: "conference" }, "£0"],
  ["southTyneside", "external", {}, "£0"],
  ["wirral", "school", {}, "£0"],
] as const)("%s: the fee of %j for %j is %s", (name, payer: string | Payer, changes, amount) => {
  expect(formatMoney(feeFor(schedules[name], { course: course(changes), payer, on }).amount)).toBe(amount);
});

it.each([
  ["nscb", "school", {}, "training/fee-not-set"],
  ["staffordshire", "other", { kind: "course" }, "training/fee-not-set"],
  ["staffordshire", "other", { kind: "core-slides" }, "training/fee-not-set"],
  ["bath", "non-profit", {}, "training/turnover-missing"],
  ["bath", "somebody", {}, "training/payer-unknown"],
] as const)("%s: refuses the fee of %j for %j with %s", (name, payer, changes, code) => {
  expect(() => feeFor(schedules[name], { course: course(changes), payer, on })).toThrow(
    expect.objectContaining({ code }),
  );
});

it("charges by the day pro rata once the hours of a day are set", () => {
  const { amount } = feeFor(
    { ...schedules.nscb, hoursPerDay: 6 },
    { course: course({ hours: 3 }), payer: "gp", on },
  );
  expect(formatMoney(amount)).toBe("£50");
});

it.each(["bath", "greenwich", "leeds", "southTyneside", "wirral"] as const)(
  "finds nothing wrong with the fees of %s",
  (name) => {
    expect(checkFees(schedules[name])).toEqual([]);
  },
);

it("finds that Staffordshire prices nothing but what it lists", () => {
  expect(new Set(codes(checkFees(schedules.staffordshire)))).toEqual(new Set(["training/fee-not-set"]));
});

it("opens free places to every charity from 2024/25", () => {
  const rules = freePlaceRulesSchema.parse(panDorset.freePlaces);
  expect(rules.map(({ from, eligible }) => [from, eligible.length])).toEqual([
    ["2024-04-01", 3],
    ["2023-04-01", 1],
  ]);
});
