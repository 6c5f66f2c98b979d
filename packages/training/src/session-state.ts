/** What became of a session. */
export const sessionStates = ["planned", "delivered", "cancelled"] as const;
