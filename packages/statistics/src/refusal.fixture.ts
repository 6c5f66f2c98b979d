import { expect } from "vitest";
import type { StatisticsErrorCode } from "./errors.ts";

/** What an error of ours looks like: this code, at this path, and a message that says what is needed. */
export function refusalAt(code: StatisticsErrorCode, path: readonly PropertyKey[] = []): object {
  return expect.objectContaining({
    name: "StatisticsError",
    code,
    path,
    message: expect.stringMatching(/^Cannot .+: \S.+/) as string,
  }) as object;
}
