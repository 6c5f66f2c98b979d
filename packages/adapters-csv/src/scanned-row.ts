/** How many numbers of a row belong to each cell. */
export const SPAN = 4;

/** In place of where a cell starts: it is not one run of the present piece, and its text is held; or it is empty. */
export const HELD = -1;
export const EMPTY = -2;

/** What a cell may have between where it starts and where it ends: anything beyond ASCII, doubled quotes, and each line break. */
export const BEYOND_ASCII = 1;
export const DOUBLED = 2;
export const LINE_BREAK = 4;

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
  /**
   * Four numbers for each cell: where it starts in the piece, or that only its text is known, or `EMPTY`; where it ends; what is
   * between, 0 for ASCII that stands for itself; and its own number, which is the same for equal cells at one place, or -1 for one that has none.
   */
  readonly spans: Int32Array;
}
