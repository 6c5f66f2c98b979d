import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import * as z from "zod";
import { ABSENT } from "./cell.ts";
import { recordMaker } from "./record-maker.ts";

afterEach(() => {
  z.config({ jitless: false });
});

const expected = (fields: readonly string[], values: readonly unknown[]) =>
  fields.flatMap((field, index) => (values[index] === ABSENT ? [] : [[field, values[index]]]));

/** Makes records as whoever has looked at the values asks for them. */
const recordsOf = (fields: readonly string[]) => {
  const made = recordMaker(fields);
  return (values: readonly unknown[]) =>
    made(
      values,
      values.reduce((there: number, value, index) => (value === ABSENT ? there : there | (1 << index)), 0),
    );
};

/** Names that would break out of a literal, were they not written as texts. */
const names = fc.uniqueArray(
  fc.oneof(
    fc.string(),
    fc.constantFrom('"', "a: 1", "}", "\n", "\u2028", "constructor", "toString", "if", "b c"),
  ),
  { minLength: 1, maxLength: 40 },
);

it.each([true, false])("makes the records of any fields and values, without made code: %s", (jitless) => {
  fc.assert(
    fc.property(names, fc.array(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 })), (fields, rows) => {
      z.config({ jitless });
      const made = recordsOf(fields);
      for (const there of rows) {
        const values = fields.map((_, index) => (there[index] ? `value ${index}` : ABSENT));
        const record = made(values);
        const kept = fields.filter((field) => field !== "__proto__");
        expect(
          Object.entries(record)
            .filter(([field]) => kept.includes(field))
            .sort(),
        ).toEqual(
          expected(fields, values)
            .filter(([field]) => field !== "__proto__")
            .sort(),
        );
      }
    }),
  );
});

it("keeps the fields in their order, whichever are there", () => {
  const made = recordsOf(["b", "a", "c"]);
  expect(Object.keys(made([1, ABSENT, 3]))).toEqual(["b", "c"]);
  expect(Object.keys(made([1, 2, 3]))).toEqual(["b", "a", "c"]);
  expect(made([ABSENT, ABSENT, ABSENT])).toEqual({});
});

it("makes more shapes than it has functions for", () => {
  const fields = ["a", "b", "c", "d", "e", "f", "g"];
  const made = recordsOf(fields);
  for (let round = 0; round < 2; round++) {
    for (let there = 0; there < 128; there++) {
      const values = fields.map((_, index) => ((there >> index) & 1 ? index : ABSENT));
      expect(made(values)).toEqual(Object.fromEntries(expected(fields, values)));
    }
  }
});
