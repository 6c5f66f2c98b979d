import { expect } from "vitest";

/** What an error of ours looks like: this code, at this path, and a message that says what is needed. */
export function refusalAt(code: string, path: readonly PropertyKey[] = []): object {
  return expect.objectContaining({
    name: "StatisticsError",
    code,
    path,
    message: expect.stringMatching(/^Cannot .+: \S.+/) as string,
  }) as object;
}
