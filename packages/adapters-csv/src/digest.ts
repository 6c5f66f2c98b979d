import type { Digest } from "./reader.ts";
import type { CsvSource } from "./source.ts";
import { utf8Of } from "./utf8.ts";

declare const crypto: {
  readonly subtle?: { digest(name: "SHA-256", bytes: Uint8Array): Promise<ArrayBuffer> };
};

/** The digest of a source that is in memory as a whole, where the platform has one: browsers do on secure pages. */
export function wholeDigest({ whole }: CsvSource): Digest {
  return {
    update: () => undefined,
    result: async () => {
      if (whole === undefined || typeof crypto === "undefined" || crypto.subtle === undefined)
        return undefined;
      const content = whole();
      const bytes = typeof content === "string" ? utf8Of(content) : content;
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      return `sha256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
    },
  };
}
