import fc from "fast-check";
import { expect, it } from "vitest";
import { latin1 as machineLatin1 } from "./node-latin1.ts";
import { characterLength, latin1, lengthByLead, textOfUtf8, utf8Of } from "./utf8.ts";

/** Bytes on both sides of every limit of a byte that goes on with a character. */
const following = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff];
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Every first byte, with every choice of what may follow it. */
function characters(): Uint8Array[] {
  return Array.from({ length: 256 }, (_, lead) => lead).flatMap((lead) => {
    let begun = [[lead]];
    for (let index = 1; index < lengthByLead(lead); index++) {
      begun = begun.flatMap((bytes) => following.map((byte) => [...bytes, byte]));
    }
    return begun.map((bytes) => Uint8Array.from(bytes));
  });
}

it("takes for a character what a strict decoder takes for one", () => {
  const taken = characters().map((bytes) => ({ bytes, length: characterLength(bytes, 0) }));
  for (const { bytes, length } of taken) {
    let text: string | undefined;
    try {
      text = strict.decode(bytes);
    } catch {
      text = undefined;
    }
    expect(`${bytes}: ${length}`).toBe(`${bytes}: ${text === undefined ? 0 : bytes.length}`);
    if (text !== undefined) expect(textOfUtf8(bytes, latin1(bytes), 0, bytes.length)).toBe(text);
  }
  expect(new Set(taken.map(({ length }) => length))).toEqual(new Set([0, 1, 2, 3, 4]));
});

it("takes no character that its end cuts short", () => {
  for (const text of ["é", "’", "😀"]) {
    const bytes = utf8Of(text);
    for (let end = 1; end < bytes.length; end++) expect(characterLength(bytes.subarray(0, end), 0)).toBe(0);
  }
});

it.each([
  { of: "a platform's decoder", lettersOf: latin1 },
  { of: "the machine", lettersOf: machineLatin1 },
])("gives back the text of any part of UTF-8, by the letters of $of", ({ lettersOf }) => {
  const any = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(any, any, any, (before, text, after) => {
      const bytes = utf8Of(`${before}${text}${after}`);
      const from = utf8Of(before).length;
      const letters = lettersOf(bytes);
      expect(letters).toHaveLength(bytes.length);
      expect(textOfUtf8(bytes, letters, from, from + utf8Of(text).length)).toBe(text);
    }),
  );
});
