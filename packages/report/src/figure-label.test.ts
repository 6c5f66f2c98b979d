import { expect, it } from "vitest";
import { contradicts, figureLabel, isLabelNumber } from "./figure-label.ts";

it.each([
  {
    label: "Deaths reviewed by age: 10-14 years",
    topic: ["death", "review"],
    name: [],
    numbers: ["10-14 year"],
  },
  {
    label: "Deaths reviewed by area: Pan-Dorset",
    topic: ["death", "review"],
    name: ["pan", "dorset"],
    numbers: [],
  },
  { label: "Deaths by age: 1-4 years, Dorset", topic: ["death"], name: ["dorset"], numbers: ["1-4 year"] },
  { label: "Reviews within 6 months", topic: ["review", "within"], name: [], numbers: ["6 month"] },
  { label: "Total budget", topic: ["budget"], name: [], numbers: [] },
])("takes $label apart", ({ label, ...expected }) => {
  const { topic, name, numbers } = figureLabel(label);
  expect({ topic, name, numbers: numbers.map(({ value, unit }) => `${value} ${unit}`) }).toEqual(expected);
});

it.each([
  { own: { value: "6", unit: "month" }, said: { value: "6", unit: "month" }, is: true },
  { own: { value: "6", unit: "month" }, said: { value: "6", unit: "year" }, is: false },
  { own: { value: "10-14", unit: "year" }, said: { value: "10-14" }, is: true },
  { own: { value: "10-14" }, said: { value: "10-15" }, is: false },
])("says that $said is $own: $is", ({ own, said, is }) => {
  expect(isLabelNumber(own, said)).toBe(is);
});

it("is contradicted by another number of its unit, and by no other", () => {
  const { numbers } = figureLabel("Reviews completed within 12 months");
  const said = (...values: readonly (readonly [string, string])[]) =>
    contradicts(
      { numbers },
      values.map(([value, unit]) => ({ value, unit })),
    );
  expect(said(["6", "month"])).toBe(true);
  expect(said(["6", "month"], ["12", "month"])).toBe(false);
  expect(said(["6", "year"])).toBe(false);
  expect(said()).toBe(false);
});
