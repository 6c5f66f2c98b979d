import fc from "fast-check";
import { expect, it } from "vitest";
import { labelMeaning } from "./label-meaning.ts";

it.each([
  ["Deaths reviewed", "Reviews of deaths"],
  ["Total number of deaths", "Deaths"],
  ["A share of each partner", "The share of each partner"],
  ["Children's homes", "Homes of children"],
  ["Fee for the band", "Fee of a band"],
  ["Deaths Reviewed", "Deaths reviewed"],
])("%s and %s are one meaning", (one, other) => {
  expect(labelMeaning(other)).toBe(labelMeaning(one));
});

it.each([
  ["Rooms booked", "Rooms not booked"],
  ["Deaths under 5", "Deaths over 5"],
  ["Waits of more than 6 weeks", "Waits of less than 6 weeks"],
  ["Deaths: 0-27 days", "Deaths: 28-364 days"],
  ["Fee for band A", "Fee for band B"],
  ["Fee for band A", "Fee for band"],
  ["Contribution of GP surgeries", "Contribution of surgeries"],
  ["Spent on Zoë House", "Spent on Zoé House"],
  ["Spent on Élan", "Spent on Ölan"],
  ["Children of 12", "Children of 1 to 2"],
  ["Visits with an interpreter", "Visits without an interpreter"],
])("%s and %s are two meanings", (one, other) => {
  expect(labelMeaning(other)).not.toBe(labelMeaning(one));
});

it("is the same whatever the order of the words", () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(words, (label) => {
      expect(labelMeaning(label.toReversed().join(" "))).toBe(labelMeaning(label.join(" ")));
    }),
  );
});
