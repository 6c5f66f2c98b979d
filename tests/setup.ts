import fc from "fast-check";

/** Property runs: a few hundred in the gate, as many as are asked for in the long run (`PDSCP_RUNS=20000 pnpm unit`). */
fc.configureGlobal({ numRuns: Number(process.env["PDSCP_RUNS"] ?? 300) });
