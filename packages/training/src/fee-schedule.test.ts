import { calendarDate, type Finding, formatMoney } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkFees, feeFor, feeScheduleSchema } from "./fee-schedule.ts";
import { refusalOf } from "./plain.fixture.ts";
import { sampleSchedule } from "./sample.fixture.ts";

const course = { id: "C1", title: "Neglect", kind: "course", hours: 4 };
const on = calendarDate("2023-09-01");

it.each([
  { hours: 0.5, band: "half-day", amount: "£20" },
  { hours: 4, band: "half-day", amount: "£20" },
  { hours: 4.01, band: "full-day", amount: "£45" },
  { hours: 14, band: "full-day", amount: "£45" },
])("charges $hours hours as a $band: $amount", ({ hours, band, amount }) => {
  const fee = feeFor(sampleSchedule(), { course: { ...course, hours }, payer: "school", on });
  expect({ ...fee, amount: formatMoney(fee.amount) }).toEqual({
    amount,
    band,
    version: "2023/24",
    line: band,
    per: "person",
    because: `${amount}: line "${band}" of Local price list, 2023/24, in force from 1 April 2023`,
  });
});

const inWords = ({ severity, path = [], message }: Finding) => `${severity} at ${path.join(".")}: ${message}`;
const withLines = (...lines: readonly object[]) => {
  const [version] = sampleSchedule().versions;
  return feeScheduleSchema.parse({
    ...sampleSchedule(),
    versions: [{ version: version?.version, from: "2023-04-01", reference: { title: "Price list" }, lines }],
  });
};

it.each([
  { line: { amount: "100.00", per: "day" }, days: 3, amount: "£300" },
  { line: { amount: "100.00", per: "day" }, days: undefined, amount: "£100" },
  { line: { amount: "100.00", per: "session" }, days: 3, amount: "£100" },
  { line: { amount: "100.00", per: "school-and-year" }, days: 3, amount: "£100" },
])("charges $line.amount per $line.per over $days days as $amount", ({ line, days, amount }) => {
  const lasting = days === undefined ? course : { ...course, days };
  const fee = feeFor(withLines({ id: "only", ...line }), { course: lasting, payer: "school", on });
  expect([formatMoney(fee.amount), fee.band]).toEqual([amount, "any-length"]);
});

it.each([
  { days: undefined, hours: 6, line: "day" },
  { days: 1, hours: 6, line: "day" },
  { days: 2, hours: 6, line: "course" },
  { days: 3, hours: 6, line: "course" },
  { days: 4, hours: 6, line: "long" },
  { days: 1, hours: 0.5, line: "long" },
])("takes $days days of $hours hours for: $line", ({ days, hours, line }) => {
  const schedule = {
    ...withLines(
      { id: "course", length: "course", amount: "1.00", per: "person" },
      { id: "day", length: "day", amount: "2.00", per: "person" },
      { id: "long", amount: "3.00", per: "person" },
    ),
    lengths: [
      { name: "course", daysFrom: 2, daysUpTo: 3 },
      { name: "day", hoursOver: 0.5, daysUpTo: 3 },
    ],
  };
  const lasting = { ...course, hours, ...(days === undefined ? {} : { days }) };
  expect(feeFor(schedule, { course: lasting, payer: "school", on }).line).toBe(line);
});

it("takes the closest line: a named course, then a kind, a payer, a length", () => {
  const lines = [
    { id: "everybody", amount: "1.00", per: "person" },
    { id: "length", length: "half-day", amount: "2.00", per: "person" },
    { id: "payer", payers: ["school"], amount: "3.00", per: "person" },
    { id: "kind", kinds: ["course"], amount: "4.00", per: "person" },
    { id: "named", courses: ["C1"], amount: "5.00", per: "person" },
  ];
  for (let count = 1; count <= lines.length; count++) {
    const [first, ...others] = lines.slice(0, count).toReversed();
    for (const given of [lines.slice(0, count), [first!, ...others]])
      expect(feeFor(withLines(...given), { course, payer: "school", on }).line).toBe(first?.id);
  }
});

it("gives the same fee whatever the order of the lines", () => {
  const lines = ["school", "charity"].flatMap((payer, index) =>
    ["half-day", "full-day"].map((length, at) => ({
      id: `${payer}-${length}`,
      payers: [payer],
      length,
      amount: `${index * 10 + at}.00`,
      per: "person",
    })),
  );
  fc.assert(
    fc.property(
      fc.shuffledSubarray(lines, { minLength: 4 }),
      fc.constantFrom("school", "charity"),
      (shuffled, payer) => {
        const ask = { course, payer, on };
        expect(feeFor(withLines(...shuffled), ask).line).toBe(feeFor(withLines(...lines), ask).line);
      },
    ),
  );
});

