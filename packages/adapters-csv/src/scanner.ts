import { CellRow } from "./cell-row.ts";
import { otherDelimiters } from "./delimiter.ts";
import type { CsvErrorCode } from "./errors.ts";
import type { CsvLimits } from "./limits.ts";
import { BREAK_COUNT, CELL_COUNT, type PlainRows } from "./plain-row.ts";
import { ScanFault } from "./scan-fault.ts";
import { BEYOND_ASCII, EMPTY, LINE_BREAK, type ScannedRow, SPAN } from "./scanned-row.ts";
import { characterLength, type Latin1, latin1 } from "./utf8.ts";

/*
 * RFC 4180, as a machine of four states that is given UTF-8 in pieces of any size and gives rows:
 *
 *   start   before a cell's first character    "  -> quoted     anything else -> bare
 *   bare    in a cell without quotes           "  -> refused, unless the cell is a spreadsheet's ="001"
 *   quoted  in a cell with quotes              "  -> closing
 *   closing after a quote in such a cell       "  -> quoted, having read one quote
 *
 * From start, bare and closing a delimiter ends the cell, and CRLF, LF or CR end the row; after a closing quote anything
 * else is refused. It only divides the text: what a cell means is the table's business. Every sign of the machine is one
 * byte, so it looks at bytes, finds out on the way whether they are UTF-8, and makes text of a cell when somebody asks for
 * it. Nothing is read twice by it, so that a quote that is never closed costs no more than the cell that may be held.
 *
 * Most rows are plain, and are read several times as fast by plain-row.wat, which gives what this machine would give or
 * leaves the row to it.
 */
const START = 0;
const BARE = 1;
const QUOTED = 2;
const CLOSING = 3;

const TAB = 9;
const LF = 10;
const CR = 13;
const QUOTE = 34;
const EQUALS = 61;

/** So many rows, at the most, are left to the machine at once before one is looked at again. */
const LONGEST_PAUSE = 16;

/** From here on a byte is part of a character beyond ASCII. */
const FIRST_BEYOND = 0x80;

/** Where U+FFFD stands in the place of what could not be read. */
const LOST = "characters were lost before: read with the wrong encoding?";

/** What stands after a quote in a file of another delimiter, and what it is then called. */
const delimiterHints: ReadonlyMap<number, string> = new Map(
  [...otherDelimiters].map(([delimiter, hint]) => [delimiter.charCodeAt(0), hint]),
);

/** What may be wrong with a cell that does not end. */
const longHints: ReadonlyMap<number, string> = new Map([
  [BARE, "another kind of file, or another delimiter?"],
  [QUOTED, "a quote that is never closed?"],
  [CLOSING, "a quote that is never closed?"],
]);

/** An unquoted ="001", as programs write codes to keep a spreadsheet from changing them. */
const WRAPPED = /^="[^"]*"$/;

/** How a scanner goes about it. */
export interface ScannerOptions {
  readonly lettersOf?: Latin1 | undefined;
  /** What reads plain rows; nothing, and the machine reads every row. */
  readonly plain?: PlainRows | undefined;
}

/** Divides text into rows and cells. */
export class Scanner {
  /** The physical line of the next character. */
  nextLine = 1;

  readonly #row: CellRow;
  readonly #onRow: (row: ScannedRow) => void;
  readonly #limits: CsvLimits;
  readonly #delimiter: number;
  /** By byte: what goes on with a cell and asks for nothing to be done. */
  readonly #plain = new Uint8Array(256).fill(1, 32, 127);

  #plainRows: PlainRows | undefined;
  /** Rows in succession that were looked at and were not plain; and how many are not looked at now. */
  #misses = 0;
  #pause = 0;
  #utf8: Uint8Array = new Uint8Array(0);

  #state = START;
  /** What earlier pieces held of the present cell, without its opening quote. */
  #held = "";
  /** Doubled quotes in the present cell. */
  #doubled = 0;
  #wrapped = false;
  /** Whether the present cell is more than one run of bytes: it is held, has doubled quotes, or is wrapped. */
  #composed = false;
  #cellLine = 1;
  /** Whether the last character was a carriage return, which a line feed would complete. */
  #afterReturn = false;

