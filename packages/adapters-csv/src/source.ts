import { CsvError } from "./errors.ts";
import type { CsvBlob, CsvPiece, CsvPieces, CsvTarget, CsvWebReadable } from "./target.ts";
import { isBytes, isText, nameOf } from "./target.ts";

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

/** The source that a target is. */
export function sourceOf(target: CsvTarget): CsvSource {
  if (typeof target === "string" || target instanceof Uint8Array) return inMemory("text", () => target);
  if (typeof target === "object" && target !== null) {
    const name = nameOf(target, "text");
    if ("stream" in target && typeof target.stream === "function") {
      return { name, open: () => piecesOfWeb((target as CsvBlob).stream()) };
    }
    if (isText(target)) return inMemory(name, () => target.text);
    if (isBytes(target)) return inMemory(name, () => target.bytes);
    const stream = "stream" in target ? (target.stream as CsvPieces | CsvWebReadable) : target;
    if (Symbol.asyncIterator in stream || Symbol.iterator in stream)
      return { name: nameOf(target, "stream"), open: () => stream };
    if ("getReader" in stream) return { name: nameOf(target, "stream"), open: () => piecesOfWeb(stream) };
  }
  throw new CsvError("text, bytes, or a stream of them is needed", {
    code: "csv/target-invalid",
    source: nameOf(target, "the target"),
  });
}

function inMemory(name: string, whole: () => string | Uint8Array): CsvSource {
  return { name, open: () => [whole()], whole };
}

async function* piecesOfWeb(stream: CsvWebReadable): AsyncGenerator<unknown> {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        ended = true;
        return;
      }
      yield value;
    }
  } finally {
    if (!ended) await reader.cancel();
    reader.releaseLock();
  }
}

/**
 * The pieces of a source, until it ends or the signal says stop. To leave early closes the source.
 *
 * @throws the signal's reason.
 */
export async function* piecesOf(source: CsvSource, signal: CsvSignal | undefined): AsyncGenerator<CsvPiece> {
  refuseAborted(signal);
  const pieces = source.open();
  const iterator =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const stop = signal === undefined ? undefined : stopOf(signal);
  let ended = false;
  let waiting = false;
  try {
    for (;;) {
      waiting = true;
      const next = await (stop === undefined
        ? iterator.next()
        : Promise.race([iterator.next(), stop.stopped]));
      waiting = false;
      refuseAborted(signal);
      if (next.done === true) {
        ended = true;
        return;
      }
      const piece = next.value;
      if (typeof piece !== "string" && !(piece instanceof Uint8Array)) {
        throw new CsvError("text or bytes are needed", { code: "csv/target-invalid", source: source.name });
      }
      for (let from = 0; from < piece.length; from += PIECE) {
        refuseAborted(signal);
        yield piece.length <= PIECE
          ? piece
          : typeof piece === "string"
            ? piece.slice(from, from + PIECE)
            : piece.subarray(from, from + PIECE);
      }
    }
  } finally {
    stop?.forget();
    if (!ended) {
      const closed = Promise.resolve(iterator.return?.());
      if (waiting) closed.catch(() => undefined);
      else await closed;
    }
  }
}

function refuseAborted(signal: CsvSignal | undefined): void {
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