it.each([
  {
    when: "before the first version",
    schedule: sampleSchedule(),
    on: "2023-03-31",
    payer: "school",
    code: "training/not-in-force",
    path: ["on"],
  },
  {
    when: "the payer is not named",
    schedule: sampleSchedule(),
    on,
    payer: "club",
    code: "training/payer-unknown",
    path: ["payer"],
  },
  ...[undefined, null].map((payer) => ({
    when: `the payer is ${payer}`,
    schedule: sampleSchedule(),
    on,
    payer: payer as never,
    code: "training/payer-unknown",
    path: ["payer"],
  })),
  {
    when: "no line is for it",
    schedule: withLines(),
    on,
    payer: "school",
    code: "training/fee-not-set",
    path: ["lines"],
  },
  {
    when: "two lines are",
    schedule: withLines(
      { id: "a", amount: "1.00", per: "person" },
      { id: "b", amount: "2.00", per: "person" },
    ),
    on,
    payer: "school",
    code: "training/fee-ambiguous",
    path: [],
  },
  {
    when: "the hours of a day are unknown",
    schedule: withLines({ id: "a", amount: "1.00", per: "day", proRata: true }),
    on,
    payer: "school",
    code: "training/fee-not-set",
    path: ["lines"],
  },
  {
    when: "the turnover is unknown",
    schedule: withLines({ id: "a", turnoverBelow: "100.00", amount: "1.00", per: "person" }),
    on,
    payer: "school",
    code: "training/turnover-missing",
    path: ["turnover"],
  },
])("refuses the fee when $when", ({ schedule, on: day, payer, code, path }) => {
  const refused = () => feeFor(schedule, { course, payer, on: calendarDate(day) });
  expect(refused).toThrow(expect.objectContaining({ name: "TrainingError", code, path }));
  expect(refusalOf(refused)).toMatchSnapshot();
});

it("charges no place by the line that says what cancelling costs", () => {
  const cancelling = { id: "c", payers: ["school"], amount: "25.00", per: "person", covers: "cancellation" };
  const general = { id: "place", amount: "45.00", per: "person" };
  expect(feeFor(withLines(cancelling, general), { course, payer: "school", on }).line).toBe("place");
  expect(checkFees(withLines(cancelling, general))).toEqual([]);
  const { payers: _, ...alone } = cancelling;
  expect(checkFees(withLines(alone)).map(({ code }) => code)).toEqual(
    Array.from({ length: 4 }, () => "training/fee-not-set"),
  );
});

it("says of a course that is shorter than any length what it lacks", () => {
  const schedule = { ...withLines({ id: "a", length: "long", amount: "1.00", per: "person" }) };
  const lengths = [{ name: "long", hoursOver: 4 }];
  expect(refusalOf(() => feeFor({ ...schedule, lengths }, { course, payer: "school", on }))).toBe(
    'Cannot tell the fee: "local" must set a course of no length it knows for "school" in 2023/24',
  );
});

it.each([
  {
    lines: [{ id: "a", length: "half-day", amount: "1.00", per: "person" }],
    codes: ["training/fee-not-set"],
  },
  {
    lines: [{ id: "a", length: "evening", amount: "1.00", per: "person" }],
    codes: ["training/length-unknown", "training/fee-not-set"],
  },
  {
    lines: [{ id: "a", payers: ["club"], amount: "1.00", per: "person" }],
    codes: ["training/payer-unknown", "training/fee-not-set"],
  },
  {
    lines: [
      { id: "a", amount: "1.00", per: "person" },
      { id: "a", amount: "2.00", per: "person" },
    ],
    codes: ["training/id-repeated", "training/fee-ambiguous"],
  },
  { lines: [{ id: "a", amount: "-1.00", per: "person" }], codes: ["training/amount-negative"] },
  {
    lines: [{ id: "a", kinds: ["briefing"], amount: "1.00", per: "person" }],
    codes: ["training/fee-not-set"],
  },
  { lines: [{ id: "a", courses: ["C1"], amount: "1.00", per: "person" }], codes: ["training/fee-not-set"] },
  { lines: [{ id: "a", amount: "1.00", per: "person" }], codes: [] },
])("finds $codes in $lines", ({ lines, codes }) => {
  const findings = checkFees(withLines(...lines));
  expect([...new Set(findings.map(({ code }) => code))]).toEqual(codes);
  const all = [findings, checkFees({ ...withLines(...lines), lengths: [] })];
  expect(all.map((each) => each.map(inWords))).toMatchSnapshot();
});

it("finds versions that do not come newest first", () => {
  const schedule = sampleSchedule();
  const [version] = schedule.versions;
  if (version === undefined) throw new Error("The sample has a version");
  const older = { ...version, version: "2022/23", from: calendarDate("2022-04-01") };
  expect(checkFees({ ...schedule, versions: [version, older] })).toEqual([]);
  expect(checkFees({ ...schedule, versions: [version, { ...older, from: version.from }] })).toEqual([
    {
      code: "training/versions-disordered",
      severity: "error",
      message: "Versions must come newest first",
      path: ["versions", 1, "from"],
    },
  ]);
});

it("finds two versions of one name, which no fee could tell apart", () => {
  const schedule = sampleSchedule();
  const [version] = schedule.versions;
  const versions = [{ ...version!, from: calendarDate("2024-04-01") }, version!];
  expect(checkFees({ ...schedule, versions })).toEqual([
    {
      code: "training/id-repeated",
      severity: "error",
      message: 'The version "2023/24" stands twice',
      path: ["versions", 1, "version"],
    },
  ]);
});
