import { cycle } from "./record.fixture.ts";

/** A cycle before, for tests of what becomes of its parts. */
export const earlier = cycle(
  { id: "then", from: "2022-04-01", to: "2023-03-31" },
  {
    priorities: [
      { ref: "1", title: "One" },
      { ref: "2", title: "Two" },
      { ref: "3", title: "Three" },
      { ref: "2.1", level: "strand", partOf: "2" },
    ],
    actions: [
      { ref: "a", priorities: ["1"] },
      { ref: "b", priorities: ["2.1", "3"] },
      { ref: "c", priorities: ["3"] },
      { ref: "d", priorities: ["3"], state: "complete" },
    ],
    measures: [
      { ref: "m", priorities: ["3"] },
      { ref: "n", priorities: ["1"] },
    ],
  },
);

/** The cycle after it. */
export const later = cycle(
  {},
  {
    priorities: [
      { ref: "X", title: "One" },
      { ref: "Y", title: "Other" },
      { ref: "Z", title: "New" },
    ],
    actions: [{ ref: "a2", priorities: ["X"] }],
  },
);
