import { expect, it } from "vitest";
import type * as z from "zod";
import { calendarDateSchema } from "./calendar-schema.ts";
import { cellOf } from "./cell.ts";
import { moneySchema } from "./money-schema.ts";

const read = (schema: z.ZodType, text: string) => cellOf(schema, ["x"]).read(text);

it.each(["£-5", "x £-", "£--"])("%j is no amount, and nothing is guessed of it", (text) => {
  expect(read(moneySchema, text)).toMatchObject({ message: 'an amount such as "1,234.50" is needed' });
});

it.each([" £-   ", "£-", "£ -"])("%j is not taken for nothing, and its likely cause is said", (text) => {
  expect(read(moneySchema, text)).toMatchObject({
    code: "core/amount-invalid",
    message:
      'an amount such as "1,234.50" is needed (an accounting format\'s 0? format the column as a number)',
  });
});

it.each([
  ["03/31/2024", " (the month stands first here)"],
  ["45383", " (a spreadsheet's number of a day: format the column as a date)"],
  ["31/02/2024", ""],
  ["13/13/2024", ""],
  ...["03/31/24", "1/4/24", "01-04-24", "31.03.24"].map((text) => [
    text,
    " (a year of two digits: write all four)",
  ]),
  ...["1/4/2024", "01/4/2024", "1/04/2024", "31.3.2024", "1-4-2024"].map((text) => [
    text,
    " (one digit: write two for the day and two for the month)",
  ]),
  ...["31/03/2024 00:00", "2024-03-31 00:00:00.000", "2024-03-31T23:00:00Z", "31/03/2024 12:00:00 AM"].map(
    (text) => [text, " (a time of day stands with it: format the column as a date)"],
  ),
  ["03/31/2024 00:00", " (a time of day stands with it: format the column as a date)"],
  ["2024-03-31T", ""],
  ["1/4/202", ""],
  ["2024", ""],
  ["145383", ""],
  ["45383 days", ""],
  ["x2024-03-31 00:00", ""],
  ["x1/4/24", ""],
  ["x1/4/2024", ""],
  ["1/4/20245", ""],
  ["103/31/2024", ""],
])("%s is no day, and what it seems to be is said where it can be told%s", (text, cause) => {
  expect(read(calendarDateSchema, text)).toMatchObject({
    code: "core/date-invalid",
    message: `a day such as "31/03/2024" or "2024-03-31" is needed${cause}`,
  });
});
