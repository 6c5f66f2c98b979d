import type { CsvErrorCode } from "./errors.ts";
import type { CsvLimits } from "./limits.ts";
import { NextSign } from "./next-sign.ts";

/*
 * RFC 4180, as a machine of four states that is given text in pieces of any size and gives rows:
 *
 *   start   before a cell's first character    "  -> quoted     anything else -> bare
 *   bare    in a cell without quotes           "  -> refused, unless the cell is a spreadsheet's ="001"
 *   quoted  in a cell with quotes              "  -> closing
 *   closing after a quote in such a cell       "  -> quoted, having read one quote
 *
 * From start, bare and closing a delimiter ends the cell, and CRLF, LF or CR end the row; after a closing quote anything
 * else is refused. It only divides the text: what a cell means is the table's business. Nothing is read twice, so that a
 * quote that is never closed costs no more than the cell that may be held.
 */
const START = 0;
const BARE = 1;
const QUOTED = 2;
const CLOSING = 3;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const EQUALS = 61;

const DELETE = 127;
const CONTROL_END = 160;

/** What no cell may hold. A line break or a tab may stand in one. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** An unquoted ="001", as programs write codes to keep a spreadsheet from changing them. */
const WRAPPED = /^="[^"]*"$/;

/** A row as the scanner hands it over: its arrays are used again for the next one. */
export interface ScannedRow {
  /** One for each cell: `undefined` for an empty one, "" for an empty one in quotes. */
  readonly cells: readonly (string | undefined)[];
  /** How many of `cells` belong to this row. */
  readonly count: number;
  /** The physical line where the row starts. */
  readonly line: number;
  /** The physical line of a cell, where line breaks within the row have moved it down. */
  readonly cellLines: readonly (number | undefined)[];
}

/** Something that no row can follow from. */
export class ScanFault {
  readonly code: CsvErrorCode;
  readonly line: number;
  readonly column: number;

  constructor(code: CsvErrorCode, line: number, column: number) {
    this.code = code;
    this.line = line;
    this.column = column;
  }
}

/** Divides text into rows and cells. */
export class Scanner implements ScannedRow {
  readonly cells: (string | undefined)[] = [];
  readonly cellLines: (number | undefined)[] = [];
  count = 0;
  line = 1;
  /** The physical line of the next character. */
  nextLine = 1;

  readonly #onRow: (row: ScannedRow) => void;
  readonly #limits: CsvLimits;
  readonly #separator: string;
  readonly #delimiter: number;
  /** By character code: what ends a run of plain text. */
  readonly #special = new Uint8Array(CONTROL_END);

  #state = START;
  /** What earlier pieces held of the present cell, without its opening quote. */
  #held = "";
  /** Doubled quotes in the present cell. */
  #doubled = 0;
  #wrapped = false;
  #cellLine = 1;
  /** Whether the last character was a carriage return, which a line feed would complete. */
  #afterReturn = false;

  constructor(delimiter: string, limits: CsvLimits, onRow: (row: ScannedRow) => void) {
    this.#separator = delimiter;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#limits = limits;
    this.#onRow = onRow;
    this.#special.fill(1, 0, 32).fill(1, 127).fill(0, 9, 10);
    this.#special[QUOTE] = 1;
    this.#special[this.#delimiter] = 1;
  }

