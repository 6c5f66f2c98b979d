import { type AgeBand, ageBandNames, ageBandOf } from "./age-band.ts";
import { categoryLabels } from "./category.ts";
import { type ChildDeath, modifiableOutcomes } from "./child-death.ts";
import { CdopError } from "./errors.ts";

/** Areas that are counted as one, such as Pan-Dorset within a joint panel. An arrangement of core is one too. */
export interface AreaGroup {
  readonly name: string;
  readonly areas: readonly string[];
}

/**
 * What deaths are counted by: a field of the record, or groups of areas.
 *
 * Category and outcome are known only after a review; until then a death counts as "not yet reviewed".
 */
export type Dimension = "area" | "ageBand" | "categoryOfDeath" | "modifiable" | readonly AreaGroup[];

/** How a dimension divides deaths. Every death has a label, so the parts always sum to the whole. */
export interface Division {
  readonly name: string;
  /** The labels that are shown even when none is counted, in their order; the areas as they are found. */
  readonly labels: readonly string[];
  /** Whether a label is shown for being met at all, in whatever period. */
  readonly keepsAll?: boolean;
  readonly labelOf: (death: ChildDeath) => string;
}

const notReviewed = "not yet reviewed";
const notInAGroup = "in no group";

const divisions: Readonly<Record<Exclude<Dimension, readonly AreaGroup[]>, Division>> = {
  area: { name: "area", labels: [], keepsAll: true, labelOf: ({ area }) => area },
  ageBand: {
    name: "age band",
    labels: ageBandNames,
    labelOf: (death): AgeBand | "not known" => ageBandOf(death) ?? "not known",
  },
  categoryOfDeath: {
    name: "category of death",
    labels: categoryLabels,
    labelOf: ({ categoryOfDeath }) =>
      categoryOfDeath === undefined ? notReviewed : (categoryLabels[categoryOfDeath - 1] ?? "not known"),
  },
  modifiable: {
    name: "outcome",
    labels: modifiableOutcomes,
    labelOf: ({ modifiable }) => modifiable ?? notReviewed,
  },
};

/** All deaths under one label. */
export const undivided: Division = { name: "all", labels: ["all"], labelOf: () => "all" };

/**
 * How a dimension divides deaths.
 *
 * @throws {CdopError} `cdop/area-repeated` when an area stands in two groups, or two groups have one name
 * @throws {CdopError} `cdop/dimension-invalid` when there is no such dimension
 */
export function divisionBy(dimension: Dimension): Division {
  if (Array.isArray(dimension)) return divisionByGroups(dimension);
  const division =
    typeof dimension === "string" && Object.hasOwn(divisions, dimension) && divisions[dimension];
  if (!division) throw notADimension();
  return division;
}

function notADimension(...path: readonly PropertyKey[]): CdopError {
  const need = `one of ${Object.keys(divisions).join(", ")} or groups of areas is needed`;
  return new CdopError(`Cannot count by it: ${need}`, { code: "cdop/dimension-invalid", path });
}

function divisionByGroups(groups: readonly AreaGroup[]): Division {
  const groupOf = new Map<string, string>();
  const names = new Set<string>();
  for (const [index, group] of groups.entries()) {
    if (!isGroup(group)) throw notADimension(index);
    const { name, areas } = group;
    const repeated = names.has(name) || areas.some((area) => groupOf.has(area));
    if (repeated) {
      throw new CdopError("Cannot count by these groups: each area and each name is needed once", {
        code: "cdop/area-repeated",
        path: [index],
      });
    }
    names.add(name);
    for (const area of areas) groupOf.set(area, name);
  }
  return {
    name: "group of areas",
    labels: [...names],
    labelOf: ({ area }) => groupOf.get(area) ?? notInAGroup,
  };
}

function isGroup(group: AreaGroup | null): boolean {
  const areas: unknown = group?.areas;
  return (
    typeof group?.name === "string" && Array.isArray(areas) && areas.every((area) => typeof area === "string")
  );
}

/** The labels of a division in their order, then any others by code unit. */
export function orderedLabels({ labels }: Division, found: Iterable<string>): readonly string[] {
  const others = new Set(found);
  for (const label of labels) others.delete(label);
  return [...labels, ...[...others].sort()];
}
