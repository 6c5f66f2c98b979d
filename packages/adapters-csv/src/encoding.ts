import { joined, lengthByLead, utf8Of } from "./utf8.ts";
import { windows1252 } from "./windows-1252.ts";

/** The encodings that can be declared. A byte order mark in the file says more, and stands first. */
export const csvEncodings: readonly ["utf-8", "utf-16le", "utf-16be", "windows-1252"] = Object.freeze([
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
]);

/** One of the {@link csvEncodings}. */
export type CsvEncoding = (typeof csvEncodings)[number];

/** Why bytes are no text. */
export interface EncodingFault {
  readonly code: "csv/encoding" | "csv/not-text";
  readonly hint: string;
}

/** Gives the UTF-8 of the bytes, as far as they can be read, and how many bytes that was. */
type Decode = (bytes: Uint8Array) => {
  readonly utf8: Uint8Array;
  readonly read: number;
  readonly valid: boolean;
  /** What may have happened to bytes that are not valid, where it is more than of any other. */
  readonly hint?: string | undefined;
};

const none: Uint8Array = new Uint8Array(0);

const signatures: readonly (readonly [bytes: readonly number[], hint: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "an .xlsx workbook renamed? Save it as CSV UTF-8 instead"],
  [[0x50, 0x4b, 0x05, 0x06], "a zip file renamed?"],
  [[0x50, 0x4b, 0x07, 0x08], "a zip file renamed?"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an .xls workbook renamed? Save it as CSV UTF-8 instead"],
  [[0x09, 0x08], "an .xls workbook renamed? Save it as CSV UTF-8 instead"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF renamed?"],
  [[0x7b, 0x5c, 0x72, 0x74], "a document renamed?"],
  [[0x00, 0x01, 0x00, 0x00], "a database renamed? Export its table as CSV"],
  [[0x89, 0x50, 0x4e, 0x47], "a picture renamed?"],
  [[0xff, 0xd8, 0xff], "a picture renamed?"],
  ...[
    [0x1f, 0x8b],
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x52, 0x61, 0x72, 0x21],
    [0xfd, 0x37, 0x7a, 0x58],
  ].map((bytes) => [bytes, "a compressed file? Unpack it first"] as const),
];

/** What a file of another kind may be, by its first bytes. */
export function otherKind(bytes: Uint8Array): string | undefined {
  return signatures.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
}

const undeclared =
  'saved by a spreadsheet as plain CSV? Save it as CSV UTF-8, or declare its encoding, "windows-1252"';
const broken = "cut short or damaged on the way?";

/**
 * Makes bytes of any encoding, in pieces of any size, into the UTF-8 of whole characters: strictly, so that no character is
 * ever a guess. After a fault what stood before it has been given, so that its line is known. Bytes that are UTF-8 already are
 * given as they are: whoever reads them finds out what is none.
 */
export class ByteDecoder {
  fault: EncodingFault | undefined;
  readonly #declared: CsvEncoding | undefined;
  #decode: Decode | undefined;
  #hint = undeclared;
  /** Bytes that await the rest of their character. */
  #rest = none;

  constructor(declared: CsvEncoding | undefined) {
    this.#declared = declared;
  }

  /** What may have happened to bytes that are no text. */
  get hint(): string {
    return this.#hint;
  }

  push(piece: Uint8Array): Uint8Array {
    if (this.fault !== undefined) return none;
    let bytes = this.#rest.length === 0 ? piece : joined(this.#rest, piece);
    if (this.#decode === undefined) {
      if (bytes.length < 4) {
        this.#rest = bytes.slice();
        return none;
      }
      bytes = this.#begin(bytes);
    }
    return this.#take(bytes);
  }

  end(): Uint8Array {
    if (this.fault !== undefined) return none;
    const last = this.#decode === undefined ? this.#take(this.#begin(this.#rest)) : none;
    if (this.#rest.length > 0) this.fault ??= { code: "csv/encoding", hint: this.#hint };
    return last;
  }

  #take(bytes: Uint8Array): Uint8Array {
    if (this.#decode === undefined) return none;
    const { utf8, read, valid, hint = this.#hint } = this.#decode(bytes);
    if (!valid) this.fault = { code: "csv/encoding", hint };
    this.#rest = read < bytes.length ? bytes.slice(read) : none;
    return utf8;
  }

  /** Chooses by the first bytes, and gives those after the mark. */
  #begin(bytes: Uint8Array): Uint8Array {
    const starts = (...mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
    const use = (decode: Decode, skipped: number, hint: string) => {
      this.#decode = decode;
      this.#hint = hint;
      return bytes.subarray(skipped);
    };
    const refuse = (fault: EncodingFault) => {
      this.fault = fault;
      return bytes;
    };

    const kind = otherKind(bytes);
    if (kind !== undefined) return refuse({ code: "csv/not-text", hint: kind });
    if (starts(0xff, 0xfe, 0, 0) || starts(0, 0, 0xfe, 0xff)) {
      return refuse({ code: "csv/encoding", hint: "UTF-32? Save it as CSV UTF-8" });
    }
    if (starts(0xef, 0xbb, 0xbf)) return use(decodeUtf8, 3, broken);
    if (starts(0xff, 0xfe)) return use(utf16(0), 2, broken);
    if (starts(0xfe, 0xff)) return use(utf16(1), 2, broken);
    if (this.#declared === "utf-16le") return use(utf16(0), 0, broken);
    if (this.#declared === "utf-16be") return use(utf16(1), 0, broken);
    const [first, second, third, fourth] = bytes;
    if ((second === 0 && fourth === 0) || (first === 0 && third === 0 && second !== undefined)) {
      return refuse({
        code: "csv/encoding",
        hint: 'UTF-16 without its mark? Save it as CSV UTF-8, or declare its encoding, "utf-16le"',
      });
    }
    if (this.#declared === "windows-1252")
      return use(decoderOfWindows1252(), 0, "a byte that Windows-1252 does not use");
    return use(decodeUtf8, 0, this.#declared === undefined ? undeclared : broken);
  }
}

function decodeUtf8(bytes: Uint8Array): ReturnType<Decode> {
  const read = wholeCharacters(bytes);
  return { utf8: read === bytes.length ? bytes : bytes.subarray(0, read), read, valid: true };
}

/** How many bytes there are before a last character that is not all there. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return lengthByLead(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function decoderOfWindows1252(): Decode {
  /** The two bytes before. */
  let lead = 0;
  let second = 0;
  return (bytes) => {
    const units = new Uint16Array(bytes.length);
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index] as number;
      const unit = windows1252(byte);
      const isUtf8 = isLetterOfUtf8(lead, second, byte);
      if (unit === undefined || isUtf8) {
        const hint = isUtf8 ? "UTF-8 already? Leave its encoding out" : undefined;
        return { utf8: utf8OfUnits(units.subarray(0, index)), read: index, valid: false, hint };
      }
      units[index] = unit;
      lead = second;
      second = byte;
    }
    return { utf8: utf8OfUnits(units), read: bytes.length, valid: true };
  };
}

/**
 * Whether a byte ends what UTF-8 makes of a letter, a sign or a curly quote of Western Europe. As Windows-1252 it would be
 * "Ã«", "Â£" or "â€™", which no text has.
 */
function isLetterOfUtf8(lead: number, second: number, byte: number): boolean {
  if (byte < 0x80 || byte > 0xbf) return false;
  if (second === 0xc2) return byte >= 0xa0;
  return second === 0xc3 || (lead === 0xe2 && (second === 0x80 || second === 0x82 || second === 0x84));
}

/** UTF-16, by the place of the low byte's partner: 0 when the low byte comes first. */
function utf16(lowAt: 0 | 1): Decode {
  return (bytes) => {
    const units = new Uint16Array(bytes.length >> 1);
    for (let index = 0; index < units.length; index++) {
      const low = bytes[2 * index + lowAt] as number;
      units[index] = low | ((bytes[2 * index + 1 - lowAt] as number) << 8);
    }
    let whole = units.length;
    if (whole > 0 && isHigh(units[whole - 1] as number)) whole--;
    for (let index = 0; index < whole; index++) {
      const unit = units[index] as number;
      if (isHigh(unit) && isLow(units[index + 1] ?? 0)) index++;
      else if (isHigh(unit) || isLow(unit)) {
        return { utf8: utf8OfUnits(units.subarray(0, index)), read: 2 * index, valid: false };
      }
    }
    return { utf8: utf8OfUnits(units.subarray(0, whole)), read: 2 * whole, valid: true };
  };
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function utf8OfUnits(units: Uint16Array): Uint8Array {
  let text = "";
  for (let from = 0; from < units.length; from += 8_192) {
    text += String.fromCharCode(...units.subarray(from, from + 8_192));
  }
  return utf8Of(text);
}
