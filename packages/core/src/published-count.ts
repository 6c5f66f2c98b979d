import * as z from "zod";

/**
 * A count as a publication shows it: the number itself, or a marker where it was withheld ("*", "<5", "[c]") or is not
 * there ("n/a", "[x]"). A marker is never a number, and never nothing.
 */
export type PublishedCount =
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "withheld"; readonly marker: string }
  | { readonly kind: "not-available"; readonly marker: string };

const WITHHELD = /^(?:\*+|\[c\]|c|[<≤] ?\d{1,3}|suppressed|withheld)$/i;
const NOT_AVAILABLE = /^(?:n\/?a|n\.a\.|\[[xz]\]|[xz]|\.\.|[-–—]|null|not (?:available|applicable|known))$/i;

/** What the text of a cell says instead of a value, if it does; NULL is what databases export. */
export function readMarker(text: string): Exclude<PublishedCount, { kind: "count" }> | undefined {
  const marker = text.trim();
  if (marker.length > 20) return undefined;
  if (WITHHELD.test(marker)) return { kind: "withheld", marker };
  return NOT_AVAILABLE.test(marker) ? { kind: "not-available", marker } : undefined;
}

/** What {@link publishedCountSchema} reads. */
export function readPublishedCount(text: string): PublishedCount | undefined {
  const count = /^(?:\d+|\d{1,3}(?:,\d{3})+)$/.test(text.trim())
    ? Number(text.trim().replaceAll(",", ""))
    : undefined;
  if (count === undefined) return readMarker(text);
  return Number.isSafeInteger(count) ? { kind: "count", count } : undefined;
}

/** A published count as it is stored and exchanged: "27", "<5", "[c]", "n/a". */
export const publishedCountSchema = z.codec(
  z.string().refine((text) => readPublishedCount(text) !== undefined, {
    error: 'Expected a count or a marker such as "[c]"',
  }),
  z.custom<PublishedCount>(
    (value) => {
      const { kind, count, marker } = (value ?? {}) as { kind?: unknown; count?: number; marker?: string };
      return kind === "count"
        ? Number.isSafeInteger(count) && Number(count) >= 0
        : typeof marker === "string" && readMarker(marker)?.kind === kind;
    },
    { error: "Expected a published count" },
  ),
  {
    decode: (text) => readPublishedCount(text) as PublishedCount,
    encode: (value) => (value?.kind === "count" ? String(value.count) : value?.marker),
  },
);
