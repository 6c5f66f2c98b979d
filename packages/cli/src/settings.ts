import { csvEncodings } from "@pdscp/adapters-csv";
import { calendarDateSchema, financialYearSchema, moneySchema, referenceSchema } from "@pdscp/core";
import * as z from "zod";

interface Panel {
  readonly name: string;
  readonly areas: readonly string[];
}

/** What stands twice: an area is one panel's, and a table has one row of a name, whether it is a panel or an area. */
function panelProblems(panels: readonly Panel[]): readonly (readonly [string, ...(string | number)[]])[] {
  const areas = panels.flatMap((panel, index) =>
    panel.areas.map((area, at) => ({ area, path: [index, "areas", at] as const })),
  );
  return [
    ...areas
      .filter(({ area }, index) => areas.findIndex((other) => other.area === area) < index)
      .map(({ path }) => ["each area is needed once", ...path] as const),
    ...panels.flatMap(({ name, areas: own }, index): readonly (readonly [string, number, "name"])[] => {
      if (panels.findIndex((other) => other.name === name) < index)
        return [["each name is needed once", index, "name"]];
      if (own.length > 1 && own.includes(name))
        return [["a name that is no area's is needed for several areas", index, "name"]];
      return !own.includes(name) && areas.some(({ area }) => area === name)
        ? [["a name that is no other panel's area is needed", index, "name"]]
        : [];
    }),
  ];
}

/** What `report.json` in the year's folder says: whose report it is, of which year, and what no record tells. */
export const settingsSchema = z
  .strictObject({
    partnership: z.string().min(1),
    year: financialYearSchema,
    /** The panel's areas by who reviews together, in the order they are printed. */
    panels: z
      .array(
        z
          .strictObject({ name: z.string().min(1), areas: z.array(z.string().min(1)).min(1).readonly() })
          .readonly(),
      )
      .readonly()
      .superRefine((panels, context) => {
        for (const [message, ...path] of panelProblems(panels)) {
          context.addIssue({ code: "custom", message, path });
        }
      })
      .exactOptional(),
    /** The id of the cycle of priorities that the report is about. */
    cycle: z.string().min(1).exactOptional(),
    /** By file, such as "training/bookings.csv": how a CSV file is encoded that a spreadsheet did not save as UTF-8. */
    encodings: z.record(z.string().min(1), z.enum(csvEncodings)).readonly().exactOptional(),
    /** Sections that the partnership writes itself, and the requirements of a yearly report that each meets. */
    sections: z
      .array(
        z
          .strictObject({ id: z.string().min(1), meets: z.array(z.string().min(1)).min(1).readonly() })
          .readonly(),
      )
      .readonly()
      .exactOptional(),
    /** The next price list: what the fees of the schedule in force are raised by, and which lines stay. */
    uplift: z
      .strictObject({
        percent: z
          .string()
          .regex(/^-?\d{1,3}(\.\d+)?$/, { error: 'Expected a percentage such as "5" or "2.5"' }),
        from: calendarDateSchema,
        roundTo: moneySchema
          .refine((step) => step.greaterThan(0), { error: 'Expected a step such as "0.50"' })
          .exactOptional(),
        except: z.array(z.string().min(1)).readonly().exactOptional(),
      })
      .readonly()
      .exactOptional(),
    /** The fund that free places are paid from. */
    fund: z
      .strictObject({
        id: z.string().min(1),
        amount: moneySchema,
        purposes: z
          .array(z.enum(["rapid-review", "priority", "practice-review"]))
          .min(1)
          .readonly(),
        from: calendarDateSchema,
        to: calendarDateSchema,
        reference: referenceSchema,
      })
      .readonly()
      .exactOptional(),
  })
  .readonly();

export interface Settings extends z.output<typeof settingsSchema> {}
