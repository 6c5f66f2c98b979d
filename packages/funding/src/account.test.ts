import {
  addMoney,
  calendarDate,
  type FinancialYear,
  financialYear,
  money,
  nextYear,
  subtractMoney,
} from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Line, yearAccount } from "./account.ts";
import { openEarmark } from "./earmark.ts";
import { drawDown } from "./earmark-draw.ts";
import { impliedExpenditure, impliedTerm } from "./implied.ts";
import { plain, refusalOf } from "./plain.fixture.ts";
import { rollForward } from "./roll-forward.ts";

const line = (name: string, amount: string, budget?: string): Line => ({
  name,
  amount: money(amount),
  ...(budget === undefined ? {} : { budget: money(budget) }),
});
const year = financialYear("2023/24");
const published = {
  year,
  opening: money("21697"),
  income: [line("Partner contributions", "303140")],
};

it("draws up 2023/24 from what was published, and marks the expenditure as implied", () => {
  const account = yearAccount({ ...published, closing: money("68853") });
  expect(account).toMatchObject({ implied: true, findings: [] });
  expect(account.expenditure.map(({ name }) => name)).toEqual(["Net outgoings, implied"]);
  expect(account.totalExpenditure.toFixed(2)).toBe("255984.00");
  expect(account.surplus.toFixed(2)).toBe("47156.00");
  expect(account.closing.toFixed(2)).toBe("68853.00");
  expect(account.because).toBe(
    "Opening £21,697 + income £303,140 - implied expenditure £255,984 = closing £68,853",
  );
});

it("carries an overspend", () => {
  const account = yearAccount({ ...published, expenditure: [line("Reviews", "350000")] });
  expect([account.surplus.toFixed(2), account.closing.toFixed(2)]).toEqual(["-46860.00", "-25163.00"]);
  expect(account.because).toBe("Opening £21,697 + income £303,140 - expenditure £350,000 = closing -£25,163");
  const next = yearAccount({ year: nextYear(year), opening: account.closing, income: [], expenditure: [] });
  expect(rollForward([account, next]).findings).toEqual([]);
});

it("compares actual with budget, by line", () => {
  const { variances } = yearAccount({
    ...published,
    income: [line("Contributions", "303140", "303140"), line("Course fees", "9000", "12000")],
    expenditure: [line("Reviews", "41000", "30000"), line("Training", "18000", "20000"), line("Other", "5")],
  });
  expect(
    variances.map(({ line, side, difference, favourable }) => [
      line,
      side,
      difference.toFixed(2),
      favourable,
    ]),
  ).toEqual([
    ["Contributions", "income", "0.00", true],
    ["Course fees", "income", "-3000.00", false],
    ["Reviews", "expenditure", "11000.00", false],
    ["Training", "expenditure", "-2000.00", true],
  ]);
});

it("sets the earmarks apart: those not begun whole, those drawn on by what is left", () => {
  const fund = openEarmark({
    id: "free-training",
    purpose: "Free training in 2024/25",
    amount: money("10000"),
    conditions: ["strategic priority"],
    from: calendarDate("2024-04-01"),
    expires: calendarDate("2025-03-31"),
    leftover: "general",
  });
  const account = yearAccount({ ...published, closing: money("68853"), earmarks: [fund] });
  expect([account.earmarked.toFixed(2), account.general.toFixed(2)]).toEqual(["10000.00", "58853.00"]);

  const drawn = drawDown(fund, {
    on: calendarDate("2024-06-01"),
    amount: money("2500"),
    reason: "strategic priority",
  });
  const later = yearAccount({
    year: financialYear("2024/25"),
    opening: money("68853"),
    income: [],
    expenditure: [{ ...line("Free training", "2500"), earmark: "free-training" }],
    earmarks: [drawn, { id: "reviews", amount: money("1000") }],
  });
  expect([later.earmarked.toFixed(2), later.general.toFixed(2)]).toEqual(["8500.00", "57853.00"]);
});

it("finds a closing balance that the lines do not explain, and earmarks beyond the balance", () => {
  const { findings } = yearAccount({
    ...published,
    expenditure: [line("All", "300000")],
    closing: money("24836"),
    earmarks: [{ id: "a", amount: money("25000") }],
  });
  expect(plain(findings)).toMatchInlineSnapshot(`
    [
      {
        "code": "funding/closing-not-explained",
        "message": "2023/24: the closing balance is reported as £24,836, and the lines make £24,837; -£1 is not explained",
        "path": [
          "closing",
        ],
        "residual": "-1",
        "severity": "error",
        "year": "2023/24",
      },
      {
        "code": "funding/earmarks-beyond-balance",
        "message": "2023/24: £25,000 is set aside, which is more than the balance",
        "path": [
          "earmarks",
        ],
        "residual": "-163",
        "severity": "error",
        "year": "2023/24",
      },
    ]
  `);
});

