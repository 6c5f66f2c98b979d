import type { DivisionRule } from "./division.ts";
import { cycle, day } from "./record.fixture.ts";

export const successors = [
  { id: "dorset-scp", boards: ["dorset"] },
  { id: "bcp-scp", boards: ["bcp"] },
];
export const rule: DivisionRule = { on: day("2024-08-01"), shared: "each" };

export const plan = cycle(
  {},
  {
    priorities: [
      { ref: "1", boards: ["dorset"] },
      { ref: "2" },
      { ref: "2.1", level: "strand", partOf: "2", boards: ["dorset"] },
    ],
    actions: [
      { ref: "a", boards: ["dorset"] },
      { ref: "b", priorities: ["2.1"], boards: ["bcp"] },
      { ref: "c", boards: ["dorset", "bcp"] },
      { ref: "d", boards: ["somerset"] },
      { ref: "e", boards: ["dorset", "somerset"] },
      { ref: "f" },
    ],
    measures: [
      { ref: "m", actions: ["a", "c"] },
      { ref: "n", kind: "population" },
    ],
  },
);
