import { calendarDate, formatMoney, type RowOutcome } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { earmarkStatement } from "./earmark.ts";
import { earmarkMovementTable, earmarksIn, earmarkTable } from "./earmark-record.ts";

const row = {
  id: "reviews",
  purpose: "Practice reviews",
  amount: "10000.00",
  conditions: ["review", "priority"],
  from: "2023-04-01",
  expires: "2025-03-31",
  leftover: "general",
};
const terms = (change = {}) => earmarkTable.schema.parse({ ...row, ...change });
const movement = (change: object) =>
  earmarkMovementTable.schema.parse({ earmark: "reviews", on: "2024-02-01", ...change });
const commit = movement({ kind: "commit", amount: "2400.00", reason: "review", id: "R1" });
const pay = movement({ kind: "spend", on: "2024-03-01", amount: "2000.00", commitment: "R1" });
const release = movement({ kind: "release", on: "2024-03-02", commitment: "R1" });

const stands = (movements: Parameters<typeof earmarksIn>[1]) =>
  earmarksIn([terms()], movements).map((earmark) => {
    const { spent, committed, free } = earmarkStatement(earmark, calendarDate("2024-03-31"));
    return [spent, committed, free].map((amount) => formatMoney(amount)).join(" ");
  });

it.each([
  { movements: undefined, stand: "£0 £0 £10,000", when: "nothing happened" },
  { movements: [commit], stand: "£0 £2,400 £7,600", when: "a part is promised" },
  { movements: [commit, pay], stand: "£2,000 £400 £7,600", when: "a part of it is paid" },
  { movements: [commit, pay, release], stand: "£2,000 £0 £8,000", when: "the rest of it is given up" },
  { movements: [release, pay, commit], stand: "£2,000 £0 £8,000", when: "the rows are in another order" },
  {
    movements: [commit, movement({ kind: "release", commitment: "R1", amount: "400.00" })],
    stand: "£0 £2,000 £8,000",
    when: "a part is given up on the day that it was promised",
  },
  {
    movements: [movement({ kind: "spend", amount: "1.00", reason: "priority" })],
    stand: "£1 £0 £9,999",
    when: "it is spent at once",
  },
])("keeps an earmark from its rows when $when", ({ movements, stand }) => {
  expect(stands(movements)).toEqual([stand]);
});

it("gives the same whatever the order of rows on different days", () => {
  const rows = [
    commit,
    pay,
    release,
    movement({ kind: "spend", on: "2024-01-01", amount: "5.00", reason: "review" }),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(earmarksIn([terms()], shuffled)).toEqual(earmarksIn([terms()], rows));
    }),
  );
});

it.each([
  { of: [terms(), terms()], movements: [], code: "funding/earmark-repeated", path: ["earmarks", 1, "id"] },
  {
    of: [terms({ expires: "2022-03-31" })],
    movements: [],
    code: "funding/dates-not-in-order",
    path: ["earmarks", 0, "expires"],
  },
  {
    of: [terms()],
    movements: [commit, movement({ kind: "spend", amount: "1.00", reason: "team day" })],
    code: "funding/draw-outside-conditions",
    path: ["movements", 1, "reason"],
  },
  {
    of: [terms()],
    movements: [pay],
    code: "funding/commitment-unknown",
    path: ["movements", 0, "commitment"],
  },
  {
    of: [terms()],
    movements: [movement({ kind: "release", commitment: "R1" }), commit],
    code: "funding/commitment-unknown",
    path: ["movements", 0, "commitment"],
  },
  {
    of: [terms()],
    movements: [{ ...commit, earmark: "other" }],
    code: "funding/earmark-unknown",
    path: ["movements", 0, "earmark"],
  },
  {
    of: [terms()],
    movements: [{ ...release, commitment: undefined }] as never,
    code: "funding/commitment-unknown",
    path: ["movements", 0, "commitment"],
  },
  {
    of: [terms()],
    movements: [{ ...commit, amount: undefined }] as never,
    code: "funding/amount-invalid",
    path: ["movements", 0, "amount"],
  },
])("refuses a row with $code at $path", ({ of, movements, code, path }) => {
  expect(() => earmarksIn(of, movements)).toThrow(expect.objectContaining({ code, path }));
});

