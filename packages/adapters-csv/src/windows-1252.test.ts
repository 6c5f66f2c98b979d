import { expect, it } from "vitest";
import { windows1252 } from "./windows-1252.ts";

it.each([
  { byte: 0x00, letter: "\0" },
  { byte: 0x41, letter: "A" },
  { byte: 0x7f, letter: "\u007f" },
  { byte: 0x80, letter: "€" },
  { byte: 0x92, letter: "’" },
  { byte: 0x96, letter: "–" },
  { byte: 0x9f, letter: "Ÿ" },
  { byte: 0xa0, letter: "\u00a0" },
  { byte: 0xa3, letter: "£" },
  { byte: 0xff, letter: "ÿ" },
])("reads byte $byte as $letter", ({ byte, letter }) => {
  expect(windows1252(byte)).toBe(letter.charCodeAt(0));
});

it("knows no letter for five bytes, and another for every other", () => {
  const letters = Array.from({ length: 256 }, (_, byte) => windows1252(byte));
  const none = letters.flatMap((letter, byte) => (letter === undefined ? [byte] : []));
  expect(none).toEqual([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
  expect(new Set(letters).size).toBe(252);
});
