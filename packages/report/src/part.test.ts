import { expect, it } from "vitest";
import { found } from "./arithmetic.fixture.ts";
import { checkArithmetic } from "./arithmetic.ts";

const codesOf = (text: string) => checkArithmetic(text).map(({ code }) => code.replace("report/", ""));
const wrong = ["parts-do-not-sum"];

it.each([
  ...["There were 47 plans (20 old and 28 new).", "There were 47 plans ( 20 old and 28 new)."],
  ...["There were 47 plans: 20 old and 28 new.", "There were 47 plans, made up of 20 old and 28 new."],
  ...["made up of", "comprising", "comprised of", "consisting of", "split between", "split into"].map(
    (words) => `There were 47 plans ${words} 20 old and 28 new.`,
  ),
  ...["consisted of", "divided into", "namely", "being", "MADE UP OF"].map(
    (words) => `There were 47 plans ${words} 20 old and 28 new.`,
  ),
  ...["of which", "of whom", "of these", "of those", "of them", "of which,", "OF WHICH"].map(
    (words) => `There were 47 plans, ${words} 20 old and 28 new.`,
  ),
  ...["a total of", "totalling", "making", "in total", "altogether", "a combined total of", "giving"].map(
    (words) => `There were 20 old plans and 28 new ones, ${words} 47 plans.`,
  ),
  ...["sum to", "summing to", "with a total of", "A TOTAL OF"].map(
    (words) => `There were 20 old plans and 28 new ones, ${words} 47 plans.`,
  ),
  ...["47 in total", "47 plans in all", "47 plans this year altogether"].map(
    (words) => `There were 20 old plans and 28 new ones, ${words}.`,
  ),
  ...[
    "20 old plans & 28 new",
    "20 old plus 28 new",
    "20 old + 28 new",
    "20 old; 28 new",
    "20 old, 28 new",
  ].map((words) => `There were 47 plans (${words}).`),
  "There were 47 plans (10 old, 10 older and 28 new).",
  "There were 47 plans (10 old and 10 older and 28 new).",
  "There were 47 plans (10 old; 10 older + 28 new).",
  "There were 47 plans: 20 (in parts) old and 28 new.",
  "There were 47 plans (20 for under 5s and 28 new).",
  "There were 47 plans, made up of 20 old and 26 new.",
  "There were 47 plans in 2023 (20 old and 28 new).",
  "There were 47 plans on 7 May (20 old and 28 new).",
  "There were 47 plans, of which 20 (43%) were old and 28 (60%) new.",
  "There were 47 plans: 20 old (10 of them late) and 28 new.",
  "There were £47 of costs: £20 for rooms and £28 for food.",
  "There were £47.50 of costs: £20.25 for rooms and £28.25 for food.",
  "There were 47 plans: 10 old and 10 more. A further 28 were new and 1 was lost.",
  `There were 47 plans: 30 old and 10 more. So it was${", and so on".repeat(12)}, and a further 7 were new.`,
  "There were in total 47 plans (20 old and 28 new).",
  "There were 47(20 old and 28 new).",
  "There were £47 of costs:£20 for rooms and £28 for food.",
  "There were 47 plans: 20) old and 28 new.",
  "There were 47 plans: 20 old (such as these) and 28 new.",
  "There were 47 plans, of which 20 or 43% were old and 28 or 60% new.",
  "There were 47 plans, of which 20 (10 late) were old and 28 new.",
  "There were 20 old plans and 28 new ones in 2023, a total of 47 plans.",
  "There were 47 plans (10 old & 10 older & 28 new).",
  "The answers of 100 were: 51 (51%) yes, 26 (26%) no and 26 (26%) both.",
  "The answers of 100 were: 50 (50%) yes, 30 (30%) no and 21 (20%) both.",
])("adds up the parts in: %s", (text) => {
  expect(codesOf(text).filter((code) => code === "parts-do-not-sum")).toEqual(wrong);
});

