import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
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

describe("functions", () => {
  const { Function: given } = globalThis;
  let made = 0;
  beforeEach(() => {
    made = 0;
    globalThis.Function = new Proxy(given, {
      construct: (target, code) => {
        made++;
        return Reflect.construct(target, code) as object;
      },
    });
  });
  afterEach(() => {
    globalThis.Function = given;
  });

  const fields = ["a", "b", "c", "d", "e", "f", "g"];
  const rowOf = (there: number) => fields.map((_, index) => ((there >> index) & 1 ? index : ABSENT));

  it("are made once for each set of fields that are there", () => {
    const maker = recordsOf(fields);
    for (const there of [1, 2, 1, 2, 1]) maker(rowOf(there));
    expect(made).toBe(2);
  });

  it("are 64 at most", () => {
    const maker = recordsOf(fields);
    for (let there = 0; there < 128; there++) maker(rowOf(there));
    for (let there = 0; there < 128; there++) maker(rowOf(there));
    expect(made).toBe(64);
  });

  it("are not made where zod is told to do without", () => {
    z.config({ jitless: true });
    expect(recordsOf(fields)(rowOf(3))).toEqual({ a: 0, b: 1 });
    expect(made).toBe(0);
  });

  it.each([
    { length: 31, functions: 1 },
    { length: 32, functions: 0 },
    { length: 40, functions: 0 },
  ])("are $functions for records of $length fields", ({ length, functions }) => {
    const many = Array.from({ length }, (_, index) => `field ${index}`);
    const values = many.map((_, index) => (index === 0 ? ABSENT : index));
    expect(recordsOf(many)(values)).toEqual(Object.fromEntries(expected(many, values)));
    expect(made).toBe(functions);
  });
});
