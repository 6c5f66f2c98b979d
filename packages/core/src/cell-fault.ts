import type * as z from "zod";
import type { CoreErrorCode } from "./errors.ts";

/** Why a cell was refused. */
export class CellFault {
  readonly code: string;
  readonly message: string;
  constructor(code: string, message: string) {
    this.code = code;
    this.message = message;
  }
}

/** What each fault needs, in the words of a message. */
export const needs = {
  "core/amount-invalid": 'an amount such as "1,234.50" is needed',
  "core/choice-unknown": "one of the values that the column allows is needed",
  "core/date-invalid": 'a day such as "31/03/2024" or "2024-03-31" is needed',
  "core/flag-invalid": '"yes" or "no" is needed',
  "core/number-invalid": "a plain number is needed",
  "core/quarter-invalid": 'a quarter such as "2023/24 Q1" is needed',
  "core/text-excel-error": "the spreadsheet could not compute this cell: mend its formula",
  "core/text-invisible": "the text holds a character that cannot be seen: type it again",
  "core/text-scientific":
    "the spreadsheet has turned a code into scientific notation: format the column as text and enter it again",
  "core/value-invalid": "the value does not fit the column",
  "core/value-missing": "a value is needed",
  "core/value-not-available": "the cell says that there is no value: a value is needed",
  "core/value-withheld": "the cell says that the value is withheld: a value is needed",
  "core/year-invalid": 'a financial year such as "2023/24" is needed',
} as const satisfies Partial<Record<CoreErrorCode, string>>;

/** The codes of {@link faults}. */
export type FaultCode = keyof typeof needs;

/** Each fault, made once: a file of a million wrong cells makes none. */
export const faults = Object.fromEntries(
  Object.entries(needs).map(([code, message]) => [code, new CellFault(code, message)]),
) as Record<FaultCode, CellFault>;

/**
 * Zero-width and direction-changing characters, fillers and marks for machines; joiners only where no script or emoji needs them,
 * and tags only where they make no flag.
 */
const INVISIBLE =
  /\u034f|[\u17b4-\u17b5]|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}]|(?:^|[\0-\u007f])[\u200c\u200d]|[\u200c\u200d](?:[\0-\u007f]|$)|(?:^|[^\u{1f3f4}\u{e0020}-\u{e007e}])[\u{e0000}-\u{e007f}]/u;
const SCIENTIFIC = /^-?\d(?:\.\d+)?[Ee][+-]\d{2,3}$/;
/** What a spreadsheet shows where it could not compute: Excel's errors, Google's #ERROR! and LibreOffice's Err:502. */
export const EXCEL_ERROR =
  /^(?:#(?:N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|ERROR!|GETTING_DATA|#+)|Err:5\d\d)$/;

/** No text without any of these has a fault, which is nearly every one. */
const DOUBTFUL = /[^ -~]|#|Err:|[Ee][+-]/;

/** What makes a text unfit to be kept, if anything does. */
export function textFault(text: string): CellFault | undefined {
  if (!DOUBTFUL.test(text)) return undefined;
  if (INVISIBLE.test(text)) return faults["core/text-invisible"];
  const trimmed = text.trim();
  if (EXCEL_ERROR.test(trimmed)) return faults["core/text-excel-error"];
  return SCIENTIFIC.test(trimmed) ? faults["core/text-scientific"] : undefined;
}

/** That a cell holds none of the choices that there are, which are these. */
export function choiceFault(choices: readonly string[]): CellFault {
  const list = choices.map((choice) => `"${choice}"`).join(", ");
  return new CellFault("core/choice-unknown", `${choices.length > 1 ? "one of " : ""}${list} is needed`);
}

/** A schema's own code, where a refinement gives one in its params. */
export function issueFault({ message, params }: z.core.$ZodIssue & { readonly params?: unknown }): CellFault {
  const code = (params as { readonly code?: unknown } | undefined)?.code;
  return typeof code === "string" ? new CellFault(code, message) : faults["core/value-invalid"];
}

/** What a rule of the schema needs, where it is a limit or says so itself: 'Expected a time of day such as "09:30"'. */
export function cellFaultOf(issue: z.core.$ZodIssue): CellFault {
  const fault = issueFault(issue);
  const need = fault === faults["core/value-invalid"] ? issueNeed(issue) : undefined;
  return need === undefined ? fault : new CellFault(fault.code, `${need} is needed`);
}

/**
 * What a rule of a schema needs, in words, where it says so itself, as 'Expected a time of day such as "09:30"' does, or is a limit of
 * numbers. For messages about what was read from anything: they say what to write, and not what was found.
 *
 * @returns Nothing for a rule of another kind.
 *
 * @example
 * ```ts
 * import { issueNeed, moneySchema } from "@pdscp/core";
 * import * as z from "zod";
 *
 * const place = z.strictObject({ fee: moneySchema, places: z.int().min(1) });
 * const { error } = place.safeParse({ fee: "£5", places: 0 });
 *
 * error?.issues.map((issue) => issueNeed(issue)); // => ['pounds such as "1234.50"', "a number from 1 up"]
 * ```
 */
export function issueNeed(issue: z.core.$ZodIssue): string | undefined {
  const own = /^Expected (.+)$/.exec(issue.message)?.[1];
  if (own !== undefined) return own;
  if (issue.code === "invalid_type") return issue.expected === "int" ? "a whole number" : undefined;
  if (issue.code === "too_small" && numbers.has(issue.origin)) {
    return issue.inclusive ? `a number from ${issue.minimum} up` : `a number above ${issue.minimum}`;
  }
  if (issue.code === "too_big" && numbers.has(issue.origin)) {
    return `a number ${issue.inclusive ? "up to" : "below"} ${issue.maximum}`;
  }
  return undefined;
}

const numbers: ReadonlySet<string> = new Set(["number", "int"]);
