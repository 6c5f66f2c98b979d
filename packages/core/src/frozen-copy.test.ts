import fc from "fast-check";
import { expect, it } from "vitest";
import { frozenCopy } from "./frozen-copy.ts";
import { money } from "./money.ts";

const isFrozenThrough = (value: unknown): boolean =>
  typeof value !== "object" ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozenThrough));

class Range {
  to = 1;
}
const range = new Range();
const pounds = money("1.00");
const kept = Object.freeze({ list: Object.freeze([Object.freeze({ name: "a" })]) });

it.each([
  { value: pounds, when: "it has a class, and is frozen itself" },
  { value: range, when: "it has a class" },
  { value: kept, when: "it is frozen all the way down" },
  { value: "text", when: "it is text" },
  { value: null, when: "it is nothing" },
  { value: undefined, when: "it is not there" },
  { value: isFrozenThrough, when: "it is a function" },
])("gives the value itself when $when", ({ value }) => {
  expect(frozenCopy(value)).toBe(value);
  expect(frozenCopy([value])[0]).toBe(value);
});

it("copies what is frozen on its surface alone", () => {
  const inner = { name: "a" };
  const value = Object.freeze([inner]);
  const copy = frozenCopy(value);
  inner.name = "b";
  expect([copy, isFrozenThrough(copy)]).toEqual([[{ name: "a" }], true]);
});

it("keeps a name that every object has as a name", () => {
  const copy = frozenCopy(JSON.parse('{"__proto__":{"a":1},"b":2}'));
  expect([Object.keys(copy), Object.getPrototypeOf(copy)]).toEqual([["__proto__", "b"], Object.prototype]);
});

it("gives an equal value that is frozen all the way down, and leaves what it was given as it was", () => {
  const values = fc.anything({ withNullPrototype: false, maxDepth: 4 });
  fc.assert(
    fc.property(values, (value) => {
      const before = JSON.stringify(value);
      const wasFrozen = Object.isFrozen(value);
      const copy = frozenCopy(value);
      expect(copy).toEqual(value);
      expect(isFrozenThrough(copy)).toBe(true);
      expect(frozenCopy(copy)).toBe(copy);
      expect([JSON.stringify(value), Object.isFrozen(value)]).toEqual([before, wasFrozen]);
    }),
  );
});
