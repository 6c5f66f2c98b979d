import { calendarDate, type Figure, financialYear } from "@pdscp/core";
import { expect, it } from "vitest";
import { readDraft } from "./draft.ts";
import { checkDraft } from "./draft-check.ts";
import { closeness } from "./drift.ts";
import { figureLabel } from "./figure-label.ts";
import { judged, register } from "./judged.fixture.ts";
import { contextOf } from "./mention-context.ts";
import { count, figureFor, pounds, share, withheld } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

it("holds a number to the year that its sentence names", () => {
  const texts = [
    "In 2022/23 the deaths reviewed were 58.",
    "In 2023/24 the deaths reviewed were 28.",
    "In 2021/22 the deaths reviewed were 28.",
    "In 2023 the deaths reviewed were 28.",
    "By 31 March 2024 the plans that are timed were 4,271.",
    "In 2023/24 the plans that are timed were 4,271.",
    "In 2019 the plans that are timed were 4,271.",
    "In March 2020 the total budget was £303,410.",
  ];
  expect(texts.flatMap((text) => judged(text))).toMatchInlineSnapshot(`
    [
      "In 2022/23 the deaths reviewed were 58. => 2022/23 context; 58 drifted cdop.reviewed-2022-23",
      "  report/drifted: 58 is not what the register says: "Deaths reviewed" is 59 | 59",
      "In 2023/24 the deaths reviewed were 28. => 2023/24 context; 28 drifted cdop.reviewed",
      "  report/drifted: 28 is not what the register says: "Deaths reviewed" is 27 | 27",
      "In 2021/22 the deaths reviewed were 28. => 2021/22 context; 28 unsourced",
      "  report/unsourced: 28 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "In 2023 the deaths reviewed were 28. => 2023 context; 28 drifted cdop.reviewed",
      "  report/drifted: 28 is not what the register says: "Deaths reviewed" is 27 | 27",
      "By 31 March 2024 the plans that are timed were 4,271. => 31 March 2024 context; 4,271 drifted priorities.plans",
      "  report/drifted: 4,271 is not what the register says: "Plans that are timed" is 4,217 | 4,217",
      "In 2023/24 the plans that are timed were 4,271. => 2023/24 context; 4,271 drifted priorities.plans",
      "  report/drifted: 4,271 is not what the register says: "Plans that are timed" is 4,217 | 4,217",
      "In 2019 the plans that are timed were 4,271. => 2019 context; 4,271 unsourced",
      "  report/unsourced: 4,271 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "In March 2020 the total budget was £303,410. => March 2020 context; £303,410 drifted funding.budget",
      "  report/drifted: £303,410 is not what the register says: "Total budget" is £303,140 | £303,140",
    ]
  `);
});

it("means the figure that a slip makes, else the one whose words it has, else the one of more words", () => {
  const alike = createRegister([
    figureFor("late-panel", count(31), { label: "Deaths reviewed late by panel" }),
    figureFor("reviewed", count(27), { label: "Deaths reviewed" }),
    figureFor("notified", count(57), { label: "Deaths notified" }),
    figureFor("late-notified", count(55), { label: "Late deaths notified" }),
    figureFor("courses", count(2_876), { label: "Attendances at courses" }),
    figureFor("schools", count(12_345), { label: "Attendances of schools at all courses" }),
  ]);
  const meant = (text: string) => checkDraft(text, alike).mentions.map(({ figure }) => figure);
  expect(meant("The late deaths reviewed were 28.")).toEqual(["reviewed"]);
  expect(meant("The late deaths notified were 58.")).toEqual(["late-notified"]);
  expect(meant("There were 12,354 attendances at courses.")).toEqual(["schools"]);
  expect(meant("There were 2,786 attendances of schools at all courses.")).toEqual(["courses"]);
  expect(meant("The deaths reviewed late by the panel were 28.")).toEqual(["late-panel"]);
  expect(meant("Of all deaths notified, the late were 58.")).toEqual(["late-notified"]);
  const visits = createRegister([
    figureFor("schools", count(2_000), { label: "Visits to schools by nurses" }),
    figureFor("homes", count(2_876), { label: "Visits to homes" }),
  ]);
  const [slip] = checkDraft("There were 2,786 visits to schools by nurses.", visits).mentions;
  expect(slip?.figure).toBe("homes");
});

