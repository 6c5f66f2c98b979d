/** "ENOENT" and its like: what went wrong on the machine, and nothing of where. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === "string" ? code : "unknown";
}
