import { type CellKind, foldHeading } from "@pdscp/core";

/*
 * A spreadsheet runs text that begins like a formula (OWASP ASVS 1.2.10), and a reader takes "Total" for the foot of a
 * sheet. Such text is written with an apostrophe before it, which a spreadsheet shows as text and this reader takes off
 * again. Text that already has apostrophes there gets one more, so that both directions undo each other whatever the text.
 */

/** What a spreadsheet could run, once what it may ignore is gone: apostrophes, white space and marks without width. */
const FORMULA = /^['\s\u00ad\u180e\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** What a name of sums may end with: "Total (£):", "Total [note 1]*". */
const END = String.raw`(?:[\s*†‡:=.£]|\([^()]*\)|\[[^[\]]*\])*$`;

/** What is summed, in words that no organisation is called by. */
const SUMMED = [
  "actual|agreed|all|amounts?|approved|attended|attendances?|balances?|bookings?|budget|cases?|cash|charges?|children",
  "contributions?|costs?|count|days|deaths?|due|expected|expenditure|fees?|figures?|forecast|funding|gbp|gross|hours",
  "in kind|income|invoiced|items|lines|net|no|notified|number|outstanding|paid|partners?|payments?|places|planned|receipts?",
  "received|records|reserves|result|reviewed|rows|sessions|spend(?:ing)?|spent|sum|value|vat|ytd",
].join("|");

/**
 * What stands before the sums at the foot of a sheet, or below each group of one, folded as a heading is: "Total", "Grand total:",
 * "Police Total", "Total contributions", "Total 2023/24", "Sub-total (Police)", "Sum". "Total Training Ltd" is an organisation.
 */
const TOTALS = new RegExp(
  `^(?!.* (?:ltd|limited|plc|llp|cic|inc)$)(?:${[
    String.raw`[*\s]*(?:(?!in )[^ ]+ ){0,15}(?:sub ?)?totals?${END}`,
    String.raw`(?:sub ?)?totals? ?(?:[:=;,(–—]|(?:for|of|in|to|by|per) (?=.)|excl|incl|inc\b|ex\b|£|\d|all ).*`,
    "sub ?total .+",
    String.raw`totals?(?: (?:${SUMMED}|\d\S*))+\.?(?: (?:for|of|in|to|from|by|per) .+)?${END}`,
    `sum(?: (?:of|for) .+)?${END}`,
    `grand (?:average|count|max|min|sum)${END}`,
  ].join("|")})`,
);

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
  if (!/total/i.test(text) && !mayBeSum(text)) return false;
  return text.length <= 100 && text.charCodeAt(0) !== 39 && TOTALS.test(foldHeading(unwrapped(text)));
}

/** Whether a cell may be "Sum" or "Grand count", which nearly every cell is told not to be by its first letter. */
function mayBeSum(text: string): boolean {
  const first = text.charCodeAt(0) | 32;
  return (first === 115 || first === 103) && /^(?:sum\b|grand )/i.test(text);
}

function isGuardable(text: string): boolean {
  return FORMULA.test(text) || isTotals(text.replace(/^'+/, ""));
}
