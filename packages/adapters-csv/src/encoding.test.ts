import fc from "fast-check";
import { expect, it } from "vitest";
import { ByteDecoder, type CsvEncoding } from "./encoding.ts";
import { utf8Of } from "./utf8.ts";

/** What a decoder makes of bytes, in pieces of one size. */
function decoded(bytes: Uint8Array, encoding: CsvEncoding | undefined, size = bytes.length || 1) {
  const decoder = new ByteDecoder(encoding);
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += size)
    pieces.push(decoder.push(bytes.subarray(from, from + size)));
  pieces.push(decoder.end());
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const { fault } = decoder;
  return { text: strict.decode(Buffer.concat(pieces)), fault: fault && `${fault.code}: ${fault.hint}` };
}

const utf16 = (text: string, order: "le" | "be") => {
  const bytes = Buffer.from(text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};
const le = (text: string) => utf16(text, "le");
const be = (text: string) => utf16(text, "be");
const bytesOf = (...parts: readonly (string | Uint8Array | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "number" ? Uint8Array.of(part) : Buffer.from(part))));

it.each<{ bytes: Uint8Array; encoding?: CsvEncoding; text: string; when: string }>([
  { bytes: bytesOf("Zoë 😀"), text: "Zoë 😀", when: "nothing is declared" },
  { bytes: bytesOf("Zoë 😀"), encoding: "utf-8", text: "Zoë 😀", when: "UTF-8 is declared" },
  { bytes: bytesOf("\ufeffZoë"), text: "Zoë", when: "it has the mark of UTF-8" },
  {
    bytes: bytesOf("\ufeffZoë"),
    encoding: "windows-1252",
    text: "Zoë",
    when: "its mark says other than declared",
  },
  { bytes: bytesOf("\ufeff\ufeffZoë"), text: "\ufeffZoë", when: "it has two marks, of which one is text" },
  { bytes: le("\ufeffZoë 😀"), text: "Zoë 😀", when: "it has the mark of UTF-16LE" },
  { bytes: be("\ufeffZoë 😀"), text: "Zoë 😀", when: "it has the mark of UTF-16BE" },
  { bytes: le("Zoë 😀"), encoding: "utf-16le", text: "Zoë 😀", when: "UTF-16LE is declared" },
  { bytes: be("Zoë 😀"), encoding: "utf-16be", text: "Zoë 😀", when: "UTF-16BE is declared" },
  {
    bytes: bytesOf("Children", 0x92, "s ", 0x80, 0xa3, 0xff),
    encoding: "windows-1252",
    text: "Children’s €£ÿ",
    when: "Windows-1252 is declared",
  },
  {
    bytes: bytesOf("CAF", 0xc9, 0x92, "S ", 0xe9, 0x94, 0xa0, 0xc2, 0x92, 0xe2, 0x80, 0x41, 0xc3, 0xc0),
    encoding: "windows-1252",
    text: "CAFÉ’S é”\u00a0Â’â€AÃÀ",
    when: "its letters and signs are no UTF-8",
  },
  { bytes: bytesOf(), text: "", when: "there is nothing" },
  { bytes: bytesOf("a"), text: "a", when: "there is one letter" },
  { bytes: bytesOf("é"), text: "é", when: "there is one letter of two bytes" },
  { bytes: bytesOf("abc"), encoding: "windows-1252", text: "abc", when: "there is too little to know it by" },
  { bytes: bytesOf("a", 0, "bc"), text: "a\0bc", when: "one of its bytes is 0" },
  { bytes: bytesOf(0, "abc"), text: "\0abc", when: "its first byte is 0" },
  { bytes: bytesOf("ab", 0, 0), text: "ab\0\0", when: "two bytes beside each other are 0" },
])("gives $text when $when, in pieces of any size", ({ bytes, encoding, text }) => {
  for (let size = 1; size <= bytes.length + 1; size++) {
    expect(decoded(bytes, encoding, size)).toEqual({ text, fault: undefined });
  }
});

const undeclared =
  'csv/encoding: saved by a spreadsheet as plain CSV? Save it as CSV UTF-8, or declare its encoding, "windows-1252"';
const broken = "csv/encoding: cut short or damaged on the way?";
const unmarked =
  'csv/encoding: UTF-16 without its mark? Save it as CSV UTF-8, or declare its encoding, "utf-16le"';

