/** "1 action", "2 actions". */
export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}

/** "a", "a and b", "a, b and c"; or with "or", of what there is none of. */
export function listed(items: readonly string[], word: "and" | "or" = "and"): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

/** Whether nothing is said, as by a reason that plain JavaScript left out. */
export function isBlank(text: string): boolean {
  return typeof text !== "string" || text.trim() === "";
}
