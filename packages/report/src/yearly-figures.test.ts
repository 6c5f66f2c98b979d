import { childDeathTable, deathsNotified, fromPublishedCounts, openCases, timeToReview } from "@pdscp/cdop";
import {
  calendarDate,
  type Figure,
  financialYear,
  formatFigure,
  formatPeriod,
  isCalendarDate,
  money,
} from "@pdscp/core";
import { contributionChanges, type EarmarkStatement, equalShares, yearAccount } from "@pdscp/funding";
import { measureTable, observationTable, progress } from "@pdscp/priorities";
import type { ProtectedTable } from "@pdscp/statistics";
import { evaluationSummary, trainingActivity } from "@pdscp/training";
import { expect, it } from "vitest";
import { idPart, share } from "./figure-draft.ts";
import { refusalOf } from "./plain.fixture.ts";
import { checkRegister, createRegister } from "./register.ts";
import { type YearlyResults, yearlyFigures } from "./yearly-figures.ts";

const year = financialYear("2023/24");
const from = [{ source: "records.csv", line: 2 }];
const shares = equalShares(money("303140.00"), [
  "Dorset Council",
  "BCP Council",
  "NHS Dorset",
  "Dorset Police",
]);
const account = yearAccount({
  year,
  opening: money("21697.00"),
  income: shares.map(({ partner, amount }) => ({ name: partner, amount })),
  expenditure: [{ name: "Team and reviews", amount: money("255984.00") }],
});
const panel = fromPublishedCounts({
  period: year,
  notified: { total: 57, outOfArea: 9 },
  reviewed: { total: 27 },
  modifiable: { identified: 14, printed: "52" },
});
const before = fromPublishedCounts({
  period: financialYear("2022/23"),
  reviewed: { total: 59 },
  modifiable: { identified: 32, printed: "54.2" },
});
const { certificate, ...areas }: ProtectedTable = {
  label: "Deaths reviewed by area",
  rows: ["Dorset", "Somerset"],
  columns: ["Reviewed"],
  counts: [["[c]"], ["[c]"]],
  columnTotals: [27],
  groups: [],
  ledger: [],
  rule: { threshold: 5 } as ProtectedTable["rule"],
  certificate: [],
};
const place = {
  session: "S1",
  organisation: "A school",
  payer: "school",
  bookedOn: calendarDate("2023-05-01"),
} as const;
const activity = trainingActivity({
  sessions: [
    {
      id: "S1",
      course: "Neglect",
      heldOn: calendarDate("2023-06-01"),
      capacity: 4,
      place: "Online",
      provider: "A provider",
      state: "delivered",
    },
  ],
  bookings: [
    { ...place, id: "B1", attendance: "attended" },
    { ...place, id: "B2", attendance: "did-not-attend" },
  ],
  period: year,
});
const evaluation = evaluationSummary(
  ["good", "poor"].map((answer, index) => ({
    session: "S1",
    stage: "end-of-course",
    question: "How was it?",
    response: `R${index}`,
    answer,
  })),
  { questions: [{ question: "How was it?", answers: ["good", "poor"], positive: ["good"] }] },
);
const measure = measureTable.schema.parse({
  cycle: "2023-25",
  ref: "M1",
  title: "Plans that are specific and timed",
  kind: "service",
  unit: "percentage",
  better: "higher",
  every: "quarter",
  priorities: ["1"],
  aim: "reach",
  target: 90,
  targetOn: "2025-03-31",
});
const observation = observationTable.schema.parse({ measure: "M1", on: "2024-03-31", count: 42, total: 60 });

const formatPeriodOf = ({ period }: Figure) =>
  isCalendarDate(period) ? period : formatPeriod(period as never);
const reviewedCase = childDeathTable.schema.parse({
  caseId: "C-1",
  area: "Dorset",
  diedOn: "2023-05-10",
  notifiedOn: "2023-05-11",
  ageBand: "1-4 years",
  outOfArea: false,
  reviewedOn: "2023-12-01",
  categoryOfDeath: 4,
  modifiable: "identified",
});

const results: YearlyResults = {
  year,
  funding: { shares, account, from },
  cdop: {
    ...(panel.notified && { notified: panel.notified }),
    ...(panel.reviewed && { reviewed: panel.reviewed }),
    ...(panel.modifiable && { modifiable: panel.modifiable }),
    ...(before.modifiable && { before: before.modifiable }),
    tables: [{ ...areas, certificate }],
    from,
  },
  training: { activity, evaluation, from },
  priorities: { progress: [progress(measure, [observation], { on: calendarDate("2024-04-15") })], from },
};

