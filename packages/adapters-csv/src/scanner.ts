import type { CsvErrorCode } from "./errors.ts";
import type { CsvLimits } from "./limits.ts";

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
 * byte, so it looks at bytes, and makes text of a cell when somebody asks for it. Nothing is read twice, so that a quote
 * that is never closed costs no more than the cell that may be held.
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

/** UTF-8 (Unicode 15, table 3-6): the bytes below are ASCII, those from here to `LEAD` go on with a character. */
const BEYOND_ASCII = 0x80;
const LEAD = 0xc0;
/** Four bytes of UTF-8 are two units of a string; any fewer are one. */
const LEAD_OF_FOUR = 0xf0;

/** Where a cell is not one run of the present piece: its text is held. */
const HELD = -1;

/** An unquoted ="001", as programs write codes to keep a spreadsheet from changing them. */
const WRAPPED = /^="[^"]*"$/;

declare const TextEncoder: new () => { encode(text: string): Uint8Array };
const encoder = new TextEncoder();

/** A row as the scanner hands it over: all of it is used again for the next one. */
export interface ScannedRow {
  /** How many cells there are. */
  readonly count: number;
  /** The physical line where the row starts. */
  readonly line: number;
  /** The physical line of a cell, where line breaks within the row have moved it down. */
  readonly cellLines: readonly (number | undefined)[];
  /** The text of a cell: `undefined` for an empty one, "" for an empty one in quotes. */
  text(place: number): string | undefined;
  /** The piece that the row lies in. */
  readonly bytes: DataView;
  /** Four numbers for each cell: where it starts and ends in `bytes`, from -1 where only its text is known; and in the text. */
  readonly spans: Int32Array;
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
  readonly cellLines: (number | undefined)[] = [];
  spans: Int32Array = new Int32Array(4 * 64);
  bytes: DataView = new DataView(new ArrayBuffer(0));
  count = 0;
  line = 1;
  /** The physical line of the next character. */
  nextLine = 1;

  readonly #onRow: (row: ScannedRow) => void;
  readonly #limits: CsvLimits;
  readonly #delimiter: number;
  /** By byte: what goes on with a cell and asks for nothing to be done. */
  readonly #plain = new Uint8Array(256).fill(1, 32, 127);

  #piece = "";
  /** Of cells that are not one run of the present piece. */
  readonly #texts: (string | undefined)[] = [];

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

