import { csvReader } from "@pdscp/adapters-csv";
import { fold, formatMoney, moneyOfPence } from "@pdscp/core";
import { activityAccumulator, type Booking, bookingTable } from "@pdscp/training";
import { costOf } from "./cost.ts";
import { duckdb } from "./duckdb.ts";
import { medianOf } from "./measure.ts";
import { makeBookings, period, rules } from "./training-bookings.ts";

/** One way groups bookings that are in memory already; only the grouping is measured, the third time and after. */
const [name = "", rows = ""] = process.argv.slice(2);
const count = Number(rows);
const limits = { maxBytes: Number.POSITIVE_INFINITY };

const ways: Readonly<Record<string, () => Promise<() => unknown>>> = {
  "@pdscp/training": async () => {
    const bookings = await readBookings();
    return () => {
      const { byPayer } = fold(bookings, activityAccumulator({ sessions: rules.sessions, period }));
      return byPayer.map((each) => [
        each.name,
        each.booked,
        each.attended,
        each.didNotAttend,
        each.cancelled,
        formatMoney(each.income),
      ]);
    };
  },
  "DuckDB, 1 thread": () => inDuckdb(1),
  "DuckDB, 2 threads": () => inDuckdb(2),
};

/** The records as a file of them leaves them in memory. */
async function readBookings(): Promise<readonly Booking[]> {
  const lines = makeBookings(count).map((booking, index) => {
    const cells = new Map(
      Object.entries({ ...booking, fee: ["35.00", "60.00", "50.00", "95.00"][index & 3] }),
    );
    return bookingTable.columns.map(({ field }) => cells.get(field) ?? "").join();
  });
  const text = [bookingTable.columns.map(({ heading }) => heading).join(), ...lines].join("\n");
  const records: Booking[] = [];
  for await (const outcome of csvReader(bookingTable, { text }, { limits }).read()) {
    if (!outcome.ok) throw new Error("Never so: the bookings are made to be read");
    records.push(outcome.record);
  }
  return records;
}

async function inDuckdb(threads: number): Promise<() => unknown> {
  const query = await duckdb(threads);
  await query(`create table bookings as select 'S' || (i % 156) as session,
    ['partner', 'school', 'charity', 'private'][i % 4 + 1] as payer,
    case when (i * 7) % 20 < 4 then 'cancelled' when (i * 7) % 20 = 4 then 'did-not-attend' else 'attended' end as became,
    [35.00, 60.00, 50.00, 95.00][i % 4 + 1]::decimal(12, 2) as fee
    from range(${count}) as t(i)`);
  return async () => {
    const cells =
      await query(`select session, payer, count(*)::double, (count(*) filter (became = 'attended'))::double,
      (count(*) filter (became = 'did-not-attend'))::double, (count(*) filter (became = 'cancelled'))::double,
      (coalesce(sum(fee) filter (became <> 'cancelled'), 0) * 100)::double from bookings group by session, payer`);
    const byPayer = new Map<string, number[]>();
    for (const [, payer, ...sums] of cells) {
      const kept = byPayer.get(payer as string) ?? [0, 0, 0, 0, 0];
      byPayer.set(
        payer as string,
        kept.map((sum, index) => sum + (sums[index] as number)),
      );
    }
    return [...byPayer.keys()].sort().map((payer) => {
      const [booked, attended, missed, cancelled, income] = byPayer.get(payer) ?? [];
      return [payer, booked, attended, missed, cancelled, formatMoney(moneyOfPence(income ?? 0))];
    });
  };
}

const group = await ways[name]?.();
const costs = [];
for (let turn = 0; turn < 9; turn++) {
  const cost = await costOf(() => group?.());
  if (turn > 1) costs.push(cost);
}
console.log(
  JSON.stringify({
    cpu: medianOf(costs.map(({ cpu }) => cpu)),
    wall: medianOf(costs.map(({ wall }) => wall)),
    peak: costs.at(-1)?.peak,
    answer: costs[0]?.answer,
  }),
);
