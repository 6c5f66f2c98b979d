import { formatDate } from "@pdscp/core";
import type { Cycle } from "@pdscp/priorities";
import { idPart, type ReportTable } from "@pdscp/report";
import type { FundingDivision } from "./funding-division.ts";
import type { PlanDivision } from "./plan-division.ts";
import { documentText, pounds } from "./table-cell.ts";

/** What each successor takes on of the money, and who pays for it. */
export function fundingDivisionTables(
  { split, on, reference }: FundingDivision,
  year: string,
): readonly ReportTable[] {
  const { successors, joint, before, proof, because } = split;
  const day = formatDate(on);
  const places = [
    ...(before === undefined ? [] : [{ ...before, name: `Before ${day}`, balance: undefined }]),
    ...successors.map((successor) => ({ ...successor, name: successor.id })),
    ...(joint === undefined ? [] : [{ ...joint, name: "Joint" }]),
  ];
  return [
    {
      id: "division-funding",
      caption: `The budget of ${year} and the balance at its end, by who takes them on from ${day}`,
      head: "Partnership",
      columns: ["Budget", "Balance"],
      rows: [
        ...places.map(({ name, budget, balance }) => ({
          heading: name,
          cells: [pounds(budget), balance === undefined ? "[z]" : pounds(balance)],
        })),
        { heading: "All", cells: [pounds(proof.budget.total), pounds(proof.balance.total)] },
      ],
      note: [`${because}.`, ...(reference === undefined ? [] : [`${documentText(reference)}.`])].join(" "),
    },
    {
      id: "division-partners",
      caption: `What each partner pays of the budget of ${year}, divided so`,
      head: "Partner",
      columns: [...places.map(({ name }) => name), "All"],
      rows: proof.partners.map(({ partner, total }) => ({
        heading: partner,
        cells: [
          ...places.map(({ shares }) => {
            const share = shares.find((each) => each.partner === partner);
            return share === undefined ? "[z]" : pounds(share.amount);
          }),
          pounds(total),
        ],
      })),
    },
  ];
}

const kinds = [
  { kind: "priority", part: "priorities", noun: "Priorities", head: "Priority" },
  { kind: "action", part: "actions", noun: "Actions", head: "Action" },
  { kind: "measure", part: "measures", noun: "Measures", head: "Measure" },
] as const;

/** What becomes of every part of the plan, and how many parts each successor takes on. */
export function planDivisionTables(
  { division, on, reference }: PlanDivision,
  { priorities, actions, measures }: Cycle,
): readonly ReportTable[] {
  const { ledger, successors } = division;
  const day = formatDate(on);
  const isJoint = ledger.some(({ to }) => to.includes("joint"));
  const homes = [...successors.map(({ id }) => id), ...(isJoint ? ["joint"] : [])];
  const nameOf = (home: string) => (home === "joint" ? "Joint" : home);
  const there = kinds.filter(({ kind }) => ledger.some((entry) => entry.kind === kind));
  /** The ledger has every part in the order of the plan. */
  const titles = [...priorities, ...actions, ...measures].map(({ title }) => title);
  const rows = ledger.map(({ kind, to, because }, index) => ({
    kind,
    heading: titles[index] as string,
    cells: [to.map(nameOf).join("; "), because],
  }));
  return [
    {
      id: "division-plan",
      caption: `The parts of the plan, by who takes them on from ${day}`,
      head: "Partnership",
      columns: there.map(({ noun }) => noun),
      rows: homes.map((home) => ({
        heading: nameOf(home),
        cells: there.map(({ part }) => `{{ priorities.division.${idPart(home)}.${part} }}`),
      })),
      note: [
        "A part that goes to several stands with each of them.",
        ...(reference === undefined ? [] : [`${documentText(reference)}.`]),
      ].join(" "),
    },
    ...there.map(({ kind, part, noun, head }) => ({
      id: `division-${part}`,
      caption: `${noun} from ${day}`,
      head,
      columns: ["Goes to", "Why"],
      rows: rows.filter((row) => row.kind === kind).map(({ heading, cells }) => ({ heading, cells })),
    })),
  ];
}
