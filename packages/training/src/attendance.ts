export const attendances = [
  "attended",
  "part-attended",
  "did-not-attend",
  "refused-for-lateness",
  "not-completed",
] as const;

/** What became of a place on the day. "not-completed" is a check or an e-learning module left unfinished. */
export type Attendance = (typeof attendances)[number];
