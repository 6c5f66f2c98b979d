import { moneySchema } from "@pdscp/core";

/** JSON for a program; an amount as pounds and pence, "303140.00". */
export function asJson(value: unknown): string {
  return JSON.stringify(
    value,
    function (this: Readonly<Record<string, unknown>>, key: string, text: unknown) {
      const amount = moneySchema.safeEncode(this[key] as never);
      return amount.success ? amount.data : text;
    },
    2,
  );
}
