import { ABSENT, type Cell } from "./cell.ts";
import { CellFault, textFault } from "./cell-fault.ts";

/** Why the text of a cell would not be read back as the value that it is written for, if it would not. */
export function writingFault(
  { kind, read }: Cell,
  stored: unknown,
  text: string | undefined,
): CellFault | undefined {
  if (text === undefined) return undefined;
  if (text === "") return emptyFault(read(text));
  return kind === "text" ? textFault(text) : listFault(stored);
}

/** A list without items that may be absent as well, or a choice of no letters. */
function emptyFault(value: unknown): CellFault | undefined {
  return value === ABSENT || value instanceof CellFault
    ? new CellFault("core/record-invalid", "a value is needed that an empty cell would not lose")
    : undefined;
}

/** An item that would be read back as two, or not at all. */
function listFault(stored: unknown): CellFault | undefined {
  if (!Array.isArray(stored)) return undefined;
  const unfitItem = stored.find((item: string) => item.includes(";") || item.trim() !== item || item === "");
  if (unfitItem !== undefined)
    return new CellFault("core/record-invalid", "items without semicolons are needed");
  return stored.map((item: string) => textFault(item)).find((fault) => fault !== undefined);
}
