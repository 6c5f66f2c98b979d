import { type CalendarDate, formatMoney, type SourceLocation } from "@pdscp/core";
import {
  type Earmark,
  type EarmarkStatement,
  earmarkMovementTable,
  earmarkStatement,
  earmarksIn,
  earmarkTable,
} from "@pdscp/funding";
import type { Settings } from "./settings.ts";
import { placesIn, type SourceFolder, withPlace } from "./source-file.ts";

/** Money set aside for a purpose, and where it and what happened to it stand. */
export interface PlacedEarmark {
  readonly purpose: string;
  readonly statement: EarmarkStatement;
  readonly at: readonly SourceLocation[];
}

/** The earmarks of a folder, and the lines that each stands on. */
export interface KeptEarmarks {
  readonly earmarks: readonly Earmark[];
  readonly linesOf: (id: string) => readonly SourceLocation[];
}

/** The earmarks of the folder; nothing where it has no file of them, for then nobody knows what is set aside. */
export async function readEarmarks(folder: SourceFolder): Promise<KeptEarmarks | undefined> {
  const isKept = folder.has("earmarks.csv");
  const [terms, movements] = await Promise.all([
    folder.optionalRecords(earmarkTable, "earmarks.csv"),
    folder.optionalRecords(earmarkMovementTable, "earmark-movements.csv"),
  ]);
  const earmarks = withPlace(() => earmarksIn(terms.records, movements.records), {
    earmarks: placesIn(terms),
    movements: placesIn(movements),
  });
  if (!isKept) return undefined;
  const linesOf = (id: string) => [
    ...terms.records.flatMap((record) => (record.id === id ? (terms.locate(record) ?? []) : [])),
    ...movements.records.flatMap((record) => (record.earmark === id ? (movements.locate(record) ?? []) : [])),
  ];
  return { earmarks, linesOf };
}

/** How each stands at the end of a day. */
export function placedIn({ earmarks, linesOf }: KeptEarmarks, on: CalendarDate): readonly PlacedEarmark[] {
  return earmarks.map((earmark) => ({
    purpose: earmark.purpose,
    statement: earmarkStatement(earmark, on),
    at: linesOf(earmark.id),
  }));
}

/** The fund for free places may be an earmark too: then it is one sum of money, and of one amount. */
export function fundDifferences(earmarks: readonly Earmark[], fund: Settings["fund"]): readonly string[] {
  const same = earmarks.find(({ id }) => id === fund?.id);
  if (fund === undefined || same === undefined || same.amount.equals(fund.amount)) return [];
  return [
    `earmarks.csv and report.json differ about the fund "${fund.id}": ${formatMoney(same.amount)} in one, ${formatMoney(fund.amount)} in the other`,
  ];
}
