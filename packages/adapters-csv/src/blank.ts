import type { ScannedRow } from "./scanned-row.ts";

/** Whether a cell holds nothing that can be seen. */
export function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === "";
}

/** Whether a cell holds nothing, or nothing that can be seen, which nearly every cell is told not to by its first letter. */
export function mayBeBlank(cell: string | undefined): boolean {
  return cell === undefined || (!isPlain(cell.charCodeAt(0)) && isBlank(cell));
}

/** Whether a character is none that a heading is read without. */
export function isPlain(code: number): boolean {
  return code > 32 && code < 127;
}

/** Whether all cells of a row are of one kind. */
export function everyCell(row: ScannedRow, holds: (cell: string | undefined) => boolean): boolean {
  for (let place = 0; place < row.count; place++) if (!holds(row.text(place))) return false;
  return true;
}
