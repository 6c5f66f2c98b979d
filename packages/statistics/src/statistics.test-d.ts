import { expectTypeOf, test } from "vitest";
import {
  compareProportions,
  compareWithBenchmark,
  type ProtectedTable,
  proportion,
  protectTable,
  rate,
} from "./index.ts";

const interval = { lower: 1, upper: 2 };

test("a comparison with a benchmark answers in the words it was asked in", () => {
  expectTypeOf(compareWithBenchmark(interval, 1)).toEqualTypeOf<"lower" | "similar" | "higher">();
  expectTypeOf(compareWithBenchmark(interval, 1, { polarity: "low-is-good" })).toEqualTypeOf<
    "better" | "similar" | "worse"
  >();
});

test("results say how they were made", () => {
  expectTypeOf(proportion({ count: 1, total: 2 }).method).toEqualTypeOf<"wilson">();
  expectTypeOf(rate({ count: 1, population: 2, per: 1 }).method).toEqualTypeOf<"exact" | "byar">();
});

test("counts carry their totals, rates what they are per", () => {
  // @ts-expect-error a proportion without a total
  proportion({ count: 1 });
  // @ts-expect-error a rate without what it is per
  rate({ count: 1, population: 2 });
  // @ts-expect-error bare percentages cannot be compared
  compareProportions(0.52, 0.54);
});

test("a table of counts is not a table for publication", () => {
  const table = { rows: ["a"], columns: ["b"], counts: [[1]] };
  expectTypeOf(protectTable(table, { threshold: 5 })).toEqualTypeOf<ProtectedTable>();
  expectTypeOf(table).not.toExtend<ProtectedTable>();
  expectTypeOf<ProtectedTable["counts"]>().toEqualTypeOf<readonly (readonly (number | "[c]")[])[]>();
});
