import type { Column } from "@pdscp/core";

/** What a column seems to hold that would point to a person. */
export type PersonalData = "NHS numbers" | "postcodes" | "dates of birth";

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i;
const FULL_DATE = /^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})$/;
const BIRTH = /\bbirth|\bborn\b|\bdob\b|\bd\.o\.b/i;

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
      const birth = [column.field, column.heading, ...column.aliases].some((name) =>
        BIRTH.test(name.replace(/([a-z])([A-Z])/g, "$1 $2")),
      );
      const watched = column.kind === "text" || column.kind === "list" || (column.kind === "date" && birth);
      if (!watched || column.sensitive || allowed.includes(column.field)) return undefined;
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

function personalDataIn(cell: string, birth: boolean): PersonalData | undefined {
  const text = cell.replace(/^'/, "").replace(/\s+/g, " ");
  if (isNhsNumber(text)) return "NHS numbers";
  if (POSTCODE.test(text)) return "postcodes";
  return birth && FULL_DATE.test(text) ? "dates of birth" : undefined;
}

/** Ten digits whose last checks the others, modulo 11 (NHS Data Dictionary, NHS number). */
function isNhsNumber(text: string): boolean {
  if (!/^\d{3}[ -]?\d{3}[ -]?\d{4}$/.test(text)) return false;
  const digits = text.replace(/\D/g, "");
  if (/^(\d)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < 9; index++) sum += Number(digits[index]) * (10 - index);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}
