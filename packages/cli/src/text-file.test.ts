import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { CliError } from "./errors.ts";
import { readText } from "./text-file.ts";

const text = "The budget was £2,000 – as agreed.\n";
const file = join(await mkdtemp(join(tmpdir(), "text-")), "draft.md");
const refused = (need: string) => new CliError(`Cannot read it: ${need}`, { code: "cli/draft-unreadable" });

async function textOf(bytes: Uint8Array | string): Promise<string> {
  await writeFile(file, bytes);
  return readText(file, refused);
}

it.each([
  { bytes: text, gives: text, when: "it is UTF-8" },
  { bytes: `\ufeff${text}`, gives: text, when: "it has the mark of UTF-8" },
  { bytes: "", gives: "", when: "there is nothing" },
  {
    bytes: "PK and {\\rt are letters",
    gives: "PK and {\\rt are letters",
    when: "it begins nearly as other kinds do",
  },
])("gives the text when $when", async ({ bytes, gives }) => {
  expect(await textOf(bytes)).toBe(gives);
});

const utf16 = Buffer.from(text, "utf16le");
const latin1 = Buffer.from(text.replace("–", "-"), "latin1");

it.each([
  { bytes: "PK\u0003\u0004 more", need: "a Word or OpenDocument file? Save it as plain text" },
  {
    bytes: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1),
    need: "an old Word file? Save it as plain text",
  },
  { bytes: "%PDF-1.7\n", need: "a PDF? Save what it was made from as plain text" },
  { bytes: `{\\rtf1 ${text}}`, need: "rich text? Save it as plain text" },
  { bytes: Buffer.concat([Uint8Array.of(0xff, 0xfe), utf16]), need: "UTF-16? Save it as UTF-8" },
  {
    bytes: Buffer.concat([Uint8Array.of(0xfe, 0xff), Buffer.from(utf16).swap16()]),
    need: "UTF-16? Save it as UTF-8",
  },
  { bytes: utf16, need: "UTF-16, or a program's own format? Save it as UTF-8" },
  { bytes: latin1, need: "Windows-1252? Save it as UTF-8" },
])("refuses other bytes: $need", async ({ bytes, need }) => {
  await expect(textOf(bytes)).rejects.toThrow(
    expect.objectContaining({
      code: "cli/draft-unreadable",
      message: `Cannot read it: plain text in UTF-8 is needed: ${need}`,
    }),
  );
});

it("says why a file cannot be opened", async () => {
  await expect(readText(`${file}.old`, refused)).rejects.toThrow(
    "Cannot read it: a file that exists and may be read is needed (ENOENT)",
  );
});

it("gives what was written, or refuses it, whatever the bytes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (bytes) => {
      const read = await textOf(bytes).catch((error: unknown) => error);
      if (typeof read !== "string") expect(read).toMatchObject({ code: "cli/draft-unreadable" });
      else
        expect(Buffer.from(read)).toEqual(Buffer.from(bytes.slice(bytes.length - Buffer.byteLength(read))));
    }),
    { numRuns: 50 },
  );
});
