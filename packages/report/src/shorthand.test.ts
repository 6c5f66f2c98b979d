import { expect, it } from "vitest";
import { shorthandIn } from "./shorthand.ts";

it("explains each mark of official statistics, in the order of their list", () => {
  const all = "[ss] [sss] [s] [t] [u] [w] [r] [p] [ns] [low] [f] [b] [z] [x] [k] [e] [c]";
  expect(shorthandIn([all]).map(({ mark, meaning }) => `${mark} ${meaning}`)).toEqual([
    "[c] confidential: withheld, so that no person can be recognised",
    "[e] estimated",
    "[k] rounds to nought, but is not nought",
    "[x] not available",
    "[z] not applicable",
    "[b] break in the series: do not compare across it",
    "[f] forecast",
    "[low] low, and rounds to nought",
    "[ns] not statistically significant",
    "[p] provisional",
    "[r] revised since it was last published",
    "[s] statistically significant at the 5% level",
    "[ss] statistically significant at the 1% level",
    "[sss] statistically significant at the 0.1% level",
    "[t] total",
    "[u] of low reliability",
    "[w] none recorded in the survey",
  ]);
});

it.each([
  { texts: ["[c] [e1] [c]", "[note] [1] [zz]"], marks: ["[c]", "[e]"] },
  { texts: ["[e]", "[c]"], marks: ["[c]", "[e]"] },
  { texts: ["[sss12]"], marks: ["[sss]"] },
  { texts: ["[e123] [E] c] [c [ c ]"], marks: [] },
  { texts: [], marks: [] },
])("finds the marks $marks in $texts", ({ texts, marks }) => {
  expect(shorthandIn(texts).map(({ mark }) => mark)).toEqual(marks);
});
