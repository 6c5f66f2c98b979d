import { type FinancialYear, formatDate, type Money, type Reference, startOf, valueOn } from "@pdscp/core";
import { checkAgreement, formulaText, fundingAgreementSchema, type Share, sharesUnder } from "@pdscp/funding";
import { faultIn, withFile } from "./json-text.ts";
import type { SourceFolder } from "./source-file.ts";
import { documentText } from "./table-cell.ts";

/** What the partners have agreed about the shares of a year's budget. */
export interface AgreedFunding {
  /** What each is to pay of the budget. */
  readonly shares: readonly Share[];
  /** By which formula, from when, and which document sets it. */
  readonly because: string;
  /** The agreement and its document, for a table. */
  readonly note: string;
  readonly reference: Reference;
}

/** The file of the agreement, as messages and sources name it. */
export const agreementFile = "funding/agreement.json";

/** Shares the budget by the formula of `agreement.json` that is in force when the year begins; nothing where it is not there. */
export async function readAgreement(
  folder: SourceFolder,
  { year, budget }: { readonly year: FinancialYear; readonly budget: Money },
): Promise<AgreedFunding | undefined> {
  if (!folder.has("agreement.json")) return undefined;
  const agreement = await folder.json(fundingAgreementSchema, "agreement.json");
  const [fault] = checkAgreement(agreement);
  if (fault !== undefined) throw faultIn(agreementFile, fault, fault.path ?? []);
  const day = startOf(year);
  const formula = withFile(() => valueOn(agreement, day), agreementFile);
  const version = agreement.values.findIndex(({ value }) => value === formula);
  const { from, reference } = agreement.values[version] as (typeof agreement.values)[number];
  const agreed = `"${agreement.name}", in force from ${formatDate(from)}`;
  const document = documentText(reference);
  return {
    shares: withFile(
      () => sharesUnder(formula, budget),
      agreementFile,
      (path) => ["values", version, "value", ...path],
    ),
    because: `by ${agreed} (${document}): ${formulaText(formula)}`,
    note: `Shared by ${agreed}: ${document}.`,
    reference,
  };
}
