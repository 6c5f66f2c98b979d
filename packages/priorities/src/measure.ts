import { calendarDateSchema, defineTable, isCalendarDate, type RecordProblem, type Table } from "@pdscp/core";
import * as z from "zod";
import type { Action } from "./action.ts";
import { milestoneOf } from "./path.ts";
import { referenceSchema, referencesSchema } from "./reference.ts";

const wholeNumber = z.int().min(0);

const measureSchema = z
  .strictObject({
    cycle: z.string().min(1),
    ref: referenceSchema,
    title: z.string().min(1),
    /** How children in the area are, or what a service does. */
    kind: z.enum(["population", "service"]),
    unit: z.enum(["count", "percentage", "rate"]),
    /** What a rate is per, such as 10000. */
    per: z.int().min(1).exactOptional(),
    /** Which way is better. */
    better: z.enum(["higher", "lower", "neither"]),
    every: z.enum(["month", "quarter", "year"]),
    priorities: referencesSchema,
    /** The actions that are meant to move it: of a service measure alone. */
    actions: referencesSchema.exactOptional(),
    /** The day from which it is counted at all. */
    since: calendarDateSchema.exactOptional(),
    /** Days from which it is counted differently: nothing before is comparable with what comes after. */
    breaks: referencesSchema.exactOptional(),
    baselineCount: wholeNumber.exactOptional(),
    baselineTotal: z.int().min(1).exactOptional(),
    baselineOn: calendarDateSchema.exactOptional(),
    /** To rise to the target, fall to it, stay no worse than it, stay within two limits, or only be watched. */
    aim: z.enum(["reach", "reduce", "keep", "range", "track"]),
    /** In the measure's unit: 95 for 95%. The lower limit of a range. */
    target: z.number().exactOptional(),
    /** The upper limit of a range. */
    targetTo: z.number().exactOptional(),
    targetOn: calendarDateSchema.exactOptional(),
    /** What is expected by the end of quarters, as "2024/25 Q1 20". */
    path: referencesSchema.exactOptional(),
  })
  .readonly();

interface MeasureRecord extends z.output<typeof measureSchema> {}

/** What a service does: the actions that are meant to move it may be credited with it. */
export interface ServiceMeasure extends MeasureRecord {
  readonly kind: "service";
}

/** How children in the area are. Too much moves it for any action to be credited with it, so it names none. */
export interface PopulationIndicator extends Omit<MeasureRecord, "kind" | "actions"> {
  readonly kind: "population";
  readonly actions?: never;
}

/** What a cycle watches. */
export type Measure = ServiceMeasure | PopulationIndicator;

type Problem = RecordProblem<keyof MeasureRecord>;

/** Measures as rows, with baseline, target and expected path. */
export const measureTable = defineTable({
  name: "measures",
  schema: measureSchema,
  headings: {
    cycle: "Cycle",
    ref: { heading: "Reference", aliases: ["Ref"] },
    title: { heading: "Measure", aliases: ["Title", "Indicator"] },
    kind: "Kind",
    unit: "Unit",
    per: "Per",
    better: "Better",
    every: "Every",
    priorities: { heading: "Priorities", aliases: ["Priority"] },
    actions: { heading: "Actions", aliases: ["Action"] },
    since: "Counted since",
    breaks: "Breaks",
    baselineCount: "Baseline count",
    baselineTotal: "Baseline total",
    baselineOn: "Baseline on",
    aim: "Aim",
    target: "Target",
    targetTo: "Target to",
    targetOn: "Target on",
    path: "Expected path",
  },
  key: ["cycle", "ref"],
  check: (measure) => [...creditProblems(measure), ...unitProblems(measure), ...targetProblems(measure)],
}) as Table<MeasureRecord> as Table<Measure>;

function creditProblems({ kind, actions = [] }: MeasureRecord): readonly Problem[] {
  if (kind === "service" || actions.length === 0) return [];
  const message = "a population indicator credits no action: leave the actions empty";
  return [{ code: "priorities/population-credited", message, field: "actions" }];
}

function unitProblems(measure: MeasureRecord): readonly Problem[] {
  const { unit, per, baselineCount, baselineTotal, baselineOn } = measure;
  const problem = (code: string, message: string, field: keyof MeasureRecord): Problem => ({
    code,
    message,
    field,
  });
  if (unit === "rate" && per === undefined)
    return [problem("priorities/target-invalid", "a rate says what it is per", "per")];
  const whole = baselineCount === undefined ? baselineTotal === undefined && baselineOn === undefined : true;
  if (!whole || (baselineCount !== undefined && unit !== "count" && baselineTotal === undefined)) {
    const message = "a baseline keeps its count, and the total it is of";
    return [
      problem("priorities/percentage-without-count", message, whole ? "baselineTotal" : "baselineCount"),
    ];
  }
  if (baselineCount !== undefined && baselineOn === undefined)
    return [problem("priorities/target-invalid", "a baseline says which day it is of", "baselineOn")];
  return unit === "percentage" && (baselineCount ?? 0) > (baselineTotal ?? Number.POSITIVE_INFINITY)
    ? [problem("priorities/count-above-total", "a count is at most its total", "baselineCount")]
    : [];
}

function targetProblems(measure: MeasureRecord): readonly Problem[] {
  const { unit, aim, better, target, targetTo, baselineOn, targetOn, path = [], breaks = [] } = measure;
  const problem = (message: string, field: keyof MeasureRecord): Problem => ({
    code: "priorities/target-invalid",
    message,
    field,
  });
  const wrongWay = { reach: "lower", reduce: "higher", keep: "neither", range: "", track: "" }[aim];
  return [
    ...(aim !== "track" && target === undefined ? [problem("this aim needs a target", "target")] : []),
    ...(aim === "range" && !(targetTo !== undefined && target !== undefined && target <= targetTo)
      ? [problem("a range needs a lower limit and an upper one", "targetTo")]
      : []),
    ...(["target", "targetTo"] as const)
      .filter((limit) => unit === "percentage" && !isPercentage(measure[limit] ?? 0))
      .map((limit) => problem("a percentage is from 0 to 100", limit)),
    ...(better === wrongWay ? [problem("the aim goes against what is better", "aim")] : []),
    ...(baselineOn !== undefined && targetOn !== undefined && targetOn <= baselineOn
      ? [problem("a target is for a day after the baseline's", "targetOn")]
      : []),
    ...(path.some((line) => milestoneOf(line) === undefined)
      ? [problem('each part of the path is a quarter and a number, such as "2024/25 Q1 20"', "path")]
      : []),
    ...(breaks.some((day) => !isCalendarDate(day))
      ? [problem('each break is a day such as "2024-04-01", in a column of text', "breaks")]
      : []),
  ];
}

function isPercentage(number: number): boolean {
  return number >= 0 && number <= 100;
}

/** Whether an action may be credited with a change in the measure at all. */
export function isServiceMeasure(measure: Measure): measure is ServiceMeasure {
  return measure.kind === "service";
}

/** The measures that an action is meant to move: service measures, for a change in the population is nobody's alone. */
export function measuresOf(action: Action, measures: readonly Measure[]): readonly ServiceMeasure[] {
  const own = measures
    .filter(isServiceMeasure)
    .filter(({ cycle, actions }) => cycle === action.cycle && actions?.includes(action.ref));
  return Object.freeze(own);
}
