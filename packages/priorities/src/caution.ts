import { addMonths, formatDate } from "@pdscp/core";
import type { Measure } from "./measure.ts";
import type { Point } from "./observation.ts";

/** What points that are compared with each other cannot show, however far apart they are. */
export function cautionsOf(measure: Measure, points: readonly Point[]): readonly string[] {
  const [first] = points;
  if (first === undefined) return [];
  const { since, unit, kind, every } = measure;
  const { chosenAs } = first.observation;
  const [moved, extreme, after] =
    chosenAs === "previous-high" ? ["fell", "high", "lower"] : ["rose", "low", "higher"];
  const few = points.length === 2 ? "two points make none" : `${points.length} points make none`;
  const enough = every === "year" ? "a yearly one needs five" : "a process chart needs twelve";
  return [
    `that it is a trend: ${few}, and ${enough}`,
    ...(chosenAs === undefined
      ? []
      : [
          `that it ${moved} from its usual level: the first number was chosen as the previous ${extreme}, and what follows a ${extreme} is ${after} more often than not`,
        ]),
    ...(since !== undefined && first.on < addMonths(since, 3)
      ? [
          `that children's circumstances changed rather than the counting: it has been counted only since ${formatDate(since)}, and new counting takes time to settle`,
        ]
      : []),
    ...(unit === "count"
      ? [
          "that the risk to each child changed: these are counts without a total, and the test assumes that as many children were looked at both times, and that each was counted independently",
        ]
      : []),
    ...(kind === "population" ? [notByAction] : []),
  ];
}

/** What no series of a population indicator can show. */
export const notByAction =
  "that any action brought it about: it describes all children in the area, not what a service did";
