import { CoreError, calendarDateSchema, defineTable, memoryAdapter, readAll } from "@pdscp/core";
import { expect, it } from "vitest";
import * as z from "zod";
import { FileRefusal } from "./errors.ts";
import { placesIn, withPlace } from "./source-file.ts";

const days = defineTable({
  name: "days",
  schema: z.strictObject({ on: calendarDateSchema }).readonly(),
  headings: { on: "On" },
});

const reading = () =>
  readAll(
    memoryAdapter.reader(days, { name: "days.csv", rows: [{ on: "2024-04-01" }, { on: "2024-04-02" }] }),
  );

const refused = (...path: readonly PropertyKey[]) =>
  new CoreError("A day is wrong", { code: "core/date-invalid", path });

const thrownBy = async (error: Error) => {
  const places = { days: placesIn(await reading()) };
  try {
    withPlace(() => {
      throw error;
    }, places);
    return undefined;
  } catch (thrown) {
    return thrown;
  }
};

it("gives what is made of records that none refuses", async () => {
  const { records } = await reading();
  expect(withPlace(() => records.length, {})).toBe(2);
});

it("names the line of a record that is refused, and of one that was not read the file alone", async () => {
  expect(await thrownBy(refused("days", 1))).toMatchObject({
    name: "FileRefusal",
    code: "core/date-invalid",
    message: "days.csv:2: A day is wrong",
    at: { source: "days.csv", line: 2 },
  });
  expect(await thrownBy(refused("days", 7))).toMatchObject({ message: "days.csv: A day is wrong" });
});

it.each([
  { error: refused("days"), when: "names no record" },
  { error: refused("years", 1), when: "is about other records" },
  { error: refused(), when: "is about nothing of them" },
  { error: new TypeError("days"), when: "is none of ours" },
])("leaves an error as it is that $when", async ({ error }) => {
  expect(await thrownBy(error)).toBe(error);
  expect(error).not.toBeInstanceOf(FileRefusal);
});
