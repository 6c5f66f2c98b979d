import { type CalendarDate, endOf, type Reject } from "@pdscp/core";
import {
  actionTable,
  type Coverage,
  type Cycle,
  checkPlan,
  coverage,
  cyclesOf,
  cycleTable,
  type DataLedger,
  type Evidence,
  evidenceTable,
  expectedReturnTable,
  type Measure,
  measureTable,
  missingData,
  type Observation,
  type Overdue,
  observationTable,
  overdue,
  type Progress,
  priorityTable,
  progress,
  receivedReturnTable,
  type SuccessionLedger,
  succession,
  successionTable,
  type TwoPoints,
  twoPoints,
} from "@pdscp/priorities";
import { CliError } from "./errors.ts";
import type { Settings } from "./settings.ts";
import type { SourceFolder } from "./source-file.ts";

/** Where the plan stands at the end of the year. */
export interface PrioritiesOfYear {
  readonly cycle: Cycle;
  readonly evidence: readonly Evidence[];
  /** How the cycle before became this one, where the folder has it. */
  readonly succession?: SuccessionLedger;
  readonly progress: readonly Progress[];
  /** What may be said of the measures that have two observations. */
  readonly twoPoints: readonly { readonly measure: Measure; readonly said: TwoPoints }[];
  readonly coverage: Coverage;
  readonly overdue: readonly Overdue[];
  readonly data: DataLedger;
  readonly findings: ReturnType<typeof checkPlan>;
  /** Observations as a report printed them that cannot be used, such as a percentage without its count. */
  readonly refused: readonly Reject[];
}

/** Reads the plan of the cycle that the settings name, or of the only one there is. */
export async function readPriorities(folder: SourceFolder, settings: Settings): Promise<PrioritiesOfYear> {
  const [
    cycles,
    priorities,
    actions,
    measures,
    observations,
    evidenceGiven,
    links,
    expected,
    received,
    refused,
  ] = await Promise.all([
    folder.optionalRecords(cycleTable, "cycles.csv"),
    folder.optionalRecords(priorityTable, "priorities.csv"),
    folder.optionalRecords(actionTable, "actions.csv"),
    folder.optionalRecords(measureTable, "measures.csv"),
    folder.optionalRecords(observationTable, "observations.csv"),
    folder.optionalRecords(evidenceTable, "evidence.csv"),
    folder.optionalRecords(successionTable, "successions.csv"),
    folder.optionalRecords(expectedReturnTable, "expected-returns.csv"),
    folder.optionalRecords(receivedReturnTable, "received-returns.csv"),
    folder.rejects(observationTable, "observations-as-printed.csv"),
  ]);
  const plans = cyclesOf({
    cycles: cycles.records,
    priorities: priorities.records,
    actions: actions.records,
    measures: measures.records,
  });
  const index = plans.findIndex(({ id }) => id === settings.cycle);
  const cycle = plans[index === -1 && settings.cycle === undefined ? plans.length - 1 : index];
  if (cycle === undefined) {
    throw new CliError(`Cannot read the priorities: report.json must name a cycle of cycles.csv`, {
      code: "cli/settings-invalid",
      path: ["cycle"],
    });
  }
  const before = plans[plans.indexOf(cycle) - 1];
  const on = endOf(settings.year);
  const evidence = evidenceGiven.records;
  return {
    cycle,
    evidence,
    ...(before === undefined ? {} : { succession: succession(before, cycle, links.records) }),
    ...measured(cycle.measures, observations.records, on),
    coverage: coverage(cycle, evidence),
    overdue: overdue(cycle.actions, { on }),
    data: missingData(expected.records, received.records, { on }),
    findings: checkPlan(cycle, { on, evidence }),
    refused,
  };
}

function measured(measures: readonly Measure[], observations: readonly Observation[], on: CalendarDate) {
  const pairs = measures.map((measure) => ({
    measure,
    own: observations.filter((observation) => observation.measure === measure.ref && observation.on <= on),
  }));
  return {
    progress: pairs.map(({ measure, own }) => progress(measure, own, { on })),
    twoPoints: pairs
      .filter(({ own }) => own.length === 2)
      .map(({ measure, own }) => ({ measure, said: twoPoints(measure, own) })),
  };
}