it("gives the figures of the four domains, each with its value", () => {
  const printed = Object.fromEntries(yearlyFigures(results).map((each) => [each.id, formatFigure(each)]));
  expect(printed).toMatchObject({
    "funding.budget": "£303,140",
    "funding.contribution.nhs-dorset": "£75,785",
    "funding.opening": "£21,697",
    "funding.closing": "£68,853",
    "cdop.notified": "57",
    "cdop.notified.out-of-area": "9",
    "cdop.reviewed": "27",
    "cdop.modifiable": "52%",
    "cdop.modifiable-2022-23": "54%",
    "training.courses": "1",
    "training.attendance-rate": "50%",
    "training.evaluation.end-of-course.responses": "2",
    "training.evaluation.end-of-course.how-was-it": "50%",
    "priorities.m1": "70%",
  });
});

it.each([
  { amounts: ["50.00", "50.00"], equal: true },
  { amounts: ["50.00", "50.00", "50.01"], equal: false },
  { amounts: ["50.01", "50.00"], equal: false },
  { amounts: ["50.00"], equal: false },
])("has an equal share ($equal) where the partners pay $amounts", ({ amounts, equal }) => {
  const paid = amounts.map((amount, index) => ({ partner: `P${index}`, amount: money(amount) }));
  const ids = yearlyFigures({ year, funding: { shares: paid } }).map(({ id }) => id);
  expect(ids.includes("funding.share")).toBe(equal);
  expect(ids.includes("funding.budget")).toBe(true);
});

it("gives what a fund had, spent, promised and has free", () => {
  const fund: EarmarkStatement = {
    id: "Free training",
    on: calendarDate("2024-03-31"),
    status: "open",
    amount: money("100.00"),
    committed: money("30.00"),
    spent: money("20.00"),
    free: money("50.00"),
    leftover: { amount: money("0"), rule: "general" },
    held: money("80.00"),
    because: "Set aside by the board",
  };
  expect(
    yearlyFigures({ year, funding: { earmarks: [fund] } }).map(
      (each) => `${each.id}: ${each.label}: ${formatFigure(each)}: ${each.because}`,
    ),
  ).toEqual([
    'funding.earmark.free-training: Fund "Free training": £100: Set aside by the board',
    'funding.earmark.free-training.spent: Spent from the fund "Free training" by 31 March 2024: £20: Set aside by the board',
    'funding.earmark.free-training.committed: Committed from the fund "Free training" on 31 March 2024: £30: Set aside by the board',
    'funding.earmark.free-training.free: Free in the fund "Free training" on 31 March 2024: £50: Set aside by the board',
  ]);
});

it("takes breakdowns as disclosure control has left them", () => {
  const counts = yearlyFigures(results).filter(({ id }) => id.startsWith("cdop.deaths-reviewed-by-area."));
  expect(counts.map((each) => formatFigure(each))).toEqual(["[c]", "[c]", "27"]);
  expect(counts.map(({ id, label, because }) => `${id}: ${label}: ${because}`)).toEqual(
    ["Dorset", "Somerset", "total"].map(
      (row) =>
        `cdop.deaths-reviewed-by-area.${row.toLowerCase()}: Deaths reviewed by area: ${row}: Deaths reviewed by area, protected against disclosure`,
    ),
  );
  const { label: _, columnTotals: __, ...nameless } = areas;
  expect(
    yearlyFigures({ year, cdop: { tables: [{ ...nameless, certificate }] } }).map(({ id, label }) => [
      id,
      label,
    ]),
  ).toEqual([
    ["cdop.deaths.dorset", "deaths: Dorset"],
    ["cdop.deaths.somerset", "deaths: Somerset"],
  ]);
});

it("makes figures that one register holds without an error", () => {
  const findings = checkRegister(createRegister(yearlyFigures(results)));
  expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
});

