import { readUkDate } from "./calendar.ts";
import { CellFault, type FaultCode, needs } from "./cell-fault.ts";

/*
 * Cells that tell how their file came to be: others of it may be read, and not be what they seem.
 */

const causeOf = (code: FaultCode, cause: string) => new CellFault(code, `${needs[code]} (${cause})`);

const zero = causeOf("core/amount-invalid", "an accounting format's 0? format the column as a number");

/** " £-   " is what Excel's accounting format makes of nothing; it is also what somebody types for an amount that is not known. */
export function accountingZero(text: string): CellFault | undefined {
  return /^\s*£\s*-\s*$/.test(text) ? zero : undefined;
}

const days = [
  {
    is: (day: string) => /^\d{5}$/.test(day),
    cause: "a spreadsheet's number of a day: format the column as a date",
  },
  {
    is: (day: string) => readUkDate(day.replace(/(\d\d)\/(\d\d)\//, "$2/$1/")) !== undefined,
    cause: "the month stands first here",
  },
  {
    is: (day: string) => /^\d{1,4}([/.-])\d{1,2}\1\d{1,4}[T ]\d{1,2}:\d\d/.test(day),
    cause: "a time of day stands with it: format the column as a date",
  },
  {
    is: (day: string) => /^\d{1,2}([/.-])\d{1,2}\1\d\d$/.test(day),
    cause: "a year of two digits: write all four",
  },
  {
    is: (day: string) => day.length < 10 && /^\d{1,2}([/.-])\d{1,2}\1\d{4}$/.test(day),
    cause: "one digit: write two for the day and two for the month",
  },
].map(({ is, cause }) => ({ is, fault: causeOf("core/date-invalid", cause) }));

/** What seems to have happened to a day that cannot be read, where it can be told. */
export function dayFault(day: string): CellFault | undefined {
  return days.find(({ is }) => is(day))?.fault;
}
