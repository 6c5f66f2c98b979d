/** A result as JSON has it, for a snapshot that people can read: money as its digits. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The words with which a call is refused. */
export function refusalOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("Nothing was refused");
}

/** Whether a value, and everything in it, is frozen. */
export function isFrozenThrough(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isFrozenThrough);
}