it.each([
  ...["including", "such as", "e.g.", "for example", "mainly", "mostly", "particularly", "at least"].map(
    (words) => `There were 47 plans (${words} 20 old and 28 new).`,
  ),
  ...["aged", "up to", "each", "per plan", "every year", "plus a further", "half of", "INCLUDING"].map(
    (words) => `There were 47 plans (20 old, ${words} and 28 new).`,
  ),
  ...["January", "February", "march", "April", "May", "June", "July", "August", "September", "October"].map(
    (month) => `There were 47 plans (20 in ${month} and 28 new).`,
  ),
  ...["November", "December"].map((month) => `There were 47 plans (20 in ${month} and 28 new).`),
  "There were 47 plans (20 old and 28 new in 2023).",
  "There were 47 plans, made up of 20 old and 28 new in 2023.",
  "There were 47 plans, of which 20 were old and 28 new by 7 May.",
  "There were 47 plans (20 old, 10 or 18 new).",
  "There were 47 plans. (20 old and 28 new).",
  `There were 47 plans ${"as was said ".repeat(11)}of which 20 were old and 28 new.`,
  `There were 47 plans ${"as was said ".repeat(11)}made up of 20 old and 28 new.`,
  "There were 47 plans: 10 old and 10 more. A further about 26 were new.",
  "There were 47 plans (20 old).",
  "There were 47 plans (20 old or 28 new).",
  "There were 47 plans (about 20 old and 28 new).",
  "There were about 47 plans (20 old and 28 new).",
  "There were 47 plans (20 old and 30% new).",
  "There were 47 plans (20 old and 27 new).",
  "There were 47 plans, of which 20 were old and 26 new.",
  "There were 47 plans. 20 were old and 28 new.",
  "There were 47 plans, 20 old and 28 new.",
  "There were 47 plans, of which in 2022/23 20 were old and 28 new.",
  "There were 20 old plans and 28 new ones, a total of 90 plans.",
  "There were 20 old plans and 28 new ones, a total of 30 plans.",
  "There were 28 new ones, a total of 47 plans.",
  "There were $47 of costs: $20 for rooms and $28 for food.",
  "There were £47m of costs: £20 for rooms and £28 for food.",
  "The answers of 100 were: 50 (50%) yes, 60 (60%) no and 40 (40%) both.",
  "There were 47 plans being old, so 20 old and 28 new.",
  "There were 47 plans, of which many, 20 old and 28 new.",
  "In total there were 20 old plans and 28 new ones, so 47 plans.",
  "There were 20 old plans and 28 new ones, and 47, late or so, in total.",
  "There were 20 old plans or 28 new ones, a total of 47 plans.",
  "There were 20 old plans and 30 new ones, a total of 40 plans.",
  "There were 20 old plans and 20 new ones, a total of 50 plans.",
  "There were about £47 of costs: £20 for rooms and £28 for food.",
  "There were 47 plans; more (20 old and 28 new).",
  "There were 47 plans; more: 20 old and 28 new.",
  "There were 47 plans: 10 old and 10 more. A further 27 (57%) were new.",
  "There were 47 plans: 10 old and 10 more. A further 10 and about 7 were new.",
  "There were 47 plans: 20 old (10 (5 late) and 10) and 27 new.",
  `There were 47 plans (20 old, ${"as was said at length ".repeat(8)} and 28 new).`,
])("adds up no parts in: %s", (text) => {
  expect(codesOf(text).filter((code) => code === "parts-do-not-sum")).toEqual([]);
});

it("says what the parts make, in the unit of the total", () => {
  const said = (text: string) =>
    checkArithmetic(text).map(({ message, why, instead }) => `${message} | ${why} | ${instead}`);
  expect([
    ...said("There were 4,700 plans (2,000 old and 2,800 new)."),
    ...said("It cost £47.50: £20.25 for rooms and £28.2 for food."),
    ...said("There were 20 old plans and 28 new ones, a total of 47 plans."),
  ]).toEqual([
    "The parts make 4,800, but the total printed is 4,700 | 2,000 + 2,800 = 4,800 | either 4,800 for the total, or parts that sum to 4,700",
    "The parts make £48.45, but the total printed is £47.50 | £20.25 + £28.2 = £48.45 | either £48.45 for the total, or parts that sum to £47.50",
    "The parts make 48, but the total printed is 47 | 20 + 28 = 48 | either 48 for the total, or parts that sum to 47",
  ]);
});

