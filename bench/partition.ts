import { createReadStream, statSync } from "node:fs";
import { open } from "node:fs/promises";

/** The bytes of a file from one row's start to another's. */
export interface Partition {
  readonly path: string;
  /** Where the heading row ends. */
  readonly headed: number;
  readonly from: number;
  readonly to: number;
}

const PIECE = 1 << 18;
const QUOTE = 0x22;
const NEWLINE = 0x0a;

/**
 * Cuts a CSV file into about equal parts at the ends of rows. A line break inside quotes ends no row, so the quotes are
 * counted from the start: one quick pass over the bytes, as far as the last cut.
 */
export async function partitionsOf(path: string, count: number): Promise<readonly Partition[]> {
  const { size } = statSync(path);
  /** The end of the heading row, and of the first row that ends at or after each further part's share of the bytes. */
  const ends: number[] = [];
  let quoted = false;
  let start = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    let at = 0;
    while (ends.length < count && at !== -1 && at < piece.length) {
      const wanted = (size * ends.length) / count - start;
      const target = Math.min(piece.length, Math.max(at, Math.floor(wanted)));
      quoted = quotedAfter(piece, at, target, quoted);
      at = rowEnd(piece, target, quoted);
      if (at === -1) quoted = quotedAfter(piece, target, piece.length, quoted);
      else {
        ends.push(start + at);
        quoted = false;
      }
    }
    if (ends.length === count) break;
    start += piece.length;
  }
  const headed = ends[0] ?? size;
  return ends.map((from, index) => ({ path, headed, from, to: ends[index + 1] ?? size }));
}

function quotedAfter(bytes: Uint8Array, from: number, to: number, quoted: boolean): boolean {
  let inside = quoted;
  for (let at = bytes.indexOf(QUOTE, from); at !== -1 && at < to; at = bytes.indexOf(QUOTE, at + 1))
    inside = !inside;
  return inside;
}

/** The first place after a line break outside quotes; -1 when there is none. */
function rowEnd(bytes: Uint8Array, from: number, quoted: boolean): number {
  let inside = quoted;
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === QUOTE) inside = !inside;
    else if (bytes[at] === NEWLINE && !inside) return at + 1;
  }
  return -1;
}

/** The heading row and then the part, as any reader of pieces takes them; the bytes of one are overwritten by the next. */
export async function* piecesOf({ path, headed, from, to }: Partition): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const bytes = new Uint8Array(PIECE);
  try {
    for (const { start, end } of [
      { start: 0, end: headed },
      { start: from, end: to },
    ]) {
      for (let at = start; at < end; ) {
        const { bytesRead } = await file.read(bytes, 0, Math.min(PIECE, end - at), at);
        if (bytesRead === 0) throw new Error("The file has become shorter");
        at += bytesRead;
        yield bytes.subarray(0, bytesRead);
      }
    }
  } finally {
    await file.close();
  }
}
