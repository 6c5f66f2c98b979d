import * as z from "zod";

/** What counts as a half day, a full day and so on: a name, and the hours and days that make it. */
export const lengthSchema = z
  .strictObject({
    name: z.string().min(1),
    /** More hours than this. */
    hoursOver: z.number().min(0).exactOptional(),
    /** This many hours, or fewer. */
    hoursUpTo: z.number().positive().exactOptional(),
    /** This many days, or more. */
    daysFrom: z.int().min(1).exactOptional(),
    daysUpTo: z.int().min(1).exactOptional(),
  })
  .readonly();

export interface Length extends z.output<typeof lengthSchema> {}

/** The first of the lengths that something of so many hours and days has, if any. */
export function lengthOf(
  { hours, days = 1 }: { readonly hours: number; readonly days?: number },
  lengths: readonly Length[],
): string | undefined {
  return lengths.find(
    ({ hoursOver = 0, hoursUpTo = Infinity, daysFrom = 1, daysUpTo = Infinity }) =>
      hours > hoursOver && hours <= hoursUpTo && days >= daysFrom && days <= daysUpTo,
  )?.name;
}
