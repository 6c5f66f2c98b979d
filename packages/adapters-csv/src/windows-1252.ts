/**
 * What Windows-1252 puts where Latin-1 has control codes, 0x80 to 0x9F; 0 where it has nothing. The table is our own
 * because a run time's decoder may be wrong: Node 20 gives U+0092 for a curly apostrophe (nodejs/node#56542).
 *
 * Source: https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT
 */
const upper: readonly number[] = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0, 0x017e, 0x0178,
];

/** The character code of a byte; `undefined` for the five that stand for nothing. */
export function windows1252(byte: number): number | undefined {
  if (byte < 0x80 || byte > 0x9f) return byte;
  return upper[byte - 0x80] || undefined;
}
