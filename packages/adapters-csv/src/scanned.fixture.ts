import type { CsvErrorCode } from "./errors.ts";

/** What comes of a text: its rows, and what it is refused with. */
export interface Scanned {
  readonly rows: readonly (readonly (string | undefined)[])[];
  /** The line of each row, and of each of its cells. */
  readonly lines: readonly number[];
  readonly cellLines: readonly (readonly number[])[];
  readonly fault: string | undefined;
}

interface Limits {
  readonly maxCellChars: number;
  readonly maxColumns: number;
}

/**
 * What the scanner must give, said a second time: one character after another of a text that is all there, without a
 * thought to speed. Whatever both say is held to be true of every way to cut the text.
 */
export function scannedPlainly(
  text: string,
  delimiter: string,
  { maxCellChars, maxColumns }: Limits,
): Scanned {
  const rows: (string | undefined)[][] = [];
  const lines: number[] = [];
  const cellLines: number[][] = [];
  let cells: (string | undefined)[] = [];
  let linesOfCells: number[] = [];
  let line = 1;
  let rowLine = 1;
  let at = 0;
  const done = (fault?: string): Scanned => ({ rows, lines, cellLines, fault });
  const isBreak = () => text[at] === "\n" || text[at] === "\r";
  const passBreak = () => {
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line++;
  };
  const endRow = () => {
    rows.push(cells);
    lines.push(rowLine);
    cellLines.push(linesOfCells);
    [cells, linesOfCells, rowLine] = [[], [], line];
  };

  while (at < text.length || cells.length > 0) {
    const cellLine = line;
    let cell = "";
    const faultOf = (code: CsvErrorCode) =>
      cell.length > maxCellChars || code === "csv/cell-too-long"
        ? `csv/cell-too-long ${cellLine}:${cells.length + 1}`
        : code === "csv/encoding"
          ? `${code} ${line}:1`
          : `${code} ${cellLine}:${cells.length + 1}`;
    const unfit = (): CsvErrorCode | undefined =>
      /[^\P{Cc}\t\n\r]/u.test(text[at] as string) && text[at] !== delimiter
        ? "csv/control-character"
        : text[at] === "\ufffd"
          ? "csv/encoding"
          : undefined;

    const isQuoted = text[at] === '"';
    if (isQuoted) {
      at++;
      for (;;) {
        if (at >= text.length) return done(faultOf("csv/quote-unterminated"));
        if (text.startsWith('""', at)) {
          cell += '"';
          at += 2;
        } else if (text[at] === '"') {
          at++;
          break;
        } else if (isBreak()) {
          const from = at;
          passBreak();
          cell += text.slice(from, at);
        } else {
          const code = unfit();
          if (code !== undefined) return done(faultOf(code));
          cell += text[at++];
        }
      }
      if (at < text.length && text[at] !== delimiter && !isBreak()) return done(faultOf("csv/quote-invalid"));
    } else {
      const isWrapped = text.startsWith('="', at);
      while (at < text.length && text[at] !== delimiter && !isBreak()) {
        const code = text[at] === '"' && !isWrapped ? "csv/quote-invalid" : unfit();
        if (code !== undefined) return done(faultOf(code));
        cell += text[at++];
      }
      if (cell.length > maxCellChars) return done(faultOf("csv/cell-too-long"));
      if (isWrapped && !/^="[^"]*"$/.test(cell)) return done(faultOf("csv/quote-invalid"));
    }
    if (cell.length > maxCellChars) return done(faultOf("csv/cell-too-long"));

    cells.push(cell === "" && !isQuoted ? undefined : cell);
    linesOfCells.push(cellLine);
    if (at >= text.length) {
      endRow();
      break;
    }
    if (text[at] !== delimiter) {
      passBreak();
      endRow();
      continue;
    }
    at++;
    if (cells.length >= maxColumns) return done(`csv/too-many-columns ${line}:${cells.length + 1}`);
  }
  return done();
}
