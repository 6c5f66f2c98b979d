import { expect, it } from "vitest";
import { settingsSchema } from "./settings.ts";

const isTaken = (percent: string) =>
  settingsSchema.safeParse({
    partnership: "Northshire",
    year: "2023/24",
    uplift: { percent, from: "2024-04-01" },
  }).success;

it.each([
  { percent: "5", taken: true },
  { percent: "12", taken: true },
  { percent: "100", taken: true },
  { percent: "2.25", taken: true },
  { percent: "-1.5", taken: true },
  { percent: "1000", taken: false },
  { percent: "5.", taken: false },
  { percent: ".5", taken: false },
  { percent: "+5", taken: false },
  { percent: "about 5", taken: false },
  { percent: "5%", taken: false },
  { percent: "", taken: false },
])("says of fees that are raised by $percent that they can be: $taken", ({ percent, taken }) => {
  expect(isTaken(percent)).toBe(taken);
});
