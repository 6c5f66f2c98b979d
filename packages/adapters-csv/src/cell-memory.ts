import { MOST_KNOWN } from "./plain-row.ts";
import { EMPTY, type ScannedRow, SPAN } from "./scanned-row.ts";

/** What a cell of a column stands for: the column by its place in the table. */
export type ReadCell = (column: number, text: string | undefined) => unknown;

/**
 * What the cells of a row stand for. In an office's files nearly all of them repeat (days, fees, payers, courses), so what
 * stands in cells of one number, which are equal byte for byte, is read once and shared, where it is nothing that one record
 * could change for another.
 */
export class CellMemory {
  /** What the cells of the last row stand for, in the order of the table. */
  readonly values: unknown[];
  readonly #read: ReadCell;
  /** Where each column of the table stands in the file; -1 where it does not. */
  readonly #places: readonly number[];
  /** What an empty cell of each column stands for, where all of them may share it. */
  readonly #empty: readonly unknown[];
  readonly #sharesEmpty: readonly boolean[];
  /** By column, and by how far a cell's number lies above the first: what it stands for, as far as it was read. */
  readonly #known: readonly unknown[][];
  /** By column: the first number of those that are known at once. */
  readonly #firsts: Int32Array;

  constructor(places: readonly number[], read: ReadCell) {
    this.#read = read;
    this.#places = places;
    this.values = places.map((_, column) => read(column, undefined));
    this.#empty = [...this.values];
    this.#sharesEmpty = this.#empty.map((value) => Object.isFrozen(value));
    this.#known = places.map(() => []);
    this.#firsts = new Int32Array(places.length);
  }

  /** Reads a row, of which the text of one place has been made, into `values`. */
  read(row: ScannedRow, made: number, text: string | undefined): void {
    const { spans } = row;
    const { values } = this;
    const places = this.#places;
    const firsts = this.#firsts;
    for (let column = 0; column < places.length; column++) {
      const place = places[column] as number;
      if (place === -1) continue;
      const span = SPAN * place;
      if (spans[span] === EMPTY) {
        values[column] = this.#sharesEmpty[column] ? this.#empty[column] : this.#read(column, undefined);
        continue;
      }
      const number = spans[span + 3] as number;
      const known = this.#known[column] as unknown[];
      const value = number === -1 ? undefined : known[number - (firsts[column] as number)];
      values[column] =
        value === undefined ? this.#readNew(column, place === made ? text : row.text(place), number) : value;
    }
  }

  #readNew(column: number, text: string | undefined, number: number): unknown {
    const value = this.#read(column, text);
    if (number === -1 || !Object.isFrozen(value)) return value;
    const known = this.#known[column] as unknown[];
    const index = number & (MOST_KNOWN - 1);
    const first = number - index;
    if (first !== this.#firsts[column]) {
      this.#firsts[column] = first;
      known.length = 0;
    }
    known[index] = value;
    return value;
  }
}
