import { cpus, totalmem } from "node:os";
import type { Contest, Score } from "./measure.ts";
import type { Finish, Race } from "./race.ts";

/** What was aimed at, and what was measured. */
export interface Standing {
  readonly aim: string;
  readonly measured: string;
  readonly reached: boolean;
}

export function contestTable({ title, per, note }: Contest, scores: readonly Score[]): string {
  const own = scores[0]?.median ?? Number.NaN;
  const rows = scores.map(({ name, median, least, most }) => [
    ratio(median / own),
    nanoseconds(median),
    `${nanoseconds(least)} to ${nanoseconds(most)}`,
    name,
  ]);
  return block(title, ["ratio", `per ${per.thing}`, "spread", "way"], rows, note);
}

export function raceTable({ title, note }: Race, finishes: readonly Finish[]): string {
  const [own] = finishes;
  const rows = finishes.map(({ name, cpu, least, most, wall, peak, same }) => [
    ratio(cpu / (own?.cpu ?? Number.NaN)),
    ratio(wall / (own?.wall ?? Number.NaN)),
    ratio(peak / (own?.peak ?? Number.NaN)),
    `${seconds(cpu)} (${seconds(least)} to ${seconds(most)})`,
    seconds(wall),
    `${Math.round(peak)} MB`,
    same ? name : `${name} (**other results**)`,
  ]);
  const headings = ["CPU ratio", "clock ratio", "memory ratio", "CPU (spread)", "clock", "peak", "way"];
  return block(title, headings, rows, note);
}

export function standingTable(standings: readonly Standing[]): string {
  const rows = standings.map(({ aim, measured, reached }) => [
    reached ? "reached" : "**behind**",
    measured,
    aim,
  ]);
  return table(["", "measured", "aim"], rows);
}

/** What the figures were taken on: its shape, and nothing that names it. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${first?.model.trim() ?? "unknown"}), ${memory} GB, Node ${process.version}, ${process.platform} ${process.arch}`;
}

export function block(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  note?: string,
): string {
  return `### ${title}\n\n${table(headings, rows)}${note === undefined ? "" : `\n${note}\n`}`;
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  const rule = headings.map((heading) => (heading === "way" || heading === "aim" ? "---" : "---:"));
  return [line(headings), line(rule), ...rows.map(line)].join("");
}

export function ratio(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function nanoseconds(value: number): string {
  if (value >= 100_000) return `${(value / 1e6).toFixed(2)} ms`;
  return value >= 10_000 ? `${(value / 1e3).toFixed(1)} µs` : `${value.toFixed(value < 100 ? 1 : 0)} ns`;
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}