  constructor(delimiter: string, limits: CsvLimits, onRow: (row: ScannedRow) => void) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#limits = limits;
    this.#onRow = onRow;
    this.#plain[TAB] = 1;
    this.#plain[QUOTE] = 0;
    this.#plain[this.#delimiter] = 0;
  }

  text(place: number): string | undefined {
    const { spans } = this;
    return spans[4 * place] === HELD
      ? this.#texts[place]
      : this.#piece.slice(spans[4 * place + 2], spans[4 * place + 3]);
  }

  /**
   * Takes whole characters, as text and as its UTF-8, which is left unchanged until this returns.
   *
   * @throws {ScanFault} where the text stops being CSV, or passes a limit.
   */
  push(text: string, utf8: Uint8Array = encoder.encode(text)): void {
    const plain = this.#plain;
    const delimiter = this.#delimiter;
    const { maxCellChars, maxColumns } = this.#limits;
    let { spans } = this;
    const end = utf8.length;
    this.#piece = text;
    this.bytes = new DataView(utf8.buffer, utf8.byteOffset, end);
    let state = this.#state;
    let at = 0;
    /** How many bytes more than units of text there are up to `at`. */
    let ahead = 0;
    /** Where the cell starts, as a byte and in the text. */
    let from = 0;
    let textFrom = 0;

    if (this.#afterReturn && end > 0) {
      this.#afterReturn = false;
      if (utf8[0] === LF) {
        at = 1;
        if (state === START) from = textFrom = 1;
      }
    }

    while (at < end) {
      let code = utf8[at] as number;
      if (state === START) {
        this.#cellLine = this.nextLine;
        from = at;
        textFrom = at - ahead;
        if (code === QUOTE) {
          state = QUOTED;
          from = ++at;
          textFrom++;
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
          throw this.#fault("csv/quote-invalid", at - ahead - textFrom - 1);
        }
      } else {
        while (plain[code] === 1) {
          if (++at === end) break;
          code = utf8[at] as number;
        }
        if (at === end) break;
        if (code >= BEYOND_ASCII) {
          if (code < LEAD) ahead++;
          else if (code >= LEAD_OF_FOUR) ahead--;
          else if (code === 0xc2 && (utf8[at + 1] as number) < 0xa0) {
            throw this.#fault("csv/control-character", at - ahead - textFrom);
          } else if (code === 0xef && utf8[at + 1] === 0xbf && utf8[at + 2] === 0xbd) {
            throw new ScanFault("csv/encoding", this.nextLine, 1);
          }
          at++;
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
            throw this.#fault("csv/control-character", at - 1 - ahead - textFrom);
          }
          continue;
        }
        if (code === QUOTE) {
          const length = this.#held.length + at - ahead - textFrom;
          if (!this.#wrapped) {
            const first = this.#held === "" ? utf8[from] : this.#held.charCodeAt(0);
            if (length !== 1 || first !== EQUALS)
              throw this.#fault("csv/quote-invalid", at - ahead - textFrom);
            this.#wrapped = true;
            this.#composed = true;
          }
          at++;
          continue;
        }
        if (code !== delimiter && code !== LF && code !== CR) {
          throw this.#fault("csv/control-character", at - ahead - textFrom);
        }
      }

      const to = state === CLOSING ? at - 1 : at;
      if (!this.#composed) {
        const textTo = to - ahead;
        if (textTo - textFrom > maxCellChars) throw this.#fault("csv/cell-too-long", textTo - textFrom);
        const { count } = this;
        const span = 4 * count;
        if (span === spans.length) spans = this.#moreSpans();
        if (to === from) {
          spans[span] = HELD;
          this.#texts[count] = state === CLOSING ? "" : undefined;
        } else {
          spans[span] = from;
          spans[span + 1] = to;
          spans[span + 2] = textFrom;
          spans[span + 3] = textTo;
        }
        if (this.#cellLine !== this.line) this.cellLines[count] = this.#cellLine;
        this.count = count + 1;
      } else {
        this.#endCell(state, text.slice(textFrom, at - ahead));
        spans = this.spans;
      }
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
        else if (utf8[at] === LF) at++;
      }
      this.#endRow();
    }

    if (state !== START) {
      this.#held += text.slice(textFrom);
      this.#composed = this.#held !== "";
      if (this.#held.length - this.#doubled - (state === CLOSING ? 1 : 0) > maxCellChars)
        throw this.#fault("csv/cell-too-long", 0);
    }
    this.#keepCells();
    this.#state = state;
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

  /** Ends a cell that had quotes within or came in pieces. */
  #endCell(state: number, rest: string): void {
    const raw = this.#held === "" ? rest : this.#held + rest;
    const inner = state === CLOSING ? raw.slice(0, -1) : raw;
    const text = this.#doubled === 0 ? inner : inner.replaceAll('""', '"');
    if (text.length > this.#limits.maxCellChars) throw this.#fault("csv/cell-too-long", 0);
    if (this.#wrapped && !WRAPPED.test(text)) throw this.#fault("csv/quote-invalid", 0);
    if (4 * this.count === this.spans.length) this.#moreSpans();
    this.spans[4 * this.count] = HELD;
    this.#texts[this.count] = text === "" && state === BARE ? undefined : text;
    if (this.#cellLine !== this.line) this.cellLines[this.count] = this.#cellLine;
    this.count++;
    this.#held = "";
    this.#doubled = 0;
    this.#wrapped = false;
    this.#composed = false;
  }

  #endRow(): void {
    this.#onRow(this);
    this.count = 0;
    this.line = this.nextLine;
    if (this.cellLines.length > 0) this.cellLines.length = 0;
  }

  /** Holds the cells of a row that goes on in the next piece. */
  #keepCells(): void {
    for (let place = 0; place < this.count; place++) {
      this.#texts[place] = this.text(place);
      this.spans[4 * place] = HELD;
    }
  }

  #moreSpans(): Int32Array {
    const more = new Int32Array(2 * this.spans.length);
    more.set(this.spans);
    this.spans = more;
    return more;
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
