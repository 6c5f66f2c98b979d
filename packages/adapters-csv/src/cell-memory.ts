import { EMPTY, type ScannedRow } from "./scanner.ts";

/** As many cells are remembered, in a table twice that size, so that the next free place is near. */
const MOST = 4_096;
const PLACES = 2 * MOST;
/** Longer cells are read each time: they seldom repeat. */
const LONGEST = 64;

/**
 * What the cells of one column stand for. In an office's files nearly all of them repeat (days, fees, payers, courses), so
 * what stands in equal cells, byte for byte, is read once and shared, where it is nothing that one record could change for
 * another. A column whose cells turn out not to repeat is remembered no longer.
 */
export class CellMemory {
  readonly #read: (text: string | undefined) => unknown;
  readonly #empty: unknown;
  readonly #sharesEmpty: boolean;
  /** Whether cells are still remembered. */
  #remembers = true;
  #found = 0;
  #count = 0;
  /** By place: the length of a cell, 0 where there is none; where its words lie; and what it stands for. */
  readonly #lengths = new Uint8Array(PLACES);
  readonly #starts = new Uint32Array(PLACES);
  readonly #values = new Array<unknown>(PLACES).fill(undefined);
  /** The bytes of the cells, four to a word; the last word of a cell ends with the cell. */
  readonly #words = new Int32Array(MOST * 4);
  #used = 0;

  constructor(read: (text: string | undefined) => unknown) {
    this.#read = read;
    this.#empty = read(undefined);
    this.#sharesEmpty = Object.isFrozen(this.#empty);
  }

  /** What the cell at that place stands for. */
  valueOf(row: ScannedRow, place: number): unknown {
    const start = row.spans[3 * place] as number;
    if (start === EMPTY && this.#sharesEmpty) return this.#empty;
    const length = (row.spans[3 * place + 1] as number) - start;
    if (start < 0 || length === 0 || length > LONGEST || !this.#remembers) return this.#read(row.text(place));
    const { bytes } = row;
    const last = lastWord(bytes, start, length);
    const wordsEnd = start + length - 4;
    const lengths = this.#lengths;
    let found = firstPlace(bytes, start, length);
    for (; lengths[found] !== 0; found = (found + 1) % PLACES) {
      if (lengths[found] !== length) continue;
      const words = this.#words;
      let word = this.#starts[found] as number;
      let at = start;
      while (at < wordsEnd && words[word] === bytes.getInt32(at, true)) {
        at += 4;
        word++;
      }
      if (at >= wordsEnd && words[word] === last) {
        this.#found++;
        return this.#values[found];
      }
    }
    const value = this.#read(row.text(place));
    if (Object.isFrozen(value) && this.#hasRoom()) {
      lengths[found] = length;
      this.#starts[found] = this.#used;
      this.#values[found] = value;
      for (let at = start; at < wordsEnd; at += 4) this.#words[this.#used++] = bytes.getInt32(at, true);
      this.#words[this.#used++] = last;
      this.#count++;
    }
    return value;
  }

  /** Makes room by forgetting all; for good where fewer cells were found again than remembered. */
  #hasRoom(): boolean {
    if (this.#count < MOST && this.#used + LONGEST / 4 <= this.#words.length) return true;
    this.#remembers = this.#found >= this.#count;
    this.#found = 0;
    this.#count = 0;
    this.#used = 0;
    this.#lengths.fill(0);
    this.#values.fill(undefined);
    return false;
  }
}

/** Where a cell is looked for first: by its length and all of its bytes, so that cells that are alike lie apart. */
export function firstPlace(bytes: DataView, start: number, length: number): number {
  let mark = length ^ lastWord(bytes, start, length);
  const wordsEnd = start + length - 4;
  for (let at = start; at < wordsEnd; at += 4) mark = Math.imul(mark, 0x9e3779b1) ^ bytes.getInt32(at, true);
  mark = Math.imul(mark ^ (mark >>> 15), 0x85ebca6b);
  return (mark ^ (mark >>> 13)) & (PLACES - 1);
}

/** The last four bytes of a cell; all of one that has fewer. */
function lastWord(bytes: DataView, start: number, length: number): number {
  if (length >= 4) return bytes.getInt32(start + length - 4, true);
  const first = bytes.getUint8(start);
  if (length === 1) return first;
  const second = bytes.getUint8(start + 1) << 8;
  return length === 2 ? first | second : first | second | (bytes.getUint8(start + 2) << 16);
}
