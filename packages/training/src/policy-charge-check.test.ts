import type { Finding } from "@pdscp/core";
import { expect, it } from "vitest";
import type { CancellationPolicyJson } from "./cancellation-policy.ts";
import { checkPolicy } from "./policy-check.ts";
import { samplePolicy } from "./sample.fixture.ts";

type Bands = CancellationPolicyJson["bands"];
const none = [{ kind: "none" as const }];
const full = [{ kind: "full-fee" as const }];
const fixed = (amount: string) => [{ kind: "fixed" as const, amount }];
const percent = (share: string) => [{ kind: "percent-of-fee" as const, percent: share }];
const inWords = ({ severity, path = [], message }: Finding) => `${severity} at ${path.join(".")}: ${message}`;

it("knows that a sum can be more than a share of the fee, even where the fee caps it", () => {
  const bands: Bands = [
    { notice: { unit: "calendarDays", atLeast: 7 }, charges: fixed("25.00") },
    { notice: { unit: "calendarDays", lessThan: 7 }, charges: percent("50") },
  ];
  const codes = (neverAboveFee: boolean, ...charges: readonly Bands[number][]) =>
    checkPolicy(samplePolicy({ neverAboveFee, bands: [...charges] })).map(({ code }) => code);
  expect(codes(true, ...bands)).toEqual(["training/more-notice-costs-more"]);
  const dearer = { ...bands[1]!, charges: percent("100") };
  expect(codes(false, bands[0]!, dearer)).toEqual(["training/more-notice-costs-more"]);
  expect(codes(true, bands[0]!, dearer)).toEqual([]);
  const daily = { ...bands[0]!, charges: [{ kind: "per-day" as const, amount: "25.00" }] };
  expect(codes(true, daily, bands[1]!)).toEqual(["training/more-notice-costs-more"]);
});

it.each<{ longer: Bands[number]["charges"]; shorter: Bands[number]["charges"] }>([
  { longer: [{ kind: "full-cost" }], shorter: full },
  { longer: [{ kind: "full-cost" }], shorter: fixed("25.00") },
  { longer: fixed("25.00"), shorter: [{ kind: "full-cost" }] },
])(
  "knows that a place may cost more than its fee, or less: $longer before $shorter",
  ({ longer, shorter }) => {
    const bands: Bands = [
      { notice: { unit: "calendarDays", atLeast: 7 }, charges: longer },
      { notice: { unit: "calendarDays", lessThan: 7 }, charges: shorter },
    ];
    expect(checkPolicy(samplePolicy({ bands })).map(({ code }) => code)).toEqual([
      "training/more-notice-costs-more",
    ]);
  },
);

it("finds no fault with the full cost of the place at any notice", () => {
  const charges = [{ kind: "full-cost" as const }];
  const bands: Bands = [
    { notice: { unit: "calendarDays", atLeast: 7 }, charges },
    { notice: { unit: "calendarDays", lessThan: 7 }, charges },
  ];
  expect(checkPolicy(samplePolicy({ bands }))).toEqual([]);
});

it("finds the same where a policy lists no lengths as where it has no list of them", () => {
  const bands: Bands = [
    { notice: { unit: "calendarDays", atLeast: 7 }, charges: full },
    { notice: { unit: "calendarDays", lessThan: 7 }, charges: [{ kind: "none", payers: ["school"] }] },
  ];
  const { lengths: _, ...policy } = samplePolicy({ bands });
  const findings = checkPolicy(policy);
  expect(findings.map(({ code }) => code)).toEqual([
    "training/fee-not-set",
    "training/more-notice-costs-more",
  ]);
  expect(checkPolicy({ ...policy, lengths: [] })).toEqual(findings);
});

it("warns that a policy does not say what not attending costs", () => {
  const { didNotAttend: _, ...unsaid } = samplePolicy();
  expect(checkPolicy(unsaid)).toEqual([
    {
      code: "training/non-attendance-not-set",
      severity: "warning",
      message: "The policy does not say what not attending costs: such bookings are refused",
      path: ["didNotAttend"],
    },
  ]);
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
  [
    "an event with two lines for one payer",
    {
      didNotAttend: {
        charges: [
          ...none,
          { kind: "fixed", amount: "1.00", payers: ["school"] },
          { kind: "fixed", amount: "2.00", payers: ["school"] },
        ],
      },
    },
    ["training/fee-ambiguous"],
  ],
  [
    "two lines for a payer who is exempt",
    {
      exemptPayers: ["school"],
      didNotAttend: {
        charges: [
          ...none,
          { kind: "fixed", amount: "1.00", payers: ["school"] },
          { kind: "fixed", amount: "2.00", payers: ["school"] },
        ],
      },
    },
    [],
  ],
  [
    "one payer's half day alone",
    {
      lengths,
      bands: [
        {
          notice: any,
          charges: [{ kind: "fixed", amount: "50.00", length: "half-day", payers: ["school"] }],
        },
      ],
    },
    ["training/length-not-set", "training/fee-not-set", "training/length-not-set"],
  ],
  [
    "one payer, whatever the length",
    { lengths, bands: [{ notice: any, charges: [{ kind: "fixed", amount: "50.00", payers: ["school"] }] }] },
    ["training/fee-not-set", "training/fee-not-set"],
  ],
  [
    "a length besides those that have a name",
    {
      lengths,
      bands: [{ notice: any, charges: [...none, { kind: "fixed", amount: "1.00", length: "evening" }] }],
    },
    ["training/length-unknown"],
  ],
  ["lengths in another order", { lengths: lengths.toReversed() }, []],
  [
    "no length for long courses",
    {
      lengths: [
        { name: "half-day", hoursUpTo: 4 },
        { name: "full-day", hoursOver: 4, hoursUpTo: 8 },
      ],
    },
    ["training/lengths-unclear"],
  ],
  ["several days besides", { lengths: [...lengths, { name: "course", hoursOver: 4, daysFrom: 2 }] }, []],
  [
    "a charge by turnover that leaves none out",
    {
      bands: [
        {
          notice: any,
          charges: [
            { kind: "fixed", amount: "1.00", turnoverBelow: "100.00" },
            { kind: "fixed", amount: "2.00", turnoverFrom: "100.00" },
          ],
        },
      ],
    },
    [],
  ],
  [
    "a penny of turnover without a charge",
    {
      bands: [
        {
          notice: any,
          charges: [
            { kind: "fixed", amount: "1.00", turnoverBelow: "100.00" },
            { kind: "fixed", amount: "2.00", turnoverFrom: "100.01" },
          ],
        },
      ],
    },
    ["training/fee-not-set"],
  ],
  ["an end after the beginning", { until: "2023-04-02" }, []],
  ["all that is needed", {}, []],
])("finds what is wrong with a policy with %s", (_, changes, codes) => {
  const findings = checkPolicy(samplePolicy(changes));
  expect(findings.map(({ code }) => code)).toEqual(codes);
  expect(findings.map(inWords)).toMatchSnapshot();
});
