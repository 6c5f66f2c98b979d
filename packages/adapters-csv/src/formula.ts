import type { CellKind } from "@pdscp/core";

/*
 * A spreadsheet runs text that begins like a formula (OWASP ASVS 1.2.10). Such text is written with an apostrophe before
 * it, which a spreadsheet shows as text and this reader takes off again. Text that already has apostrophes there gets one
 * more, so that both directions undo each other whatever the text is.
 */

/** Text that a spreadsheet could run, once what it may ignore is gone: apostrophes, white space and marks without width. */
const GUARDABLE = /^['\s\u00ad\u180e\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** ="001": what programs write so that a spreadsheet leaves a code as it is. */
const WRAPPED = /^="([^"]*)"$/;

/** What stands in a file without quotes or guard: no spreadsheet runs a number or a day. */
export const bareKinds: readonly CellKind[] = ["money", "number", "whole-number", "date"];

/** The text as it may stand in a file. */
export function guarded(text: string): string {
  return GUARDABLE.test(text) ? `'${text}` : text;
}

/** The text that a cell of a file stands for: without the guard, or else without the wrapper. */
export function unguarded(text: string): string {
  const first = text.charCodeAt(0);
  if (first === 39) return GUARDABLE.test(text.slice(1)) ? text.slice(1) : text;
  return first === 61 ? text.replace(WRAPPED, "$1") : text;
}