it.each<{ bytes: Uint8Array; encoding?: CsvEncoding; text?: string; fault: string; when: string }>([
  {
    bytes: bytesOf("PK", 3, 4, "more"),
    fault: "csv/not-text: an .xlsx workbook renamed? Save it as CSV UTF-8 instead",
    when: "it is a workbook",
  },
  {
    bytes: bytesOf("PK", 5, 6, "more"),
    fault: "csv/not-text: a zip file renamed?",
    when: "it is an empty archive",
  },
  {
    bytes: bytesOf(0xd0, 0xcf, 0x11, 0xe0, "more"),
    fault: "csv/not-text: an .xls workbook renamed? Save it as CSV UTF-8 instead",
    when: "it is an old workbook",
  },
  { bytes: bytesOf("%PDF-1.7"), fault: "csv/not-text: a PDF renamed?", when: "it is a PDF" },
  ...[
    { bytes: bytesOf("PK", 7, 8, "more"), what: "a zip file renamed?" },
    { bytes: bytesOf(9, 8, 16, 0), what: "an .xls workbook renamed? Save it as CSV UTF-8 instead" },
    { bytes: bytesOf(0, 1, 0, 0, "Standard Jet DB"), what: "a database renamed? Export its table as CSV" },
    { bytes: bytesOf(0x89, "PNG\r\n"), what: "a picture renamed?" },
    { bytes: bytesOf(0xff, 0xd8, 0xff, 0xe0), what: "a picture renamed?" },
    { bytes: bytesOf("7z", 0xbc, 0xaf), what: "a compressed file? Unpack it first" },
    { bytes: bytesOf("Rar!", 0x1a, 7), what: "a compressed file? Unpack it first" },
    { bytes: bytesOf(0xfd, "7zXZ"), what: "a compressed file? Unpack it first" },
    { bytes: bytesOf("{\\rtf1"), what: "a document renamed?" },
  ].map(({ bytes, what }) => ({ bytes, fault: `csv/not-text: ${what}`, when: `it is ${what}` })),
  {
    bytes: bytesOf(0x1f, 0x8b, 8, 0),
    fault: "csv/not-text: a compressed file? Unpack it first",
    when: "it is compressed",
  },
  {
    bytes: bytesOf(0x1f, 0x8b),
    fault: "csv/not-text: a compressed file? Unpack it first",
    when: "two bytes say so",
  },
  {
    bytes: bytesOf(0xff, 0xfe, 0, 0, "a", 0, 0, 0),
    fault: "csv/encoding: UTF-32? Save it as CSV UTF-8",
    when: "it is UTF-32LE",
  },
  {
    bytes: bytesOf(0, 0, 0xfe, 0xff, 0, 0, 0, "a"),
    fault: "csv/encoding: UTF-32? Save it as CSV UTF-8",
    when: "it is UTF-32BE",
  },
  { bytes: le("Partner"), fault: unmarked, when: "it is UTF-16LE and nobody says so" },
  { bytes: be("Partner"), fault: unmarked, when: "it is UTF-16BE and nobody says so" },
  { bytes: be("ab"), fault: unmarked, when: "it is four bytes of UTF-16BE" },
  { bytes: bytesOf("Zo", 0xc3), text: "Zo", fault: undeclared, when: "its last letter is cut" },
  {
    bytes: bytesOf("Zoë 😀").subarray(0, -1),
    text: "Zoë ",
    encoding: "utf-8",
    fault: broken,
    when: "a declared one is cut",
  },
  { bytes: bytesOf("\ufeffZo", 0xc3), text: "Zo", fault: broken, when: "a marked one is cut" },
  {
    bytes: le("\ufeffZoë").subarray(0, -1),
    text: "Zo",
    fault: broken,
    when: "a letter of two bytes has lost one",
  },
  {
    bytes: be("\ufeffab\ud83d"),
    text: "ab",
    fault: broken,
    when: "the end of its last letter is missing",
  },
  {
    bytes: le("ab\ud83dc"),
    text: "ab",
    encoding: "utf-16le",
    fault: broken,
    when: "the end of a letter is missing",
  },
  {
    bytes: be("ab\ude00c"),
    text: "ab",
    encoding: "utf-16be",
    fault: broken,
    when: "the start of a letter is missing",
  },
  {
    bytes: bytesOf("ab", 0x80, 0x81, "c"),
    text: "ab€",
    encoding: "windows-1252",
    fault: "csv/encoding: a byte that Windows-1252 does not use",
    when: "a byte stands for nothing",
  },
  ...[
    { utf8: "Name Zoë", text: "Name ZoÃ" },
    { utf8: "Fee £5", text: "Fee Â" },
    { utf8: "a\u00a0bc", text: "aÂ" },
    { utf8: "Children’s", text: "Childrenâ€" },
    { utf8: "To €5", text: "To â‚" },
    { utf8: "Mark ™", text: "Mark â„" },
    { utf8: "File À", text: "File Ã" },
  ].map(({ utf8, text }) => ({
    bytes: bytesOf(utf8),
    text,
    encoding: "windows-1252" as const,
    fault: "csv/encoding: UTF-8 already? Leave its encoding out",
    when: `"${utf8}" is UTF-8, and declared to be Windows-1252`,
  })),
])(
  "refuses it when $when, after what stood before, in pieces of any size",
  ({ bytes, encoding, text = "", fault }) => {
    for (let size = 1; size <= bytes.length + 1; size++) {
      expect(decoded(bytes, encoding, size)).toEqual({ text, fault });
    }
  },
);

it("gives nothing more after a fault", () => {
  const decoder = new ByteDecoder("windows-1252");
  decoder.push(Uint8Array.of(0x61, 0x62, 0x63, 0x81));
  expect(decoder.push(utf8Of("more"))).toHaveLength(0);
  expect(decoder.end()).toHaveLength(0);
});

it("says what may have happened to UTF-8 that whoever reads it finds damaged", () => {
  const hintOf = (encoding: CsvEncoding | undefined, ...bytes: readonly (string | number)[]) => {
    const decoder = new ByteDecoder(encoding);
    decoder.push(bytesOf(...bytes));
    return `csv/encoding: ${decoder.hint}`;
  };
  expect(hintOf(undefined, "abcd", 0xff)).toBe(undeclared);
  expect(hintOf("utf-8", "abcd", 0xff)).toBe(broken);
  expect(hintOf(undefined, "\ufeffabcd", 0xff)).toBe(broken);
});

it("undoes what was encoded, whatever the text and the pieces", () => {
  const text = fc.string({ unit: "binary", minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (found, size) => {
      const whole = { text: `text ${found}`, fault: undefined };
      expect(decoded(utf8Of(whole.text), undefined, size)).toEqual(whole);
      expect(decoded(le(whole.text), "utf-16le", size)).toEqual(whole);
      expect(decoded(be(`\ufeff${whole.text}`), undefined, size)).toEqual(whole);
    }),
  );
  const long = "a£€😀".repeat(10_000);
  expect(decoded(le(long), "utf-16le")).toEqual({ text: long, fault: undefined });
});
