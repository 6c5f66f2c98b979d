import type { CsvLimits } from "./limits.ts";
import { plainRowCode } from "./plain-row-code.ts";
import { SPAN } from "./scanned-row.ts";

/** Cells that a plain row may have. */
const MOST_CELLS = 4_096;

/** Behind the numbers of the cells: how many cells there are, and how many line breaks within them. */
export const CELL_COUNT: number = SPAN * MOST_CELLS;
export const BREAK_COUNT: number = CELL_COUNT + 1;

/** How many cells of one place are known at once: no two of their numbers leave the same when divided by it. */
export const MOST_KNOWN = 4_096;

const PAGE = 65_536;
/** What may be looked at beyond the piece. */
const BEYOND = 32;

/** What plain-row.wat offers. */
interface Code {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly begin: (delimiter: number, maxCells: number, maxBytes: number) => void;
  readonly row: (from: number, end: number) => number;
  readonly number: (place: number, from: number, length: number) => number;
}

declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};
declare const atob: (text: string) => string;

let compiled: object | undefined;
/** Whether it may not be compiled here: nobody is asked twice. */
let isRefused = false;

/** Those that nobody uses at present: to make one takes longer than to read a short file. */
const spare: PlainRows[] = [];
const MOST_SPARE = 8;

/** Reads the plain rows of one file at a time, in a memory of its own. */
export class PlainRows {
  /** The numbers of the last row's cells, as a scanner gives them. */
  readonly spans: Int32Array;
  /** Reads the row that starts there in the piece: where the next one starts, or 0 when it is not plain or does not end. */
  readonly row: (from: number, end: number) => number;
  /** The number of a cell of the piece that somebody else has read: of text without zeros. */
  readonly number: Code["number"];
  readonly #begin: Code["begin"];
  readonly #bytes: Uint8Array;

  constructor(module: object) {
    const { memory, begin, row, number } = new WebAssembly.Instance(module).exports as Code;
    this.row = row;
    this.number = number;
    this.#begin = begin;
    this.#bytes = new Uint8Array(memory.buffer, 0, PAGE - BEYOND);
    this.spans = new Int32Array(memory.buffer, PAGE, BREAK_COUNT + 1);
  }

  /** Begins a file, of which nothing is known. */
  begin(delimiter: number, { maxColumns, maxCellChars }: CsvLimits): this {
    this.#begin(delimiter, Math.min(maxColumns, MOST_CELLS), Math.min(maxCellChars, PAGE));
    return this;
  }

  /** Takes the piece whose rows are asked for next; false when it is too long. */
  take(piece: Uint8Array): boolean {
    if (piece.length > this.#bytes.length) return false;
    this.#bytes.set(piece);
    return true;
  }

  /** Nobody asks for more of its rows. */
  release(): void {
    if (spare.length < MOST_SPARE) spare.push(this);
  }
}

/** What reads plain rows, until it is released; nothing where no such code may be run, or there is no memory for it. */
export function plainRows(): PlainRows | undefined {
  return spare.pop() ?? made();
}

function made(): PlainRows | undefined {
  if (isRefused || !isLittleEndian()) return undefined;
  try {
    compiled ??= new WebAssembly.Module(
      Uint8Array.from(atob(plainRowCode), (letter) => letter.charCodeAt(0)),
    );
    return new PlainRows(compiled);
  } catch {
    isRefused = compiled === undefined;
    return undefined;
  }
}

/** Machine code has its numbers begin with their least byte; where lists of numbers do not, it is left out. */
function isLittleEndian(): boolean {
  return new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
}
