import {
  CoreError,
  type Figure,
  type Finding,
  figure,
  formatDate,
  formatFigure,
  formatPeriod,
  frozenCopy,
  isCalendarDate,
  type Source,
} from "@pdscp/core";
import { canonical, digestOf } from "./digest.ts";
import { ReportError } from "./errors.ts";
import { labelMeaning } from "./label-meaning.ts";

/** The figures of a report, each with its value, its reason and what it was computed from. */
export interface FigureRegister {
  /** In the order given. */
  readonly figures: readonly Figure[];
  readonly byId: ReadonlyMap<string, Figure>;
  /** What this edition of the report is called, such as "2023/24, second draft". */
  readonly edition?: string;
  /** The files that the figures were computed from, with the digests of their bytes. */
  readonly sources: readonly Source[];
  /** The rules that were data: formulas, fee schedules, policies, by name. */
  readonly rules: Readonly<Record<string, unknown>>;
  /** The digest of figures, sources and rules: two editions with the same digest say the same. */
  readonly digest: string;
}

/** What a register rests on besides its figures. */
export interface RegisterOptions {
  readonly edition?: string;
  readonly sources?: readonly Source[];
  readonly rules?: Readonly<Record<string, unknown>>;
}

/**
 * A register of figures: the one place that the numbers of a report come from.
 *
 * @throws {ReportError} `report/duplicate-figure` when two figures have one id; the path says which.
 * @throws {CoreError} `core/figure-invalid` when a figure is none, or the list of them.
 *
 * @example
 * ```ts
 * import { figure, financialYear } from "@pdscp/core";
 * import { createRegister } from "@pdscp/report";
 *
 * const reviewed = figure({
 *   id: "cdop.reviewed",
 *   label: "Deaths reviewed",
 *   period: financialYear("2023/24"),
 *   value: { kind: "count", count: 27 },
 *   because: "Reviews that the panel completed in the year",
 *   from: [{ source: "cases.csv", line: 2 }],
 * });
 *
 * createRegister([reviewed]).byId.get("cdop.reviewed")?.label; // => "Deaths reviewed"
 * createRegister([reviewed, reviewed]); // => throws report/duplicate-figure
 * ```
 */
export function createRegister(figures: Iterable<Figure>, options: RegisterOptions = {}): FigureRegister {
  const { edition, sources = [], rules = {} } = options;
  if (typeof figures?.[Symbol.iterator] !== "function") {
    throw new CoreError("Cannot register the figures: a list of them is needed", {
      code: "core/figure-invalid",
      path: ["figures"],
    });
  }
  const checked = Array.from(figures, figure);
  const byId = new Map<string, Figure>();
  for (const [index, each] of checked.entries()) {
    if (byId.has(each.id)) {
      throw new ReportError(`Cannot register the figures: "${each.id}" must be one figure, and is two`, {
        code: "report/duplicate-figure",
        path: ["figures", index, "id"],
      });
    }
    byId.set(each.id, each);
  }
  return Object.freeze({
    figures: Object.freeze(checked),
    byId: closed(byId),
    ...(edition === undefined ? {} : { edition }),
    sources: Object.freeze(sources.map((source) => Object.freeze({ ...source }))),
    rules: frozenCopy(rules),
    digest: digestOf({ figures: checked, sources, rules }),
  });
}

/** The map itself, which takes nothing in and lets nothing go from now on. Freezing alone does not close a map. */
function closed<Key, Value>(map: Map<Key, Value>): ReadonlyMap<Key, Value> {
  const value = () => {
    throw new TypeError("The figures of a register cannot be changed");
  };
  return Object.freeze(Object.defineProperties(map, { set: { value }, delete: { value }, clear: { value } }));
}

/** A figure of a register, by its id. */
export function figureOf(register: FigureRegister, id: string): Figure {
  const found = register.byId.get(id);
  if (found === undefined) {
    throw new ReportError(
      `Cannot find the figure "${id}": an id of the register is needed${suggestion(register, id)}`,
      {
        code: "report/figure-unknown",
        path: [id],
      },
    );
  }
  return found;
}

