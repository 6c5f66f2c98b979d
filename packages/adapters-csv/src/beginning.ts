import { isBlank } from "./blank.ts";
import { CsvError } from "./errors.ts";
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
  readonly #search: HeaderSearch;
  readonly #source: string;
  readonly #above: KeptRow[] = [];

  constructor(search: HeaderSearch, source: string) {
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

  /** The rows above a header: few cells make a title, and more a record that has strayed. */
  above({ places }: Header): { readonly titles: readonly KeptRow[]; readonly records: readonly KeptRow[] } {
    const fewest = Math.max(2, Math.ceil(places.filter((place) => place !== -1).length / 2));
    const isTitle = ({ cells }: KeptRow) => cells.filter((cell) => !isBlank(cell)).length < fewest;
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

  /** The refusal of a file whose quotes are wrong, where other delimiters would make them right or a web page has them. */
  otherCause(hint: string | undefined): CsvError | undefined {
    const refusal = this.#search.refusalOf(this.#above, this.delimiter, hint);
    return refusal.hint?.startsWith("delimiter") || this.#above.some(isWebPage) ? refusal : undefined;
  }
}
