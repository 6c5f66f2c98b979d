import { createReadStream } from "node:fs";
import { formatMoney, type Money } from "@pdscp/core";
import { parse } from "csv-parse";
import { isBefore, isValid, parse as parseDay, parseISO } from "date-fns";
import { Decimal } from "decimal.js";
import * as z from "zod";
import { rules } from "./training-bookings.ts";
import { noticeOf } from "./training-usual.ts";

const day = z.string().transform((text, context) => {
  const date = text.includes("/") ? parseDay(text, "dd/MM/yyyy", new Date(0)) : parseISO(text);
  if (isValid(date)) return date;
  context.addIssue({ code: "custom", message: "no such day" });
  return z.NEVER;
});

const row = z.object({
  Booking: z.string().min(1),
  Session: z.string().min(1),
  Organisation: z.string().min(1),
  Payer: z.string().min(1),
  "Booked on": day,
  "Cancelled on": z.preprocess((text) => (text === "" ? undefined : text), day.optional()),
  Attendance: z.enum(["", "attended", "part-attended", "did-not-attend"]),
  Fee: z
    .string()
    .regex(/^£\d+(,\d{3})*\.\d\d$/)
    .transform((text) => new Decimal(text.replace(/[£,]/g, ""))),
});

/** As a program would usually do it: objects from csv-parse, a schema, a Date for each day and a Decimal for each amount. */
export async function usualJob(path: string): Promise<unknown> {
  const heldOn = new Map(
    rules.sessions.map(({ id, heldOn }) => [id, parseDay(heldOn, "yyyy-MM-dd", new Date(0))]),
  );
  const incomeOf = new Map<string, Decimal>();
  let [booked, attended, late, refused] = [0, 0, 0, 0];
  for await (const given of createReadStream(path).pipe(parse({ columns: true }))) {
    const { success, data: booking } = row.safeParse(given);
    if (!success) {
      refused += 1;
      continue;
    }
    const held = heldOn.get(booking.Session);
    const cancelled = booking["Cancelled on"];
    if (held === undefined) throw new Error("A session is missing");
    let due = booking.Fee;
    if (cancelled !== undefined) {
      if (isBefore(cancelled, booking["Booked on"]))
        throw new Error("A place is cancelled after it is booked");
      const isLate = noticeOf(cancelled, held) < 5;
      due = new Decimal(isLate ? 25 : 0);
      if (isLate) late += 1;
    }
    booked += 1;
    if (booking.Attendance === "attended") attended += 1;
    incomeOf.set(booking.Payer, (incomeOf.get(booking.Payer) ?? new Decimal(0)).plus(due));
  }
  const written = (amount: Decimal) => formatMoney(amount as Money);
  const income = [...incomeOf.values()].reduce((sum, amount) => sum.plus(amount));
  const byPayer = [...incomeOf.keys()].sort().map((payer) => written(incomeOf.get(payer) as Decimal));
  return [refused, booked, attended, late, written(income), ...byPayer];
}
