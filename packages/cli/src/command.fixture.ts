import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./command.ts";

/** The command, with what it printed and how it left. */
export async function pdscp(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const exit = await run(args, {
    out: { write: (text) => out.push(text) },
    err: { write: (text) => err.push(text) },
  });
  return { exit, out: out.join(""), err: err.join("") };
}

/** A file of its own that holds a draft. */
export async function draftOf(text: string | Uint8Array): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "draft-")), "draft.md");
  await writeFile(file, text);
  return file;
}

export const measures =
  "Cycle,Reference,Measure,Kind,Unit,Better,Every,Priorities,Aim\n2023-25,M1,Guardians,service,count,higher,quarter,A,track\n";
