import { config, Doc, util } from "zod/v4/core";
import { ABSENT } from "./cell.ts";

/**
 * Makes a record of the values of its fields, in their order; a field whose value is absent is not in it. `there` has a bit
 * for each field, from the first, that is not absent.
 */
export type RecordMaker = (values: readonly unknown[], there: number) => Record<string, unknown>;

/** How many sets of fields there is a function for: an office's files have a few. */
const MOST_SHAPES = 64;

/** As many fields as a number has bits to say which are there. */
const MOST_FIELDS = 31;

/**
 * A record is written as one literal by a function made for the fields that are there, several times as fast as field by
 * field. A page whose policy forbids code made at run time, or a program that told zod to do without, gets the same records
 * field by field.
 */
export function recordMaker(fields: readonly string[]): RecordMaker {
  const oneByOne: RecordMaker = (values) => {
    const record: Record<string, unknown> = {};
    for (let index = 0; index < fields.length; index++) {
      const value = values[index];
      if (value !== ABSENT) record[fields[index] as string] = value;
    }
    return record;
  };
  if (fields.length > MOST_FIELDS || fields.includes("__proto__")) return oneByOne;

  const makers = new Map<number, RecordMaker>();
  return (values, there) => {
    const known = makers.get(there);
    if (known !== undefined) return known(values, there);
    if (makers.size === MOST_SHAPES || config().jitless || !util.allowsEval.value) {
      return oneByOne(values, there);
    }
    const maker = literalMaker(fields, there);
    makers.set(there, maker);
    return maker(values, there);
  };
}

function literalMaker(fields: readonly string[], there: number): RecordMaker {
  const members = fields.flatMap((field, index) =>
    (there & (1 << index)) === 0 ? [] : `${JSON.stringify(field)}: values[${index}]`,
  );
  const code = new Doc(["values"]);
  code.write(`return { ${members.join(", ")} };`);
  return code.compile();
}
