import { csvEncodings } from "@pdscp/adapters-csv";
import { calendarDateSchema, financialYearSchema, moneySchema, referenceSchema } from "@pdscp/core";
import * as z from "zod";

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
        percent: z.string().min(1),
        from: calendarDateSchema,
        roundTo: moneySchema.exactOptional(),
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
