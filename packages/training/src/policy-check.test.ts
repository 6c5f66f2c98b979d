import type { Finding } from "@pdscp/core";
import { expect, it } from "vitest";
import type { CancellationPolicyJson } from "./cancellation-policy.ts";
import { checkPolicy } from "./policy-check.ts";
import { samplePolicy } from "./sample.fixture.ts";

type Bands = CancellationPolicyJson["bands"];
const none = [{ kind: "none" as const }];
const full = [{ kind: "full-fee" as const }];
const fixed = (amount: string) => [{ kind: "fixed" as const, amount }];
const inWords = ({ severity, path = [], message }: Finding) => `${severity} at ${path.join(".")}: ${message}`;
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
    "no notice at all in any band",
    [{ notice: { unit: "calendarDays", lessThan: 0 }, charges: none }],
    ["training/notice-empty", "training/notice-gap"],
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
  [
    "the same beginning in other words, and another end",
    [
      {
        notice: { unit: "hours", lessThan: 5, alsoStatedAs: [{ unit: "hours", lessThan: 6 }] },
        charges: full,
      },
      { notice: { unit: "hours", atLeast: 5 }, charges: none },
    ],
    ["training/units-disagree"],
  ],
  [
    "two kinds of day, the longer dearer",
    [
      { notice: { unit: "workingDays", atLeast: 3 }, charges: full },
      { notice: { unit: "calendarDays", lessThan: 3 }, charges: none },
    ],
    ["training/units-mixed"],
  ],
  [
    "two bands from nothing",
    [
      { notice: { unit: "calendarDays", lessThan: 5 }, charges: full },
      { notice: { unit: "calendarDays", lessThan: 3 }, charges: full },
      { notice: { unit: "calendarDays", atLeast: 5 }, charges: none },
    ],
    ["training/notice-overlap"],
  ],
  [
    "a band within another, and a day after both in none",
    [
      { notice: { unit: "calendarDays", lessThan: 8 }, charges: full },
      { notice: { unit: "calendarDays", atLeast: 3, lessThan: 8 }, charges: full },
      { notice: { unit: "calendarDays", atLeast: 9 }, charges: none },
    ],
    ["training/notice-overlap", "training/notice-gap"],
  ],
  [
    "all notice, and longer notice that costs more",
    [
      { notice: { unit: "calendarDays" }, charges: none },
      { notice: { unit: "calendarDays", atLeast: 5 }, charges: full },
    ],
    ["training/notice-overlap", "training/more-notice-costs-more"],
  ],
  [
    "all notice, and longer notice that costs less",
    [
      { notice: { unit: "calendarDays" }, charges: full },
      { notice: { unit: "calendarDays", atLeast: 5 }, charges: none },
    ],
    ["training/notice-overlap"],
  ],
  [
    "a sum for each day that is more only over many days",
    [
      { notice: { unit: "calendarDays", atLeast: 7 }, charges: [{ kind: "per-day", amount: "10.00" }] },
      { notice: { unit: "calendarDays", lessThan: 7 }, charges: fixed("25.00") },
    ],
    ["training/more-notice-costs-more"],
  ],
  [
    "a sum for each day that is less only for one",
    [
      { notice: { unit: "calendarDays", atLeast: 7 }, charges: fixed("25.00") },
      { notice: { unit: "calendarDays", lessThan: 7 }, charges: [{ kind: "per-day", amount: "20.00" }] },
    ],
    ["training/more-notice-costs-more"],
  ],
  [
    "longer notice that costs more for one payer",
    [
      {
        notice: { unit: "calendarDays", atLeast: 7 },
        charges: [...none, { payers: ["school"], ...full[0]! }],
      },
      { notice: { unit: "calendarDays", lessThan: 7 }, charges: none },
    ],
    ["training/more-notice-costs-more"],
  ],
  [
    "longer notice that costs more for the one payer it names",
    [
      { notice: { unit: "calendarDays", atLeast: 7 }, charges: [{ payers: ["school"], ...full[0]! }] },
      { notice: { unit: "calendarDays", lessThan: 7 }, charges: none },
    ],
    ["training/fee-not-set", "training/more-notice-costs-more"],
  ],
  [
    "two lines for one in longer notice",
    [
      { notice: { unit: "calendarDays", atLeast: 7 }, charges: [...full, ...none] },
      { notice: { unit: "calendarDays", lessThan: 7 }, charges: none },
    ],
    ["training/fee-ambiguous"],
  ],
  ["no band", [], ["training/bands-missing"]],
])("finds what is wrong with %s", (_, bands, codes) => {
  const findings = checkPolicy(samplePolicy({ bands }));
  expect(findings.map(({ code }) => code)).toEqual(codes);
  expect(findings.map(inWords)).toMatchSnapshot();
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
