import type { Finding, ReadObserver, ReadOutcome, RecordReader, Table } from "@pdscp/core";
import { ByteDecoder, type CsvEncoding, csvEncodings, otherKind } from "./encoding.ts";
import { CsvError, type CsvErrorCode } from "./errors.ts";
import { beginsWebPage } from "./header.ts";
import { type CsvLimits, limitsOf } from "./limits.ts";
import { plainRows } from "./plain-row.ts";
import { ScanFault } from "./scan-fault.ts";
import { Scanner } from "./scanner.ts";
import { Sheet } from "./sheet.ts";
import { type CsvSignal, type CsvSource, isHalf, piecesOf, refuseAborted } from "./source.ts";
import type { CsvPiece } from "./target.ts";
import { joined, type Latin1, utf8Of } from "./utf8.ts";

/** How a file is read. Nothing has to be said for a file that is UTF-8 with commas. */
export interface CsvReaderOptions {
  /** What the file is called in every place and message; the target's own name when left out. */
  readonly name?: string;
  /** For a file that has no byte order mark and is not UTF-8. It is never guessed. */
  readonly encoding?: CsvEncoding;
  /** One character; a comma, or what the file's own `sep=` line says, when left out. */
  readonly delimiter?: string;
  /** There is no such option: "1,5" is refused and never read as one and a half. */
  readonly decimalComma?: never;
  readonly limits?: Partial<CsvLimits>;
  /** Fields that may look like NHS numbers, postcodes or dates of birth without being declared sensitive; `true` for all. */
  readonly allowPersonalData?: boolean | readonly string[];
  /** An `AbortSignal`. */
  readonly signal?: CsvSignal;
}

/** What tells a source's digest as it goes by. */
export interface Digest {
  update(piece: CsvPiece): void;
  /** `sha256:` and the digest, once the source has ended. */
  result(): Promise<string | undefined> | string | undefined;
}

const needs: Partial<Record<CsvErrorCode, readonly [need: string, hint?: string]>> = {
  "csv/quote-unterminated": ["the quote that opens here must be closed"],
  "csv/quote-invalid": ["quotes within a cell must be doubled, and stand within quotes"],
  "csv/control-character": ["text without control characters is needed", "damaged on the way?"],
  "csv/encoding": ["text is needed of which every byte can be read"],
  "csv/not-text": ["a text file is needed"],
};

/** What the machine does for a reading. */
export interface Machine {
  /** Makes what follows one reading. */
  digest(): Digest;
  readonly latin1?: Latin1;
}

/** Reads one source. */
export function readerOf<Item extends object>(
  table: Table<Item>,
  source: CsvSource,
  options: CsvReaderOptions,
  machine: Machine,
): RecordReader<Item> {
  const { name = source.name, delimiter, encoding, allowPersonalData = false } = options;
  const signal = options.signal ?? undefined;
  const invalid = (need: string) => new CsvError(need, { code: "csv/option-invalid", source: name });
  if (encoding !== undefined && !csvEncodings.includes(encoding)) {
    throw invalid(`the encoding must be one of ${csvEncodings.join(", ")}`);
  }
  if (delimiter !== undefined && !isDelimiter(delimiter)) {
    throw invalid('the delimiter must be one character, such as ";", and no letter, digit or quote');
  }
  if (typeof allowPersonalData !== "boolean" && !Array.isArray(allowPersonalData)) {
    throw invalid("allowPersonalData must be a list of fields, or true for all");
  }
  const limits = limitsOf(options.limits ?? {}, name);

  async function* batches(observer: ReadObserver = {}): AsyncGenerator<readonly ReadOutcome<Item>[]> {
    const reading = new Reading(table, name, limits, options, machine.latin1);
    const digest = observer.source === undefined ? undefined : machine.digest();
    try {
      for await (const piece of piecesOf({ ...source, name }, signal)) {
        digest?.update(piece);
        reading.piece(piece);
        const outcomes = reading.sheet.take();
        if (outcomes.length > 0) yield outcomes;
      }
      reading.end((finding) => observer.warning?.(finding));
    } catch (error) {
      const before = signal?.aborted ? [] : reading.sheet.takeLast();
      if (before.length > 0) yield before;
      throw reading.located(error);
    } finally {
      reading.close();
    }
    const last = reading.sheet.takeLast();
    if (last.length > 0) yield last;
    refuseAborted(signal);
    const found = await digest?.result();
    observer.source?.(found === undefined ? { name } : { name, digest: found });
  }

  return Object.freeze({
    table,
    batches,
    read: async function* (observer?: ReadObserver): AsyncGenerator<ReadOutcome<Item>> {
      for await (const batch of batches(observer)) {
        for (const outcome of batch) {
          refuseAborted(signal);
          yield outcome;
        }
      }
    },
  });
}

