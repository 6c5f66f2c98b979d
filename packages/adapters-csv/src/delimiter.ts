/** What files are divided by where it is not what they are read with, and how the hint says so. */
export const otherDelimiters: ReadonlyMap<string, string> = new Map([
  [";", "delimiter ;?"],
  ["\t", "delimiter TAB?"],
  ["|", "delimiter |?"],
  [",", "delimiter ,?"],
]);
