import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { filesUnder, readText, root } from "./tree.ts";

/** One step of a guide for people who do not program: a file that they write, or a command and what it prints. */
export type Step =
  | { readonly line: number; readonly file: string; readonly text: string }
  | { readonly line: number; readonly command: readonly string[]; readonly prints: readonly string[] };

/** A guide with commands in it: its files and commands in the order in which a reader comes to them. */
export interface Session {
  readonly guide: string;
  readonly steps: readonly Step[];
}

/** Every guide that shows the command at work. */
export function sessionsOf(tree = root): Session[] {
  return filesUnder("docs", tree)
    .filter((path) => path.endsWith(".md"))
    .map((guide) => ({ guide, steps: stepsIn(readText(guide, tree)) }))
    .filter(({ steps }) => steps.some((step) => "command" in step));
}

/** The steps of one guide: fences such as "csv funding/account.csv" are files, and "console" fences are commands after a $. */
export function stepsIn(text: string): Step[] {
  return [...text.matchAll(/^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].flatMap(
    ([fence, language = "", file, body = ""]): Step[] => {
      const line = text.slice(0, text.indexOf(fence)).split("\n").length;
      if (file) return [{ line, file, text: body }];
      return language === "console" ? commandsIn(body, line + 1) : [];
    },
  );
}

function commandsIn(body: string, first: number): Step[] {
  const lines = body.trimEnd().split("\n");
  if (!lines[0]?.startsWith("$ ")) throw new Error(`line ${first} shows output without a command after $`);
  const starts = lines.flatMap((line, index) => (line.startsWith("$ ") ? [index] : []));
  return starts.map((start, index) => ({
    line: first + start,
    command: (lines[start] ?? "").slice(2).split(" "),
    prints: lines.slice(start + 1, starts[index + 1]),
  }));
}

/** Whether a command printed what a guide shows of it; a line "..." stands for lines that the guide leaves out. */
export function isAsShown(prints: readonly string[], printed: string): boolean {
  const pattern = prints
    .map((line) => (line.trim() === "..." ? "(?:.*\n)*?" : `${escaped(line.trimEnd())}[ ]*\n`))
    .join("");
  return new RegExp(`^${pattern}$`).test(`${printed.trimEnd()}\n`.replaceAll("\r", ""));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** Goes through the steps in a folder of their own, and gives what each command printed. */
export async function walk(
  { steps }: Session,
  command: (args: readonly string[]) => Promise<string>,
): Promise<{ readonly line: number; readonly shown: readonly string[]; readonly printed: string }[]> {
  const folder = mkdtempSync(join(tmpdir(), "pdscp-guide-"));
  const before = process.cwd();
  const walked = [];
  try {
    process.chdir(folder);
    for (const step of steps) {
      if ("file" in step) {
        mkdirSync(dirname(join(folder, step.file)), { recursive: true });
        writeFileSync(join(folder, step.file), step.text);
      } else {
        walked.push({ line: step.line, shown: step.prints, printed: await command(step.command) });
      }
    }
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
  return walked;
}
