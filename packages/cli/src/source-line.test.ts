import { expect, it } from "vitest";
import { inNumber, inShort, linesText, onLines } from "./source-line.ts";

const lines = (count: number, source = "a.csv") =>
  Array.from({ length: count }, (_, index) => ({ source, line: index + 2 }));

it.each([
  [[3], "line 3"],
  [[3, 3], "line 3"],
  [[4, 2, 3], "lines 2 to 4"],
  [[2, 4, 9], "lines 2, 4 and 9"],
  [[2, 4, 6, 8, 10, 12, 14], "7 lines from 2 to 14"],
  [[...lines(1_500).map(({ line }) => line), 9_000], "1,501 lines from 2 to 9000"],
])("says lines briefly: %j", (numbers, text) => {
  expect(linesText(numbers)).toBe(text);
});

it("lists lines up to two hundred, and beyond that says how many and between which", () => {
  expect(onLines("a.csv", lines(200))).toEqual(lines(200));
  expect(onLines("a.csv", lines(201))).toEqual([{ title: "a.csv", at: "lines 2 to 202" }]);
  expect(onLines("a.csv", [])).toEqual([{ title: "a.csv" }]);
});

it("counts lines without saying where they stand", () => {
  expect(inNumber("a.csv", lines(1_201))).toEqual([{ title: "a.csv", at: "1,201 lines" }]);
  expect(inNumber("a.csv", [])).toEqual([{ title: "a.csv" }]);
});

it("keeps the files apart", () => {
  expect(inShort([...lines(2, "b.csv"), ...lines(3), { source: "b.csv", line: 9 }])).toEqual([
    { title: "b.csv", at: "lines 2, 3 and 9" },
    { title: "a.csv", at: "lines 2 to 4" },
  ]);
});