it("reads and writes rows as a business team keeps them", () => {
  const cells = [
    "reviews",
    "Practice reviews",
    "£10,000",
    "review; priority",
    "01/04/2023",
    "31/03/2025",
    "General",
  ];
  const outcome = earmarkTable.readRow(cells);
  expect(outcome).toMatchObject({
    ok: true,
    record: { conditions: ["review", "priority"], leftover: "general" },
  });
  const codes = (given: RowOutcome<object>) =>
    given.ok ? [] : given.issues.map(({ code, field }) => `${field} ${code}`);
  expect(codes(earmarkTable.readRow([...cells.slice(0, 6), "somewhere"]))).toEqual([
    "leftover core/choice-unknown",
  ]);
  expect(
    codes(earmarkMovementTable.readRow(["reviews", "Spend", "01/02/2024", "", "review", "", ""])),
  ).toEqual(["amount funding/amount-invalid"]);
  expect(codes(earmarkMovementTable.readRow(["reviews", "Release", "01/02/2024", "", "", "", ""]))).toEqual([
    "commitment funding/commitment-unknown",
  ]);
});

it("says which row it refuses, and why", () => {
  expect(() => earmarksIn([terms(), terms()])).toThrow("Cannot keep the earmarks: each may stand once");
  expect(() => earmarksIn([terms({ id: "courses" })], [commit])).toThrow(
    'Cannot keep the earmarks: "reviews" is not among them',
  );
  expect(() => earmarksIn([terms()], [{ ...pay, amount: undefined }] as never)).toThrow(
    "Cannot keep the earmarks: what is committed or spent needs an amount",
  );
});

it("keeps the shape of its records, and the headings by which they are read", () => {
  const read = [earmarkTable, earmarkMovementTable].map(({ name, columns, key }) => [
    name,
    ...columns.map(({ heading, aliases }) => [heading, ...aliases].join(" | ")),
    `key: ${key.join(", ")}`,
  ]);
  expect(read).toMatchSnapshot();
});

it.each([
  { of: "an earmark", given: () => terms({ purpose: "" }), path: ["purpose"] },
  { of: "an earmark", given: () => terms({ conditions: [] }), path: ["conditions"] },
  { of: "an earmark", given: () => terms({ year: "2023/24" }), path: [] },
  {
    of: "a movement",
    given: () => movement({ kind: "spend", amount: "1.00", reason: "" }),
    path: ["reason"],
  },
  { of: "a movement", given: () => movement({ kind: "spend", amount: "1.00", by: "Council" }), path: [] },
])("refuses $of that is not whole, at $path", ({ given, path }) => {
  expect(given).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ path })] }));
});

it("says of a row without its amount, and of a release of nothing, what is needed", () => {
  const messages = (cells: readonly string[]) => {
    const outcome = earmarkMovementTable.readRow(cells);
    return outcome.ok ? [] : outcome.issues.map(({ message }) => message);
  };
  expect(messages(["reviews", "Commit", "01/02/2024", "5.00", "review", "R1", ""])).toEqual([]);
  expect(messages(["reviews", "Release", "01/02/2024", "", "", "", "R1"])).toEqual([]);
  expect(messages(["reviews", "Commit", "01/02/2024", "", "review", "R1", ""])).toEqual([
    expect.stringContaining("what is committed or spent needs an amount"),
  ]);
  expect(messages(["reviews", "Release", "01/02/2024", "", "", "", ""])).toEqual([
    expect.stringContaining("a release needs the reference of the commitment that it gives up"),
  ]);
});
