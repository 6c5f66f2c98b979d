import { MOST_KNOWN, SPAN } from "./plain-row.ts";
import { EMPTY, type ScannedRow } from "./scanner.ts";

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
  /** By column and the end of a cell's number: what it stands for, and the whole number. */
  readonly #known: unknown[];
  readonly #numbers: Int32Array;

  constructor(places: readonly number[], read: ReadCell) {
    this.#read = read;
    this.#places = places;
    this.values = places.map((_, column) => read(column, undefined));
    this.#empty = [...this.values];
    this.#sharesEmpty = this.#empty.map((value) => Object.isFrozen(value));
    this.#known = new Array<unknown>(places.length * MOST_KNOWN).fill(undefined);
    this.#numbers = new Int32Array(places.length * MOST_KNOWN).fill(-1);
  }

  /** Reads a row into `values`. */
  read(row: ScannedRow): void {
    const { spans } = row;
    const { values } = this;
    const places = this.#places;
    const numbers = this.#numbers;
    for (let column = 0; column < places.length; column++) {
      const place = places[column] as number;
      if (place === -1) continue;
      const span = SPAN * place;
      if (spans[span] === EMPTY) {
        values[column] = this.#sharesEmpty[column] ? this.#empty[column] : this.#read(column, undefined);
        continue;
      }
      const number = spans[span + 3] as number;
      const index = column * MOST_KNOWN + (number & (MOST_KNOWN - 1));
      values[column] =
        number !== -1 && numbers[index] === number
          ? this.#known[index]
          : this.#readNew(column, row.text(place), number);
    }
  }

  #readNew(column: number, text: string | undefined, number: number): unknown {
    const value = this.#read(column, text);
    if (number !== -1 && Object.isFrozen(value)) {
      const index = column * MOST_KNOWN + (number & (MOST_KNOWN - 1));
      this.#numbers[index] = number;
      this.#known[index] = value;
    }
    return value;
  }
}
