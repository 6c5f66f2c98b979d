import { readFile } from "node:fs/promises";
import type { CliError } from "./errors.ts";

/** What a file that is no plain text may be, by its first bytes, and what to do about it. */
const kinds: readonly (readonly [bytes: readonly number[], hint: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "a Word or OpenDocument file? Save it as plain text"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Word file? Save it as plain text"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF? Save what it was made from as plain text"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "rich text? Save it as plain text"],
  [[0xff, 0xfe], "UTF-16? Save it as UTF-8"],
  [[0xfe, 0xff], "UTF-16? Save it as UTF-8"],
];

/**
 * Reads a file as text in UTF-8, strictly: a character that is a guess could be a pound sign. A byte order mark is no part of the
 * text.
 *
 * @param refused - What to throw, made from what is needed.
 */
export async function readText(path: string, refused: (need: string) => CliError): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw refused(`a file that exists and may be read is needed (${error.code})`);
  });
  const hint = otherKind(bytes);
  if (hint !== undefined) throw refused(`plain text in UTF-8 is needed: ${hint}`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refused("plain text in UTF-8 is needed: Windows-1252? Save it as UTF-8");
  }
}

function otherKind(bytes: Uint8Array): string | undefined {
  const known = kinds.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (known !== undefined) return known[1];
  return bytes.includes(0) ? "UTF-16, or a program's own format? Save it as UTF-8" : undefined;
}
