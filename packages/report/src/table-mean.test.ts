import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";
import { table } from "./table.fixture.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity !== "note")
    .map(({ span, instead }) => `${text.slice(span.start, span.end)}: ${instead}`);

it.each([
  {
    what: "a mean of some areas",
    rows: ["Measure|North|South|East|Average", "A|24|30|27|27", "B|11|12|13|12", "C|40|51|62|64"],
    slip: ["64: 51"],
  },
  {
    what: "one mean of two over years",
    rows: ["Year|Calls|Plans", "2021|24|11", "2022|30|12", "2023|27|13", "Average|27|21"],
    slip: ["21: 12"],
  },
  {
    what: "a mean of tens",
    rows: ["Year|Calls", "2021|40", "2022|50", "2023|60", "Average|58"],
    slip: ["58: 50"],
  },
  {
    what: "a mean with one place",
    rows: ["Quarter|Courses", "Q1|30", "Q2|42", "Q3|39", "Q4|46", "Mean|39.8"],
    slip: ["39.8: 39.3"],
  },
  {
    what: "a mean of the last years",
    rows: ["Year|Calls", "2019|99", "2020|98", "2021|24", "2022|30", "2023|27", "Three-year average|72"],
    slip: ["72: 27"],
  },
  {
    what: "a mean below a total",
    rows: ["Year|Calls", "2021|24", "2022|30", "2023|27", "Total|81", "Average|72"],
    slip: ["72: 27"],
  },
  {
    what: "a mean behind a share",
    rows: [
      "Measure|2021|2022|2023|% of all|Average",
      "A|24|30|27|5|27",
      "B|11|12|13|6|12",
      "C|40|51|62|7|64",
    ],
    slip: ["64: 51"],
  },
])("finds $what that is wrong", ({ rows, slip }) => {
  expect(found(table(...rows))).toEqual(slip);
});

it.each([
  {
    why: "half are of areas",
    rows: [
      "Measure|North|South|East|Average",
      "A|24|30|27|27",
      "B|11|12|13|12",
      "C|40|51|62|64",
      "D|2|4|6|9",
    ],
  },
  { why: "it is weighted", rows: ["Year|Calls", "2021|24", "2022|30", "2023|27", "Weighted average|72"] },
  {
    why: "it is of something else",
    rows: ["Year|Calls", "2021|24", "2022|30", "2023|27", "Average cost|72"],
  },
  { why: "it is of two years", rows: ["Year|Deaths", "2022|24", "2023|30", "Average|72"] },
  { why: "not all are years", rows: ["Year|Deaths", "2022|24", "2023|30", "Baseline|27", "Average|72"] },
  {
    why: "one of the measures is a rate",
    rows: ["Year|Calls|Rate", "2021|24|11", "2022|30|12", "2023|27|13", "Average|27|21"],
  },
  {
    why: "none is right",
    rows: ["Year|Calls|Plans", "2021|24|11", "2022|30|12", "2023|27|13", "Average|72|21"],
  },
  {
    why: "a part is not known",
    rows: ["Measure|Q1|Q2|Q3|Average", "A|24|30|27|27", "B|11|12|13|12", "C|40|51|[c]|64"],
  },
  {
    why: "it is not known itself",
    rows: ["Measure|Q1|Q2|Q3|Average", "A|24|30|27|27", "B|11|12|13|12", "C|40|51|62|[c]"],
  },
  {
    why: "it is of another kind",
    rows: ["Measure|Q1|Q2|Q3|Average", "A|24|30|27|27", "B|11|12|13|12", "C|£40|£51|£62|9"],
  },
  {
    why: "one part is of another kind",
    rows: ["Measure|Q1|Q2|Q3|Average", "A|24|30|27|27", "B|11|12|13|12", "C|40|51%|62|9"],
  },
  { why: "there is one part", rows: ["Measure|Calls|Average", "A|24|24", "B|11|11", "C|40|9"] },
])("finds no wrong mean where $why", ({ rows }) => {
  expect(found(table(...rows))).toEqual([]);
});
