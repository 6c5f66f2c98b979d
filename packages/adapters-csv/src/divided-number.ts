import type { CellKind } from "@pdscp/core";
import type { ScannedRow } from "./scanned-row.ts";

/** What holds numbers, which people write with commas between the thousands. */
export const numberKinds: readonly CellKind[] = ["money", "number", "whole-number", "published-count"];

/**
 * Whether a number was divided by its own comma: "£1,234.00" without quotes. Its end then stands under the next heading, and
 * everything after it one place further on.
 */
export function hasDividedNumber(row: ScannedRow, numberPlaces: readonly number[]): boolean {
  return numberPlaces.some(
    (place) =>
      /^[-\u2212(\s£]*\d{1,3}$/.test(row.text(place) ?? "") &&
      /^\d{3}(?:\.\d+)?[)\s]*$/.test(row.text(place + 1) ?? ""),
  );
}
