import type { Table } from "@pdscp/core";
import { isBlank } from "./blank.ts";
import { CsvError } from "./errors.ts";
import { unguarded } from "./guard.ts";
import { type Header, type HeaderSearch, isWebPage, type KeptRow, keptRow } from "./header.ts";
import type { ScannedRow } from "./scanned-row.ts";

/** How far down the headings are looked for. */
const HEADER_LINES = 20;

/** How far down something is looked for that says what a file is whose first lines are all blank. */
const BLANK_LINES = 100;

/** The rows of a file down to its headings. */
export class Beginning {
  /** What divides the rows, once it is known. */
  delimiter = ",";
  readonly #table: Pick<Table<object>, "columns" | "readRow">;
  readonly #search: HeaderSearch;
  readonly #source: string;
  readonly #above: KeptRow[] = [];

  constructor(table: Pick<Table<object>, "columns" | "readRow">, search: HeaderSearch, source: string) {
    this.#table = table;
    this.#search = search;
    this.#source = source;
  }

  /**
   * The header and its row, when the row is it.
   *
   * @throws {CsvError} when no row can be it any more.
   */
  header(row: ScannedRow): { readonly header: Header; readonly cells: KeptRow["cells"] } | undefined {
    const kept = keptRow(row);
    const { cells, line } = kept;
    if (cells.every(isBlank) && line <= BLANK_LINES) return undefined;
    if (line > HEADER_LINES) throw this.refusal(kept);
    if (this.#search.isComplete(kept)) return { header: this.#search.read(kept), cells };
    this.#above.push(kept);
    return undefined;
  }

  /** The rows above a header: few cells make a title, or cells of which none is what its column holds; others are records. */
  above({ places }: Header): { readonly titles: readonly KeptRow[]; readonly records: readonly KeptRow[] } {
    const fewest = Math.max(2, Math.ceil(places.filter((place) => place !== -1).length / 2));
    const isTitle = (row: KeptRow) =>
      row.cells.filter((cell) => !isBlank(cell)).length < fewest || !this.#fits(row, places);
    return { titles: this.#above.filter(isTitle), records: this.#above.filter((row) => !isTitle(row)) };
  }

  /** Why there are no headings; `below` is what stands under the lines in which they are looked for. */
  refusal(below?: KeptRow): CsvError {
    const rows = below !== undefined && isWebPage(below) ? [below] : this.#above;
    return rows.length > 0
      ? this.#search.refusalOf(
          rows,
          this.delimiter,
          below && `nothing like it in the first ${HEADER_LINES} lines`,
        )
      : new CsvError("a file with headings is needed", {
          code: "csv/empty",
          source: this.#source,
          line: 1,
          column: 1,
          hint: below === undefined ? undefined : `nothing in its first ${HEADER_LINES} lines`,
        });
  }

  /** Whether a cell is the day, the amount or the choice that its column holds, where any column holds more than text. */
  #fits({ cells }: KeptRow, places: readonly number[]): boolean {
    const { columns, readRow } = this.#table;
    const row = places.map((place) =>
      isBlank(cells[place]) ? undefined : unguarded(cells[place] as string),
    );
    const outcome = readRow(row);
    const wrong = new Set(outcome.ok ? [] : outcome.issues.map(({ field }) => field));
    const told = columns.flatMap(({ field, kind }, index) =>
      places[index] === -1 || kind === "text" || kind === "list"
        ? []
        : [row[index] !== undefined && !wrong.has(field)],
    );
    return told.length === 0 || told.includes(true);
  }

  /** The refusal of a file whose quotes are wrong, where other delimiters would make them right or a web page has them. */
  otherCause(hint: string | undefined): CsvError | undefined {
    const refusal = this.#search.refusalOf(this.#above, this.delimiter, hint);
    return refusal.hint?.startsWith("delimiter") || this.#above.some(isWebPage) ? refusal : undefined;
  }
}
