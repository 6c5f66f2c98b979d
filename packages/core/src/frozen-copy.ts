/**
 * A value that no later change reaches: its lists and plain objects are copied and frozen, all the way down. What is frozen already is
 * given as it is, and so is whatever has a class, such as {@link Money}, which is frozen itself.
 *
 * For results, so that they stay what they were computed from. A list or object that contains itself is none.
 *
 * @example
 * ```ts
 * import { frozenCopy } from "@pdscp/core";
 *
 * const lines = [{ name: "Training", hours: 6 }];
 * const kept = frozenCopy({ lines });
 * lines.push({ name: "Office", hours: 1 });
 *
 * kept.lines.length; // => 1
 * Object.isFrozen(kept.lines[0]); // => true
 * ```
 */
export function frozenCopy<Value>(value: Value): Value {
  if (Array.isArray(value)) {
    const items = value.map(frozenCopy);
    return isKept(value, items) ? value : (Object.freeze(items) as Value);
  }
  if (!isPlain(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, frozenCopy(part)]));
  return isKept(value, copy) ? value : (Object.freeze(copy) as Value);
}

/** Whether a value is frozen, with all that it holds: then copying its parts has changed none of them. */
function isKept(value: object, copy: object): boolean {
  if (!Object.isFrozen(value)) return false;
  const parts = value as Readonly<Record<string, unknown>>;
  return Object.entries(copy).every(([key, part]) => Object.is(parts[key], part));
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
