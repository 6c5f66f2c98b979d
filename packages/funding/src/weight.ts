import { type Decimal, decimal, type Finding, isMoney, type Money } from "@pdscp/core";
import { FundingError, type FundingErrorCode } from "./errors.ts";

/** A number as JSON holds it: text where it must be exact to the last digit. */
export type Quantity = number | string;

/** What is wrong with something that a budget is to be divided by. */
export type Problem = Finding<FundingErrorCode>;
export type Path = readonly PropertyKey[];

/** What should be a list, where a program without types may have anything: none where it is not. */
export function listOf<Item>(given: readonly Item[]): readonly Item[] {
  return Array.isArray(given) ? given : [];
}

/** The same for values by name. */
export function recordOf<Value>(given: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return typeof given === "object" && given !== null ? given : {};
}

/** A list of names that is empty, leaves one out or names one twice. */
export function nameProblems(given: readonly string[], path: Path): readonly Problem[] {
  const names = listOf(given);
  if (names.length === 0) return [problem("funding/no-partners", "at least one partner is needed", path)];
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    if (typeof name !== "string") return [namelessProblem([...path, index])];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [problem("funding/repeated-partner", `"${name}" is named twice`, [...path, index])];
  });
}

export function namelessProblem(path: Path): Problem {
  return problem("funding/partner-missing", "the name of a partner is needed", path);
}

/** An amount that is no money. */
export function moneyProblems(amount: Money, path: Path): readonly Problem[] {
  return isMoney(amount) ? [] : [problem("funding/amount-invalid", "money in whole pence is needed", path)];
}

/** Weights by which nothing could be divided: none at all, negative ones, no numbers, zeros alone. */
export function weightProblems(weights: Readonly<Record<string, Quantity>>, path: Path): readonly Problem[] {
  const entries = Object.entries(recordOf(weights));
  if (entries.length === 0) return nameProblems([], path);
  const wrong = entries
    .filter(([, weight]) => !isQuantity(weight))
    .map(([name]) =>
      problem("funding/weight-invalid", "each weight must be a number that is not negative", [...path, name]),
    );
  if (wrong.length > 0 || !sumOf(Object.values(weights)).isZero()) return wrong;
  return [problem("funding/weights-all-zero", "a weight above zero is needed", path)];
}

/** Whether it is a finite number, not negative, as a number or in plain decimal text. */
export function isQuantity(value: unknown): value is Quantity {
  return typeof value === "number"
    ? Number.isFinite(value) && value >= 0
    : typeof value === "string" && /^(0|[1-9]\d*)(\.\d+)?$/.test(value) && value.length <= 60;
}

export function sumOf(quantities: readonly Quantity[]): Decimal {
  return quantities.reduce<Decimal>((sum, quantity) => sum.plus(decimal(quantity)), decimal(0));
}

export function problem(code: FundingErrorCode, message: string, path: Path): Problem {
  return { code, severity: "error", message, path };
}

/** Throws the first of the problems, if there is one. */
export function refuse(what: string, problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  throw new FundingError(`${what}: ${first.message}`, { code: first.code, path: first.path ?? [] });
}
