import { type CalendarDate, endOf, type Reading, type Reject, type SourceLocation } from "@pdscp/core";
import {
  type Action,
  actionTable,
  type Coverage,
  type Cycle,
  type CycleRecord,
  checkCycles,
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
  type Priority,
  type Progress,
  priorityTable,
  progress,
  receivedReturnTable,
  type SuccessionLedger,
  type SuccessionRecord,
  succession,
  successionTable,
  type TwoPoints,
  twoPoints,
} from "@pdscp/priorities";
import { CliError, FileRefusal } from "./errors.ts";
import { type PlanDivision, readPlanDivision } from "./plan-division.ts";
import { type PlanRatings, readRatings } from "./plan-rating.ts";
import type { Settings } from "./settings.ts";
import { placesIn, type SourceFolder, withPlace } from "./source-file.ts";

/** Where the plan stands at the end of the year. */
export interface PrioritiesOfYear {
  readonly cycle: Cycle;
  readonly evidence: readonly Evidence[];
  /** How the cycle before became this one, where the folder has it. */
  readonly succession?: SuccessionLedger;
  readonly progress: readonly Progress[];
  /** How the partnership's own rules rate it, where the folder has them. */
  readonly ratings?: PlanRatings;
  /** What becomes of it, where the folder says how the partnership divides. */
  readonly division?: PlanDivision;
  /** What may be said of the measures that have two observations. */
  readonly twoPoints: readonly { readonly measure: Measure; readonly said: TwoPoints }[];
  readonly coverage: Coverage;
  readonly overdue: readonly Overdue[];
  readonly data: DataLedger;
  readonly findings: ReturnType<typeof checkPlan>;
  /** Observations as a report printed them that cannot be used, such as a percentage without its count. */
  readonly refused: readonly Reject[];
  /** The measures that have two observations, as they stood at the first, and where that stands. */
  readonly before: readonly { readonly stood: Progress; readonly at: SourceLocation }[];
  /** Where the latest observation of each measure stands, by the measure's reference. */
  readonly at: ReadonlyMap<string, SourceLocation>;
  /** Where each action of the cycle stands. */
  readonly actionsAt: readonly SourceLocation[];
}

/**
 * Reads the plan of the cycle that the settings name, or else of the last that had begun by the end of the year, or of the only one
 * there is. A row that names what no plan has is refused with its line; what is dated after the year is of a later report.
 */
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
    folder.records(cycleTable, "cycles.csv"),
    folder.records(priorityTable, "priorities.csv"),
    folder.optionalRecords(actionTable, "actions.csv"),
    folder.optionalRecords(measureTable, "measures.csv"),
    folder.optionalRecords(observationTable, "observations.csv"),
    folder.optionalRecords(evidenceTable, "evidence.csv"),
    folder.optionalRecords(successionTable, "successions.csv"),
    folder.optionalRecords(expectedReturnTable, "expected-returns.csv"),
    folder.optionalRecords(receivedReturnTable, "received-returns.csv"),
    folder.rejects(observationTable, "observations-as-printed.csv"),
  ]);
  const plans = plansOf(cycles.records, { priorities, actions, measures });
  refuseStrays(plans, { observations, evidence: evidenceGiven, links });
  const on = endOf(settings.year);
  const cycle =
    settings.cycle === undefined
      ? (lastBegun(plans, ({ from }) => from <= on) ?? onlyOne(plans))
      : plans.find(({ id }) => id === settings.cycle);
  if (cycle === undefined) {
    throw new CliError(`Cannot read the priorities: report.json must name a cycle of cycles.csv`, {
      code: "cli/settings-invalid",
      path: ["cycle"],
    });
  }
  const before = lastBegun(plans, ({ from }) => from < cycle.from);
  const evidence = evidenceGiven.records.filter((piece) => piece.on <= on);
  const stands = measured(cycle.measures, observations, on);
  const ratings = await readRatings(folder, { cycle, observations, evidence, on });
  const division = await readPlanDivision(folder, cycle);
  const rule = ratings?.actions?.rule;
  return {
    cycle,
    evidence,
    ...(before === undefined
      ? {}
      : {
          succession: withPlace(() => succession(before, cycle, links.records), { links: placesIn(links) }),
        }),
    ...stands,
    ...(ratings === undefined ? {} : { ratings }),
    ...(division === undefined ? {} : { division }),
    actionsAt: cycle.actions.map((action) => actions.locate(action) as SourceLocation),
    coverage: coverage(cycle, evidence),
    overdue: overdue(cycle.actions, { on }),
    data: missingData(expected.records, received.records, { on }),
    findings: [
      ...checkCycles(plans),
      ...checkPlan(cycle, { on, evidence, ...(rule === undefined ? {} : { rule }) }),
    ],
    refused,
  };
}

