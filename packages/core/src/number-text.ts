/**
 * A number as a report prints it, with a comma before each three digits: "140,000", "-1,234.5".
 *
 * @param number - a number, or the digits of one where it has been rounded to decimal places: "1234.50".
 *
 * @example
 * ```ts
 * import { formatNumber } from "@pdscp/core";
 *
 * formatNumber(140000); // => "140,000"
 * formatNumber("-1234.50"); // => "-1,234.50"
 * ```
 */
export function formatNumber(number: number | bigint | string): string {
  const text = String(number);
  const first = text.startsWith("-") ? 1 : 0;
  const point = text.indexOf(".");
  let end = point === -1 ? text.length : point;
  let grouped = text.slice(end);
  for (; end - first > 3; end -= 3) grouped = `,${text.slice(end - 3, end)}${grouped}`;
  return text.slice(0, end) + grouped;
}
