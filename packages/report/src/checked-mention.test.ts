import { financialYear } from "@pdscp/core";
import { expect, it } from "vitest";
import { checkDraft } from "./draft-check.ts";
import { judged } from "./judged.fixture.ts";
import { count, figureFor, published, share, withheld } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

const register = createRegister(published);
const statuses = (text: string, options = {}) =>
  checkDraft(text, register, options).mentions.map(({ text: own, status }) => `${own} ${status}`);

it.each([
  { text: "The total budget was £303,140.", expected: ["£303,140 sourced"] },
  { text: "Some £0.3 million was spent.", expected: ["£0.3 million sourced"] },
  { text: "The total budget was £303,410.", expected: ["£303,410 drifted"] },
  { text: "We reviewed 28 deaths in all.", expected: ["28 drifted"] },
  {
    text: "We reviewed 27 deaths and 14 (52%) had factors.",
    expected: ["27 sourced", "14 sourced", "52% sourced"],
  },
  { text: "Reviews with modifiable factors were 51.9%.", expected: ["51.9% sourced"] },
  { text: "Reviews with modifiable factors were 51%.", expected: ["51% drifted"] },
  { text: "Half of the reviews, more or less.", expected: ["Half sourced"] },
  { text: "There were 812 lunches.", expected: ["812 unsourced"] },
  { text: "In 2023/24, at 16 years old.", expected: ["2023/24 context", "16 years old context"] },
])("says $expected of: $text", ({ text, expected }) => {
  expect(statuses(text)).toEqual(expected);
});

it("reads no number as a figure that its sentence states beside it", () => {
  const areas = createRegister([
    figureFor("cdop.notified", count(57), { label: "Deaths notified" }),
    figureFor("cdop.notified-by-area.north", count(27), { label: "Deaths notified by area: North" }),
  ]);
  const { findings } = checkDraft(
    "Of the 57 deaths that were notified, 28 were of children from North.",
    areas,
  );
  expect(findings.map(({ code, instead }) => [code, instead])).toEqual([["report/drifted", "27"]]);
});

it("finds that a number says less than its words", () => {
  const { findings } = checkDraft("Over 57 deaths were notified.", register);
  expect(findings.map(({ code, instead }) => `${code} ${instead}`)).toEqual([
    "report/qualifier-not-borne 57",
  ]);
});

it.each([
  { text: "Under 57 deaths were notified.", instead: ["57"] },
  { text: "Nearly 57 deaths were notified.", instead: ["57"] },
  { text: "About 57 deaths were notified.", instead: [] },
  { text: "Over £303,140 was the total budget.", instead: ["£303,140"] },
  { text: "Over 52% of reviews.", instead: [] },
  { text: "Over 57 lunches were served.", instead: [] },
  { text: "Over 57", instead: ["57"] },
  { text: "Nearly 57 families with 27 deaths among them came.", instead: [] },
  { text: "Over 51.9% of reviews.", instead: [] },
])("lets an exact number be said to be $instead and no other in: $text", ({ text, instead }) => {
  const { findings } = checkDraft(text, register);
  expect(findings.map((finding) => finding.instead)).toEqual(instead);
});

it("names every figure that a number may be, the likeliest first", () => {
  const { mentions } = checkDraft("The reviews with modifiable factors were of 27.", register);
  expect(mentions.map(({ figure, candidates }) => [figure, candidates])).toEqual([
    ["cdop.modifiable", ["cdop.modifiable", "cdop.reviewed"]],
  ]);
  const [only] = checkDraft("The deaths notified were 57.", register).mentions;
  expect(only).not.toHaveProperty("candidates");
});

it("says why a number needs a source, and what the words are of where it has another", () => {
  const said = (text: string) =>
    checkDraft(text, register).findings.map(({ message, why }) => `${message} | ${why}`);
  expect([
    ...said("There were 812 lunches."),
    ...said("The total budget was £75,785."),
    ...said("Over 57 deaths were notified."),
  ]).toMatchInlineSnapshot(`
    [
      "812 has no source: no figure of the register prints so | Only a number with a source can be defended",
      "£75,785 is "Share of each partner", but the words are those of "Total budget", which is £303,140 | The sentence names funding.budget and prints funding.share",
      "The figure is exactly 57: the word before it says otherwise | cdop.notified is 57",
    ]
  `);
});

it("takes a length of time for a name where a label has it, and for no source where none has", () => {
  const ages = createRegister([
    figureFor("cdop.young", count(33), { label: "Referrals: 0-27 days" }),
    figureFor("cdop.older", withheld, { label: "Referrals: 28-364 days" }),
  ]);
  const check = (text: string) => checkDraft(text, ages);
  expect(check("It was 0-27 days.").mentions.map(({ status }) => status)).toEqual(["context"]);
  expect(check("It was 0-27 days.").coverage.text).toBe("0 of 0");
  expect(check("It was 5-27 days.").coverage.text).toBe("0 of 1");
  expect(check("Some 812 lunches at 28-364 days.").findings.map(({ instead }) => instead)).toEqual([
    expect.stringMatching(/^the mark, /),
  ]);
});

it.each([
  { text: "The total budget was £75,785.", expected: ["report/other-figure £303,140"] },
  { text: "The total budget was £303,140, or £75,785 for everyone.", expected: [] },
  { text: "Everyone paid £75,785.", expected: [] },
  { text: "The total budget was £0.3 million, or £75,785.", expected: [] },
  { text: "The total budget was over £75,785.", expected: ["report/qualifier-not-borne £75,785"] },
  {
    text: "The total budget was £303,140. The total budget was £75,785.",
    expected: ["report/other-figure £303,140"],
  },
])("finds $expected in: $text", ({ text, expected }) => {
  const { findings } = checkDraft(text, register);
  expect(findings.map(({ code, instead }) => `${code} ${instead}`)).toEqual(expected);
});

it("reads the value of a label, and what is withheld there", () => {
  const labels = createRegister([
    figureFor("priorities.count", count(3), { label: "Strategic priorities" }),
    figureFor("priorities.items.early-help", withheld, { label: "Number of early help items" }),
  ]);
  const codes = (text: string) => checkDraft(text, labels).findings.map(({ code }) => code);
  expect(codes("Strategic priorities: 3.")).toEqual([]);
  expect(codes("Strategic priorities: 4.")).toEqual(["report/drifted"]);
  expect(codes("Number of early help items: 4\nStrategic priorities: 3")).toEqual([
    "report/withheld-printed",
  ]);
});

it("holds last year to last year's report", () => {
  const lastYear = createRegister([
    figureFor("cdop.reviewed", count(59), { label: "Deaths reviewed", period: financialYear("2022/23") }),
  ]);
  const codes = (text: string) => checkDraft(text, register, { lastYear }).findings.map(({ code }) => code);
  expect(codes("Last year the deaths reviewed were 59.")).toEqual([]);
  expect(codes("Last year the deaths reviewed were 58.")).toEqual(["report/last-year-differs"]);
});

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
