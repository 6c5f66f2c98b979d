import { expect, it } from "vitest";
import { sources } from "./figures-text.ts";

const at = (source: string, ...lines: readonly number[]) => lines.map((line) => ({ source, line }));

it.each([
  { from: [], text: "" },
  { from: at("a.csv", 3), text: "a.csv, line 3" },
  { from: at("a.csv", 3, 3), text: "a.csv, line 3" },
  { from: at("a.csv", 4, 2, 3), text: "a.csv, lines 2 to 4" },
  { from: at("a.csv", 10, 2), text: "a.csv, lines 2 and 10" },
  { from: at("a.csv", 2, 4, 6, 8, 10, 12), text: "a.csv, lines 2, 4, 6, 8, 10 and 12" },
  { from: at("a.csv", 2, 4, 6, 8, 10, 12, 14), text: "a.csv, 7 lines from 2 to 14" },
  {
    from: [...at("a.csv", 1), ...at("b.csv", 2), ...at("a.csv", 2)],
    text: "a.csv, lines 1 to 2; b.csv, line 2",
  },
  {
    from: [{ title: "Minutes" }, { figure: "funding.budget" }, ...at("a.csv", 1), { title: "Minutes" }],
    text: "a.csv, line 1; Minutes; funding.budget",
  },
])("says briefly: $text", ({ from, text }) => {
  expect(sources(from)).toBe(text);
});
