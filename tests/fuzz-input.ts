/** Whole numbers by chance, below a bound; the same ones for the same seed. */
export type Chance = (below: number) => number;

/** Marsaglia's xorshift with 32 bits: plenty for choosing what to damage. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Long enough for anything that a reader does twice, short enough to be read a byte at a time. */
const LONGEST = 4_096;

/** What an input is made from. */
export interface Material {
  readonly corpus: readonly Uint8Array[];
  /** What means something to whoever reads the input. */
  readonly tokens: readonly Uint8Array[];
}

/** An input of the corpus, the newest more often, changed in one place to eight. */
export function changed({ corpus, tokens }: Material, chance: Chance): Uint8Array {
  const any = () => corpus[chance(corpus.length)] as Uint8Array;
  const newest = () => corpus[Math.max(chance(corpus.length), chance(corpus.length))] as Uint8Array;
  let bytes = newest();
  for (let times = 1 << chance(4); times > 0; times--) {
    const at = chance(bytes.length + 1);
    const token = tokens[chance(tokens.length)] as Uint8Array;
    const changes: readonly (() => Uint8Array)[] = [
      () => spliced(bytes, at, 0, token),
      () => spliced(bytes, at, token.length, token),
      () => spliced(bytes, at, 1, Uint8Array.of((bytes[at] ?? 0) ^ (1 << chance(8)))),
      () => spliced(bytes, at, 1, Uint8Array.of(chance(256))),
      () => spliced(bytes, at, 0, Uint8Array.of(chance(256))),
      () => spliced(bytes, at, 1 + chance(16), new Uint8Array()),
      () => spliced(bytes, at, 0, bytes.subarray(at, at + 1 + chance(64))),
      () => spliced(bytes, at, bytes.length, part(any(), chance)),
      () => spliced(bytes, at, 0, part(any(), chance)),
    ];
    bytes = (changes[chance(changes.length)] as () => Uint8Array)();
  }
  return bytes.slice(0, LONGEST);
}

function part(bytes: Uint8Array, chance: Chance): Uint8Array {
  const from = chance(bytes.length + 1);
  return bytes.subarray(from, from + 1 + chance(256));
}

function spliced(bytes: Uint8Array, at: number, remove: number, put: Uint8Array): Uint8Array {
  return Uint8Array.of(...bytes.subarray(0, at), ...put, ...bytes.subarray(at + remove));
}

/** The same input again and again, until it is so long: what is slow out of proportion shows. */
export function stretched(bytes: Uint8Array, length: number): Uint8Array {
  const long = new Uint8Array(length);
  if (bytes.length > 0)
    for (let at = 0; at < length; at += bytes.length) long.set(bytes.subarray(0, length - at), at);
  return long;
}

/** The smallest input that is found, by leaving parts out, for which something is still so. */
export async function smallest(
  bytes: Uint8Array,
  isSo: (smaller: Uint8Array) => Promise<boolean>,
): Promise<Uint8Array> {
  let found = bytes;
  for (let size = found.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < found.length; ) {
      const smaller = spliced(found, at, size, new Uint8Array());
      if (await isSo(smaller)) found = smaller;
      else at += size;
    }
  }
  return found;
}
