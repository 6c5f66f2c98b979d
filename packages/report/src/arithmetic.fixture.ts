import { checkArithmetic } from "./arithmetic.ts";

/** What is found in a text, a line each. */
export const found = (text: string) => [
  text.replaceAll("\n", " / ").slice(0, 100),
  ...checkArithmetic(text).map(
    ({ code, message, why, instead = "-" }) => `  ${code}: ${message} | ${why} | ${instead}`,
  ),
];
