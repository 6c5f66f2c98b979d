import { actionTable } from "./action.ts";
import { type Cycle, cyclesOf, cycleTable } from "./cycle.ts";
import { measureTable } from "./measure.ts";
import { priorityTable } from "./priority.ts";

/** What other partnerships have published of their plans; titles shortened. */
interface Published {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly priorities: readonly string[];
  readonly objectivesEach?: number;
  readonly actions?: readonly {
    readonly ref: string;
    readonly due: string;
    readonly assessment?: string;
    readonly state?: string;
  }[];
  readonly measures?: readonly { readonly aim: string; readonly better: string; readonly target?: number }[];
}

function planOf({
  id,
  from,
  to,
  priorities,
  objectivesEach = 0,
  actions = [],
  measures = [],
}: Published): Cycle {
  const refs = priorities.map((_, index) => String(index + 1));
  const [plan] = cyclesOf({
    cycles: [cycleTable.schema.parse({ id, name: id, from, to })],
    priorities: [
      ...priorities.map((title, index) => ({ ref: refs[index], title, level: "priority" })),
      ...refs.flatMap((partOf) =>
        [...Array(objectivesEach).keys()].map((index) => ({
          ref: `${partOf}/${index + 1}`,
          title: "Objective",
          level: "objective",
          partOf,
        })),
      ),
    ].map((row) => priorityTable.schema.parse({ cycle: id, ...row })),
    actions: actions.map((row) =>
      actionTable.schema.parse({
        cycle: id,
        title: "Action",
        priorities: ["1"],
        state: "under-way",
        ...row,
        ref: `A${row.ref}`,
      }),
    ),
    measures: measures.map((row, index) =>
      measureTable.schema.parse({
        cycle: id,
        ref: `M${index + 1}`,
        title: "Measure",
        kind: "service",
        unit: "count",
        every: "quarter",
        priorities: ["1"],
        ...row,
      }),
    ),
  });
  return plan as Cycle;
}

/** Stockton, December 2017: one to four, one best; two of the due dates had passed. */
export const stockton = planOf({
  id: "stockton",
  from: "2017-04-01",
  to: "2018-03-31",
  priorities: ["Assessed"],
  actions: [
    { ref: "1", due: "To be confirmed", assessment: "2" },
    { ref: "2", due: "Apr 2017", assessment: "2" },
    { ref: "3", due: "Mar 2017 (past)", assessment: "2" },
    { ref: "4", due: "", assessment: "1", state: "complete" },
    { ref: "5", due: "", assessment: "1", state: "complete" },
  ],
});

/** South Tees: four priorities, three objectives each; measures to track, reduce, increase or keep in time. */
export const southTees = planOf({
  id: "south-tees",
  from: "2019-04-01",
  to: "2020-03-31",
  priorities: ["VEMT", "Neglect", "Voice", "Working together"],
  objectivesEach: 3,
  measures: [
    { aim: "track", better: "neither" },
    { aim: "reduce", better: "lower", target: 10 },
    { aim: "reach", better: "higher", target: 10 },
    { aim: "keep", better: "higher", target: 10 },
  ],
});

/** Thurrock: every action green, which members of the council asked about. */
export const thurrock = planOf({
  id: "thurrock",
  from: "2019-04-01",
  to: "2020-03-31",
  priorities: ["Plan"],
  actions: ["1", "2", "3"].map((ref) => ({ ref, due: "Mar 2020", assessment: "Green" })),
});

/** Bracknell Forest, 2017-18: due "ongoing". */
export const bracknell = planOf({
  id: "bracknell",
  from: "2017-04-01",
  to: "2018-03-31",
  priorities: [
    "Early Help",
    "Disabled children",
    "Online safety",
    "Domestic abuse",
    "Child protection arrangements",
  ],
  actions: [{ ref: "1", due: "Ongoing" }],
});

/** Kent, 2015-18: the reference 1.8 stands twice. */
export const kent = planOf({
  id: "kent",
  from: "2015-04-01",
  to: "2018-03-31",
  priorities: [...Array(14).keys()].map((index) => `Theme or area of interest ${index + 1}`),
  actions: ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.8"].map((ref) => ({
    ref,
    due: "Mar 2018",
  })),
});