/** The cycle that began last, of some: whatever the order in which the file has them. */
function lastBegun(plans: readonly Cycle[], among: (plan: Cycle) => boolean): Cycle | undefined {
  return plans
    .filter(among)
    .reduce<Cycle | undefined>(
      (last, plan) => (last !== undefined && last.from >= plan.from ? last : plan),
      undefined,
    );
}

function onlyOne(plans: readonly Cycle[]): Cycle | undefined {
  return plans.length === 1 ? plans[0] : undefined;
}

interface PlanReadings {
  readonly priorities: Reading<Priority>;
  readonly actions: Reading<Action>;
  readonly measures: Reading<Measure>;
}

function plansOf(cycles: readonly CycleRecord[], rows: PlanReadings): readonly Cycle[] {
  const { priorities, actions, measures } = rows;
  return withPlace(
    () =>
      cyclesOf({
        cycles,
        priorities: priorities.records,
        actions: actions.records,
        measures: measures.records,
      }),
    { priorities: placesIn(priorities), actions: placesIn(actions), measures: placesIn(measures) },
  );
}

/**
 * An observation is of a measure of some plan, evidence of what its own plan holds, and a link between two plans: nothing else could
 * ever be counted.
 */
function refuseStrays(
  plans: readonly Cycle[],
  {
    observations,
    evidence,
    links,
  }: {
    readonly observations: Reading<Observation>;
    readonly evidence: Reading<Evidence>;
    readonly links: Reading<SuccessionRecord>;
  },
): void {
  const refuse = <Item>(reading: Reading<Item>, index: number, ref: string, field: string) => {
    throw new FileRefusal(
      { code: "priorities/reference-unknown", message: `"${ref}" is not in the plan`, path: [field] },
      placesIn(reading)(index),
    );
  };
  const measures = new Set(plans.flatMap((plan) => plan.measures.map(({ ref }) => ref)));
  for (const [index, { measure }] of observations.records.entries())
    if (!measures.has(measure)) refuse(observations, index, measure, "measure");

  const known = new Map(plans.map((plan) => [plan.id, partsOf(plan)]));
  for (const [index, link] of links.records.entries()) {
    const stray = (["fromCycle", "toCycle"] as const).find((field) => !known.has(link[field]));
    if (stray !== undefined) throw unknownCycle(placesIn(links)(index), stray);
  }
  for (const [index, piece] of evidence.records.entries()) {
    const parts = known.get(piece.cycle);
    if (parts === undefined) throw unknownCycle(placesIn(evidence)(index), "cycle");
    for (const field of ["priorities", "actions", "measure"] as const) {
      const stray = [piece[field] ?? []].flat().find((ref) => !parts[field].has(ref));
      if (stray !== undefined) refuse(evidence, index, stray, field);
    }
  }
}

function unknownCycle(at: Partial<SourceLocation>, field: string): FileRefusal {
  return new FileRefusal(
    { code: "priorities/cycle-unknown", message: "a cycle of cycles.csv is needed", path: [field] },
    at,
  );
}

function partsOf({ priorities, actions, measures }: Cycle) {
  const [priority, action, measure] = [priorities, actions, measures].map(
    (parts: readonly { readonly ref: string }[]) => new Set(parts.map(({ ref }) => ref)),
  ) as [Set<string>, Set<string>, Set<string>];
  return { priorities: priority, actions: action, measure };
}

function measured(
  measures: readonly Measure[],
  observations: Reading<Observation>,
  on: CalendarDate,
): Pick<PrioritiesOfYear, "progress" | "before" | "twoPoints" | "at"> {
  const { records, locate } = observations;
  const pairs = measures.map((measure) => ({
    measure,
    own: records.filter((observation) => observation.measure === measure.ref && observation.on <= on),
  }));
  const stands = pairs.map(({ measure, own }) => ({
    own,
    now: withPlace(() => progress(measure, own, { on }), {
      observations: placesIn({ ...observations, records: own }),
    }),
  }));
  const compared = pairs.filter(({ own }) => own.length === 2);
  return {
    progress: stands.map(({ now }) => now),
    before: compared.map(({ measure, own }) => {
      const [first] = own.toSorted((one, other) => (one.on < other.on ? -1 : 1)) as [Observation];
      return {
        stood: progress(measure, own, { on: first.on }),
        at: locate(first) as SourceLocation,
      };
    }),
    at: new Map(
      stands.flatMap(({ own, now }) => {
        const latest = own.find((observation) => observation.on === now.observedOn);
        return latest === undefined ? [] : [[now.measure.ref, locate(latest) as SourceLocation] as const];
      }),
    ),
    twoPoints: compared.map(({ measure, own }) => ({ measure, said: twoPoints(measure, own) })),
  };
}
