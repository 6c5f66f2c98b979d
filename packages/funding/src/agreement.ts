import { checkParameter, type DatedParameter, type Finding, frozenCopy, parameterSchema } from "@pdscp/core";
import type * as z from "zod";
import { type FundingFormula, fundingFormulaSchema } from "./formula.ts";
import { checkFormula } from "./formula-problem.ts";
import { listOf } from "./weight.ts";

/**
 * What the partners have agreed about funding over the years: one formula after another, each with the day from which it
 * holds and the document that sets it. It is a dated parameter, so `valueOn(agreement, date)` gives the formula of a day.
 */
export const fundingAgreementSchema = parameterSchema(fundingFormulaSchema).readonly();

/** Formulas with the day from which each holds, newest first. */
export interface FundingAgreement extends DatedParameter<FundingFormula> {}
/** The same record as it is stored and exchanged. */
export interface FundingAgreementJson extends z.input<typeof fundingAgreementSchema> {}

/** What is wrong with an agreement: values not newest first, missing references, and all that its formulas get wrong. */
export function checkAgreement(agreement: FundingAgreement): readonly Finding[] {
  return frozenCopy([
    ...checkParameter(agreement),
    ...listOf(agreement.values).flatMap((version, index) =>
      checkFormula(version?.value).map((finding) => ({
        ...finding,
        path: ["values", index, "value", ...(finding.path ?? [])],
      })),
    ),
  ]);
}
