import { isPdscpError, RejectedRecordsError, type SourceLocation } from "@pdscp/core";

/** That a domain refused what a file says, with the place in the file. */
export class Refusal extends Error {
  readonly code: string;
  readonly at: Partial<SourceLocation>;

  constructor(
    { code, message }: { readonly code: string; readonly message: string },
    at: Partial<SourceLocation>,
  ) {
    super(message);
    this.code = code;
    this.at = at;
  }
}

/** What went wrong, in lines for a person: where, what is needed, and the code. */
export function refusalText(error: unknown): string {
  if (error instanceof RejectedRecordsError) return error.message;
  if (error instanceof Refusal) return `${place(error.at)}${error.message} (${error.code})`;
  if (isPdscpError(error)) return `${error.message} (${error.code})`;
  throw error;
}

function place({ source, line, column }: Partial<SourceLocation>): string {
  return `${[source, line, column].filter((part) => part !== undefined).join(":")}: `;
}
