import { calendarDate, money, valueOn } from "@pdscp/core";
import { expect, it } from "vitest";
import { checkAgreement, fundingAgreementSchema } from "./agreement.ts";
import type { FundingFormula } from "./formula.ts";
import { sharesUnder } from "./formula-share.ts";

const shares = (formula: FundingFormula, budget: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    sharesUnder(formula, money(budget)).map(({ partner, amount }) => [partner, amount.toFixed(2)]),
  );

const agreement = {
  name: "Contributions of the safeguarding partners",
  unit: "shares of the budget",
  values: [
    {
      from: "2023-04-01",
      value: { kind: "equal", partners: ["bcp-council", "dorset-council", "dorset-police", "nhs-dorset"] },
      reference: { title: "Cabinet report of 7 February 2024", at: "paragraph 18" },
    },
    {
      from: "2022-04-01",
      value: {
        kind: "fixed",
        amounts: {
          "bcp-council": "83424",
          "dorset-council": "68932",
          "dorset-police": "48845",
          "nhs-dorset": "75000",
        },
      },
      reference: {
        title: "Derived from the changes in the Cabinet report of 7 February 2024",
        at: "paragraph 18",
      },
    },
  ],
};

it("gives the formula that was agreed for a day, from JSON", () => {
  const read = fundingAgreementSchema.parse(JSON.parse(JSON.stringify(agreement)));
  expect(checkAgreement(read)).toEqual([]);
  expect(shares(valueOn(read, calendarDate("2022-09-30")), "276201")["dorset-police"]).toBe("48845.00");
  expect(shares(valueOn(read, calendarDate("2023-04-01")), "303140")["dorset-police"]).toBe("75785.00");
});

it("finds what is wrong with an agreement, and where", () => {
  const [first, second] = fundingAgreementSchema.parse(agreement).values;
  const findings = checkAgreement({
    ...agreement,
    values: [
      { ...(second as NonNullable<typeof second>), value: { kind: "equal", partners: ["a", "a"] } },
      first as NonNullable<typeof first>,
    ],
  });
  expect(findings.map(({ code, path }) => [code, path])).toEqual([
    ["core/parameter-invalid", ["values", 1, "from"]],
    ["funding/repeated-partner", ["values", 0, "value", "partners", 1]],
  ]);
});
