import * as z from "zod";
import { type Cell, type CellKind, cellOf, fold } from "./cell.ts";
import { CellFault, faults, issueFault } from "./cell-fault.ts";
import { writingFault } from "./cell-writing.ts";
import { CoreError, type CoreErrorCode } from "./errors.ts";
import type { Issue } from "./ports.ts";
import { recordMaker } from "./record-maker.ts";

/** How a field is headed in a file: its heading alone, or with other spellings in use and whether its cells are sensitive. */
export type Heading =
  | string
  | {
      readonly heading: string;
      readonly aliases?: readonly string[];
      /** Cells that could point to a person: no message ever repeats them, and exports name the column. */
      readonly sensitive?: boolean;
    };

/** One column of a table. */
export interface Column {
  readonly field: string;
  readonly heading: string;
  readonly aliases: readonly string[];
  readonly sensitive: boolean;
  readonly kind: CellKind;
  /** Whether a record may be without it. */
  readonly required: boolean;
  /** The values allowed, when it is a choice. */
  readonly choices: readonly string[];
}

/** What a check of a whole record finds wrong with it, such as a review before the death. */
export interface RecordProblem<Field extends string = string> {
  readonly code: string;
  readonly message: string;
  readonly field?: Field;
}

/**
 * How a record looks as rows: what any adapter needs to read and write it. The zod schema is the one definition of what
 * is valid.
 */
export interface Table<Item extends object> {
  readonly name: string;
  readonly schema: z.ZodType<Item>;
  readonly columns: readonly Column[];
  /** The fields that no two records share. */
  readonly key: readonly string[];
  /**
   * The record that a row's cells make, or everything wrong with it. Cells stand in the order of `columns`; `undefined` is an
   * empty cell.
   */
  readonly readRow: (cells: readonly (string | undefined)[]) => RowOutcome<Item>;
  /**
   * What a cell of one column stands for, by its place in `columns`: a value, or why there is none. For an adapter that reads
   * equal cells once, and makes rows of what it has read by `rowOf`.
   */
  readonly readCell: (column: number, text: string | undefined) => unknown;
  /** The record that a row's cells make, each as `readCell` gives it. */
  readonly rowOf: (values: readonly unknown[]) => RowOutcome<Item>;
  /**
   * The cells of a record, in the order of `columns`. An adapter also says which of its records it is, counted from 0, and an
   * error then says so too.
   *
   * @throws {CoreError} `core/record-invalid` when the record does not fit the schema, and `core/text-invisible`,
   *   `core/text-excel-error` or `core/text-scientific` for a text that would not be read back.
   */
  readonly writeRow: (record: Item, index?: number) => readonly (string | undefined)[];
  /** What the table's check of a whole record finds wrong with one that fits the schema. */
  readonly problemsOf: (record: Item) => readonly Issue[];
}

/** What {@link Table.readRow} gives. Each issue names its field and heading; the adapter adds line and column. */
export type RowOutcome<Item> =
  | { readonly ok: true; readonly record: Item }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What {@link defineTable} takes. */
export interface TableDefinition<Schema extends z.ZodType<object>> {
  readonly name: string;
  readonly schema: Schema;
  readonly headings: { readonly [Field in keyof z.output<Schema> & string]-?: Heading };
  readonly key?: readonly (keyof z.output<Schema> & string)[];
  /** What is wrong with a record as a whole, such as a review before the death: nothing, or a problem for each. */
  readonly check?: (record: z.output<Schema>) => readonly RecordProblem<keyof z.output<Schema> & string>[];
}

const none: readonly never[] = Object.freeze([]);

/**
 * Describes how a record looks as rows, once, for every adapter.
 *
 * @throws {CoreError} `core/table-invalid` when the schema is no `z.strictObject` of single values, a heading is blank or used
 *   twice, or the key names no field.
 *
 * @example
 * ```ts
 * import { calendarDateSchema, defineTable, moneySchema } from "@pdscp/core";
 * import * as z from "zod";
 *
 * const payments = defineTable({
 *   name: "payments",
 *   schema: z.strictObject({ partner: z.string().min(1), amount: moneySchema, paidOn: calendarDateSchema }).readonly(),
 *   headings: { partner: "Partner", amount: { heading: "Amount", aliases: ["£"] }, paidOn: "Paid on" },
 *   key: ["partner", "paidOn"],
 * });
 *
 * payments.readRow(["NHS Dorset", "£75,785", "03/04/2023"]).ok; // => true
 * payments.columns.map(({ heading, kind }) => `${heading}: ${kind}`); // => ["Partner: text", "Amount: money", "Paid on: date"]
 * ```
 */
