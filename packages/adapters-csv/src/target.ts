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
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: unknown }>;
    cancel(reason?: unknown): Promise<unknown>;
    releaseLock(): void;
  };
}

/** What a file input of a page gives, and any `Blob`. */
export interface CsvBlob {
  readonly name?: string;
  stream(): CsvWebReadable;
}

/** A web stream to write to. */
export interface CsvWebWritable {
  getWriter(): {
    write(piece: Uint8Array): Promise<unknown>;
    close(): Promise<unknown>;
    abort(reason?: unknown): Promise<unknown>;
  };
}

/** A Node stream to write to. */
export interface CsvNodeWritable {
  write(piece: Uint8Array, done: (error?: Error | null) => void): unknown;
  end(done: () => void): unknown;
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
  return "bytes" in target && target.bytes instanceof Uint8Array;
}

export function nameOf(target: unknown, otherwise: string): string {
  const name =
    typeof target === "object" && target !== null ? (target as { name?: unknown }).name : undefined;
  return typeof name === "string" && name !== "" ? name : otherwise;
}
