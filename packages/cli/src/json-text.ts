import { isPdscpError, issueNeed, moneySchema } from "@pdscp/core";
import type * as z from "zod";
import { CliError, FileRefusal } from "./errors.ts";

/** JSON for a program; an amount as pounds and pence, "303140.00". */
export function asJson(value: unknown): string {
  return JSON.stringify(
    value,
    function (this: Readonly<Record<string, unknown>>, key: string, text: unknown) {
      const amount = moneySchema.safeEncode(this[key] as never);
      return amount.success ? amount.data : text;
    },
    2,
  );
}

/**
 * What a JSON file holds, as a schema reads it.
 *
 * @throws {CliError} `cli/settings-invalid` with the line and the column where it is no JSON, or what each name needs.
 */
export function fromJson<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  name: string,
): z.output<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const before = text.slice(0, placeOfFault(text)).split("\n");
    throw unreadable(`${name}:${before.length}:${(before.at(-1) as string).length + 1}`, "JSON is needed");
  }
  const outcome = schema.safeParse(json);
  if (outcome.success) return outcome.data;
  const issues = outcome.error.issues.flatMap(inForm);
  throw unreadable(name, issues.slice(0, 3).map(needOf).join("; "), issues[0]?.path);
}

export function unreadable(name: string, need: string, path: readonly PropertyKey[] = []): CliError {
  return new CliError(`Cannot read ${name}: ${need}`, { code: "cli/settings-invalid", path });
}

/** How deep lists within lists are followed to the fault: no file of a folder has five. */
const DEEPEST = 100;

/** Where a text stops being JSON. `JSON.parse` tells it for some faults only, and by no rule. */
function placeOfFault(text: string): number {
  let at = 0;
  let depth = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const taken = pattern.test(text);
    if (taken) at = pattern.lastIndex;
    return taken;
  };
  const all = (item: () => boolean): boolean => {
    do {
      if (depth === DEEPEST || !item()) return false;
    } while (take(/\s*,/y));
    return true;
  };
  const within = (item: () => boolean, end: RegExp): boolean => {
    depth++;
    const whole = take(end) || (all(item) && take(end));
    depth--;
    return whole;
  };
  const name = /\s*"(?:[^"\\\p{Cc}]|\\.)*"/uy;
  const member = () => take(name) && take(/\s*:/y) && value();
  const value = (): boolean => {
    if (take(/\s*\{/y)) return within(member, /\s*\}/y);
    if (take(/\s*\[/y)) return within(value, /\s*\]/y);
    return take(name) || take(/\s*(?:true|false|null|-?\d[\d.eE+-]*)/y);
  };
  value();
  take(/\s*/y);
  return at;
}

const kinds: Readonly<Record<string, string>> = {
  string: "text in quotes",
  number: "a number without quotes",
  boolean: "true or false",
  array: "a list in [ ]",
  object: "a { } of names and values",
};

/** Where in a JSON file something stands: " at values.0.from". */
export function placeText(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "" : ` at ${path.map(String).join(".")}`;
}

/**
 * What a domain makes of a JSON file that was read. What it refuses is told with the name of the file and the place in it.
 *
 * @param within - The place in the file, by the path of the error; the same unless told.
 */
export function withFile<Result>(
  make: () => Result,
  name: string,
  within: (path: readonly PropertyKey[]) => readonly PropertyKey[] = (path) => path,
): Result {
  try {
    return make();
  } catch (error) {
    if (!isPdscpError(error)) throw error;
    throw faultIn(name, error, within(error.path));
  }
}

/** What is wrong at a place of a JSON file. */
export function faultIn(
  name: string,
  { code, message }: { readonly code: string; readonly message: string },
  path: readonly PropertyKey[],
): FileRefusal {
  return new FileRefusal({ code, message: `${message}${placeText(path)}`, path }, { source: name });
}

function needOf(issue: z.core.$ZodIssue): string {
  const place = placeText(issue.path);
  if (issue.code === "unrecognized_keys") {
    return `no such name is known${place}: ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
  }
  const need = wantedBy(issue);
  return need === undefined ? `${issue.message}${place}` : `${need} is needed${place}`;
}

function wantedBy(issue: z.core.$ZodIssue): string | undefined {
  const choices =
    issue.code === "invalid_value" ? issue.values : "options" in issue ? issue.options : undefined;
  if (choices !== undefined) return `one of ${choices.map((choice) => `"${String(choice)}"`).join(", ")}`;
  if (issue.code === "invalid_union") {
    const wants = issue.errors.flatMap(([first]) => (first === undefined ? [] : (wantedBy(first) ?? [])));
    return wants.length === 0 ? undefined : wants.join(" or ");
  }
  if (issue.code === "too_small" && issue.minimum === 1) {
    if (issue.origin === "string") return "text that is not empty";
    if (issue.origin === "array") return "a list that is not empty";
  }
  return issueNeed(issue) ?? (issue.code === "invalid_type" ? kinds[issue.expected] : undefined);
}

/** What is wrong with a value that may have one of several forms: with the form that it has, where it has one. */
function inForm(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const form = issue.errors.find((issues) =>
    issues.every(({ code, path }) => path.length > 0 || code === "unrecognized_keys"),
  );
  if (form === undefined) return [issue];
  return form.flatMap((each) => inForm({ ...each, path: [...issue.path, ...each.path] }));
}
