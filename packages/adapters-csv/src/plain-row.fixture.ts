import { expect, vi } from "vitest";
import { defaultLimits } from "./limits.ts";
import { CELL_COUNT, type PlainRows, plainRows } from "./plain-row.ts";
import { BEYOND_ASCII, DOUBLED, EMPTY, LINE_BREAK, SPAN } from "./scanned-row.ts";
import { latin1, textOfUtf8, utf8Of } from "./utf8.ts";

export interface Begun {
  readonly delimiter?: string;
  readonly limits?: { readonly maxColumns?: number; readonly maxCellChars?: number };
}

/** What tests have in use; `allow` gives it back. */
export const begun: PlainRows[] = [];

export function begin({ delimiter = ",", limits = {} }: Begun = {}): PlainRows {
  const rows = plainRows();
  if (rows === undefined) throw new Error("No machine code can be run here");
  begun.push(rows);
  return rows.begin(delimiter.charCodeAt(0), { ...defaultLimits, ...limits });
}

/** Lets no machine code be made, nor any be used that was made before. */
export function forbid(WebAssembly: object | undefined): void {
  vi.stubGlobal("WebAssembly", WebAssembly);
  for (let rows = plainRows(); rows !== undefined; rows = plainRows()) begun.push(rows);
}

export function allow(): void {
  vi.unstubAllGlobals();
  for (const rows of begun.splice(0)) rows.release();
}

/** The cells of the row that starts there in the piece, and where the next one starts; nothing when it is not plain. */
export function rowAt(rows: PlainRows, piece: string | Uint8Array, from = 0) {
  const bytes = typeof piece === "string" ? utf8Of(piece) : piece;
  expect(rows.take(bytes)).toBe(true);
  const next = rows.row(from, bytes.length);
  if (next === 0) return undefined;
  const cells = Array.from({ length: rows.spans[CELL_COUNT] as number }, (_, place) => {
    const [start = 0, end = 0, within = 0] = rows.spans.subarray(SPAN * place);
    if (start === EMPTY) return undefined;
    const raw = textOfUtf8(bytes, latin1(bytes), start, end);
    const text = raw.replaceAll('""', '"');
    const breaks = raw.match(/\r\n|\r|\n/g)?.length ?? 0;
    expect(within).toBe(
      Number(raw.length < end - start) * BEYOND_ASCII +
        Number(text.length < raw.length) * DOUBLED +
        breaks * LINE_BREAK,
    );
    return text;
  });
  return { cells, next };
}
