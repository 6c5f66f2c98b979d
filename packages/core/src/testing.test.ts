import { expect, it } from "vitest";
import { type MemoryTarget, memoryAdapter } from "./memory.ts";
import type { Adapter, Issue, ReadOutcome, RecordReader, RecordWriter } from "./ports.ts";
import { testAdapter } from "./testing.ts";

/** A stored record as a faulty adapter meets it. */
type Row = Record<string, unknown>;

/** What the kit says of an adapter: the name of each case, and why it fails, if it does. */
async function said(adapter: Adapter<MemoryTarget>): Promise<ReadonlyMap<string, string | undefined>> {
  const cases: [name: string, run: () => Promise<void>][] = [];
  testAdapter((name, run) => cases.push([name, run]), {
    adapter,
    createTarget: async () => ({ name: "memory", rows: [] }),
  });
  const results = new Map<string, string | undefined>();
  for (const [name, run] of cases) {
    results.set(
      name.slice("memory: ".length),
      await run().then(
        () => undefined,
        ({ message }: Error) => message,
      ),
    );
  }
  return results;
}

/** The reference adapter with one fault: in what it writes, or in what it reads. */
const writing = (fault: (rows: readonly Row[]) => readonly unknown[]): Adapter<MemoryTarget> => ({
  ...memoryAdapter,
  writer: (table, target) => ({
    write: async (records) => {
      await memoryAdapter.writer(table, target).write(records);
      target.rows = fault(target.rows as readonly Row[]);
    },
  }),
});
const reading = (
  fault: <Item>(outcomes: readonly ReadOutcome<Item>[]) => readonly ReadOutcome<Item>[],
): Adapter<MemoryTarget> => ({
  ...memoryAdapter,
  reader: <Item extends object>(table: never, target: MemoryTarget): RecordReader<Item> => {
    const reader: RecordReader<Item> = memoryAdapter.reader(table, target);
    const all = async () => {
      const outcomes: ReadOutcome<Item>[] = [];
      for await (const batch of reader.batches()) outcomes.push(...batch);
      return fault(outcomes);
    };
    return {
      table: reader.table,
      read: async function* () {
        yield* await all();
      },
      batches: async function* () {
        yield await all();
      },
    };
  },
});
const texts = (change: (text: string) => string) =>
  writing((rows) => rows.map((row) => ({ ...row, partner: change(row["partner"] as string) })));
const issues = (change: (issue: Issue) => Issue) =>
  reading((outcomes) =>
    outcomes.map((outcome) => (outcome.ok ? outcome : { ...outcome, issues: outcome.issues.map(change) })),
  );

const badRecord = "gives a bad record as an outcome with its place and its issues, and the rest still come";

it("passes the reference adapter in every case", async () => {
  const results = await said(memoryAdapter);
  expect([...results.keys()]).toEqual([
    "reads back what it wrote, in order",
    "reads nothing from nothing written",
    "keeps a value that is absent absent",
    'keeps "" as text',
    'keeps "007" as text',
    'keeps "1e3" as text',
    'keeps "a,b" as text',
    String.raw`keeps "say \"hi\"" as text`,
    String.raw`keeps "two\nlines" as text`,
    String.raw`keeps "two\r\nlines" as text`,
    'keeps " padded " as text',
    'keeps "Zoë £5" as text',
    'keeps "=1+1" as text',
    'keeps "-1+1" as text',
    `keeps "'=1" as text`,
    'keeps "null" as text',
    badRecord,
    "repeats no value in what it says of a bad record",
    "writes nothing when one record is unfit",
    "reads the same twice, one by one and in batches",
    "lets a reading be left early, and another begin",
    "leaves the records it was given as they were",
  ]);
  expect([...results.values()].filter((message) => message !== undefined)).toEqual([]);
});