function isDelimiter(text: unknown): boolean {
  return typeof text === "string" && text.length === 1 && /^[\t -~]$/.test(text) && !/[a-z0-9" ]/i.test(text);
}

/** What a file may begin with that is not yet its text. */
const SEPARATOR = /^"?sep=([\t!#-/:-@[-`{-~])"?(?:\r\n|\n|\r)/i;
const otherTexts = [
  { is: /^\s*(?:[[{]\s*)+(?:"|(?:[}\]]\s*)+$)/, called: "JSON" },
  { is: /^"?ListSchema=/, called: "a SharePoint list with its schema" },
];
/** So many bytes are enough to know. */
const ENOUGH = 64;

declare const TextDecoder: new (
  encoding: string,
  options: { readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };
const beginnings = new TextDecoder("utf-8", { ignoreBOM: true });

/** One reading of a file: bytes to text to rows. */
class Reading<Item extends object> {
  readonly sheet: Sheet<Item>;
  readonly #source: string;
  readonly #limits: CsvLimits;
  readonly #delimiter: string | undefined;
  readonly #decoder: ByteDecoder;
  readonly #latin1: Latin1 | undefined;
  #scanner: Scanner | undefined;
  /** The start of the text, until enough is known of it. */
  #start: Uint8Array = new Uint8Array(0);
  #size = 0;

  constructor(
    table: Table<Item>,
    source: string,
    limits: CsvLimits,
    { encoding, delimiter, allowPersonalData = false }: CsvReaderOptions,
    lettersOf: Latin1 | undefined,
  ) {
    this.#latin1 = lettersOf;
    this.#source = source;
    this.#limits = limits;
    this.#delimiter = delimiter;
    this.#decoder = new ByteDecoder(encoding);
    this.sheet = new Sheet(table, { source, limits, allowPersonalData });
  }

  piece(piece: CsvPiece): void {
    const room = this.#limits.maxBytes - this.#size;
    this.#size += piece.length;
    if (piece.length <= room) {
      this.#read(piece);
      return;
    }
    this.#read(
      typeof piece === "string"
        ? piece.slice(0, isHalf(piece, room) ? room - 1 : room)
        : piece.subarray(0, room),
    );
    this.#begin();
    throw this.#refusal(
      "csv/too-many-bytes",
      `at most ${this.#limits.maxBytes} bytes are needed, or a higher limit`,
    );
  }

  end(warn: (finding: Finding) => void): void {
    this.#text(this.#decoder.end());
    this.#refuseFault();
    this.#begin();
    this.#scanner?.end();
    this.sheet.end(warn);
  }

  /** Nothing more is to be read. */
  close(): void {
    this.#scanner?.close();
  }

  /** An error that says where, made from whatever stopped the reading. */
  located(error: unknown): unknown {
    if (!(error instanceof ScanFault)) return error;
    const { code, line, column } = error;
    const { maxColumns, maxCellChars } = this.#limits;
    const other = code === "csv/quote-invalid" ? this.sheet.otherCause(error.hint) : undefined;
    if (other !== undefined) return other;
    if (code === "csv/too-many-columns")
      return this.#refusal(code, `at most ${maxColumns} columns are needed`, line, column);
    if (code === "csv/cell-too-long") {
      return this.#refusal(
        code,
        `at most ${maxCellChars} characters in a cell are needed`,
        line,
        column,
        error.hint,
      );
    }
    const [need = "", hint] = needs[code] ?? [];
    const isLost = code === "csv/encoding";
    return this.#refusal(code, need, line, column, isLost ? (error.hint ?? this.#decoder.hint) : hint);
  }

  #read(piece: CsvPiece): void {
    if (typeof piece === "string") {
      this.#text(utf8Of(piece));
    } else {
      this.#text(this.#decoder.push(piece));
      this.#refuseFault();
    }
  }

  #refuseFault(): void {
    const { fault } = this.#decoder;
    if (fault === undefined) return;
    this.#begin();
    throw this.#refusal(fault.code, needs[fault.code]?.[0] ?? "", this.#scanner?.nextLine, 1, fault.hint);
  }

  #text(utf8: Uint8Array): void {
    if (this.#scanner !== undefined) {
      this.#scanner.push(utf8);
      return;
    }
    this.#start = this.#start.length === 0 ? utf8.slice() : joined(this.#start, utf8);
    if (this.#start.length >= ENOUGH) this.#begin();
  }

  /** Looks at the start of the text, once: a mark, a `sep=` line, or what is no table at all. */
  #begin(): void {
    if (this.#scanner !== undefined) return;
    const start = this.#start;
    this.#start = new Uint8Array(0);
    const marked = beginnings.decode(start.subarray(0, ENOUGH));
    const text = marked.replace(/^\ufeff+/, "");
    const mark = 3 * (marked.length - text.length);
    const separator = SEPARATOR.exec(text);
    const delimiter = this.#delimiter ?? separator?.[1] ?? ",";
    this.sheet.beginning.delimiter = delimiter;
    const scanner = new Scanner(delimiter, this.#limits, (row) => this.sheet.row(row), {
      lettersOf: this.#latin1,
      plain: plainRows(),
    });
    this.#scanner = scanner;
    const kind = otherKind(start.subarray(mark));
    if (kind !== undefined) throw this.#refusal("csv/not-text", "a text file is needed", 1, 1, kind);
    if (text.length >= 4 && (text[1] === "\0" ? text[3] === "\0" : text[0] === "\0" && text[2] === "\0")) {
      throw this.#refusal(
        "csv/encoding",
        needs["csv/encoding"]?.[0] ?? "",
        1,
        1,
        "UTF-16 read as something else?",
      );
    }
    const saved = beginsWebPage(text) ? "a web page" : otherTexts.find(({ is }) => is.test(text))?.called;
    if (saved !== undefined) {
      throw this.#refusal("csv/header-missing", "a table is needed", 1, 1, `${saved} saved as .csv?`);
    }
    if (separator !== null) scanner.skipLine();
    scanner.push(start.subarray(mark + (separator?.[0].length ?? 0)));
  }

  #refusal(
    code: CsvErrorCode,
    need: string,
    line = this.#scanner?.nextLine ?? 1,
    column = 1,
    hint?: string,
  ): CsvError {
    return new CsvError(need, { code, source: this.#source, line, column, hint });
  }
}
