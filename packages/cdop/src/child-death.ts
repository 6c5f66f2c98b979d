import { calendarDateSchema, defineTable, isCalendarDate, type RecordProblem, type Table } from "@pdscp/core";
import * as z from "zod";
import { ageBandNames, ageBandOf } from "./age-band.ts";
import { CdopError } from "./errors.ts";
import { isPersonal } from "./personal-identifier.ts";

/** What a review concluded about factors that could be changed to lower the risk of future deaths. */
export type ModifiableOutcome = (typeof modifiableOutcomes)[number];

/** What a review says of modifiable factors, in the order they are printed. */
export const modifiableOutcomes = ["identified", "none-identified", "insufficient-information"] as const;

/** Why a notified death was closed without a review. */
export type ClosedBecause = (typeof closedReasons)[number];

/** Transferred: another panel reviews it. Not a child death: stillbirth, late fetal loss, lawful termination or an adult. */
export const closedReasons = ["transferred", "not-a-child-death", "duplicate-notification", "other"] as const;

/**
 * One death that a panel was told of, without anything that names the child: an opaque reference, the area of normal
 * residence, the days on which things happened, an age band and what the review found.
 */
export const childDeathSchema = z
  .strictObject({
    /** The panel's own opaque reference: letters, digits and hyphens, with a digit in it. */
    caseId: z.string().regex(/^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/, {
      error: 'Expected a reference such as "C-0042"',
    }),
    /** The area of normal residence, which decides which panel reviews the death. */
    area: z.string().min(1).max(80),
    diedOn: calendarDateSchema,
    notifiedOn: calendarDateSchema,
    ageBand: z.enum(ageBandNames).exactOptional(),
    /** The days lived, where no band is given. With the day of death it gives the day of birth: prefer the band. */
    ageInDays: z.int().min(0).exactOptional(),
    /** The day on which the panel completed its review; absent while the case is open. */
    reviewedOn: calendarDateSchema.exactOptional(),
    /** The primary category, from 1 to 10. */
    categoryOfDeath: z.int().min(1).max(10).exactOptional(),
    modifiable: z.enum(modifiableOutcomes).exactOptional(),
    /** Whether the child lived elsewhere, so that another panel reviews the death: counted apart, never in a total. */
    outOfArea: z.boolean(),
    /** The day on which the case was closed without a review. */
    closedOn: calendarDateSchema.exactOptional(),
    closedBecause: z.enum(closedReasons).exactOptional(),
  })
  .readonly();

export interface ChildDeath extends z.output<typeof childDeathSchema> {}
/** The same record as it is stored and exchanged. */
export interface ChildDeathJson extends z.input<typeof childDeathSchema> {}

/** What can be wrong with a row as a whole. */
export type ChildDeathProblem = (typeof rules)[number]["code"];

const rules = [
  {
    code: "cdop/personal-identifier",
    field: "caseId",
    breaks: ({ caseId }: ChildDeath) => isPersonal(caseId),
    message: "an opaque reference is needed: no NHS number, date or postcode",
  },
  {
    code: "cdop/notified-before-death",
    field: "notifiedOn",
    breaks: ({ diedOn, notifiedOn }: ChildDeath) => notifiedOn < diedOn,
    message: "a day on or after the death is needed",
  },
  {
    code: "cdop/age-missing",
    field: "ageBand",
    breaks: ({ ageBand, ageInDays }: ChildDeath) => ageBand === undefined && ageInDays === undefined,
    message: "an age band, or the age in days, is needed",
  },
  {
    code: "cdop/not-a-child",
    field: "ageInDays",
    breaks: (death: ChildDeath) => death.ageInDays !== undefined && bandFromDays(death) === undefined,
    message: "a death before the 18th birthday is needed",
  },
  {
    code: "cdop/age-band-mismatch",
    field: "ageBand",
    breaks: (death: ChildDeath) => {
      const band = bandFromDays(death);
      return band !== undefined && death.ageBand !== undefined && band !== death.ageBand;
    },
    message: "the band that the age in days falls in is needed",
  },
  {
    code: "cdop/reviewed-before-death",
    field: "reviewedOn",
    breaks: ({ diedOn, reviewedOn }: ChildDeath) => reviewedOn !== undefined && reviewedOn < diedOn,
    message: "a day on or after the death is needed",
  },
  {
    code: "cdop/reviewed-before-notified",
    field: "reviewedOn",
    breaks: ({ notifiedOn, reviewedOn }: ChildDeath) => reviewedOn !== undefined && reviewedOn < notifiedOn,
    message: "a day on or after the notification is needed",
  },
  {
    code: "cdop/review-without-category",
    field: "categoryOfDeath",
    breaks: ({ reviewedOn, categoryOfDeath }: ChildDeath) =>
      reviewedOn !== undefined && categoryOfDeath === undefined,
    message: "a completed review needs a category of death",
  },
  {
    code: "cdop/review-without-outcome",
    field: "modifiable",
    breaks: ({ reviewedOn, modifiable }: ChildDeath) => reviewedOn !== undefined && modifiable === undefined,
    message: "a completed review says whether there were modifiable factors, or that it could not be known",
  },
  {
    code: "cdop/category-without-review",
    field: "categoryOfDeath",
    breaks: ({ reviewedOn, categoryOfDeath }: ChildDeath) =>
      reviewedOn === undefined && categoryOfDeath !== undefined,
    message: "the panel's category is known only after its review: the day of the review is needed",
  },
  {
    code: "cdop/modifiable-without-review",
    field: "modifiable",
    breaks: ({ reviewedOn, modifiable }: ChildDeath) => reviewedOn === undefined && modifiable !== undefined,
    message: "modifiable factors are known only after a review: the day of the review is needed",
  },
  {
    code: "cdop/closed-and-reviewed",
    field: "closedOn",
    breaks: ({ reviewedOn, closedOn }: ChildDeath) => reviewedOn !== undefined && closedOn !== undefined,
    message: "a case ends once, by a review or without one",
  },
  {
    code: "cdop/closed-before-notified",
    field: "closedOn",
    breaks: ({ notifiedOn, closedOn }: ChildDeath) => closedOn !== undefined && closedOn < notifiedOn,
    message: "a day on or after the notification is needed",
  },
  {
    code: "cdop/closed-without-reason",
    field: "closedBecause",
    breaks: ({ closedOn, closedBecause }: ChildDeath) =>
      (closedOn === undefined) !== (closedBecause === undefined),
    message: "a case closed without a review needs both the day and the reason",
  },
] as const satisfies readonly (RecordProblem<keyof ChildDeath> & {
  breaks: (death: ChildDeath) => boolean;
})[];

