import * as z from "zod";
import { issueFault } from "./cell-fault.ts";
import type {
  Adapter,
  Issue,
  ReadObserver,
  ReadOutcome,
  RecordReader,
  RecordWriter,
  SourceLocation,
} from "./ports.ts";
import type { Table } from "./table.ts";

/** Records in their stored form, in memory: what a JSON response holds. Writing replaces `rows`. */
export interface MemoryTarget {
  readonly name: string;
  rows: readonly unknown[];
}

/** The reference adapter: stored records in an array. What another adapter does differently is a fault of the other. */
export const memoryAdapter: Adapter<MemoryTarget> = Object.freeze({
  name: "memory",
  reader: <Item extends object>(table: Table<Item>, target: MemoryTarget): RecordReader<Item> => ({
    table,
    read: (observer) => readRows(table, target, observer),
    batches: async function* (observer) {
      const batch: ReadOutcome<Item>[] = [];
      for await (const outcome of readRows(table, target, observer)) batch.push(outcome);
      if (batch.length > 0) yield batch;
    },
  }),
  writer: <Item extends object>(table: Table<Item>, target: MemoryTarget): RecordWriter<Item> => ({
    write: async (records) => {
      target.rows = Array.from(records, (record, index) => {
        table.writeRow(record, index);
        return z.encode(table.schema, record);
      });
    },
  }),
});

async function* readRows<Item extends object>(
  table: Table<Item>,
  { name, rows }: MemoryTarget,
  observer: ReadObserver = {},
): AsyncGenerator<ReadOutcome<Item>> {
  for (const [index, row] of rows.entries()) yield readStored(table, row, { source: name, line: index + 1 });
  observer.source?.({ name });
}

function readStored<Item extends object>(
  table: Table<Item>,
  row: unknown,
  at: SourceLocation,
): ReadOutcome<Item> {
  const parsed = table.schema.safeParse(row);
  if (!parsed.success) {
    return {
      ok: false,
      at,
      issues: parsed.error.issues.map((issue): Issue => {
        const { code, message } = issueFault(issue);
        const index = table.columns.findIndex(({ field }) => field === issue.path[0]);
        const column = table.columns[index];
        const place = { code, message, line: at.line };
        return column === undefined
          ? place
          : { ...place, field: column.field, heading: column.heading, column: index + 1 };
      }),
    };
  }
  const problems = table.problemsOf(parsed.data);
  return problems.length === 0
    ? { ok: true, at, record: parsed.data }
    : { ok: false, at, issues: problems.map((issue) => ({ ...issue, line: at.line })) };
}
