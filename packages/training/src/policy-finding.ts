import type { Finding, Severity } from "@pdscp/core";

export function finding(
  code: `training/${string}`,
  message: string,
  path: readonly PropertyKey[],
  severity: Severity = "error",
): Finding {
  return { code, severity, message, path };
}
