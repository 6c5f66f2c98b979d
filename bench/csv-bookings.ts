import { closeSync, existsSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { calendarDateSchema, defineTable, moneySchema } from "@pdscp/core";
import * as z from "zod";

/** A bookings file such as a training office exports, which every peer reads. */
export const statuses = ["attended", "cancelled", "did-not-attend", "booked"] as const;

export const bookings = defineTable({
  name: "bookings",
  schema: z.strictObject({
    booking: z.string().min(1),
    course: z.string().min(1),
    session: z.string().min(1),
    heldOn: calendarDateSchema,
    bookedOn: calendarDateSchema,
    cancelledOn: calendarDateSchema.exactOptional(),
    payer: z.string().min(1),
    sector: z.string(),
    fee: moneySchema,
    charge: moneySchema,
    status: z.enum(statuses),
    notes: z.string().exactOptional(),
  }),
  headings: {
    booking: "Booking",
    course: "Course",
    session: "Session",
    heldOn: "Held on",
    bookedOn: "Booked on",
    cancelledOn: "Cancelled on",
    payer: "Payer",
    sector: "Sector",
    fee: "Fee",
    charge: "Charge",
    status: "Status",
    notes: "Notes",
  },
});

/** Rows of twelve columns: 5% with quotes, days in two forms, pounds with signs, 0.3% that no reader may accept. */
export function bookingsFile(folder: string, rows: number): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `bookings-${rows}.csv`);
  if (existsSync(path)) return path;
  const file = openSync(path, "w");
  let text = `${bookings.columns.map(({ heading }) => heading).join(",")}\r\n`;
  let seed = 1;
  const upTo = (limit: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 8) % limit;
  };
  const two = (number: number) => String(number).padStart(2, "0");
  for (let row = 0; row < rows; row++) {
    const day = () => {
      const [year, month, date] = [2022 + upTo(3), two(1 + upTo(12)), two(1 + upTo(28))];
      return upTo(10) < 4 ? `${date}/${month}/${year}` : `${year}-${month}-${date}`;
    };
    const status = statuses[upTo(4)] as string;
    const quoted = upTo(60);
    const notes =
      quoted === 0
        ? '"asked for ""a ramp"", please"'
        : quoted === 1
          ? '"two\r\nlines, one cell"'
          : upTo(8) === 0
            ? "vegetarian"
            : "";
    const fee = upTo(60) === 0 ? '"£1,250.00"' : `£${20 + 5 * upTo(40)}.00`;
    const cells = [
      `B${String(row).padStart(7, "0")}`,
      `Safeguarding level ${1 + upTo(3)} for practice ${upTo(40)}`,
      `S${String(upTo(20_000)).padStart(5, "0")}`,
      row % 333 === 7 ? "31/02/2024" : day(),
      day(),
      status === "cancelled" ? day() : "",
      row % 2_000 === 3 ? "Children’s Trust" : `Organisation ${upTo(300)} of the county`,
      ["health", "police", "education", "voluntary"][upTo(4)],
      fee,
      status === "cancelled" ? `£${upTo(90)}.50` : "0.00",
      status,
      notes,
    ];
    text += `${cells.join(",")}\r\n`;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = "";
    }
  }
  writeSync(file, text);
  closeSync(file);
  return path;
}
