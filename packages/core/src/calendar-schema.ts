import * as z from "zod";
import { type CalendarDate, isCalendarDate } from "./calendar.ts";

/** A day as it is stored and exchanged: "2024-03-31". */
export const calendarDateSchema = z.codec(
  z.string().refine(isCalendarDate, { error: 'Expected a day such as "2024-03-31"' }),
  z.custom<CalendarDate>(isCalendarDate, { error: 'Expected a day such as "2024-03-31"' }),
  { decode: (text) => text as CalendarDate, encode: (date) => date },
);
