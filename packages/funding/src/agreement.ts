import {
  calendarDateSchema,
  checkParameter,
  type DatedParameter,
  type Finding,
  frozenCopy,
} from "@pdscp/core";
import * as z from "zod";
import { type FundingFormula, fundingFormulaSchema } from "./formula.ts";
import { checkFormula } from "./formula-problem.ts";
import { listOf } from "./weight.ts";

const text = z.string().min(1);

/**
 * What the partners have agreed about funding over the years: one formula after another, each with the day from which it
 * holds and the document that sets it. It is a dated parameter, so `valueOn(agreement, date)` gives the formula of a day.
 */
export const fundingAgreementSchema = z
  .strictObject({
    name: text,
    unit: text,
    values: z
      .array(
        z
          .strictObject({
            from: calendarDateSchema,
            value: fundingFormulaSchema,
            reference: z
              .strictObject({ title: text, href: text.exactOptional(), at: text.exactOptional() })
              .readonly(),
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
  })
  .readonly();

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
