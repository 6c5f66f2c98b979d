import { calendarDate, type FigureValue, financialYear } from "@pdscp/core";
import { expect, it } from "vitest";
import { checkDraft, type DraftCheckOptions } from "./draft-check.ts";
import { count, figureFor, pounds, share } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

const rate: FigureValue = { kind: "rate", count: 27, population: 140_000, per: 100_000 };
const days = (of: number): FigureValue => ({ kind: "days", days: of });
const register = createRegister([
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
const judged = (text: string, options: DraftCheckOptions = {}) => {
  const { mentions, findings } = checkDraft(text, register, options);
  return [
    `${text} => ${mentions.map(({ text: own, status, figure = "" }) => `${own} ${status} ${figure}`.trim()).join("; ")}`,
    ...findings.map(
      ({ code, message, instead }) => `  ${code}: ${message}${instead === undefined ? "" : ` | ${instead}`}`,
    ),
  ];
};

it("takes a round number with its word for an exact one that is near", () => {
  const texts = [
    "There were over 2,800 attendances at courses.",
    "There were over 2,000 attendances at courses.",
    "There were over 2876 attendances at courses.",
    "There were nearly 3,000 attendances at courses.",
    "There were nearly 2,870 attendances at courses.",
    "There were about 2,900 attendances at courses.",
    "There were about 2,700 attendances at courses.",
    "There were about 2,875 attendances at courses.",
    "There were about 2,900 attendances, yes, about 2,900.",
    "Over £300,000 was the total budget, or £0.3 million.",
    "About £12,500 came from course fees, not £12,500.",
    "About half, over half, or around two-thirds of the reviews.",
    "Nearly 51.9% of reviews.",
  ];
  expect(texts.flatMap((text) => judged(text))).toMatchInlineSnapshot(`
    [
      "There were over 2,800 attendances at courses. => 2,800 sourced training.attendances",
      "There were over 2,000 attendances at courses. => 2,000 sourced training.attendances",
      "There were over 2876 attendances at courses. => 2876 sourced training.attendances",
      "  report/qualifier-not-borne: The figure is exactly 2,876: the word before it says otherwise | 2,876",
      "There were nearly 3,000 attendances at courses. => 3,000 sourced training.attendances",
      "There were nearly 2,870 attendances at courses. => 2,870 drifted training.attendances",
      "  report/drifted: 2,870 is not what the register says: "Attendances at courses" is 2,876 | 2,876",
      "There were about 2,900 attendances at courses. => 2,900 sourced training.attendances",
      "There were about 2,700 attendances at courses. => 2,700 drifted training.attendances",
      "  report/drifted: 2,700 is not what the register says: "Attendances at courses" is 2,876 | 2,876",
      "There were about 2,875 attendances at courses. => 2,875 drifted training.attendances",
      "  report/drifted: 2,875 is not what the register says: "Attendances at courses" is 2,876 | 2,876",
      "There were about 2,900 attendances, yes, about 2,900. => 2,900 sourced training.attendances; 2,900 sourced training.attendances",
      "Over £300,000 was the total budget, or £0.3 million. => £300,000 sourced funding.budget; £0.3 million sourced funding.budget",
      "About £12,500 came from course fees, not £12,500. => £12,500 sourced funding.fees; £12,500 drifted funding.fees",
      "  report/drifted: £12,500 is not what the register says: "Course fees" is £12,500.50 | £12,500.50",
      "About half, over half, or around two-thirds of the reviews. => half sourced cdop.modifiable; half sourced cdop.modifiable; two-thirds sourced cdop.modifiable",
      "Nearly 51.9% of reviews. => 51.9% sourced cdop.modifiable",
    ]
  `);
});

it("takes rates and days as they are printed", () => {
  const texts = [
    "The death rate of children was 19.3 per 100,000.",
    "The death rate of children was 19.4 per 100,000.",
    "The death rate of children was 0.19 per 1,000.",
    "The 27 deaths were among 140,000 children.",
    "The median days to review were 382.5 days.",
    "The median days to review were 383 days.",
    "The median days to review were 300 days.",
  ];
  expect(texts.flatMap((text) => judged(text))).toMatchInlineSnapshot(`
    [
      "The death rate of children was 19.3 per 100,000. => 19.3 per 100,000 sourced cdop.rate",
      "The death rate of children was 19.4 per 100,000. => 19.4 per 100,000 drifted cdop.rate",
      "  report/drifted: 19.4 per 100,000 is not what the register says: "Death rate of children" is 19.3 per 100,000 | 19.3 per 100,000",
      "The death rate of children was 0.19 per 1,000. => 0.19 per 1,000 drifted cdop.rate",
      "  report/drifted: 0.19 per 1,000 is not what the register says: "Death rate of children" is 19.29 per 100,000 | 19.29 per 100,000",
      "The 27 deaths were among 140,000 children. => 27 sourced cdop.rate; 140,000 sourced cdop.rate",
      "The median days to review were 382.5 days. => 382.5 days sourced cdop.time",
      "The median days to review were 383 days. => 383 days sourced cdop.time",
      "The median days to review were 300 days. => 300 days drifted cdop.time",
      "  report/drifted: 300 days is not what the register says: "Median days to review" is 382.5 days | 382.5 days",
    ]
  `);
});

it("knows a slip of the keys", () => {
  const texts = [
    "The budget was £303,410.",
    "The budget was £303,149.",
    "The budget was £30,314.",
    "The budget was £3,033,140.",
    "The budget was £313,410.",
    "The budget was £403,410.",
    "The budget was £3,031.",
    "The fees were £12,500.05.",
    "The attendances were 2,786.",
    "The attendances were 286.",
  ];
  expect(texts.flatMap((text) => judged(text))).toMatchInlineSnapshot(`
    [
      "The budget was £303,410. => £303,410 drifted funding.budget",
      "  report/drifted: £303,410 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £303,149. => £303,149 drifted funding.budget",
      "  report/drifted: £303,149 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £30,314. => £30,314 drifted funding.budget",
      "  report/drifted: £30,314 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £3,033,140. => £3,033,140 drifted funding.budget",
      "  report/drifted: £3,033,140 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £313,410. => £313,410 drifted funding.budget",
      "  report/drifted: £313,410 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £403,410. => £403,410 drifted funding.budget",
      "  report/drifted: £403,410 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The budget was £3,031. => £3,031 drifted funding.budget",
      "  report/drifted: £3,031 is not what the register says: "Total budget" is £303,140 | £303,140",
      "The fees were £12,500.05. => £12,500.05 drifted funding.fees",
      "  report/drifted: £12,500.05 is not what the register says: "Course fees" is £12,500.50 | £12,500.50",
      "The attendances were 2,786. => 2,786 drifted training.attendances",
      "  report/drifted: 2,786 is not what the register says: "Attendances at courses" is 2,876 | 2,876",
      "The attendances were 286. => 286 unsourced",
      "  report/unsourced: 286 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
    ]
  `);
});

it.each([
  { said: "1,234", slip: "1,243" },
  { said: "1,234", slip: "2,134" },
  { said: "1,234", slip: "1,239" },
  { said: "1,234", slip: "9,234" },
  { said: "1,234", slip: "12,345" },
  { said: "1,234", slip: "11,234" },
  { said: "12,345", slip: "1,234" },
  { said: "12,345", slip: "2,345" },
  { said: "12,345", slip: "1,245" },
])("takes $slip for a slip of $said", ({ said, slip }) => {
  const visits = createRegister([
    figureFor("a.visits", count(Number(said.replace(",", ""))), { label: "Visits to homes by nurses" }),
  ]);
  const { mentions } = checkDraft(`In all ${slip} visits.`, visits, {});
  expect(mentions.map(({ status }) => status)).toEqual(["drifted"]);
});

it.each([
  { said: "1,234", other: "4,231" },
  { said: "1,234", other: "1,432" },
  { said: "1,234", other: "2,143" },
  { said: "1,234", other: "1,299" },
  { said: "1,234", other: "2,244" },
  { said: "1,234", other: "123,456" },
  { said: "1,234", other: "21,340" },
  { said: "12,345", other: "5,432" },
  { said: "123", other: "132" },
])("takes $other for no slip of $said", ({ said, other }) => {
  const visits = createRegister([
    figureFor("a.visits", count(Number(said.replace(",", ""))), { label: "Visits to homes by nurses" }),
  ]);
  const { mentions } = checkDraft(`In all ${other} visits.`, visits, {});
  expect(mentions.map(({ status }) => status)).toEqual(["unsourced"]);
});

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

it("prefers last year's report where the words are of last year", () => {
  const lastYear = createRegister([
    figureFor("cdop.reviewed", count(59), { label: "Deaths reviewed", period: financialYear("2022/23") }),
    figureFor("cdop.modifiable", share(32, 59), {
      label: "Reviews with modifiable factors",
      period: financialYear("2022/23"),
    }),
  ]);
  const texts = [
    "Last year the deaths reviewed were 59.",
    "Last year the deaths reviewed were 27.",
    "Last year the reviews with modifiable factors were 52%.",
    "The reviews with modifiable factors were 52%, after 54% last year.",
    "The deaths reviewed were 27, and 59 the year before.",
  ];
  expect(texts.flatMap((text) => judged(text, { lastYear }))).toMatchInlineSnapshot(`
    [
      "Last year the deaths reviewed were 59. => 59 sourced cdop.reviewed",
      "Last year the deaths reviewed were 27. => 27 sourced cdop.reviewed",
      "Last year the reviews with modifiable factors were 52%. => 52% sourced cdop.modifiable",
      "  report/last-year-differs: 52% is not what last year's report says: "Reviews with modifiable factors" is 54% | 54%",
      "The reviews with modifiable factors were 52%, after 54% last year. => 52% sourced cdop.modifiable; 54% sourced cdop.modifiable",
      "The deaths reviewed were 27, and 59 the year before. => 27 sourced cdop.reviewed; 59 sourced cdop.reviewed",
    ]
  `);
});

it("excuses a number only where its words stand, and not as a part of another", () => {
  const excuse = { text: "£25", reason: "set by the policy", expires: calendarDate("2024-09-30") };
  const accepted = { ...excuse, text: "25%", code: "report/no-such-total" };
  expect([
    ...judged("The fee is £250, and £25 for some.", { excuses: [excuse] }),
    ...judged("The fee is £1,025.", { excuses: [{ ...excuse, text: "25" }] }),
    ...judged("The fee is £25.50.", { excuses: [excuse] }),
    ...judged("The fee is £25 each.\n\nNothing late.", { excuses: [{ ...excuse, near: "late" }] }),
    ...judged("It is 25%.", { excuses: [accepted] }),
    ...judged("It is 25%.", { excuses: [excuse], on: calendarDate("2024-10-01") }),
  ]).toMatchInlineSnapshot(`
    [
      "The fee is £250, and £25 for some. => £250 unsourced; £25 excused",
      "  report/unsourced: £250 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "The fee is £1,025. => £1,025 unsourced",
      "  report/unsourced: £1,025 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "  report/excuse-unused: The excuse for "25" excuses nothing in this draft | a draft checked without it",
      "The fee is £25.50. => £25.50 unsourced",
      "  report/unsourced: £25.50 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "  report/excuse-unused: The excuse for "£25" excuses nothing in this draft | a draft checked without it",
      "The fee is £25 each.

    Nothing late. => £25 unsourced",
      "  report/unsourced: £25 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "  report/excuse-unused: The excuse for "£25" excuses nothing in this draft | a draft checked without it",
      "It is 25%. => 25% unsourced",
      "  report/unsourced: 25% has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "  report/excuse-unused: The excuse for "25%" excuses nothing in this draft | a draft checked without it",
      "It is 25%. => 25% unsourced",
      "  report/unsourced: 25% has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "  report/excuse-expired: The excuse for "£25" ran out on 30 September 2024 | a source for the number, or a new excuse",
    ]
  `);
  for (const [change, missing] of [
    [{ text: "" }, "text"],
    [{ reason: "" }, "reason"],
    [{ expires: "soon" as never }, "expires"],
  ] as const) {
    expect(() => checkDraft("", register, { excuses: [{ ...excuse, ...change }] })).toThrow(
      expect.objectContaining({
        code: "report/excuse-invalid",
        path: ["excuses", 0, missing],
        message: "Cannot accept the excuse: the number, a reason and a last day are needed",
      }),
    );
  }
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
