import { type CellKind, foldHeading } from "@pdscp/core";

/*
 * A spreadsheet runs text that begins like a formula (OWASP ASVS 1.2.10), and a reader takes "Total" for the foot of a
 * sheet. Such text is written with an apostrophe before it, which a spreadsheet shows as text and this reader takes off
 * again. Text that already has apostrophes there gets one more, so that both directions undo each other whatever the text.
 */

/** What a spreadsheet could run, once what it may ignore is gone: apostrophes, white space and marks without width. */
const FORMULA = /^['\s\u00ad\u180e\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * What stands before the sums at the foot of a sheet, or below each group of one, folded as a heading is: "Total", "Grand total:",
 * "Police Total", "Total contributions", "Total 2023/24". "Total Training Ltd" is an organisation.
 */
const TOTALS =
  /^(?:(?:(?!in )[^ ]+ ){0,3}(?:sub ?)?totals?(?: \(?£\)?)? ?[:=]?|totals? (?:for|of|in) .+|totals? (?:amounts?|balances?|bookings?|budget|cases?|charges?|contributions?|costs?|deaths?|expenditure|fees?|income|payments?|receipts?|spend(?:ing)?|\d.*)(?: \d.*)?:?)$/;

/** ="001": what programs write so that a spreadsheet leaves a code as it is. */
const WRAPPED = /^="([^"]*)"$/;

/** What stands in a file without quotes or guard: no spreadsheet runs a number or a day. */
export const bareKinds: readonly CellKind[] = ["money", "number", "whole-number", "date"];

/** The text as it may stand in a file. */
export function guarded(text: string): string {
  return isGuardable(text) ? `'${text}` : text;
}

/** The heading as it may stand in a file: nobody takes a heading for the foot of a sheet. */
export function guardedHeading(heading: string): string {
  return isTotals(heading) && !FORMULA.test(heading) ? heading : guarded(heading);
}

/** The text that a cell of a file stands for: without the guard, or else without the wrapper. */
export function unguarded(text: string): string {
  if (text.charCodeAt(0) !== 39) return unwrapped(text);
  return isGuardable(text) ? text.slice(1) : text;
}

/** The text without the wrapper. */
export function unwrapped(text: string): string {
  return text.charCodeAt(0) === 61 ? text.replace(WRAPPED, "$1") : text;
}

/** Whether a cell says that the row holds sums. One with an apostrophe before it is text that was written so. */
export function isTotals(text: string): boolean {
  if (text.length > 60 || text.startsWith("'") || !/total/i.test(text)) return false;
  return TOTALS.test(foldHeading(unwrapped(text)));
}

function isGuardable(text: string): boolean {
  return FORMULA.test(text) || isTotals(text.replace(/^'+/, ""));
}