it("gives a quarter's attendances the quarter for their period, so that they contradict no others", () => {
  const session = {
    course: "Neglect",
    capacity: 4,
    place: "Online",
    provider: "A provider",
    state: "delivered",
  } as const;
  const quarterly = trainingActivity({
    sessions: [
      { ...session, id: "S1", heldOn: calendarDate("2023-06-01") },
      { ...session, id: "S3", heldOn: calendarDate("2023-11-01") },
    ],
    bookings: ["B1", "B2", "B3"].map((id, index) => ({
      ...place,
      id,
      session: index === 0 ? "S1" : "S3",
      attendance: "attended",
    })),
    period: year,
  });
  const figures = yearlyFigures({ year, training: { activity: quarterly, from } });
  expect(
    figures
      .filter(({ id }) => id.startsWith("training.attendances"))
      .map((each) => `${each.id}: ${each.label}, ${formatPeriodOf(each)}: ${formatFigure(each)}`),
  ).toEqual([
    "training.attendances: Attendances at courses, 2023/24: 3",
    "training.attendances.2023-24-q1: Attendances at courses, 2023/24 Q1: 1",
    "training.attendances.2023-24-q2: Attendances at courses, 2023/24 Q2: 0",
    "training.attendances.2023-24-q3: Attendances at courses, 2023/24 Q3: 2",
    "training.attendances.2023-24-q4: Attendances at courses, 2023/24 Q4: 0",
  ]);
  expect(checkRegister(createRegister(figures))).toEqual([]);
});

it("makes no figure of a result that is not there", () => {
  expect(yearlyFigures({ year })).toEqual([]);
  expect(yearlyFigures({ year, training: {}, cdop: {}, funding: {}, priorities: {} })).toEqual([]);
});

it.each([
  { from: "2023-04-01", to: "2024-03-31", id: "cdop.notified" },
  { from: "2023-04-01", to: "2023-06-30", id: "cdop.notified-2023-04-01-to-2023-06-30" },
  { from: "2024-01-01", to: "2024-03-31", id: "cdop.notified-2024-01-01-to-2024-03-31" },
])("names a figure of the days from $from to $to: $id", ({ from: first, to, id }) => {
  const period = { from: calendarDate(first), to: calendarDate(to) };
  const notified = deathsNotified([], { period });
  expect(yearlyFigures({ year, cdop: { notified } })[0]?.id).toBe(id);
  expect(yearlyFigures({ year, cdop: { notified } })[0]?.from).toEqual([]);
});

it("says of what the share with modifiable factors is", () => {
  const ofShare = (denominator: "all-reviewed" | "sufficient-information") => {
    const { modifiable } = fromPublishedCounts({
      period: year,
      reviewed: { total: 8 },
      modifiable: { identified: 3, insufficientInformation: 2, denominator },
    });
    const figures = yearlyFigures({ year, cdop: modifiable === undefined ? {} : { modifiable } });
    return figures.map(({ value }) => value);
  };
  expect(ofShare("all-reviewed")).toEqual([
    { kind: "percentage", count: 3, total: 8, of: "deaths reviewed" },
  ]);
  expect(ofShare("sufficient-information")).toEqual([
    { kind: "percentage", count: 3, total: 6, of: "deaths reviewed with enough information to tell" },
  ]);
});

it("asks for the period of a share", () => {
  const { period: _, ...modifiable } = panel.modifiable as NonNullable<typeof panel.modifiable>;
  const made = () => yearlyFigures({ year, cdop: { modifiable } });
  expect(made).toThrow(
    expect.objectContaining({ code: "report/period-missing", path: ["cdop", "modifiable", "period"] }),
  );
  expect(refusalOf(made)).toBe("Cannot make the figures: the share with modifiable factors needs its period");
});

it("gives each figure with its label, period and reason", () => {
  const lines = yearlyFigures({
    ...results,
    funding: {
      shares,
      account,
      changes: contributionChanges(shares.slice(1), shares),
      from: (id) => [{ title: id }],
    },
    cdop: {
      ...results.cdop,
      open: openCases([], { period: year }),
      timeToReview: timeToReview([reviewedCase], { period: year }),
      tables: [
        {
          ...areas,
          certificate,
          period: "2023/24",
          columns: ["Dorset", "BCP"],
          counts: [
            ["[c]", 5],
            [3, "[c]"],
          ],
          columnTotals: [8],
          groups: [{ label: "Together", rows: ["Dorset", "Somerset"], counts: [1, 2] }],
        },
      ],
    },
  });
  expect(
    lines.map(
      (each) =>
        `${each.id} | ${each.label} | ${formatPeriodOf(each)} | ${formatFigure(each)} | ${each.because}`,
    ),
  ).toMatchSnapshot();
  expect(lines[0]?.from).toEqual([{ title: "funding.share" }]);
});

