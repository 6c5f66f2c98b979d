import { bookingsFile } from "./csv-bookings.ts";
import type { Aim } from "./measure.ts";
import type { Race } from "./race.ts";

/** How much more processor time others are to take. */
export const csvAims: readonly Aim[] = [
  { beside: "uDSV, arrays", atLeast: 1 },
  { beside: "papaparse, arrays", atLeast: 1 },
  { beside: "csv-parse, arrays", atLeast: 6 },
  { beside: "csv-parse, columns", atLeast: 9 },
  { beside: "csv-parse and zod, records", atLeast: 7 },
];

/** Reading CSV: cut into cells, and as checked records. */
export function csvRaces(folder: string, rows: number): readonly Race[] {
  const path = bookingsFile(folder, rows);
  const size = `${rows.toLocaleString("en-GB")} rows of twelve cells`;
  return [
    {
      title: `${size}, cut into cells`,
      script: "csv-peer.ts",
      ways: [
        "ours, tokens",
        "uDSV, arrays",
        "papaparse, arrays",
        "d3-dsv, whole file, arrays",
        "csv-parse, arrays",
        "csv-parse, columns",
        "fast-csv, arrays",
        "DuckDB, 1 thread, every cell",
      ],
      given: [path],
      note: "Checked by the number of rows. Ours keeps the line of every cell and refuses control characters; d3-dsv holds the whole file, the others stream it.",
    },
    {
      title: `${size}, as checked records`,
      script: "csv-peer.ts",
      ways: ["ours, records", "csv-parse and zod, records"],
      given: [path],
      proof: ["prove"],
      note: "Checked by a hash of every value of every record, in a run that is not timed.",
    },
  ];
}
