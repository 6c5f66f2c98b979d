import * as z from "zod";
import {
  CellFault,
  cellFaultOf,
  choiceFault,
  EXCEL_ERROR,
  type FaultCode,
  faults,
  needs,
  textFault,
} from "./cell-fault.ts";
import { type Read, scalarOf } from "./cell-scalar.ts";
import { decimal } from "./decimal.ts";
import { CoreError } from "./errors.ts";
import { readMarker } from "./published-count.ts";

/** What a column holds, found from its schema and never guessed from its cells. */
export type CellKind =
  | "text"
  | "choice"
  | "flag"
  | "list"
  | "money"
  | "date"
  | "financial-year"
  | "quarter"
  | "whole-number"
  | "number"
  | "published-count";

/** That an optional field is not there. */
export const ABSENT: unique symbol = Symbol("absent");

/** Between the text of a cell and the value of a field. */
export interface Cell {
  readonly kind: CellKind;
  readonly required: boolean;
  readonly choices: readonly string[];
  /** The value of the field, {@link ABSENT}, or why the text is refused. */
  readonly read: (text: string | undefined) => unknown;
  /** The text of a field's stored form; `undefined` for one that is absent. */
  readonly write: (stored: unknown) => string | undefined;
}

interface Field {
  readonly kind: CellKind;
  readonly choices: readonly string[];
  readonly read: Read;
  readonly code: FaultCode;
  /** Whether `read` alone decides, so that the schema need not be asked again. */
  readonly settled: boolean;
}

/**
 * The cell that a field's schema describes.
 *
 * @throws {CoreError} `core/table-invalid` when a row of text cannot hold it, such as an object within the record.
 */
export function cellOf(schema: z.ZodType, path: readonly PropertyKey[]): Cell {
  const { inner, required } = withoutOptional(schema);
  const field = fieldOf(inner, path);
  const readValue = field.settled ? field.read : asking(field, inner);
  const missing = required ? faults["core/value-missing"] : ABSENT;
  const { kind, choices, code } = field;
  const refused = code === "core/choice-unknown" ? choiceFault(choices) : faults[code];

  /** Empty text is a text, and a list of nothing a list, where the schema allows it. */
  const mayBeEmpty = kind === "text" || (kind === "list" && required);
  const readEmpty = (text: string | undefined): unknown => {
    if (!mayBeEmpty || (text === undefined && !required)) return missing;
    const value = readValue("");
    return value === undefined || value instanceof CellFault ? missing : value;
  };
  const refusalOf = (text: string, fault: CellFault | undefined): unknown => {
    if (kind !== "text") {
      const trimmed = text.trim();
      if (trimmed === "") return missing;
      if (EXCEL_ERROR.test(trimmed)) return new CellFault(code, needs["core/text-excel-error"]);
      const marker = readMarker(trimmed);
      if (marker !== undefined) return faults[`core/value-${marker.kind}` as FaultCode];
    }
    return fault ?? refused;
  };

  return {
    kind,
    required,
    choices,
    read: (text) => {
      if (text === undefined || text === "") return readEmpty(text);
      const value = readValue(text);
      return value === undefined || value instanceof CellFault ? refusalOf(text, value) : value;
    },
    write: writeStored,
  };
}

function withoutOptional(schema: z.ZodType): { readonly inner: z.ZodType; readonly required: boolean } {
  let inner = schema;
  let required = true;
  while (
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodExactOptional ||
    inner instanceof z.ZodReadonly
  ) {
    if (!(inner instanceof z.ZodReadonly)) required = false;
    inner = inner._zod.def.innerType as z.ZodType;
  }
  return { inner, required };
}

function fieldOf(schema: z.ZodType, path: readonly PropertyKey[]): Field {
  const settled = !schema._zod.def.checks?.length;
  const scalar = scalarOf(schema);
  if (scalar !== undefined) return { ...scalar, choices: [], settled };
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return textField(schema);
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) {
    const choices = schema instanceof z.ZodEnum ? schema.options : [...schema.values];
    if (choices.every((choice) => typeof choice === "string")) {
      return { kind: "choice", choices, read: choiceReader(choices), code: "core/choice-unknown", settled };
    }
  }
  if (schema instanceof z.ZodNumber) {
    return {
      kind: schema.isInt ? "whole-number" : "number",
      choices: [],
      read: readNumber,
      code: "core/number-invalid",
      settled: false,
    };
  }
  if (schema instanceof z.ZodBoolean) {
    return { kind: "flag", choices: [], read: readFlag, code: "core/flag-invalid", settled };
  }
  if (schema instanceof z.ZodArray) {
    const item = fieldOf(withoutOptional(schema.element as z.ZodType).inner, path);
    if (item.kind === "text" || item.kind === "choice") {
      return {
        kind: "list",
        choices: item.choices,
        read: readList,
        code: "core/value-invalid",
        settled: false,
      };
    }
  }
  throw new CoreError("Cannot make a table: each field must be one value that a cell can hold", {
    code: "core/table-invalid",
    path,
  });
}

