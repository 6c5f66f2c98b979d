import { calendarDate, memoryAdapter, readAll } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { type Booking, bookingSchema, bookingTable, historyProblems } from "./booking.ts";
import { cancellationPolicySchema, chargeLineSchema } from "./cancellation-policy.ts";
import { courseTable } from "./course.ts";
import { evaluationTable } from "./evaluation.ts";
import { feeScheduleSchema } from "./fee-schedule.ts";
import { samplePolicy, sampleSchedule } from "./sample.fixture.ts";
import { sessionTable } from "./session.ts";
import { timeOfDaySchema } from "./time-of-day.ts";

const stored = { id: "B1", session: "S1", organisation: "A school", payer: "school", bookedOn: "2024-04-15" };

const rejected = async (row: object) => {
  const target = { name: "bookings", rows: [{ ...stored, ...row }] };
  const { rejects } = await readAll(memoryAdapter.reader(bookingTable, target), { acceptRejects: true });
  return rejects.flatMap(({ at, issues }) => issues.map(({ code, field }) => [at.line, code, field]));
};

it.each<[object, readonly unknown[]]>([
  [{}, []],
  [{ cancelledOn: "2024-04-15" }, []],
  [{ cancelledOn: "2024-04-14" }, [[1, "training/cancelled-before-booked", "cancelledOn"]]],
  [{ confirmedOn: "2024-04-14" }, [[1, "training/history-disordered", "confirmedOn"]]],
  [{ substitutedOn: "2024-04-14" }, [[1, "training/history-disordered", "substitutedOn"]]],
  [{ cancelledAt: "09:30" }, [[1, "training/history-disordered", "cancelledAt"]]],
  [{ substitutedOn: "2024-04-15", cancelledAt: "09:30" }, []],
  [{ transferredOn: "2024-04-16", transferredTo: "S2", cancelledAt: "09:30" }, []],
  [{ transferredOn: "2024-04-16" }, [[1, "training/transfer-without-session", "transferredTo"]]],
  [{ transferredTo: "S2" }, [[1, "training/transfer-without-session", "transferredTo"]]],
  [
    { transferredOn: "2024-04-14", transferredTo: "S2" },
    [[1, "training/history-disordered", "transferredOn"]],
  ],
  [
    { cancelledOn: "2024-04-16", transferredOn: "2024-04-16", transferredTo: "S2" },
    [[1, "training/history-disordered", "transferredOn"]],
  ],
  [
    { cancelledOn: "2024-04-16", attendance: "attended" },
    [[1, "training/attended-after-cancelling", "attendance"]],
  ],
  [{ fee: "-0.01" }, [[1, "training/amount-negative", "fee"]]],
  [{ extraCosts: "-0.01" }, [[1, "training/amount-negative", "extraCosts"]]],
  [{ waivedOn: "2024-04-16" }, [[1, "training/waiver-without-reason", "waiverReason"]]],
])("reads a booking with %j and finds %j", async (row, found) => {
  expect(await rejected(row)).toEqual(found);
});

it("makes nothing where nothing is wrong", () => {
  const booking = bookingSchema.parse(stored);
  expect(historyProblems(booking)).toHaveLength(0);
  expect(historyProblems(booking)).toBe(historyProblems({ ...booking, attendance: "attended" }));
});

it("finds everything that is wrong at once, and keeps it from the next", () => {
  const wrong = bookingSchema.parse({
    ...stored,
    cancelledOn: "2024-04-14",
    attendance: "attended",
    fee: "-1.00",
  });
  const fields = historyProblems(wrong).map(({ field }) => field);
  expect(fields).toEqual(["cancelledOn", "attendance", "fee"]);
  expect(historyProblems(bookingSchema.parse(stored))).toEqual([]);
});