/** The id most like one that is not there, if any shares enough with it. */
function suggestion({ figures }: FigureRegister, id: string): string {
  const words = id.split(/[.-]/);
  const scored = figures.map((each) => {
    const own = each.id.split(/[.-]/);
    return {
      id: each.id,
      score: own.filter((word) => words.includes(word)).length / Math.max(own.length, words.length),
    };
  });
  const best = scored.reduce((top, each) => (each.score > top.score ? each : top), { id: "", score: 0.3 });
  return best.id === "" ? "" : `, perhaps "${best.id}"`;
}

/** What a check of a register can find. */
export type RegisterFindingCode =
  | "report/meaning-with-two-values"
  | "report/source-circular"
  | "report/source-missing"
  | "report/source-unknown"
  | "report/value-with-two-meanings";

/**
 * What is doubtful in a register: figures of one meaning with different values, one value that stands for two meanings (which a
 * reader will take for one), figures without a source, or resting on a figure that is not there or on themselves.
 */
export function checkRegister({ figures, byId }: FigureRegister): readonly Finding<RegisterFindingCode>[] {
  const findings: Finding<RegisterFindingCode>[] = [];
  const byMeaning = new Map<string, Figure>();
  const byValue = new Map<string, Figure>();
  for (const [index, each] of figures.entries()) {
    const meaning = `${meaningOf(each)} ${each.value.kind}`;
    const twin = byMeaning.get(meaning);
    const value = canonical(each.value);
    if (twin === undefined) byMeaning.set(meaning, each);
    else if (canonical(twin.value) !== value) {
      findings.push({
        code: "report/meaning-with-two-values",
        severity: "error",
        message: `"${each.id}" (${formatFigure(each)}) and "${twin.id}" (${formatFigure(twin)}) have one meaning, "${each.label}", and two values`,
        path: ["figures", index],
      });
    }
    const same = isTelling(each) ? byValue.get(`${periodOf(each)} ${value}`) : undefined;
    if (same === undefined) byValue.set(`${periodOf(each)} ${value}`, each);
    else if (meaningOf(same) !== meaningOf(each)) {
      findings.push({
        code: "report/value-with-two-meanings",
        severity: "note",
        message: `${formatFigure(each)} is both "${same.label}" (${same.id}) and "${each.label}" (${each.id}): the text must say that they are two things`,
        path: ["figures", index],
      });
    }
    if (each.from.length === 0) {
      findings.push({
        code: "report/source-missing",
        severity: "warning",
        message: `"${each.id}" does not say what it was computed from`,
        path: ["figures", index, "from"],
      });
    }
    for (const [place, source] of each.from.entries()) {
      if (!("figure" in source)) continue;
      const isKnown = byId.has(source.figure);
      if (isKnown && !leadsTo(byId, source.figure, each.id)) continue;
      findings.push({
        code: isKnown ? "report/source-circular" : "report/source-unknown",
        severity: "error",
        message: isKnown
          ? `"${each.id}" rests on itself, by way of "${source.figure}"`
          : `"${each.id}" rests on "${source.figure}", which is not in the register`,
        path: ["figures", index, "from", place],
      });
    }
  }
  return frozenCopy(findings);
}

/** Small counts coincide all the time; they say nothing. */
function isTelling({ value }: Figure): boolean {
  if (value.kind === "count") return value.count >= 10;
  return value.kind === "money" && !value.amount.isZero();
}

/** What a figure is of: what its label says, and its period. */
export function meaningOf(each: Figure): string {
  return `${labelMeaning(each.label)} ${periodOf(each)}`;
}

/** A figure's period as text. */
export function periodOf({ period }: Figure): string {
  return isCalendarDate(period) ? formatDate(period) : formatPeriod(period);
}

/** Whether a figure is another, or rests on it. */
function leadsTo(byId: ReadonlyMap<string, Figure>, from: string, id: string): boolean {
  const seen = new Set([from]);
  // A set gives what is added while it is gone through.
  for (const next of seen) {
    if (next === id) return true;
    for (const source of byId.get(next)?.from ?? []) if ("figure" in source) seen.add(source.figure);
  }
  return false;
}