it("names each case after its adapter, and asks for a target for each", async () => {
  const names: string[] = [];
  let targets = 0;
  const runs: Promise<void>[] = [];
  testAdapter(
    (name, run) => {
      names.push(name);
      runs.push(run());
    },
    {
      adapter: { ...memoryAdapter, name: "mine" },
      createTarget: () => {
        targets++;
        return { name: "mine", rows: [] };
      },
    },
  );
  await Promise.all(runs);
  expect(names.every((name) => name.startsWith("mine: "))).toBe(true);
  expect(targets).toBe(names.length);
});

it.each<{ fault: string; adapter: Adapter<MemoryTarget>; fails: string; message: RegExp }>([
  {
    fault: "turns the order round",
    adapter: writing((rows) => rows.toReversed()),
    fails: "reads back what it wrote, in order",
    message: /^Expected the records to be \[.*\], found \[.*\]$/,
  },
  {
    fault: "rounds to whole pounds",
    adapter: writing((rows) =>
      rows.map((row) => ({ ...row, amount: String(row["amount"]).replace(/\..*/, "") })),
    ),
    fails: "reads back what it wrote, in order",
    message: /^Expected the records to be .*-0\.05.* found /,
  },
  {
    fault: "agrees to everything",
    adapter: writing((rows) => rows.map((row) => ({ ...row, agreed: true }))),
    fails: "reads back what it wrote, in order",
    message: /^Expected the records to be .*"agreed":false.* found /,
  },
  {
    fault: "takes headings for a record",
    adapter: reading((outcomes) =>
      outcomes.length > 0 ? outcomes : [{ ok: true, at: { source: "", line: 1 }, record: {} as never }],
    ),
    fails: "reads nothing from nothing written",
    message: /^Expected the records to be \[\], found \[\{\}\]$/,
  },
  {
    fault: "puts a day where there is none",
    adapter: writing((rows) => rows.map((row) => ({ paidOn: "2024-01-01", ...row }))),
    fails: "keeps a value that is absent absent",
    message: /^Expected the record to be .*, found .*2024-01-01/,
  },
  {
    fault: "trims texts",
    adapter: texts((text) => text.trim()),
    fails: 'keeps " padded " as text',
    message: /^Expected the text to be \[" padded "\], found \["padded"\]$/,
  },
  {
    fault: "takes the zeros off numbers",
    adapter: texts((text) => (/^\d+$/.test(text) ? String(Number(text)) : text)),
    fails: 'keeps "007" as text',
    message: /^Expected the text to be \["007"\], found \["7"\]$/,
  },
  {
    fault: "writes line ends as it likes",
    adapter: texts((text) => text.replaceAll("\r\n", "\n")),
    fails: String.raw`keeps "two\r\nlines" as text`,
    message: /^Expected the text to be/,
  },
  {
    fault: "leaves a mark before formulas",
    adapter: texts((text) => text.replace(/^[=-]/, "'$&")),
    fails: 'keeps "=1+1" as text',
    message: /^Expected the text to be/,
  },
  {
    fault: "stops at a bad record",
    adapter: reading((outcomes) => outcomes.slice(0, outcomes.findIndex(({ ok }) => !ok) + 1)),
    fails: badRecord,
    message: /^Expected the outcomes to be \[true,false,true\], found \[true,false\]$/,
  },
  {
    fault: "gives one issue of two",
    adapter: reading((outcomes) =>
      outcomes.map((outcome) => (outcome.ok ? outcome : { ...outcome, issues: outcome.issues.slice(0, 1) })),
    ),
    fails: badRecord,
    message: /^Expected the fields with issues to be \["amount","kind"\], found \["amount"\]$/,
  },
  {
    fault: "has one place for all",
    adapter: reading((outcomes) => outcomes.map((outcome) => ({ ...outcome, at: { source: "", line: 1 } }))),
    fails: badRecord,
    message: /^Expected whether its line comes after the first to be true, found false$/,
  },
  {
    fault: "has a code of its own",
    adapter: issues((issue) =>
      issue.field === "kind" ? { ...issue, code: "see core/value-invalid" } : issue,
    ),
    fails: badRecord,
    message: /^Expected whether each issue has a code to be true, found false$/,
  },
  {
    fault: "has a code and more",
    adapter: issues((issue) => ({ ...issue, code: "core/value-invalid!" })),
    fails: badRecord,
    message: /^Expected whether each issue has a code to be true, found false$/,
  },
  {
    fault: "passes over what is bad",
    adapter: reading((outcomes) => outcomes.filter(({ ok }) => ok)),
    fails: "repeats no value in what it says of a bad record",
    message: /^Expected whether it refused to be true, found false$/,
  },
  {
    fault: "repeats what is bad",
    adapter: issues((issue) => ({ ...issue, message: "canary-4471 is no kind" })),
    fails: "repeats no value in what it says of a bad record",
    message: /^Expected whether it repeated the value to be false, found true$/,
  },
])("fails an adapter that $fault", async ({ adapter, fails, message }) => {
  expect((await said(adapter)).get(fails)).toMatch(message);
});

