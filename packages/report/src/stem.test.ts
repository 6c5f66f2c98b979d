import { expect, it } from "vitest";
import { stemsOf } from "./stem.ts";

it.each([
  { words: "Deaths reviewed", stems: ["death", "review"] },
  { words: "reviewing a death, and deaths", stems: ["review", "death"] },
  { words: "Notifications notified, notifies and notify", stems: ["notif"] },
  { words: "Applications apply", stems: ["appl"] },
  { words: "Evaluations evaluated, an evaluation evaluates", stems: ["evalu", "evaluat"] },
  { words: "Attendances attended in sessions of a session", stems: ["attendanc", "attend", "sess"] },
  { words: "Policies and a policy", stems: ["polic"] },
  { words: "The total number of the year", stems: [] },
  { words: "aged ages use", stems: ["aged", "ages", "use"] },
  { words: "ICB of BCP, 27 in 2023/24", stems: ["icb", "bcp"] },
  { words: "an ox", stems: [] },
])("takes $stems from: $words", ({ words, stems }) => {
  expect(stemsOf(words)).toEqual(stems);
});

it("passes over the small words that every sentence has", () => {
  const small =
    "the of in to for and or was were is are be been by at on from with this that these those it its our their there per as about over under than more less which who had has have will would all any each not no year years number total";
  expect(stemsOf(small)).toEqual([]);
});
