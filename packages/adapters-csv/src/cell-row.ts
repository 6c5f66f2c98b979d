import { BEYOND_ASCII, DOUBLED, EMPTY, HELD, type ScannedRow, SPAN } from "./scanned-row.ts";
import { type Latin1, textOfUtf8 } from "./utf8.ts";

/** The cells of one row after another, most of which are runs of the present piece: text is made of one when somebody asks for it. */
export class CellRow implements ScannedRow {
  readonly cellLines: (number | undefined)[] = [];
  count = 0;
  line = 1;
  spans: Int32Array = new Int32Array(SPAN * 64);
  readonly #latin1: Latin1;
  #utf8: Uint8Array = new Uint8Array(0);
  /** The piece with a letter for each byte. */
  #letters = "";
  /** Of cells that are not one run of the present piece. */
  readonly #texts: string[] = [];

  constructor(lettersOf: Latin1) {
    this.#latin1 = lettersOf;
  }

  text(place: number): string | undefined {
    const { spans } = this;
    const span = SPAN * place;
    const from = spans[span] as number;
    if (from < 0) return from === EMPTY ? undefined : this.#texts[place];
    const within = spans[span + 2] as number;
    const raw = this.textOf(from, spans[span + 1] as number, within & BEYOND_ASCII);
    return (within & DOUBLED) === 0 ? raw : raw.replaceAll('""', '"');
  }

  /** The text of a run of the piece: `beyond` is 0 where all of it is ASCII. */
  textOf(from: number, to: number, beyond: number): string {
    return beyond === 0 ? this.#letters.slice(from, to) : textOfUtf8(this.#utf8, this.#letters, from, to);
  }

  /** Takes the piece that the next cells are runs of. */
  take(utf8: Uint8Array): void {
    this.#utf8 = utf8;
    this.#letters = this.#latin1(utf8);
  }

  /** Adds a cell that is one run of the piece, which starts on this line. */
  add(line: number, from: number, to: number, within: number, number: number): void {
    const span = this.#place(line);
    const { spans } = this;
    spans[span] = from;
    spans[span + 1] = to;
    spans[span + 2] = within;
    spans[span + 3] = number;
  }

  /** Adds a cell of this text, which starts on this line; of none where nothing stands there. */
  addText(line: number, text: string | undefined): void {
    if (text !== undefined) this.#texts[this.count] = text;
    const span = this.#place(line);
    this.spans[span] = text === undefined ? EMPTY : HELD;
    this.spans[span + 3] = -1;
  }

  /** Holds the cells of a row that goes on in the next piece, from the first that no piece before had. */
  hold(first: number): void {
    for (let place = first; place < this.count; place++) {
      const text = this.text(place);
      if (text === undefined) continue;
      this.#texts[place] = text;
      this.spans[SPAN * place] = HELD;
    }
  }

  /** Begins the next row, on this line. */
  begin(line: number): void {
    this.count = 0;
    this.line = line;
    if (this.cellLines.length > 0) this.cellLines.length = 0;
  }

  /** Where the numbers of the next cell stand. */
  #place(line: number): number {
    const span = SPAN * this.count;
    if (span === this.spans.length) {
      const more = new Int32Array(2 * this.spans.length);
      more.set(this.spans);
      this.spans = more;
    }
    if (line !== this.line) this.cellLines[this.count] = line;
    this.count++;
    return span;
  }
}
