import { compareMoney, type Money, moneySchema } from "@pdscp/core";
import * as z from "zod";
import { refusal } from "./errors.ts";

const names = z.array(z.string().min(1)).min(1).readonly();

/** Whom and what a line of fees or charges is for; a condition that is absent leaves nobody out. */
export const conditions = {
  payers: names.exactOptional(),
  turnoverFrom: moneySchema.exactOptional(),
  turnoverBelow: moneySchema.exactOptional(),
  /** A length by its name, such as "half-day". */
  length: z.string().min(1).exactOptional(),
  kinds: names.exactOptional(),
  courses: names.exactOptional(),
};

/** The same, as lines carry them. */
export interface Conditions {
  readonly payers?: readonly string[];
  readonly turnoverFrom?: Money;
  readonly turnoverBelow?: Money;
  readonly length?: string;
  readonly kinds?: readonly string[];
  readonly courses?: readonly string[];
}

/** Who pays for what: what the conditions are held against. */
export interface Situation {
  readonly payer: string;
  readonly turnover?: Money | undefined;
  readonly length?: string | undefined;
  readonly kind?: string | undefined;
  readonly course?: string | undefined;
}

/**
 * The one line that is for a situation. Where several are, the closer one counts: a named course before a kind of course, that
 * before a turnover, that before a payer, that before a length.
 *
 * @returns `undefined` when no line is for it: a gap, which nobody fills by guessing.
 * @throws {TrainingError} `training/fee-ambiguous` when two lines are equally close.
 * @throws {TrainingError} `training/turnover-missing` when the answer turns on a turnover that is not given.
 */
export function lineFor<Line extends Conditions>(
  lines: readonly Line[],
  situation: Situation,
): Line | undefined {
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && closenessOf(only) === 0) return only;
  let best: Line | undefined;
  let closest = -1;
  let tied = false;
  for (const line of lines) {
    if (!isFor(line, situation)) continue;
    const closeness = closenessOf(line);
    if (closeness > closest) {
      best = line;
      closest = closeness;
      tied = false;
    } else if (closeness === closest) tied = true;
  }
  if (best === undefined) return undefined;
  if (byTurnover(best) && situation.turnover === undefined) {
    throw refusal("training/turnover-missing", "Cannot tell the amount: the turnover is needed", "turnover");
  }
  if (tied) {
    throw refusal(
      "training/fee-ambiguous",
      "Cannot tell the amount: one line must be closer than the others",
    );
  }
  return best;
}

/** A line by turnover also stands for a payer whose turnover is unknown, so that it is asked for and not passed over. */
function isFor(line: Conditions, { payer, turnover, length, kind, course }: Situation): boolean {
  return (
    among(line.payers, payer) &&
    among(line.kinds, kind) &&
    among(line.courses, course) &&
    (line.length === undefined || line.length === length) &&
    (turnover === undefined ||
      ((line.turnoverFrom === undefined || compareMoney(turnover, line.turnoverFrom) >= 0) &&
        (line.turnoverBelow === undefined || compareMoney(turnover, line.turnoverBelow) < 0)))
  );
}

function among(allowed: readonly string[] | undefined, value: string | undefined): boolean {
  return allowed === undefined || (value !== undefined && allowed.includes(value));
}

function byTurnover({ turnoverFrom, turnoverBelow }: Conditions): boolean {
  return (turnoverFrom ?? turnoverBelow) !== undefined;
}

function closenessOf(line: Conditions): number {
  return (
    (line.courses === undefined ? 0 : 16) +
    (line.kinds === undefined ? 0 : 8) +
    (byTurnover(line) ? 4 : 0) +
    (line.payers === undefined ? 0 : 2) +
    (line.length === undefined ? 0 : 1)
  );
}
