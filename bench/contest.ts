import { intervalContests } from "./interval.ts";
import type { Contest } from "./measure.ts";
import { moneyContests } from "./money.ts";
import { noticeContests } from "./notice.ts";

/** What is timed inside one process, by the section of the table it stands in. */
export const sections: Readonly<Record<string, readonly Contest[]>> = {
  "Money and shares": moneyContests,
  Notice: noticeContests,
  "Intervals and tests": intervalContests,
};
