import * as z from "zod";
import { type CalendarDate, calendarDate } from "./calendar.ts";
import { calendarDateSchema } from "./calendar-schema.ts";
import { CoreError } from "./errors.ts";
import type { Finding } from "./finding.ts";
import { frozenCopy } from "./frozen-copy.ts";

const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'Expected an id such as "dorset-council"' });

/** The days on which something exists: from the first, until the day after the last; open where one is absent. */
const lifetime = {
  from: calendarDateSchema.exactOptional(),
  until: calendarDateSchema.exactOptional(),
};

/** A body that takes part in safeguarding arrangements: a council, an integrated care board, a police force, a charity. */
export const organisationSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().min(1),
    kind: z.enum(["local-authority", "integrated-care-board", "police", "relevant-agency", "other"]),
    /** Its code in a national register, such as the ODS code of an integrated care board. */
    code: z.string().min(1).exactOptional(),
    ...lifetime,
    /** Who carries its duties on, when it has ended. */
    successors: z.array(idSchema).readonly().exactOptional(),
  })
  .readonly();

export interface Organisation extends z.output<typeof organisationSchema> {}
/** The same record as it is stored and exchanged. */
export interface OrganisationJson extends z.input<typeof organisationSchema> {}

/** A part of the country, such as a local authority's, with its GSS code. */
export const areaSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().min(1),
    gssCode: z
      .string()
      .regex(/^[EW]\d{8}$/, { error: 'Expected a GSS code such as "E06000059"' })
      .exactOptional(),
    ...lifetime,
    successors: z.array(idSchema).readonly().exactOptional(),
  })
  .readonly();

export interface Area extends z.output<typeof areaSchema> {}
/** The same record as it is stored and exchanged. */
export interface AreaJson extends z.input<typeof areaSchema> {}

/** Who works together, where and on what: a safeguarding partnership, a child death overview panel, joint training. */
export const arrangementSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().min(1),
    /** What it is for; an arrangement can hand over its functions one by one. */
    functions: z.array(z.string().min(1)).min(1).readonly(),
    areas: z.array(idSchema).min(1).readonly(),
    partners: z.array(idSchema).min(1).readonly(),
    ...lifetime,
    successors: z
      .array(
        z
          .strictObject({
            id: idSchema,
            /** Which functions it takes on; all of them when absent. */
            functions: z.array(z.string().min(1)).min(1).readonly().exactOptional(),
          })
          .readonly(),
      )
      .readonly()
      .exactOptional(),
  })
  .readonly();

export interface Arrangement extends z.output<typeof arrangementSchema> {}
/** The same record as it is stored and exchanged. */
export interface ArrangementJson extends z.input<typeof arrangementSchema> {}

/**
 * The arrangements in force on a day: those that have begun and have not yet ended.
 *
 * @throws {CoreError} `core/date-invalid` when there is no such day.
 */
export function arrangementsOn(
  arrangements: readonly Arrangement[],
  date: CalendarDate,
): readonly Arrangement[] {
  const on = calendarDate(date);
  const inForce = arrangements.filter(
    ({ from, until }) => (from === undefined || from <= on) && (until === undefined || on < until),
  );
  return Object.freeze(inForce);
}

/**
 * The arrangements that follow one, in the order it names them; none when it goes on.
 *
 * @throws {CoreError} `core/arrangement-unknown` when the id, or a successor that it names, is not among them.
 *
 * @example The separation of August 2024
 * ```ts
 * import { arrangementSchema, successorsOf } from "@pdscp/core";
 *
 * const common = { functions: ["safeguarding"], partners: ["nhs-dorset", "dorset-police"] };
 * const arrangements = [
 *   {
 *     ...common,
 *     id: "pan-dorset",
 *     name: "Pan-Dorset",
 *     areas: ["dorset", "bcp"],
 *     until: "2024-08-01",
 *     successors: [{ id: "dorset-scp" }, { id: "bcp-scp" }],
 *   },
 *   { ...common, id: "dorset-scp", name: "Dorset", areas: ["dorset"], from: "2024-08-01" },
 *   { ...common, id: "bcp-scp", name: "BCP", areas: ["bcp"], from: "2024-08-01" },
 * ].map((record) => arrangementSchema.parse(record));
 *
 * successorsOf(arrangements, "pan-dorset").map(({ name }) => name); // => ["Dorset", "BCP"]
 * ```
 */
export function successorsOf(arrangements: readonly Arrangement[], id: string): readonly Arrangement[] {
  const byId = new Map(arrangements.map((arrangement) => [arrangement.id, arrangement]));
  const known = (wanted: string): Arrangement => {
    const found = byId.get(wanted);
    if (found !== undefined) return found;
    throw new CoreError(`Cannot find the arrangement: "${wanted}" is not among those given`, {
      code: "core/arrangement-unknown",
      path: [wanted],
    });
  };
  return Object.freeze((known(id).successors ?? []).map((successor) => known(successor.id)));
}

/** What a set of arrangements gets wrong: an id used twice, an unknown successor, one that ends before it begins, two that overlap. */
export function checkArrangements(arrangements: readonly Arrangement[]): readonly Finding[] {
  const ids = new Set(arrangements.map(({ id }) => id));
  const findings = arrangements.flatMap((arrangement, index) => {
    const problem = (code: string, message: string): Finding => ({
      code,
      severity: "error",
      message,
      path: [index],
    });
    const { id, from, until, successors = [] } = arrangement;
    const earlier = arrangements.slice(0, index);
    return [
      ...(earlier.some((other) => other.id === id)
        ? [problem("core/arrangement-repeated", `"${id}" is named twice`)]
        : []),
      ...(from !== undefined && until !== undefined && until <= from
        ? [problem("core/arrangement-dates", `"${id}" ends before it begins`)]
        : []),
      ...successors
        .filter((successor) => !ids.has(successor.id))
        .map((successor) =>
          problem(
            "core/arrangement-unknown",
            `"${id}" names the successor "${successor.id}", which is not there`,
          ),
        ),
      ...earlier
        .filter((other) => other.id !== id && overlap(other, arrangement))
        .map((other) =>
          problem(
            "core/arrangements-overlap",
            `"${id}" and "${other.id}" have a function and an area in common on the same days`,
          ),
        ),
    ];
  });
  return frozenCopy(findings);
}

function overlap(a: Arrangement, b: Arrangement): boolean {
  const starts = (later: Arrangement, earlier: Arrangement) =>
    later.from === undefined || earlier.until === undefined || later.from < earlier.until;
  const share = (one: readonly string[], other: readonly string[]) =>
    one.some((item) => other.includes(item));
  return starts(a, b) && starts(b, a) && share(a.areas, b.areas) && share(a.functions, b.functions);
}