/**
 * How child deaths look as rows. The columns that could point to a child are sensitive, and no message repeats a cell.
 *
 * There is no column for a name, an NHS number, a date of birth or a postcode, and a reference that looks like one is
 * refused.
 *
 * @example Reading one row
 * ```ts
 * import { childDeathTable } from "@pdscp/cdop";
 *
 * const row: Record<string, string> = {
 *   Case: "C-0042",
 *   Area: "Dorset",
 *   "Date of death": "2023-05-10",
 *   "Notified on": "2023-05-11",
 *   "Age band": "1-4 years",
 *   "Reviewed on": "2023-05-01",
 *   "Category of death": "4",
 *   "Modifiable factors": "none-identified",
 *   "Out of area": "no",
 * };
 * const read = childDeathTable.readRow(childDeathTable.columns.map(({ heading }) => row[heading]));
 *
 * read.ok ? [] : read.issues.map(({ code }) => code);
 * // => ["cdop/reviewed-before-death", "cdop/reviewed-before-notified"]
 * ```
 */
export const childDeathTable: Table<ChildDeath> = defineTable({
  name: "child-deaths",
  schema: childDeathSchema,
  headings: {
    caseId: { heading: "Case", aliases: ["Case reference", "Case id"], sensitive: true },
    area: { heading: "Area", aliases: ["Area of residence"] },
    diedOn: { heading: "Date of death", aliases: ["Died on"], sensitive: true },
    notifiedOn: { heading: "Notified on", aliases: ["Date of notification"], sensitive: true },
    ageBand: { heading: "Age band", sensitive: true },
    ageInDays: { heading: "Age in days", sensitive: true },
    reviewedOn: { heading: "Reviewed on", aliases: ["Date of review"], sensitive: true },
    categoryOfDeath: { heading: "Category of death", sensitive: true },
    modifiable: { heading: "Modifiable factors", sensitive: true },
    outOfArea: { heading: "Out of area", aliases: ["Out of county"] },
    closedOn: { heading: "Closed without review on", sensitive: true },
    closedBecause: { heading: "Closed because", sensitive: true },
  },
  key: ["caseId"],
  check: (death) => rules.filter(({ breaks }) => breaks(death)),
});

/** The day on which a case left the open ones, by a review or without; after every day while it is open. */
export function endedOn({ reviewedOn, closedOn }: ChildDeath): string {
  return reviewedOn ?? closedOn ?? "after every day";
}

function bandFromDays({ diedOn, ageInDays }: ChildDeath) {
  return ageInDays === undefined ? undefined : ageBandOf({ diedOn, ageInDays });
}

const fits: { readonly [Field in keyof ChildDeath]-?: (value: unknown) => boolean } = {
  caseId: (value) => typeof value === "string",
  area: (value) => typeof value === "string",
  diedOn: isCalendarDate,
  notifiedOn: isCalendarDate,
  outOfArea: (value) => typeof value === "boolean",
  ageBand: among(ageBandNames),
  ageInDays: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  reviewedOn: isCalendarDate,
  categoryOfDeath: Number.isSafeInteger,
  modifiable: among(modifiableOutcomes),
  closedOn: isCalendarDate,
  closedBecause: among(closedReasons),
};
const needed: ReadonlySet<string> = new Set(["caseId", "area", "diedOn", "notifiedOn", "outOfArea"]);

function among(values: readonly unknown[]): (value: unknown) => boolean {
  const known = new Set(values);
  return (value) => known.has(value);
}

/** Refuses a record that no table has read: a day in words, or a no in quotes, would be counted as something else. By hand, for speed. */
export function refuseUnfitDeath(death: ChildDeath, ...place: readonly PropertyKey[]): void {
  for (const field in fits) {
    const value: unknown = death?.[field as keyof ChildDeath];
    if (value === undefined ? !needed.has(field) : fits[field as keyof ChildDeath](value)) continue;
    throw new CdopError(`Cannot count the death: ${field} as the table of child deaths reads it is needed`, {
      code: "cdop/record-invalid",
      path: [...place, field],
    });
  }
}
