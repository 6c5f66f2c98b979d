import fc from "fast-check";
import { expect, it } from "vitest";
import { ByteDecoder } from "./encoding.ts";

const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** Characters on both sides of every bound, a run of each so that whole words of memory are plain or are not. */
const letters = fc.constantFrom(
  ..."\0\u0008\t\n\u000b\f\r\u000e\u001f ~\u007f\u0080\u0092\u009f\u00a0£ÂÿĀ’\ufffd😀",
  "plain text, eight at a time",
);
const texts = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom("a", "bcd", "£", "\r\n") }, letters), {
    maxLength: 30,
  })
  .map((parts) => parts.join(""));

it("knows which text has control characters, wherever its bytes lie", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 7 }), (text, offset) => {
      const bytes = new TextEncoder().encode(`${"-".repeat(offset)}beginning${text}`);
      const decoder = new ByteDecoder("utf-8");
      decoder.push(bytes.slice(offset, offset + 9));
      expect(decoder.plain).toBe(true);
      const read = decoder.push(bytes.subarray(offset + 9));
      expect(read).toBe(text);
      expect(decoder.plain).toBe(!CONTROL.test(text));
    }),
  );
});
