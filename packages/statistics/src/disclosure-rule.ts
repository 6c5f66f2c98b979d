import type { CellSelector } from "./count-table.ts";

/** Which counts may not be published, and how far anyone may narrow them. A policy of the domain, as data. */
export interface DisclosureRule {
  /** Counts from 1 up to one below this are protected: 5 protects 1 to 4. */
  readonly threshold: number;
  /** Whether a zero is printed, or is as private as a small count. Printed unless told. */
  readonly zeros?: "published" | "protected";
  /** How many counts apart the least and the greatest that a protected count could be must lie. 3 unless told. */
  readonly width?: number;
  /** Cells that are protected whatever they hold, such as a sensitive category of death. */
  readonly always?: readonly CellSelector[];
}
