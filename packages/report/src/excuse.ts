import { type CalendarDate, isCalendarDate } from "@pdscp/core";
import { ReportError } from "./errors.ts";

/** A number or a finding that somebody accepts as it stands: why, and until when. */
export interface Excuse {
  /** The number as printed, such as "£25"; or what a finding is about. */
  readonly text: string;
  /** Words that must stand in the same paragraph, when the number occurs elsewhere too. */
  readonly near?: string;
  /** The code of the finding that is accepted; without it, the number is excused from having a source. */
  readonly code?: string;
  readonly reason: string;
  /** The last day on which it counts. */
  readonly expires: CalendarDate;
}

/** Refuses an excuse without a text, a reason or a last day: they may come from a file that nothing has checked. */
export function refuseBareExcuses(excuses: readonly Excuse[]): void {
  for (const [index, excuse] of excuses.entries()) {
    const missing = missingIn(excuse);
    if (missing === undefined) continue;
    throw new ReportError("Cannot accept the excuse: the number, a reason and a last day are needed", {
      code: "report/excuse-invalid",
      path: ["excuses", index, ...missing],
    });
  }
}

/** Where an excuse lacks what it needs; the empty path when it is no excuse at all. */
function missingIn(excuse: unknown): readonly string[] | undefined {
  if (typeof excuse !== "object" || excuse === null) return [];
  const { text, reason, expires, near, code } = excuse as Readonly<Record<string, unknown>>;
  if (!isSaid(text)) return ["text"];
  if (!isSaid(reason)) return ["reason"];
  if (!isCalendarDate(expires)) return ["expires"];
  if (near !== undefined && typeof near !== "string") return ["near"];
  return code === undefined || typeof code === "string" ? undefined : ["code"];
}

function isSaid(words: unknown): boolean {
  return typeof words === "string" && words.trim() !== "";
}

/** Text with its spaces made alike, for finding an excuse again. */
export function plainWords(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
