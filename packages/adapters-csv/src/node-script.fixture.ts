import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

interface ScriptOptions {
  readonly flags?: readonly string[];
  /** What the shell says before it becomes the process: `ulimit -f 100`. */
  readonly before?: string;
}

/** A process of its own, which knows the writer, the reader, a table, a path and how to print what it found. */
export function runScript(
  path: string,
  script: string,
  { flags = [], before = ":" }: ScriptOptions = {},
): ChildProcess {
  const own = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  const whole = `
    import { calendarDate, money, readAll } from "@pdscp/core";
    import { csvReader, csvWriter } from ${own("node.ts")};
    import { headings, payments } from ${own("payment.fixture.ts")};
    const payment = { Partner: "Police", Amount: money("5.00"), Date: calendarDate("2024-04-01"), Ref: "A1" };
    const path = ${JSON.stringify(path)};
    const say = (found) => process.stdout.write(JSON.stringify(found));
    ${script}
  `;
  return spawn(
    "/bin/sh",
    [
      ...["-c", `${before}; exec "$0" "$@"`, process.execPath, ...flags, "--conditions=@pdscp/source"],
      ...["--import", "tsx", "--input-type=module", "-e", whole],
    ],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), stdio: ["pipe", "pipe", "inherit"] },
  );
}

/** What a process of its own said before it ended well. */
export async function saidBy(child: ChildProcess) {
  const pieces: unknown[] = [];
  child.stdout?.on("data", (piece) => pieces.push(piece));
  const [status] = await once(child, "close");
  expect(status).toBe(0);
  return JSON.parse(pieces.join(""));
}
