import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What a check says of a tree that holds the files given, by path; the tree is gone afterwards. */
export function planted<Said>(files: Readonly<Record<string, string>>, check: (tree: string) => Said): Said {
  const tree = mkdtempSync(join(tmpdir(), "pdscp-planted-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    return check(tree);
  } finally {
    rmSync(tree, { recursive: true });
  }
}

/** The `package.json` of a planted package. */
export function manifest(name: string, fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ name: `@pdscp/${name}`, ...fields });
}
