/** Something that must come to a good end whatever it is given. */
export interface FuzzTarget {
  readonly name: string;
  /** How often it gets its turn beside the others. */
  readonly weight: number;
  readonly seeds: readonly Uint8Array[];
  readonly tokens: readonly Uint8Array[];
  /** Reads an input once, for its time alone. */
  readonly read: (input: Uint8Array) => Promise<void>;
  /** Reads an input in every way and says how that ended; throws where a law is broken. */
  readonly check: (input: Uint8Array) => Promise<string>;
}
