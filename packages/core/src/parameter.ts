import { type CalendarDate, isCalendarDate } from "./calendar.ts";
import { CoreError } from "./errors.ts";
import type { Finding } from "./finding.ts";
import { frozenCopy } from "./frozen-copy.ts";

/** A document that sets something, and where to read it. */
export interface Reference {
  readonly title: string;
  readonly href?: string;
  /** The place in it, such as "paragraph 18". */
  readonly at?: string;
}

/** A figure set by guidance or agreement that changes on known dates. */
export interface DatedParameter<Value> {
  readonly name: string;
  readonly unit: string;
  /** Newest first, each with the document that sets it. */
  readonly values: readonly {
    readonly from: CalendarDate;
    readonly value: Value;
    readonly reference: Reference;
  }[];
}

/**
 * The value in force on a day.
 *
 * @throws {CoreError} `core/not-in-force` before the first value; the nearest one is never taken instead. `core/date-invalid`,
 *   and `core/parameter-invalid` for what is no parameter.
 *
 * @example
 * ```ts
 * import { calendarDate, type DatedParameter, valueOn } from "@pdscp/core";
 *
 * const uplift: DatedParameter<string> = {
 *   name: "Uplift of course fees",
 *   unit: "per cent",
 *   values: [{ from: calendarDate("2024-04-01"), value: "5", reference: { title: "Annual report 2023/24" } }],
 * };
 *
 * valueOn(uplift, calendarDate("2024-09-01")); // => "5"
 * valueOn(uplift, calendarDate("2023-09-01")); // => throws core/not-in-force
 * ```
 */
export function valueOn<Value>(parameter: DatedParameter<Value>, date: CalendarDate): Value {
  if (!isCalendarDate(date)) {
    throw new CoreError('Cannot look the value up: a day such as "2024-03-31" is needed', {
      code: "core/date-invalid",
    });
  }
  const values = parameter?.values;
  if (!Array.isArray(values)) throw invalid("its values, each with its day, are needed", "values");
  let found: DatedParameter<Value>["values"][number] | undefined;
  for (const [index, value] of values.entries()) {
    if (!isCalendarDate(value?.from)) throw invalid("a value with its day is needed", "values", index);
    if (value.from <= date && (found === undefined || value.from > found.from)) found = value;
  }
  if (found === undefined) {
    throw new CoreError(`Cannot look up "${parameter.name}" on ${date}: a value in force by then is needed`, {
      code: "core/not-in-force",
    });
  }
  return found.value;
}

/** What is wrong with a parameter: values that are not newest first, two from one day, a missing unit or reference. */
export function checkParameter(
  parameter: DatedParameter<unknown>,
): readonly Finding<"core/parameter-invalid">[] {
  const { name, unit } = parameter;
  const problem = (
    message: string,
    ...path: readonly (string | number)[]
  ): Finding<"core/parameter-invalid"> => ({
    code: "core/parameter-invalid",
    severity: "error",
    message: isBlank(name) ? message : `"${name}": ${message}`,
    path,
  });
  const values = Array.isArray(parameter.values) ? parameter.values : [];
  return frozenCopy([
    ...(isBlank(name) ? [problem("a name is needed", "name")] : []),
    ...(isBlank(unit) ? [problem("a unit is needed", "unit")] : []),
    ...(values.length === 0 ? [problem("at least one value is needed", "values")] : []),
    ...values.flatMap((version: Partial<(typeof values)[number]> | null, index) => {
      if (typeof version !== "object" || version === null)
        return [problem("a value with its day is needed", "values", index)];
      const { from, reference } = version;
      const newer = values[index - 1]?.from;
      return [
        ...(isCalendarDate(from) ? [] : [problem("a day that exists is needed", "values", index, "from")]),
        ...(newer !== undefined && from !== undefined && newer <= from
          ? [problem("values must come newest first", "values", index, "from")]
          : []),
        ...(isBlank(reference?.title)
          ? [problem("a reference is needed", "values", index, "reference")]
          : []),
      ];
    }),
  ]);
}

function invalid(need: string, ...path: readonly PropertyKey[]): CoreError {
  return new CoreError(`Cannot look the value up: ${need}`, { code: "core/parameter-invalid", path });
}

export function isBlank(text: unknown): boolean {
  return typeof text !== "string" || text.trim() === "";
}
