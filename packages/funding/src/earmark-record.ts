import { calendarDateSchema, defineTable, frozenCopy, moneySchema } from "@pdscp/core";
import * as z from "zod";
import { type Earmark, openEarmark } from "./earmark.ts";
import { drawDown, releaseCommitment } from "./earmark-draw.ts";
import { FundingError } from "./errors.ts";

const text = z.string().min(1);

const termsSchema = z
  .strictObject({
    id: text,
    purpose: text,
    amount: moneySchema,
    /** The reasons for which it may be drawn. */
    conditions: z.array(text).min(1).readonly(),
    from: calendarDateSchema,
    /** The last day on which it may be drawn. */
    expires: calendarDateSchema,
    leftover: z.enum(["general", "partners", "carry-forward"]),
  })
  .readonly();

/** Money that is set aside for a purpose, as a row. */
export interface EarmarkRecord extends z.output<typeof termsSchema> {}

/** Earmarks as rows: the conditions of each in one cell, as "rapid review; strategic priority". */
export const earmarkTable = defineTable({
  name: "earmarks",
  schema: termsSchema,
  headings: {
    id: { heading: "Earmark", aliases: ["Earmarked fund", "Reserve", "Fund"] },
    purpose: "Purpose",
    amount: { heading: "Amount", aliases: ["£"] },
    conditions: { heading: "Conditions", aliases: ["May be spent on"] },
    from: "From",
    expires: { heading: "Expires", aliases: ["Until", "To"] },
    leftover: { heading: "Leftover", aliases: ["What is left"] },
  },
  key: ["id"],
});

const movementSchema = z
  .strictObject({
    earmark: text,
    kind: z.enum(["commit", "spend", "release"]),
    on: calendarDateSchema,
    /** May be left out for the release of all that a commitment has left. */
    amount: moneySchema.exactOptional(),
    /** Which of the conditions it meets; may be left out where it spends or releases a commitment. */
    reason: text.exactOptional(),
    /** How the movement is referred to; needed for a commitment. */
    id: text.exactOptional(),
    /** The reference of the commitment that is spent or released. */
    commitment: text.exactOptional(),
  })
  .readonly();

/** What was committed, spent or released of an earmark, as a row. */
export interface EarmarkMovementRecord extends z.output<typeof movementSchema> {}

/** What happened to earmarks, as rows. */
export const earmarkMovementTable = defineTable({
  name: "earmark movements",
  schema: movementSchema,
  headings: {
    earmark: { heading: "Earmark", aliases: ["Earmarked fund", "Reserve", "Fund"] },
    kind: { heading: "Kind", aliases: ["Type"] },
    on: { heading: "On", aliases: ["Date"] },
    amount: { heading: "Amount", aliases: ["£"] },
    reason: { heading: "Reason", aliases: ["Condition"] },
    id: { heading: "Reference", aliases: ["Ref"] },
    commitment: "Commitment",
  },
  check: ({ kind, amount, commitment }) => [
    ...(amount === undefined && kind !== "release"
      ? [
          {
            code: "funding/amount-invalid",
            message: "what is committed or spent needs an amount",
            field: "amount" as const,
          },
        ]
      : []),
    ...(commitment === undefined && kind === "release"
      ? [
          {
            code: "funding/commitment-unknown",
            message: "a release needs the reference of the commitment that it gives up",
            field: "commitment" as const,
          },
        ]
      : []),
  ],
});

/**
 * Earmarks from their rows, each with what happened to it, in the order of the days and, on one day, of the rows.
 *
 * @throws {FundingError} what {@link openEarmark}, {@link drawDown} and {@link releaseCommitment} refuse, with the row in the path;
 *   `funding/earmark-repeated` for an earmark that stands twice, `funding/earmark-unknown` for a movement of one that is not there.
 *
 * @example A fund, of which a part is promised
 * ```ts
 * import { calendarDate, formatMoney } from "@pdscp/core";
 * import { earmarkMovementTable, earmarkStatement, earmarksIn, earmarkTable } from "@pdscp/funding";
 *
 * const earmarks = [
 *   earmarkTable.schema.parse({
 *     id: "reviews", purpose: "Practice reviews", amount: "10000.00", conditions: ["review"],
 *     from: "2023-04-01", expires: "2025-03-31", leftover: "general",
 *   }),
 * ];
 * const movements = [
 *   earmarkMovementTable.schema.parse({
 *     earmark: "reviews", kind: "commit", on: "2024-02-01", amount: "2400.00", reason: "review", id: "R1",
 *   }),
 * ];
 *
 * const [reviews] = earmarksIn(earmarks, movements);
 * const { committed, free } = earmarkStatement(reviews!, calendarDate("2024-03-31"));
 *
 * [committed, free].map((amount) => formatMoney(amount)); // => ["£2,400", "£7,600"]
 * ```
 */
export function earmarksIn(
  earmarks: readonly EarmarkRecord[],
  movements: readonly EarmarkMovementRecord[] = [],
): readonly Earmark[] {
  const known = new Map<string, Earmark>();
  for (const [index, terms] of earmarks.entries()) {
    if (known.has(terms.id))
      throw refusal("funding/earmark-repeated", "each may stand once", ["earmarks", index, "id"]);
    known.set(
      terms.id,
      inRow(["earmarks", index], () => openEarmark(terms)),
    );
  }
  const inOrder = [...movements.entries()].sort(([, a], [, b]) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const [index, movement] of inOrder) {
    const earmark = known.get(movement.earmark);
    if (earmark === undefined)
      throw refusal("funding/earmark-unknown", `"${movement.earmark}" is not among them`, [
        "movements",
        index,
        "earmark",
      ]);
    known.set(
      movement.earmark,
      inRow(["movements", index], () => moved(earmark, movement)),
    );
  }
  return frozenCopy([...known.values()]);
}

function moved(earmark: Earmark, { earmark: _, kind, ...movement }: EarmarkMovementRecord): Earmark {
  const { on, amount, commitment } = movement;
  if (kind === "release")
    return releaseCommitment(earmark, {
      on,
      commitment: commitment ?? "",
      ...(amount === undefined ? {} : { amount }),
    });
  if (amount === undefined)
    throw refusal("funding/amount-invalid", "what is committed or spent needs an amount", ["amount"]);
  return drawDown(earmark, { ...movement, kind, amount });
}

function inRow<Result>(row: readonly PropertyKey[], make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof FundingError)) throw error;
    throw new FundingError(error.message, { code: error.code, path: [...row, ...error.path], cause: error });
  }
}

function refusal(code: FundingError["code"], need: string, path: readonly PropertyKey[]): FundingError {
  return new FundingError(`Cannot keep the earmarks: ${need}`, { code, path });
}
