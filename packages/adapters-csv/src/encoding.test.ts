import fc from "fast-check";
import { expect, it } from "vitest";
import { ByteDecoder } from "./encoding.ts";

it("gives UTF-8 beside the text that it was made into, in pieces of any size", () => {
  const texts = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 9 }), (text, size) => {
      const bytes = new TextEncoder().encode(`text ${text}`);
      const decoder = new ByteDecoder("utf-8");
      let read = "";
      for (let from = 0; from < bytes.length; from += size) {
        const piece = decoder.push(bytes.subarray(from, from + size));
        if (piece !== "") expect(new TextDecoder().decode(decoder.utf8)).toBe(piece);
        read += piece;
      }
      expect(read + decoder.end()).toBe(`text ${text}`);
    }),
  );
});