it("takes a number far from the figure for it only where its words stand beside it, or are many", () => {
  const texts = [
    "Reviews of all those deaths in which the panel found some modifiable factors came to a mere 9%.",
    "The total budget, in the end, for everyone at the table and more, was £606,280.",
    "The total budget, in the end, for everyone at the table and more, was £606,281.",
    "Of the deaths that came to the panel at some time in the year, in all 28 were by then reviewed.",
    "Of the deaths that came to the panel, and that was at any time of the whole year, 28 were in the end reviewed.",
    "The death rate of children was 12 per 100,000.",
    "The reviews with modifiable factors were 30 to 40%.",
    "The total budget in the end for all of them was £606,281.",
    "The course books were £12,400.",
  ];
  expect(texts.flatMap((text) => judged(text).slice(0, 1))).toMatchInlineSnapshot(`
    [
      "Reviews of all those deaths in which the panel found some modifiable factors came to a mere 9%. => 9% drifted cdop.modifiable",
      "The total budget, in the end, for everyone at the table and more, was £606,280. => £606,280 drifted funding.budget",
      "The total budget, in the end, for everyone at the table and more, was £606,281. => £606,281 unsourced",
      "Of the deaths that came to the panel at some time in the year, in all 28 were by then reviewed. => 28 unsourced",
      "Of the deaths that came to the panel, and that was at any time of the whole year, 28 were in the end reviewed. => 28 unsourced",
      "The death rate of children was 12 per 100,000. => 12 per 100,000 drifted cdop.rate",
      "The reviews with modifiable factors were 30 to 40%. => 30 to 40% unsourced",
      "The total budget in the end for all of them was £606,281. => £606,281 unsourced",
      "The course books were £12,400. => £12,400 unsourced",
    ]
  `);
});

it.each([
  { when: "By March 2024", status: "drifted" },
  { when: "In 2024/25", status: "drifted" },
  { when: "In 2019 and 2024", status: "drifted" },
  { when: "In 2019 and 2020", status: "unsourced" },
])("holds what is counted on a day to the years of a sentence: $when, $status", ({ when, status }) => {
  const { mentions } = checkDraft(`${when} the plans that are timed were 4,271.`, register);
  expect(mentions.at(-1)?.status).toBe(status);
});

it.each([
  { when: "In 2022/23 and 2023/24", status: "drifted" },
  { when: "In 2020 and 2023", status: "drifted" },
  { when: "In 2023", status: "drifted" },
  { when: "In 2024", status: "unsourced" },
  { when: "In 2022/23", status: "unsourced" },
])("holds what is counted in a year to the years of a sentence: $when, $status", ({ when, status }) => {
  const { mentions } = checkDraft(`${when} the total budget was £303,410.`, register);
  expect(mentions.at(-1)?.status).toBe(status);
});

it("holds a number to a figure of any other time, whatever year its sentence names", () => {
  const months = { from: calendarDate("2022-01-01"), to: calendarDate("2024-03-31") };
  const own = createRegister([
    figureFor("a", pounds("303140.00"), { label: "Total budget", period: months }),
  ]);
  const { mentions } = checkDraft("In 2019 the total budget was £303,410.", own);
  expect(mentions.at(-1)?.status).toBe("drifted");
});

it("holds a small share to its figure in full, and not as it is rounded", () => {
  const own = createRegister([figureFor("a", share(1, 300), { label: "Late reviews" })]);
  const far = "in which many people had to wait for one another for long";
  const { mentions } = checkDraft(`Of the late reviews, ${far}, there were 0.5%.`, own);
  expect(mentions.map(({ status }) => status)).toEqual(["drifted"]);
});

it("means no figure that is less alike than what is withheld of these years", () => {
  const fees = figureFor("fees", pounds("70200.00"), { label: "Costs of reviews" });
  const own = (period: string, more: readonly Figure[]) =>
    createRegister([
      ...more,
      figureFor("advice", withheld, { label: "Legal costs of reviews", period: financialYear(period) }),
      figureFor("rooms", pounds("12354.00"), { label: "Costs of rooms" }),
    ]);
  const meant = (text: string, period = "2023/24", ...more: readonly Figure[]) =>
    checkDraft(text, own(period, more)).mentions.map(({ status, figure = "" }) =>
      `${status} ${figure}`.trim(),
    );
  expect(meant("Legal costs of reviews were £12,345.")).toEqual(["unsourced"]);
  expect(meant("In 2023/24 legal costs of reviews were £12,345.", "2022/23").at(-1)).toBe("drifted rooms");
  expect(meant("Legal costs of reviews were £70,020.", "2023/24", fees)).toEqual(["drifted fees"]);
});

it.each([
  { label: "Reviews completed within 6 months", said: "Within 6 months 4 reviews were completed.", close: 1 },
  {
    label: "Reviews completed within 6 months",
    said: "Within 12 months 4 reviews were completed.",
    close: 0.8,
  },
  {
    label: "Reviews completed within 6 months",
    said: "Within 6 months or 12 months 4 reviews were.",
    close: 0.8,
  },
  { label: "5-9 years", said: "There were 4 lunches.", close: 0 },
  { label: "5-9 years", said: "There were 4 children aged 5-9 years.", close: 1 },
  { label: "All of it", said: "There were 4 of them.", close: 0 },
])("takes $close of $label to be said in: $said", ({ label, said, close }) => {
  const draft = readDraft(said);
  const [sentence] = draft.sentences;
  const mention = sentence?.mentions.find(({ value }) => value === "4");
  if (sentence === undefined || mention === undefined) throw new Error("There is no number in it");
  expect(closeness(figureLabel(label), contextOf(draft, sentence, mention))).toBe(close);
});

