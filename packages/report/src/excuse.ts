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

/** Refuses an excuse without a text, a reason or a last day. */
export function refuseBareExcuses(excuses: readonly Excuse[]): void {
  for (const [index, { text, reason, expires }] of excuses.entries()) {
    const missing =
      text.trim() === ""
        ? "text"
        : reason.trim() === ""
          ? "reason"
          : isCalendarDate(expires)
            ? ""
            : "expires";
    if (missing !== "") {
      throw new ReportError("Cannot accept the excuse: the number, a reason and a last day are needed", {
        code: "report/excuse-invalid",
        path: ["excuses", index, missing],
      });
    }
  }
}

/** Text with its spaces made alike, for finding an excuse again. */
export function plainWords(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
