import type { CellKind, Column } from "@pdscp/core";

/** What a column seems to hold that would point to a person. */
export type PersonalData = "NHS numbers" | "postcodes" | "dates of birth";

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i;
/** As people write them, as systems do, and as a spreadsheet shows 9,434,765,919 and a program 9434765919.0. */
const TEN_DIGITS = /^(?:\d{3}[ .-]?\d{3}[ .-]?\d{4}(?:\.0+)?|\d(?:,\d{3}){3})$/;
const DAY_OF_MONTH = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const FULL_DATE = new RegExp(
  `^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:${[
    String.raw`\d{1,2}([/.-])\d{1,2}\1(?:\d\d){1,2}`,
    String.raw`\d{4}([/.-])\d{1,2}\2\d{1,2}`,
    String.raw`(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d`,
    String.raw`${DAY_OF_MONTH}[ /-]${MONTH}[ /-](?:\d\d){1,2}`,
    String.raw`${MONTH} ${DAY_OF_MONTH},? \d{4}`,
  ].join("|")})(?:[T ]\\d{1,2}:\\d\\d.*)?$`,
  "i",
);
const BIRTH = /\bbirth|\bborn\b|\bd[. ]?o[. ]?b\b/i;

/** What could hold a day: a number of births is none. */
const mayHoldDays: readonly CellKind[] = ["text", "list", "date"];

/** How many rows are looked at: enough to know a column by, and too few to cost anything. */
export const SAMPLED_ROWS = 100;

interface Watch {
  readonly column: Column;
  readonly birth: boolean;
  /** Cells with something in them, and how many of them look like what. */
  cells: number;
  readonly seen: Map<PersonalData, number>;
}

/**
 * Watches the first rows for columns that hold personal data though the table does not say that they are sensitive. A
 * column is named when at least half of its cells look so: a reference of ten digits may pass the check digit by chance,
 * half of a column does not.
 */
export class PersonalDataWatch {
  readonly #watches: readonly (Watch | undefined)[];

  constructor(columns: readonly Column[], allowed: readonly string[]) {
    this.#watches = columns.map((column) => {
      if (column.sensitive || allowed.includes(column.field)) return undefined;
      const birth =
        mayHoldDays.includes(column.kind) &&
        [column.field, column.heading, ...column.aliases].some(
          (name) => BIRTH.test(name) || BIRTH.test(wordsOf(name)),
        );
      return { column, birth, cells: 0, seen: new Map() };
    });
  }

  see(cells: readonly (string | undefined)[]): void {
    for (const [index, watch] of this.#watches.entries()) {
      const text = cells[index]?.trim();
      if (watch === undefined || text === undefined || text === "") continue;
      watch.cells++;
      const found = personalDataIn(text, watch.birth);
      if (found !== undefined) watch.seen.set(found, (watch.seen.get(found) ?? 0) + 1);
    }
  }

  /** The first column that holds personal data, by its place in the table. */
  found(): { readonly index: number; readonly column: Column; readonly what: PersonalData } | undefined {
    for (const [index, watch] of this.#watches.entries()) {
      for (const [what, count] of watch?.seen ?? []) {
        if (watch !== undefined && count * 2 >= watch.cells) return { index, column: watch.column, what };
      }
    }
    return undefined;
  }
}

/** "Child DoB", "CHILD_DOB" and "childDob" apart in words. */
function wordsOf(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " ");
}

/** What a cell, or an item of its list, looks like. */
function personalDataIn(cell: string, birth: boolean): PersonalData | undefined {
  const items = cell.replace(/^'/, "").replace(/\s+/g, " ").split(/ ?; ?/);
  if (items.some(isNhsNumber)) return "NHS numbers";
  if (items.some((item) => POSTCODE.test(item))) return "postcodes";
  return birth && items.some((item) => FULL_DATE.test(item)) ? "dates of birth" : undefined;
}

/** Ten digits whose last checks the others, modulo 11 (NHS Data Dictionary, NHS number). */
function isNhsNumber(text: string): boolean {
  if (!TEN_DIGITS.test(text)) return false;
  const digits = text.replace(/\.0+$/, "").replace(/\D/g, "");
  if (/^(\d)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < 9; index++) sum += Number(digits[index]) * (10 - index);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}
