import {
  calendarDateSchema,
  defineTable,
  type FinancialYear,
  financialYear,
  financialYearSchema,
  frozenCopy,
  moneySchema,
} from "@pdscp/core";
import * as z from "zod";
import { FundingError } from "./errors.ts";
import { refuseShares, type Share } from "./share.ts";
import { listOf } from "./weight.ts";

const kinds = ["cash", "in-kind"] as const;

/** What one partner puts into the arrangements in a year. */
export const contributionSchema = z
  .strictObject({
    year: financialYearSchema,
    partner: z.string().min(1),
    /** The cash agreed; for a contribution in kind, the value that was agreed for it, which may be nil. */
    amount: moneySchema,
    /** Money paid over, or staff, rooms and services given in kind, which are never added to money. */
    kind: z.enum(kinds),
    /** What is given, above all in kind: "Training venue, six days". */
    description: z.string().min(1).exactOptional(),
    /** The day the money arrived; absent while it is only promised. */
    receivedOn: calendarDateSchema.exactOptional(),
    /** The document and the place in it that give the amount, or what it was derived from. */
    source: z.string().min(1).exactOptional(),
  })
  .readonly();

export interface Contribution extends z.output<typeof contributionSchema> {}
/** The same record as it is stored and exchanged. */
export interface ContributionJson extends z.input<typeof contributionSchema> {}

/** Contributions as rows: one for each partner, year and kind. */
export const contributionTable = defineTable({
  name: "contributions",
  schema: contributionSchema,
  headings: {
    year: { heading: "Financial year", aliases: ["Year"] },
    partner: { heading: "Partner", aliases: ["Organisation", "Agency", "Contributor"] },
    amount: { heading: "Amount", aliases: ["Contribution", "£"] },
    kind: { heading: "Kind", aliases: ["Type"] },
    description: { heading: "Description", aliases: ["For"] },
    receivedOn: { heading: "Received on", aliases: ["Date received"] },
    source: { heading: "Source", aliases: ["Reference", "Note", "Notes"] },
  },
});

/** What {@link contributionsIn} gives. */
export interface YearContributions {
  /** What each partner pays in money. */
  readonly cash: readonly Share[];
  /** What is given in kind, one entry for each gift. */
  readonly inKind: readonly Contribution[];
}

/**
 * A year's contributions, cash as shares and gifts in kind apart from them.
 *
 * @throws {FundingError} `funding/year-missing` when the year has no cash contribution, `funding/repeated-partner` when a
 *   partner has two, `funding/choice-unknown` for a kind that there is not: it would be in neither list.
 */
export function contributionsIn(
  contributions: readonly Contribution[],
  year: FinancialYear,
): YearContributions {
  const wanted = financialYear(year);
  const strange = listOf(contributions).findIndex(({ kind }) => !kinds.includes(kind));
  if (strange !== -1) {
    throw new FundingError(`Cannot give the contributions: a kind is needed, one of ${kinds.join(", ")}`, {
      code: "funding/choice-unknown",
      path: ["contributions", strange, "kind"],
    });
  }
  const inYear = listOf(contributions).filter((contribution) => contribution.year === wanted);
  const cash = inYear
    .filter(({ kind }) => kind === "cash")
    .map(({ partner, amount }) => ({ partner, amount }));
  if (cash.length === 0) {
    throw new FundingError(
      `Cannot give the contributions: a list with at least one in cash for ${wanted} is needed`,
      {
        code: "funding/year-missing",
        path: ["contributions"],
      },
    );
  }
  refuseShares(cash, ["contributions"]);
  return frozenCopy({ cash, inKind: inYear.filter(({ kind }) => kind === "in-kind") });
}
