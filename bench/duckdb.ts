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

/** Every cell is what its column is for, as a reader asks of each row; to count takes only half of them. */
const everyCellFits = `"Booking" is not null and "Session" is not null and "Organisation" is not null and "Payer" is not null
  and "Booked on" is not null and ${isDay('"Confirmed on"')} and ${isDay('"Cancelled on"')} and ${isDay('"Free place granted on"')}
  and ${isOneOf('"Attendance"', ["attended", "part-attended", "did-not-attend", "refused-for-lateness", "not-completed"])}
  and ${isOneOf('"Unscheduled"', ["yes", "no"])} and ("Attendance" is null or "Cancelled on" is null)
  and ("Extra costs" is null or ${amountIn('"Extra costs"')} >= 0) and ${amountIn('"Fee"')} >= 0`;

/** From a file to the figures of `figuresOf`, in one statement, which looks at the cells that it counts or at every one. */
export async function chargedInSql(
  query: Query,
  path: string,
  checked: "counted cells" | "every cell",
): Promise<readonly (string | number)[]> {
  await loadRules(query);
  const found = await query(`
    with bookings as (
      select "Payer" as payer, "Attendance" as attendance, "Cancelled on" is not null as cancelled,
        ${dayIn('"Booked on"')} as booked_on, ${dayIn('"Cancelled on"')} as cancelled_on,
        ${amountIn('"Fee"')} as fee, "Session" as session, ${checked === "every cell" ? everyCellFits : "true"} as fits
      from read_csv('${path}', header = true, all_varchar = true)
    ), counted as (
      select payer, attendance, fee, cancelled, greatest(s.before - o.before, 0) as notice,
        fits and booked_on is not null and fee is not null and s.id is not null and
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
    ...found.filter(([, valid]) => valid !== 0).map((row) => formatMoney(moneyOfPence(row[4] as number))),
  ];
}

function dayIn(column: string): string {
  return `try_strptime(${column}, ['%Y-%m-%d', '%d/%m/%Y'])::date`;
}

function isDay(column: string): string {
  return `(${column} is null or ${dayIn(column)} is not null)`;
}

function isOneOf(column: string, choices: readonly string[]): string {
  return `(${column} is null or ${column} in (${choices.map((choice) => `'${choice}'`).join()}))`;
}

function amountIn(column: string): string {
  return `try_cast(replace(${column}[2:], ',', '') as decimal(12, 2))`;
}