  /**
   * `plain` says that the text is known to have no control characters but tabs and line breaks.
   *
   * @throws {ScanFault} where the text stops being CSV, or passes a limit.
   */
  push(text: string, plain = false): void {
    const special = this.#special;
    const delimiter = this.#delimiter;
    /** Letters lie above, and need no look at the table. */
    const top = Math.max(QUOTE, delimiter);
    const { maxCellChars, maxColumns } = this.#limits;
    const cells = this.cells;
    const end = text.length;
    const next = plain || !CONTROL.test(text) ? new NextSign(text, this.#separator) : undefined;
    let state = this.#state;
    let at = 0;
    let from = 0;

    if (this.#afterReturn && end > 0) {
      this.#afterReturn = false;
      if (text.charCodeAt(0) === LF) {
        at = 1;
        if (state === START) from = 1;
      }
    }

    while (at < end) {
      if (state === START && next !== undefined) {
        at = this.#pushUnquoted(text, next, at);
        from = at;
        if (at === end) break;
      }
      let code = text.charCodeAt(at);
      if (state === START) {
        this.#cellLine = this.nextLine;
        from = at;
        if (code === QUOTE) {
          state = QUOTED;
          from = ++at;
          continue;
        }
        state = BARE;
      }
      if (state === CLOSING) {
        if (code === QUOTE) {
          this.#doubled++;
          state = QUOTED;
          at++;
          continue;
        }
        if (code !== delimiter && code !== LF && code !== CR) {
          throw this.#fault("csv/quote-invalid", at - from - 1);
        }
      } else {
        while ((code > top && code < DELETE) || code >= CONTROL_END || special[code] === 0) {
          if (++at === end) break;
          code = text.charCodeAt(at);
        }
        if (at === end) break;
        if (state === QUOTED) {
          at++;
          if (code === QUOTE) state = CLOSING;
          else if (code === LF) this.nextLine++;
          else if (code === CR) {
            this.nextLine++;
            if (at === end) this.#afterReturn = true;
            else if (text.charCodeAt(at) === LF) at++;
          } else if (code !== delimiter) throw this.#fault("csv/control-character", at - 1 - from);
          continue;
        }
        if (code === QUOTE) {
          const length = this.#held.length + at - from;
          if (!this.#wrapped) {
            const first = this.#held === "" ? text.charCodeAt(from) : this.#held.charCodeAt(0);
            if (length !== 1 || first !== EQUALS) throw this.#fault("csv/quote-invalid", at - from);
            this.#wrapped = true;
          }
          at++;
          continue;
        }
        if (code !== delimiter && code !== LF && code !== CR)
          throw this.#fault("csv/control-character", at - from);
      }

      if (state === BARE && this.#held === "" && !this.#wrapped) {
        if (at - from > maxCellChars) throw this.#fault("csv/cell-too-long", at - from);
        cells[this.count] = at > from ? text.slice(from, at) : undefined;
        if (this.#cellLine !== this.line) this.cellLines[this.count] = this.#cellLine;
        this.count++;
      } else this.#endCell(state, text.slice(from, at));
      state = START;
      at++;
      if (code === delimiter) {
        if (this.count >= maxColumns)
          throw new ScanFault("csv/too-many-columns", this.nextLine, this.count + 1);
        continue;
      }
      this.nextLine++;
      if (code === CR) {
        if (at === end) this.#afterReturn = true;
        else if (text.charCodeAt(at) === LF) at++;
      }
      this.#endRow();
    }

    if (state !== START) {
      this.#held += text.slice(from);
      if (this.#held.length - this.#doubled - (state === CLOSING ? 1 : 0) > maxCellChars)
        throw this.#fault("csv/cell-too-long", 0);
    }
    this.#state = state;
  }

  /**
   * Reads on to the row or cell that has a quote, or is not all there, and says where that is. The same machine for text
   * without quotes and control characters, as nearly all is: from one sign to the next.
   */
  #pushUnquoted(text: string, next: NextSign, start: number): number {
    const { maxCellChars, maxColumns } = this.#limits;
    const { cells } = this;
    let at = start;
    let { count } = this;
    for (;;) {
      const lineEnd = next.lineEnd(at);
      const stop = Math.min(next.quote(at), text.length - 1);
      for (let to = -1; to !== lineEnd; ) {
        to = Math.min(next.delimiter(at), lineEnd);
        if (to >= stop || to - at > maxCellChars || count + 1 >= maxColumns) {
          this.count = count;
          return at;
        }
        cells[count] = to > at ? text.slice(at, to) : undefined;
        if (this.nextLine !== this.line) this.cellLines[count] = this.nextLine;
        count++;
        at = to + 1;
      }
      if (text.charCodeAt(lineEnd) === CR && text.charCodeAt(at) === LF) at++;
      this.nextLine++;
      this.count = count;
      this.#endRow();
      count = 0;
    }
  }

  /** Counts a line that was dealt with elsewhere. */
  skipLine(): void {
    this.line = ++this.nextLine;
  }

  /** @throws {ScanFault} when a quote is still open. */
  end(): void {
    if (this.#state === QUOTED) throw this.#fault("csv/quote-unterminated", 0);
    if (this.#state === START && this.count === 0) return;
    if (this.#state === START) this.#cellLine = this.nextLine;
    this.#endCell(this.#state === START ? BARE : this.#state, "");
    this.#state = START;
    this.#endRow();
  }

  /** Ends a cell that had quotes or came in pieces. */
  #endCell(state: number, rest: string): void {
    const raw = this.#held === "" ? rest : this.#held + rest;
    const inner = state === CLOSING ? raw.slice(0, -1) : raw;
    const text = this.#doubled === 0 ? inner : inner.replaceAll('""', '"');
    if (text.length > this.#limits.maxCellChars) throw this.#fault("csv/cell-too-long", 0);
    if (this.#wrapped && !WRAPPED.test(text)) throw this.#fault("csv/quote-invalid", 0);
    this.cells[this.count] = text === "" && state === BARE ? undefined : text;
    if (this.#cellLine !== this.line) this.cellLines[this.count] = this.#cellLine;
    this.count++;
    this.#held = "";
    this.#doubled = 0;
    this.#wrapped = false;
  }

  #endRow(): void {
    this.#onRow(this);
    this.count = 0;
    this.line = this.nextLine;
    if (this.cellLines.length > 0) this.cellLines.length = 0;
  }

  /** A fault of the present cell, which is placed where the cell begins; that it is too long is said first. */
  #fault(code: CsvErrorCode, further: number): ScanFault {
    const length = this.#held.length + further - this.#doubled;
    return new ScanFault(
      length > this.#limits.maxCellChars ? "csv/cell-too-long" : code,
      this.#cellLine,
      this.count + 1,
    );
  }
}
