import type { Span } from "./draft-text.ts";

/** A row of a table: the places of its cells. */
export type Row = readonly Span[];

/** The tables of a text: in Markdown, with tabs between their cells, or in HTML. */
export function tablesOf(text: string): readonly (readonly Row[])[] {
  return [...linedTables(text), ...taggedTables(text)].filter((rows) => rows.length > 2);
}

/** Stretches of three lines or more whose cells are parted by bars, below a line of dashes, or by tabs. */
function linedTables(text: string): readonly (readonly Row[])[] {
  const tables: Row[][] = [];
  let open: { readonly mark: string; readonly rows: Row[] } | undefined;
  let start = 0;
  for (const line of text.split("\n")) {
    const mark = /^\s*\|/.test(line) ? "|" : line.includes("\t") ? "\t" : "";
    if (mark === "" || mark !== open?.mark) {
      if (open !== undefined) tables.push(open.rows);
      open = mark === "" ? undefined : { mark, rows: [] };
    }
    if (!/^[\s|:-]*$/.test(line)) open?.rows.push(cellsOf(line, start, mark));
    start += line.length + 1;
  }
  if (open !== undefined) tables.push(open.rows);
  return tables;
}

function cellsOf(line: string, start: number, mark: string): Row {
  const cells: Span[] = [];
  let from = mark === "|" ? line.indexOf("|") + 1 : 0;
  for (const { index } of line.matchAll(mark === "|" ? /(?<!\\)\|/g : /\t/g)) {
    if (index < from) continue;
    cells.push({ start: start + from, end: start + index });
    from = index + 1;
  }
  if (line.slice(from).trim() !== "") cells.push({ start: start + from, end: start + line.length });
  return cells;
}

const TABLE_TAG = /<(\/?)(table|tr|t[hd])\b([^<>]{0,1000})>/gi;
/** A cell over several rows or columns: which cells stand below each other is then not read. */
const SPANNING = /\b(?:col|row)span\s*=\s*["']?\s*(?!1\b)\d/i;

/** Tables of HTML whose rows all have as many cells. One with a table in it, or with a cell over several, is left out. */
function taggedTables(text: string): readonly (readonly Row[])[] {
  const tables: Row[][] = [];
  let rows: Span[][] | undefined;
  let cell: number | undefined;
  for (const found of text.matchAll(TABLE_TAG)) {
    const [tag, closing, name, attributes] = found as unknown as [string, string, string, string];
    const { index } = found;
    if (cell !== undefined) rows?.at(-1)?.push({ start: cell, end: index });
    cell = undefined;
    if (name.toLowerCase() === "table") {
      if (closing !== "" && rows?.every((row) => row.length === rows?.[0]?.length)) tables.push(rows);
      rows = closing === "" ? [] : undefined;
    } else if (SPANNING.test(attributes)) rows = undefined;
    else if (closing !== "") continue;
    else if (name.toLowerCase() === "tr") rows?.push([]);
    else cell = index + tag.length;
  }
  return tables;
}
