import { type CellKind, flagWords } from "./cell.ts";
import { frozenCopy } from "./frozen-copy.ts";
import type { Column, Table } from "./table.ts";

/** A field of a Frictionless Table Schema (https://datapackage.org/standard/table-schema/). */
export interface TableSchemaField {
  readonly name: string;
  readonly title: string;
  readonly type: "string" | "integer" | "number" | "boolean" | "date";
  readonly format?: string;
  readonly description: string;
  /** The words for yes and no of a field of them: without these, other tools know "true" and "false" alone. */
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly constraints: {
    readonly required: boolean;
    readonly enum?: readonly string[];
    readonly pattern?: string;
  };
}

/** A table described as JSON that other tools read: Frictionless Table Schema. */
export interface TableSchema {
  readonly name: string;
  readonly fields: readonly TableSchemaField[];
  readonly primaryKey?: readonly string[];
  readonly missingValues: readonly [""];
}

const described: Readonly<
  Record<CellKind, Pick<TableSchemaField, "type" | "description"> & { format?: string; pattern?: string }>
> = {
  text: { type: "string", description: "Text, kept as it is" },
  choice: { type: "string", description: "One of the values allowed" },
  flag: { type: "boolean", description: "yes or no" },
  list: { type: "string", description: "Any number of values, with semicolons between" },
  money: { type: "number", description: "Pounds and pence, such as 1234.50" },
  date: { type: "date", format: "%Y-%m-%d", description: "A day, such as 2024-03-31" },
  "financial-year": {
    type: "string",
    pattern: "\\d{4}/\\d{2}",
    description: "A financial year, such as 2023/24",
  },
  quarter: {
    type: "string",
    pattern: "\\d{4}/\\d{2} Q[1-4]",
    description: "A quarter of a financial year, such as 2023/24 Q1",
  },
  "whole-number": { type: "integer", description: "A whole number" },
  number: { type: "number", description: "A number" },
  "published-count": { type: "string", description: "A count, or a marker such as [c] where it is withheld" },
};

/**
 * Describes a table for people and tools: what a template, a data dictionary or another program needs to know.
 *
 * @example
 * ```ts
 * import { defineTable, describeTable, moneySchema } from "@pdscp/core";
 * import * as z from "zod";
 *
 * const shares = defineTable({
 *   name: "shares",
 *   schema: z.strictObject({ partner: z.string(), amount: moneySchema }),
 *   headings: { partner: "Partner", amount: "Amount" },
 *   key: ["partner"],
 * });
 *
 * describeTable(shares).fields.map(({ name, type }) => `${name}: ${type}`); // => ["Partner: string", "Amount: number"]
 * ```
 */
export function describeTable({
  name,
  columns,
  key,
}: Pick<Table<object>, "name" | "columns" | "key">): TableSchema {
  const headingOf = new Map(columns.map(({ field, heading }) => [field, heading]));
  return frozenCopy({
    name,
    fields: columns.map(describeColumn),
    ...(key.length > 0 ? { primaryKey: key.map((field) => headingOf.get(field) as string) } : {}),
    missingValues: [""] as const,
  });
}

function describeColumn({ field, heading, kind, required, choices }: Column): TableSchemaField {
  const { pattern, ...about } = described[kind];
  return {
    name: heading,
    title: field,
    ...about,
    ...(kind === "flag" ? { trueValues: flagWords(true), falseValues: flagWords(false) } : {}),
    constraints: {
      required,
      ...(kind === "choice" ? { enum: choices } : {}),
      ...(pattern === undefined ? {} : { pattern }),
    },
  };
}
