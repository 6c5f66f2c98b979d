/** Text or bytes in pieces of any size. Bytes may be a `Buffer`. */
export type CsvPiece = string | Uint8Array;

/** Text that is held in memory. Writing sets it. */
export interface CsvText {
  readonly name?: string;
  text: string;
  /** The Table Schema, when the writer was asked for it. */
  schema?: string;
}

/** Bytes that are held in memory, in any encoding that the reader knows. Writing sets them, as UTF-8. */
export interface CsvBytes {
  readonly name?: string;
  bytes: Uint8Array;
  schema?: string;
}

/** A web stream to read from. */
export interface CsvWebReadable {
  /** Keeps the stream to one reader. */
  getReader(): {
    /** The next piece, which must be text or bytes. */
    read(): Promise<{ readonly done: boolean; readonly value?: unknown }>;
    /** Called where reading stops before the end. */
    cancel(reason?: unknown): Promise<unknown>;
    /** Called at the end, so that others may use the stream. */
    releaseLock(): void;
  };
}

/** What a file input of a page gives, and any `Blob`. */
export interface CsvBlob {
  readonly name?: string;
  /** Its bytes, from the start: asked for once for each reading. */
  stream(): CsvWebReadable;
}

/** A web stream to write to. */
export interface CsvWebWritable {
  /** Keeps the stream to one writer. */
  getWriter(): {
    /** Takes UTF-8; the next piece waits until it is done. */
    write(piece: Uint8Array): Promise<unknown>;
    /** Called when all is written. */
    close(): Promise<unknown>;
    /** Called instead when a record could not be written, so that nothing may be kept. */
    abort(reason?: unknown): Promise<unknown>;
  };
}

/** A Node stream to write to. */
export interface CsvNodeWritable {
  /** Takes UTF-8; the next piece waits until it is done. */
  write(piece: Uint8Array, done: (error?: Error | null) => void): unknown;
  /** Called when all is written. */
  end(done: () => void): unknown;
  /** Told whom to tell that the stream failed. */
  once(event: "error", listener: (error: Error) => void): unknown;
}

/** Pieces that come one after another: a Node stream, a generator, an array. */
export type CsvPieces = AsyncIterable<unknown> | Iterable<unknown>;

/** Where CSV comes from or goes to. Text alone is CSV text, to be read only. */
export type CsvTarget =
  | string
  | Uint8Array
  | CsvText
  | CsvBytes
  | CsvBlob
  | { readonly name?: string; readonly stream: CsvPieces | CsvWebReadable | CsvWebWritable | CsvNodeWritable }
  | CsvPieces
  | CsvWebReadable
  | CsvWebWritable
  | CsvNodeWritable;

export function isText(target: object): target is CsvText {
  return "text" in target && typeof target.text === "string";
}

export function isBytes(target: object): target is CsvBytes {
  return "bytes" in target && isUint8Array(target.bytes);
}

/** Bytes of any realm: those of a frame, or of a test's own globals, are an instance of another class. */
export function isUint8Array(target: unknown): target is Uint8Array {
  return target instanceof Uint8Array || Object.prototype.toString.call(target) === "[object Uint8Array]";
}

export function nameOf(target: unknown, otherwise: string): string {
  const name =
    typeof target === "object" && target !== null ? (target as { name?: unknown }).name : undefined;
  return typeof name === "string" && name !== "" ? name : otherwise;
}
