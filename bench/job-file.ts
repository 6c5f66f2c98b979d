import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type Money, money } from "@pdscp/core";
import { type Booking, feeFor } from "@pdscp/training";
import { makeBookings, rules } from "./training-bookings.ts";

export const headings =
  "Booking,Session,Organisation,Payer,Booked on,Confirmed on,Cancelled on,Attendance,Unscheduled,Free place granted on,Fee,Extra costs";

/**
 * The bookings as two booking systems export them into one file: days as 2023-04-30 and as 30/04/2023, fees with their pound
 * sign, twelve columns, about 130 bytes a row, CRLF, and 0.3% of rows with a day that never was, which no way may count. One name
 * in twenty is in quotes: for a comma, for quotes of its own, or for a line break.
 */
export function jobFile(folder: string, rows: number): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `bookings-to-charge-${rows}.csv`);
  if (existsSync(path)) return path;
  const feeOf = feeFinder();
  const file = openSync(`${path}.part`, "w");
  let text = `${headings}\r\n`;
  for (let from = 0; from < rows; from += 100_000) {
    for (const [index, booking] of makeBookings(Math.min(100_000, rows - from), from).entries()) {
      text += rowOf(booking, feeOf(booking), from + index);
    }
    writeSync(file, text);
    text = "";
  }
  closeSync(file);
  renameSync(`${path}.part`, path);
  return path;
}

const quoted = [", Children’s Services", ', ""the hub""', "\r\nChildren’s Services"];

function rowOf(booking: Booking, fee: Money, index: number): string {
  const { id, session, organisation, payer, bookedOn, cancelledOn, attendance = "" } = booking;
  const inSlashes = index % 5 < 2;
  const booked = index % 333 === 7 ? "31/02/2023" : written(bookedOn, inSlashes);
  const confirmed = index % 3 === 0 ? "" : written(bookedOn, inSlashes);
  const cancelled = cancelledOn === undefined ? "" : written(cancelledOn, inSlashes);
  const name = `${organisation} for early help in the county of Northshire`;
  const inQuotes = index % 20 === 0 ? `"${name}${quoted[(index / 20) % quoted.length]}"` : name;
  const cells = [
    `BK-2023-${id.slice(1).padStart(7, "0")}`,
    session,
    inQuotes,
    payer,
    booked,
    confirmed,
    cancelled,
    attendance,
    "no",
    "",
    `£${fee.toFixed(2)}`,
    "",
  ];
  return `${cells.join(",")}\r\n`;
}

function written(day: string, inSlashes: boolean): string {
  return inSlashes ? `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}` : day;
}

function feeFinder(): (booking: Booking) => Money {
  const courseOf = new Map(rules.courses.map((course) => [course.id, course]));
  const sessionOf = new Map(rules.sessions.map((session) => [session.id, courseOf.get(session.course)]));
  const known = new Map<string, Money>();
  return ({ session, payer, bookedOn: on }) => {
    const course = sessionOf.get(session);
    if (course === undefined) return money(0);
    const name = `${course.id} ${payer}`;
    const fee = known.get(name) ?? feeFor(rules.schedule, { course, payer, on }).amount;
    known.set(name, fee);
    return fee;
  };
}
