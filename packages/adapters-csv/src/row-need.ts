import type { CsvErrorCode } from "./errors.ts";

/** What is needed of a row that is no record, whatever its table. */
export const rowNeeds = {
  "csv/header-repeated": "the headings again: take them out, or read the two files one by one",
  "csv/row-above-header":
    "the row stands above the headings: move it below them, or take it out where it is no record",
  "csv/row-long": "the row has more cells than there are headings: an amount with a comma and no quotes?",
  "csv/row-short": "the row has fewer cells than there are headings",
  "csv/totals-row":
    "a row of totals: take it out, for it would be counted again; before a name that only sounds so put an apostrophe",
} as const satisfies Partial<Record<CsvErrorCode, string>>;
