import { type FigureSource, formatFigure, type SourceLocation } from "@pdscp/core";

/** From more lines than this a figure says how many they are and between which: nobody reads a list of thousands. */
const mostListed = 200;

/** The sources of a figure that stands on these lines of a file; on the file, where nothing in it counts. */
export function onLines(file: string, lines: readonly SourceLocation[]): readonly FigureSource[] {
  if (lines.length === 0) return [{ title: file }];
  return lines.length <= mostListed ? lines : inShort(lines);
}

/** The lines of a file by their number alone. */
export function inNumber(file: string, { length }: readonly SourceLocation[]): readonly FigureSource[] {
  if (length === 0) return [{ title: file }];
  return [{ title: file, at: `${formatFigure({ value: { kind: "count", count: length } })} lines` }];
}

/** The lines of each file by their number and their ends alone. */
export function inShort(places: readonly SourceLocation[]): readonly FigureSource[] {
  const files = new Map<string, number[]>();
  for (const { source, line } of places) {
    const lines = files.get(source);
    if (lines === undefined) files.set(source, [line]);
    else lines.push(line);
  }
  return [...files].map(([title, lines]) => ({ title, at: linesText(lines) }));
}

/** Lines briefly: "line 3", "lines 2 to 5", "57 lines from 107 to 172". */
export function linesText(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const [first, last] = [sorted[0] as number, sorted.at(-1) as number];
  if (sorted.length === 1) return `line ${first}`;
  if (last - first === sorted.length - 1) return `lines ${first} to ${last}`;
  if (sorted.length > 6)
    return `${formatFigure({ value: { kind: "count", count: sorted.length } })} lines from ${first} to ${last}`;
  return `lines ${sorted.slice(0, -1).join(", ")} and ${last}`;
}
