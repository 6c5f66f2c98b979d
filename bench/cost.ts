import { readFileSync } from "node:fs";

/** What a piece of work cost the process that did it alone. */
export interface Cost {
  /** Seconds of processor time, of all its threads. */
  readonly cpu: number;
  /** Seconds on the clock. */
  readonly wall: number;
  /** Megabytes at the most, from the start of the process. */
  readonly peak: number;
  /** What it found, by which the ways are compared. */
  readonly answer: unknown;
}

/** Does it once, and says what it cost. The start of the process itself is left out. */
export async function costOf(work: () => unknown): Promise<Cost> {
  const before = process.cpuUsage();
  const started = process.hrtime.bigint();
  const answer = await work();
  const { user, system } = process.cpuUsage(before);
  return {
    cpu: (user + system) / 1e6,
    wall: Number(process.hrtime.bigint() - started) / 1e9,
    peak: peakMegabytes(),
    answer,
  };
}

/** The kernel's own peak for this process where it says it: resourceUsage() may count what its parent had. */
export function peakMegabytes(): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    return Math.round(Number(kilobytes) / 1_024);
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1_024);
  }
}
