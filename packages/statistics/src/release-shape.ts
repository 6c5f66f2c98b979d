import type { Path } from "./guard.ts";

/** Where a value is not what it should be, from itself inwards; undefined when it is. */
type Check = (value: unknown) => Path | undefined;

/**
 * Where something that is said to be a protected table is none: a part that is missing or of another kind, a rule that
 * protects nothing, a label that stands twice. Undefined when it is one; whether its numbers hold is another matter.
 */
export function flawIn(table: unknown): Path | undefined {
  return release(table);
}

function fits(test: (value: unknown) => boolean): Check {
  return (value) => (test(value) ? undefined : []);
}

function isWhole(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

function optional(check: Check): Check {
  return (value) => (value === undefined ? undefined : check(value));
}

function listOf(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return [];
    for (const [index, item] of value.entries()) {
      const flaw = check(item);
      if (flaw !== undefined) return [index, ...flaw];
    }
    return undefined;
  };
}

function recordOf(checks: Readonly<Record<string, Check>>): Check {
  return (value) => {
    if (typeof value !== "object" || value === null) return [];
    for (const [key, check] of Object.entries(checks)) {
      const flaw = check((value as Readonly<Record<string, unknown>>)[key]);
      if (flaw !== undefined) return [key, ...flaw];
    }
    return undefined;
  };
}

/** A list in which no two items have one name. */
function distinct(list: Check, nameOf: (item: unknown) => unknown = (item) => item): Check {
  return (value) => {
    const flaw = list(value);
    if (flaw !== undefined) return flaw;
    const names = (value as readonly unknown[]).map(nameOf);
    const repeated = names.findIndex((name, index) => names.indexOf(name) < index);
    return repeated === -1 ? undefined : [repeated];
  };
}

const text = fits((value) => typeof value === "string");
const flag = fits((value) => typeof value === "boolean");
const count = fits((value) => isWhole(value, 0));
const fromOne = fits((value) => isWhole(value, 1));
const published = fits((value) => value === "[c]" || isWhole(value, 0));
const labels = distinct(listOf(text));
const selector = recordOf({ row: optional(text), column: optional(text) });

/** Each of its lines and counts is looked at where it is added up, once for all witnesses that share it. */
const completeTable = recordOf({ counts: fits(Array.isArray), elsewhere: recordOf({}) });

const release = recordOf({
  label: optional(text),
  period: optional(text),
  rows: labels,
  columns: labels,
  counts: listOf(listOf(published)),
  rowTotals: optional(listOf(published)),
  columnTotals: optional(listOf(published)),
  total: optional(published),
  groups: distinct(
    listOf(recordOf({ label: text, rows: labels, counts: listOf(published), total: optional(published) })),
    (group) => (group as { readonly label: string }).label,
  ),
  ledger: listOf(
    recordOf({
      source: text,
      sum: listOf(
        recordOf({
          row: optional(text),
          column: optional(text),
          elsewhere: optional(text),
          atLeast: optional(count),
          withheld: optional(flag),
          less: optional(flag),
        }),
      ),
      value: count,
    }),
  ),
  rule: recordOf({
    threshold: fromOne,
    zeros: fits((value) => value === "published" || value === "protected"),
    width: fromOne,
    always: listOf(selector),
  }),
  certificate: listOf(
    recordOf({
      row: optional(text),
      column: optional(text),
      group: optional(text),
      elsewhere: optional(text),
      low: completeTable,
      high: completeTable,
    }),
  ),
});
