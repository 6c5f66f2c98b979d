import { describe, expect, it } from "vitest";
import { checkChoice, checkCount, checkEvents, checkPart, checkPlaces } from "./guard.ts";
import { refusalAt } from "./refusal.fixture.ts";

const notWhole = [-1, 0.5, Number.NaN, Infinity, Number.MAX_SAFE_INTEGER + 1];

describe("a count", () => {
  it.each([0, 1, Number.MAX_SAFE_INTEGER])("may be %d", (count) => {
    expect(() => checkCount(count, ["n"])).not.toThrow();
    expect(() => checkEvents({ count, population: 0.5 })).not.toThrow();
    expect(() => checkPart({ count, total: Number.MAX_SAFE_INTEGER })).not.toThrow();
  });

  it.each(notWhole)("may not be %d", (count) => {
    const code = "statistics/count-invalid";
    expect(() => checkCount(count, ["rows", 2])).toThrow(refusalAt(code, ["rows", 2]));
    expect(() => checkEvents({ count, population: 1 }, ["now"])).toThrow(refusalAt(code, ["now", "count"]));
    expect(() => checkEvents({ count, population: 1 })).toThrow(refusalAt(code, ["count"]));
    expect(() => checkPart({ count, total: 9 }, ["now"])).toThrow(refusalAt(code, ["now", "count"]));
    expect(() => checkPart({ count, total: 9 })).toThrow(refusalAt(code, ["count"]));
  });

  it("is named by where it stands", () => {
    expect(() => checkCount(-1, ["rows", 2])).toThrow(
      "Cannot use rows.2: a count is a whole number from 0 up",
    );
  });
});

it.each([...notWhole, 0])("a total may not be %d", (total) => {
  const code = "statistics/total-invalid";
  expect(() => checkPart({ count: 0, total }, ["now"])).toThrow(refusalAt(code, ["now", "total"]));
});

it("a count is at most its total", () => {
  expect(() => checkPart({ count: 3, total: 3 })).not.toThrow();
  expect(() => checkPart({ count: 4, total: 3 }, ["now"])).toThrow(
    refusalAt("statistics/count-above-total", ["now", "count"]),
  );
});

it.each([0, -1, Number.NaN, Infinity])("a population may not be %d", (population) => {
  const error = refusalAt("statistics/population-invalid", ["now", "population"]);
  expect(() => checkEvents({ count: 0, population }, ["now"])).toThrow(error);
});

it.each([-1, 0.5, 101, Number.NaN])("places may not be %d", (places) => {
  expect(() => checkPlaces(places, ["places"])).toThrow(refusalAt("statistics/places-invalid", ["places"]));
});

it.each([0, 100])("places may be %d", (places) => {
  expect(() => checkPlaces(places, ["places"])).not.toThrow();
});

it("a choice is one of those there are, and the words of an object are none", () => {
  const choices = ["row", "column"];
  expect(() => checkChoice("row", choices, ["of"])).not.toThrow();
  for (const choice of ["rows", "toString", "", undefined]) {
    expect(() => checkChoice(choice, choices, ["of"])).toThrow(
      refusalAt("statistics/choice-unknown", ["of"]),
    );
  }
  expect(() => checkChoice("rows", choices, ["of"])).toThrow('Cannot use of: "row" or "column" is needed');
  expect(() => checkChoice("rows", ["a", "b", "c"], ["of"])).toThrow(
    'Cannot use of: "a", "b" or "c" is needed',
  );
});
