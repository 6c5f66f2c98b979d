import { readFileSync } from "node:fs";
import { join } from "node:path";
import wabt from "wabt";
import { root } from "./tree.ts";

const features = { simd: true, bulk_memory: true };

/** The machine code of a file of WebAssembly's text format. */
export async function assembled(text: string, name = "text.wat"): Promise<Uint8Array> {
  const module = (await wabt()).parseWat(name, text, features);
  try {
    module.resolveNames();
    module.validate();
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}

/** A module of TypeScript that holds the machine code, so that it is bundled and loaded as any other. */
export async function codeModule(path: string, name: string): Promise<string> {
  const code = await assembled(readFileSync(join(root, path), "utf8"), path);
  return `/** ${path.replace(/.*\//, "")}, assembled. */
export const ${name}: string =
  "${Buffer.from(code).toString("base64")}";
`;
}
