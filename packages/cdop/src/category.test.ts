import { checkParameter } from "@pdscp/core";
import { expect, it } from "vitest";
import { categoriesOfDeath, categoryLabels, primaryCategory } from "./category.ts";

it("has ten categories, numbered in their order, with their reference", () => {
  expect(checkParameter(categoriesOfDeath)).toEqual([]);
  expect(categoriesOfDeath.values[0]?.value.map(({ number }) => number)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
  expect(categoryLabels[9]).toBe("10. Sudden unexpected, unexplained death");
});

it.each([
  { categories: [8], primary: 8 },
  { categories: [8, 7, 9], primary: 7 },
  { categories: [10, 1], primary: 1 },
])("takes $primary of $categories", ({ categories, primary }) => {
  expect(primaryCategory(categories)).toBe(primary);
});

it.each([
  { categories: [], path: ["categories"] },
  { categories: [0], path: ["categories", 0] },
  { categories: [4, 11], path: ["categories", 1] },
  { categories: [4, 1.5], path: ["categories", 1] },
])("refuses $categories", ({ categories, path }) => {
  expect(() => primaryCategory(categories)).toThrow(
    expect.objectContaining({ code: "cdop/category-invalid", path }),
  );
});
