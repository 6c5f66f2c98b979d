import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity === "error")
    .map(({ code, span, why }) => `${code.slice(7)} ${text.slice(span.start, span.end)}: ${why}`);
const exceed = (list: string, sum: string) => [`percentages-exceed-100 ${list}: ${sum}`];

it.each([
  [
    "Contributions by partner: Council 50%, ICB 35%, Police 20%.",
    exceed("50%, ICB 35%, Police 20%", "50 + 35 + 20 = 105"),
  ],
  [
    "The budget is split as follows: Council 50%, ICB 35% and Police 20%.",
    exceed("50%, ICB 35% and Police 20%", "50 + 35 + 20 = 105"),
  ],
  [
    "Costs are shared between the council (50%), the ICB (35%) and the police (20%).",
    exceed("50%), the ICB (35%) and the police (20%", "50 + 35 + 20 = 105"),
  ],
  [
    "The council pays 45%, the ICB 40% and the police 25% of the budget.",
    exceed("45%, the ICB 40% and the police 25%", "45 + 40 + 25 = 110"),
  ],
  [
    "Councils contributed 55% of the total, health 35% and police 15%.",
    exceed("55% of the total, health 35% and police 15%", "55 + 35 + 15 = 105"),
  ],
  [
    "54% said yes, 36% said no and 16% did not know.",
    exceed("54% said yes, 36% said no and 16%", "54 + 36 + 16 = 106"),
  ],
  [
    "Of 50, 54% of those asked said yes, 36% said no and 16% were unsure.",
    exceed("54% of those asked said yes, 36% said no and 16%", "54 + 36 + 16 = 106"),
  ],
  [
    "Actions are rated green (67%), amber (26%) or red (11%).",
    exceed("67%), amber (26%) or red (11%", "67 + 26 + 11 = 104"),
  ],
  [
    "Cost by agency: Council 60%, ICB 40%, Police 25%.",
    exceed("60%, ICB 40%, Police 25%", "60 + 40 + 25 = 125"),
  ],
  [
    "The council pays 45%, the ICB 40% and the police 25% of the budget, no more.",
    exceed("45%, the ICB 40% and the police 25%", "45 + 40 + 25 = 110"),
  ],
  ["RAG: 67% green, 26% amber, 11% red.", exceed("67% green, 26% amber, 11%", "67 + 26 + 11 = 104")],
])("finds more than the whole in: %s", (text, slips) => {
  expect(found(text)).toEqual(slips);
});

it.each([
  "Contributions by partner: Council 50%, ICB 30%, Police 20%.",
  "Contributions by partner: Council 33%, ICB 34%, Police 34%.",
  "Contributions by partner: Council 50%, ICB 35%.",
  "Contributions by partner received so far: Council 50%, ICB 35%, Police 20%.",
  "Contributions by partner, with the change on last year: Council 50%, ICB 35%, Police 20%.",
  "Contributions by partner: Council 95%, ICB 90%, Police 50%.",
  "Contributions by partner: Council 50%, ICB 35%, Police up 20%.",
  "Contributions by partner: Council about 50%, ICB 35%, Police 20%.",
  "Contributions by partner rose: Council 50% more, ICB 35% more, Police 20% more.",
  "The council pays 45%, the ICB 40% and the police 25% of the reviews' budget, and health 10% of the rest.",
  "The council pays 45%, the ICB 40% and the police 25%.",
  "Factors were neglect 52%, alcohol 31% and violence 28% of the total.",
  "Contributions by partner: Council 50%, ICB 35%, Police 20% more.",
  "Costs are shared between us; of the panel, police 45%, health 35%, schools 30%.",
  "The council pays 45% of the budget, the ICB 40% of the team and the police 25% of the reviews.",
  "The council pays 45% of the budget, the ICB 40%. The police pay 25% of the reviews.",
  "The council spent 45%, the ICB 40% and the police 25% of the budget they hold for it.",
  "Domestic abuse was a factor in 52%, neglect in 31% and substance misuse in 28% of the total.",
  "Attendance was split by agency: police 93%, health 88%, schools 96%.",
  "Of those asked 54% said yes, 36% said no and 10% did not know.",
  "54% said yes, 36% said no and 26% did not say why they did not know.",
  "Some 54% knew yes, 36% no and 16% had been asked.",
  "67% were green, 26% amber and 7% red.",
  "67% were green last year and 55% this year, and 10% red.",
  "A 50% share, 35% more time and 20% less cost by partner.",
  "The balance was split in 2024: 60% to one and 40% to the other, 2% more than before.",
])("finds no error in: %s", (text) => {
  expect(found(text)).toEqual([]);
});
