import { windows1252 } from "./windows-1252.ts";

/** The encodings that can be declared. A byte order mark in the file says more, and stands first. */
export type CsvEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Why bytes are no text. */
export interface EncodingFault {
  readonly code: "csv/encoding" | "csv/not-text";
  readonly hint: string;
}

/** Gives the text of the bytes, as far as they can be read, and how many bytes that was. */
type Decode = (bytes: Uint8Array) => {
  readonly text: string;
  readonly read: number;
  readonly valid: boolean;
  /** The text as UTF-8, where it is there already. */
  readonly utf8?: Uint8Array;
};

declare const TextDecoder: new (
  encoding: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const none: Uint8Array = new Uint8Array(0);

const signatures: readonly (readonly [bytes: readonly number[], hint: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "an .xlsx workbook renamed? Save it as CSV UTF-8 instead"],
  [[0x50, 0x4b, 0x05, 0x06], "a zip file renamed?"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an .xls workbook renamed? Save it as CSV UTF-8 instead"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF renamed?"],
  [[0x1f, 0x8b], "a compressed file? Unpack it first"],
];

const undeclared =
  'saved by a spreadsheet as plain CSV? Save it as CSV UTF-8, or declare encoding: "windows-1252"';
const broken = "cut short or damaged on the way?";

/**
 * Makes bytes, in pieces of any size, into text: strictly, so that no character is ever a guess. After a fault the text
 * before it has been given, so that its line is known.
 */
export class ByteDecoder {
  fault: EncodingFault | undefined;
  /** The text given last as UTF-8, where that is what it was made of. */
  utf8: Uint8Array | undefined;
  readonly #declared: CsvEncoding | undefined;
  #decode: Decode | undefined;
  #hint = undeclared;
  /** Bytes that await the rest of their character. */
  #rest = none;

  constructor(declared: CsvEncoding | undefined) {
    this.#declared = declared;
  }

  push(piece: Uint8Array): string {
    this.utf8 = undefined;
    let bytes = this.#rest.length === 0 ? piece : joined(this.#rest, piece);
    if (this.#decode === undefined) {
      if (bytes.length < 4) {
        this.#rest = bytes.slice();
        return "";
      }
      bytes = this.#begin(bytes);
    }
    return this.#take(bytes);
  }

  end(): string {
    this.utf8 = undefined;
    if (this.#decode !== undefined) {
      if (this.#rest.length > 0) this.fault = { code: "csv/encoding", hint: this.#hint };
      return "";
    }
    const text = this.#take(this.#begin(this.#rest));
    if (this.#rest.length > 0) this.fault ??= { code: "csv/encoding", hint: this.#hint };
    return text;
  }

  #take(bytes: Uint8Array): string {
    if (this.fault !== undefined || this.#decode === undefined) return "";
    const { text, read, valid, utf8 } = this.#decode(bytes);
    this.utf8 = utf8;
    if (!valid) this.fault = { code: "csv/encoding", hint: this.#hint };
    this.#rest = read < bytes.length ? bytes.slice(read) : none;
    return text;
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

    const signature = signatures.find(([mark]) => starts(...mark));
    if (signature !== undefined) return refuse({ code: "csv/not-text", hint: signature[1] });
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
        hint: 'UTF-16 without its mark? Save it as CSV UTF-8, or declare encoding: "utf-16le"',
      });
    }
    if (this.#declared === "windows-1252")
      return use(decodeWindows1252, 0, "a byte that Windows-1252 does not use");
    return use(decodeUtf8, 0, this.#declared === undefined ? undeclared : broken);
  }
}

const fromUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): ReturnType<Decode> {
  const whole = wholeCharacters(bytes);
  const complete = whole === bytes.length ? bytes : bytes.subarray(0, whole);
  try {
    return { text: fromUtf8.decode(complete), read: whole, valid: true, utf8: complete };
  } catch {
    const valid = bytes.subarray(0, validLength(bytes));
    return { text: fromUtf8.decode(valid), read: valid.length, valid: false, utf8: valid };
  }
}

/** How many bytes there are before a last character that is not all there. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function lengthOf(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

/** How many bytes there are before the first that is not UTF-8 (Unicode 15, table 3-7). */
function validLength(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    const length = lengthOf(lead);
    if ((length === 1 && lead >= 0x80) || lead === 0xc0 || lead === 0xc1 || lead > 0xf4) return at;
    for (let index = 1; index < length; index++) {
      const byte = bytes[at + index] ?? 0;
      const low = index > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
      const high = index > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
      if (byte < low || byte > high) return at;
    }
    at += length;
  }
  return at;
}

function decodeWindows1252(bytes: Uint8Array): ReturnType<Decode> {
  const units = new Uint16Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) {
    const unit = windows1252(bytes[index] as number);
    if (unit === undefined) return { text: textOf(units.subarray(0, index)), read: index, valid: false };
    units[index] = unit;
  }
  return { text: textOf(units), read: bytes.length, valid: true };
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
        return { text: textOf(units.subarray(0, index)), read: 2 * index, valid: false };
      }
    }
    return { text: textOf(units.subarray(0, whole)), read: 2 * whole, valid: true };
  };
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function textOf(units: Uint16Array): string {
  let text = "";
  for (let from = 0; from < units.length; from += 8_192) {
    text += String.fromCharCode(...units.subarray(from, from + 8_192));
  }
  return text;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
