import { type Column, foldHeading } from "@pdscp/core";
import { isBlank, isPlain } from "./blank.ts";
import { otherDelimiters } from "./delimiter.ts";
import { CsvError } from "./errors.ts";
import { unguarded } from "./guard.ts";
import type { ScannedRow } from "./scanned-row.ts";

const PATH = /\.(?:csv|tsv|txt)\s*$/i;
const WEB_PAGE =
  /^\s*<(?:!--|(?:!doctype|\?xml|html|head|body|table|form|div|meta|style|script|title|link|span|center|p|tr|td|feed)\b|[a-z]+:[a-z]+ xmlns)/i;

/** A row kept while the header is looked for. */
export interface KeptRow {
  readonly cells: readonly (string | undefined)[];
  readonly line: number;
}

/** Where the columns of a table stand in a file. */
export interface Header {
  readonly line: number;
  /** For each column of the table the place of its cells, or -1 where the file leaves an optional column out. */
  readonly places: readonly number[];
  /** How many cells a row has, up to the last that has a heading. */
  readonly width: number;
  /** Places without a heading, the last ones included. */
  readonly blanks: readonly number[];
  /** How many cells the header row has. */
  readonly count: number;
  readonly folded: readonly string[];
}

/** Finds the columns of a table among the headings of a file. */
export class HeaderSearch {
  readonly #columns: readonly Column[];
  readonly #placeOf = new Map<string, number>();
  /** The headings for a message. */
  readonly #wanted: string;
  readonly #name: string;

  constructor(columns: readonly Column[], name: string) {
    this.#columns = columns;
    this.#name = name;
    this.#wanted = columns.map(({ heading }) => `"${heading}"`).join(", ");
    for (const [index, { heading, aliases }] of columns.entries()) {
      for (const spelling of [heading, ...aliases]) this.#placeOf.set(foldHeading(spelling), index);
    }
  }

  /** Whether the row has every heading that the table needs. */
  isComplete(row: KeptRow): boolean {
    const found = this.#found(row);
    return this.#columns.every(({ required }, index) => !required || found.has(index)) && found.size > 0;
  }

  /** Where a row has every heading that the table needs: the places that {@link read} would give. */
  placesIn(row: KeptRow): readonly number[] | undefined {
    if (!this.isComplete(row)) return undefined;
    const found = foldedCells(row.cells).map((heading) => this.#placeOf.get(heading) ?? -1);
    return this.#columns.map((_, index) => found.indexOf(index));
  }

  /** Whether a cell is one of the table's headings. */
  isHeading(cell: string | undefined): boolean {
    return this.#placeOf.has(foldedCell(cell));
  }

  /**
   * The header that a row is.
   *
   * @throws {CsvError} `csv/header-repeated`, `csv/header-unknown`.
   */
  read({ cells, line }: KeptRow): Header {
    const folded = foldedCells(cells);
    const places = this.#columns.map(() => -1);
    const blanks: number[] = [];
    const first = new Map<string | number, number>();
    let width = 0;
    for (const [place, heading] of folded.entries()) {
      if (heading === "") {
        blanks.push(place);
        continue;
      }
      const index = this.#placeOf.get(heading);
      const same = index ?? heading;
      const before = first.get(same);
      if (before !== undefined) {
        throw this.#refusal("csv/header-repeated", line, place, "one column for each heading is needed", {
          hint: this.#sameAs(folded, before, place),
          ...(index === undefined ? {} : { heading: this.#columns[index]?.heading }),
        });
      }
      first.set(same, place);
      width = place + 1;
      if (index !== undefined) places[index] = place;
    }
    const unknown = folded.findIndex((heading) => heading !== "" && !this.#placeOf.has(heading));
    if (unknown !== -1) {
      const near = this.#near(folded[unknown] as string, places);
      throw this.#refusal("csv/header-unknown", line, unknown, `only the headings ${this.#wanted} are read`, {
        hint: near === undefined ? "a column to take out first?" : `"${near}" misspelt?`,
      });
    }
    return { line, places, width, blanks, count: cells.length, folded };
  }