it("finds lines that name an unknown earmark, or say something else than the earmark", () => {
  const fund = openEarmark({
    id: "reviews",
    purpose: "Practice reviews",
    amount: money("5000"),
    conditions: ["practice review"],
    from: calendarDate("2023-04-01"),
    expires: calendarDate("2024-03-31"),
    leftover: "general",
  });
  const reason = "practice review";
  const promised = drawDown(fund, {
    on: calendarDate("2023-08-01"),
    amount: money("40"),
    reason,
    kind: "commit",
    id: "author",
  });
  const inYear = drawDown(promised, { on: calendarDate("2023-09-01"), amount: money("900"), reason });
  const drawn = drawDown(inYear, {
    on: calendarDate("2024-05-01"),
    amount: money("40"),
    commitment: "author",
  });
  const spent = (earmark: string, amount: string) => ({ ...line("Review", amount), earmark });
  const account = (amount: string) =>
    yearAccount({
      ...published,
      expenditure: [spent("reviews", amount), spent("training", "1"), spent("plain", "1")],
      earmarks: [drawn, { id: "plain", amount: money("1") }],
    });
  expect(account("900").findings).toMatchObject([{ code: "funding/earmark-unknown", path: ["expenditure"] }]);
  expect(plain(account("950").findings)).toMatchInlineSnapshot(`
    [
      {
        "code": "funding/earmark-not-agreed",
        "message": "2023/24: the lines spend £950 from the earmark "reviews", which says £900",
        "path": [
          "expenditure",
        ],
        "residual": "50",
        "severity": "warning",
        "year": "2023/24",
      },
      {
        "code": "funding/earmark-unknown",
        "message": "2023/24: a line is spent from the earmark "training", which is not among those given",
        "path": [
          "expenditure",
        ],
        "severity": "warning",
        "year": "2023/24",
      },
    ]
  `);
});

it.each([
  { input: published, code: "funding/account-incomplete", path: ["expenditure"] },
  {
    input: { ...published, expenditure: [], earmarks: ["a", "a"].map((id) => ({ id, amount: money("1") })) },
    code: "funding/earmark-repeated",
    path: ["earmarks", 1],
  },
])("refuses an account with $code", ({ input, code, path }) => {
  expect(() => yearAccount(input)).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(() => yearAccount(input))).toMatchSnapshot();
});

it("implies the expenditure of 2023/24", () => {
  const { amount, implied, because } = impliedExpenditure({
    opening: money("21697"),
    income: money("303140"),
    closing: money("68853"),
  });
  expect(amount.toFixed(2)).toBe("255984.00");
  expect(implied).toBe(true);
  expect(because).toBe("Not published; implied by £21,697 + £303,140 - £68,853 = £255,984");
});

it("implies any one term, and refuses when none or two are missing", () => {
  const terms = {
    opening: money("21697"),
    income: money("303140"),
    expenditure: money("255984"),
    closing: money("68853"),
  };
  for (const missing of ["opening", "income", "expenditure", "closing"] as const) {
    const { [missing]: expected, ...known } = terms;
    expect(impliedTerm(known)).toMatchObject({ term: missing, implied: true });
    expect(impliedTerm(known).amount.equals(expected)).toBe(true);
  }
  expect(refusalOf(() => impliedTerm(terms))).toBe(
    "Cannot imply an amount: exactly one of opening, income, expenditure, closing may be missing",
  );
  expect(() => impliedTerm(terms)).toThrow(
    expect.objectContaining({ code: "funding/account-incomplete", path: [] }),
  );
  expect(() => impliedTerm({ opening: money("1") })).toThrow(
    expect.objectContaining({
      code: "funding/account-incomplete",
      path: ["income", "expenditure", "closing"],
    }),
  );
});

const pounds = fc.integer({ min: -1e8, max: 1e8 }).map((pence) => money((pence / 100).toFixed(2)));
const lines = fc.array(
  pounds.map((amount) => ({ name: "Line", amount })),
  { maxLength: 4 },
);
const yearsOf = (count: number): readonly FinancialYear[] =>
  Array.from({ length: count }, (_, index) => financialYear(`${2023 + index}-${2024 + index}`));