it("refuses a fee of less than nothing in a row of text", () => {
  const cells = bookingTable.columns.map(({ field }) =>
    field === "fee" ? "-£1.00" : (stored as Readonly<Record<string, string>>)[field],
  );
  const read = bookingTable.readRow(cells);
  expect(read.ok ? [] : read.issues.map(({ code, field }) => [code, field])).toEqual([
    ["training/amount-negative", "fee"],
  ]);
});

it("refuses a session without its day", () => {
  const row = ["S1", "C1", undefined, undefined, "20", "Online", "A provider", "delivered"];
  const read = sessionTable.readRow(row);
  expect(read.ok ? [] : read.issues.map(({ code, field }) => [code, field])).toEqual([
    ["core/value-missing", "heldOn"],
  ]);
});

it("writes each row so that it reads back", () => {
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2024-05-${String(number).padStart(2, "0")}`);
  const rows = fc.record(
    {
      confirmedOn: day,
      cancelledOn: day,
      substitutedOn: day,
      freePlaceOn: day,
      turnover: fc.integer({ min: 0, max: 1e9 }).map((pence) => (pence / 100).toFixed(2)),
      unscheduled: fc.boolean(),
      waiverEvidence: fc.array(fc.constantFrom("letter", "email"), { minLength: 1 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(rows, (row) => {
      const booking: Booking = bookingSchema.parse({ ...stored, ...row });
      expect(bookingTable.readRow(bookingTable.writeRow(booking))).toEqual({ ok: true, record: booking });
    }),
  );
});

it("marks what could point to a person", () => {
  const sensitive = [bookingTable, sessionTable, courseTable, evaluationTable].flatMap(({ columns }) =>
    columns.filter((column) => column.sensitive).map(({ field }) => field),
  );
  expect(sensitive).toEqual(["waiverReason", "waiverEvidence", "answer"]);
});

it("holds its days as days", () => {
  expect(bookingSchema.parse(stored).bookedOn).toBe(calendarDate("2024-04-15"));
});

it.each([
  [timeOfDaySchema, "9:30", 'Expected a time of day such as "09:30"'],
  [timeOfDaySchema, "24:00", 'Expected a time of day such as "09:30"'],
  [
    chargeLineSchema,
    { kind: "percent-of-fee", percent: "050" },
    'Expected a percentage such as "50" or "12.5"',
  ],
  [
    chargeLineSchema,
    { kind: "percent-of-fee", percent: "5%" },
    'Expected a percentage such as "50" or "12.5"',
  ],
])("says what is expected instead of what was read", (schema, value, message) => {
  expect(schema.safeParse(value).error?.issues.map((issue) => issue.message)).toEqual([message]);
});

it("stores a policy and a schedule as it reads them", () => {
  const policy = z.encode(cancellationPolicySchema, samplePolicy());
  const schedule = z.encode(feeScheduleSchema, sampleSchedule());
  expect(cancellationPolicySchema.parse(JSON.parse(JSON.stringify(policy)))).toEqual(samplePolicy());
  expect(feeScheduleSchema.parse(JSON.parse(JSON.stringify(schedule)))).toEqual(sampleSchedule());
});

it.each([[courseTable], [sessionTable], [bookingTable], [evaluationTable]])(
  "keeps the headings by which $name are read, and their key",
  (table) => {
    const columns = table.columns.map(({ heading, aliases, sensitive }) =>
      [heading, ...aliases, ...(sensitive ? ["sensitive"] : [])].join(" | "),
    );
    expect([table.name, table.key, columns]).toMatchSnapshot();
  },
);

it.each([
  ["courses", courseTable.schema],
  ["sessions", sessionTable.schema],
  ["bookings", bookingTable.schema],
  ["evaluations", evaluationTable.schema],
  ["cancellation policy", cancellationPolicySchema],
  ["fee schedule", feeScheduleSchema],
])("keeps the shape of %s", (_, schema) => {
  expect(z.toJSONSchema(schema, { io: "input" })).toMatchSnapshot();
});
