import { type CellSelector, type CountTable, checkSelector } from "./count-table.ts";
import { isWhole, type Path, refusal } from "./guard.ts";
import { listOf, selector } from "./shape.ts";

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

const selectors = listOf(selector);

/**
 * The rule with nothing left to assume.
 *
 * @throws {StatisticsError} `statistics/rule-invalid`, `statistics/label-unknown`
 */
export function settledRule(rule: DisclosureRule, table: CountTable): Required<DisclosureRule> {
  const wrong = (need: string, ...path: Path) => refusal("statistics/rule-invalid", need, ["rule", ...path]);
  if (typeof rule !== "object" || rule === null) throw wrong("a rule is needed");
  const { threshold, zeros = "published", width = 3, always = [] } = rule;
  if (!isWhole(threshold, 1)) throw wrong("a threshold is a whole number from 1 up", "threshold");
  if (!isWhole(width, 1)) throw wrong("a width is a whole number from 1 up", "width");
  if (zeros !== "published" && zeros !== "protected")
    throw wrong('zeros are "published" or "protected"', "zeros");
  const flaw = selectors(always);
  if (flaw !== undefined) throw wrong("what is always withheld is a list of cells", "always", ...flaw);
  for (const [index, cell] of always.entries()) checkSelector(table, cell, ["rule", "always", index]);
  return { threshold, zeros, width, always };
}