it("makes no share of nothing", () => {
  const empty = trainingActivity({ sessions: [], bookings: [], period: year });
  const none = evaluationSummary([], { questions: [] });
  const figures = yearlyFigures({ year, training: { activity: empty, evaluation: none } });
  expect(figures.map(({ id }) => id).filter((id) => /rate|how/.test(id))).toEqual([]);
  const unobserved = progress(measure, [], { on: calendarDate("2024-04-15") });
  expect(yearlyFigures({ year, priorities: { progress: [unobserved] } })).toEqual([]);
  const evaluated = yearlyFigures({ year, training: { evaluation } });
  expect(evaluated.map(({ period }) => period)).toEqual([year, year, year]);
});

it("says that outgoings were implied, and leaves a share of nothing as not available", () => {
  const implied = yearAccount({ year, opening: money("21697"), closing: money("68853"), income: [] });
  const spent = yearlyFigures({ year, funding: { account: implied } }).find(
    ({ id }) => id === "funding.expenditure",
  );
  expect(spent?.label).toBe("Net outgoings of the year (implied by the balances)");
  expect(spent?.because).toBe("What the balances imply; it was not given line by line");
  expect(share("a.share", "A share", { count: 0, total: 0 }, "reviews", year, "It is so").value).toEqual({
    kind: "not-available",
    why: "there were no reviews",
  });
  expect([idPart("NHS Dorset & others"), idPart("!")]).toEqual(["nhs-dorset-others", "unnamed"]);
});

it.each([
  { partners: ["NHS Dorset", "Police", "NHS-Dorset"], id: "funding.contribution.nhs-dorset" },
  { partners: ["Ærø", "Rø"], id: "funding.contribution.r" },
  { partners: ["Ωμέγα", "Δέλτα"], id: "funding.contribution.unnamed" },
])("refuses the partners $partners, of whom two are one in the ids of figures", ({ partners, id }) => {
  const funding = { shares: equalShares(money("3.00"), partners) };
  const [one, other] = [partners[0], partners.at(-1)];
  const need =
    "names that differ in their letters from a to z or their digits are needed, for ids are made of these";
  expect(() => yearlyFigures({ year, funding })).toThrow(
    expect.objectContaining({
      name: "ReportError",
      code: "report/duplicate-figure",
      path: [id],
      message: `Cannot tell "Contribution of ${one}" from "Contribution of ${other}": ${need}`,
    }),
  );
});

it("refuses a partner who changed its name, but not for an id, between two years", () => {
  const changes = contributionChanges(
    equalShares(money("2.00"), ["NHS Dorset", "Police"]),
    equalShares(money("2.00"), ["NHS-Dorset", "Police"]),
  );
  expect(() => yearlyFigures({ year, funding: { changes } })).toThrow(
    expect.objectContaining({ code: "report/duplicate-figure", path: ["funding.change.nhs-dorset"] }),
  );
});

it("gives attendances of a part of a quarter that part for their period, and those of the whole quarters the quarter", () => {
  const session = {
    id: "S1",
    course: "Neglect",
    heldOn: calendarDate("2023-06-30"),
    capacity: 4,
    place: "Online",
    provider: "A provider",
    state: "delivered",
  } as const;
  const period = { from: calendarDate("2023-06-01"), to: calendarDate("2023-10-15") };
  const activity = trainingActivity({ sessions: [session], bookings: [], period });
  const figures = yearlyFigures({ year, training: { activity } });
  expect(
    figures
      .filter(({ id }) => id.startsWith("training.attendances.2023-24"))
      .map((each) => [each.id, formatPeriodOf(each), each.because]),
  ).toEqual([
    [
      "training.attendances.2023-24-q1-2023-06-01-to-2023-06-30",
      "1 June 2023 to 30 June 2023",
      "Everybody who came to sessions delivered in 1 June 2023 to 30 June 2023, with a booking or without",
    ],
    [
      "training.attendances.2023-24-q2",
      "2023/24 Q2",
      "Everybody who came to sessions delivered in 2023/24 Q2, with a booking or without",
    ],
  ]);
});
