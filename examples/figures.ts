import { join } from "node:path";
import { refusalText } from "./refusal.ts";
import { yearText } from "./year.ts";

const folder = process.argv[2] ?? join(import.meta.dirname, "data");
try {
  process.stdout.write(await yearText(folder));
} catch (error) {
  process.stderr.write(`${refusalText(error)}\n`);
  process.exitCode = 1;
}