  constructor(
    delimiter: string,
    limits: CsvLimits,
    onRow: (row: ScannedRow) => void,
    { lettersOf = latin1, plain }: ScannerOptions = {},
  ) {
    this.#row = new CellRow(lettersOf);
    this.#delimiter = delimiter.charCodeAt(0);
    this.#plainRows = plain?.begin(this.#delimiter, limits);
    this.#limits = limits;
    this.#onRow = onRow;
    this.#plain[TAB] = 1;
    this.#plain[QUOTE] = 0;
    this.#plain[this.#delimiter] = 0;
  }

  /**
   * Takes the UTF-8 of whole characters, or what is to be found not to be; it is left unchanged until this returns.
   *
   * @throws {ScanFault} where the bytes stop being text, the text stops being CSV, or it passes a limit.
   */
  push(utf8: Uint8Array): void {
    const end = utf8.length;
    const row = this.#row;
    const { line, count } = row;
    this.#utf8 = utf8;
    row.take(utf8);
    const plain = this.#plainRows;
    if (plain === undefined || !plain.take(utf8)) {
      this.#read(0, false);
    } else {
      for (let at = 0; at < end; ) {
        if (!this.#isWithin() && this.#pause-- < 1) at = this.#readPlain(plain, at);
        if (at < end) at = this.#read(at, true);
      }
    }
    row.hold(row.line === line ? count : 0);
  }

  /** Nothing more is to be read: what reads plain rows is free for another file. */
  close(): void {
    this.#plainRows?.release();
    this.#plainRows = undefined;
  }

  /** Whether a row, or the end of one, has begun. */
  #isWithin(): boolean {
    return this.#state !== START || this.#row.count > 0 || this.#afterReturn;
  }

