import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity === "error")
    .map(({ code, message, span }) => `${code.slice(7)}: ${message} | ${text.slice(span.start, span.end)}`);

it.each([
  [
    "In March there were 43,405 homes. Of these, 53,005 were with kin.",
    "parts-do-not-sum: A part of 53,005 is more than the 43,405 that it is of | 53,005",
  ],
  [
    "A total of 352 children lived in foster care. Of that number 275 were with our carers and a further 97 children were with agencies.",
    "parts-do-not-sum: The parts make 372, but the total printed is 352 | 275 were with our carers and a further 97",
  ],
  [
    "A total of 352 children lived in foster care, which was a decrease of 13. Of that number 275 were with our carers and a further 97 were not.",
    "parts-do-not-sum: The parts make 372, but the total printed is 352 | 275 were with our carers and a further 97",
  ],
  ...[
    "There were 352 looked after children at the end of March. Of these, 400 were boys.",
    "There were 352 children in care\n\nOf these, 400 were boys.",
    "There were 352 children in 12 homes. Of these, 400 were boys.",
    "- There were 352 children.\n- Of these, 400 were boys.",
    "There were 352 children. Of these, 400 (85%) were boys.",
    "There were 352 children. Of these, 400 (85.2 %) were boys.",
    "We spent £90,000 on 352 children. Of that number 400 were boys.",
  ].map((text) => [text, "parts-do-not-sum: A part of 400 is more than the 352 that it is of | 400"]),
])("holds a part to the number of the sentence before: %s", (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

it.each([
  "In March there were 43,405 homes. Of these, 35,005 were with kin.",
  "A total of 352 children lived in foster care. Of that number 255 were with our carers and a further 97 children were with agencies.",
  "There were 205 families. Of these, 416 children were seen.",
  "There were 205 families. Of the 416 children 12 were seen.",
  "There were 205 families. Of these families' children, 416 were seen.",
  "There were new rules at 12 schools. Of these, 45 were ours.",
  "In 3 areas a total of 405 lived in homes. Of that number 205 were with kin.",
  "A total of 352 children came. Of that number 275 were here, as last year and a further 97 moved here.",
  "A total of 352 children came. Of that number 275 were ours and a further letter went to 97.",
  "There were over 205 families. Of these, 206 were seen.",
  "There were 99 plans. Of these, 20 were new. Of these, 30 were old.",
  "We trained staff at 12 schools. Of these, 45 were heads.",
  "There were 12 schools with pupils in care. Of these, 45 were ours.",
  "There were 12 courses for schools, and hundreds came. Of these, 45 were heads.",
  "We ran 12 courses, and hundreds of staff came. Of these, 45 were heads.",
  "The panel met 4 times and reviewed 27 deaths. Of those, 14 had such factors.",
  "Many families came. Of these, 416 were seen.",
  "There were 352 children. Of these, 255 were here and 97 were there, and a further 12 were in care of others.",
  "There were 27 deaths. Of these, 52% were reviewed and 60 days was the most.",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text)).toEqual([]);
});
