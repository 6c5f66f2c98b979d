import { checkParameter } from "@pdscp/core";
import { expect, it } from "vitest";
import { categoriesOfDeath, categoryLabels, primaryCategory } from "./category.ts";
import { refusalOf } from "./plain.fixture.ts";

it("has ten categories, numbered in their order, with their reference", () => {
  expect(checkParameter(categoriesOfDeath)).toEqual([]);
  expect(categoriesOfDeath.values[0]?.value.map(({ number }) => number)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
  expect(categoryLabels).toMatchInlineSnapshot(`
    [
      "1. Deliberately inflicted injury, abuse or neglect",
      "2. Suicide or deliberate self-inflicted harm",
      "3. Trauma and other external factors",
      "4. Malignancy",
      "5. Acute medical or surgical condition",
      "6. Chronic medical condition",
      "7. Chromosomal, genetic and congenital anomalies",
      "8. Perinatal or neonatal event",
      "9. Infection",
      "10. Sudden unexpected, unexplained death",
    ]
  `);
  expect(categoriesOfDeath.values.map(({ reference }) => reference)).toMatchInlineSnapshot(`
    [
      {
        "at": "Child death analysis form",
        "href": "https://www.gov.uk/government/publications/child-death-review-statutory-and-operational-guidance-england",
        "title": "Child Death Review Statutory and Operational Guidance (England), 2018",
      },
    ]
  `);
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
  expect(refusalOf(() => primaryCategory(categories))).toBe(
    "Cannot choose the category: whole numbers from 1 to 10 are needed",
  );
});
