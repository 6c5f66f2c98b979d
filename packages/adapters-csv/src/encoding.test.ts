import fc from "fast-check";
import { expect, it } from "vitest";
import { ByteDecoder } from "./encoding.ts";

it("gives the UTF-8 of whole characters, in pieces of any size", () => {
  const texts = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 9 }), (text, size) => {
      const bytes = new TextEncoder().encode(`text ${text}`);
      const decoder = new ByteDecoder("utf-8");
      const read: string[] = [];
      const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
      for (let from = 0; from < bytes.length; from += size) {
        read.push(strict.decode(decoder.push(bytes.subarray(from, from + size))));
      }
      expect(`${read.join("")}${strict.decode(decoder.end())}`).toBe(`text ${text}`);
    }),
  );
});
