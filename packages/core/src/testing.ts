import * as z from "zod";
import { calendarDate } from "./calendar.ts";
import { calendarDateSchema } from "./calendar-schema.ts";
import { money } from "./money.ts";
import { moneySchema } from "./money-schema.ts";
import type { Adapter, ReadOutcome, RecordReader } from "./ports.ts";
import { readAll } from "./reading.ts";
import { defineTable, type Table } from "./table.ts";

/** The `test` or `it` of any runner. */
export type TestFunction = (name: string, run: () => Promise<void>) => unknown;

/** What {@link testAdapter} needs of an adapter. */
export interface AdapterUnderTest<Target> {
  readonly adapter: Adapter<Target>;
  /** A new, empty place to write to and read from. */
  readonly createTarget: () => Target | Promise<Target>;
}

const schema = z
  .strictObject({
    id: z.string(),
    partner: z.string(),
    amount: moneySchema,
    paidOn: calendarDateSchema.exactOptional(),
    kind: z.enum(["cash", "in-kind"]),
    attendances: z.int().min(0),
    agreed: z.boolean(),
  })
  .readonly();

type Payment = z.output<typeof schema>;

const headings = {
  id: "Reference",
  partner: { heading: "Partner", sensitive: true },
  amount: "Amount",
  paidOn: "Paid on",
  kind: "Kind",
  attendances: "Attendances",
  agreed: "Agreed",
};

const payments = defineTable({ name: "payments", schema, headings });

/** The same columns without rules, so that a record can be written that the other table refuses. */
const anything = defineTable({
  name: payments.name,
  schema: z.strictObject({
    id: z.string(),
    partner: z.string(),
    amount: z.string(),
    paidOn: z.string().exactOptional(),
    kind: z.string(),
    attendances: z.int(),
    agreed: z.boolean(),
  }),
  headings,
});

const payment: Payment = Object.freeze({
  id: "1",
  partner: "Police",
  amount: money("75785.00"),
  paidOn: calendarDate("2023-04-03"),
  kind: "cash",
  attendances: 12,
  agreed: true,
});

const texts = [
  "",
  "007",
  "1e3",
  "a,b",
  'say "hi"',
  "two\nlines",
  "two\r\nlines",
  " padded ",
  "Zoë £5",
  "=1+1",
  "-1+1",
  "'=1",
  "null",
];

/**
 * Runs the cases that every adapter must pass, in any test runner.
 *
 * @example With vitest or node:test
 * ```ts
 * import { memoryAdapter } from "@pdscp/core";
 * import { testAdapter } from "@pdscp/core/testing";
 *
 * const names: string[] = [];
 * const test = (name: string, _run: () => Promise<void>) => names.push(name);
 *
 * testAdapter(test, { adapter: memoryAdapter, createTarget: () => ({ name: "memory", rows: [] }) });
 * names[0]; // => "memory: reads back what it wrote, in order"
 * ```
 */