const writer = (
  write: (target: MemoryTarget, records: readonly object[], good: RecordWriter<object>) => Promise<void>,
) =>
  ({
    ...memoryAdapter,
    writer: <Item extends object>(table: never, target: MemoryTarget): RecordWriter<Item> => ({
      write: (records) => write(target, [...records], memoryAdapter.writer(table, target)),
    }),
  }) satisfies Adapter<MemoryTarget>;

it("fails a writer that has written before it refuses, that refuses nothing, or that changes what it is given", async () => {
  const unfit = "writes nothing when one record is unfit";
  const eager = writer(async (target, records, good) => {
    target.rows = [];
    await good.write(records);
  });
  expect((await said(eager)).get(unfit)).toMatch(
    /^Expected the records from before to be \[\{.*, found \[\]$/,
  );
  const easy = writer((_, records, good) => good.write(records).catch(() => undefined));
  expect((await said(easy)).get(unfit)).toBe("Expected whether it refused to be true, found false");
  const meddling = writer(async (_, records, good) => {
    await good.write(records);
    for (const record of records) Object.assign(record, { partner: "Council" });
  });
  expect((await said(meddling)).get("leaves the records it was given as they were")).toMatch(/read only/);
});

const readers = (
  make: <Item>(reader: RecordReader<Item>) => Partial<RecordReader<Item>>,
): Adapter<MemoryTarget> => ({
  ...memoryAdapter,
  reader: <Item extends object>(table: never, target: MemoryTarget): RecordReader<Item> => {
    const reader: RecordReader<Item> = memoryAdapter.reader(table, target);
    return { ...reader, ...make(reader) };
  },
});

it("fails a reader that can be read once, or whose batches are others than its records", async () => {
  const twice = "reads the same twice, one by one and in batches";
  const once = readers((reader) => {
    let left = 1;
    return {
      read: async function* () {
        if (left-- > 0) yield* reader.read();
      },
    };
  });
  const results = await said(once);
  expect(results.get(twice)).toMatch(/^Expected the second reading to be \[\{.*, found \[\]$/);
  expect(results.get("lets a reading be left early, and another begin")).toBe(
    "Expected the outcomes of the second reading to be 2, found 0",
  );
  const short = readers((reader) => ({
    batches: async function* () {
      for await (const batch of reader.batches()) yield batch.slice(0, 2);
    },
  }));
  expect((await said(short)).get(twice)).toMatch(/^Expected the batches to be \[\{.*, found \[\{/);
  const other = readers((reader) => ({
    batches: async function* () {
      for await (const batch of reader.batches()) {
        yield batch.map((outcome) =>
          outcome.ok ? { ...outcome, record: { ...outcome.record, partner: "Council" } } : outcome,
        );
      }
    },
  }));
  expect((await said(other)).get(twice)).toMatch(/^Expected the batches to be .*Police.*, found .*Council/);
});
