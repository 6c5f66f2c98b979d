import { CsvError } from "./errors.ts";
import type { CsvBlob, CsvPiece, CsvPieces, CsvTarget, CsvWebReadable } from "./target.ts";
import { isBytes, isText, isUint8Array, nameOf } from "./target.ts";

/** What can stop a reading: an `AbortSignal`. */
export interface CsvSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  /** Told whom to tell that reading shall stop. */
  addEventListener(type: "abort", listener: () => void, options?: { readonly once?: boolean }): void;
  /** Told at the end whom to forget. */
  removeEventListener(type: "abort", listener: () => void): void;
}

/** A place to read from, opened once for each reading. */
export interface CsvSource {
  readonly name: string;
  readonly open: () => CsvPieces;
  /** The whole of it, where it is in memory. */
  readonly whole?: () => string | Uint8Array;
}

/** No piece is longer: one letter beyond Latin-1 makes all of its piece wide, and a long cell is found out sooner. */
export const PIECE = 16_384;

const LF = 10;

/** A source in memory would let no timer through, and so no signal: after so many pieces everybody else has a turn. */
const TURN = 64;

declare const setTimeout: (then: () => void, milliseconds: number) => unknown;

/** The source that a target is. */
export function sourceOf(target: CsvTarget): CsvSource {
  if (typeof target === "string" || isUint8Array(target)) return inMemory("text", () => target);
  if (typeof target === "object" && target !== null) {
    const name = nameOf(target, "text");
    if ("stream" in target && typeof target.stream === "function") {
      return { name, open: () => piecesOfWeb((target as CsvBlob).stream()) };
    }
    if (isText(target)) return inMemory(name, () => target.text);
    if (isBytes(target)) return inMemory(name, () => target.bytes);
    const stream = "stream" in target ? (target.stream as CsvPieces | CsvWebReadable) : target;
    if (typeof stream !== "object" || stream === null) throw unfitTarget(target);
    if ("getReader" in stream) return { name: nameOf(target, "stream"), open: () => piecesOfWeb(stream) };
    if (Symbol.asyncIterator in stream || Symbol.iterator in stream)
      return { name: nameOf(target, "stream"), open: () => stream };
  }
  throw unfitTarget(target);
}

function unfitTarget(target: unknown): CsvError {
  return new CsvError("text, bytes, or a stream of them is needed", {
    code: "csv/target-invalid",
    source: nameOf(target, "the target"),
  });
}

function inMemory(name: string, whole: () => string | Uint8Array): CsvSource {
  return { name, open: () => [whole()], whole };
}

/** Not a generator, which would close nothing while it waits for the next piece. */
function piecesOfWeb(stream: CsvWebReadable): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]: () => {
      const reader = stream.getReader();
      return {
        next: async () => {
          const { done, value } = await reader.read();
          if (done) reader.releaseLock();
          return { done, value };
        },
        return: async () => {
          try {
            await reader.cancel();
          } finally {
            reader.releaseLock();
          }
          return { done: true, value: undefined };
        },
      };
    },
  };
}

/** Closes a Node stream, whose iterator closes nothing before its first piece, nor while it waits for the next. */
function destroy(pieces: CsvPieces & { readonly destroy?: unknown }): void {
  if (typeof pieces.destroy === "function") pieces.destroy();
}

/**
 * The pieces of a source, until it ends or the signal says stop: all text or all bytes, and text of whole characters. To leave
 * early closes the source.
 *
 * @throws {CsvError} `csv/target-invalid` for pieces of anything else, or of both.
 * @throws the signal's reason.
 */
export async function* piecesOf(source: CsvSource, signal: CsvSignal | undefined): AsyncGenerator<CsvPiece> {
  const pieces = source.open();
  const isInMemory = !(Symbol.asyncIterator in pieces);
  const iterator =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const stop = signal === undefined ? undefined : stopOf(signal);
  const invalid = (need: string) => new CsvError(need, { code: "csv/target-invalid", source: source.name });
  let ended = false;
  /** Whether the iterator has not begun, or is to give a piece. */
  let waiting = true;
  /** Whether the pieces are text. */
  let areText: boolean | undefined;
  /** The first half of a character that text was cut within. */
  let half = "";
  let given = 0;
  try {
    refuseAborted(signal);
    for (;;) {
      waiting = true;
      const next = await (stop === undefined
        ? iterator.next()
        : Promise.race([iterator.next(), stop.stopped]));
      waiting = false;
      refuseAborted(signal);
      if (next.done === true) {
        ended = true;
        if (half !== "") yield half;
        return;
      }
      const isText = typeof next.value === "string";
      if (!isText && !isUint8Array(next.value)) throw invalid("text or bytes are needed");
      areText ??= isText;
      if (areText !== isText) throw invalid("text or bytes are needed, and not both");
      let piece = next.value as CsvPiece;
      if (typeof piece === "string") {
        piece = half + piece;
        half = isHalf(piece, piece.length) ? piece.slice(-1) : "";
        if (half !== "") piece = piece.slice(0, -1);
      }
      for (let from = 0; from < piece.length; ) {
        if (isInMemory && ++given % TURN === 0) await new Promise<void>((done) => setTimeout(done, 0));
        refuseAborted(signal);
        const part = partFrom(piece, from);
        from += part.length;
        yield part;
      }
    }
  } finally {
    stop?.forget();
    if (!ended) {
      const closed = Promise.resolve(iterator.return?.());
      if (waiting) {
        closed.catch(() => undefined);
        destroy(pieces);
      } else await closed;
    }
  }
}

/** The next part of a piece: whole characters of text, or whole lines of bytes. */
function partFrom(piece: CsvPiece, from: number): CsvPiece {
  const to = Math.min(from + PIECE, piece.length);
  if (typeof piece === "string") return piece.slice(from, isHalf(piece, to) ? to + 1 : to);
  return wholeLines(piece.subarray(from, to));
}

/** What ends with a line of these bytes, or all of them where none ends: a row that is cut in two takes longer to read. */
export function wholeLines(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.lastIndexOf(LF) + 1 || bytes.length);
}

/** Whether text that ends there has the first half of its last character alone. */
export function isHalf(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last < 0xdc00;
}

/** @throws the signal's reason, once it says stop. */
export function refuseAborted(signal: CsvSignal | undefined): void {
  if (signal?.aborted) throw signal.reason;
}

/** A promise that fails when the signal says stop, so that nobody waits for a source that is silent. */
function stopOf(signal: CsvSignal): { readonly stopped: Promise<never>; readonly forget: () => void } {
  let listener: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    listener = () => reject(signal.reason);
    signal.addEventListener("abort", listener, { once: true });
  });
  stopped.catch(() => undefined);
  return { stopped, forget: () => signal.removeEventListener("abort", listener) };
}