  /** Why no row is the header: the one that comes nearest says. `cause` is what is known of it otherwise. */
  refusalOf(rows: readonly KeptRow[], delimiter: string, cause?: string): CsvError {
    const nearest = rows.reduce<KeptRow | undefined>((best, row) => {
      const matches = this.#found(row).size;
      return matches > (best === undefined ? 0 : this.#found(best).size) ? row : best;
    }, undefined);
    if (nearest === undefined || this.#found(nearest).size * 2 < this.#needed()) {
      return this.#refusal("csv/header-missing", 1, 0, `a row with the headings ${this.#wanted} is needed`, {
        hint: this.#causeOf(rows, delimiter) ?? cause,
      });
    }
    try {
      const { places, blanks, line } = this.read(nearest);
      const below = rows.filter((row) => row.line > line);
      const unheaded = blanks.find((place) => below.some(({ cells }) => !isBlank(cells[place])));
      if (unheaded !== undefined) return this.blankHeading(line, unheaded);
      const missing = this.#columns.find(({ required }, index) => required && places[index] === -1);
      return this.#refusal("csv/header-missing", line, 0, `a column headed "${missing?.heading}" is needed`, {
        heading: missing?.heading,
      });
    } catch (refusal) {
      return refusal as CsvError;
    }
  }

  blankHeading(line: number, place: number): CsvError {
    return this.#refusal(
      "csv/header-blank",
      line,
      place,
      "a heading is needed above cells that hold something",
      {},
    );
  }

  #refusal(
    code: "csv/header-blank" | "csv/header-missing" | "csv/header-repeated" | "csv/header-unknown",
    line: number,
    place: number,
    need: string,
    about: { hint?: string | undefined; heading?: string | undefined },
  ): CsvError {
    return new CsvError(need, { code, source: this.#name, line, column: place + 1, ...about });
  }

  #needed(): number {
    return this.#columns.filter(({ required }) => required).length || 1;
  }

  /** The columns that have a heading in this row. */
  #found({ cells }: KeptRow): Set<number> {
    return new Set(foldedCells(cells).flatMap((heading) => this.#placeOf.get(heading) ?? []));
  }

  /** How a heading repeats one before it: as it is, or by another name that the table has for it, in the table's spelling. */
  #sameAs(folded: readonly string[], before: number, place: number): string {
    const column = this.#columns[this.#placeOf.get(folded[place] as string) ?? -1];
    if (column === undefined || folded[before] === folded[place]) return `the same as column ${before + 1}`;
    const spelt = (heading: string | undefined) =>
      [column.heading, ...column.aliases].find((spelling) => foldHeading(spelling) === heading);
    return `"${spelt(folded[place])}" is another name for "${spelt(folded[before])}" in column ${before + 1}`;
  }

  /** A web page, the path of a file, or a row that would hold the headings if something else divided it. */
  #causeOf(rows: readonly KeptRow[], delimiter: string): string | undefined {
    if (rows.some(isWebPage)) return "a web page saved as .csv?";
    const [only, ...others] = rows;
    if (others.length === 0 && only?.cells.length === 1 && PATH.test(only.cells[0] ?? "")) {
      return "the path of a file? @pdscp/adapters-csv/node reads files";
    }
    const isHeader = (cells: readonly string[]) => this.#found({ cells, line: 1 }).size * 2 >= this.#needed();
    for (const { cells } of rows) {
      const texts = cells.map((cell) => cell ?? "");
      const found = [...otherDelimiters].find(([other]) => isHeader(texts.join(",").split(other)));
      if (found !== undefined) return found[0] === delimiter ? "whole lines in quotes?" : found[1];
    }
    return undefined;
  }

  /** A heading of the table that is not there and is spelt nearly like this one, or with more: "Amount (£)". */
  #near(heading: string, places: readonly number[]): string | undefined {
    const isNear = (wanted: string) =>
      distance(wanted, heading) <= 2 || ` ${heading} `.includes(` ${wanted} `);
    return this.#columns.find((column, index) => places[index] === -1 && isNear(foldHeading(column.heading)))
      ?.heading;
  }
}

/** Whether text is how a web page begins that was saved as a table. */
export function beginsWebPage(text: string): boolean {
  return WEB_PAGE.test(text);
}

export function isWebPage({ cells }: KeptRow): boolean {
  return beginsWebPage(cells[0] ?? "");
}

export function keptRow(row: ScannedRow): KeptRow {
  return { cells: Array.from({ length: row.count }, (_, place) => row.text(place)), line: row.line };
}

export function foldedCells(cells: readonly (string | undefined)[]): string[] {
  return cells.map(foldedCell);
}

export function foldedCell(cell: string | undefined): string {
  return cell === undefined ? "" : foldHeading(unguarded(cell));
}

/** Whether a cell may be a heading again, which nearly every cell is told not to be by its length or its last letter. */
export function isLike(cell: string, heading: string): boolean {
  const text = isPlain(cell.charCodeAt(0)) && isPlain(cell.charCodeAt(cell.length - 1)) ? cell : cell.trim();
  const last = text.length - 1;
  return heading.length - 1 === last && (text.charCodeAt(last) | 32) === (heading.charCodeAt(last) | 32);
}

/** Whether a row is the header again. */
export function repeats(row: ScannedRow, { folded }: Header): boolean {
  return folded.every(
    (heading, place) => heading === foldedCell(place < row.count ? row.text(place) : undefined),
  );
}

/** How many letters must be put in, taken out or changed to make one word of the other; 3 for words that differ much in length. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const change = (above[column - 1] as number) + (one[row - 1] === other[column - 1] ? 0 : 1);
      next.push(Math.min(change, (above[column] as number) + 1, (next[column - 1] as number) + 1));
    }
    above = next;
  }
  return above[other.length] as number;
}