it("chains years into one long year", () => {
  fc.assert(
    fc.property(
      pounds,
      fc.array(fc.record({ income: lines, expenditure: lines }), { minLength: 1, maxLength: 6 }),
      (opening, flows) => {
        let balance = opening;
        const accounts = yearsOf(flows.length).map((name, index) => {
          const flow = flows[index] as (typeof flows)[number];
          const account = yearAccount({ year: name, opening: balance, ...flow });
          balance = account.closing;
          return account;
        });
        const long = yearAccount({
          year,
          opening,
          income: flows.flatMap(({ income }) => income),
          expenditure: flows.flatMap(({ expenditure }) => expenditure),
        });
        const { total, findings } = rollForward(accounts);
        expect(findings).toEqual([]);
        expect(total.closing.equals(long.closing)).toBe(true);
        expect(total.income.equals(long.totalIncome)).toBe(true);
        expect(total.expenditure.equals(long.totalExpenditure)).toBe(true);
        expect(total.residual.isZero()).toBe(true);
      },
    ),
  );
});

it("names every year that does not begin where the last one ended, and the residuals make up the whole", () => {
  const breaks = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(breaks, (pence) => {
      let balance = money("0");
      const names = yearsOf(pence.length + 1);
      const accounts = names.map((name, index) => {
        const opening = addMoney(
          balance,
          money(((index === 0 ? 0 : (pence[index - 1] as number)) / 100).toFixed(2)),
        );
        const account = yearAccount({ year: name, opening, income: [line("In", "1")], expenditure: [] });
        balance = account.closing;
        return account;
      });
      const { findings, total } = rollForward(accounts);
      expect(findings.map(({ year: named }) => named)).toEqual(
        names.slice(1).filter((_, index) => pence[index] !== 0),
      );
      const sum = findings.reduce((all, { residual = money("0") }) => addMoney(all, residual), money("0"));
      expect(subtractMoney(total.residual, sum).isZero()).toBe(true);
    }),
  );
});

it.each([
  { years: ["2023/24", "2025/26"], codes: ["funding/year-missing"] },
  { years: ["2023/24", "2022/23"], codes: ["funding/year-out-of-order"] },
  { years: ["2023/24", "2023/24"], codes: ["funding/year-repeated"] },
  { years: ["2023/24", "2024/25", "2025/26"], codes: [] },
])("finds $codes in $years", ({ years, codes }) => {
  const accounts = years.map((name) => ({
    year: financialYear(name),
    opening: money("5"),
    income: [],
    expenditure: [],
  }));
  expect(rollForward(accounts).findings.map(({ code }) => code)).toEqual(codes);
  expect(plain(rollForward(accounts).findings)).toMatchSnapshot();
});

it("follows balances alone, where no more is published", () => {
  const balances = [
    { year: financialYear("2022/23"), opening: money("30000"), closing: money("21697") },
    { year: financialYear("2023/24"), opening: money("21697"), closing: money("68853") },
  ];
  const { accounts, findings, total } = rollForward(balances);
  expect(findings).toEqual([]);
  expect(accounts.map(({ closing, implied }) => [closing.toFixed(2), implied])).toEqual([
    ["21697.00", true],
    ["68853.00", true],
  ]);
  expect(total.expenditure.toFixed(2)).toBe("-38853.00");
});

it("says with what a year opens and the last one closed", () => {
  const [first, second] = ["2023/24", "2024/25"].map((name) => financialYear(name)) as [
    FinancialYear,
    FinancialYear,
  ];
  const { findings, accounts } = rollForward([
    { ...published, year: first, closing: money("68853") },
    { year: second, opening: money("67853"), expenditure: [] },
  ]);
  expect(plain(findings)).toMatchInlineSnapshot(`
    [
      {
        "code": "funding/opening-not-last-closing",
        "message": "2024/25: opens with £67,853, and 2023/24 closed with £68,853",
        "path": [
          "accounts",
          1,
        ],
        "residual": "-1000",
        "severity": "error",
        "year": "2024/25",
      },
    ]
  `);
  expect(rollForward(accounts).accounts).toEqual(accounts);
});

it("refuses to roll forward nothing", () => {
  expect(refusalOf(() => rollForward([]))).toBe(
    "Cannot roll the balance forward: at least one year is needed",
  );
  expect(() => rollForward([])).toThrow(
    expect.objectContaining({ code: "funding/year-missing", path: ["accounts"] }),
  );
});
