import { type CellKind, foldHeading } from "@pdscp/core";

/*
 * A spreadsheet runs text that begins like a formula (OWASP ASVS 1.2.10), and a reader takes "Total" for the foot of a
 * sheet. Such text is written with an apostrophe before it, which a spreadsheet shows as text and this reader takes off
 * again. Text that already has apostrophes there gets one more, so that both directions undo each other whatever the text.
 */

/** What a spreadsheet could run, once what it may ignore is gone: apostrophes, white space and marks without width. */
const FORMULA = /^['\s\u00ad\u180e\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** What stands before the sums at the foot of a sheet, folded as a heading is. */
const TOTALS = /^(?:grand |sub ?|overall |net )?totals?(?: \(?£\)?)? ?:?$/;

/** ="001": what programs write so that a spreadsheet leaves a code as it is. */
const WRAPPED = /^="([^"]*)"$/;

/** What stands in a file without quotes or guard: no spreadsheet runs a number or a day. */
export const bareKinds: readonly CellKind[] = ["money", "number", "whole-number", "date"];

/** The text as it may stand in a file. */
export function guarded(text: string): string {
  return isGuardable(text) ? `'${text}` : text;
}

/** The text that a cell of a file stands for: without the guard, or else without the wrapper. */
export function unguarded(text: string): string {
  const first = text.charCodeAt(0);
  if (first === 39) return isGuardable(text.slice(1)) ? text.slice(1) : text;
  return first === 61 ? text.replace(WRAPPED, "$1") : text;
}

/** Whether a cell says that the row holds sums. Nearly every cell is spared the expression. */
export function isTotals(text: string): boolean {
  if (text.length > 30) return false;
  const first = text.charCodeAt(0) | 32;
  const may = first === 116 || first === 115 || first === 103 || first === 111 || first === 110;
  return (may || text.trim() !== text) && TOTALS.test(foldHeading(text));
}

function isGuardable(text: string): boolean {
  return FORMULA.test(text) || isTotals(text.replace(/^'+/, ""));
}
