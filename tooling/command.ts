import { spawn } from "node:child_process";
import { root } from "./tree.ts";

/** How a command ended, and all that it printed. */
export interface Ending {
  readonly ok: boolean;
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command without input, and gives back what it printed instead of printing it. */
export function run(command: string, args: readonly string[], options: CommandOptions = {}): Promise<Ending> {
  const { cwd = root, env = {} } = options;
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ ok: false, output: `${output}${error.message}\n` }));
    child.on("close", (status) => resolve({ ok: status === 0, output }));
  });
}

/** Runs one of the tools that the root `package.json` declares. */
export function runTool(tool: string, args: readonly string[], options?: CommandOptions): Promise<Ending> {
  return run(`${root}node_modules/.bin/${tool}`, args, options);
}

const pnpm = "pnpm@10.34.9";

/** Runs the pinned pnpm: the one that runs this script, or the one that npx finds. */
export function runPnpm(args: readonly string[], options?: CommandOptions): Promise<Ending> {
  const agent = process.env["npm_config_user_agent"] ?? "";
  const script = process.env["npm_execpath"];
  return script && agent.startsWith(`${pnpm.replace("@", "/")} `)
    ? run(process.execPath, [script, ...args], options)
    : run("npx", ["--yes", "--prefer-offline", pnpm, ...args], options);
}
