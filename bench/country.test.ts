import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { bundled } from "./bundle.ts";
import { countryFigures, type Part, tallied } from "./england.ts";
import { threads } from "./thread.ts";

const scale = 0.001;
const whole = countryFigures(scale, [tallied({ scale, part: 0, of: 1 })]);

it("counts the whole of the country", () => {
  const booked = whole.training.reduce((sum, year) => sum + year.booked, 0);
  expect(booked).toBe(30_000);
  expect(whole.training).toHaveLength(10);
});

it("gives the same figures from parts counted on threads, in any order, as from one pass", async () => {
  const parts = Array.from({ length: 3 }, (_, part) => ({ scale, part, of: 3 }));
  const script = pathToFileURL(bundled("country-run.ts"));
  const counted = await threads(script, 3, async (part: Part) => tallied(part)).tally(parts);
  expect(countryFigures(scale, counted.toReversed())).toEqual(whole);
});