it.each([
  { text: "The death rate of children was 12 per 100,000.", instead: "19.3 per 100,000" },
  { text: "The death rate of children was 12.55 per 100,000.", instead: "19.29 per 100,000" },
  { text: "The reviews with modifiable factors were 50%.", instead: "52%" },
  { text: "The reviews with modifiable factors were 50.0%.", instead: "51.9%" },
  { text: "The course fees were £12,500.6.", instead: "£12,500.50" },
  { text: "The total  budget was £0.31\n million.", instead: "£303,140" },
])("says what to print instead, to as many places: $text", ({ text, instead }) => {
  const { findings } = checkDraft(text, register);
  expect(findings.map((finding) => finding.instead)).toEqual([instead]);
});

const changes = createRegister([
  figureFor("funding.contribution.bcp", pounds("75785.00"), { label: "Contribution of BCP Council" }),
  figureFor("funding.change.bcp", pounds("-7639.00"), {
    label: "Change in the contribution of BCP Council",
  }),
  figureFor("funding.change.dorset", pounds("6853.00"), {
    label: "Change in the contribution of Dorset Council",
  }),
  figureFor("funding.closing", pounds("-500.00"), { label: "Balance carried forward" }),
  figureFor("funding.surplus", pounds("47156.00"), { label: "Income less expenditure" }),
]);

it.each<[string, readonly string[], string?]>([
  ["BCP Council's contribution fell by £7,639.", []],
  ["There was a reduction of £7,639 for BCP Council.", []],
  ["BCP Council: £7,639 reduction", []],
  ["BCP Council paid £7,639 less.", []],
  ["BCP Council's contribution was down £7,639.", []],
  ["BCP Council's contribution fell by over £7,600.", []],
  ["BCP Council (-£7,639)", []],
  ["The year ended with a deficit of £500.", []],
  ["The year was overspent by £500.", []],
  ["There was an underspend of £47,156.", []],
  ["Outgoings were £47,156 less than our income.", []],
  ["Outgoings were £47,156 lower than the money that came in.", []],
  ["Income was £47,156 less than in the year before.", ["report/change-wrong-way"], "a surplus"],
  [
    "Dorset Council's contribution was £6,853 less than last year's.",
    ["report/change-wrong-way"],
    "an increase",
  ],
  ["BCP Council's contribution was £7,639 less than its old share.", []],
  ["There was an overspend of £47,156.", ["report/change-wrong-way"], "a surplus"],
  ["Dorset Council's contribution rose by £6,853.", []],
  ["Dorset Council's contribution fell by £6,853.", ["report/change-wrong-way"], "an increase"],
  ["BCP Council's contribution rose by £7,639.", ["report/drifted"], "-£7,639"],
  ["BCP Council's contribution fell by £7,693.", ["report/drifted"], "-£7,639"],
  ["BCP Council's contribution fell by £70,000.", ["report/drifted"], "-£7,639"],
  ["The balance carried forward was £500.", ["report/drifted"], "-£500"],
  ["The year before, BCP Council's contribution was £83,000.", ["report/unsourced"]],
  [
    "BCP Council's contribution, against £83,000 last year, was £70,000.",
    ["report/unsourced", "report/drifted"],
  ],
  ["BCP Council's contribution was £75,758, as in the previous year.", ["report/drifted"], "£75,785"],
])("knows which way a sum goes: %s", (text, codes, instead) => {
  const { findings } = checkDraft(text, changes);
  expect(findings.map(({ code }) => code)).toEqual(codes);
  if (instead !== undefined) expect(findings[0]?.instead).toBe(instead);
});

it.each([
  ["The training budget was £250,000.", "unsourced"],
  ["The profiled budget is £3,384,000 higher.", "unsourced"],
  ["The budget had an overspend of £293,000.", "unsourced"],
  ["A saving of £310,000 was made on the budget.", "unsourced"],
  ["The budget was £310,000.", "drifted"],
  ["Our annual budget was £310,000.", "drifted"],
  ["The total budget was £310,000.", "drifted"],
  ["Budget: £310,000", "drifted"],
  ["| Budget | £310,000 |", "drifted"],
] as const)(
  "takes no other budget, and nothing left of one, for the total budget: %s, %s",
  (text, status) => {
    expect(checkDraft(text, register).mentions.map((each) => each.status)).toEqual([status]);
  },
);

it("takes nothing within another time for what was done within 12 months", () => {
  const own = createRegister([figureFor("a", share(9, 27), { label: "Reviews completed within 12 months" })]);
  const meant = (text: string) => checkDraft(text, own).mentions.at(-1)?.status;
  expect(meant("Of plans, reviews completed within their time were 95%.")).toBe("unsourced");
  expect(meant("Reviews completed within 12 months were 95%.")).toBe("drifted");
  expect(meant("Within 12 months, completed reviews were 95%.")).toBe("drifted");
});
