import { openCases, timeToReview } from "@pdscp/cdop";
import { calendarDate, formatFigure, money } from "@pdscp/core";
import {
  contributionChanges,
  type EarmarkStatement,
  equalShares,
  type YearAccount,
  yearAccount,
} from "@pdscp/funding";
import { progress } from "@pdscp/priorities";
import { evaluationSummary, trainingActivity } from "@pdscp/training";
import { expect, it } from "vitest";
import { idPart, share } from "./figure-draft.ts";
import { checkRegister, createRegister } from "./register.ts";
import {
  account,
  areas,
  certificate,
  evaluation,
  formatPeriodOf,
  measure,
  results,
  reviewedCase,
  shares,
  year,
} from "./yearly-figures.fixture.ts";
import { yearlyFigures } from "./yearly-figures.ts";

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
    'funding.earmark.free-training.held: In the balance for the fund "Free training" on 31 March 2024: £80: Set aside by the board',
  ]);
});

it("makes figures that one register holds without an error", () => {
  const findings = checkRegister(createRegister(yearlyFigures(results)));
  expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
});

it("makes no figure of a result that is not there", () => {
  expect(yearlyFigures({ year })).toEqual([]);
  expect(yearlyFigures({ year, training: {}, cdop: {}, funding: {}, priorities: {} })).toEqual([]);
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
  const reasonOf = (account: YearAccount) =>
    yearlyFigures({ year, funding: { account } }).find(({ id }) => id === "funding.closing")?.because;
  expect(reasonOf(implied)).toBe(
    "The balance at the end of the year, as given; the outgoings are worked out from it",
  );
  expect(reasonOf(yearAccount({ year, opening: money("5"), income: [], expenditure: [] }))).toBe(
    "The balance brought forward, with the income of the year less its expenditure",
  );
  expect(share("a.share", "A share", { count: 0, total: 0 }, "reviews", year, "It is so").value).toEqual({
    kind: "not-available",
    why: "there were no reviews",
  });
  expect([idPart("NHS Dorset & others"), idPart("!")]).toEqual(["nhs-dorset-others", "unnamed"]);
});

it.each(["NFC", "NFD"])(
  "makes an id of a name with its accents left out, however they are written: %s",
  (form) => {
    expect(idPart("Cyngor Sir Ynys Môn".normalize(form))).toBe("cyngor-sir-ynys-mon");
    expect(idPart("Llŷn and Dŵr Élan".normalize(form))).toBe("llyn-and-dwr-elan");
  },
);

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
