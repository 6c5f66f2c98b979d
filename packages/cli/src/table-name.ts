import { childDeathTable } from "@pdscp/cdop";
import type { Table } from "@pdscp/core";
import {
  contributionTable,
  earmarkMovementTable,
  earmarkTable,
  ledgerTable,
  paymentTable,
} from "@pdscp/funding";
import {
  actionTable,
  cycleTable,
  evidenceTable,
  expectedReturnTable,
  measureTable,
  observationTable,
  priorityTable,
  receivedReturnTable,
  successionTable,
} from "@pdscp/priorities";
import { bookingTable, courseTable, evaluationTable, sessionTable } from "@pdscp/training";
import { CliError } from "./errors.ts";
import { publishedTable } from "./published-claim.ts";

/** What a template says of a table. */
export type NamedTable = Pick<Table<object>, "name" | "columns" | "key">;

/** Every table that a folder may hold, by the path of its file in the year's folder. */
const tables: Readonly<Record<string, NamedTable>> = {
  "funding/contributions": contributionTable,
  "funding/account": ledgerTable,
  "funding/payments": paymentTable,
  "funding/earmarks": earmarkTable,
  "funding/earmark-movements": earmarkMovementTable,
  "cdop/cases": childDeathTable,
  "training/courses": courseTable,
  "training/sessions": sessionTable,
  "training/bookings": bookingTable,
  "training/evaluations": evaluationTable,
  "priorities/cycles": cycleTable,
  "priorities/priorities": priorityTable,
  "priorities/actions": actionTable,
  "priorities/measures": measureTable,
  "priorities/observations": observationTable,
  "priorities/evidence": evidenceTable,
  "priorities/successions": successionTable,
  "priorities/expected-returns": expectedReturnTable,
  "priorities/received-returns": receivedReturnTable,
  published: publishedTable,
};

/** The names that {@link tableNamed} knows. */
export const tableNames: readonly string[] = Object.keys(tables);

/** The files of rules that are read in each folder, which are JSON. */
export const ruleNames: Readonly<Record<string, readonly string[]>> = {
  funding: ["agreement.json", "division.json"],
  cdop: [],
  training: [
    "price-list.json",
    "cancellation-policy.json",
    "free-place-rules.json",
    "free-place-requests.json",
  ],
  priorities: ["rating-rule.json", "division.json"],
};

/**
 * The table of a file, by its whole name ("training/bookings") or the last part of it ("bookings").
 *
 * @throws {CliError} `cli/table-unknown`
 */
export function tableNamed(name: string): NamedTable {
  const wanted = name.replace(/\.csv$/, "");
  const found = tableNames.find((each) => each === wanted || each.split("/")[1] === wanted);
  if (found !== undefined) return tables[found] as NamedTable;
  throw new CliError(`Cannot give the template: one of these is needed: ${tableNames.join(", ")}`, {
    code: "cli/table-unknown",
  });
}
