import {
  type CalendarDate,
  calendarDateSchema,
  type FinancialYear,
  financialYearOf,
  type Money,
  moneySchema,
  type Reference,
  referenceSchema,
  startOf,
} from "@pdscp/core";
import { type Basis, type Share, type Split, splitBetweenSuccessors } from "@pdscp/funding";
import * as z from "zod";
import { unreadable, withFile } from "./json-text.ts";
import { asName } from "./plan-division.ts";
import type { SourceFolder } from "./source-file.ts";

/** What becomes of a year's budget and of the balance at its end. */
export interface FundingDivision {
  readonly split: Split;
  /** The first day of the successors. */
  readonly on: CalendarDate;
  readonly reference?: Reference;
}

/** The file of the settlement, as messages and sources name it. */
export const fundingDivisionFile = "funding/division.json";

const text = z.string().min(1);
const quantitySchema = z.union([
  z.number().min(0),
  z.string().regex(/^(0|[1-9]\d*)(\.\d+)?$/, { error: 'Expected a number such as "57.5"' }),
]);
const basisSchema: z.ZodType<Basis> = z.lazy(() =>
  z.union([
    z.enum(["equal", "by-contributor"]),
    z.discriminatedUnion("kind", [
      z
        .strictObject({
          kind: z.literal("weights"),
          of: text.exactOptional(),
          weights: z.record(text, quantitySchema).readonly(),
        })
        .readonly(),
      z
        .strictObject({
          kind: z.literal("blend"),
          parts: z
            .array(z.strictObject({ percent: quantitySchema, basis: basisSchema }).readonly())
            .readonly(),
        })
        .readonly(),
    ]),
  ]),
);

const fileSchema = z
  .strictObject({
    on: calendarDateSchema,
    basis: basisSchema,
    successors: z
      .array(z.strictObject({ name: text, partners: z.array(text).readonly() }).readonly())
      .readonly(),
    functions: z
      .array(
        z
          .strictObject({
            name: text,
            budget: moneySchema,
            balance: moneySchema.exactOptional(),
            goes: z.union([z.literal("joint"), basisSchema]).exactOptional(),
          })
          .readonly(),
      )
      .readonly()
      .exactOptional(),
    reference: referenceSchema.exactOptional(),
  })
  .readonly();

interface YearFunding {
  readonly partnership: string;
  readonly year: FinancialYear;
  readonly budget: Money;
  readonly balance: Money;
  readonly shares: readonly Share[];
}

/** Divides the year's budget and the balance at its end by `division.json`; nothing where it is not there. */
export async function readFundingDivision(
  folder: SourceFolder,
  { partnership, year, budget, balance, shares }: YearFunding,
): Promise<FundingDivision | undefined> {
  if (!folder.has("division.json")) return undefined;
  const { on, basis, successors, functions, reference } = await folder.json(fileSchema, "division.json");
  if (on < startOf(year))
    throw unreadable(fundingDivisionFile, "a day of the report's year, or after it, is needed at on", ["on"]);
  // A division after the year leaves no days of its budget to the partnership that divides.
  const day = financialYearOf(on) === year ? { on } : {};
  const arrangement = { id: partnership, partners: shares.map(({ partner }) => partner), shares };
  const split = withFile(
    () =>
      splitBetweenSuccessors({
        budget,
        balance,
        arrangement,
        successors: successors.map(({ name, partners }) => ({ id: name, partners })),
        basis,
        ...(functions === undefined ? {} : { functions }),
        ...day,
      }),
    fundingDivisionFile,
    (path) => path.map(asName),
  );
  return { split, on, ...(reference === undefined ? {} : { reference }) };
}