export function defineTable<Schema extends z.ZodType<object>>({
  name,
  schema,
  headings,
  key = [],
  check,
}: TableDefinition<Schema>): Table<z.output<Schema>> {
  type Item = z.output<Schema>;
  const { shape, frozen, checked } = strictShape(schema);
  const fields = Object.keys(shape);
  const cells = fields.map((field) => cellOf(shape[field] as z.ZodType, ["schema", field]));
  const columns = fields.map((field, index): Column => {
    const given = (headings as Readonly<Record<string, Heading>>)[field];
    const {
      heading,
      aliases = [],
      sensitive = false,
    } = typeof given === "object" ? given : { heading: given ?? "" };
    const { kind, required, choices } = cells[index] as Cell;
    return Object.freeze({ field, heading, aliases, sensitive, kind, required, choices });
  });
  refuseUnclear(columns, key);

  const issueAt = (
    { field, heading }: Column,
    { code, message }: { code: string; message: string },
  ): Issue => ({
    code,
    message,
    field,
    heading,
  });
  const columnOf = new Map(columns.map((column) => [column.field, column]));
  const issueOf = (problem: { code: string; message: string; field?: string | undefined }): Issue => {
    const column = problem.field === undefined ? undefined : columnOf.get(problem.field);
    return column === undefined ? { code: problem.code, message: problem.message } : issueAt(column, problem);
  };

  const problemsOf = (record: Item): readonly Issue[] => {
    const problems = check === undefined ? none : check(record);
    return problems.length === 0 ? none : problems.map(issueOf);
  };

  const readCell = (column: number, text: string | undefined): unknown => (cells[column] as Cell).read(text);

  const recordOf = recordMaker(fields);
  const rowOf = (values: readonly unknown[]): RowOutcome<Item> => {
    let issues: Issue[] | undefined;
    let there = 0;
    for (let index = 0; index < columns.length; index++) {
      const value = values[index];
      // ABSENT is the only symbol, and to ask for its type costs less than to compare.
      if (typeof value === "symbol") continue;
      there |= 1 << index;
      if (typeof value === "object" && value instanceof CellFault) {
        issues ??= [];
        issues.push(issueAt(columns[index] as Column, value));
      }
    }
    if (issues !== undefined) return { ok: false, issues };
    const record = recordOf(values, there);
    if (checked) {
      const parsed = schema.safeParse(storedRecord(record, shape));
      if (!parsed.success) {
        return {
          ok: false,
          issues: parsed.error.issues.map((issue) => {
            const { code, message } = issueFault(issue);
            return issueOf({
              code,
              message,
              field: typeof issue.path[0] === "string" ? issue.path[0] : undefined,
            });
          }),
        };
      }
    }
    if (frozen) Object.freeze(record);
    const problems = problemsOf(record as Item);
    return problems.length > 0 ? { ok: false, issues: problems } : { ok: true, record: record as Item };
  };

  const unfit = (
    index: number | undefined,
    { code, message, field }: { code: string; message: string; field?: unknown },
  ): CoreError => {
    const column = columnOf.get(field as string);
    const which = index === undefined ? "the record" : `record ${index + 1}`;
    const need = column === undefined ? message : `in "${column.heading}" ${message}`;
    return new CoreError(`Cannot write ${which} of "${name}": ${need}`, {
      code: code as CoreErrorCode,
      path: [...(index === undefined ? [] : [index]), ...(column === undefined ? [] : [column.field])],
    });
  };
  const writeRow = (record: Item, index?: number): readonly (string | undefined)[] => {
    const encoded = z.safeEncode(schema, record);
    if (!encoded.success) {
      const issue = encoded.error.issues[0] as z.core.$ZodIssue;
      const [field] = issue.path;
      const fault = issueFault(issue);
      const message =
        field === undefined && fault === faults["core/value-invalid"]
          ? "a record that its table can hold is needed"
          : fault.message;
      throw unfit(index, { code: "core/record-invalid", message, field });
    }
    const stored = encoded.data as Readonly<Record<string, unknown>>;
    const row = columns.map(({ field }, column) => {
      const cell = cells[column] as Cell;
      const text = cell.write(stored[field]);
      const fault = writingFault(cell, stored[field], text);
      if (fault !== undefined) throw unfit(index, { code: fault.code, message: fault.message, field });
      return text;
    });
    const problem = problemsOf(record)[0];
    if (problem !== undefined) throw unfit(index, { ...problem, code: "core/record-invalid" });
    return row;
  };

  return Object.freeze({
    name,
    schema: schema as z.ZodType<unknown> as z.ZodType<Item>,
    columns: Object.freeze(columns),
    key,
    readRow: (row: readonly (string | undefined)[]) =>
      rowOf(cells.map((cell, index) => cell.read(row[index]))),
    readCell,
    rowOf,
    writeRow,
    problemsOf,
  });
}

/** The stored form that the schema's own checks are asked about. */
function storedRecord(
  record: Readonly<Record<string, unknown>>,
  shape: Readonly<Record<string, z.ZodType>>,
): unknown {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => [
      field,
      z.encode(shape[field] as z.ZodType, value as never),
    ]),
  );
}

function strictShape(schema: z.ZodType): {
  readonly shape: Readonly<Record<string, z.ZodType>>;
  readonly frozen: boolean;
  readonly checked: boolean;
} {
  let inner = schema;
  let checked = false;
  let frozen = false;
  for (;;) {
    checked ||= (inner._zod.def.checks ?? []).length > 0;
    if (!(inner instanceof z.ZodReadonly)) break;
    frozen = true;
    inner = inner._zod.def.innerType as z.ZodType;
  }
  if (!(inner instanceof z.ZodObject) || !(inner._zod.def.catchall instanceof z.ZodNever)) {
    throw invalid("its schema must be a z.strictObject, so that no column is dropped in silence", "schema");
  }
  return { shape: inner.shape as Readonly<Record<string, z.ZodType>>, frozen, checked };
}

function refuseUnclear(columns: readonly Column[], key: readonly string[]): void {
  const seen = new Set<string>();
  for (const { field, heading, aliases } of columns) {
    for (const name of [heading, ...aliases]) {
      if (fold(name) === "") throw invalid(`"${field}" needs a heading`, "headings", field);
      if (seen.has(fold(name))) throw invalid(`the heading "${name}" stands twice`, "headings", field);
      seen.add(fold(name));
    }
  }
  const fields = new Set(columns.map(({ field }) => field));
  if (fields.has("__proto__")) throw invalid("a field must not be called __proto__", "schema", "__proto__");
  const unknown = key.findIndex((field) => !fields.has(field));
  if (unknown !== -1) throw invalid("its key must name fields of the schema", "key", unknown);
}

function invalid(need: string, ...path: readonly PropertyKey[]): CoreError {
  return new CoreError(`Cannot make a table: ${need}`, { code: "core/table-invalid", path });
}
