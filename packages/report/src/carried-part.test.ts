import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => `${code.slice(7)}: ${message}`);

it.each([
  [
    "In March there were 43,405 homes. Of these, 53,005 were with kin.",
    "parts-do-not-sum: The parts make 53,005, but the total printed is 43,405",
  ],
  [
    "A total of 352 children lived in foster care. Of that number 275 were with our carers and a further 97 children were with agencies.",
    "parts-do-not-sum: The parts make 372, but the total printed is 352",
  ],
  [
    "A total of 352 children lived in foster care, which was a decrease of 13. Of that number 275 were with our carers and a further 97 were not.",
    "parts-do-not-sum: The parts make 372, but the total printed is 352",
  ],
])("holds a part to the number of the sentence before: %s", (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

it.each([
  "In March there were 43,405 homes. Of these, 35,005 were with kin.",
  "A total of 352 children lived in foster care. Of that number 255 were with our carers and a further 97 children were with agencies.",
  "There were 205 families. Of these, 416 children were seen.",
  "There were 205 families. Of the 416 children 12 were seen.",
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
