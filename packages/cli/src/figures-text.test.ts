import { money } from "@pdscp/core";
import type { Statement } from "@pdscp/training";
import { expect, it } from "vitest";
import { incomeText, sources } from "./figures-text.ts";

const at = (source: string, ...lines: readonly number[]) => lines.map((line) => ({ source, line }));

it.each([
  { from: [], text: "" },
  { from: at("a.csv", 3), text: "a.csv, line 3" },
  { from: at("a.csv", 3, 3), text: "a.csv, line 3" },
  { from: at("a.csv", 4, 2, 3), text: "a.csv, lines 2 to 4" },
  { from: at("a.csv", 10, 2), text: "a.csv, lines 2 and 10" },
  { from: at("a.csv", 2, 4, 6, 8, 10, 12), text: "a.csv, lines 2, 4, 6, 8, 10 and 12" },
  { from: at("a.csv", 2, 4, 6, 8, 10, 12, 14), text: "a.csv, 7 lines from 2 to 14" },
  {
    from: [...at("a.csv", 1), ...at("b.csv", 2), ...at("a.csv", 2)],
    text: "a.csv, lines 1 to 2; b.csv, line 2",
  },
  {
    from: [{ title: "Minutes" }, { figure: "funding.budget" }, ...at("a.csv", 1), { title: "Minutes" }],
    text: "a.csv, line 1; Minutes; funding.budget",
  },
])("says briefly: $text", ({ from, text }) => {
  expect(sources(from)).toBe(text);
});

const statement = (amount: string, shared?: string): Statement => ({
  organisation: "A school",
  lines: [
    { of: "B1", kind: "fee", amount: money(amount), because: "a place" },
    ...(shared === undefined
      ? []
      : [{ of: "S1", kind: "shared-fee", amount: money(shared), because: "a session" } as const]),
  ],
  total: money(amount).plus(shared ?? "0") as Statement["total"],
});

it.each([
  { income: "0", shared: "0", statements: [], text: "Training income of £0 is the sum of 0 statements." },
  {
    income: "85",
    shared: "0",
    statements: [statement("85")],
    text: "Training income of £85 is the sum of 1 statement.",
  },
  {
    income: "125",
    shared: "150",
    statements: [statement("85", "150"), statement("40")],
    text: "Training income of £125, and £150 of fees that places share, is the sum of 2 statements.",
  },
  {
    income: "85",
    shared: "0",
    statements: [statement("85"), statement("60")],
    text: "Training income of £85 is not the sum of 2 statements, which is £145: £60 is not explained.",
  },
  {
    income: "85",
    shared: "150",
    statements: [statement("25", "150")],
    text: "Training income of £85, and £150 of fees that places share, is not the sum of 1 statement, which is £175: -£60 is not explained.",
  },
])("says whether the statements make the income: $text", ({ income, shared, statements, text }) => {
  expect(incomeText({ income: money(income), sharedFees: money(shared), statements })).toBe(text);
});