/** Lengths and patterns are asked here; anything else is left to the schema. */
function textField(schema: z.ZodString | z.ZodStringFormat): Field {
  let shortest = 0;
  let longest = Number.POSITIVE_INFINITY;
  let settled = !("format" in schema._zod.def);
  const patterns: RegExp[] = [];
  for (const check of schema._zod.def.checks ?? []) {
    const def = check._zod.def as {
      check: string;
      minimum?: number;
      maximum?: number;
      pattern: RegExp;
      format?: string;
    };
    const { minimum = 0, maximum = 0, pattern } = def;
    if (def.check === "min_length") shortest = Math.max(shortest, minimum);
    else if (def.check === "max_length") longest = Math.min(longest, maximum);
    else if (def.format === "regex" && !/[gy]/.test(pattern.flags)) patterns.push(pattern);
    else settled = false;
  }
  const read = (text: string) => {
    const fault = textFault(text);
    if (fault !== undefined) return fault;
    if (text.length < shortest || text.length > longest) return undefined;
    for (const pattern of patterns) if (!pattern.test(text)) return ruleFault(schema, text);
    return text;
  };
  return { kind: "text", choices: [], read, code: "core/value-invalid", settled };
}

/** Reads, and then lets the field's schema judge the stored form. */
function asking({ read }: Field, schema: z.ZodType): Read {
  const compiled = z.compile(schema);
  return (text) => {
    const value = read(text);
    if (value === undefined || value instanceof CellFault) return value;
    const parsed = compiled.safeParse(storedForm(value, schema));
    return parsed.success ? parsed.data : cellFaultOf(parsed.error.issues[0] as z.core.$ZodIssue);
  };
}

/** What the rule needs that the text does not keep. */
function ruleFault(schema: z.ZodType, text: string): CellFault {
  const { issues } = schema.safeParse(text).error as z.ZodError;
  return cellFaultOf(issues[0] as z.core.$ZodIssue);
}

function storedForm(value: unknown, schema: z.ZodType): unknown {
  return schema instanceof z.ZodCodec
    ? (schema._zod.def.reverseTransform as (value: unknown) => unknown)(value)
    : value;
}

function choiceReader(choices: readonly string[]): Read {
  // The choice itself and not the cell that is like it: whoever compares it then compares one address.
  const exact = new Map(choices.map((choice) => [choice, choice]));
  const folded = new Map<string, string | undefined>();
  for (const choice of choices) folded.set(fold(choice), folded.has(fold(choice)) ? undefined : choice);
  return (text) => exact.get(text) ?? folded.get(fold(text));
}

/** Letter case, spaces, hyphens and underscores make no difference to a choice or a heading. */
export function fold(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_\u00a0‐‑–-]+/g, " ");
}

function readNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(trimmed)) return undefined;
  const plain = trimmed.replaceAll(",", "");
  const number = Number(plain);
  const digits = plain.replace(/[-.]/g, "").replace(/^0+/, "");
  if (digits === "") return 0;
  const isExact = digits.length <= 15 && plain.length < 300;
  return isExact || writeNumber(number) === plain ? number : undefined;
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ["yes", true],
  ["y", true],
  ["true", true],
  ["no", false],
  ["n", false],
  ["false", false],
]);

/** The words that a cell says yes or no with; the first is written. */
export function flagWords(said: boolean): readonly string[] {
  return [...flags].flatMap(([word, flag]) => (flag === said ? [word] : []));
}

function readFlag(text: string): boolean | undefined {
  return flags.get(fold(text));
}

function readList(text: string): readonly string[] | CellFault {
  const items = text
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  return items.map(textFault).find((fault) => fault !== undefined) ?? items;
}

function writeStored(stored: unknown): string | undefined {
  if (stored === undefined) return undefined;
  if (typeof stored === "boolean") return stored ? "yes" : "no";
  if (typeof stored === "number") return writeNumber(stored);
  if (Array.isArray(stored)) return stored.join("; ");
  return String(stored);
}

function writeNumber(number: number): string {
  const text = String(number);
  return text.includes("e") ? decimal(number).toFixed() : text;
}
