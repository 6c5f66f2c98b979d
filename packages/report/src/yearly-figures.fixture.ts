import { childDeathTable, fromPublishedCounts } from "@pdscp/cdop";
import { calendarDate, type Figure, financialYear, formatPeriod, isCalendarDate, money } from "@pdscp/core";
import { equalShares, yearAccount } from "@pdscp/funding";
import { measureTable, observationTable, progress } from "@pdscp/priorities";
import type { ProtectedTable } from "@pdscp/statistics";
import { evaluationSummary, trainingActivity } from "@pdscp/training";
import type { YearlyResults } from "./yearly-figures.ts";

export const year = financialYear("2023/24");
export const from = [{ source: "records.csv", line: 2 }];
export const shares = equalShares(money("303140.00"), [
  "Dorset Council",
  "BCP Council",
  "NHS Dorset",
  "Dorset Police",
]);
export const account = yearAccount({
  year,
  opening: money("21697.00"),
  income: shares.map(({ partner, amount }) => ({ name: partner, amount })),
  expenditure: [{ name: "Team and reviews", amount: money("255984.00") }],
});
export const panel = fromPublishedCounts({
  period: year,
  notified: { total: 57, outOfArea: 9 },
  reviewed: { total: 27 },
  modifiable: { identified: 14, printed: "52" },
});
export const before = fromPublishedCounts({
  period: financialYear("2022/23"),
  reviewed: { total: 59 },
  modifiable: { identified: 32, printed: "54.2" },
});
export const { certificate, ...areas }: ProtectedTable = {
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
export const place = {
  session: "S1",
  organisation: "A school",
  payer: "school",
  bookedOn: calendarDate("2023-05-01"),
} as const;
export const activity = trainingActivity({
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
export const evaluation = evaluationSummary(
  ["good", "poor"].map((answer, index) => ({
    session: "S1",
    stage: "end-of-course",
    question: "How was it?",
    response: `R${index}`,
    answer,
  })),
  { questions: [{ question: "How was it?", answers: ["good", "poor"], positive: ["good"] }] },
);
export const measure = measureTable.schema.parse({
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
export const observation = observationTable.schema.parse({
  measure: "M1",
  on: "2024-03-31",
  count: 42,
  total: 60,
});

export const formatPeriodOf = ({ period }: Figure) =>
  isCalendarDate(period) ? period : formatPeriod(period as never);
export const reviewedCase = childDeathTable.schema.parse({
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

export const results: YearlyResults = {
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
