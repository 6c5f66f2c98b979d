import { roundRatio } from "@pdscp/core";
import type { ActivityCell } from "./activity-tally.ts";
import { inCodeUnitOrder } from "./order.ts";
import { remembered } from "./remembered.ts";
import { type Share, shareOf } from "./share.ts";
import { countsOf, emptyTally, mergeTally, type PlaceCounts, type Tally } from "./tally.ts";

/** What was delivered, and what became of its places. */
export interface DeliveryCounts extends PlaceCounts {
  /** Courses delivered: each session counts, as in "156 courses to 2,876 practitioners". */
  readonly courses: number;
  /** How many different courses they were. */
  readonly distinctCourses: number;
  /** Places there were. */
  readonly places: number;
  /** Take-up: `attendances` of `places`, those who came without a booking included. */
  readonly fillRate: Share | null;
  /** Attendances for each course delivered, to one place; `null` when none was. */
  readonly averageAttendance: string | null;
}

/** The counts of one quarter, course, payer or priority. */
export type Grouped<Counts, Name extends string = string> = Counts & { readonly name: Name };

/** What the counts are split by. */
export type Of = Pick<ActivityCell, "quarter" | "course">;

/** A session, as far as it adds to the counts by itself. */
export interface Delivery extends Of {
  readonly capacity: number;
}

interface Group {
  readonly delivered: Delivery[];
  readonly tally: Tally;
}

/** Groups by name; those that are named stand, whether or not anything is in them. */
export function groupsOf<Name extends string>(
  {
    delivered,
    cells,
    names,
  }: {
    readonly delivered: readonly Delivery[];
    readonly cells: readonly ActivityCell[];
    readonly names: readonly Name[];
  },
  nameOf: (of: Of) => Name,
): readonly Grouped<DeliveryCounts, Name>[] {
  const groups = new Map<Name, Group>();
  const groupNamed = (name: Name) => remembered(groups, name, () => ({ delivered: [], tally: emptyTally() }));
  const groupOf = (of: Of) => groupNamed(nameOf(of));
  for (const name of names) groupNamed(name);
  for (const delivery of delivered) groupOf(delivery).delivered.push(delivery);
  for (const cell of cells) mergeTally(groupOf(cell).tally, cell.tally);
  return inCodeUnitOrder(groups.keys()).map((name) => {
    const { delivered: own, tally } = groups.get(name) as Group;
    return { name, ...deliveryOf(own, tally) };
  });
}

/** The counts of sessions, and of the places in them. */
export function deliveryOf(delivered: readonly Delivery[], tally: Tally): DeliveryCounts {
  const counts = countsOf(tally);
  const places = delivered.reduce((sum, { capacity }) => sum + capacity, 0);
  const courses = delivered.length;
  return {
    courses,
    distinctCourses: new Set(delivered.map(({ course }) => course)).size,
    places,
    ...counts,
    fillRate: shareOf(counts.attendances, places),
    averageAttendance: courses === 0 ? null : roundRatio(counts.attendances, courses, { places: 1 }),
  };
}
