import { PdscpError, type SourceLocation } from "@pdscp/core";

/** Everything that the command can refuse by itself. */
export type CliErrorCode =
  | "cli/checklist-unknown"
  | "cli/draft-unreadable"
  | "cli/folder-empty"
  | "cli/report-unwritable"
  | "cli/settings-invalid"
  | "cli/table-unknown";

/** An error of the command. */
export class CliError extends PdscpError<CliErrorCode> {
  override readonly name: string = "CliError";
}

/** What another package refused, with the place in the file that it was about. */
export class FileRefusal extends PdscpError {
  override readonly name: string = "FileRefusal";
  readonly at: Partial<SourceLocation>;

  constructor(
    { code, message, path }: { code: string; message: string; path?: readonly PropertyKey[] },
    at: Partial<SourceLocation>,
  ) {
    const place = [at.source, at.line, at.column].filter((part) => part !== undefined).join(":");
    super(`${place}: ${message}`, { code, path: path ?? [] });
    this.at = at;
  }
}
