import { arrangementSchema, money } from "@pdscp/core";
import type { Basis } from "./basis.ts";
import type { Separation } from "./separation.ts";

export const common = { name: "Safeguarding partnership", functions: ["safeguarding"] };
export const panDorset = arrangementSchema.parse({
  ...common,
  id: "pan-dorset",
  areas: ["dorset", "bcp"],
  partners: ["bcp-council", "dorset-council", "dorset-police", "nhs-dorset"],
  until: "2024-08-01",
  successors: [{ id: "dorset" }, { id: "bcp" }],
});
export const successors = ["dorset", "bcp"].map((id) =>
  arrangementSchema.parse({
    ...common,
    id,
    areas: [id],
    partners: [`${id}-council`, "dorset-police", "nhs-dorset"],
    from: "2024-08-01",
  }),
);
export const separation = {
  budget: money("303140"),
  balance: money("68853"),
  arrangement: panDorset,
  successors,
  basis: "equal",
} as const satisfies Separation;
export const children: Basis = {
  kind: "weights",
  of: "children aged 0 to 17",
  weights: { dorset: 65_000, bcp: 74_000 },
};
export const share = (partner: string, amount: string) => ({ partner, amount: money(amount) });
export const history = [
  { partner: "bcp-council", amount: money("83424") },
  { partner: "dorset-council", amount: money("68932") },
  { partner: "dorset-police", amount: money("48845") },
  { partner: "nhs-dorset", amount: money("75000") },
];
