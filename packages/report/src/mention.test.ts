import { expect, it } from "vitest";
import { decimalOf, statesFigure, unitsOf } from "./mention.ts";

it.each([
  ...(["money", "count", "percentage", "points", "rate", "fraction", "range"] as const).map((kind) => ({
    mention: { kind },
    needs: true,
  })),
  ...(["age", "year", "date", "ordinal"] as const).map((kind) => ({ mention: { kind }, needs: false })),
  { mention: { kind: "duration", unit: "day" } as const, needs: true },
  { mention: { kind: "duration", unit: "month" } as const, needs: false },
  { mention: { kind: "age", unit: "day" } as const, needs: false },
])("asks a source of $mention: $needs", ({ mention, needs }) => {
  expect(statesFigure(mention)).toBe(needs);
});

it.each([
  { decimal: "54.25", places: 2, units: 5_425n },
  { decimal: "54.2", places: 2, units: 5_420n },
  { decimal: "54.256", places: 2, units: 5_425n },
  { decimal: "54", places: 0, units: 54n },
  { decimal: "-0.5", places: 1, units: -5n },
])("counts $decimal in units of $places places", ({ decimal, places, units }) => {
  expect(unitsOf(decimal, places)).toBe(units);
  expect(unitsOf(decimalOf(units, places), places)).toBe(units);
});
