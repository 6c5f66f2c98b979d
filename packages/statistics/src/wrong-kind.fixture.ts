/** One of each kind of thing. */
export const kinds = {
  null: null,
  undefined,
  text: "2",
  list: [2],
  yes: true,
  record: {},
  bigint: 2n,
  NaN: Number.NaN,
};

/** A kind of thing that plain JavaScript may hand over, or a file of JSON hold, where the compiler is not asked. */
type Kind = keyof typeof kinds;

export const all = Object.keys(kinds) as readonly Kind[];
export const nothing: readonly Kind[] = ["null", "undefined"];

export function allBut(...fitting: readonly Kind[]): readonly Kind[] {
  return all.filter((kind) => !fitting.includes(kind));
}

/** The code and the place of a refusal, what is used, and the kinds that are refused there. */
export type WrongKind = readonly [
  code: string,
  place: string,
  use: (value: never) => unknown,
  refused: readonly Kind[],
];

/** The steps of a place: "counts.1" is the second of the counts. */
export function pathOf(place: string): readonly PropertyKey[] {
  return place.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
