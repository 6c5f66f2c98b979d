/** Gives one letter for each byte, so that the ASCII of the bytes stands in the text at the same places. */
export type Latin1 = (bytes: Uint8Array) => string;

declare const TextEncoder: new () => { encode(text: string): Uint8Array };
const encoder = new TextEncoder();

/** The UTF-8 of text. */
export function utf8Of(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Two pieces in one. */
export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

declare const TextDecoder: new (encoding: string) => { decode(bytes: Uint8Array): string };
const decoder = new TextDecoder("latin1");

/** What browsers call Latin-1 is Windows-1252: the same for ASCII, which is all that anybody asks of it here. */
export const latin1: Latin1 = (bytes) => decoder.decode(bytes);

/** How many bytes a character has that begins with this one. */
export function lengthByLead(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

/** How many bytes the character there has: 0 where the bytes are none (Unicode 15, table 3-7). */
export function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const length = lengthByLead(lead);
  if ((length === 1 && lead >= 0x80) || lead === 0xc0 || lead === 0xc1 || lead > 0xf4) return 0;
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0;
    const low = index > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = index > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return 0;
  }
  return length;
}

/** The text of bytes that are UTF-8, by the Latin-1 of them all, which gives what is ASCII. */
export function textOfUtf8(bytes: Uint8Array, letters: string, from: number, to: number): string {
  let text = "";
  let at = from;
  while (at < to) {
    const start = at;
    while (at < to && (bytes[at] as number) < 0x80) at++;
    text += letters.slice(start, at);
    if (at < to) {
      const length = lengthByLead(bytes[at] as number);
      let point = (bytes[at] as number) & (0xff >> (length + 1));
      for (let index = 1; index < length; index++)
        point = (point << 6) | ((bytes[at + index] as number) & 0x3f);
      text += String.fromCodePoint(point);
      at += length;
    }
  }
  return text;
}
