import { actionTable } from "./action.ts";
import { cyclesOf, cycleTable } from "./cycle.ts";
import { evidenceTable } from "./evidence.ts";
import { measureTable } from "./measure.ts";
import { observationTable } from "./observation.ts";
import { priorityTable } from "./priority.ts";

/** What the partnership's published reports for 2022/23 and 2023/24 say of its priorities. */
const record = cycleTable.schema;
const boards = ["dorset", "bcp"];
const earlier = ["Child exploitation", "Intra-familial sexual abuse", "Domestic abuse"];

export const [seedEarlier, seedLater] = cyclesOf({
  cycles: [
    record.parse({ id: "2022-23", name: "2022 to 2023", from: "2022-04-01", to: "2023-03-31", boards }),
    record.parse({ id: "2023-25", name: "2023 to 2025", from: "2023-04-01", to: "2025-03-31", boards }),
  ],
  priorities: [
    ...[...earlier, "Mental health and emotional wellbeing"].map((title, index) => ({
      cycle: "2022-23",
      ref: String(index + 1),
      title,
      level: "priority",
    })),
    ...[
      { ref: "A", title: "Violence experienced by children and young people", level: "priority" },
      { ref: "A.1", title: "Sexual violence and abuse", level: "strand", partOf: "A" },
      { ref: "A.2", title: "Domestic abuse", level: "strand", partOf: "A" },
      { ref: "A.3", title: "Physical violence and knife crime", level: "strand", partOf: "A" },
      { ref: "B", title: "Mental health and emotional well-being", level: "priority" },
      { ref: "C", title: "Neglect", level: "priority" },
    ].map((row) => ({ cycle: "2023-25", ...row })),
  ].map((row) => priorityTable.schema.parse(row)),
  actions: [
    {
      ref: "ACT-1",
      title: "Assure quality",
      priorities: ["A"],
      boards: ["bcp"],
      due: "2024/25",
      state: "not-started",
    },
    {
      ref: "ACT-2",
      title: "Launch risk assessment",
      priorities: ["A"],
      boards: ["dorset"],
      due: "Feb 2024",
      state: "complete",
    },
    {
      ref: "ACT-7",
      title: "Carry out mental health review",
      priorities: ["B"],
      due: "2024/25",
      state: "under-way",
    },
    {
      ref: "ACT-9",
      title: "Carry out neglect plan",
      priorities: ["C"],
      due: "2024/25",
      state: "not-started",
    },
  ].map((row) => actionTable.schema.parse({ cycle: "2023-25", ...row })),
}) as [ReturnType<typeof cyclesOf>[number], ReturnType<typeof cyclesOf>[number]];

export const seedLinks = [
  { from: "1", to: "A", reason: "Extra-familial harm is pursued under violence" },
  { from: "2", to: "A.1", reason: "It became a strand of violence" },
  { from: "3", to: "A.2", reason: "It became a strand of violence" },
  { from: "4", to: "B", reason: "It goes on" },
];

export const seedMeasure = measureTable.schema.parse({
  cycle: "2023-25",
  ref: "EFH",
  title: "Children at significant risk of extra-familial harm",
  kind: "population",
  unit: "count",
  better: "lower",
  every: "month",
  priorities: ["A"],
  since: "2023-09-01",
  aim: "track",
});

export const seedObservations = [
  { measure: "EFH", on: "2023-09-30", count: 28, chosenAs: "previous-high" },
  { measure: "EFH", on: "2024-03-31", count: 14 },
].map((row) => observationTable.schema.parse(row));

export const seedEvidence = [
  {
    ref: "EV-1",
    title: "Conference",
    on: "2023-10-18",
    kind: "training",
    shows: "output",
    priorities: ["A", "B"],
  },
  {
    ref: "EV-2",
    title: "Practice reviews",
    on: "2024-03-31",
    kind: "review",
    shows: "output",
    priorities: ["A"],
  },
  {
    ref: "EV-3",
    title: "Quality assurance",
    on: "2024-03-31",
    kind: "audit",
    shows: "output",
    priorities: ["A.2"],
  },
  {
    ref: "EV-4",
    title: "67 people",
    on: "2024-03-31",
    kind: "voice-of-the-child",
    shows: "output",
    priorities: ["A.2"],
  },
  {
    ref: "EV-5",
    title: "28 and 14",
    on: "2024-03-31",
    kind: "data",
    shows: "outcome",
    priorities: ["A"],
    measure: "EFH",
  },
  { ref: "EV-6", title: "Launch", on: "2024-02-29", kind: "other", shows: "activity", actions: ["ACT-2"] },
  {
    ref: "EV-8",
    title: "Scrutiny of neglect",
    on: "2024-03-31",
    kind: "audit",
    shows: "output",
    actions: ["ACT-9"],
  },
].map((row) => evidenceTable.schema.parse({ cycle: "2023-25", ...row }));
