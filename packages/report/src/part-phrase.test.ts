import { expect, it } from "vitest";
import { checkDraft } from "./draft-check.ts";
import { count, figureFor, pounds, share } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

const register = createRegister([
  figureFor("budget", pounds("303140.00"), { label: "Total budget" }),
  figureFor("closing", pounds("68853.00"), { label: "Balance carried forward" }),
  figureFor("bcp", pounds("75785.00"), { label: "Contribution of BCP Council" }),
  figureFor("income", pounds("126530.00"), { label: "Training income" }),
  figureFor("attendances", count(2_876), { label: "Attendances at courses" }),
  figureFor("modifiable", share(14, 27), { label: "Reviews with modifiable factors" }),
  figureFor("time", { kind: "days", days: 452 }, { label: "Median days to review" }),
  figureFor("north", pounds("40000.00"), { label: "Change in the contribution of North Council" }),
]);
const errorsIn = (text: string) =>
  checkDraft(text, register).findings.flatMap(({ code, severity, instead }) =>
    severity === "error" ? [`${code.slice(7)} ${instead}`] : [],
  );

it.each([
  "We set aside £5,000 from the budget for practice reviews.",
  "£5,000 of the total budget was set aside for reviews.",
  "£250,000 of the total budget went on staff.",
  "An extra £12,000 was added to the total budget during the year.",
  "OF THE TOTAL BUDGET, £180,000 went on staff.",
  "Of the balance carried forward, £20,000 is earmarked for reviews.",
  "The balance carried forward includes £60,000 for reviews.",
  "The balance carried forward includes some £60,000 for reviews.",
  "BCP Council's contribution was £70,000 of staff time in kind.",
  "The median days to review was 300 days in national data.",
  "Training income was £126,530, £44 per attendance.",
  "The balance carried forward, including a further £60,000 for reviews, is safe.",
  "Training income included nearly £100,000 in fees.",
  "BCP Council's contribution includes £70,000 for the chair.",
  "BCP Council contributed £70,000 in kind.",
  "Training income of £100,500 came from schools.",
  "Of the reviews with modifiable factors, 41% involved smoking.",
  "Of the attendances at courses, 2,203 were by school staff.",
  "Reserves should be no less than 10% of the total budget, £30,314.",
  "The median days to review was 300 days nationally.",
  "Half the budget, £151,570, comes from two partners.",
  "Nationally, modifiable factors were identified in 43% of reviews.",
  "Reviews with modifiable factors in England were 43%.",
  "Training income was £126,530, £44 for each attendance.",
  "BCP Council's contribution rose from £65,000 to £75,785.",
  "The contribution of BCP Council fell from about £85,000 to £75,785 in the year.",
  "South Council's contribution was £60,000.",
])("takes what is part of a figure, or beside it, for another number: %s", (text) => {
  expect(errorsIn(text)).toEqual([]);
});

it.each([
  ["The total budget was £250,000 in the year.", "drifted £303,140"],
  ["The total budget of £303,410 was agreed.", "drifted £303,140"],
  ["Of the total budget, £303,410, most was spent.", "drifted £303,140"],
  ["Of the reviews, 57% found modifiable factors.", "drifted 52%"],
  ["BCP Council's contribution rose from £57,585 to £65,000.", "drifted £75,785"],
  ["57% of the reviews had modifiable factors.", "drifted 52%"],
  ["BCP Council's contribution was £70,000 to the budget.", "drifted £75,785"],
  ["The balance carried forward from the year was £60,000.", "drifted £68,853"],
  ["The balance carried forward was £60,000, some of it held in kind.", "drifted £68,853"],
  ["The balance carried forward was £60,000, as each partner knows.", "drifted £68,853"],
  ["Nationally it is so; the balance carried forward was £60,000.", "drifted £68,853"],
])("still holds a figure to its value: %s", (text, slip) => {
  expect(errorsIn(text)).toEqual([slip]);
});
