import type { Path } from "./guard.ts";

/** Where a value is not what it should be, from itself inwards; undefined when it is. */
export type Check = (value: unknown) => Path | undefined;

/** A value by itself. */
export function fits(test: (value: unknown) => boolean): Check {
  return (value) => (test(value) ? undefined : []);
}

export function optional(check: Check): Check {
  return (value) => (value === undefined ? undefined : check(value));
}

/** A list, its holes included. */
export function listOf(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return [];
    for (const [index, item] of value.entries()) {
      const flaw = check(item);
      if (flaw !== undefined) return [index, ...flaw];
    }
    return undefined;
  };
}

/** A record with these fields, and any others. */
export function recordOf(checks: Readonly<Record<string, Check>>): Check {
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
export function distinct(list: Check, nameOf: (item: unknown) => unknown = (item) => item): Check {
  return (value) => {
    const flaw = list(value);
    if (flaw !== undefined) return flaw;
    const names = (value as readonly unknown[]).map(nameOf);
    const repeated = names.findIndex((name, index) => names.indexOf(name) < index);
    return repeated === -1 ? undefined : [repeated];
  };
}

export const text: Check = fits((value) => typeof value === "string");
export const flag: Check = fits((value) => typeof value === "boolean");

/** Labels of rows or columns: text, each once. */
export const labels: Check = distinct(listOf(text));

/** Some of a table's cells. */
export const selector: Check = recordOf({ row: optional(text), column: optional(text) });

/** One of the numbers that a published sum is made of, as far as a table that nobody has protected says it. */
export const termChecks: Readonly<Record<string, Check>> = {
  row: optional(text),
  column: optional(text),
  elsewhere: optional(text),
  withheld: optional(flag),
  less: optional(flag),
};
