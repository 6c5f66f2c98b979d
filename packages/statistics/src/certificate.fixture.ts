import { expect } from "vitest";
import { protectTable } from "./protected-table.ts";
import { tableOf } from "./table.fixture.ts";

export const refused = expect.objectContaining({
  code: "statistics/certificate-invalid",
  message: expect.stringMatching(/^Cannot use .+: \S.+/) as string,
});

export const ledger = [
  {
    source: "Report 2021",
    sum: [{ row: "r0" }, { elsewhere: "2020 r0", withheld: true, atLeast: 1 }],
    value: 40,
  },
];
export const example = protectTable(
  tableOf(
    [
      [3, 20],
      [11, 12],
      [30, 40],
    ],
    { ledger },
  ),
  { threshold: 5 },
);