export function testAdapter<Target>(
  test: TestFunction,
  { adapter, createTarget }: AdapterUnderTest<Target>,
): void {
  const check = (name: string, run: (target: Target) => Promise<void>) => {
    test(`${adapter.name}: ${name}`, async () => run(await createTarget()));
  };
  const write = <Item extends object>(table: Table<Item>, target: Target, records: readonly Item[]) =>
    adapter.writer(table, target).write(records);
  const canary = "canary-4471";
  const bad = { ...storedPayment("2"), amount: "£7,63O", kind: canary };

  check("reads back what it wrote, in order", async (target) => {
    const records = [
      payment,
      { ...payment, id: "2", amount: money("-0.05"), agreed: false },
      { ...payment, id: "3" },
    ];
    await write(payments, target, records);
    const { records: read } = await readAll(adapter.reader(payments, target));
    same(read.map(stored), records.map(stored), "the records");
  });

  check("reads nothing from nothing written", async (target) => {
    await write(payments, target, []);
    const { records } = await readAll(adapter.reader(payments, target));
    same(records, [], "the records");
  });

  check("keeps a value that is absent absent", async (target) => {
    const { paidOn: _, ...unpaid } = payment;
    await write(payments, target, [unpaid]);
    const { records } = await readAll(adapter.reader(payments, target));
    same(records.map(stored), [stored(unpaid)], "the record");
  });

  for (const text of texts) {
    check(`keeps ${JSON.stringify(text)} as text`, async (target) => {
      await write(payments, target, [{ ...payment, partner: text }]);
      const { records } = await readAll(adapter.reader(payments, target));
      same(
        records.map(({ partner }) => partner),
        [text],
        "the text",
      );
    });
  }

  check(
    "gives a bad record as an outcome with its place and its issues, and the rest still come",
    async (target) => {
      await write(anything, target, [storedPayment(payment.id), bad, storedPayment("3")]);
      const outcomes = await all(adapter.reader(payments, target));
      same(
        outcomes.map(({ ok }) => ok),
        [true, false, true],
        "the outcomes",
      );
      const [first, refused] = outcomes as readonly [Outcome, Outcome & { readonly ok: false }];
      same(
        refused.issues.map(({ field }) => field),
        ["amount", "kind"],
        "the fields with issues",
      );
      same(refused.at.line > first.at.line, true, "whether its line comes after the first");
      same(
        refused.issues.every(({ code }) => /^[a-z-]+\/[a-z-]+$/.test(code)),
        true,
        "whether each issue has a code",
      );
    },
  );

  check("repeats no value in what it says of a bad record", async (target) => {
    await write(anything, target, [bad]);
    const reading = await readAll(adapter.reader(payments, target)).catch(
      (error: Error & { rejects?: unknown }) =>
        `${error.message}${error.stack}${JSON.stringify(error.rejects)}`,
    );
    const said = String(reading);
    same(
      /core\/rejected-records|core\/choice-unknown|core\/value-invalid/.test(said),
      true,
      "whether it refused",
    );
    same(said.includes(canary), false, "whether it repeated the value");
  });

  check("writes nothing when one record is unfit", async (target) => {
    await write(payments, target, [payment]);
    const unfit = { ...payment, attendances: -1 };
    const refused = await write(payments, target, [payment, unfit]).then(
      () => false,
      () => true,
    );
    same(refused, true, "whether it refused");
    const { records } = await readAll(adapter.reader(payments, target));
    same(records.map(stored), [stored(payment)], "the records from before");
  });

  check("reads the same twice, one by one and in batches", async (target) => {
    await write(anything, target, [storedPayment(payment.id), bad, storedPayment("3")]);
    const reader = adapter.reader(payments, target);
    const once = (await all(reader)).map(plain);
    const batched: Outcome[] = [];
    for await (const batch of reader.batches()) batched.push(...batch);
    same((await all(reader)).map(plain), once, "the second reading");
    same(batched.map(plain), once, "the batches");
  });

  check("lets a reading be left early, and another begin", async (target) => {
    await write(payments, target, [payment, { ...payment, id: "2" }]);
    const reader = adapter.reader(payments, target);
    for await (const _ of reader.read()) break;
    same((await all(reader)).length, 2, "the outcomes of the second reading");
  });

  check("leaves the records it was given as they were", async (target) => {
    await write(payments, target, Object.freeze([payment]));
  });
}

type Outcome = ReadOutcome<Payment>;

async function all<Item>(reader: RecordReader<Item>): Promise<readonly ReadOutcome<Item>[]> {
  const outcomes: ReadOutcome<Item>[] = [];
  for await (const outcome of reader.read()) outcomes.push(outcome);
  return outcomes;
}

function stored(record: Payment): unknown {
  return z.encode(schema, record);
}

function plain(outcome: Outcome): unknown {
  return outcome.ok ? { ...outcome, record: stored(outcome.record) } : outcome;
}

function storedPayment(id: string) {
  return { ...payment, id, amount: payment.amount.toFixed(2) };
}

function same(found: unknown, wanted: unknown, what: string): void {
  const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`Expected ${what} to be ${right}, found ${left}`);
}
