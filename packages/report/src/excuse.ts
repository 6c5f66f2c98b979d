import { type CalendarDate, formatDate, isCalendarDate } from "@pdscp/core";
import type { Draft } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { Span } from "./draft-text.ts";
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

/** Whether an excuse is about this stretch of the draft. */
export function covers(
  draft: Draft,
  { text, near }: Pick<Excuse, "text" | "near">,
  { start, end }: Span,
): boolean {
  const own = plainWords(draft.text.original.slice(start, Math.min(end, start + 2_000)));
  const sought = plainWords(text);
  const isPart = new RegExp(`\\d${escaped(sought)}|${escaped(sought)}[\\d,.]*\\d`);
  if (!own.includes(sought) || isPart.test(own)) return false;
  if (near === undefined) return true;
  const { paragraphs, paragraphAt, original } = draft.text;
  const paragraph = paragraphs[paragraphAt(start)];
  return (
    paragraph !== undefined &&
    plainWords(original.slice(paragraph.start, paragraph.end)).includes(plainWords(near))
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** What is wrong with the excuses themselves: those that have run out, and those that nothing needed. */
export function excuseFindings(
  draft: Draft,
  excuses: readonly Excuse[],
  { current, used }: { readonly current: readonly Excuse[]; readonly used: ReadonlySet<Excuse> },
): readonly DraftFinding[] {
  const start = { start: 0, end: 0 };
  return excuses.flatMap((excuse) => {
    if (used.has(excuse)) return [];
    const hasExpired = !current.includes(excuse);
    return [
      draftFinding(draft.text, hasExpired ? "report/excuse-expired" : "report/excuse-unused", start, {
        message: hasExpired
          ? `The excuse for "${excuse.text}" ran out on ${formatDate(excuse.expires)}`
          : `The excuse for "${excuse.text}" excuses nothing in this draft`,
        why: excuse.reason,
        instead: hasExpired ? "a source for the number, or a new excuse" : "a draft checked without it",
      }),
    ];
  });
}

/** Text with its spaces made alike, for finding an excuse again. */
function plainWords(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
