import {
  addDays,
  calendarDate,
  englandAndWales,
  formatMoney,
  moneyOfPence,
  workingDaysBetween,
} from "@pdscp/core";
import { rules } from "./training-bookings.ts";

/** Runs one statement, and gives its rows. */
export type Query = (sql: string) => Promise<readonly (readonly unknown[])[]>;

/** An empty database in memory. */
export async function duckdb(threads: number): Promise<Query> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { threads: String(threads) });
  const connection = await instance.connect();
  return async (sql) => (await connection.runAndReadAll(sql)).getRowsJS();
}

/** The rules as an analyst would give them to SQL: a row for each session, and for each day how many working days lie before it. */
export async function loadRules(query: Query): Promise<void> {
  const first = calendarDate("2022-04-01");
  const days = Array.from({ length: 1_096 }, (_, index) => addDays(first, index));
  const ordinals = days.map((day) => `('${day}'::date, ${workingDaysBetween(first, day, englandAndWales)})`);
  const sessions = rules.sessions.map(({ id, heldOn }) => `('${id}', '${heldOn}'::date)`);
  await query(`create table ordinals as select * from (values ${ordinals.join()}) as t(day, before)`);
  await query(
    `create table sessions as select s.id, s.held_on, o.before from (values ${sessions.join()}) as s(id, held_on)
     join ordinals o on o.day = s.held_on`,
  );
}

/** From a file to the figures of `figuresOf`, in one statement. */
export async function chargedInSql(query: Query, path: string): Promise<readonly (string | number)[]> {
  await loadRules(query);
  const found = await query(`
    with bookings as (
      select "Payer" as payer, "Attendance" as attendance, "Cancelled on" is not null as cancelled,
        ${dayIn('"Booked on"')} as booked_on, ${dayIn('"Cancelled on"')} as cancelled_on,
        try_cast(replace("Fee"[2:], ',', '') as decimal(12, 2)) as fee, "Session" as session
      from read_csv('${path}', header = true, all_varchar = true)
    ), counted as (
      select payer, attendance, fee, cancelled, greatest(s.before - o.before, 0) as notice,
        booked_on is not null and fee is not null and s.id is not null and
          (not cancelled or cancelled_on >= booked_on) as valid
      from bookings left join sessions s on s.id = session left join ordinals o on o.day = cancelled_on
    ), charged as (
      select payer, attendance, valid, cancelled and notice < 5 as late,
        case when not cancelled then fee when notice < 5 then 25.00 else 0 end as due
      from counted
    )
    select payer, (count(*) filter (valid))::double, (count(*) filter (valid and attendance = 'attended'))::double,
      (count(*) filter (valid and late))::double, (sum(due) filter (valid) * 100)::double,
      (count(*) filter (not valid))::double
    from charged group by payer order by payer`);
  const sum = (column: number) => found.reduce((total, row) => total + (row[column] as number), 0);
  return [
    sum(5),
    ...[1, 2, 3].map(sum),
    formatMoney(moneyOfPence(sum(4))),
    ...found.map((row) => formatMoney(moneyOfPence(row[4] as number))),
  ];
}

function dayIn(column: string): string {
  return `try_strptime(${column}, ['%Y-%m-%d', '%d/%m/%Y'])::date`;
}
