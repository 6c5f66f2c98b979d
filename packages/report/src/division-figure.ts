import type { CalendarDate, FinancialYear } from "@pdscp/core";
import type { Split } from "@pdscp/funding";
import type { Division, DivisionEntry } from "@pdscp/priorities";
import { type FigureDraft, idPart, pounds } from "./figure-draft.ts";

/** A plan divided between successors, and the first day on which they have their own. */
export interface DividedPlan {
  readonly division: Division;
  readonly on: CalendarDate;
}

/** What each successor takes on of the budget and the balance, and what each partner pays for it. */
export function fundingDivisionFigures(
  { successors, joint, before, because }: Split,
  year: FinancialYear,
): readonly FigureDraft[] {
  const figureOf = (id: string, label: string, amount: Parameters<typeof pounds>[2]) =>
    pounds(`funding.division.${id}`, label, amount, year, because);
  const paid = (id: string, shares: Split["successors"][number]["shares"], to: string) =>
    shares.map(({ partner, amount }) =>
      figureOf(`${id}.contribution.${idPart(partner)}`, `Contribution of ${partner} ${to}`, amount),
    );
  const portions = [
    ...successors.map((portion) => ({ ...portion, name: portion.id })),
    ...(joint === undefined ? [] : [{ ...joint, id: "joint", name: "what stays joint" }]),
  ];
  return [
    ...(before === undefined
      ? []
      : [
          figureOf("before.budget", "Budget of the days before the division", before.budget),
          ...paid("before", before.shares, "for the days before the division"),
        ]),
    ...portions.flatMap(({ id, name, budget, balance, shares }) => [
      figureOf(`${idPart(id)}.budget`, `Budget of ${name}`, budget),
      figureOf(`${idPart(id)}.balance`, `Balance that goes to ${name}`, balance),
      ...paid(idPart(id), shares, `to ${name}`),
    ]),
  ];
}

const parts = [
  ["priority", "priorities", "Priorities"],
  ["action", "actions", "Actions"],
  ["measure", "measures", "Measures"],
] as const;

/** How many priorities, actions and measures each successor takes on, with the reason of each. */
export function planDivisionFigures({ division, on }: DividedPlan): readonly FigureDraft[] {
  const { successors, ledger } = division;
  const isJoint = ledger.some(({ to }) => to.includes("joint"));
  const homes = [...successors.map(({ id }) => id), ...(isJoint ? ["joint"] : [])];
  return homes.flatMap((home) =>
    parts.flatMap(([kind, part, noun]): readonly FigureDraft[] => {
      const all = ledger.filter((entry) => entry.kind === kind);
      if (all.length === 0) return [];
      const own = all.filter(({ to }) => to.includes(home));
      const label = `${noun} that ${home === "joint" ? "stay joint" : `go to ${home}`}`;
      return [
        {
          id: `priorities.division.${idPart(home)}.${part}`,
          label,
          period: on,
          value: { kind: "count", count: own.length },
          because: [`${label}, of ${all.length} in the plan`, ...own.map(reasonOf)].join(". "),
        },
      ];
    }),
  );
}

function reasonOf({ ref, because }: DivisionEntry): string {
  return `${ref}: ${because}`;
}
