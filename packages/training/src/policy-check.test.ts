import { expect, it } from "vitest";
import type { CancellationPolicyJson } from "./cancellation-policy.ts";
import { checkPolicy } from "./policy-check.ts";
import { samplePolicy } from "./sample.fixture.ts";

type Bands = CancellationPolicyJson["bands"];
const none = [{ kind: "none" as const }];
const full = [{ kind: "full-fee" as const }];
const fixed = (amount: string) => [{ kind: "fixed" as const, amount }];
const percent = (share: string) => [{ kind: "percent-of-fee" as const, percent: share }];

it.each<[string, Bands, readonly string[]]>([
  [
    "bounds that meet",
    [
      { notice: { unit: "calendarDays", moreThan: 7 }, charges: none },
      { notice: { unit: "calendarDays", atMost: 7 }, charges: full },
    ],
    [],
  ],
  [
    "weeks and the same in days",
    [
      { notice: { unit: "weeks", atLeast: 2 }, charges: none },
      { notice: { unit: "calendarDays", lessThan: 14 }, charges: full },
    ],
    [],
  ],
  [
    "a day in no band",
    [
      { notice: { unit: "calendarDays", moreThan: 7 }, charges: none },
      { notice: { unit: "calendarDays", lessThan: 7 }, charges: full },
    ],
    ["training/notice-gap"],
  ],
  [
    "a day in two bands",
    [
      { notice: { unit: "calendarDays", atLeast: 7 }, charges: none },
      { notice: { unit: "calendarDays", atMost: 7 }, charges: full },
    ],
    ["training/notice-overlap"],
  ],
  [
    "no short notice",
    [{ notice: { unit: "calendarDays", atLeast: 1 }, charges: none }],
    ["training/notice-gap"],
  ],
  [
    "no long notice",
    [{ notice: { unit: "calendarDays", lessThan: 9 }, charges: none }],
    ["training/notice-gap"],
  ],
  [
    "a band of nothing",
    [
      { notice: { unit: "calendarDays", atLeast: 5, lessThan: 5 }, charges: none },
      { notice: { unit: "calendarDays" }, charges: none },
    ],
    ["training/notice-empty"],
  ],
  [
    "two kinds of day",
    [
      { notice: { unit: "workingDays", atLeast: 3 }, charges: none },
      { notice: { unit: "calendarDays", lessThan: 3 }, charges: full },
    ],
    ["training/units-mixed"],
  ],
  [
    "longer notice at full fee",
    [
      { notice: { unit: "calendarDays", atLeast: 7 }, charges: full },
      { notice: { unit: "calendarDays", lessThan: 7 }, charges: percent("50") },
    ],
    ["training/more-notice-costs-more"],
  ],
  [
    "a fixed sum above a small percentage",
    [
      { notice: { unit: "calendarDays", atLeast: 7 }, charges: fixed("25.00") },
      { notice: { unit: "calendarDays", lessThan: 7 }, charges: percent("100") },
    ],
    ["training/more-notice-costs-more"],
  ],
  [
    "hours that are days",
    [
      { notice: { unit: "hours", atLeast: 72 }, charges: none },
      { notice: { unit: "hours", lessThan: 72 }, charges: full },
    ],
    [],
  ],
  [
    "the same in other words",
    [
      {
        notice: { unit: "weeks", atLeast: 1, alsoStatedAs: [{ unit: "calendarDays", moreThan: 6 }] },
        charges: none,
      },
      { notice: { unit: "weeks", lessThan: 1 }, charges: full },
    ],
    [],
  ],
  [
    "three working days, or 72 hours",
    [
      {
        notice: { unit: "workingDays", atLeast: 3, alsoStatedAs: [{ unit: "hours", atLeast: 72 }] },
        charges: none,
      },
      { notice: { unit: "workingDays", lessThan: 3 }, charges: full },
    ],
    ["training/units-disagree"],
  ],
  [
    "other days in other words",
    [
      {
        notice: { unit: "calendarDays", atLeast: 3, alsoStatedAs: [{ unit: "calendarDays", atLeast: 4 }] },
        charges: none,
      },
      { notice: { unit: "calendarDays", lessThan: 3 }, charges: full },
    ],
    ["training/units-disagree"],
  ],
])("finds in %s: %j", (_, bands, codes) => {
  expect(checkPolicy(samplePolicy({ bands })).map(({ code }) => code)).toEqual(codes);
});

const lengths = [
  { name: "half-day", hoursUpTo: 4 },
  { name: "full-day", hoursOver: 4 },
];
const any = { unit: "calendarDays" as const };

it.each<[string, Partial<CancellationPolicyJson>, readonly string[]]>([
  [
    "a half day without a full day",
    { lengths, bands: [{ notice: any, charges: [{ kind: "fixed", amount: "50.00", length: "half-day" }] }] },
    ["training/length-not-set"],
  ],
  [
    "a payer without others",
    { bands: [{ notice: any, charges: [{ kind: "fixed", amount: "50.00", payers: ["school"] }] }] },
    ["training/fee-not-set"],
  ],
  [
    "two lines for one",
    { bands: [{ notice: any, charges: [...fixed("1.00"), ...fixed("2.00")] }] },
    ["training/fee-ambiguous"],
  ],
  [
    "a length without a name",
    { bands: [{ notice: any, charges: [{ kind: "fixed", amount: "1.00", length: "evening" }] }] },
    ["training/length-unknown", "training/fee-not-set"],
  ],
  [
    "lengths that overlap",
    {
      lengths: [
        { name: "half-day", hoursUpTo: 5 },
        { name: "full-day", hoursOver: 4 },
      ],
    },
    ["training/lengths-unclear"],
  ],
  [
    "hours of no length",
    {
      lengths: [
        { name: "half-day", hoursUpTo: 3 },
        { name: "full-day", hoursOver: 4 },
      ],
    },
    ["training/lengths-unclear"],
  ],
  ["an end before the beginning", { until: "2023-04-01" }, ["training/dates-disordered"]],
  [
    "an event with a gap",
    { didNotAttend: { charges: [{ kind: "fixed", amount: "50.00", payers: ["school"] }] } },
    ["training/fee-not-set"],
  ],
  [
    "a charge below nothing",
    { bands: [{ notice: any, charges: fixed("-1.00") }] },
    ["training/amount-negative"],
  ],
  ["all that is needed", {}, []],
])("finds in a policy with %s: %j", (_, changes, codes) => {
  expect(checkPolicy(samplePolicy(changes)).map(({ code }) => code)).toEqual(codes);
});

it("says where, and what is wrong, in words", () => {
  const bands: Bands = [
    { notice: { unit: "calendarDays", moreThan: 7 }, charges: none },
    { notice: { unit: "calendarDays", lessThan: 7 }, charges: full },
  ];
  expect(checkPolicy(samplePolicy({ bands }))).toEqual([
    {
      code: "training/notice-gap",
      severity: "error",
      message: 'Notice between "less than 7 calendar days" and "more than 7 calendar days" is in no band',
      path: ["bands", 0, "notice"],
    },
  ]);
});