it("adds parts up, and finds what a withheld part gives away", () => {
  const texts = [
    "There were 27 deaths: 10 in Dorset, 12 in BCP and 5 in Somerset.",
    "There were 27 deaths: 10 in Dorset, 12 in BCP and 6 in Somerset.",
    "There were 27 deaths (22 in Dorset and 5 in Somerset).",
    "There were 27 deaths (22 in Dorset, and [c] in Somerset).",
    "There were 27 deaths (22 in Dorset and [c] in Somerset; [c] in BCP).",
    "There were 27 deaths (including 22 in Dorset and [c] in Somerset).",
    "There were 20 deaths (22 in Dorset and [c] in Somerset).",
    "There were 27 deaths (10 in Dorset, [c] in Somerset and more",
    "Income was £1,000.50: £600 from fees and £400 from grants.",
    "The answers were 50% good, 30% fair and 30% poor.",
    "The answers were 50% good, 30% fair and 20.4% poor.",
    "In all 27: 10 boys, 17 girls.",
    "There were 10 boys and 12 girls, a total of 23 children.",
    "There were 10 boys, 12 girls and 2 others, 24 in 2023.",
  ];
  expect(texts.flatMap(found)).toMatchInlineSnapshot(`
    [
      "There were 27 deaths: 10 in Dorset, 12 in BCP and 5 in Somerset.",
      "  report/small-count-recoverable: 5 is a small number of people, and withholding it alone would not hide it: 27 - 10 - 12 = 5 | 27 and every other part are printed, so anyone can subtract | if it must be withheld, withhold a second part or the total as well",
      "There were 27 deaths: 10 in Dorset, 12 in BCP and 6 in Somerset.",
      "  report/parts-do-not-sum: The parts make 28, but the total printed is 27 | 10 + 12 + 6 = 28 | either 28 for the total, or parts that sum to 27",
      "There were 27 deaths (22 in Dorset and 5 in Somerset).",
      "  report/small-count-recoverable: 5 is a small number of people, and withholding it alone would not hide it: 27 - 22 = 5 | 27 and every other part are printed, so anyone can subtract | if it must be withheld, withhold a second part or the total as well",
      "There were 27 deaths (22 in Dorset, and [c] in Somerset).",
      "  report/withheld-recoverable: The withheld number can be worked out from the total and the other parts | 27 - 22 leaves it | withhold a second part, or leave out the total",
      "There were 27 deaths (22 in Dorset and [c] in Somerset; [c] in BCP).",
      "There were 27 deaths (including 22 in Dorset and [c] in Somerset).",
      "There were 20 deaths (22 in Dorset and [c] in Somerset).",
      "There were 27 deaths (10 in Dorset, [c] in Somerset and more",
      "  report/withheld-recoverable: The withheld number can be worked out from the total and the other parts | 27 - 10 leaves it | withhold a second part, or leave out the total",
      "Income was £1,000.50: £600 from fees and £400 from grants.",
      "  report/parts-do-not-sum: The parts make £1,000, but the total printed is £1,000.50 | £600 + £400 = £1,000 | either £1,000 for the total, or parts that sum to £1,000.50",
      "The answers were 50% good, 30% fair and 30% poor.",
      "The answers were 50% good, 30% fair and 20.4% poor.",
      "In all 27: 10 boys, 17 girls.",
      "There were 10 boys and 12 girls, a total of 23 children.",
      "  report/parts-do-not-sum: The parts make 22, but the total printed is 23 | 10 + 12 = 22 | either 22 for the total, or parts that sum to 23",
      "There were 10 boys, 12 girls and 2 others, 24 in 2023.",
    ]
  `);
});
