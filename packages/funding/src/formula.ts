import type { Money } from "@pdscp/core";
import * as z from "zod";
import type { OddPennyRule } from "./share.ts";
import type { Quantity } from "./weight.ts";

/** Pounds as JSON holds them, or money. */
export type Amount = number | string | Money;

/**
 * How a budget is divided, as data: another partnership's arrangement is another value, not other code. Formulas nest.
 *
 * - `equal`: the same for each.
 * - `weights`: in proportion to one factor, such as the number of children.
 * - `blend`: several factors, each with a percentage of the budget; the percentages make 100.
 * - `fixed`: amounts settled beforehand, which must make the budget.
 * - `percent`: percentages, which must make 100.
 * - `top-slice`: amounts or percentages that some pay first, and a formula for the rest.
 * - `members`: a formula between partners, some of whom divide their share between members, such as two councils.
 * - `boards`: a formula between partners, whose one payment covers several boards; outermost only.
 */
export type FundingFormula =
  | { readonly kind: "equal"; readonly partners: readonly string[]; readonly tie?: OddPennyRule }
  | {
      readonly kind: "weights";
      /** What is weighed, and its source: "Children aged 0 to 17, mid-2022 estimate". */
      readonly of?: string;
      readonly weights: Readonly<Record<string, Quantity>>;
      readonly tie?: OddPennyRule;
    }
  | { readonly kind: "blend"; readonly factors: readonly Factor[]; readonly tie?: OddPennyRule }
  | { readonly kind: "fixed"; readonly amounts: Readonly<Record<string, Amount>> }
  | {
      readonly kind: "percent";
      readonly percents: Readonly<Record<string, Quantity>>;
      readonly tie?: OddPennyRule;
    }
  | { readonly kind: "top-slice"; readonly first: readonly TopSlice[]; readonly rest: FundingFormula }
  | {
      readonly kind: "members";
      readonly formula: FundingFormula;
      readonly members: Readonly<Record<string, FundingFormula>>;
    }
  | { readonly kind: "boards"; readonly formula: FundingFormula; readonly boards: FundingFormula };

/** One factor of a blend: how much of the budget it divides, and by what. */
export interface Factor {
  readonly name: string;
  readonly percent: Quantity;
  readonly weights: Readonly<Record<string, Quantity>>;
}

/** What one partner pays before the rest is divided: an amount, or a percentage of the budget. */
export type TopSlice =
  | { readonly partner: string; readonly amount: Amount }
  | { readonly partner: string; readonly percent: Quantity };

const nameSchema = z.string().min(1);
const hiddenName = "__proto__";
const digits = /^(0|[1-9]\d*)(\.\d+)?$/;
const quantitySchema = z.union([
  z.number().min(0),
  z.string().regex(digits, { error: 'Expected a number such as "57.5"' }),
]);
const amountSchema = z.union([
  z.number(),
  z.string().regex(/^-?(0|[1-9]\d{0,23})(\.\d{1,2})?$/, { error: 'Expected pounds such as "1234.50"' }),
]);
const weightsSchema = byPartner(quantitySchema).readonly();
const tie = z
  .union([
    z.enum(["as-given", "by-name"]),
    z.strictObject({ payer: nameSchema }).readonly(),
    z.strictObject({ turn: z.int().min(0) }).readonly(),
  ])
  .exactOptional();

/** A funding formula as it is stored and exchanged. What it means is asked by {@link checkFormula}. */
export const fundingFormulaSchema: z.ZodType<FundingFormula> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z
      .strictObject({ kind: z.literal("equal"), partners: z.array(nameSchema).min(1).readonly(), tie })
      .readonly(),
    z
      .strictObject({
        kind: z.literal("weights"),
        of: nameSchema.exactOptional(),
        weights: weightsSchema,
        tie,
      })
      .readonly(),
    z
      .strictObject({
        kind: z.literal("blend"),
        factors: z
          .array(
            z.strictObject({ name: nameSchema, percent: quantitySchema, weights: weightsSchema }).readonly(),
          )
          .min(1)
          .readonly(),
        tie,
      })
      .readonly(),
    z.strictObject({ kind: z.literal("fixed"), amounts: byPartner(amountSchema).readonly() }).readonly(),
    z.strictObject({ kind: z.literal("percent"), percents: weightsSchema, tie }).readonly(),
    z
      .strictObject({
        kind: z.literal("top-slice"),
        first: z
          .array(
            z.union([
              z.strictObject({ partner: nameSchema, amount: amountSchema }).readonly(),
              z.strictObject({ partner: nameSchema, percent: quantitySchema }).readonly(),
            ]),
          )
          .min(1)
          .readonly(),
        rest: fundingFormulaSchema,
      })
      .readonly(),
    z
      .strictObject({
        kind: z.literal("members"),
        formula: fundingFormulaSchema,
        members: byPartner(fundingFormulaSchema).readonly(),
      })
      .readonly(),
    z
      .strictObject({
        kind: z.literal("boards"),
        formula: fundingFormulaSchema,
        boards: fundingFormulaSchema,
      })
      .readonly(),
  ]),
);

/** Values by the names of partners. zod leaves a key "__proto__" out without a word, and a partner who is left out pays nothing. */
function byPartner<Value extends z.ZodType>(value: Value): z.ZodRecord<typeof nameSchema, Value> {
  const record = z.record(nameSchema, value);
  const { run } = record._zod;
  record._zod.run = (payload, context) => {
    const input = payload.value;
    const left = typeof input === "object" && input !== null && Object.hasOwn(input, hiddenName);
    const read = run(payload, context);
    if (!left) return read;
    const message = "Expected another name of a partner";
    payload.issues.push({ code: "custom", input, path: [hiddenName], message, inst: record });
    return payload;
  };
  return record;
}

/** The partners who pay under a formula, in its order. */
export function partnersUnder(formula: FundingFormula): readonly string[] {
  return Object.freeze([...namesUnder(formula)]);
}

function namesUnder(formula: FundingFormula): readonly string[] {
  switch (formula.kind) {
    case "equal":
      return formula.partners;
    case "weights":
      return Object.keys(formula.weights);
    case "blend":
      return [...new Set(formula.factors.flatMap(({ weights }) => Object.keys(weights)))];
    case "fixed":
      return Object.keys(formula.amounts);
    case "percent":
      return Object.keys(formula.percents);
    case "top-slice":
      return [...new Set([...formula.first.map(({ partner }) => partner), ...namesUnder(formula.rest)])];
    case "members":
      return namesUnder(formula.formula).flatMap((partner) => {
        const inner = membersOf(formula, partner);
        return inner === undefined ? [partner] : namesUnder(inner);
      });
    case "boards":
      return namesUnder(formula.formula);
  }
}

/** The formula between a partner's members, where it has any. */
export function membersOf(
  { members }: Extract<FundingFormula, { readonly kind: "members" }>,
  partner: string,
): FundingFormula | undefined {
  return Object.hasOwn(members, partner) ? members[partner] : undefined;
}
