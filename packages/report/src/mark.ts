import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3-shape";
import type { Chart, ChartWidth } from "./chart.ts";

export const WIDTHS: Readonly<Record<ChartWidth, number>> = { page: 640, narrow: 340 };
export const INK = "#1d1d1b";
/** Dark enough on white, each apart from the others in print as well; patterns and marks tell them apart without colour. */
export const COLOURS = ["#12436d", "#a8540c", "#28755b", "#801650"];
export const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond];
export const DASHES = ["", "6 3", "2 3", "8 3 2 3"];
/** How far down what is drawn begins, below the title. */
export const TOP = 56;

/** What a chart is drawn of, and how high it is. */
export interface Drawing {
  readonly height: number;
  readonly marks: readonly string[];
}

/** Text made safe for XML and HTML. What neither may hold is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** What fills the bars of a series. */
export function pattern(id: string, index: number): string {
  const colour = COLOURS[index] as string;
  const stripes = ["", "M0 8L8 0", "M0 4H8", "M4 0V8"][index] as string;
  return `<pattern id="${escaped(id)}-fill-${index}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${colour}"/><path d="${stripes}" stroke="#ffffff" stroke-width="2"/></pattern>`;
}

export function legend({ id, kind, series }: Chart, top: number, across: number): readonly string[] {
  if (series.length < 2) return [];
  const step = (across - 40) / series.length;
  return series.flatMap(({ name }, index) => [
    kind === "bars"
      ? rectangle(20 + index * step, top, 16, 16, `url(#${escaped(id)}-fill-${index})`)
      : `<path d="${symbol(SHAPES[index], 90)() ?? ""}" transform="translate(${round(28 + index * step)} ${top + 8})" fill="${COLOURS[index]}"/>`,
    text(42 + index * step, top + 13, short(name), "start"),
  ]);
}

export function heading(title: string, width: ChartWidth): string {
  // A bold letter is about 0.6 of its size wide.
  const size = round(Math.min(17, (WIDTHS[width] - 40) / (0.6 * Math.max(1, title.length))));
  return `<text x="20" y="24" font-size="${size}" font-weight="bold">${escaped(title)}</text>`;
}

export function axis(x: number, top: number, length: number): string {
  return `<path d="M${round(x)} ${top - 4}v${length}" stroke="${INK}"/>`;
}

export function text(x: number, y: number, words: string, anchor: "start" | "middle" | "end"): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

export function rectangle(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${height}" fill="${fill}" stroke="${INK}"/>`;
}

export function short(words: string, most = 26): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}

export function round(at: number): number {
  return Math.round(at * 100) / 100;
}
