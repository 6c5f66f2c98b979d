import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { bundled } from "./bundle.ts";
import { countryFigures, tallied } from "./england.ts";
import { onThreads } from "./thread.ts";

const scale = 0.001;
const whole = countryFigures(scale, [tallied({ scale, part: 0, of: 1 })]);

it("counts the whole of the country", () => {
  const booked = whole.training.reduce((sum, year) => sum + year.booked, 0);
  expect(booked).toBe(30_000);
  expect(whole.training).toHaveLength(10);
});

it("gives the same figures from parts counted on threads, in any order, as from one pass", async () => {
  const parts = Array.from({ length: 3 }, (_, part) => ({ scale, part, of: 3 }));
  const counted = await onThreads(pathToFileURL(bundled("country-run.ts")), parts, async (part) =>
    tallied(part),
  );
  expect(countryFigures(scale, counted.toReversed())).toEqual(whole);
});