  /** Reads plain rows, as far as they follow each other, and says how long to look for none: where the next row starts. */
  #readPlain(rows: PlainRows, from: number): number {
    const end = this.#utf8.length;
    const row = this.#row;
    const { spans } = rows;
    const own = row.spans;
    row.spans = spans;
    let at = from;
    while (at < end) {
      const next = rows.row(at, end);
      if (next === 0) break;
      row.count = spans[CELL_COUNT] as number;
      at = next;
      if (spans[BREAK_COUNT] !== 0) this.#placeCells();
      this.nextLine++;
      this.#endRow();
    }
    row.spans = own;
    this.#misses = at > from ? 0 : Math.min(this.#misses + 1, LONGEST_PAUSE);
    this.#pause = Math.max(0, this.#misses - 1);
    return at;
  }

  /** Says which cells of a plain row stand on further lines. */
  #placeCells(): void {
    const { spans, count, line, cellLines } = this.#row;
    for (let place = 0; place < count; place++) {
      if (this.nextLine !== line) cellLines[place] = this.nextLine;
      if (spans[SPAN * place] !== EMPTY)
        this.nextLine += ((spans[SPAN * place + 2] as number) / LINE_BREAK) | 0;
    }
  }

  /** Reads the piece from there on, or only to the end of the row: where it stopped. */
  #read(start: number, onlyRow: boolean): number {
    const row = this.#row;
    const utf8 = this.#utf8;
    const plain = this.#plain;
    const delimiter = this.#delimiter;
    const { maxCellChars, maxColumns } = this.#limits;
    const number = onlyRow ? this.#plainRows?.number : undefined;
    const end = utf8.length;
    let state = this.#state;
    let at = start;
    let from = start;
    /** How many bytes more than units of text there are in this piece of the cell. */
    let extra = 0;

    if (this.#afterReturn && end > start) {
      this.#afterReturn = false;
      if (utf8[start] === LF) at++;
    }

    while (at < end) {
      let code = utf8[at] as number;
      if (state === START) {
        this.#cellLine = this.nextLine;
        from = at;
        extra = 0;
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
          this.#composed = true;
          state = QUOTED;
          at++;
          continue;
        }
        if (code !== delimiter && code !== LF && code !== CR) {
          throw this.#fault("csv/quote-invalid", at - extra - from - 1, delimiterHints.get(code));
        }
      } else {
        while (plain[code] === 1) {
          if (++at === end) break;
          code = utf8[at] as number;
        }
        if (at === end) break;
        if (code >= FIRST_BEYOND) {
          const length = characterLength(utf8, at);
          if (length === 0) throw this.#encodingFault(at - extra - from);
          if (code === 0xc2 && (utf8[at + 1] as number) < 0xa0) {
            throw this.#fault("csv/control-character", at - extra - from);
          }
          if (code === 0xef && utf8[at + 1] === 0xbf && utf8[at + 2] === 0xbd) {
            throw this.#encodingFault(at - extra - from, LOST);
          }
          extra += length === 4 ? 2 : length - 1;
          at += length;
          continue;
        }
        if (state === QUOTED) {
          at++;
          if (code === QUOTE) state = CLOSING;
          else if (code === LF) this.nextLine++;
          else if (code === CR) {
            this.nextLine++;
            if (at === end) this.#afterReturn = true;
            else if (utf8[at] === LF) at++;
          } else if (code !== delimiter) {
            throw this.#fault("csv/control-character", at - 1 - extra - from);
          }
          continue;
        }
        if (code === QUOTE) {
          const length = this.#held.length + at - extra - from;
          if (!this.#wrapped) {
            const first = this.#held === "" ? utf8[from] : this.#held.charCodeAt(0);
            if (length !== 1 || first !== EQUALS) throw this.#fault("csv/quote-invalid", at - extra - from);
            this.#wrapped = true;
            this.#composed = true;
          }
          at++;
          continue;
        }
        if (code !== delimiter && code !== LF && code !== CR) {
          throw this.#fault("csv/control-character", at - extra - from);
        }
      }

      const to = state === CLOSING ? at - 1 : at;
      if (!this.#composed) {
        if (to - from - extra > maxCellChars) throw this.#tooLong(state);
        if (to === from && state === BARE) {
          row.addText(this.#cellLine, undefined);
        } else {
          const known = number === undefined ? -1 : number(row.count, from, to - from);
          row.add(this.#cellLine, from, to, extra === 0 ? 0 : BEYOND_ASCII, known);
        }
      } else {
        this.#endCell(state, row.textOf(from, at, extra));
      }
      state = START;
      at++;
      if (code === delimiter) {
        if (row.count >= maxColumns)
          throw new ScanFault("csv/too-many-columns", this.nextLine, row.count + 1);
        continue;
      }
      this.nextLine++;
      if (code === CR) {
        if (at === end) this.#afterReturn = true;
        else if (utf8[at] === LF) at++;
      }
      this.#endRow();
      if (onlyRow) break;
    }

    this.#state = state;
    if (state !== START) {
      this.#held += row.textOf(from, end, extra);
      this.#composed = this.#held !== "";
      if (this.#held.length - this.#doubled - (state === CLOSING ? 1 : 0) > maxCellChars)
        throw this.#tooLong(state);
    }
    return at;
  }

  /** Counts a line that was dealt with elsewhere. */
  skipLine(): void {
    this.#row.line = ++this.nextLine;
  }

  /** @throws {ScanFault} when a quote is still open. */
  end(): void {
    if (this.#state === QUOTED) throw this.#fault("csv/quote-unterminated", 0);
    if (this.#state === START) {
      if (this.#row.count === 0) return;
      this.#cellLine = this.nextLine;
      this.#state = BARE;
    }
    this.#endCell(this.#state, "");
    this.#state = START;
    this.#endRow();
  }

  /** Ends a cell that had quotes within or came in pieces. */
  #endCell(state: number, rest: string): void {
    const raw = this.#held + rest;
    const inner = state === CLOSING ? raw.slice(0, -1) : raw;
    const text = this.#doubled === 0 ? inner : inner.replaceAll('""', '"');
    if (text.length > this.#limits.maxCellChars) throw this.#tooLong(state);
    if (this.#wrapped && !WRAPPED.test(text)) throw this.#fault("csv/quote-invalid", 0);
    this.#row.addText(this.#cellLine, text === "" && state === BARE ? undefined : text);
    this.#held = "";
    this.#doubled = 0;
    this.#wrapped = false;
    this.#composed = false;
  }

  #endRow(): void {
    this.#onRow(this.#row);
    this.#row.begin(this.nextLine);
  }

  /** A fault of the present cell, which is placed where the cell begins; that it is too long is said first. */
  #fault(code: CsvErrorCode, further: number, hint?: string): ScanFault {
    const length = this.#held.length + further - this.#doubled;
    return new ScanFault(
      length > this.#limits.maxCellChars ? "csv/cell-too-long" : code,
      this.#cellLine,
      this.#row.count + 1,
      hint,
    );
  }

  #tooLong(state: number): ScanFault {
    return new ScanFault("csv/cell-too-long", this.#cellLine, this.#row.count + 1, longHints.get(state));
  }

  #encodingFault(further: number, hint?: string): ScanFault {
    const fault = this.#fault("csv/encoding", further);
    return fault.code === "csv/encoding" ? new ScanFault(fault.code, this.nextLine, 1, hint) : fault;
  }
}
