import { calendarDate, type FigureValue, financialYear } from "@pdscp/core";
import { checkDraft, type DraftCheckOptions } from "./draft-check.ts";
import { count, figureFor, pounds, share } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

const rate: FigureValue = { kind: "rate", count: 27, population: 140_000, per: 100_000 };
const days = (of: number): FigureValue => ({ kind: "days", days: of });
/** A year of figures of every kind. */
export const register = createRegister([
  figureFor("funding.budget", pounds("303140.00"), { label: "Total budget" }),
  figureFor("funding.fees", pounds("12500.50"), { label: "Course fees" }),
  figureFor("training.attendances", count(2_876), { label: "Attendances at courses" }),
  figureFor("training.places", count(3_400), { label: "Places on courses" }),
  figureFor("cdop.reviewed", count(27), { label: "Deaths reviewed" }),
  figureFor("cdop.reviewed-2022-23", count(59), {
    label: "Deaths reviewed",
    period: financialYear("2022/23"),
  }),
  figureFor("cdop.modifiable", share(14, 27), { label: "Reviews with modifiable factors" }),
  figureFor("cdop.rate", rate, { label: "Death rate of children" }),
  figureFor("cdop.time", days(382.5), { label: "Median days to review" }),
  figureFor("cdop.oldest", days(1e21), { label: "Longest wait in days" }),
  figureFor("priorities.plans", count(4_217), {
    label: "Plans that are timed",
    period: calendarDate("2024-03-31"),
  }),
]);

/** Each number with what became of it, then what was found. */
export const judged = (text: string, options: DraftCheckOptions = {}) => {
  const { mentions, findings } = checkDraft(text, register, options);
  return [
    `${text} => ${mentions.map(({ text: own, status, figure = "" }) => `${own} ${status} ${figure}`.trim()).join("; ")}`,
    ...findings.map(
      ({ code, message, instead }) => `  ${code}: ${message}${instead === undefined ? "" : ` | ${instead}`}`,
    ),
  ];
};
